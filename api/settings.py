"""What can be set: by COMMUNIQUE_* in the environment, and on the command line, which wins."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from graph.errors import CommuniqueError

__all__ = ["DEFAULT_STORE", "Settings", "settings_from"]

DEFAULT_STORE: Final = "var/store"
RANGES: Final[dict[str, tuple[float, float]]] = {  # setting -> least and most
    "port": (0, 65535),
    "workers": (2, 64),  # one is kept for canned queries
    "deadline": (0.1, 600),
    "queue": (1, 100_000),
    "max_rows": (1, 1_000_000_000),
    "max_bytes": (1, 10_000_000_000),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How one service runs; `public_url` replaces the fixed base of the data in the links it gives."""

    store: Path = Path(DEFAULT_STORE)
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    deadline: float = 10.0  # seconds a query may take
    queue: int = 32  # queries that may wait for a worker
    max_rows: int = 100_000
    max_bytes: int = 50_000_000
    public_url: str = ""


def settings_from(environ: Mapping[str, str], **chosen: object) -> Settings:
    """Settings of `environ` (COMMUNIQUE_STORE, COMMUNIQUE_PORT …), overridden by what is `chosen` and not None.

    CommuniqueError for a value that is not of the setting's type or out of its range.
    """
    values: dict[str, object] = {}
    for field in fields(Settings):
        variable = f"COMMUNIQUE_{field.name.upper()}"
        written = environ.get(variable)
        if written is not None:
            try:
                values[field.name] = type(field.default)(written)  # type: ignore[misc]  # every default has a constructor from text
            except ValueError as error:
                raise CommuniqueError(f"{variable} is {written!r}.", f"Give a value such as {field.default}.") from error
            _check(field.name, values[field.name], f"{variable} is {written!r}")
    for name, value in chosen.items():
        if value is not None:
            _check(name, value, f"{name} is {value}")
            values[name] = value
    return Settings(**values)  # type: ignore[arg-type]


def _check(name: str, value: object, said: str) -> None:
    if name in RANGES:
        least, most = RANGES[name]
        if not (isinstance(value, int | float) and least <= value <= most):  # not a number is in no range
            raise CommuniqueError(f"{said}.", f"Give a value from {least:,} to {most:,}, such as {getattr(Settings(), name)}.")
