"""Rows that do not hold together: what is said of them, what a strict load does, and what one that is not strict does.

This suite knows no engine's name: all of it holds on each.
"""

from dataclasses import replace

import pytest

from graph.errors import LoadRefused
from graph.loading.load import load
from graph.store import Store
from ontology.actors import Actor, Alliance, Membership
from ontology.events import Attribution, CasualtyEstimate, Claim, Estimation, Event, FigureAttribution, Involvement
from ontology.events import Subject as About
from ontology.model import Citation
from ontology.places import Place
from ontology.records import Row
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import (
    ActorKind,
    ClaimKind,
    EventKind,
    Harm,
    PlaceKind,
    PlacePrecision,
    Role,
    Scope,
    SourceKind,
)
from tests.graph.contents import contents, stated
from tests.graph.deliveries import delivery, row

ARMY = Actor(id="actor/army", kind=ActorKind.ARMED_FORCES, name=Text("Army"))
UNION = Actor(id="actor/union", kind=ActorKind.COALITION, name=Text("Union"))
GAO = Place(id="place/gao", kind=PlaceKind.REGION, name=Text("Gao"))
PRESS = Source(id="source/press", kind=SourceKind.PRESS, title=Text("Press"))
ATTACK = Event(id="event/attack", kind=EventKind.ATTACK, when=DateSpan("2018-04-14"), title=Text("Attack"))
RAID = replace(ATTACK, id="event/raid")
CLAIM = Claim(id="claim/one", kind=ClaimKind.DENIES, text=Text("It was not us"))
FIGURE = CasualtyEstimate(
    id="casualty-estimate/one", harm=Harm.KILLED, victims=Text("soldiers"), scope=Scope.ALL, best=3
)
FIGURE_OF = (
    FIGURE,
    FigureAttribution(source=FIGURE.id, target=ARMY.id),
    Estimation(source=FIGURE.id, target=ATTACK.id),
)
CLAIM_OF = (CLAIM, Attribution(source=CLAIM.id, target=ARMY.id), About(source=CLAIM.id, target=ATTACK.id))
NONE = Citation("source/none")
NO_ACTOR = "is not an id of this class. Write actor/ and a key of a-z, 0-9 and hyphens."


def _missing(noun: str) -> str:
    return f"names no {noun} that exists. Correct it, add that {noun}, or require the dataset that has it."


def _part(target: str, *sources: Citation) -> Involvement:
    return Involvement(source="event/attack", target=target, role=Role.TARGET, sources=sources)


