"""The folder behind `--store PATH`: one writer, many readers of snapshots, and nothing that a kill can leave half done."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from graph.errors import StoreError
from graph.snapshot import STORE
from graph.store.embedded import EmbeddedStore
from graph.store.files import write_whole
from graph.store.journal import Journal
from graph.store.lock import exclusive_lock
from graph.store.snapshots import IndexBuilder, Snapshots

__all__ = ["StoreFolder"]

FORMAT: Final = b"communique-store/1\n"
MARK: Final = "FORMAT"
LOCK: Final = "writer.lock"


class StoreFolder:
    """A store on disk.

    content/ and work/ are the live stores (open only inside `writer()`), documents/ holds texts and original files by
    hash, snapshots/<n>/ what readers see, CURRENT the number of the snapshot to read, journal.jsonl what happened when.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.journal = Journal(path / "journal.jsonl")
        self._snapshots = Snapshots(path)
        self._content: EmbeddedStore | None = None
        self._work: EmbeddedStore | None = None

    @property
    def content(self) -> EmbeddedStore:
        """Source, identity, published and reference graphs, for the writer."""
        return self._for_writer(self._content)

    @property
    def work(self) -> EmbeddedStore:
        """Quarantine, candidates, judgements, history, for the writer; no public query reads it."""
        return self._for_writer(self._work)

    @contextmanager
    def writer(self) -> Iterator["StoreFolder"]:
        """Be the only writer; makes the folder if need be, clears what a killed writer left. StoreLocked names the other one."""
        self._prepare()
        with ExitStack() as held:
            held.enter_context(exclusive_lock(self.path / LOCK))
            self._clear_leftovers()
            write_whole(self.path / MARK, FORMAT)
            try:
                self._content = EmbeddedStore(self.path / "content")
                self._work = EmbeddedStore(self.path / "work")
                yield self
            finally:
                self._close()

    def publish_snapshot(self, build_index: IndexBuilder | None = None) -> int:
        """Make what `content` holds now the snapshot that readers see; its number.

        `build_index` is given the new folder, with the copied quads under `store`, and writes `names.sqlite` into it;
        the snapshot before it is still `current_snapshot()` meanwhile.
        """
        return self._snapshots.publish(self.content, build_index)

    def current_snapshot(self) -> Path:
        """Folder of the snapshot to read now (quads under `store`, text index `names.sqlite`); cheap: one small file read."""
        return self._snapshots.current()

    @contextmanager
    def leased_snapshot(self) -> Iterator[Path]:
        """Folder of the current snapshot, which no writer removes inside the block."""
        with self._snapshots.leased() as folder:
            yield folder

    @contextmanager
    def reading(self) -> Iterator[EmbeddedStore]:
        """The current snapshot's quads, read-only; works beside a writer."""
        with self._snapshots.leased() as folder:
            store = EmbeddedStore(folder / STORE, read_only=True)
            try:
                yield store
            finally:
                store.close()

    def keep_text(self, text: str) -> str:
        """Keep the stored text of a document on disk; its SHA-256. Call it before any quad about it is written."""
        return self._keep(text.encode(), "txt")

    def keep_original(self, data: bytes) -> str:
        """Keep the bytes of a document as they came on disk; their SHA-256."""
        return self._keep(data, "bin")

    def text(self, sha256: str) -> str:
        """Stored text of that hash; StoreError when it is not here."""
        return self._read(sha256, "txt").decode()

    def original(self, sha256: str) -> bytes:
        """Original bytes of that hash; StoreError when they are not here."""
        return self._read(sha256, "bin")

    def _keep(self, data: bytes, suffix: str) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._kept(sha256, suffix)
        if not path.exists():
            write_whole(path, data)
        return sha256

    def _read(self, sha256: str, suffix: str) -> bytes:
        try:
            return self._kept(sha256, suffix).read_bytes()
        except FileNotFoundError as error:
            raise StoreError(f"The store {self.path} holds no text or file with the hash {sha256}.") from error

    def _kept(self, sha256: str, suffix: str) -> Path:
        return self.path / "documents" / sha256[:2] / f"{sha256}.{suffix}"

    def _prepare(self) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if self._is_foreign():
                raise StoreError(f"{self.path} is not a store of this version.", "Name a new folder or one made by communique.")
        except OSError as error:
            raise StoreError(f"The store {self.path} cannot be written: {error.strerror}.", "Name another folder.") from error

    def _is_foreign(self) -> bool:
        mark = self.path / MARK
        if mark.exists():
            return mark.read_bytes() != FORMAT
        return any(entry.name not in {LOCK, f"{MARK}.partial"} for entry in self.path.iterdir())

    def _clear_leftovers(self) -> None:
        for partial in [*self.path.glob("*.partial"), *self.path.glob("documents/*/*.partial")]:
            partial.unlink()
        self._snapshots.remove_unused()

    def _close(self) -> None:
        with ExitStack() as closing:
            for store in (self._content, self._work):
                if store is not None:
                    closing.callback(store.close)
        self._content = self._work = None

    def _for_writer(self, store: EmbeddedStore | None) -> EmbeddedStore:
        if store is None:
            raise StoreError(f"The store {self.path} is not open for writing.", "Use it inside `with folder.writer():`.")
        return store
