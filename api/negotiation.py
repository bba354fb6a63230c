"""Content negotiation (RFC 9110 section 12.5.1): which of the offered media types the client prefers."""

from collections.abc import Sequence

__all__ = ["choose", "ranking"]


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """The offered media type that `accept` ranks highest, the first offered on a tie; None where none will do."""
    return next(iter(ranking(accept, offered)), None)


def ranking(accept: str | None, offered: Sequence[str]) -> list[str]:
    """The offered media types that `accept` allows, best first, in the order offered on a tie."""
    if not accept or not accept.strip():
        return list(offered)
    ranges = [_parse(part) for part in accept.split(",") if part.strip()]
    qualities = {media: _quality(media, ranges) for media in offered}
    return sorted((media for media in offered if qualities[media] > 0), key=lambda media: -qualities[media])


def _parse(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                quality = min(1.0, max(0.0, float(value)))
            except ValueError:
                quality = 0.0
    return media.lower(), quality


def _quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Quality of the most specific range that covers `media`."""
    kind = media.partition("/")[0]
    for pattern in (media, f"{kind}/*", "*/*"):
        matching = [quality for name, quality in ranges if name == pattern]
        if matching:
            return max(matching)
    return 0.0
