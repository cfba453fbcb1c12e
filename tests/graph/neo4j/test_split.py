"""Large selections in levels: what is split off, and what holds when the data change between two statements."""

import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from graph.asked import relations
from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.errors import DataChanging, StatementTimedOut
from graph.loading.load import load
from graph.neo4j.levels import Part
from graph.neo4j.split import split
from graph.neo4j.split_reading import SplitStatement
from graph.neo4j.store import Neo4jStore
from graph.statement import Cursors, Statement
from graph.store import Store
from graph.stored.columns import ID, Scalar, Shown
from graph.stored.layout import shown_columns
from ontology.events import Claim, Event, Setting, Subject
from ontology.model import End, Node
from ontology.places import Place
from ontology.sources import Dataset, Source
from tests.conftest import empty
from tests.graph.conftest import opened
from tests.graph.sample import sample
from tests.neo4j_server import Neo4jAddress, connect

assert ID.key is not None
HERE, THERE = s.Leaf(ID), s.Leaf(ID, s.At.EDGE)
COLUMN = s.Leaf(Shown(("dataset",), Scalar.ID))
NEO4J_LOOKS_EVERY = 2
"""Seconds from one look to the next for transactions whose time is over, by default."""
CAMP = s.Page((s.Order(ID.key),), 1, s.Test(ID.key, BY_NAME["eq"], "event/camp"))
PAGE = s.Page((s.Order(ID.key, at=s.At.EDGE),), 5)
PAGE_OF_NODES = s.Page((s.Order(ID.key),), 100)
EVENTS = s.Many(End(Setting, forward=False), PAGE, (HERE, THERE))
OF_DATASET = s.Lookup("dataset", Dataset, (HERE,))


def places(*items: s.Item) -> s.Selection:
    """The places of an event."""
    return (s.All(Event, CAMP, (s.Many(End(Setting, forward=True), PAGE, items),)),)


DEEP = places(HERE, s.Citations((HERE, OF_DATASET)), EVENTS, OF_DATASET)


def as_stored(column: str, at: s.At = s.At.NODE) -> s.Leaf:
    """A column as it is."""
    return s.Leaf(Shown((column,), Scalar.STRING), at)


def own(cls: type[Node]) -> Part:
    """The statement for all that is shown of a class."""
    return cls, tuple(map(as_stored, shown_columns(cls)))


def of_setting(forward: bool) -> Part:
    """The statement for a page of what happened where, from either end."""
    shown = (as_stored(column, s.At.EDGE) for column in shown_columns(Setting))
    return Node, (s.Many(End(Setting, forward), PAGE, (HERE, *shown, s.Citations((HERE,)))),)


def test_a_statement_goes_one_relation_far() -> None:
    """Of what a relation leads to, it reads the id; what is shown of a class is read for all at once."""
    levels = split(DEEP)
    assert levels.first == (s.All(Event, CAMP, (HERE,)),)
    assert set(levels.parts) == {of_setting(True), of_setting(False), own(Source), own(Place), own(Dataset)}


def test_whatever_is_asked_of_a_relation_reads_the_same() -> None:
    """So there are few statements, and they can be planned before anybody asks."""
    less = places(s.Leaf(Shown(("precision",), Scalar.CODE), s.At.EDGE))
    assert set(split(less).parts) <= set(split(DEEP).parts)


@pytest.fixture
async def splitting(store: Store) -> Store:
    """A store that holds the sample, and splits every statement if it ever does."""
    await load(store, sample(), strict=True)
    if isinstance(store, Neo4jStore):
        store.splits_above = 0
    return store


async def test_rows_are_those_of_one_statement(splitting: Store) -> None:
    row = await splitting.fetch(splitting.compile(DEEP), {})
    whole = opened(splitting.url) if isinstance(splitting, Neo4jStore) else splitting
    assert row == await whole.fetch(whole.compile(DEEP), {})
    assert [[place[0], place[3]] for place in row[0][0][0]] == [["place/timbuktu", ["dataset/sample"]]]


async def test_what_is_around_a_node_is_read_in_levels_too(splitting: Store) -> None:
    of_node, counted = around(splitting, Node, (THERE, HERE, s.Citations((HERE, OF_DATASET))))
    of_event, _ = around(splitting, Event, (HERE,))
    by_class = s.ByClass(tuple((cls, (of_event,) if cls is Event else ()) for cls in splitting.ontology.classes))
    further, counted_first = around(splitting, Event, (HERE, of_node, counted, by_class))
    asked = (s.All(Event, CAMP, (further, counted_first)),)
    row = await splitting.fetch(splitting.compile(asked), {})
    whole = opened(splitting.url) if isinstance(splitting, Neo4jStore) else splitting
    assert row == await whole.fetch(whole.compile(asked), {})
    ((found, number),) = row[0]
    assert [len(found), found[0][2] > 0, len(found[0][1]) > 0, number > 8] == [8, True, True, True]


