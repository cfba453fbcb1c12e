"""What a request may read at most: estimated before it runs, and refused where it is too much."""

from typing import Any

import pytest

from graph.store import Store
from tests.api.query.guarding.limited import engine, refusal

COSTS: list[tuple[str, str, dict[str, Any], int]] = [
    ("nothing of the store", "{ __typename }", {}, 0),
    ("one node", '{ event(id: "event/x") { id } }', {}, 1),
    ("a page", "{ events { nodes { id } } }", {}, 20),
    ("a page and its count", "{ events(first: 5) { totalCount nodes { id } } }", {}, 25),
    ("a count alone", "{ events { totalCount } }", {}, 20),
    ("a page of a page", "{ events(first: 5) { nodes { involves(last: 3) { nodes { id } } } } }", {}, 5 * (1 + 3)),
    (
        "sizes of the request",
        "query ($n: Int, $m: Int) { events(first: $n) { nodes { involves(first: $m) { nodes { id } } } } }",
        {"n": 7, "m": 2},
        7 * (1 + 2),
    ),
    ("what is around a node", '{ event(id: "event/x") { relations(first: 4) { nodes { id } } } }', {}, 1 + 4 * 3),
    (
        "what is around that, of two kinds",
        '{ node(id: "event/x") { relations(first: 4) { nodes { '
        "relations(first: 3, types: [SIGNED, INVOLVES]) { edges { properties { name } } } } } } }",
        {},
        1 + 4 * (4 + 3 * (2 + 1)),
    ),
    ("a node beside each", "{ events(first: 5) { nodes { dataset { id } } } }", {}, 5 * 2),
    ("nodes by their ids", '{ nodes(ids: ["a", "b", "c"]) { dataset: id } }', {}, 3),
    ("ids of the request", "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ["a", "b"]}, 2),
]


@pytest.mark.parametrize(("query", "variables", "cost"), [row[1:] for row in COSTS], ids=[row[0] for row in COSTS])
async def test_what_a_request_costs(loaded: Store, query: str, variables: dict[str, Any], cost: int) -> None:
    assert (await engine(loaded).answer(query, variables)).cost == cost


async def test_the_same_document_is_refused_for_larger_pages(loaded: Store) -> None:
    query = "query ($n: Int) { events(first: $n) { nodes { involves(first: $n) { nodes { id } } } } }"
    asked = engine(loaded, cost=110)
    assert (await asked.answer(query, {"n": 10})).cost == 110
    message = "The request may read 132 rows, and 110 are allowed; ask for smaller pages."
    assert await refusal(asked, query, {"n": 11}) == ("COST_EXCEEDED", message)
