"""`accord query` in other forms than JSON: every page, in a file or a pipe, and nothing where it fails."""

import io
import json
import zipfile
from pathlib import Path

import orjson
import pandas
import pytest

from tests.api.commands.command_line import accord, on_terminal

EVENTS = """{
  events(first: 7) { totalCount nodes { id title happenedAt { nodes { name } } } }
  actor(id: "actor/fama") { name }
}"""
ONE = "{ events(first: 7) { nodes { id title } } }"
TWO = "{ events(first: 50) { nodes { involves { nodes { name } } happenedAt { nodes { name } } } } }"


@pytest.fixture
def store(filled_url: str) -> str:
    """Address of a store with the curated datasets."""
    return filled_url


@pytest.fixture(scope="module")
def everything(filled_url: str) -> list[dict[str, str]]:
    """All events, as JSON has them."""
    run = accord("query", "-", store=filled_url, stdin="{ events(first: 500) { nodes { id title } } }")
    events: list[dict[str, str]] = json.loads(run.out)["data"]["events"]["nodes"]
    return events


def test_a_table_of_all_pages(store: str, everything: list[dict[str, str]]) -> None:
    run = accord("query", "-", "--format", "csv", store=store, stdin=ONE)
    assert (run.code, run.err) == (0, "")
    table = pandas.read_csv(io.StringIO(run.out))
    assert list(table["events.id"]) == [one["id"] for one in everything]
    assert list(table["events.title"]) == [one["title"] for one in everything]


def test_several_tables_in_a_zip(store: str, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.zip", "other.ZIP")]
    for file in files:
        assert accord("query", "-", "-o", str(file), store=store, stdin=EVENTS).code == 0
    one, other = (file.read_bytes() for file in files)
    assert one == other
    archive = zipfile.ZipFile(io.BytesIO(one))
    assert archive.namelist() == ["events.happenedAt.csv", "actor.csv"]
    places = pandas.read_csv(archive.open("events.happenedAt.csv"))
    assert places["events.id"].nunique() == places["events.totalCount"].max() > 100
    assert len(pandas.read_csv(archive.open("actor.csv"))) == 1


def test_several_tables_are_no_csv_file(store: str, tmp_path: Path) -> None:
    run = accord("query", "-", "-o", str(tmp_path / "x.CSV"), store=store, stdin=TWO)
    assert run.code == 2
    assert "2 tables (events.involves, events.happenedAt)" in run.err
    assert list(tmp_path.iterdir()) == []


def test_no_zip_on_a_terminal(store: str, tmp_path: Path) -> None:
    (tmp_path / "two.graphql").write_text(TWO)
    code, shown = on_terminal(("query", "two.graphql", "--format", "csv"), store, tmp_path)
    assert code == 2
    assert "Name a file that ends in .zip" in shown


def test_features_of_all_pages(store: str, tmp_path: Path, everything: list[dict[str, str]]) -> None:
    file = tmp_path / "events.geojson"
    assert accord("query", "-", "-o", str(file), store=store, stdin=EVENTS).code == 0
    features = orjson.loads(file.read_bytes())["features"]
    assert {one["id"].partition("#")[0] for one in features} == {one["id"] for one in everything}


def test_triples_of_all_pages(store: str, everything: list[dict[str, str]]) -> None:
    """In a syntax in which they are one object."""
    run = accord("query", "-", "--format", "jsonld", store=store, stdin=ONE)
    assert run.code == 0
    assert {one["id"] for one in json.loads(run.out)["@graph"]} == {f"node:{one['id']}" for one in everything}


def test_json_into_a_file(store: str, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    assert accord("query", "-", "-o", str(file), store=store, stdin=ONE).out == ""
    assert file.read_text() == accord("query", "-", store=store, stdin=ONE).out


def test_what_is_refused_leaves_no_file(store: str, tmp_path: Path) -> None:
    for arguments in (("-o", str(tmp_path / "x.ttl")), ("--format", "ttl")):
        run = accord("query", "-", *arguments, store=store, stdin="{ events { totalCount } }")
        assert (run.code, run.out) == (1, "")
        assert json.loads(run.err)["errors"]
    assert list(tmp_path.iterdir()) == []


def test_lists_that_are_cut_are_named(store: str) -> None:
    query = "{ events(first: 100) { nodes { involves(first: 1) { nodes { id } } happenedAt { nodes { id } } } } }"
    run = accord("query", "-", "--format", "nt", store=store, stdin=query)
    assert run.code == 0
    assert run.err.endswith("larger `first`: events.nodes.involves.\n")


def test_an_unknown_format(store: str) -> None:
    run = accord("query", "-", "--format", "xlsx", store=store, stdin=ONE)
    assert run.code == 2
    assert "'xlsx'" in run.err
    assert "json, csv (CSV), zip" in run.err
