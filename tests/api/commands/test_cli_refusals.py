"""What the command line refuses: one clear message on stderr, the right exit code, and nothing written.

`test_cli_serving.py` tells the same of the server.
"""

import csv
from pathlib import Path

import pytest

from graph.rdf.formats import KNOWN
from loaders import known_loaders
from tests.api.commands.command_line import ROWS, SMALL, Run, accord, write_folder
from tests.graph.rdf.parts import DATED
from tests.loaders.curated_snippets import ACTORS, AGREEMENTS, EVENT, Files
from tests.neo4j_server.address import free_port

ADDRESSES = (
    "Write sqlite:///FILE (sqlite:////FILE for an absolute path), or neo4j://HOST:7687, neo4j+s://… or bolt://… for"
    " Neo4j."
)
TRY_LOAD = "Usage: accord {0} [OPTIONS] {1}\nTry 'accord {0} --help' for help.\n\n"
OBJECT = """write one such as '{"day": "2018-04-14"}'."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: an empty one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ACCORD_STORE", "sqlite:///here.db")
    return tmp_path


WRONG_ARGUMENTS = [
    (("load", "curated"), "Error: 'curated' is not an input; write LOADER=PATH or LOADER:NAME=PATH.\n"),
    (("load", "unicorn=x"), f"Error: No loader 'unicorn' is known; write one of {', '.join(known_loaders())}.\n"),
    (("load", "curated=nowhere"), "Error: nowhere does not exist; give a file or folder that does.\n"),
    (
        ("trace", "x", "--as-of", "2015-02-30"),
        "Error: --as-of: '2015-02-30' does not exist: February 2015 has 28 days; write one of them.\n",
    ),
    (
        ("trace", "x", "--known-by", ""),
        "Error: --known-by: '' is not a day, a month or a year; write one such as 30 April 2018, 30/04/2018 or"
        " 2018-04.\n",
    ),
    (
        ("trace", "x", "--as-of", "30 avril", "--lang", "fr"),
        "Error: --as-of: «\u00a030 avril\u00a0» ne nomme pas d’année ; écrivez-la aussi, comme dans 30 avril 2018.\n",
    ),
    (
        ("changes", "x", "--from", "2018-04-30", "--to", "2018-01-31"),
        "Error: --from: 30 April 2018 is after 31 January 2018; give the earlier day first.\n",
    ),
    (
        ("changes", "x", "--from", "2018-02-30", "--to", "2018-01-31"),
        "Error: --from: '2018-02-30' does not exist: February 2018 has 28 days; write one of them.\n",
    ),
    (
        ("changes", "x", "--from", "30 avril 2018", "--to", "31/1/2018", "--lang", "fr"),
        "Error: --from: le 30 avril 2018 vient après le 31 janvier 2018 ; donnez d’abord le jour qui précède.\n",
    ),
    (("changes", "x"), TRY_LOAD.format("changes", "AGREEMENT") + "Error: Missing option '--from'.\n"),
    (("export", "--format", "xml"), f"Error: No format 'xml' is known; write one of {KNOWN}.\n"),
    (("export", "--from", "2018"), f"Error: from needs a class; write class= and one of {DATED}.\n"),
    (
        ("export", "--class", "event", "--known-by", "2018-04"),
        "Error: knownBy=2018-04: '2018-04' is not a day: write one such as 2018-04-14.\n",
    ),
    (
        ("export", "--class", "event", "--where", "{kind: 1}"),
        "Error: where={kind: 1} is not JSON: unexpected character, expected a string key: line 1 column 2 (char 1)."
        ' Write one that EventWhere of the GraphQL schema takes, such as {"label": {"contains": "Mali"}}.\n',
    ),
    (("export", "-o", "a.csv"), f"Error: No format 'csv' is known; write one of {KNOWN}.\n"),
    (("query", "-", "--variables", "{"), f"Error: --variables: '{{' is not a JSON object; {OBJECT}\n"),
    (("query", "-", "--variables", "[1]"), f"Error: --variables: '[1]' is not a JSON object; {OBJECT}\n"),
    (
        ("query", "missing.graphql"),
        TRY_LOAD.format("query", "FILE")
        + "Error: Invalid value for 'FILE': 'missing.graphql': No such file or directory\n",
    ),
    (
        ("trace",),
        TRY_LOAD.format("trace", "AGREEMENT") + "Error: Missing argument 'AGREEMENT'.\n",
    ),
    (
        ("trace", "x", "--lang", "de"),
        TRY_LOAD.format("trace", "AGREEMENT") + "Error: Invalid value for '--lang': 'de' is not one of 'en', 'fr'.\n",
    ),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG_ARGUMENTS, ids=lambda value: str(value)[:40])
def test_wrong_arguments(arguments: tuple[str, ...], message: str) -> None:
    assert accord(*arguments) == Run(2, "", message)


def test_a_query_that_is_no_text(here: Path) -> None:
    (here / "latin.graphql").write_bytes("{ événement }".encode("latin-1"))
    message = "Error: byte 3 of latin.graphql is not UTF-8; save the file in that encoding.\n"
    assert accord("query", "latin.graphql") == Run(2, "", message)


WRONG_SETTINGS = [
    ({"ACCORD_PORT": "http"}, "Error: ACCORD_PORT is 'http'; give a whole number.\n"),
    ({"ACCORD_PORT": "65536"}, "Error: ACCORD_PORT is 65536; give a number from 0 to 65535.\n"),
    ({"ACCORD_PORTS": "80"}, "Error: ACCORD_PORTS is not a setting. Did you mean ACCORD_PORT?\n"),
    ({"ACCORD_UNICORN": "1"}, "Error: ACCORD_UNICORN is not a setting. `accord --help` lists them all.\n"),
    ({"ACCORD_HOST": ""}, "Error: ACCORD_HOST is empty; give an address, such as 127.0.0.1, or 0.0.0.0 for all.\n"),
    (
        {"ACCORD_BASE_IRI": "accord"},
        "Error: ACCORD_BASE_IRI: 'accord' is not a base IRI: write an http or https address that ends in /.\n",
    ),
    (
        {"ACCORD_STORE": "unicorn://x"},
        f"Error: ACCORD_STORE: 'unicorn://x' is not the address of a store. {ADDRESSES}\n",
    ),
    ({"ACCORD_STORE": ""}, f"Error: ACCORD_STORE: '' is not the address of a store. {ADDRESSES}\n"),
]


@pytest.mark.parametrize("command", ["datasets", "serve"])
@pytest.mark.parametrize(("settings", "message"), WRONG_SETTINGS, ids=lambda value: str(value)[:40])
def test_wrong_settings(command: str, settings: dict[str, str], message: str) -> None:
    assert accord(command, **settings) == Run(2, "", message)


@pytest.mark.parametrize("arguments", [("datasets",), ("trace", "x"), ("check",), ("export",), ("query", "-")])
def test_a_neo4j_that_is_down(arguments: tuple[str, ...]) -> None:
    for scheme in ("bolt", "neo4j"):
        url = f"{scheme}://127.0.0.1:{free_port()}"
        message = f"Error: {url} does not answer. Start Neo4j, or set ACCORD_STORE to where it is.\n"
        assert accord(*arguments, store=url, stdin="{ events { totalCount } }") == Run(3, "", message)


def test_a_neo4j_that_is_down_when_loading(here: Path) -> None:
    url = f"bolt://127.0.0.1:{free_port()}"
    message = f"Error: {url} does not answer. Start Neo4j, or set ACCORD_STORE to where it is.\n"
    assert accord("load", f"curated={write_folder(here / 'mine', SMALL)}", store=url) == Run(3, "", message)


@pytest.mark.parametrize("arguments", [("datasets",), ("trace", "x"), ("check",), ("export",), ("query", "-")])
def test_a_sqlite_file_that_is_not_there(here: Path, arguments: tuple[str, ...]) -> None:
    message = "Error: here.db: the file is not there. Run `accord load` to fill it, or set ACCORD_STORE.\n"
    assert accord(*arguments, stdin="{ events { totalCount } }") == Run(3, "", message)
    assert list(here.iterdir()) == []


BROKEN: dict[str, tuple[Files, list[str]]] = {
    "no YAML": (
        {"events": "- {id: e, kind: [ambush\n"},
        ["mine/events.yaml:1: YAML: '- {id: e, kind: [ambush' opens a bracket that is not closed: [. Close it with ]."],
    ),
    "an unknown key": (
        {"events": EVENT + "  wehn: '2018'\n"},
        [
            "mine/events.yaml:7: wehn: '2018' stands under a key that is not known here. Did you mean 'when'?"
            " Keys of event: ..."
        ],
    ),
    "an impossible date": (
        {"events": EVENT.replace("2018-04-01", "2018-02-30")},
        ["mine/events.yaml:3: when: '2018-02-30' is not a calendar date. Give a day that exists."],
    ),
    "an unknown code": (
        {"events": EVENT.replace("ambush\n", "ambuch\n")},
        ["mine/events.yaml:2: kind: 'ambuch' is not an event kind. Did you mean 'ambush'? Write one of: ..."],
    ),
    "an id twice": (
        {"events": EVENT + EVENT},
        ["mine/events.yaml:7: id: 'event/e' appears twice, first at mine/events.yaml:1. Give each an id of its own."],
    ),
    "a dangling reference": (
        {"agreements": AGREEMENTS.replace("actor: cma", "actor: cam")},
        [
            "mine/agreements.yaml:7: actor: 'cam' names no actor that exists. Did you mean 'cma'?"
            " Correct it, add that actor, or require the dataset that has it."
        ],
    ),
    "a file that is not text": (
        {"events": b"- {id: \xe9}\n"},
        ["mine/events.yaml:1: file: 'byte 0xe9' is not UTF-8. Save it as UTF-8."],
    ),
}


@pytest.mark.parametrize(("files", "problems"), BROKEN.values(), ids=BROKEN)
def test_broken_input_is_told_by_line_and_nothing_is_written(here: Path, files: Files, problems: list[str]) -> None:
    write_folder(here / "mine", SMALL | files)
    run = accord("load", "curated=mine")
    assert (run.code, run.out) == (1, "")
    *told, counted, error = run.err.splitlines()
    for said, expected in zip(told, problems, strict=True):
        start, dots, _ = expected.partition("...")
        assert said.startswith(start) if dots else said == expected
    assert counted == "1 problem, listed in var/mine-rejects.csv."
    assert error == "Error: mine: nothing was loaded."
    assert accord("datasets") == Run(0, "", "Nothing is loaded; run `accord load`.\n")


def test_a_broken_input_leaves_what_was_loaded(here: Path) -> None:
    write_folder(here / "mine", SMALL)
    assert accord("load", "curated=mine").code == 0
    before, traced = accord("datasets"), accord("trace", "accord", "--as-of", "2016-01-31")
    write_folder(here / "mine", {"events": EVENT.replace("ambush\n", "ambuch\n")})
    assert accord("load", "curated=mine").code == 1
    assert (accord("datasets"), accord("trace", "accord", "--as-of", "2016-01-31")) == (before, traced)


def test_ten_problems_are_shown_and_all_are_in_a_file_until_the_next_good_load(here: Path) -> None:
    wrong = "".join(
        f"- {{id: x{number}, kind: unicorn, names: {{en: X, fr: X}}, sources: [s]}}\n" for number in range(12)
    )
    write_folder(here / "mine", SMALL | {"actors": ACTORS + wrong})
    *told, counted, _ = accord("load", "curated=mine").err.splitlines()
    assert counted == "12 problems, listed in var/mine-rejects.csv."
    assert [line.split(": ")[0] for line in told] == [f"mine/actors.yaml:{line}" for line in range(4, 14)]

    rejects = here / "var/mine-rejects.csv"
    with rejects.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["file"], row["line"], row["field"], row["value"], row["problem"]) for row in rows] == [
        ("mine/actors.yaml", str(line), "kind", "unicorn", "is not an actor kind") for line in range(4, 16)
    ]
    assert {row["remedy"].partition(":")[0] for row in rows} == {"Write one of"}

    write_folder(here / "mine", SMALL)
    assert accord("load", "curated=mine") == Run(
        0, f"read {ROWS}, new {ROWS}, changed 0, unchanged 0, removed 0, rejected 0\n", ""
    )
    assert not rejects.exists()


def test_problems_are_shown_where_their_file_cannot_be_written(here: Path) -> None:
    (here / "var").write_text("a file, where a folder must be")
    write_folder(here / "mine", {"events": EVENT})
    run = accord("load", "curated=mine")
    assert (run.code, run.err.splitlines()[-2:]) == (
        1,
        ["1 problem; var/mine-rejects.csv cannot be written: File exists.", "Error: mine: nothing was loaded."],
    )


def test_an_export_that_cannot_be_written(here: Path) -> None:
    write_folder(here / "mine", SMALL)
    assert accord("load", "curated=mine").code == 0
    message = "Error: nowhere/all.ttl cannot be written: No such file or directory. Choose another file.\n"
    assert accord("export", "-o", "nowhere/all.ttl") == Run(2, "", message)
