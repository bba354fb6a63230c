"""Commands that look into extraction: how well it reads gold, and why it says what it says."""

import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

import click

from api.commands.facts_shown import show_facts, write_told
from api.commands.figures_shown import Shown, show_differences, show_errors, show_figures, write_json
from api.commands.options import also_extractors
from api.commands.terminal import plain, say
from graph import pipeline
from graph.documents.reading import read_document
from graph.errors import CommuniqueError, DocumentError
from graph.evaluation import floors, sealed
from graph.evaluation.calibration import calibrated, confidence_file, lowered, measure_rules
from graph.evaluation.figures import HEADLINE, difference, figures, headline, intervals
from graph.evaluation.gold import GoldDocument, read_archive, read_folder
from graph.evaluation.marking import Marked, mark
from graph.evaluation.sheet import Verdict
from graph.evaluation.telling import told
from graph.extractors.extractor import Extractor
from graph.facts import Facts
from graph.ingest_inputs import file_bytes

__all__ = ["evaluate", "explain"]

OPEN: Final = "open"
OTHERS: Final = ("ner.", "llm.")  # rules of the extractors besides the rules
FOLDER: Final = click.Path(file_okay=False, exists=True, path_type=Path)
FILE: Final = click.Path(dir_okay=False, path_type=Path)


@click.command(short_help="Compare what extraction reads with gold.")
@click.argument("folders", nargs=-1, required=True, type=FOLDER, metavar="GOLD_DIR...")
@click.option("--sealed", "with_sealed", is_flag=True, help=f"Also the sealed half: figures only, at most {sealed.RUNS} times.")
@click.option("--json", "as_json", is_flag=True, help="Figures and errors as JSON.")
@click.option("--errors", "most", type=click.IntRange(min=0), default=5, show_default=True, help="Errors shown of each kind.")
@click.option(
    "--calibrate",
    "table",
    type=FILE,
    help="Write confidence by rule, measured on these sets, to this data file; with --also of that.",
)
@click.option(
    "--held-back",
    type=FOLDER,
    help="With --calibrate: documents that no rule was written from; confidence is lowered to what they show.",
)
@click.option("--raise-floors", "ground", type=FILE, help="Raise the floors in this file to what is measured; none is lowered.")
@also_extractors
def evaluate(  # noqa: PLR0913 - a command, like a route, has the options it has
    *,
    folders: tuple[Path, ...],
    with_sealed: bool,
    as_json: bool,
    most: int,
    table: Path | None,
    held_back: Path | None,
    ground: Path | None,
    also: Sequence[Extractor],
) -> None:
    """Compare what extraction reads with gold: precision, recall and F1 by kind with 95 % intervals, and the errors.

    A gold folder holds documents <name>.txt beside <name>.json, facts files or the older shape of gold; several folders
    are shown side by side.

    \b
    communique evaluate tests/gold
    communique evaluate tests/gold ../shared/corpus/dev --json
    """
    run = None
    if with_sealed and also:
        raise click.UsageError("--sealed measures the rules alone: no text of it goes to another extractor")
    if with_sealed:
        archive = sealed.find_archive(folders)
        run = archive, sealed.refuse_if_spent(archive)
    shown = [_measure(_name(folder), read_folder(_gold(folder)), also) for folder in folders]
    if table is not None:
        held = _measure(_name(held_back), read_folder(_gold(held_back)), also) if held_back is not None else None
        _write_table(table, shown, held, of_others=bool(also))
    if ground is not None:
        reached = {each.name: floors.measured(each.figures) for each in shown}
        floors.write_floors(ground, floors.raised(floors.read_floors(ground), reached))
    differences: dict[str, Mapping[str, tuple[float, float, float]]] = {}
    if run is not None:
        shown.append(_measure_sealed(*run))
        differences = {each.name: difference(each.sheets, shown[-1].sheets) for each in shown[:-1]}
    if as_json:
        write_json(shown, differences)
        return
    show_figures(shown)
    for name, found in differences.items():
        show_differences(name, found)
    if run is None:
        show_errors(shown, most)


@click.command(short_help="Show a document with what was read from it and why.")
@click.argument("file", type=FILE)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@also_extractors
def explain(file: Path, form: str, also: Sequence[Extractor]) -> None:
    """Show a document with what was read from it, and of every fact the rule, the confidence and the quote.

    \b
    communique explain note.txt | less -R
    communique explain note.txt --format json
    """
    facts = pipeline.extract_facts(read_document(file_bytes(file), file.name), also)
    if form == "json":
        write_told(facts, told(facts))
    else:
        show_facts(facts, told(facts))


def _gold(folder: Path) -> Path:
    """The folder of the documents: of a half that is open, where another is sealed."""
    return folder / OPEN if (folder / OPEN).is_dir() else folder


def _name(folder: Path) -> str:
    return _gold(folder).resolve().name


def _measure(name: str, documents: Sequence[GoldDocument], also: Sequence[Extractor], *, hidden: bool = False) -> Shown:
    def facts_of(document: GoldDocument) -> Facts:
        return pipeline.extract_facts(read_document(document.data, document.name), also)

    marked: list[Marked] = mark(documents, facts_of)
    verdicts = [verdict for one in marked for verdict in one.sheet.verdicts]
    return Shown(name, marked, figures([one.sheet for one in marked]), calibrated(verdicts), sealed=hidden)


def _write_table(table: Path, shown: Sequence[Shown], held_back: Shown | None, *, of_others: bool) -> None:
    """Confidence by rule, measured: of the rules; or of the extractors asked besides them, whose file is another."""

    def own(these: Sequence[Shown]) -> list[Verdict]:
        found = [verdict for each in these for one in each.marked for verdict in one.sheet.verdicts]
        return [verdict for verdict in found if verdict.rule.startswith(OTHERS) == of_others]

    measured = measure_rules(own(shown))
    if held_back is not None:
        measured = lowered(measured, own([held_back]))
    table.write_text(confidence_file(measured), encoding="utf-8", newline="\n")


def _measure_sealed(archive: Path, run: int) -> Shown:
    """Figures of the sealed half, noted in the log first; whatever fails there says nothing of the texts."""
    try:
        shown = _measure("sealed", read_archive(archive), (), hidden=True)
    except (CommuniqueError, ValueError, LookupError, TypeError, AttributeError):
        raise DocumentError("A sealed document cannot be measured; no run was counted.", "Measure the open half.") from None
    low, high = intervals(shown.sheets)
    kinds = [f"{kind} {shown.figures[kind].counts.f1:.3f}" for kind in HEADLINE if kind in shown.figures]
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
    figure = f"headline {headline(shown.figures):.3f} ({low:.3f}-{high:.3f})"
    digest = sha256(archive.read_bytes()).hexdigest()[:12]
    head = f"run {run} of {sealed.RUNS}, {now}, communique {version('communique')}, commit {_commit()}, archive {digest}"
    sealed.note_run(archive, f"{head}: {figure}; {', '.join(kinds)}; {len(shown.marked)} documents")
    say(f"[dim]{plain(head)}[/]")
    return shown


def _commit() -> str:
    """Commit of this software, with a plus where the tree differs from it; `unknown` outside a checkout."""
    place = Path(__file__).parent
    try:
        head = _git(place, "rev-parse", "--short", "HEAD")
        return head + ("+" if _git(place, "status", "--porcelain", "--", "graph", "ontology") else "")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(place: Path, *words: str) -> str:
    root = place.parent.parent
    return subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True).stdout.strip()
