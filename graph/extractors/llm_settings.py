"""Which endpoint the language model is asked at: by COMMUNIQUE_LLM_* in the environment, and on the command line, which wins."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from graph.errors import ExtractorError

__all__ = ["LlmSettings", "llm_settings_from"]

_PREFIX: Final = "COMMUNIQUE_LLM_"
_TIMES: Final = (1.0, 3600.0)


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """`url` is the base of an OpenAI-compatible service, `timeout` the seconds that one answer may take in all."""

    url: str = ""
    model: str = ""
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    cache: Path = Path("var/llm")


def llm_settings_from(environ: Mapping[str, str], **chosen: str | None) -> LlmSettings:
    """Settings of `environ` (COMMUNIQUE_LLM_URL …), overridden by what is `chosen`; ExtractorError for what cannot be used."""
    values: dict[str, str] = {one.name: environ[name] for one in fields(LlmSettings) if (name := _variable(one.name)) in environ}
    values |= {name: value for name, value in chosen.items() if value is not None}
    _check_url(values.get("url", ""))
    if not values.get("model", "").strip():
        raise ExtractorError("No model is named for the extractor llm.", f"Give --llm-model NAME or set {_variable('model')}.")
    key = values.get("key", "").strip()
    if not (key.isascii() and key.isprintable()):
        raise ExtractorError(f"{_variable('key')} holds signs that no key has.", "Copy the key again, in one line.")
    found = LlmSettings(url=values["url"].rstrip("/"), model=values["model"].strip(), key=key, timeout=_timeout(values))
    cache = values.get("cache", "")
    return LlmSettings(found.url, found.model, found.key, found.timeout, Path(cache)) if cache else found


def _variable(name: str) -> str:
    return f"{_PREFIX}{name.upper()}"


def _check_url(url: str) -> None:
    remedy = f"Give --llm-url or set {_variable('url')}, such as http://127.0.0.1:8080/v1."
    if not url:
        raise ExtractorError("No endpoint is named for the extractor llm.", remedy)
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or not url.isascii() or not url.isprintable() or " " in url:
        raise ExtractorError(f"{url!r} is no address of an endpoint.", remedy)
    if parts.username is not None or parts.query or parts.fragment:
        message = "The address of the endpoint holds more than host, port and path."
        raise ExtractorError(message, f"Put the key into {_variable('key')}.")


def _timeout(values: Mapping[str, str]) -> float:
    written = values.get("timeout", str(LlmSettings().timeout))
    try:
        seconds = float(written)
    except ValueError:
        seconds = 0.0
    if not _TIMES[0] <= seconds <= _TIMES[1]:
        remedy = f"Give seconds from {_TIMES[0]:g} to {_TIMES[1]:g}, such as 120."
        raise ExtractorError(f"{_variable('timeout')} is {written!r}.", remedy)
    return seconds
