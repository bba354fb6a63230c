"""The vocabulary, the shapes and what uses them say the same: nothing undeclared, nothing unused, nothing contradictory."""

import ast
import re
from functools import cache
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
from pyshacl.entrypoints import meta_validate
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.namespace import SH

from graph.names import ONTOLOGY
from graph.validation.context import shape_graph
from graph.validation.findings import split_message
from tests.shared import CHECKOUT

C = Namespace(ONTOLOGY)
SHAPES = Namespace("https://w3id.org/communique/shapes#")
SHAPE_FILES = sorted((CHECKOUT / "shapes").glob("*.ttl"))
# Where the mapping from facts to published graph is written down; a name there is a use.
MAPPING = ("graph/mapping", "graph/linking", "graph/publishing")


@cache
def ontology() -> Graph:
    return Graph().parse(CHECKOUT / "ontology" / "communique.ttl")


@cache
def declared() -> dict[str, URIRef]:
    """Local name -> IRI of every term that has a type."""
    return {str(term).removeprefix(ONTOLOGY): term for term in set(ontology().subjects(RDF.type)) if term in C}


@cache
def shapes() -> Graph:
    return shape_graph(path.name for path in SHAPE_FILES)


def named_in_turtle(*paths: Path) -> set[str]:
    quads = (quad for path in paths for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    terms = {term for quad in quads for term in (quad.subject, quad.predicate, quad.object) if isinstance(term, ox.NamedNode)}
    return {term.value.removeprefix(ONTOLOGY) for term in terms if term.value.startswith(ONTOLOGY)}


def named_in_text(text: str) -> set[str]:
    """Terms written as `c:name` or in full."""
    return set(re.findall(r"(?<![\w:/.#-])c:([A-Za-z]\w*)", text)) | set(re.findall(r"communique/ontology#(\w+)", text))


@cache
def named_in_queries() -> set[str]:
    return set().union(*(named_in_text(path.read_text(encoding="utf-8")) for path in (CHECKOUT / "queries").glob("*.rq")))


def strings(path: Path) -> set[str]:
    """String constants of a module, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
    }


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (CHECKOUT / folder).rglob("*.py"))


def named_in_code(path: Path) -> set[str]:
    """Terms that a module names: `c:name` in its strings, arguments of term(…), attributes of a namespace C, ONTOLOGY + …"""
    tree, found = ast.parse(path.read_text(encoding="utf-8")), set()
    for text in strings(path):
        found |= named_in_text(text)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="term"), args=[ast.Constant(value=str(name))]):
                found.add(name)
            case ast.Attribute(value=ast.Name(id="C"), attr=name):
                found.add(name)
            case ast.BinOp(left=ast.Name(id="ONTOLOGY"), op=ast.Add(), right=ast.Constant(value=str(name))):
                found.add(name)
    return found


def test_every_term_is_explained() -> None:
    terms = declared()
    assert len(terms) > 120
    for way in (RDFS.label, SKOS.definition, SKOS.example):
        without = {name for name, term in terms.items() if len(set(ontology().objects(term, way))) != 1}
        assert without == set(), f"not exactly one {way}"
    labels = {name: str(ontology().value(term, RDFS.label)) for name, term in terms.items()}
    assert {name for name, label in labels.items() if not label.strip()} == set()


def test_terms_used_in_data_are_declared() -> None:
    files = [*SHAPE_FILES, CHECKOUT / "ontology" / "alignments.ttl", *(CHECKOUT / "ontology" / "registry").glob("*.ttl")]
    assert len(files) > 25
    assert {path.name: unknown for path in files if (unknown := named_in_turtle(path) - declared().keys())} == {}


def test_terms_used_in_queries_are_declared() -> None:
    assert named_in_queries() - declared().keys() == set()


def test_terms_used_in_code_are_declared() -> None:
    files = modules("graph", "api")
    used = {path: named_in_code(path) for path in files}
    assert len(set().union(*used.values())) > 60
    assert {str(path): unknown for path, names in used.items() if (unknown := names - declared().keys())} == {}


def test_declared_terms_are_used() -> None:
    in_code = set().union(*(strings(path) | named_in_code(path) for path in modules(*MAPPING)))
    in_registry = named_in_turtle(*(CHECKOUT / "ontology" / "registry").glob("*.ttl"))
    used = named_in_turtle(*SHAPE_FILES) | named_in_queries() | in_code | in_registry
    assert declared().keys() - used == set()


def test_every_class_has_shapes() -> None:
    """A class is checked by shapes that target it or a class above it; main classes have a file of their own."""
    targets = set(shapes().objects(None, SH.targetClass))
    classes = {term for term in declared().values() if (term, RDF.type, OWL.Class) in ontology()}
    assert len(classes) > 40
    unchecked = {term for term in classes if not targets & set(ontology().transitive_objects(term, RDFS.subClassOf))}
    assert unchecked == set()
    kinds = {kind for main in (C.Event, C.Agreement, C.Person) for kind in ontology().transitive_subjects(RDFS.subClassOf, main)}
    own = classes - kinds | {C.Event, C.Meeting, C.Agreement, C.Person}
    shared_files = {"StatedValue": "contradiction", "Mode": "code", "Status": "code", "Role": "code"}
    names = {str(term).removeprefix(ONTOLOGY) for term in own}
    files = {shared_files.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=UN)(?=E)", "_", name).lower() for name in names}
    assert files - {path.stem for path in SHAPE_FILES} == set()


def test_shapes_speak_to_curators() -> None:
    """Every shape with a target says in one sentence what is wrong and what to do; no two say the same."""
    targeted = {shape for way in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf) for shape in shapes().subjects(way)}
    assert len(targeted) > 130
    messages = {shape: [str(message) for message in shapes().objects(shape, SH.message)] for shape in targeted}
    assert {shape: said for shape, said in messages.items() if len(said) != 1} == {}
    for shape, [message] in messages.items():
        what, remedy = split_message(message)
        assert what[0].isupper(), shape
        assert len(what) < 120, shape
        assert len(remedy) > 8, shape
        assert message.count(".") == 1 or "EDTF" in message or "sdg:" in message or "0.7" in message or '".."' in message, shape
    assert len({message for [message] in messages.values()}) == len(messages)


def test_shapes_are_named_once() -> None:
    found = [str(shape) for path in SHAPE_FILES for shape in set(Graph().parse(path).subjects(RDF.type)) if shape in SHAPES]
    assert len(found) == len(set(found)) > 130


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # inside pyshacl
def test_shapes_are_valid_shacl() -> None:
    """The W3C's own shapes for shapes graphs find nothing."""
    conforms, _, text = meta_validate(shapes(), inference="none")
    assert conforms, text
    assert not meta_validate(
        Graph().parse(data=f'@prefix sh: <{SH}> . <urn:x> a sh:NodeShape ; sh:minLength "one" .'), inference="none"
    )[0]


def inconsistencies(graph: Graph) -> list[str]:
    reasoner = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics)
    reasoner.expand(graph)
    return sorted(str(message) for message in graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))


def test_vocabulary_is_consistent() -> None:
    graph = Graph()
    for name in ("communique.ttl", "alignments.ttl"):
        graph.parse(CHECKOUT / "ontology" / name)
    assert inconsistencies(graph) == []
    a_meeting_that_acts = Graph().parse(data=f"@prefix c: <{C}> . <urn:x> a c:Meeting, c:Country .")
    assert inconsistencies(graph + a_meeting_that_acts) != []