WRONG: dict[str, tuple[tuple[Row, ...], list[str]]] = {
    "a dangling reference": (
        (row(1, ARMY), row(3, ATTACK, _part("actor/nobody"))),
        [f"sample.yaml:3: involves: 'actor/nobody' {_missing('actor')}"],
    ),
    "a dangling reference whose like is there": (
        (row(1, ARMY), row(3, ATTACK, _part("actor/armi"))),
        [
            "sample.yaml:3: involves: 'actor/armi' names no actor that exists. Did you mean 'actor/army'?"
            " Correct it, add that actor, or require the dataset that has it."
        ],
    ),
    "a dangling source of a node": (
        (row(1, replace(ARMY, sources=(Citation("source/none", "p. 1"),))),),
        [f"sample.yaml:1: documentedBy: 'source/none' {_missing('source')}"],
    ),
    "a dangling source of a relation": (
        (row(1, ARMY), row(3, ATTACK, _part("actor/army", Citation("source/none")))),
        [f"sample.yaml:3: documentedBy: 'source/none' {_missing('source')}"],
    ),
    "a dangling source of a node and of all its relations": (
        (
            row(1, ARMY),
            row(2, UNION),
            row(3, replace(ATTACK, sources=(NONE,)), *(_part(actor, NONE) for actor in (ARMY.id, UNION.id))),
        ),
        [f"sample.yaml:3: documentedBy: 'source/none' {_missing('source')}"],
    ),
    "a relation of something that another dataset would have": (
        (row(1, ARMY), row(3, _part("actor/army"))),
        [f"sample.yaml:3: involves: 'event/attack' {_missing('event')}"],
    ),
    "two of one id": (
        (row(1, ARMY), row(5, replace(ARMY, kind=ActorKind.STATE))),
        ["sample.yaml:5: id: 'actor/army' appears twice, first at sample.yaml:1. Give each an id of its own."],
    ),
    "two of one id on one line": (
        (row(1, ARMY), row(1, replace(ARMY, kind=ActorKind.STATE))),
        ["sample.yaml:1: id: 'actor/army' appears twice, first at sample.yaml:1. Give each an id of its own."],
    ),
    "one id three times, with relations, a figure and a claim each time": (
        (row(1, ARMY), *(row(line, ATTACK, _part(ARMY.id), *FIGURE_OF, *CLAIM_OF) for line in (3, 5, 7))),
        [
            f"sample.yaml:{line}: id: 'event/attack' appears twice, first at sample.yaml:3. Give each an id of its own."
            for line in (5, 7)
        ],
    ),
    "a figure that stands in two rows": (
        (row(1, ARMY), row(3, ATTACK, *FIGURE_OF), row(5, RAID, *FIGURE_OF)),
        [
            "sample.yaml:5: id: 'casualty-estimate/one' appears twice, first at sample.yaml:3."
            " Give each an id of its own."
        ],
    ),
    "the same relation twice": (
        (row(1, ARMY), row(3, UNION), row(5, ATTACK, _part("actor/army"), _part("actor/army"))),
        [
            "sample.yaml:5: id: 'involvement/attack--army--target' appears twice, first at sample.yaml:5."
            " Keep one of the two."
        ],
    ),
    "a source cited twice at one place": (
        (row(1, PRESS), row(3, replace(ARMY, sources=2 * (Citation(PRESS.id, "p. 1"),)))),
        ["sample.yaml:3: documentedBy: 'source/press p. 1' stands twice. Keep one of the two."],
    ),
    "a symmetric relation from either side": (
        (
            row(1, ARMY, Alliance(source="actor/army", target="actor/union")),
            row(3, UNION, Alliance(source="actor/union", target="actor/army")),
        ),
        ["sample.yaml:3: id: 'alliance/army--union' appears twice, first at sample.yaml:1. Keep one of the two."],
    ),
    "an end of a wrong class": (
        (row(1, GAO), row(3, ATTACK, _part("place/gao"))),
        ["sample.yaml:3: involves: 'place/gao' is not the id of an actor. Give the id of one."],
    ),
    "an end that is not an id at all": (
        (row(1, ARMY), row(3, ATTACK, _part("army"))),
        ["sample.yaml:3: involves: 'army' is not an id. Write class/key, such as actor/jnim."],
    ),
    "a source that is none": (
        (row(1, replace(ARMY, sources=(Citation("actor/army"),))),),
        ["sample.yaml:1: documentedBy: 'actor/army' is not the id of a source. Write source/ and its key."],
    ),
    "an id of another class": (
        (row(1, replace(ARMY, id="place/army")),),
        [f"sample.yaml:1: id: 'place/army' {NO_ACTOR}"],
    ),
    "an id with signs that it may not have": (
        (row(1, replace(ARMY, id="actor/Armée")),),
        [f"sample.yaml:1: id: 'actor/Armée' {NO_ACTOR}"],
    ),
    "an id of another class, with relations": (
        (row(1, replace(ARMY, id="place/army")), row(3, ATTACK, _part("place/army"))),
        [f"sample.yaml:1: id: 'place/army' {NO_ACTOR}"],
    ),
    "two where there may be one": (
        (
            row(1, ARMY),
            row(2, ATTACK),
            row(3, RAID),
            row(
                4,
                FIGURE,
                FigureAttribution(source=FIGURE.id, target="actor/army"),
                Estimation(source=FIGURE.id, target="event/attack"),
                Estimation(source=FIGURE.id, target="event/raid"),
            ),
        ),
        ["sample.yaml:4: estimates: 'casualty-estimate/one' has 2. Keep one."],
    ),
    "two where there may be one, of which one stands in a row of its own": (
        (
            row(1, ARMY),
            row(2, UNION),
            row(3, CLAIM, Attribution(source="claim/one", target="actor/army")),
            row(4, Attribution(source="claim/one", target="actor/union")),
        ),
        ["sample.yaml:3: saidBy: 'claim/one' has 2. Keep one."],
    ),
    "none where there must be one": (
        (row(1, ARMY), row(3, CLAIM)),
        ["sample.yaml:3: saidBy: 'claim/one' has none. Name one."],
    ),
    "a broken rule": (
        (row(1, replace(GAO, lat=123.0, lon=0.0, precision=PlacePrecision.TOWN)),),
        ["sample.yaml:1: lat: '123.0' is not from -90 to 90. Write a number from -90 to 90."],
    ),
    "a broken rule about what a relation joins": (
        (row(1, replace(ARMY, kind=ActorKind.UNNAMED)), row(3, UNION, Membership(source=UNION.id, target=ARMY.id))),
        ["sample.yaml:3: memberOf: 'actor/army' is unnamed, and so a stranger each time. Name an actor that is known."],
    ),
}


@pytest.mark.parametrize(("rows", "problems"), WRONG.values(), ids=WRONG)
async def test_a_strict_load_is_refused_with_all_that_is_wrong_and_writes_nothing(
    store: Store, rows: tuple[Row, ...], problems: list[str]
) -> None:
    await load(store, delivery(row(1, replace(GAO, id="place/mali")), name="before"), strict=True)
    held = await contents(store)
    with pytest.raises(LoadRefused) as refused:
        await load(store, delivery(*rows), strict=True)
    assert str(refused.value).splitlines() == problems
    assert await contents(store) == held
    assert [note.dataset for note in await store.notes()] == ["dataset/before"]