def around(store: Store, cls: type[Node], items: s.Items) -> tuple[relations.Neighbours, relations.CountNeighbours]:
    """What is around a node, seven of it and one more, and how much there is."""
    steps = relations.steps_from(store.ontology, cls, store.ontology.relations, relations.Leads.BOTH)
    page = s.Page((s.Order(relations.RELATION, at=s.At.EDGE), s.Order(relations.ID, at=s.At.EDGE)), 7)
    return relations.Neighbours(cls, steps, page, items), relations.CountNeighbours(cls, steps)


async def test_a_look_up_finds_its_own_class_alone(splitting: Store) -> None:
    """A column may hold what happens to be the id of something else, as the words from which a deadline counts do."""
    other_class = s.Lookup("dataset", Source, (HERE,))
    row = await splitting.fetch(splitting.compile((s.All(Event, CAMP, (OF_DATASET, other_class)),)), {})
    assert row == [[[["dataset/sample"], None]]]


async def test_a_class_of_which_nothing_is_asked_has_no_row(splitting: Store) -> None:
    of_event = s.ByClass(((Event, (OF_DATASET,)),))
    claims = s.All(Claim, PAGE_OF_NODES, (s.Many(End(Subject, forward=True), PAGE, (of_event,)),))
    row = await splitting.fetch(splitting.compile((claims,)), {})
    cells = [cell for (about,) in row[0] for (cell,) in about]
    assert {str(cell) for cell in cells} == {"None", "['Event', ['dataset/sample']]"}


@dataclass(frozen=True)
class Meanwhile(Statement):
    """A statement before which something else happens."""

    happens: Callable[[], None]

    def bind(self, variables: Mapping[str, Any], cursors: Cursors = ()) -> dict[str, Any]:
        """The parameters, once it has happened."""
        self.happens()
        return super().bind(variables, cursors)


def meanwhile(split_statement: Statement, happens: Callable[[], None]) -> Statement:
    """The statement, with something that happens before what is shown of places is read."""
    assert isinstance(split_statement, SplitStatement)
    at = split_statement.levels.parts.index(own(Place))
    parts = list(split_statement.parts)
    parts[at] = Meanwhile(parts[at].text, parts[at].parameters, happens)
    return replace(split_statement, parts=tuple(parts))


CHANGES = {
    "a node is gone": "MATCH (:Event {id: 'event/camp'})-[:HAPPENED_AT]->(n) DETACH DELETE n",
    "a load ended": "MATCH (s:State) SET s.changes = s.changes + 2"
    " WITH s MATCH (:Event {id: 'event/camp'})-[r:HAPPENED_AT]->() DELETE r",
}


@pytest.fixture
async def splitting_neo4j(neo4j_server: Neo4jAddress) -> AsyncIterator[Store]:
    """The same on Neo4j alone: SQLite needs no such care, as it has one statement, however large."""
    empty(neo4j_server)
    store = opened(neo4j_server.url)
    await load(store, sample(), strict=True)
    assert isinstance(store, Neo4jStore)
    store.splits_above = 0
    yield store
    await store.close()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
async def test_what_changes_meanwhile_is_read_again(
    splitting_neo4j: Store, neo4j_server: Neo4jAddress, change: str
) -> None:
    statement = splitting_neo4j.compile(DEEP)
    done: list[str] = []

    def once() -> None:
        if not done:
            done.append(change)
            with connect(neo4j_server) as driver:
                driver.execute_query(change)

    assert await splitting_neo4j.fetch(meanwhile(statement, once), {}) == [[[[]]]]


async def test_data_that_never_rest(splitting_neo4j: Store, neo4j_server: Neo4jAddress) -> None:
    statement = splitting_neo4j.compile(DEEP)

    def always() -> None:
        with connect(neo4j_server) as driver:
            driver.execute_query("MATCH (s:State) SET s.changes = s.changes + 2")

    with pytest.raises(DataChanging, match="Ask again when it is done"):
        await splitting_neo4j.fetch(meanwhile(statement, always), {})


async def test_the_time_limit_is_for_all_statements_together(splitting_neo4j: Store) -> None:
    """No statement takes long here: what takes longer than the limit lies between them."""
    statement = splitting_neo4j.compile(DEEP)
    with pytest.raises(StatementTimedOut):
        await splitting_neo4j.fetch(meanwhile(statement, lambda: time.sleep(NEO4J_LOOKS_EVERY + 1)), {}, 0.5)
