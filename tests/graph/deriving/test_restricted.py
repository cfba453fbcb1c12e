"""What is found with the help of data that may not be passed on is kept apart from what follows without them."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from graph.asked import selection as s
from graph.asked.restricted import READ
from graph.checking.store_check import StoreCheck
from graph.deriving.checking import stale
from graph.deriving.facts import Facts, Happening
from graph.deriving.leads import Lead, Step
from graph.deriving.renewing import deriving
from graph.deriving.rule import Rule
from graph.loading.load import load, renew
from graph.rdf.export import export
from graph.rdf.formats import format_named
from graph.store import Store
from graph.stored import columns
from ontology.actors import Actor, Membership
from ontology.agreements import Agreement, Signature
from ontology.events import Event, Involvement
from ontology.findings import Finding
from ontology.iris import DEFAULT_BASE_IRI
from ontology.model import Node, Relation
from ontology.records import Delivery
from ontology.sources import Dataset
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, AgreementKind, Capacity, EventKind, FindingRule, Redistribution, Role
from tests.graph.contents import fetched
from tests.graph.deliveries import delivery, row
from tests.graph.deriving.hand_made import lead, step

ACCORD = Agreement(
    id="agreement/accord", kind=AgreementKind.PEACE_ACCORD, name=Text("Accord"), date=DateSpan("2015-05-15")
)
ARMY, RIDERS = "actor/army", "actor/riders"
PUBLIC, DIARY, WATCH = "dataset/findings", "dataset/findings-diary", "dataset/findings-watch"
OF_BOTH = "dataset/findings-diary-watch"


def _of_event(facts: Facts, event: Happening) -> Iterable[Lead]:
    """A lead from each event to the accord, by way of all who are told to have taken part."""
    path = (
        replace(step(event.id), evidence=event.evidence),
        *(Step(one.actor.id, None, one.evidence) for one in event.parts),
        step(ACCORD.id),
    )
    yield lead(path, agreement=ACCORD.id, subject=event.id)


derive = deriving([Rule(FindingRule.CLASH_BETWEEN_SIGNATORIES, of_event=_of_event)])


def _attack(key: str, *by: str) -> tuple[Node | Relation, ...]:
    id_ = f"event/{key}"
    parts = (Involvement(source=id_, target=one, role=Role.ATTACKER) for one in by)
    day = DateSpan("2018-04-14")
    return Event(id=id_, kind=EventKind.ATTACK, when=day, title=Text(f"Attack {key}")), *parts


def accord() -> Delivery:
    """An agreement that the army signed, the riders, and an attack by each: of the army, and of the riders."""
    army = Actor(id=ARMY, kind=ActorKind.ARMED_FORCES, name=Text("Army"))
    riders = Actor(id=RIDERS, kind=ActorKind.MILITIA, name=Text("Riders"))
    signed = Signature(source=ARMY, target=ACCORD.id, date=DateSpan("2015-05-15"), capacity=Capacity.PARTY)
    rows = ((ACCORD,), (army, signed), (riders,), _attack("open", ARMY), _attack("by-riders", RIDERS))
    return delivery(*(row(at, *one) for at, one in enumerate(rows, 2)))


def _restricted(name: str, *rows: tuple[Node | Relation, ...]) -> Delivery:
    given = delivery(*(row(at, *one) for at, one in enumerate(rows, 2)), name=name, requires=("dataset/sample",))
    described = replace(given.dataset, redistribution=Redistribution.FORBIDDEN)
    return replace(given, about=replace(given.about, records=(described, *given.about.records[1:])))


def watch() -> Delivery:
    """What one may not pass on: an attack by the army, and a troop of it, to which the riders' chief belongs."""
    troop = Actor(id="actor/troop", kind=ActorKind.MILITIA, name=Text("Troop"))
    belongs = Membership(source=troop.id, target=ARMY)
    return _restricted("watch", _attack("watched", ARMY), (troop, belongs), _attack("of-troop", troop.id))


def diary() -> Delivery:
    """Another such: an attack by the army, and one by the troop that only the watch knows to be the army's."""
    given = _restricted("diary", _attack("noted", ARMY), _attack("noted-troop", "actor/troop"))
    return replace(given, requires=("dataset/sample", "dataset/watch"))


