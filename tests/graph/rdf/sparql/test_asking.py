"""A query is answered from a copy of the graph; whatever it does, it harms nobody else, and nothing goes out."""

import asyncio
import os
from contextlib import nullcontext
from pathlib import Path

import orjson
import pytest

from graph.rdf.sparql import processes
from graph.rdf.sparql.questions import Malformed, QueryLimits, QueryProblem, Refused, TooMuch, Unanswered, WrongForm
from graph.rdf.sparql.words import CALL
from tests.graph.rdf.sparql.conftest import PATIENT, Asking, Listener

DATASET = "https://accord-graph.example/id/dataset/sample"
COUNT = "SELECT (COUNT(*) AS ?n) {}{{?s ?p ?o}}"
CROSS = "{?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o}"
STARTED = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from graph.rdf.sparql import query_process as q; {}; sys.exit(q.main())"
)
LARGE = "(a{1000}){1000}" * 20
CONSTRUCT = "CONSTRUCT {<a> <b> <c>} {}"
WORDS_UNSEEN = "q.calls_out = lambda query: False"


async def number(asking: Asking, query: str, **how: object) -> int:
    """The one number that a query gives."""
    return int((await asking(query, **how)).split()[1])


async def test_the_default_graph_is_all_graphs_together(asking: Asking) -> None:
    everything = await number(asking, COUNT.format(""))
    assert everything > 1000
    assert await number(asking, "SELECT (COUNT(*) AS ?n) {GRAPH ?g {?s ?p ?o}}") == everything
    assert await number(asking, COUNT.format(f"FROM <{DATASET}> ")) == everything


@pytest.mark.parametrize("elsewhere", ["FROM <{}> ", "FROM NAMED <{}> "])
async def test_a_graph_that_is_not_there_is_empty_and_is_not_fetched(
    asking: Asking, listener: Listener, elsewhere: str
) -> None:
    assert await number(asking, COUNT.format(elsewhere.format(listener.address))) == 0
    assert listener.visits == []


async def test_graphs_that_the_request_names_go_before_those_of_the_query(asking: Asking) -> None:
    query = COUNT.format("FROM <http://a.example/> ")
    everything = await number(asking, COUNT.format(""))
    assert await number(asking, query, default_graphs=(DATASET,)) == everything
    assert await number(asking, query, named_graphs=(DATASET,)) == 0
    assert await asking("ASK {GRAPH ?g {?s ?p ?o}}", named_graphs=(DATASET,)) == "true"
    assert await asking("ASK {GRAPH ?g {?s ?p ?o}}", default_graphs=(DATASET,)) == "false"
    with pytest.raises(Malformed, match="'x y' is not the IRI of a graph; give an absolute one"):
        await asking("ASK {}", default_graphs=("x y",))


async def test_relative_iris_are_under_our_base(asking: Asking) -> None:
    assert await asking("ASK {<id/actor/army> a <ontology#Actor>}") == "true"


async def test_each_format(asking: Asking) -> None:
    table, graph = "SELECT (1 AS ?n) {}", "CONSTRUCT {<a> <b> <c>} {}"
    assert orjson.loads(await asking(table, "json"))["results"]["bindings"][0]["n"]["value"] == "1"
    assert '<binding name="n">' in await asking(table, "xml")
    assert await asking(table, "csv") == "n\r\n1\r\n"
    assert await asking(table, "tsv") == "?n\n1\n"
    iris = [f"https://accord-graph.example/{one}" for one in "abc"]
    assert await asking(graph, graph="nt") == "<{}> <{}> <{}> .\n".format(*iris)
    for name in ("ttl", "rdf", "jsonld"):
        assert iris[2] in await asking(graph, graph=name)


async def test_a_format_that_the_results_do_not_have(asking: Asking) -> None:
    with pytest.raises(
        WrongForm, match=r"gives a table, in one of the formats json \(application/sparql-results\+json\)"
    ):
        await asking("ASK {}", table=None)
    with pytest.raises(WrongForm, match="Ask for one of them, or write SELECT or ASK"):
        await asking("DESCRIBE <a>", graph=None)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "SELECT *\n{?s ?p ?o} ORDR BY ?s",
            "is not SPARQL at line 2, column 18, near '{.s .p .o} ORDR BY .s'. Correct it.",
        ),
        ("ASK {", "is not SPARQL at line 1, column 6, near 'ASK {'. Correct it."),
        ("", "is not SPARQL at line 1, column 1. Correct it."),
        ("ASK {?s a ac:Actor}", "Put before it: PREFIX ac: <https://accord-graph.example/ontology#>"),
        ("ASK {?s a no:Such}", "does not declare no:. Put before it: PREFIX no: <...>"),
        ("SELECT (<f>(1) AS ?x) {}", "cannot be evaluated: The custom function .* is not supported"),
        (f"ASK {{?s a {'a' * 10_000}:Such}}", r"The query does not declare a{970}"),
        ("ASK {FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ")}", "nested too deeply"),
        ("ASK " + "{" * 20_000 + "}" * 20_000, "nested too deeply"),
        ("ASK {?s " + "(" * 20_000 + "<p>" + ")" * 20_000 + " ?o}", "nested too deeply"),
    ],
    ids=range(10),
)
async def test_what_is_wrong_with_a_query(asking: Asking, query: str, said: str) -> None:
    with pytest.raises(Malformed, match=said):
        await asking(query)


