"""The steps of a finding in order, and what is the same by how sure that is: numbers that a relation says, by hand."""

from typing import Any

import pytest

from api.query.answering.cursors import MARK_LENGTH
from api.query.engine import Engine
from ontology.actors import Actor
from ontology.findings import Finding, FindingStep
from ontology.matching import Identity
from ontology.model import Node, Relation
from ontology.records import Delivery
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, FindingRule
from tests.graph.deliveries import delivery, row
from tests.graph.questions import inside

ELEVEN = [(1, order) for order in range(1, 12)]
TWO = [(2, 1), (2, 2)]
SCORES = {"b": 0.25, "c": None, "d": 1.0, "e": 0.5}
"""How sure it is that each of these is the actor a."""


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    """A finding with a path of eleven steps and one of two; later steps come to actors whose ids sort first."""
    steps = (
        FindingStep(source="finding/lead", target=f"actor/{'nmlkjihgfedcba'[order]}", path_=path, order=order)
        for path, order in (*ELEVEN, *TWO)
    )
    same = (Identity(source=f"actor/{key}", target="actor/a", score=score) for key, score in SCORES.items())
    actors = (Actor(id=f"actor/{key}", kind=ActorKind.ORGANISATION, name=Text(key)) for key in "abcdefghijklmn")
    lead = Finding(
        id="finding/lead",
        rule=FindingRule.CLASH_BETWEEN_SIGNATORIES,
        text=Text("A lead", "Une piste"),
        holds_from=DateSpan("2018-04-14"),
    )
    records: tuple[Node | Relation, ...] = (lead, *actors, *steps, *same)
    return (delivery(*(row(line, one) for line, one in enumerate(records, 1)), name="steps"),)


async def steps(engine: Engine, arguments: str) -> list[dict[str, Any]]:
    """The edges of the finding's list of steps."""
    asked = f"hasStep({arguments}) {{ edges {{ cursor path order }} }}"
    data = await engine.execute(f'{{ finding(id: "finding/lead") {{ {asked} }} }}')
    edges: list[dict[str, Any]] = data["finding"]["hasStep"]["edges"]
    return edges


def places(edges: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """The path of each step, and its place there."""
    return [(edge["path"], edge["order"]) for edge in edges]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("", [*ELEVEN, *TWO]),
        ("{field: EDGE_PATH}, {field: EDGE_ORDER}", [*ELEVEN, *TWO]),
        ("{field: EDGE_PATH, direction: DESC}, {field: EDGE_ORDER}", [*TWO, *ELEVEN]),
        ("{field: EDGE_PATH}, {field: EDGE_ORDER, direction: DESC}", [*ELEVEN[::-1], *TWO[::-1]]),
        ("{field: EDGE_ORDER}, {field: EDGE_PATH}", [(1, 1), (2, 1), (1, 2), (2, 2), *ELEVEN[2:]]),
    ],
)
async def test_the_tenth_step_follows_the_ninth_and_every_cursor_leads_on(
    engine: Engine, order: str, found: list[tuple[int, int]]
) -> None:
    whole = await steps(engine, f"orderBy: [{order}]")
    assert places(whole) == found
    for number, edge in enumerate(whole):
        following = await steps(engine, f'orderBy: [{order}], first: 3, after: "{edge["cursor"]}"')
        assert following == whole[number + 1 : number + 4]
        preceding = await steps(engine, f'orderBy: [{order}], last: 3, before: "{edge["cursor"]}"')
        assert preceding == whole[max(0, number - 3) : number]


@pytest.mark.parametrize("order", ["first: 20", "orderBy: null", "orderBy: [{field: EDGE_PATH}, {field: EDGE_ORDER}]"])
async def test_a_cursor_holds_path_and_place_whether_or_not_they_are_asked_for(engine: Engine, order: str) -> None:
    first, second, *_ = await steps(engine, order)
    assert (await steps(engine, f'first: 1, after: "{first["cursor"]}"')) == [second]
    assert inside(first["cursor"][MARK_LENGTH:]) == '[1,1,"finding-step/lead--actor-m--1--1"]'


async def test_findings_of_a_node_by_its_place_on_their_paths(engine: Engine) -> None:
    asked = "stepOf(orderBy: [{field: EDGE_PATH, direction: DESC}]) { edges { path order } }"
    data = await engine.execute(f'{{ actor(id: "actor/m") {{ {asked} }} }}')
    assert places(data["actor"]["stepOf"]["edges"]) == [(2, 1), (1, 1)]


@pytest.mark.parametrize(("direction", "found"), [("ASC", "b e d c"), ("DESC", "c d e b")])
async def test_a_score_that_is_missing_is_the_greatest(engine: Engine, direction: str, found: str) -> None:
    asked = f"sameAs(orderBy: [{{field: EDGE_SCORE, direction: {direction}}}]) {{ nodes {{ id }} }}"
    data = await engine.execute(f'{{ actor(id: "actor/a") {{ {asked} }} }}')
    assert [node["id"].partition("/")[2] for node in data["actor"]["sameAs"]["nodes"]] == found.split()
