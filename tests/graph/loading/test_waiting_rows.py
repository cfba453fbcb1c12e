"""Rows that point to a rejected one: they are not called wrong, and fall with it.

This suite knows no engine's name: all of it holds on each.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from graph import loading
from graph.errors import LoadRefused
from graph.loading.load import load
from graph.loading.one_dataset import Report
from graph.store import Store
from ontology.actors import Actor, Membership
from ontology.events import Attribution, Claim, Event, Involvement
from ontology.events import Subject as About
from ontology.model import Citation, Node, Relation
from ontology.places import Place
from ontology.records import Position, Reject, RejectedRow, Row
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, ClaimKind, EventKind, PlaceKind, Role
from tests.graph.contents import contents, stated
from tests.graph.deliveries import FILE, delivery, row

ARMY = Actor(id="actor/army", kind=ActorKind.ARMED_FORCES, name=Text("Army"))
UNION = Actor(id="actor/union", kind=ActorKind.COALITION, name=Text("Union"))
ATTACK = Event(id="event/attack", kind=EventKind.ATTACK, when=DateSpan("2018-04-14"), title=Text("Attack"))
PART = Involvement(source=ATTACK.id, target=ARMY.id, role=Role.TARGET)
CLAIM = Claim(id="claim/one", kind=ClaimKind.DENIES, text=Text("It was not us"))
SAID = Attribution(source=CLAIM.id, target=UNION.id)
ITSELF = Membership(source=ARMY.id, target=ARMY.id)
WRONG_ARMY = row(1, ARMY, ITSELF)
WRONG = f"{FILE}:1: memberOf: 'actor/army' points to itself. Name another."
REMEDY = "Correct that row, or point to another."
UNREAD = Reject(Position(FILE, 1), "kind", "legion", "is not an actor kind", "Write one of: state.")


async def lenient(store: Store, *rows: Row | RejectedRow) -> Report:
    """The report of a load that leaves out what is wrong."""
    return await load(store, delivery(*rows), strict=False)


async def test_what_waits_for_a_wrong_row_is_told_by_row_and_cause(store: Store) -> None:
    """A chain: the claim is about an event in which an army took part that is wrong. The union is not."""
    about = About(source=CLAIM.id, target=ATTACK.id)
    report = await lenient(store, WRONG_ARMY, row(2, UNION), row(3, ATTACK, PART), row(4, CLAIM, SAID, about))
    assert list(map(str, report.rejects)) == [
        WRONG,
        f"{FILE}:3: involves: 'actor/army' was rejected ({FILE}:1). {REMEDY}",
        f"{FILE}:4: about: 'event/attack' was rejected ({FILE}:3). {REMEDY}",
    ]
    assert str(report) == "read 4, new 1, changed 0, unchanged 0, removed 0, rejected 3"
    assert await stated(store) == {"dataset/sample", UNION.id}


async def test_a_strict_load_tells_the_causes_alone(store: Store) -> None:
    rows = (
        WRONG_ARMY,
        row(2, UNION),
        row(3, ATTACK, PART),
        row(4, CLAIM, SAID, About(source=CLAIM.id, target=ATTACK.id)),
    )
    with pytest.raises(LoadRefused) as refused:
        await load(store, delivery(*rows), strict=True)
    assert str(refused.value) == WRONG


@pytest.mark.parametrize("ids", [(ARMY.id,), ("actor/",)], ids=["by its id", "as any actor"])
async def test_what_waits_for_a_row_that_the_loader_rejected(store: Store, ids: tuple[str, ...]) -> None:
    rejected = RejectedRow(Position(FILE, 1), (UNREAD,), ids)
    report = await lenient(store, rejected, row(2, UNION), row(3, ATTACK, PART))
    waiting = f"{FILE}:3: involves: 'actor/army' was rejected ({FILE}:1). {REMEDY}"
    assert list(map(str, report.rejects)) == [str(UNREAD), waiting]
    assert str(report) == "read 3, new 1, changed 0, unchanged 0, removed 0, rejected 2"
    with pytest.raises(LoadRefused) as refused:
        await load(store, delivery(rejected, row(2, UNION), row(3, ATTACK, PART)), strict=True)
    assert str(refused.value) == str(UNREAD)


async def test_what_waits_and_is_wrong_itself_is_told_for_what_is_wrong(store: Store) -> None:
    wrong = replace(PART, target="place/gao")
    rejected = RejectedRow(Position(FILE, 1), (UNREAD,), (ARMY.id,))
    report = await lenient(store, rejected, row(3, ATTACK, PART, wrong))
    assert list(map(str, report.rejects)) == [
        str(UNREAD),
        f"{FILE}:3: involves: 'place/gao' is not the id of an actor. Give the id of one.",
    ]
    assert str(report) == "read 2, new 0, changed 0, unchanged 0, removed 0, rejected 2"


async def test_a_node_falls_with_the_last_of_a_relation_that_it_must_have(store: Store) -> None:
    """Who says it stands in another row, and that one is wrong."""
    said = replace(SAID, target=ARMY.id)
    report = await lenient(store, WRONG_ARMY, row(2, CLAIM), row(3, said))
    assert list(map(str, report.rejects)) == [
        WRONG,
        f"{FILE}:2: saidBy: 'claim/one' is left with none: a row was rejected ({FILE}:3). {REMEDY}",
        f"{FILE}:3: saidBy: 'actor/army' was rejected ({FILE}:1). {REMEDY}",
    ]
    assert await stated(store) == {"dataset/sample"}


async def test_two_rows_on_one_line_are_two_rows(store: Store) -> None:
    report = await lenient(store, row(1, ARMY), row(1, UNION, replace(ITSELF, source=UNION.id, target=UNION.id)))
    assert list(map(str, report.rejects)) == [f"{FILE}:1: memberOf: 'actor/union' points to itself. Name another."]
    assert str(report) == "read 2, new 1, changed 0, unchanged 0, removed 0, rejected 1"
    first, second = (RejectedRow(Position(FILE, 1), (replace(UNREAD, value=value),)) for value in ("legion", "cohort"))
    report = await lenient(store, first, second, row(1, UNION))
    assert str(report) == "read 3, new 1, changed 0, unchanged 0, removed 1, rejected 2"


async def test_the_first_of_two_rows_of_one_id_stays_and_nothing_waits_for_the_other(store: Store) -> None:
    report = await lenient(store, row(1, ARMY), row(2, replace(ARMY, kind=ActorKind.STATE)), row(3, ATTACK, PART))
    assert list(map(str, report.rejects)) == [
        f"{FILE}:2: id: 'actor/army' appears twice, first at {FILE}:1. Give each an id of its own."
    ]
    assert str(report) == "read 3, new 2, changed 0, unchanged 0, removed 0, rejected 1"


async def test_a_dataset_whose_own_row_is_wrong_is_refused(store: Store) -> None:
    wrong = delivery(row(1, ARMY))
    town = Place(id="town", kind=PlaceKind.SITE, name=Text("Town"), sources=(Citation("source/sample"),))
    named = replace(wrong, about=row(1, *wrong.about.records, town))
    with pytest.raises(LoadRefused) as refused:
        await load(store, named, strict=False)
    assert str(refused.value) == (
        f"{FILE}:1: id: 'town' is not an id of this class. Write place/ and a key of a-z, 0-9 and hyphens."
    )
    assert await contents(store) == {}


def _chain(length: int) -> Iterator[Row]:
    """Actors of whom each is a member of the one before, and the first of itself."""
    for number in range(length):
        actor = replace(ARMY, id=f"actor/{number}")
        yield row(number + 1, actor, Membership(source=actor.id, target=f"actor/{max(number - 1, 0)}"))


def _fan(length: int) -> Iterator[Row]:
    """Actors who are all members of the first, which is one of itself."""
    for number in range(length):
        actor = replace(ARMY, id=f"actor/{number}")
        yield row(number + 1, actor, Membership(source=actor.id, target="actor/0"))


@contextmanager
def calls_of_a_load() -> Iterator[list[int]]:
    """How many calls of functions of the room that loads were made until the block ends."""
    folder, count = str(Path(loading.__file__).parent), [0]

    def count_call(frame: FrameType, event: str, argument: Any) -> None:
        count[0] += event == "call" and frame.f_code.co_filename.startswith(folder)

    sys.setprofile(count_call)
    try:
        yield count
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize("shape", [_chain, _fan])
async def test_rejecting_takes_four_times_the_work_for_four_times_the_rows(store: Store, shape: Any) -> None:
    work = []
    for length in (100, 400):
        with calls_of_a_load() as count:
            report = await lenient(store, *shape(length))
        assert (report.read, report.rejected, len(report.rejects)) == (length, length, length)
        work += count
    assert work[0] > 200
    assert work[1] <= 4.1 * work[0]


async def test_the_nearest_id_is_looked_for_a_few_times_only(store: Store) -> None:
    """Each missing id is compared with all of its class, which may be many."""
    records: list[tuple[Node | Relation, ...]] = [
        (replace(ATTACK, id=f"event/attack-{n}"), replace(PART, source=f"event/attack-{n}", target=f"actor/arm-{n}"))
        for n in range(30)
    ]
    report = await lenient(store, row(1, ARMY), *(row(n, *of_row) for n, of_row in enumerate(records, 2)))
    near = ["Did you mean 'actor/army'?" in reject.remedy for reject in report.rejects]
    assert near == 20 * [True] + 10 * [False]
