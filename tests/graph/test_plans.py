"""How each engine goes about a page of an actor that may have very many events: from an index, sorting nothing.

And about a page of pages: what the rows of a page lead to is read once it is cut, for its rows alone.

These tests know the engines, since each explains its plan in its own way.
"""

from collections.abc import Iterator
from typing import Any

import apsw
import pytest

from graph import selection as s
from graph.columns import ID, Key, Scalar, sort_key
from graph.operators import OPERATORS
from graph.selection import At, Order, Page
from graph.sqlite_store import SqliteStore
from graph.store import Store
from ontology.actors import Actor
from ontology.events import Event, Involvement, Setting
from ontology.model import End
from ontology.vocabularies import Role
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
    parameters = statement.bind({})
    if isinstance(loaded, SqliteStore):
        with apsw.Connection(str(loaded.path)) as connection:
            rows = connection.execute(f"EXPLAIN QUERY PLAN {statement.text}", parameters)
            steps = [str(step) for *_, step in rows]
        assert f"SEARCH r1 USING INDEX involves_by_{'_'.join(index)} {sought}" in steps
        assert [step for step in steps if "TEMP B-TREE" in step] == []
        return
    with connect(request.getfixturevalue("neo4j_server")) as driver, driver.session() as session:
        profile = session.run(f"PROFILE {statement.text}", parameters).consume().profile
    operators = dict(_operators(profile))
    assert f"[r1:INVOLVES({', '.join(index)})]" in operators["DirectedRelationshipIndexSeek"]
    assert {name for name in operators if "Sort" in name or "Top" in name or "Expand" in name} == set()


PLACES = s.Many(End(Setting, forward=True), Page((Order(NODE_ID, at=At.EDGE),), 20), (s.Leaf(ID),))
CUTS = {
    "in the order of an index": (Order(WHEN, True), Order(NODE_ID, True, At.EDGE)),
    "sorted": (Order(ROLE, at=At.EDGE), Order(NODE_ID, at=At.EDGE)),
}


@pytest.mark.parametrize("order", CUTS.values(), ids=CUTS)
async def test_a_page_is_cut_before_its_rows_lead_on(
    request: pytest.FixtureRequest, loaded: Store, order: tuple[Order, ...]
) -> None:
    """Of an actor with more than 24 events, two; each page reads one row more, to tell whether there are any."""
    events = s.Many(End(Involvement, forward=False), Page(order, 2), (s.Leaf(ID), PLACES))
    statement = loaded.compile((s.All(Actor, ARMY, (events,)),))
    if isinstance(loaded, SqliteStore):
        with apsw.Connection(str(loaded.path)) as connection:
            rows = connection.execute(f"EXPLAIN QUERY PLAN {statement.text}", statement.bind({}))
            steps = {int(number): (int(within), str(step)) for number, within, _, step in rows}
        (page,), (places,) = (_found(steps, name) for name in ("SEARCH r1 USING INDEX", "SEARCH r2 USING INDEX"))
        # The page is a table of its own, row numbers alone; what reads it reads the places, too.
        assert [steps[number][1] for number in (page[0], places[0])] == ["CO-ROUTINE k", "CO-ROUTINE k"]
        assert page[0] not in places
        assert page[1] in places
        return
    with connect(request.getfixturevalue("neo4j_server")) as driver, driver.session() as session:
        profile = session.run(f"PROFILE {statement.text}", statement.bind({})).consume().profile
    (expanded,) = (one for one in _all(profile) if one["operatorType"].startswith("Expand") and "r2:" in _details(one))
    assert [child["rows"] for child in expanded["children"]] == [3]


def _found(steps: dict[int, tuple[int, str]], name: str) -> Iterator[list[int]]:
    """For each step of that name in SQLite's plan: the steps around it, innermost first."""
    for within, step in steps.values():
        around = []
        while within and step.startswith(name):
            around.append(within)
            within = steps[within][0]
        if around:
            yield around


def _all(plan: Any) -> Iterator[Any]:
    yield plan
    for child in plan.get("children", ()):
        yield from _all(child)


def _operators(plan: Any) -> Iterator[tuple[str, str]]:
    for one in _all(plan):
        yield one["operatorType"].partition("@")[0], _details(one)


def _details(operator: Any) -> str:
    found: str = operator["args"].get("Details", "")
    return found
