"""How each engine goes about a page of what may be very many: from an index of the relation, sorting nothing; and about
groups: of those events alone that a filter finds.

And about a page of pages: what the rows of a page lead to is read once it is cut, for its rows alone.

These tests know the engines, since each explains its plan in its own way.
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import apsw
import pytest

from graph.asked import relations
from graph.asked import selection as s
from graph.asked.grouping import ByTarget, ByTime, group_key
from graph.asked.operators import OPERATORS
from graph.asked.representatives import REPRESENTATIVES
from graph.asked.selection import At, Order, Page
from graph.neo4j.names import in_capitals
from graph.sqlite.store import SqliteStore
from graph.sqlite.transaction import as_sqlite
from graph.statement import Statement
from graph.store import Store
from graph.stored.columns import ID, Key, Scalar, Shown
from graph.stored.layout import node_days, sort_key
from ontology.actors import Actor
from ontology.events import Event, Involvement, Setting
from ontology.model import End
from ontology.places import Containment
from ontology.values import Language
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
    "newest, each event once": (
        Page((Order(WHEN, True), Order(NODE_ID, True, At.EDGE)), 20, REPRESENTATIVES),
        ["targetId", BY_DATE, BY_ID],
        "(targetId=?)",
    ),
}
OF_ARMY = s.Related(End(Involvement, forward=True), s.Quantifier.SOME, s.Test(NODE_ID, OPERATORS[0], "actor/army"))
IN_GAO = s.Related(End(Setting, forward=True), s.Quantifier.SOME, s.Reaches(Containment, "place/gao", node_days(Event)))
NEWEST, SOURCE = (Order(WHEN, True), Order(NODE_ID, True)), "sourceId"
LED_PAGES: dict[str, tuple[Page, str, list[str], str]] = {
    "newest of an actor": (Page(NEWEST, 20, OF_ARMY), "involves", ["targetId", BY_DATE, SOURCE], "(targetId=?)"),
    "newest of an actor, each event once": (
        Page(NEWEST, 20, s.And((OF_ARMY, REPRESENTATIVES))),
        "involves",
        ["targetId", BY_DATE, SOURCE],
        "(targetId=?)",
    ),
    "newest of an actor after a cursor": (
        Page(NEWEST, 20, OF_ARMY, after=("2019-01-06", "event/patrol-11")),
        "involves",
        ["targetId", BY_DATE, SOURCE],
        "(targetId=? AND sourceWhenFirst<?)",
    ),
    "of an actor by id": (Page((Order(NODE_ID),), 20, OF_ARMY), "involves", ["targetId", SOURCE], "(targetId=?)"),
    "newest in a region": (Page(NEWEST, 20, IN_GAO), "happenedAtUnder", ["targetId", BY_DATE, SOURCE], "(targetId=?)"),
    "in a region by id": (
        Page((Order(NODE_ID),), 20, IN_GAO, backward=True),
        "happenedAtUnder",
        ["targetId", SOURCE],
        "(targetId=?)",
    ),
}
AFTER = ("ABOUT", "")
SORTING_OR_EXPANDING = {"Sort", "PartialSort", "Top", "PartialTop", "Expand(All)", "Expand(Into)"}


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
    assert SORTING_OR_EXPANDING.isdisjoint(operators)


@pytest.mark.parametrize("backward", [False, True])
async def test_a_page_of_all_that_is_around_a_hub_comes_from_an_index_for_each_kind(
    request: pytest.FixtureRequest, loaded: Store, backward: bool
) -> None:
    """What is sorted are the few that each kind gives at most. On Neo4j a node itself has those that can't be many."""
    page = Page((Order(relations.RELATION, at=At.EDGE), Order(NODE_ID, at=At.EDGE)), 20, after=AFTER, backward=backward)
    steps_ = relations.steps_from(loaded.ontology, Actor, loaded.ontology.relations, relations.Leads.BOTH)
    around = relations.Neighbours(Actor, steps_, page, (s.Leaf(ID),))
    statement = loaded.compile((s.All(Actor, ARMY, (around,)),))
    hubs = [step for step in steps_ if step.leads is relations.Leads.IN and step.relation.declared.pages_by is not None]
    assert len(hubs) > 3
    if isinstance(loaded, SqliteStore):
        with closing(apsw.Connection(str(loaded.path))) as connection:
            rows = list(connection.execute(f"EXPLAIN QUERY PLAN {statement.text}", statement.bind({})))
        searched = {step: within for _, within, _, step in rows if step.startswith("SEARCH r1")}
        for step in steps_:
            near = "sourceId" if step.leads is relations.Leads.OUT else "targetId"
            found = f"SEARCH r1 USING INDEX {step.relation.declared.stored}_by_{near}_id ({near}=? AND id>?)"
            assert found in searched
        assert [step for _, within, _, step in rows if "B-TREE" in step and within in searched.values()] == []
        return
    with connect(request.getfixturevalue("neo4j_server")) as driver, driver.session() as session:
        session.run("CALL db.prepareForReplanning(60)").consume()
        profile = session.run(f"PROFILE {statement.text}", given=statement.bind({})).consume().profile
    sought = [one for one in _all(profile) if "RelationshipIndexSeek" in one["operatorType"]]
    for hub in hubs:
        (found,) = (one for one in sought if f"[r1:{hub.name}(targetId, id)]" in _details(one))
        assert found["rows"] <= 21


