"""Length-prefixed frames over pipes: how the pool and a worker talk."""

import json
from collections.abc import Mapping
from typing import Any, BinaryIO, Final

__all__ = ["LENGTH", "pack", "pack_json", "read", "read_json"]

LENGTH: Final = 8  # bytes of a frame's length, big-endian


def pack(payload: bytes) -> bytes:
    """`payload` as a frame."""
    return len(payload).to_bytes(LENGTH, "big") + payload


def pack_json(message: Mapping[str, Any]) -> bytes:
    """`message` as a frame."""
    return pack(json.dumps(message).encode())


def read(stream: BinaryIO) -> bytes:
    """Payload of the next frame of a blocking stream; EOFError when the other side has gone."""
    return _exactly(stream, int.from_bytes(_exactly(stream, LENGTH), "big"))


def read_json(stream: BinaryIO) -> dict[str, Any]:
    """The next frame of a blocking stream as a message."""
    message: dict[str, Any] = json.loads(read(stream))
    return message


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
