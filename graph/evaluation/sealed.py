"""The sealed half: read where nobody sees it, measured at most RUNS times, every run in a log beside it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from graph.errors import DocumentError, InvalidParameter

__all__ = ["ARCHIVE", "LOG", "RUNS", "find_archive", "note_run", "refuse_if_spent"]

ARCHIVE: Final = "sealed.tar.gz"
LOG: Final = "SEALED.log"
RUNS: Final = 5


def find_archive(folders: Iterable[Path]) -> Path:
    """The sealed archive in one of the folders or beside it."""
    for folder in folders:
        for place in (folder, folder.resolve().parent):
            if (place / ARCHIVE).is_file():
                return place / ARCHIVE
    raise DocumentError(f"There is no {ARCHIVE} in the folders given.", "Give the folder that holds it.")


def refuse_if_spent(archive: Path) -> int:
    """Number of the run to come; refused when the runs are spent."""
    done = len(_runs(archive))
    if done >= RUNS:
        raise InvalidParameter(
            "sealed",
            f"The sealed half was measured {done} times, and {RUNS} is the most: each look makes it less blind.",
            f"Read the figures in {archive.with_name(LOG)}; measure changes on the open half.",
        )
    return done + 1


def note_run(archive: Path, line: str) -> None:
    """Append one run to the log, before anybody sees its figures."""
    log = archive.with_name(LOG)
    with log.open("a", encoding="utf-8", newline="\n") as file:
        file.write(" ".join(line.split()) + "\n")


def _runs(archive: Path) -> list[str]:
    log = archive.with_name(LOG)
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return [line for line in lines if line.strip() and not line.startswith("#")]
