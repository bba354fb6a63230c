"""`--also ner|llm` on the command line: off by default, said when it lacks something, and its facts reach the store."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result

from api.cli import communique
from graph.errors import ExtractorError
from graph.extractors import ner_model
from tests.endpoint import Handler, completion, send, serving
from tests.shared import CHECKOUT

SAMPLE = CHECKOUT / "samples" / "kazakhstan-un-framework-2020.txt"
QUOTE = "President Kassym-Jomart Tokayev spoke of how much the sustainable development goals matter"
CLAIMS = {
    "claims": [
        {"claim": "actor", "name": "Kassym-Jomart Tokayev", "kind": "person", "quote": QUOTE},
        {"claim": "actor", "name": "Kazinform", "kind": "org", "quote": "Kazinform reports"},
        {"claim": "actor", "name": "Steppe Union", "kind": "org", "quote": "the Steppe Union met"},
    ]
}
SILENT = {"COMMUNIQUE_LLM_URL": "", "COMMUNIQUE_LLM_MODEL": "", "COMMUNIQUE_LLM_KEY": ""}


class Told(NamedTuple):
    """Facts of an answer by extractor, as the command line gave them."""

    alone: list[str]
    supported: list[str]


def run(*words: str | Path, **environ: str) -> Result:
    return CliRunner(env=SILENT | environ).invoke(communique, list(map(str, words)), catch_exceptions=True)


def told(facts: str, extractor: str) -> Told:
    actors = json.loads(facts)["actors"]
    alone = [actor["name"] for actor in actors if actor.get("extractor") == extractor]
    supported = [actor["name"] for actor in actors if extractor in {one["extractor"] for one in actor.get("supports", [])}]
    return Told(sorted(alone), sorted(supported))


def test_without_it_no_fact_names_an_extractor() -> None:
    written = run("extract", SAMPLE).stdout
    assert '"actors"' in written
    assert [word for word in ("extractor", "supports") if f'"{word}"' in written] == []


def test_extract_asks_the_endpoint_and_says_what_was_dropped(tmp_path: Path) -> None:
    with serving(completion(CLAIMS)) as server:
        options = ("--also", "llm", "--llm-url", server.url, "--llm-model", "m")
        done = run("extract", SAMPLE, *options, COMMUNIQUE_LLM_KEY="sk-1", COMMUNIQUE_LLM_CACHE=str(tmp_path))
        again = run("extract", SAMPLE, *options, COMMUNIQUE_LLM_CACHE=str(tmp_path))
    assert done.exit_code == 0, done.output
    assert "2 claims taken, 1 dropped (1 whose quote is not in the text)" in done.stderr
    assert told(done.stdout, "llm:m") == Told([], ["Kassym-Jomart Tokayev", "Kazinform"])
    assert (again.stdout, len(server.asked)) == (done.stdout, 1)
    assert server.asked[0].headers["Authorization"] == "Bearer sk-1"
    assert "sk-1" not in "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())


def test_ingested_facts_keep_their_supports(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with serving(completion(CLAIMS)) as server:
        environ = {"COMMUNIQUE_LLM_URL": server.url, "COMMUNIQUE_LLM_MODEL": "m", "COMMUNIQUE_LLM_CACHE": str(tmp_path / "kept")}
        done = run("ingest", SAMPLE, "--store", store, "--also", "llm", **environ)
        checked = run("validate", SAMPLE, "--also", "llm", **environ)
    assert (done.exit_code, checked.exit_code) == (0, 0), done.output + checked.output
    exported = run("export", "--store", store).stdout
    assert exported.count("ontology#Support>") == 2
    assert re.search(r'#by-[0-9a-f]{12}> <[^>]*#extractor> "llm:m"', exported)


def test_explain_names_who_found_what(tmp_path: Path) -> None:
    with serving(completion(CLAIMS)) as server:
        environ = {"COMMUNIQUE_LLM_URL": server.url, "COMMUNIQUE_LLM_MODEL": "m", "COMMUNIQUE_LLM_CACHE": str(tmp_path)}
        shown = run("explain", SAMPLE, "--also", "llm", **environ).stdout
        found = json.loads(run("explain", SAMPLE, "--also", "llm", "--format", "json", **environ).stdout)
    assert re.search(r"Kassym-Jomart Tokayev.*\[person\.[^\]]*\]  \[llm\.actor 0\.50, llm:m\]", shown)
    supported = [fact for fact in found["facts"] if fact.get("supports")]
    assert [fact["supports"][0]["rule"] for fact in supported] == ["llm.actor", "llm.actor"]
    assert {fact.get("extractor") for fact in found["facts"]} == {None}


def refusing(code: int) -> Handler:
    return lambda request, _: send(request, code, b"sorry")


@pytest.mark.parametrize("code", [401, 404])
def test_a_document_is_refused_where_the_endpoint_fails_and_the_facts_of_the_rules_do_not_stand_for_all(
    tmp_path: Path, code: int
) -> None:
    with serving(refusing(code)) as server:
        environ = {"COMMUNIQUE_LLM_URL": server.url, "COMMUNIQUE_LLM_MODEL": "m", "COMMUNIQUE_LLM_CACHE": str(tmp_path / "kept")}
        done = run("extract", SAMPLE, "--also", "llm", "--out", tmp_path / "facts", **environ)
        stored = run("ingest", CHECKOUT / "samples", "--also", "llm", "--store", tmp_path / "store", **environ)
    assert (done.exit_code, stored.exit_code, (tmp_path / "facts").exists()) == (1, 1, False)
    assert f"answers {code}: sorry" in done.stderr
    assert "5 refused" in stored.stderr
    assert len(server.asked) == 2  # once for each command: what lasts is not asked again for the next document


WRONG = [  # (words, exit code, what is said)
    (["extract", "--also", "llm"], 1, "No endpoint is named"),
    (["extract", "--also", "llm", "--llm-url", "http://127.0.0.1:9/v1"], 1, "No model is named"),
    (["extract", "--llm-model", "m"], 2, "go with --also llm"),
    (["extract", "--also", "gpt"], 2, "'ner', 'llm'"),
    (
        [
            "evaluate",
            str(CHECKOUT / "tests" / "gold"),
            "--sealed",
            "--also",
            "llm",
            "--llm-url",
            "http://127.0.0.1:9/v1",
            "--llm-model",
            "m",
        ],
        2,
        "alone",
    ),
]


@pytest.mark.parametrize(("words", "code", "said"), WRONG, ids=[" ".join(words[:1] + words[-3:]) for words, _, _ in WRONG])
def test_wrong_words_are_said_before_anything_is_read(words: list[str], code: int, said: str) -> None:
    done = run(*words, *([] if words[0] == "evaluate" else [SAMPLE]))
    if isinstance(done.exception, ExtractorError):  # which main() shows, and ends with 1
        assert (code, said in str(done.exception)) == (1, True)
    else:
        assert (done.exit_code, said in done.stderr) == (code, True), done.output


def test_an_extra_that_is_not_installed_ends_with_how_to_install_it(tmp_path: Path) -> None:
    code = "from graph.extractors import ner_model; ner_model._PACKAGE = 'no_such_model'; from api.cli import main; main()"
    command = [sys.executable, "-c", code, "ingest", str(SAMPLE), "--also", "ner", "--store", str(tmp_path / "store")]
    done = subprocess.run(command, cwd=CHECKOUT, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert (done.returncode, "is not installed" in done.stderr, "./run setup ner" in done.stderr) == (1, True, True), done.stderr
    assert not (tmp_path / "store").exists()
    assert ner_model.NAME.startswith("spacy:")
