"""One document's answer against its gold."""

from graph.evaluation.actors import score_actors, score_posts
from graph.evaluation.answers import Answer
from graph.evaluation.happenings import score_events
from graph.evaluation.instruments import score_agreements, score_money
from graph.evaluation.sheet import Sheet

__all__ = ["score"]


def score(gold: Answer, said: Answer, text: str) -> Sheet:
    """The marked sheet; `text` is the document's, for quotes and to find gold's cues."""
    sheet = Sheet()
    keys = score_actors(gold, said, text, sheet)
    score_posts(gold, said, keys, text, sheet)
    score_events(gold, said, keys, text, sheet)
    score_agreements(gold, said, keys, text, sheet)
    score_money(gold, said, sheet)
    return sheet