@pytest.mark.parametrize("update", ["INSERT DATA {<a> <b> <c>}", "LOAD <{}>", "CLEAR ALL", "DELETE WHERE {{?s ?p ?o}}"])
async def test_updates_are_refused(asking: Asking, listener: Listener, update: str) -> None:
    before = await asking(COUNT.format(""))
    with pytest.raises(Refused, match="This is an update, which is refused"):
        await asking(update.replace("<{}>", f"<{listener.address}>"))
    assert (await asking(COUNT.format("")), listener.visits) == (before, [])


CALLS = ["SERVICE <{}> {{?s ?p ?o}}", "SERVICE SILENT <{}> {{}}", "VALUES ?x {{<{}>}} SERVICE ?x {{}}"]


@pytest.mark.parametrize("call", CALLS)
async def test_calls_of_other_servers_are_refused(asking: Asking, listener: Listener, call: str) -> None:
    with pytest.raises(Refused, match=r"calls another server \(SERVICE\)"):
        await asking(f"SELECT * {{{call.format(listener.address)}}}")
    assert listener.visits == []


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("seal", [WORDS_UNSEEN, f"{WORDS_UNSEEN}; q.without_sockets = lambda: False"])
async def test_a_call_that_were_not_seen_would_not_go_out(
    asking: Asking, listener: Listener, monkeypatch: pytest.MonkeyPatch, call: str, seal: str
) -> None:
    monkeypatch.setattr(processes, "STARTED", STARTED.format(seal))
    with nullcontext() if "SILENT" in call else pytest.raises(QueryProblem):
        await asking(f"SELECT * {{{call.format(listener.address)}}}")
    assert listener.visits == []


async def test_it_would_go_out_otherwise(asking: Asking, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "STARTED", STARTED.format(f"{WORDS_UNSEEN}; q.without_sockets = lambda: True"))
    with pytest.raises(QueryProblem):
        await asking(f"SELECT * {{{CALLS[0].format(listener.address)}}}")
    assert listener.visits == ["/"]


async def test_the_word_may_stand_in_a_text(asking: Asking) -> None:
    query = f"SELECT ?x {{BIND('{CALL.upper()} <http://a/>' AS ?x)}} # {CALL}"
    assert await asking(query) == "x\r\nSERVICE <http://a/>\r\n"


@pytest.mark.parametrize(
    ("query", "limits", "said"),
    [
        (f"SELECT * {CROSS} ORDER BY ?a", QueryLimits(60, 400_000_000, 10**7), "more than 400,000,000 bytes of memory"),
        (f"SELECT (COUNT(*) AS ?x) {CROSS}", QueryLimits(1, 10**9, 10**7), "longer than 1 seconds"),
        (CONSTRUCT, QueryLimits(60, 10**9, 5), "larger than 5 bytes"),
        (f"SELECT * {CROSS}", QueryLimits(60, 10**9, 10**6), "larger than 1,000,000 bytes, and none are given"),
    ],
    ids=["memory", "time", "a result", "results"],
)
async def test_what_a_query_may_take(asking: Asking, query: str, limits: QueryLimits, said: str) -> None:
    with pytest.raises(TooMuch, match=said):
        await asking(query, limits=limits)


async def test_a_regular_expression_that_no_machine_could_hold_matches_nothing(asking: Asking) -> None:
    assert await asking(f"ASK {{FILTER(REGEX('a', '{LARGE}|a'))}}") == "false"


async def test_a_process_that_ends_otherwise(
    asking: Asking, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(processes, "STARTED", "import sys; sys.exit('nobody knows why')")
    with pytest.raises(Unanswered, match="for a reason that the server's log tells"):
        await asking("ASK {}")
    assert caplog.messages == ["a query process ended with exit code 1: nobody knows why\n"]


async def test_a_query_that_nobody_waits_for_ends(asking: Asking) -> None:
    before = children()
    task = asyncio.create_task(asking(f"SELECT (COUNT(*) AS ?x) {CROSS}", limits=PATIENT))
    while not (started := children() - before):
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not started & children()


def children() -> set[str]:
    """The processes that this one has started and that have not ended."""
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {child for task in tasks for child in task.read_text().split()}
