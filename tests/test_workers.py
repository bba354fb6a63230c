"""Queries in worker processes: right answers in every format, limits that are told, deadlines that hold, a pool that survives."""

import asyncio
import csv
import io
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store, parse, parse_query_results

from graph.errors import CommuniqueError, QueryError, QueryRefused, QueryTimeout, ResultFormatError, StoreError
from graph.names import INFERRED, PUBLISHED
from graph.store.folder import StoreFolder
from graph.workers.lexer import has_dataset_clause, is_federated
from graph.workers.pool import Answer, Limits, WorkerPool
from tests.worker_store import ALL, RUNAWAY, SLOW, THINGS, counting_server, publish, published

JSON = "application/sparql-results+json"
GRAPHS = [PUBLISHED, INFERRED]
SOURCE = "https://example.org/source"
FORMATS = {
    JSON: QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
EVERY_TERM = r"""SELECT * { VALUES (?a ?b) {
  (<https://example.org/ü?x=1&y=2> "plain") ("quote \" comma, <tag> & \\ \n\r\t end"@en 3) (true UNDEF) (UNDEF "2024-05-01"^^<http://www.w3.org/2001/XMLSchema#date>)
  (UNDEF UNDEF) ("Aşgabat 😀" ">]]") ("" "}},{\"") } }"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> StoreFolder:
    return published(tmp_path_factory.mktemp("workers") / "store")


@pytest.fixture(scope="module")
def pool(folder: StoreFolder) -> Iterator[WorkerPool]:
    with WorkerPool(folder.current_snapshot, 2, 20.0, Limits(rows=1000, bytes=200_000)) as opened:
        yield opened


def values(answer: Answer, name: str) -> list[str]:
    return [row[name]["value"] for row in json.loads(answer.body)["results"]["bindings"]]


def count(pool: WorkerPool, pattern: str, graphs: list[str] | None, named: list[str] | None = None, clause: str = "") -> int:
    query = f"SELECT (COUNT(*) AS ?n) {clause} {{ {pattern} }}"
    return int(values(pool.run(query, default_graphs=graphs, named_graphs=named, media_type=JSON), "n")[0])


@pytest.mark.parametrize(("media_type", "form"), FORMATS.items())
def test_rows_read_back_as_the_engine_gave_them(pool: WorkerPool, media_type: str, form: QueryResultsFormat) -> None:
    expected = Store().query(EVERY_TERM)
    assert isinstance(expected, QuerySolutions)
    answer = pool.run(EVERY_TERM, default_graphs=GRAPHS, media_type=media_type)
    read = parse_query_results(answer.body, format=form)
    assert isinstance(read, QuerySolutions)
    assert read.variables == expected.variables
    assert [list(row) for row in read] == [list(row) for row in expected]
    assert (answer.rows, answer.truncated, answer.media_type) == (7, False, media_type)


def test_csv_is_what_the_engine_writes(pool: WorkerPool) -> None:
    expected = Store().query(EVERY_TERM)
    assert isinstance(expected, QuerySolutions)
    written = expected.serialize(format=QueryResultsFormat.CSV)
    assert written is not None
    answer = pool.run(EVERY_TERM, default_graphs=GRAPHS, media_type="text/csv")
    assert list(csv.reader(io.StringIO(answer.body.decode(), newline=""))) == list(
        csv.reader(io.StringIO(written.decode(), newline=""))
    )
    assert answer.body.count(b"\r\n") == 8


@pytest.mark.parametrize(("query", "expected"), [("ASK { ?s ?p ?o }", True), ("ASK { ?s ?p <urn:none> }", False)])
def test_ask(pool: WorkerPool, query: str, expected: bool) -> None:
    read = parse_query_results(pool.run(query, default_graphs=GRAPHS, media_type=JSON).body, format=QueryResultsFormat.JSON)
    assert isinstance(read, QueryBoolean)
    assert bool(read) is expected


@pytest.mark.parametrize(
    ("media_type", "form"),
    [
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("text/turtle", RdfFormat.TURTLE),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_graphs_in_every_format(pool: WorkerPool, media_type: str, form: RdfFormat) -> None:
    answer = pool.run("CONSTRUCT WHERE { ?s ?p ?o }", default_graphs=GRAPHS, media_type=media_type)
    assert len(set(parse(answer.body, format=form))) == answer.rows == THINGS + 1
    again = pool.run("CONSTRUCT WHERE { ?s ?p ?o }", default_graphs=GRAPHS[::-1], media_type=media_type)
    assert again.body == answer.body


def test_a_constructed_triple_comes_once(pool: WorkerPool) -> None:
    query = "CONSTRUCT { <urn:x> ?p true } WHERE { ?s ?p ?o }"
    answer = pool.run(query, default_graphs=GRAPHS, media_type="application/n-triples")
    assert answer.rows == 1
    assert answer.body.count(b"\n") == 1


def test_only_the_graphs_named_are_read(pool: WorkerPool) -> None:
    triple, in_graph = "?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"
    source = f"FROM <{SOURCE}>"
    cases: list[tuple[str, list[str] | None, list[str] | None, str, int]] = [
        (triple, GRAPHS, None, "", THINGS + 1),
        (triple, None, None, "", THINGS + 1),
        (triple, [INFERRED], None, "", 1),
        (triple, [INFERRED, INFERRED], None, "", 1),
        (triple, [], None, "", 0),
        (triple, None, None, source, 1),
        (triple, [PUBLISHED], None, source, THINGS),
        (triple, None, None, "FROM <http://127.0.0.1:1/remote> FROM <file:///etc/passwd>", 0),
        (in_graph, GRAPHS, None, "", THINGS + 2),
        (in_graph, GRAPHS, [SOURCE], "", 1),
        (in_graph, None, None, f"FROM NAMED <{SOURCE}>", 1),
    ]
    for pattern, graphs, named, clause, expected in cases:
        assert count(pool, pattern, graphs, named, clause) == expected, (pattern, graphs, named, clause)
    assert len(cases) == 11


def test_the_first_media_type_that_fits_is_taken(pool: WorkerPool) -> None:
    wanted = ["text/html", "text/turtle", "text/csv"]
    assert pool.run(ALL, default_graphs=GRAPHS, media_type=wanted).media_type == "text/csv"
    assert pool.run("DESCRIBE <urn:x>", default_graphs=GRAPHS, media_type=wanted).media_type == "text/turtle"
    assert pool.run(ALL, default_graphs=GRAPHS, media_type=["text/html", "*/*"]).media_type == JSON
    with pytest.raises(ResultFormatError, match="text/csv"):
        pool.run(ALL, default_graphs=GRAPHS, media_type=["text/html", "text/turtle"])


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * {\n ?s ?p ?o .\n SELECT }", "Line 3"),
        ("SELECT * {", "ends too early"),
        ("SELECT ?s { ?s ex:p ?o }", "prefix ex: is not declared"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?p", "unbound"),
        ("", "no query"),
        ("# only a remark: INSERT DATA {}", "no query"),
        ("SELECT * {} ; DROP ALL", "Line 1"),
        ("SELECT (<urn:unknown>(1) AS ?x) {}", "urn:unknown"),
    ],
)
def test_a_wrong_query_is_explained(pool: WorkerPool, query: str, told: str) -> None:
    with pytest.raises(QueryError, match=told) as error:
        pool.run(query, default_graphs=GRAPHS, media_type=JSON)
    assert type(error.value) is QueryError


REFUSED = [
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "# SELECT\nPREFIX select: <urn:> DELETE WHERE { ?s ?p ?o }",
    "BASE <urn:x> LOAD <http://127.0.0.1:1/>",
    "DROP ALL",
    "with <urn:g> insert {} where {}",
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<URL>{ ?s ?p ?o } }",
    "PREFIX : <URL#> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?u) #{\n SERVICE#\n?u { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''#''' FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "ASK { ?s ?p trueSERVICE SILENT <URL> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("text", REFUSED)
def test_updates_and_federation_are_refused_and_nobody_is_called(pool: WorkerPool, text: str) -> None:
    with counting_server() as (url, seen):
        with pytest.raises(QueryRefused):
            pool.run(text.replace("URL", url), default_graphs=GRAPHS, media_type=JSON)
        assert seen == []
    assert count(pool, "?s ?p ?o", GRAPHS) == THINGS + 1


NOT_REFUSED = [
    'SELECT * { ?s ?p "SERVICE <http://example.org/>" }  # SERVICE <http://example.org/> {}',
    "PREFIX service: <urn:> PREFIX ex: <urn:> SELECT ?service { ?service service:x ex:service, '''INSERT DATA {}''' }",
    "PREFIX service: <urn:> SELECT * { GRAPH service:g { ?s ?p ?o } }",
    "SELECT * { <https://example.org/SERVICE> ?insert 'DROP ALL'@en-service }",
    "PREFIX c: <urn:from#> SELECT ?from { ?from c:from 'FROM <urn:x>' } # FROM",
]


@pytest.mark.parametrize("text", NOT_REFUSED)
def test_words_in_texts_names_and_remarks_are_just_words(pool: WorkerPool, text: str) -> None:
    assert not is_federated(text)
    assert not has_dataset_clause(text)
    assert pool.run(text, default_graphs=GRAPHS, media_type=JSON).rows == 0


@pytest.mark.parametrize("media_type", [*FORMATS, "text/csv", "application/n-triples"])
def test_a_truncated_answer_says_so_and_is_well_formed(folder: StoreFolder, media_type: str) -> None:
    query = "CONSTRUCT WHERE { ?s ?p ?o }" if media_type == "application/n-triples" else ALL
    cases = [(Limits(rows=10), 10, 10), (Limits(bytes=3000), 5, 100), (Limits(rows=THINGS + 1), THINGS + 1, THINGS + 1)]
    for limits, least, most in cases:
        with WorkerPool(folder.current_snapshot, 2, 20.0, limits) as limited:
            answer = limited.run(query, default_graphs=GRAPHS, media_type=media_type)
        assert answer.rows is not None
        assert least <= answer.rows <= most
        assert answer.truncated is (answer.rows < THINGS + 1)
        assert len(answer.body) <= limits.bytes + 50
        assert rows_in(answer) == answer.rows


def outcome(pool: WorkerPool, query: str, deadline: float | None = None) -> str:
    """Name of the error a query ends with, or "answered"."""
    try:
        pool.run(query, default_graphs=GRAPHS, media_type=JSON, deadline=deadline)
    except CommuniqueError as error:
        return type(error).__name__
    return "answered"


def rows_in(answer: Answer) -> int:
    if answer.media_type == "text/csv":
        return len(list(csv.reader(io.StringIO(answer.body.decode())))) - 1
    if answer.media_type == "application/n-triples":
        return len(list(parse(answer.body, format=RdfFormat.N_TRIPLES)))
    read = parse_query_results(answer.body, format=FORMATS[answer.media_type])
    assert isinstance(read, QuerySolutions)
    return len(list(read))


@pytest.mark.parametrize("query", [SLOW, RUNAWAY])
def test_a_runaway_is_stopped_at_its_deadline_while_canned_queries_are_answered(folder: StoreFolder, query: str) -> None:
    with WorkerPool(folder.current_snapshot, 2, 20.0, Limits(memory=8 << 30)) as pool:
        stopped: list[tuple[Exception, float]] = []

        def runaway() -> None:
            started = time.monotonic()
            try:
                pool.run(query, default_graphs=GRAPHS, media_type=JSON, deadline=1.0)
            except CommuniqueError as error:
                stopped.append((error, time.monotonic() - started))

        thread = threading.Thread(target=runaway)
        thread.start()
        answered = 0
        while thread.is_alive():
            assert pool.run(ALL, default_graphs=GRAPHS, media_type=JSON, canned=True).rows == THINGS + 1
            answered += not stopped
        thread.join()
        (error, seconds) = stopped[0]
        assert isinstance(error, QueryTimeout)
        assert "1 seconds" in str(error)
        assert 1.0 <= seconds < 10
        assert answered >= 1
        assert count(pool, "?s ?p ?o", GRAPHS) == THINGS + 1


def test_other_queries_never_take_the_last_worker_and_a_full_queue_says_so(folder: StoreFolder) -> None:
    with WorkerPool(folder.current_snapshot, 2, 20.0, Limits(queue=1)) as pool:
        outcomes: list[str] = []
        threads = [threading.Thread(target=lambda: outcomes.append(outcome(pool, SLOW, 1.5))) for _ in range(3)]
        for thread in threads:
            thread.start()
        for _ in range(5):
            assert pool.run("ASK {}", default_graphs=GRAPHS, media_type=JSON, canned=True).rows == 1
        for thread in threads:
            thread.join()
        assert "ServiceBusy" in outcomes
        assert "QueryTimeout" in outcomes
        assert len(outcomes) == 3
        assert count(pool, "?s ?p ?o", GRAPHS) == THINGS + 1


def test_no_free_worker_in_time_is_busy_not_a_hang(folder: StoreFolder) -> None:
    with WorkerPool(folder.current_snapshot, 2, 20.0) as pool:
        outcomes: list[str] = []
        thread = threading.Thread(target=lambda: outcomes.append(outcome(pool, SLOW, 2.0)))
        thread.start()
        waiting = []
        while thread.is_alive():
            waiting.append(outcome(pool, "ASK {}", 0.2))
        thread.join()
        assert outcomes == ["QueryTimeout"]
        assert "ServiceBusy" in waiting


def test_a_cancelled_task_frees_its_worker(folder: StoreFolder) -> None:
    async def client_that_leaves(pool: WorkerPool) -> Answer:
        task = asyncio.create_task(pool.arun(SLOW, default_graphs=GRAPHS, media_type=JSON, deadline=300))
        await asyncio.sleep(0.3)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return await pool.arun(ALL, default_graphs=GRAPHS, media_type=JSON, deadline=30)

    with WorkerPool(folder.current_snapshot, 2, 20.0) as pool:
        assert asyncio.run(client_that_leaves(pool)).rows == THINGS + 1


def test_many_threads_get_their_own_answers(pool: WorkerPool) -> None:
    wrong: list[object] = []

    def ask(number: int) -> None:
        for step in range(20):
            subject = f"https://example.org/{(number * 20 + step) % THINGS:04}"
            answer = pool.run(f"SELECT ?o {{ <{subject}> ?p ?o }}", default_graphs=GRAPHS, media_type=JSON)
            if values(answer, "o") != [f"thing {int(subject[-4:])}"]:
                wrong.append(answer)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_queries_see_what_is_published_last_and_the_old_snapshot_goes(tmp_path: Path) -> None:
    folder = published(tmp_path / "store")
    query = "SELECT ?o { <https://example.org/0001> ?p ?o }"
    with WorkerPool(folder.current_snapshot, 2, 20.0) as pool:
        for text in ("thing", "new", "newer"):
            publish(folder, text)
            for canned in (True, False):
                answer = pool.run(query, default_graphs=GRAPHS, media_type=JSON, canned=canned)
                assert values(answer, "o") == [f"{text} 1"]
        publish(folder)
    publish(folder)
    assert len(list((folder.path / "snapshots").iterdir())) == 1


def test_a_store_without_snapshot_says_so(tmp_path: Path) -> None:
    with (
        WorkerPool(StoreFolder(tmp_path / "none").current_snapshot, 2, 20.0) as pool,
        pytest.raises(StoreError, match="nothing to read"),
    ):
        pool.run(ALL, default_graphs=GRAPHS, media_type=JSON)


def test_a_closed_pool_ends_what_runs_and_takes_nothing_more(folder: StoreFolder) -> None:
    pool = WorkerPool(folder.current_snapshot, 2, 300.0)
    ended: list[str] = []
    thread = threading.Thread(target=lambda: ended.append(outcome(pool, SLOW)))
    thread.start()
    time.sleep(0.3)
    pool.close()
    thread.join(20)
    assert ended in (["QueryTimeout"], ["StoreError"])  # as it was running, or about to
    with pytest.raises(StoreError, match="closed"):
        pool.run(ALL, default_graphs=GRAPHS, media_type=JSON)
