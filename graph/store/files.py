"""Files that are there whole or not at all, also after a kill or a power cut."""

import os
from pathlib import Path

__all__ = ["sync_files", "sync_folder", "write_whole"]


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path` through a neighbour and a rename, on disk when this returns; folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.partial")
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Let renames and new names in the folder `path` reach the disk."""
    _sync(path)


def sync_files(folder: Path) -> None:
    """Let the files of `folder` and their names reach the disk; folders inside are not entered."""
    for path in folder.iterdir():
        if path.is_file():
            _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
