"""Pages from the templates in `api/html`, everything escaped."""

from functools import cache
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from graph.names import BASE, PREFIXES

__all__ = ["render"]


def render(template: str, status: int = 200, headers: dict[str, str] | None = None, **values: Any) -> HTMLResponse:
    """The page `template` makes of `values`."""
    return HTMLResponse(_environment().get_template(template).render(**values), status, headers)


@cache
def _environment() -> Environment:
    environment = Environment(loader=PackageLoader("api", "html"), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters |= {"short": _short, "link": _link}
    return environment


def _short(iri: str) -> str:
    """An IRI as a prefixed name, where a prefix fits."""
    fitting = [(len(base), prefix, base) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    if not fitting:
        return iri
    _, prefix, base = max(fitting)
    return f"{prefix}:{iri.removeprefix(base)}"


def _link(iri: str) -> str:
    """Where a browser of this host finds a thing: our own IRIs by their path."""
    return "/" + iri.removeprefix(BASE) if iri.startswith(BASE) else iri
