"""How many quads come of documents, against what the design allows."""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import NamedNode

from benchmarks.measure import Row
from graph.mapping.facts_to_quads import MappedDocument
from graph.names import ONTOLOGY, PREFIXES

__all__ = ["SIZE_NOTE", "size_row"]

TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
CLAIM: Final = NamedNode(ONTOLOGY + "Claim")
PER_CLAIM: Final = 12
PER_DOCUMENT: Final = 600
SIZE_NOTE: Final = (
    "Quads of a document are those of its source and provenance graphs; published ones come on top. The design allows "
    f"{PER_CLAIM} for a claim with its places in the text, and about {PER_DOCUMENT} for a document of 400 words."
)


def size_row(title: str, words: Sequence[int], mapped: Sequence[MappedDocument], published: int) -> Row:
    """Figures of a set of documents: their words and graphs, and how many quads were published of all of them."""
    graphs = [(name, quads) for document in mapped for name, quads in document.graphs.items()]
    quads = sum(len(found) for _, found in graphs)
    provenance = sum(len(found) for name, found in graphs if name.endswith("/provenance"))
    claims = sum(quad.predicate == TYPE and quad.object == CLAIM for _, found in graphs for quad in found)
    in_400 = quads / sum(words) * 400
    return {
        "documents": title,
        "words a document": round(sum(words) / len(mapped)),
        "claims a document": round(claims / len(mapped), 1),
        "quads a document": round(quads / len(mapped), 1),
        "of provenance a claim": round(provenance / claims, 2),
        f"within {PER_CLAIM}": provenance / claims <= PER_CLAIM,
        "of all graphs a claim": round(quads / claims, 2),
        "in 400 words": round(in_400, 1),
        f"within {PER_DOCUMENT}": in_400 <= PER_DOCUMENT,
        "published a document": round(published / len(mapped), 1),
    }
