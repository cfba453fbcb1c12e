"""Pages of groups, both ways and in every order, and what is refused. This suite knows no engine's name."""

from typing import Any

import pytest

from api.query.engine import Engine
from ontology.records import Delivery
from tests.graph.questions import ELSEWHERE, fields, problem, refused_cursor
from tests.graph.sample_groups import groups

ORDERS = [
    "",
    "orderBy: [{field: KEYS, direction: DESC}]",
    "orderBy: [{field: COUNT}]",
    "orderBy: [{field: COUNT, direction: DESC}]",
    "orderBy: [{field: COUNT, direction: DESC}, {field: KEYS, direction: DESC}]",
]
PAGE = "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { keys count } }"


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    return (groups(),)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 3])
async def test_pages_both_ways(engine: Engine, order: str, size: int) -> None:
    root = f"eventGroups(by: [REGION, ACTOR], {order}"
    everything = (await fields(engine, f"{root})", PAGE))["edges"]
    assert len(everything) == 8
    forwards, after = list[Any](), "null"
    while after:
        page = await fields(engine, f"{root}, first: {size}, after: {after})", PAGE)
        forwards += page["edges"]
        assert page["totalCount"] == 8
        assert page["pageInfo"]["hasPreviousPage"] == (after != "null")
        after = f'"{page["pageInfo"]["endCursor"]}"' if page["pageInfo"]["hasNextPage"] else ""
    assert forwards == everything
    backwards, before = list[Any](), "null"
    while before:
        page = await fields(engine, f"{root}, last: {size}, before: {before})", PAGE)
        backwards = page["edges"] + backwards
        assert page["pageInfo"]["hasNextPage"] == (before != "null")
        before = f'"{page["pageInfo"]["startCursor"]}"' if page["pageInfo"]["hasPreviousPage"] else ""
    assert backwards == everything


CURSOR = """query ($by: [EventGrouping!]!, $where: EventWhere, $order: [EventGroupOrder!], $after: String) {
  eventGroups(by: $by, where: $where, orderBy: $order, first: 1, after: $after) {
    pageInfo { endCursor }
    nodes { keys }
  }
}"""


@pytest.mark.parametrize(
    "other",
    [
        {"by": ["ACTOR", "REGION"]},
        {"by": ["REGION"]},
        {"where": {"kind": {"eq": "ATTACK"}}},
        {"where": {"id": {"ne": "event/x"}}},
        {"order": [{"field": "COUNT"}]},
        {"order": [{"field": "KEYS", "direction": "DESC"}]},
    ],
)
async def test_a_cursor_belongs_to_its_keys_filter_and_order(engine: Engine, other: dict[str, Any]) -> None:
    given: dict[str, Any] = {"by": ["REGION", "ACTOR"], "where": {"id": {"ne": "event/y"}}}
    first = await engine.execute(CURSOR, given)
    given["after"] = first["eventGroups"]["pageInfo"]["endCursor"]
    assert (await engine.execute(CURSOR, given))["eventGroups"]["nodes"] == [{"keys": ["place/gao", "actor/group"]}]
    assert await refused_cursor(engine, CURSOR, **given | other) == ("eventGroups: after", ELSEWHERE)


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ([], "groups: by is empty; name one grouping at least, such as DATASET."),
        (["WHEN_MONTH", "KIND", "WHEN_MONTH"], "groups: by has WHEN_MONTH twice; name it once."),
        (
            ["WHEN_MONTH", "KIND", "WHEN_YEAR"],
            "groups: by has WHEN_MONTH and WHEN_YEAR, two of when; keep one of them.",
        ),
        (["REGION", "PLACE"], "groups: by has REGION and PLACE, two of place; keep one of them."),
    ],
)
async def test_groupings_that_cannot_be(engine: Engine, by: list[str], message: str) -> None:
    document = "query ($by: [EventGrouping!]!) { groups: eventGroups(by: $by) { totalCount } }"
    assert await problem(engine, document, by=by) == ("BAD_USER_INPUT", message)
    literal = f"{{ groups: eventGroups(by: [{', '.join(by)}]) {{ totalCount }} }}"
    assert await problem(engine, literal) == ("BAD_USER_INPUT", message)
