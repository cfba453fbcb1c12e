"""Orders of a node's list by what its relation says, up and down, with missing values: written out by hand.

This suite knows no engine's name: all of it holds on each.
"""

from typing import Any

import pytest

from api.query.answering.cursors import MARK_LENGTH
from api.query.engine import Engine
from tests.graph.questions import inside

CONTAINED, LIES_IN = 'place(id: "place/mali") { it: contains', 'place(id: "place/menaka") { it: within'
MEMBERS = 'actor(id: "actor/union") { it: hasMember'
INVOLVED = 'event(id: "event/camp") { it: involves'
UP: list[tuple[str, str, list[str]]] = [
    (CONTAINED, "EDGE_FROM", ["menaka 2016-01-19", "gao", "timbuktu"]),
    (CONTAINED, "EDGE_TO", ["gao", "menaka 2016-01-19", "timbuktu"]),
    (LIES_IN, "EDGE_FROM", ["mali 2016-01-19", "gao 2016-01-18"]),
    (LIES_IN, "EDGE_TO", ["gao 2016-01-18", "mali 2016-01-19"]),
    (MEMBERS, "EDGE_FROM", ["watch 2014 2015-12-31", "watch 2017"]),
    (MEMBERS, "EDGE_TO", ["watch 2014 2015-12-31", "watch 2017"]),
    (INVOLVED, "EDGE_ROLE", ["jnim ATTACKER SUSPECTED", "unnamed ATTACKER ALLEGED", "jnim INVOLVED", "army TARGET"]),
    (INVOLVED, "EDGE_HEDGE", ["unnamed ATTACKER ALLEGED", "jnim ATTACKER SUSPECTED", "army TARGET", "jnim INVOLVED"]),
]
DATED, PLAYED = "from { edtf } to { edtf }", "role hedge"


async def edges(engine: Engine, list_: str, arguments: str) -> list[dict[str, Any]]:
    """The edges of a node's list, with its cursors."""
    said = PLAYED if list_ == INVOLVED else DATED
    data = await engine.execute(
        f"{{ of: {list_}(first: 100 {arguments}) {{ edges {{ cursor {said} node {{ id }} }} }} }} }}"
    )
    found: list[dict[str, Any]] = data["of"]["it"]["edges"]
    return found


def told(edge: dict[str, Any]) -> str:
    """The key of the node and what its relation says: `watch 2014 2015-12-31`."""
    said = (edge[name] for name in ("from", "to", "role", "hedge") if edge.get(name))
    return " ".join(
        [edge["node"]["id"].partition("/")[2], *(one["edtf"] if isinstance(one, dict) else one for one in said)]
    )


@pytest.mark.parametrize(("list_", "field", "order"), UP)
async def test_up(engine: Engine, list_: str, field: str, order: list[str]) -> None:
    assert [told(edge) for edge in await edges(engine, list_, f"orderBy: [{{field: {field}}}]")] == order


@pytest.mark.parametrize(("list_", "field", "order"), UP)
async def test_down_is_the_same_turned_round(engine: Engine, list_: str, field: str, order: list[str]) -> None:
    found = await edges(engine, list_, f"orderBy: [{{field: {field}, direction: DESC}}]")
    assert [told(edge) for edge in found] == order[::-1]


@pytest.mark.parametrize(
    ("list_", "order", "found"),
    [
        (
            INVOLVED,
            "{field: EDGE_ROLE, direction: DESC}, {field: EDGE_HEDGE}",
            ["army TARGET", "jnim INVOLVED", "unnamed ATTACKER ALLEGED", "jnim ATTACKER SUSPECTED"],
        ),
        (
            INVOLVED,
            "{field: NAME}, {field: EDGE_ROLE, direction: DESC}",
            ["unnamed ATTACKER ALLEGED", "army TARGET", "jnim INVOLVED", "jnim ATTACKER SUSPECTED"],
        ),
        (MEMBERS, "{field: NAME}, {field: EDGE_FROM, direction: DESC}", ["watch 2017", "watch 2014 2015-12-31"]),
        (
            CONTAINED,
            "{field: EDGE_TO}, {field: EDGE_FROM, direction: DESC}",
            ["timbuktu", "gao", "menaka 2016-01-19"],
        ),
    ],
)
async def test_several_keys_of_node_and_relation(engine: Engine, list_: str, order: str, found: list[str]) -> None:
    whole = await edges(engine, list_, f"orderBy: [{order}]")
    assert [told(edge) for edge in whole] == found
    for number, edge in enumerate(whole):
        after, before = (f'{side}: "{edge["cursor"]}" orderBy: [{order}]' for side in ("after", "before"))
        assert await edges(engine, list_, after) == whole[number + 1 :]
        assert await edges(engine, list_, before) == whole[:number]


async def test_a_cursor_holds_what_the_relation_says_and_its_id(engine: Engine) -> None:
    found = await edges(engine, MEMBERS, "orderBy: [{field: EDGE_TO}, {field: EDGE_FROM}]")
    first, second = (inside(edge["cursor"][MARK_LENGTH:]) for edge in found)
    assert first.startswith('["2015-12-31","2014-01-01","membership/watch--union--')
    assert second.startswith('["\ud7ff","2017-01-01","membership/watch--union--')
