"""The README names every command, option, query, route and setting, and its examples work."""

import re
from dataclasses import fields

import click
import pytest

from api.app import create_app
from api.cli import communique
from api.settings import Settings
from graph.catalogue.catalogue import build_catalogue, load_catalogue
from graph.extractors.llm_settings import LlmSettings
from graph.linking.registry import load_registry
from graph.names import ID, PREFIXES
from tests.shared import CHECKOUT

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
SPANS = re.findall(r"`([^`\n]+)`", README)


def commands() -> dict[str, click.Command]:
    context = click.Context(communique)
    found = {name: communique.get_command(context, name) for name in communique.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def test_every_command_and_option_is_told() -> None:
    told = {span.split()[0]: span for span in SPANS if span.split()[0] in commands()}
    assert set(told) == set(commands())
    for name, command in commands().items():
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--") and option not in {"--help", "--store"}:
                    assert option in told[name], f"{option} of {name} is not in the README"
    assert "--store PATH" in SPANS


def test_every_query_is_told_with_its_question() -> None:
    assert load_catalogue()
    for name, query in load_catalogue().items():
        assert f"| `{name}` | {query.question} |" in README


def test_every_route_is_told() -> None:
    paths = set(create_app(Settings()).openapi()["paths"]) - {f"/{name}" for name in load_catalogue()}
    assert len(paths) > 4
    for path in paths:
        stem = path.partition("{")[0]
        assert any(span.startswith(stem) for span in SPANS), f"{path} is not in the README"


def test_every_setting_is_told_with_its_default() -> None:
    settings = [("", field) for field in fields(Settings)] + [("LLM_", field) for field in fields(LlmSettings)]
    assert len(settings) > 12
    for prefix, field in settings:
        name = f"COMMUNIQUE_{prefix}{field.name.upper()}"
        row = re.search(rf"\| `{name}` \| `?([^`|]*?)`? ?\|", README)
        assert row, f"{name} is not in the README"
        assert row[1] == f"{field.default:g}" if isinstance(field.default, float) else row[1] == str(field.default)


def test_every_path_it_names_is_there() -> None:
    named = [span for span in SPANS if re.fullmatch(r"[a-z_./]+/[a-z_./]*|[A-Z]+\.md|NOTICE", span) and not span.startswith("/")]
    assert len(named) > 8
    made_elsewhere = {"var/store", "var/llm", "../shared"}
    assert [span for span in named if span not in made_elsewhere and not (CHECKOUT / span.lstrip("./")).exists()] == []


@pytest.mark.parametrize("line", re.findall(r"^\./run query (.*?)$", README, re.MULTILINE))
def test_example_of_a_query_asks_for_parameters_that_exist(line: str) -> None:
    name, *rest = line.split()
    query = load_catalogue()[name]
    given = [part.partition("=")[0] for part in rest if "=" in part]
    assert set(given) <= set(query.inputs)


def test_the_query_of_the_readme_keeps_the_rules() -> None:
    (text,) = re.findall(r"```sparql\n(.*?)```", README, re.DOTALL)
    (query,) = build_catalogue({"signed-by.rq": text}).values()
    assert [column.name for column in query.columns] == ["agreement", "label"]


def test_the_agency_of_the_readme_is_an_entry() -> None:
    (block,) = re.findall(r"```turtle\n(.*?)```", README, re.DOTALL)
    prefixes = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("c", "rdfs", "skos"))
    registry = load_registry((f"@prefix actor: <{ID}actor/> .\n{prefixes}{block}",))
    assert [entry.key for entry in registry.lookup("Commission des rivières bleues")] == ["brc"]