async def found(store: Store) -> dict[str, list[str]]:
    """The keys of the events of which findings are there, by dataset."""
    page = s.Page((s.Order(columns.ID_KEY),), 100)
    (rows,) = await fetched(store, s.All(Finding, page, (s.Leaf(columns.ID), s.Leaf(columns.DATASET))))
    kept = dict[str, list[str]]()
    for id_, dataset in rows:
        kept.setdefault(dataset, []).append(id_.removeprefix("finding/clash-between-signatories-accord-"))
    return kept


async def _sound(store: Store) -> bool:
    problems = [problem async for problem in StoreCheck(store).problems()]
    return not [*problems, *[problem async for problem in stale(store, derive)]]


async def _exported(store: Store) -> bytes:
    return b"".join([piece async for piece in export(store, format_named("nq"), DEFAULT_BASE_IRI)])


@pytest.fixture
async def filled(store: Store) -> Store:
    """A store with a dataset that may be passed on, and two that may not."""
    for one in (accord(), watch(), diary()):
        await load(store, one, strict=True, derive=derive)
    return store


async def test_what_needs_a_dataset_that_binds_what_is_made_of_it_is_under_its_licence(store: Store) -> None:
    """Such as PA-X: whoever passes on what it gives does so under the same terms, and all else stays free of them."""
    licence = "https://creativecommons.org/licenses/by-nc-sa/4.0/"
    bound = watch()
    described = replace(bound.dataset, redistribution=None, licence=licence)
    bound = replace(bound, about=replace(bound.about, records=(described, *bound.about.records[1:])))
    for one in (accord(), bound):
        await load(store, one, strict=True, derive=derive)
    assert await found(store) == {PUBLIC: ["open"], WATCH: ["of-troop", "watched"]}
    (rows,) = await fetched(store, s.All(Dataset, s.Page((s.Order(columns.ID_KEY),), 10), READ))
    terms = {id_: (of, redistribution) for id_, of, redistribution, _ in rows}
    assert terms[WATCH] == (licence, None)
    assert terms[PUBLIC] == ("https://creativecommons.org/licenses/by/4.0/", None)
    assert WATCH in (await _exported(store)).decode()
    assert await _sound(store)


async def test_each_dataset_that_may_not_be_passed_on_has_findings_of_its_own(filled: Store) -> None:
    """And what only several of them give has a dataset named after all of them."""
    kept = {PUBLIC: ["open"], WATCH: ["of-troop", "watched"], DIARY: ["noted"], OF_BOTH: ["noted-troop"]}
    assert await found(filled) == kept
    assert await _sound(filled)


async def test_what_may_be_passed_on_is_the_same_as_without_them(store: Store) -> None:
    await load(store, accord(), strict=True, derive=derive)
    before = await _exported(store)
    for one in (watch(), diary()):
        await load(store, one, strict=True, derive=derive)
    assert await _exported(store) == before


async def test_they_go_with_what_they_rest_on(filled: Store) -> None:
    await load(filled, _restricted("diary"), strict=True, derive=derive)
    assert await found(filled) == {PUBLIC: ["open"], WATCH: ["of-troop", "watched"]}
    assert {note.dataset for note in await filled.notes() if "findings" in note.dataset} == {PUBLIC, WATCH}
    assert await _sound(filled)


async def test_they_move_once_they_follow_without_and_back(store: Store) -> None:
    """By a membership that one of them states first, and then a dataset that may be passed on, and no more."""
    belongs = Membership(source="actor/rider", target=ARMY)
    rider = Actor(id="actor/rider", kind=ActorKind.MILITIA, name=Text("Rider"))
    told = _restricted("watch", (rider, belongs), _attack("of-rider", rider.id))
    required = ("dataset/sample",)
    rows = row(2, rider, belongs), row(3, *_attack("of-rider", rider.id))
    open_ = delivery(*rows, name="open", requires=required)
    await load(store, accord(), strict=True, derive=derive)
    for _ in range(2):
        await load(store, told, strict=True, derive=derive)
        assert await found(store) == {PUBLIC: ["open"], WATCH: ["of-rider"]}
        await load(store, _restricted("watch"), strict=True)
        await load(store, open_, strict=True, derive=derive)
        assert await found(store) == {PUBLIC: ["of-rider", "open"]}
        await load(store, delivery(name="open", requires=required), strict=True)
        assert await _sound(store) is False
    await renew(store, derive)
    assert await found(store) == {PUBLIC: ["open"]}


async def test_a_second_renewal_writes_nothing(filled: Store) -> None:
    changes = await filled.changes()
    assert str(await renew(filled, derive)) == "read 5, new 0, changed 0, unchanged 5, removed 0, rejected 0"
    assert await filled.changes() == changes
