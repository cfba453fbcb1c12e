"""How each engine goes about a page of an actor that may have very many events: from an index, sorting nothing; and
about groups: of those events alone that a filter finds.

These tests know the engines, since each explains its plan in its own way.
"""

from collections.abc import Iterator
from typing import Any

import apsw
import pytest

from graph import selection as s
from graph.columns import ID, Key, Scalar, sort_key
from graph.group_keys import ByRelated, ByTime, group_key
from graph.operators import OPERATORS
from graph.selection import At, Order, Page
from graph.sqlite_store import SqliteStore
from graph.statement import Statement
from graph.store import Store
from ontology.actors import Actor
from ontology.events import Event, Involvement
from ontology.model import End
from ontology.vocabularies import EventKind, Role
from tests.neo4j_server import connect

NODE_ID, WHEN, ROLE = Key("id", Scalar.ID), sort_key(Event, "when"), Key("role", Scalar.CODE)
ARMY = Page((Order(NODE_ID),), 1, s.Test(NODE_ID, OPERATORS[0], "actor/army"))
CURSOR = ("2019-01-06", "involvement/patrol-11--army--involved")
BY_DATE, BY_ID = "sourceWhenFirst", "id"
PAGES: dict[str, tuple[Page, list[str], str]] = {
    "newest": (
        Page((Order(WHEN, True), Order(NODE_ID, True, At.EDGE)), 20),
        ["targetId", BY_DATE, BY_ID],
        "(targetId=?)",
    ),
    "newest after a cursor": (
        Page((Order(WHEN, True), Order(NODE_ID, True, At.EDGE)), 20, after=CURSOR),
        ["targetId", BY_DATE, BY_ID],
        "(targetId=? AND sourceWhenFirst<?)",
    ),
    "last of the oldest, of one role": (
        Page(
            (Order(WHEN), Order(NODE_ID, at=At.EDGE)),
            20,
            s.Test(ROLE, OPERATORS[0], Role.INVOLVED, At.EDGE),
            backward=True,
        ),
        ["targetId", BY_DATE, BY_ID],
        "(targetId=?)",
    ),
    "by id": (Page((Order(NODE_ID, at=At.EDGE),), 20), ["targetId", BY_ID], "(targetId=?)"),
}


@pytest.mark.parametrize(("page", "index", "sought"), PAGES.values(), ids=PAGES)
async def test_a_hub_page_comes_from_an_index(
    request: pytest.FixtureRequest, loaded: Store, page: Page, index: list[str], sought: str
) -> None:
    many = s.Many(End(Involvement, forward=False), page, (s.Leaf(ID),))
    statement = loaded.compile((s.All(Actor, ARMY, (many,)),))
    if isinstance(loaded, SqliteStore):
        steps = _steps(loaded, statement)
        assert f"SEARCH r1 USING INDEX involves_by_{'_'.join(index)} {sought}" in steps
        assert [step for step in steps if "TEMP B-TREE" in step] == []
        return
    operators = _profiled(request, statement)
    assert f"[r1:INVOLVES({', '.join(index)})]" in operators["DirectedRelationshipIndexSeek"]
    assert {name for name in operators if "Sort" in name or "Top" in name or "Expand" in name} == set()


async def test_groups_are_made_of_what_an_index_finds(request: pytest.FixtureRequest, loaded: Store) -> None:
    attacks = s.Test(Key("kind", Scalar.CODE), OPERATORS[0], EventKind.ATTACK)
    page = Page((Order(group_key(0)), Order(group_key(1))), 20)
    keys = ByTime("whenEdtf", 7), ByRelated(End(Involvement, forward=True))
    statement = loaded.compile((s.Groups(Event, keys, attacks, page, (s.Casualties(2, None),)),))
    if isinstance(loaded, SqliteStore):
        steps = _steps(loaded, statement)
        assert "SEARCH n0 USING COVERING INDEX Event_by_kind_id (kind=?)" in steps
        assert "SEARCH members USING AUTOMATIC COVERING INDEX (k0=? AND k1=?)" in steps
        return
    operators = _profiled(request, statement)
    assert operators["NodeIndexSeek"].startswith("RANGE INDEX n0:Event(kind, id)")
    assert {name for name in operators if "Scan" in name} == set()


def _steps(store: SqliteStore, statement: Statement) -> list[str]:
    with apsw.Connection(str(store.path)) as connection:
        rows = list(connection.execute(f"EXPLAIN QUERY PLAN {statement.text}", statement.bind({})))
    return [str(step) for *_, step in rows]


def _profiled(request: pytest.FixtureRequest, statement: Statement) -> dict[str, str]:
    with connect(request.getfixturevalue("neo4j_server")) as driver, driver.session() as session:
        profile = session.run(f"PROFILE {statement.text}", statement.bind({})).consume().profile
    return dict(_operators(profile))


def _operators(plan: Any) -> Iterator[tuple[str, str]]:
    yield plan["operatorType"].partition("@")[0], plan["args"].get("Details", "")
    for child in plan.get("children", ()):
        yield from _operators(child)
