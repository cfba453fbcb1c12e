"""What the command line says of a dataset that may not be passed on: it exports it by name, and serves it here."""

from pathlib import Path

import pytest

from ontology.iris import DEFAULT_BASE_IRI
from tests.api.commands.command_line import SMALL, accord, write_folder
from tests.loaders.curated_snippets import Files

WATCH: Files = {
    "dataset": "title: {en: The watch, fr: Le guet}\nlicence: https://example.org/terms\nversion: '1'\n"
    "redistribution: forbidden\n",
    "sources": "- {id: watch, kind: dataset, title: {en: Its list, fr: Sa liste}}\n",
}
TERMS = "its terms forbid passing it on."
LEFT_OUT = f"dataset/watch is left out, and what rests on it: {TERMS}"
OWN_USE = "For your own use, add --restricted dataset/watch."


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store with a dataset that may be passed on, and one that may not."""
    url = f"sqlite:///{tmp_path}/here.db"
    folders = {name: write_folder(tmp_path / name, files) for name, files in (("mine", SMALL), ("watch", WATCH))}
    loaded = accord("load", *(f"curated:{name}={folder}" for name, folder in folders.items()), store=url)
    assert (loaded.code, loaded.err) == (0, "")
    return url


def test_an_export_leaves_it_out_and_says_so(store: str) -> None:
    made = accord("export", "--format", "nt", store=store)
    assert (made.code, made.err) == (0, f"{LEFT_OUT} {OWN_USE}\n")
    assert "source/watch" not in made.out


def test_it_is_refused_by_name_and_told_how_to_have_it(store: str) -> None:
    refused = accord("export", "--dataset", "dataset/watch", store=store)
    reason = "Error: The terms of dataset/watch forbid passing it on, so it is not exported."
    assert (refused.code, refused.out, refused.err) == (2, "", f"{reason} {OWN_USE}\n")
    made = accord(
        "export", "--dataset", "dataset/watch", "--restricted", "dataset/watch", "--format", "nt", store=store
    )
    assert (made.code, made.err) == (0, "")
    assert "source/watch" in made.out


def test_what_is_allowed_must_be_there(store: str) -> None:
    refused = accord("export", "--restricted", "watch", store=store)
    listed = "there are dataset/mine, dataset/watch."
    assert (refused.code, refused.err) == (2, f"Error: dataset=watch is not loaded; {listed}\n")


def test_sparql_reads_it_where_it_is_named(store: str) -> None:
    query = f"ASK {{ ?source <{DEFAULT_BASE_IRI}ontology#dataset> <{DEFAULT_BASE_IRI}id/dataset/watch> }}"
    without = accord("sparql", "-", "--format", "csv", store=store, stdin=query)
    assert (without.code, without.out.strip(), without.err) == (0, "false", f"{LEFT_OUT} {OWN_USE}\n")
    with_it = accord("sparql", "-", "--format", "csv", "--restricted", "dataset/watch", store=store, stdin=query)
    assert (with_it.code, with_it.out.strip(), with_it.err) == (0, "true", "")


def test_a_snapshot_never_has_it(store: str, tmp_path: Path) -> None:
    made = accord("snapshot", str(tmp_path / "folder"), store=store)
    assert (made.code, made.out.splitlines()[-1]) == (0, LEFT_OUT)
    assert not any(
        b"source/watch" in path.read_bytes() for path in (tmp_path / "folder").rglob("*.*") if path.is_file()
    )


def test_it_is_not_served_to_others(store: str) -> None:
    refused = accord("serve", store=store, ACCORD_HOST="0.0.0.0", ACCORD_PORT="0")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(
        "Error: The terms of dataset/watch forbid passing the data on, and this server can be"
    )


def test_a_check_of_the_store_has_it_too(store: str) -> None:
    checked = accord("check", "--shacl", store=store)
    assert (checked.code, checked.out.splitlines()[-1].split(" in ")[0]) == (0, "0 problems")
