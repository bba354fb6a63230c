"""What an extractor beside the rules is."""

from typing import Protocol

from graph.documents.document import Document
from graph.facts import Facts

__all__ = ["Extractor"]


class Extractor(Protocol):
    """Reads a document of which `facts` are known already; gives facts of its own, on the same document and reports.

    Every entry names the extractor. Keys of its entries need not differ from those of `facts`: `combine` sees to that.
    """

    def __call__(self, document: Document, facts: Facts) -> Facts: ...
