"""Links between records are renewed by whatever load changes these: of the events alone that it touches.

Rules of their own stand for the real ones here: events of two datasets are one whose keys end alike.
"""

from collections.abc import AsyncIterator, Collection, Iterable
from contextlib import asynccontextmanager

import pytest

from graph.asked import selection as s
from graph.asked.restricted import Compile, Fetch
from graph.checking.store_check import StoreCheck
from graph.loading.days import Days
from graph.loading.following import follow
from graph.loading.load import load
from graph.loading.unloading import unload
from graph.store import Store
from graph.stored import columns
from ontology.events import Event
from ontology.matching import LINKS, MATCHES, Identity, MatchDecision, Representation
from ontology.model import Citation, Node, Relation
from ontology.records import Delivery, Scope
from ontology.values import DateSpan, Text
from ontology.vocabularies import EventKind, MatchVerdict
from tests.graph.contents import contents
from tests.graph.deliveries import delivery, row
from tests.graph.deriving.attacks import actors

CITED = (Citation("source/report"),)
PAGE = s.Page((s.Order(columns.ID_KEY),), 100)


class Matcher:
    """Links events, and remembers of which days it was asked to."""

    def __init__(self) -> None:
        self.days = list[Days | None]()

    @asynccontextmanager
    async def __call__(self, compile_: Compile, fetch: Fetch, days: Days | None) -> AsyncIterator[Delivery]:
        self.days.append(days)
        ours, theirs = [await _events(compile_, fetch, name) for name in ("ours", "theirs")]
        asked = [key for key in {*ours, *theirs} if days is None or {ours.get(key), theirs.get(key)} & _texts(days)]
        pairs = [(f"event/theirs-{key}", f"event/ours-{key}") for key in sorted(asked) if key in ours and key in theirs]
        rows = (row(at, one) for at, one in enumerate(_links(pairs)))
        nodes = [f"event/{name}-{key}" for key in asked for name in ("ours", "theirs")]
        scope = None if days is None else Scope(nodes, LINKS[:3], (Representation,))
        given = delivery(*rows, name=MATCHES.partition("/")[2], requires=())
        yield Delivery(given.about, given.requires, given.rows, scope=scope)


def _texts(days: Collection[object]) -> set[str | None]:
    return set(map(str, days))


def _links(pairs: Iterable[tuple[str, str]]) -> Iterable[Relation]:
    for theirs, ours in pairs:
        yield Identity(source=theirs, target=ours, score=0.9, explanation=Text("One"))
        yield Representation(source=theirs, target=ours, part=False)


async def _events(compile_: Compile, fetch: Fetch, name: str) -> dict[str, str]:
    """The first days of a dataset's events, by the ends of their keys."""
    when = columns.shown(next(one for one in Event.properties() if one.name == "when"))["from"]
    (rows,) = await fetch(compile_((s.All(Event, PAGE, (s.Leaf(columns.ID), s.Leaf(when))),)), {})
    return {id_.rpartition("-")[2]: day for id_, day in rows if id_.startswith(f"event/{name}-")}


def events(name: str, *days: int, kind: EventKind = EventKind.ATTACK, more: Iterable[Node] = ()) -> Delivery:
    """Events of a dataset, one on each of these days of April."""
    each = (
        Event(
            id=f"event/{name}-{day}",
            kind=kind,
            when=DateSpan(f"2018-04-{day:02}"),
            title=Text("Attack"),
            sources=CITED,
        )
        for day in days
    )
    return delivery(*(row(at, one) for at, one in enumerate((*each, *more))), name=name, requires=("dataset/actors",))


@pytest.fixture
async def matched(store: Store) -> tuple[Store, Matcher]:
    """A store with the events of two datasets, of which two are one, and what links them."""
    match = Matcher()
    await load(store, actors(), strict=True, match=match)
    await load(store, events("ours", 1, 2, 3), strict=True, match=match)
    await load(store, events("theirs", 2, 3, 4), strict=True, match=match)
    return store, match


async def links(store: Store) -> list[str]:
    """The relations that link records, by id."""
    return sorted(id_ for id_ in await contents(store) if id_.startswith(("identity/", "representation/")))


def _of(*days: int) -> list[str]:
    same = [f"identity/event-ours-{day}--event-theirs-{day}" for day in days]
    return [*same, *(f"representation/theirs-{day}--ours-{day}" for day in days)]


async def test_a_load_links_what_it_brings(matched: tuple[Store, Matcher]) -> None:
    store, match = matched
    assert await links(store) == _of(2, 3)
    assert match.days == [None, None, None]  # there were no links yet
    assert [problem async for problem in StoreCheck(store).problems()] == []


async def test_only_what_is_touched_is_linked_anew(matched: tuple[Store, Matcher]) -> None:
    store, match = matched
    report = await load(store, events("theirs", 1, 2, 3, 4), strict=True, match=match)
    assert [str(day) for day in match.days[-1] or ()] == ["2018-04-01"]
    assert report.linked
    assert str(report.linked) == "read 2, new 2, changed 0, unchanged 0, removed 0, rejected 0"
    assert await links(store) == _of(1, 2, 3)


async def test_what_is_linked_hinders_no_change(matched: tuple[Store, Matcher]) -> None:
    store, match = matched
    await load(store, events("ours", 1, 3), strict=True, match=match)
    assert await links(store) == _of(3)
    await load(store, events("ours", 1, kind=EventKind.AMBUSH), strict=True, match=match)
    assert await links(store) == []
    there = await contents(store)
    assert MATCHES not in there
    assert MATCHES not in {note.dataset for note in await store.notes()}
    assert [problem async for problem in StoreCheck(store).problems()] == []


async def test_links_are_the_same_made_bit_by_bit_or_at_once(matched: tuple[Store, Matcher]) -> None:
    store, match = matched
    await load(store, events("theirs", 1, 3, 5), strict=True, match=match)
    await load(store, events("ours", 1, 3, 5), strict=True, match=match)
    there = await contents(store)
    assert await links(store) == _of(1, 3, 5)
    renewed = await load(store, events("ours", 1, 3, 5), strict=True, match=Matcher())
    assert renewed.linked is None
    async with store.transaction(MATCHES) as transaction:
        linked, _ = await follow(store, transaction, None, Matcher())
    assert linked
    assert (linked.wrote, await contents(store)) == (False, there)


async def test_a_decision_touches_the_events_that_it_is_about(matched: tuple[Store, Matcher]) -> None:
    store, match = matched
    decision = MatchDecision(
        id="match-decision/two",
        verdict=MatchVerdict.DIFFERENT,
        first="event/theirs-4",
        second="event/ours-2",
        explanation=Text("Two days apart"),
        decided_by="An editor",
    )
    await load(store, events("ours", 1, 2, 3, more=[decision]), strict=True, match=match)
    assert sorted(map(str, match.days[-1] or ())) == ["2018-04-02", "2018-04-04"]


async def test_an_unload_takes_links_away(matched: tuple[Store, Matcher]) -> None:
    store, match = matched
    await unload(store, "dataset/theirs", match=match)
    assert await links(store) == []
    assert MATCHES not in await contents(store)