@pytest.mark.parametrize(("page", "stored", "index", "sought"), LED_PAGES.values(), ids=LED_PAGES)
async def test_a_page_that_a_condition_leads_to_comes_from_an_index(
    request: pytest.FixtureRequest, loaded: Store, page: Page, stored: str, index: list[str], sought: str
) -> None:
    statement = loaded.compile((s.All(Event, page, (s.Leaf(ID),)),))
    if isinstance(loaded, SqliteStore):
        steps = _steps(loaded, statement)
        assert f"SEARCH r0 USING COVERING INDEX {stored}_by_{'_'.join(index)} {sought}" in steps
        assert [step for step in steps if "ORDER BY" in step] == []
        return
    operators = _profiled(request, statement)
    assert f"[r0:{in_capitals(stored)}({', '.join(index)})]" in operators["DirectedRelationshipIndexSeek"]
    assert SORTING_OR_EXPANDING.isdisjoint(operators)


async def test_a_page_of_events_each_of_which_is_there_once_is_read_in_order(
    request: pytest.FixtureRequest, loaded: Store
) -> None:
    """Whether another stands for an event is looked up by its id, for as many as the page goes through."""
    statement = loaded.compile((s.All(Event, Page(NEWEST, 20, REPRESENTATIVES), (s.Leaf(ID),)),))
    if isinstance(loaded, SqliteStore):
        steps = _steps(loaded, statement)
        assert "SCAN n0 USING COVERING INDEX Event_by_whenFirst_id_whenLast" in steps
        assert "SEARCH canonical USING COVERING INDEX canonical_by_sourceId_id (sourceId=?)" in steps
        assert [step for step in steps if "ORDER BY" in step] == []
        return
    operators = _profiled(request, statement)
    assert operators["NodeIndexScan"].startswith("RANGE INDEX n0:Event(whenFirst, id)")
    assert SORTING_OR_EXPANDING.isdisjoint(operators)


def _steps(store: SqliteStore, statement: Statement) -> list[str]:
    with closing(apsw.Connection(str(store.path))) as connection:
        bound = {name: as_sqlite(value) for name, value in statement.bind({}).items()}
        rows = list(connection.execute(f"EXPLAIN QUERY PLAN {statement.text}", bound))
    return [str(step) for *_, step in rows]


def _profiled(request: pytest.FixtureRequest, statement: Statement) -> dict[str, str]:
    """The operators that Neo4j used, each with its details, once it has counted what is there anew."""
    with connect(request.getfixturevalue("neo4j_server")) as driver, driver.session() as session:
        session.run("CALL db.prepareForReplanning(60)").consume()
        profile = session.run(f"PROFILE {statement.text}", given=statement.bind({})).consume().profile
    return dict(_operators(profile))


async def test_groups_are_made_of_what_an_index_finds(request: pytest.FixtureRequest, loaded: Store) -> None:
    attacks = s.Test(Key("kind", Scalar.CODE), OPERATORS[0], EventKind.ATTACK)
    page = Page((Order(group_key(0)), Order(group_key(1))), 20)
    keys = ByTime(("when",), 7), ByTarget(Involvement)
    statement = loaded.compile(
        (s.Groups(Event, keys, attacks, page, (s.Casualties(2, None, None, (s.Leaf(Shown(("best",), Scalar.INT)),)),)),)
    )
    if isinstance(loaded, SqliteStore):
        steps = _steps(loaded, statement)
        assert "SEARCH n0 USING COVERING INDEX Event_by_kind_id (kind=?)" in steps
        assert "SEARCH members USING AUTOMATIC COVERING INDEX (k0=? AND k1=?)" in steps
        return
    operators = _profiled(request, statement)
    assert operators["NodeIndexSeek"].startswith("RANGE INDEX n0:Event(kind, id)")
    assert {name for name in operators if "Scan" in name} == set()


async def test_names_that_are_typed_are_read_in_order_from_an_index(
    request: pytest.FixtureRequest, loaded: Store
) -> None:
    statement = loaded.compile((s.Suggest("pat", None, (Actor, Event), Language.FR, 10, (s.Leaf(ID),)),))
    if isinstance(loaded, SqliteStore):
        steps = list(_steps(loaded, statement))
        sought = "SEARCH Completion USING PRIMARY KEY (class=? AND tier=? AND key>? AND key<?)"
        assert steps.count(sought) == 12  # of each tier: begun so, begun so without an article, and like the first word
        # Each of these few rows are sorted by their nodes, and those that are left: never all that an index holds.
        assert steps.count("USE TEMP B-TREE FOR ORDER BY") == 13
        return
    operators = _profiled(request, statement)
    assert operators["NodeIndexSeek"].startswith("RANGE INDEX r0:Completion(class, tier, key, rank, nodeId)")
    assert "Limit" in operators  # of each class, as they come: those that are left are sorted
    assert {name for name in operators if "Scan" in name} == set()


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
        profile = session.run(f"PROFILE {statement.text}", given=statement.bind({})).consume().profile
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
    """Every operator with its details, but for what reads the one node of the state."""
    for operator in _all(plan):
        if _details(operator) not in ("s:State", "t:State"):
            yield operator["operatorType"].partition("@")[0], _details(operator)


def _details(operator: Any) -> str:
    found: str = operator["args"].get("Details", "")
    return found
