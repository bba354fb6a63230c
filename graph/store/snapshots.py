"""Numbered, unchanging copies of the content store, each with room for a text index; CURRENT names the one to read."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graph.errors import StoreError
from graph.snapshot import LEASE, STORE, shared_lease, unused
from graph.store.embedded import EmbeddedStore
from graph.store.files import sync_files, sync_folder, write_whole

__all__ = ["IndexBuilder", "Snapshots"]

UNFINISHED: Final = "."

IndexBuilder = Callable[[Path], None]


class Snapshots:
    """The folders `snapshots/<n>` of a store folder. Only the writer publishes and removes; anybody reads."""

    def __init__(self, root: Path) -> None:
        self._folder = root / "snapshots"
        self._current = root / "CURRENT"

    def current(self) -> Path:
        """Folder of the snapshot to read; StoreError when nothing has been published."""
        try:
            return self._folder / self._current.read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError) as error:
            root, remedy = self._current.parent, "Put documents in first: communique ingest FILE --store PATH."
            if (root / "content").is_dir():  # an ingest was stopped before it published
                remedy = f"Publish what was put in: communique publish --store {root}."
            raise StoreError(f"The store {root} holds nothing to read yet.", remedy) from error

    @contextmanager
    def leased(self) -> Iterator[Path]:
        """The current snapshot, kept from removal inside the block."""
        while True:
            folder = self.current()
            lease = shared_lease(folder)
            if lease is not None:
                break
            if folder == self.current():
                raise StoreError(f"The snapshot {folder} is missing.", "Publish again: communique ingest FILE --store PATH.")
        try:
            yield folder
        finally:
            os.close(lease)

    def publish(self, content: EmbeddedStore, build_index: IndexBuilder | None) -> int:
        """Copy `content`, let `build_index` add its file to the new folder, make it current, remove unused ones; its number."""
        number = max(self._numbers(), default=0) + 1
        unfinished = self._folder / f"{UNFINISHED}{number}"
        if unfinished.exists():  # an index builder failed before
            shutil.rmtree(unfinished)
        unfinished.mkdir(parents=True)
        content.backup(unfinished / STORE)
        if build_index is not None:
            build_index(unfinished)
        (unfinished / LEASE).touch()
        sync_files(unfinished)
        unfinished.rename(self._folder / str(number))
        sync_folder(self._folder)
        write_whole(self._current, f"{number}\n".encode())
        self.remove_unused()
        return number

    def remove_unused(self) -> None:
        """Remove what a killed writer left half made, and every snapshot that is neither current nor leased."""
        if not self._folder.exists():
            return
        for unfinished in self._folder.glob(f"{UNFINISHED}*"):
            shutil.rmtree(unfinished)
        current = self._current.read_text(encoding="ascii").strip() if self._current.exists() else ""
        for number in self._numbers():
            folder = self._folder / str(number)
            if folder.name != current:
                with unused(folder) as free:
                    if free:
                        doomed = folder.rename(self._folder / f"{UNFINISHED}{number}")
                        shutil.rmtree(doomed)

    def _numbers(self) -> list[int]:
        return [int(folder.name) for folder in self._folder.glob("*") if folder.name.isdecimal()]
