"""Pages from the templates in `api/html`, everything escaped."""

from functools import cache
from typing import Any, Final

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.values import link_of

__all__ = ["render"]

SAFE: Final = {  # a page of ours runs no script and loads nothing
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
}


def render(template: str, status: int = 200, headers: dict[str, str] | None = None, **values: Any) -> HTMLResponse:
    """The page `template` makes of `values`."""
    headers = {**SAFE, **(headers or {})}
    return HTMLResponse(_environment().get_template(template).render(**values), status, headers)


@cache
def _environment() -> Environment:
    environment = Environment(loader=PackageLoader("api", "html"), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters |= {"link": link_of}
    return environment
