"""Whom a publisher calls otherwise than we do is bound by what ours signed; and what two datasets tell counts once."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from graph.asked import selection as s
from graph.checking.store_check import StoreCheck
from graph.deriving.renewing import derive
from graph.loading.load import load
from graph.matching.delivering import match
from graph.store import Store
from graph.stored import columns
from ontology.actors import Actor, Membership
from ontology.agreements import Agreement, Signature
from ontology.events import Event, Involvement, Setting
from ontology.findings import Finding
from ontology.matching import Representation
from ontology.model import Node, Relation
from ontology.places import Place
from ontology.records import Delivery
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, AgreementKind, Capacity, EventKind, PlaceKind, PlacePrecision, Role
from tests.graph.contents import contents, fetched
from tests.graph.deliveries import delivery, row

Records = tuple[Node | Relation, ...]
ACCORD = "agreement/accord"
EXCEPTION = columns.shown(next(one for one in Finding.properties() if one.name == "exception"))["EN"]


def ours() -> Delivery:
    """An accord of two movements, one of which a band belonged to from 2016 on; and a clash of both."""
    accord = Agreement(id=ACCORD, kind=AgreementKind.CEASEFIRE, name=Text("Accord"), date=DateSpan("2015-05-15"))
    rows: tuple[Records, ...] = (
        (accord,),
        (_movement("plain", "Plain Movement"), *_signed("plain")),
        (_movement("hill", "Hill Movement"), *_signed("hill")),
        (_movement("band", "Hill Band"), Membership(source="actor/band", target="actor/hill", from_=DateSpan("2016"))),
        (Place(id="place/well", kind=PlaceKind.LOCALITY, name=Text("Well"), **_point(17.5)),),
        _clash("ours-well", "2017-03-02", "place/well", "actor/plain", "actor/band"),
    )
    given = delivery(*(row(at, *one) for at, one in enumerate(rows, 2)))
    return replace(given, about=replace(given.about, records=_by_hand(given)))


def _by_hand(given: Delivery) -> Records:
    return (replace(given.dataset, loader="curated"), *given.about.records[1:])


def theirs() -> Delivery:
    """A publisher's: the same clash, one more a year later, and one when the band did not yet belong to anybody."""
    rows = (
        (_movement("coded-1", "Plain Movement"),),
        (_movement("coded-2", "Hill Band"),),
        (Place(id="place/coded-well", kind=PlaceKind.LOCALITY, name=Text("Well"), **_point(17.5)),),
        (Place(id="place/coded-dune", kind=PlaceKind.LOCALITY, name=Text("Dune"), **_point(19.5)),),
        _clash("coded-10", "2017-03-02", "place/coded-well", "actor/coded-1", "actor/coded-2"),
        _clash("coded-11", "2018-06-01", "place/coded-dune", "actor/coded-1", "actor/coded-2"),
        _clash("coded-12", "2015-08-01", "place/coded-dune", "actor/coded-1", "actor/coded-2"),
    )
    return delivery(*(row(at, *one) for at, one in enumerate(rows, 2)), name="coded", requires=("dataset/sample",))


def _movement(key: str, name: str) -> Actor:
    return Actor(id=f"actor/{key}", kind=ActorKind.ARMED_MOVEMENT, name=Text(name))


def _signed(key: str) -> Iterator[Relation]:
    yield Signature(source=f"actor/{key}", target=ACCORD, date=DateSpan("2015-05-15"), capacity=Capacity.PARTY)


def _point(lat: float) -> dict[str, Any]:
    return {"lat": lat, "lon": 0.5, "precision": PlacePrecision.EXACT}


def _clash(key: str, day: str, place: str, one: str, other: str) -> Records:
    id_ = f"event/{key}"
    event = Event(id=id_, kind=EventKind.ARMED_CLASH, when=DateSpan(day), title=Text(f"Clash {key}"))
    sides = zip((one, other), "ab", strict=True)
    parts = (Involvement(source=id_, target=who, role=Role.CLASHING_PARTY, side=side) for who, side in sides)
    return event, Setting(source=id_, target=place), *parts


@pytest.fixture
async def filled(store: Store) -> Store:
    """A store with both."""
    for one in (ours(), theirs()):
        await load(store, one, strict=True, derive=derive, match=match)
    return store


async def _found(store: Store) -> dict[str, bool]:
    """The events of which clashes are found, and whether they count."""
    page = s.Page((s.Order(columns.ID_KEY),), 100)
    (rows,) = await fetched(store, s.All(Finding, page, (s.Leaf(columns.ID), s.Leaf(EXCEPTION))))
    prefix = "finding/clash-between-signatories-accord-"
    return {id_.removeprefix(prefix): exception is None for id_, exception in rows if id_.startswith(prefix)}


async def test_a_clash_that_a_publisher_alone_codes_is_found(filled: Store) -> None:
    assert await _found(filled) == {"ours-well": True, "coded-11": True, "coded-12": False}
    assert [problem async for problem in StoreCheck(filled).problems()] == []


async def test_the_way_leads_by_what_the_publisher_calls_them(filled: Store) -> None:
    begin = "finding-step/clash-between-signatories-accord-coded-11--"
    steps = {id_.removeprefix(begin).split("--")[0] for id_ in await contents(filled) if id_.startswith(begin)}
    assert steps >= {"event-coded-11", "actor-coded-2", "actor-band", "actor-hill", "agreement-accord"}


async def test_of_one_event_in_two_datasets_ours_stands_for_both(filled: Store) -> None:
    held = [one for id_, one in (await contents(filled)).items() if id_.startswith(f"{Representation.path()}/")]
    assert len(held) == 1
    assert "representation/coded-10--ours-well" in await contents(filled)


async def test_a_publisher_that_calls_a_fight_another_day_takes_the_link_away(filled: Store) -> None:
    given = theirs()
    moved = _clash("coded-10", "2017-03-20", "place/coded-well", "actor/coded-1", "actor/coded-2")
    rows = [one for one in given.rows if one.records[0].id != "event/coded-10"]  # type: ignore[union-attr]
    again = delivery(*rows, row(9, *moved), name="coded", requires=("dataset/sample",))
    await load(filled, again, strict=True, derive=derive, match=match)
    assert "representation/coded-10--ours-well" not in await contents(filled)
    assert set(await _found(filled)) == {"ours-well", "coded-10", "coded-11", "coded-12"}
