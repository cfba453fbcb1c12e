"""`accord sparql`: a query in a file, its results on stdout."""

from pathlib import Path

import pytest

from tests.api.commands.command_line import SMALL, accord, on_terminal, write_folder

PREFIX = "PREFIX ac: <https://accord-graph.example/ontology#>\n"
EVENTS = PREFIX + "SELECT ?event ?start {?event a ac:Event ; ac:whenFrom ?start}"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store with a few records."""
    folder = tmp_path_factory.mktemp("small")
    store = f"sqlite:///{folder}/accord.db"
    assert accord("load", f"curated={write_folder(folder / 'data', SMALL)}", store=store).code == 0
    return store


def test_results_in_the_default_formats(small: str, tmp_path: Path) -> None:
    (tmp_path / "events.rq").write_text(EVENTS)
    table = accord("sparql", str(tmp_path / "events.rq"), store=small)
    assert (table.code, table.err) == (0, "")
    head, row = table.out.splitlines()
    assert head == "?event\t?start"
    assert row.startswith("<https://accord-graph.example/id/event/")
    graph = accord("sparql", "-", store=small, stdin="CONSTRUCT {<a> <b> 1} {}")
    assert graph.out == "<https://accord-graph.example/a> <https://accord-graph.example/b> 1 .\n"


def test_results_in_another_format(small: str) -> None:
    run = accord("sparql", "-", "--format", "JSON", store=small, stdin=EVENTS)
    assert (run.code, run.out[:34]) == (0, '{"head":{"vars":["event","start"]}')


def test_another_base(small: str) -> None:
    base = "http://localhost/peace/"
    query = "SELECT (COUNT(*) AS ?n) {?s a <ontology#Event>}"
    run = accord("sparql", "-", store=small, stdin=query, ACCORD_BASE_IRI=base)
    assert run.out == "?n\n1\n"


def test_a_terminal_finds_nothing_to_obey(small: str, tmp_path: Path) -> None:
    (tmp_path / "bell.rq").write_text(r"SELECT ('a\u0007\u001B[2J' AS ?x) {}")
    code, shown = on_terminal(["sparql", str(tmp_path / "bell.rq")], small, tmp_path)
    assert code == 0
    assert "\\x07\\x1b[2J" in shown


@pytest.mark.parametrize(
    ("query", "arguments", "code", "said"),
    [
        ("ASK {", [], 1, "The query is not SPARQL at line 1, column 6, near 'ASK {'. Correct it."),
        ("CLEAR ALL", [], 1, "This is an update, which is refused"),
        ("ASK {SERVICE <http://a.example/> {}}", [], 1, "The query calls another server (SERVICE), which is refused"),
        ("ASK {}", ["--format", "ttl"], 2, "The query gives a table, in one of the formats json"),
        ("ASK {}", ["--format", "pdf"], 2, "--format: 'pdf' is not a format of results. There are json, xml"),
        ("SELECT * {?s ?p ?o}", [], 1, "The results are larger than 1,000 bytes, and none are given"),
    ],
)
def test_what_is_refused(small: str, query: str, arguments: list[str], code: int, said: str) -> None:
    run = accord("sparql", "-", *arguments, store=small, stdin=query, ACCORD_MAX_SPARQL_ANSWER="1000")
    assert (run.code, run.out) == (code, "")
    assert said in run.err


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    run = accord("sparql", "-", store=f"sqlite:///{tmp_path}/none.db", stdin="ASK {}")
    assert (run.code, run.out) == (3, "")
    assert "Run `accord load`" in run.err