async def test_a_load_that_is_not_strict_keeps_what_is_sound_and_names_the_rest(store: Store) -> None:
    """A row that points to a rejected row is rejected too."""
    claim = row(4, CLAIM, Attribution(source=CLAIM.id, target=ARMY.id), About(source=CLAIM.id, target=RAID.id))
    rows = (row(1, ARMY), row(2, ATTACK, _part("actor/army")), row(3, RAID, replace(_part("x"), source=RAID.id)), claim)
    report = await load(store, delivery(*rows), strict=False)
    assert str(report) == "read 4, new 2, changed 0, unchanged 0, removed 0, rejected 2"
    assert list(map(str, report.rejects)) == [
        "sample.yaml:3: involves: 'x' is not an id. Write class/key, such as actor/jnim.",
        "sample.yaml:4: about: 'event/raid' was rejected (sample.yaml:3). Correct that row, or point to another.",
    ]
    held = {"dataset/sample", "actor/army", "event/attack", "involvement/attack--army--target"}
    assert await stated(store) == held


async def test_an_id_of_another_dataset_is_refused(store: Store) -> None:
    await load(store, delivery(row(1, ARMY), name="first"), strict=True)
    held = await contents(store)
    with pytest.raises(LoadRefused, match=r"^sample.yaml:1: id: 'actor/army' belongs to dataset/first"):
        await load(store, delivery(row(1, ARMY), requires=("dataset/first",)), strict=True)
    assert await contents(store) == held


async def test_a_relation_of_another_dataset_is_refused(store: Store) -> None:
    """Who are allied can be said from either side, so two datasets could say the same: it stays the first one's."""
    allied = Alliance(source="actor/army", target="actor/union")
    await load(store, delivery(row(1, ARMY), row(2, UNION), row(3, allied), name="first"), strict=True)
    held = await contents(store)
    again = Alliance(source="actor/union", target="actor/army")
    with pytest.raises(LoadRefused, match=r"^sample.yaml:1: id: 'alliance/army--union' belongs to dataset/first"):
        await load(store, delivery(row(1, again), requires=("dataset/first",)), strict=True)
    assert await contents(store) == held


async def test_a_required_dataset_must_be_there_and_named(store: Store) -> None:
    rows = (row(3, ATTACK, _part("actor/army")),)
    problem = (
        "sample.yaml:3: involves: 'actor/army' belongs to dataset/first, which dataset/sample does not require."
        " Name dataset/first as required, or correct it."
    )
    with pytest.raises(LoadRefused) as missing:
        await load(store, delivery(*rows, requires=("dataset/first",)), strict=True)
    assert str(missing.value) == "dataset/sample requires dataset/first. Load that first."
    await load(store, delivery(row(1, ARMY), name="first"), strict=True)
    with pytest.raises(LoadRefused) as unnamed:
        await load(store, delivery(*rows), strict=True)
    assert str(unnamed.value) == problem
    report = await load(store, delivery(*rows, requires=("dataset/first",)), strict=True)
    assert str(report) == "read 1, new 1, changed 0, unchanged 0, removed 0, rejected 0"


async def test_removing_what_others_point_to_is_refused_with_the_list(store: Store) -> None:
    await load(store, delivery(row(1, ARMY), row(2, UNION), row(3, GAO), name="first"), strict=True)
    claim = row(7, CLAIM, Attribution(source="claim/one", target="actor/union"))
    await load(store, delivery(row(3, ATTACK, _part("actor/army")), claim, requires=("dataset/first",)), strict=True)
    held = await contents(store)
    with pytest.raises(LoadRefused) as refused:
        await load(store, delivery(name="first"), strict=True)
    assert str(refused.value) == (
        "dataset/first no longer has what other datasets point to; keep it, or change those first:\n"
        "  attribution/one--union points to actor/union\n"
        "  involvement/attack--army--target points to actor/army"
    )
    assert await contents(store) == held
    report = await load(store, delivery(row(1, ARMY), row(2, UNION), name="first"), strict=True)
    assert str(report) == "read 2, new 0, changed 0, unchanged 2, removed 1, rejected 0"


async def test_removing_a_source_that_others_cite_on_a_relation_is_refused(store: Store) -> None:
    await load(store, delivery(row(1, ARMY), row(2, PRESS), name="first"), strict=True)
    part = _part("actor/army", Citation("source/press"), Citation("source/press", "p. 2"))
    await load(store, delivery(row(3, ATTACK, part), requires=("dataset/first",)), strict=True)
    held = await contents(store)
    with pytest.raises(LoadRefused) as refused:
        await load(store, delivery(row(1, ARMY), name="first"), strict=True)
    assert str(refused.value) == (
        "dataset/first no longer has what other datasets point to; keep it, or change those first:\n"
        "  involvement/attack--army--target points to source/press"
    )
    assert await contents(store) == held
