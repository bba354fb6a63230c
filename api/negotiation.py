"""Content negotiation (RFC 9110 section 12.5.1): which of the offered media types the client prefers."""

from collections.abc import Sequence

__all__ = ["choose"]


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """The offered media type that `accept` ranks highest, the first offered on a tie; None where none will do."""
    if not accept or not accept.strip():
        return offered[0]
    ranges = [_parse(part) for part in accept.split(",") if part.strip()]
    ranked = [(quality, -index, media) for index, media in enumerate(offered) if (quality := _quality(media, ranges)) > 0]
    return max(ranked)[2] if ranked else None


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
