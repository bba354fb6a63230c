"""The document and the report themselves to quads."""

from pyoxigraph import Literal, NamedNode

from graph.facts import DocumentFacts, Facts, Report
from graph.mapping.terms import TYPE, dcterms, edtf, phrase, term, typed
from graph.mapping.writer import Value, Writer

__all__ = ["write_report"]


def write_report(writer: Writer, facts: Facts, report: Report) -> None:
    """The report and its document; each report graph says so itself, so that it can be read and replaced alone."""
    node = writer.iri
    order = [known.key for known in facts.reports].index(report.key) + 1
    writer.say(node, TYPE, term("Report"))
    writer.say(node, dcterms("isPartOf"), writer.document)
    writer.say(node, term("order"), typed(str(order), "integer"))
    writer.say(node, term("graph"), writer.graph)
    if report.title:
        writer.say(node, dcterms("title"), phrase(report.title, writer.language))
    if report.date:
        writer.say(node, dcterms("issued"), edtf(report.date))
    if report.issuer:
        writer.say(node, term("issuer"), writer.node(report.issuer))
    _write_document(writer, facts.document)


def _write_document(writer: Writer, document: DocumentFacts) -> None:
    node = writer.document
    writer.say(node, TYPE, term("Document"))
    writer.say(node, term("sha256"), typed(document.sha256, "string"))
    writer.say(node, dcterms("source"), _source(document.source))
    if document.title:
        writer.say(node, dcterms("title"), phrase(document.title, document.language))
    if document.publisher:
        known = document.publisher in writer.nodes.actors
        writer.say(node, dcterms("publisher"), writer.node(document.publisher) if known else Literal(document.publisher))
    if document.published:
        writer.say(node, dcterms("issued"), edtf(document.published))
    if document.language:
        writer.say(node, dcterms("language"), typed(document.language, "language"))


def _source(source: str) -> Value:
    """A web address as an IRI; a file name, or an address that is no IRI, as text."""
    if source.startswith(("http://", "https://")):
        try:
            return NamedNode(source)
        except ValueError:
            return Literal(source)
    return Literal(source)
