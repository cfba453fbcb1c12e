"""What a load does and reports. This suite knows no engine's name: all of it holds on each."""

from dataclasses import replace
from typing import Any

import pytest

from graph.asked import selection as s
from graph.loading.load import load
from graph.store import Store
from graph.stored.columns import ID, Scalar, Shown
from graph.stored.layout import hub_indexes, sort_key
from ontology.actors import Actor, Alliance
from ontology.events import Attribution, Claim, Event, Involvement
from ontology.model import Citation, End
from ontology.places import Place
from ontology.records import Delivery, Position, Reject, RejectedRow, Row
from ontology.sources import Dataset, Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, ClaimKind, EventKind, Hedge, PlaceKind, Role, SourceKind
from tests.graph.contents import contents, fetched
from tests.graph.deliveries import delivery, row
from tests.graph.sample import sample

ARMY = Actor(id="actor/army", kind=ActorKind.ARMED_FORCES, name=Text("Army"))
UNION = Actor(id="actor/union", kind=ActorKind.COALITION, name=Text("Union"))
ATTACK = Event(id="event/attack", kind=EventKind.ATTACK, when=DateSpan("2018-04-14"), title=Text("Attack"))
PATROL = Event(id="event/patrol", kind=EventKind.PATROL, when=DateSpan("2018-04-20"), title=Text("Patrol"))
PART = Involvement(source="event/attack", target="actor/army", role=Role.ATTACKER, hedge=Hedge.ALLEGED)
WITNESS = Involvement(source="event/patrol", target="actor/army", role=Role.INVOLVED)
FIRST = (row(1, ARMY), row(4, UNION), row(7, ATTACK, PART), row(9, PATROL, WITNESS))
PAGES = s.Page((s.Order(sort_key(Event, "when")), s.Order(ID.key, at=s.At.EDGE)), 10)  # type: ignore[arg-type]


async def loading(store: Store, *rows: Row | RejectedRow) -> str:
    """The report of a load that is not strict."""
    return str(await load(store, delivery(*rows), strict=False))


async def test_everything_is_new_and_then_unchanged(store: Store) -> None:
    rows = len(list(sample().rows))
    assert str(await load(store, sample(), strict=True)) == (
        f"read {rows}, new {rows}, changed 0, unchanged 0, removed 0, rejected 0"
    )
    held = await contents(store)
    assert str(await load(store, sample(), strict=True)) == (
        f"read {rows}, new 0, changed 0, unchanged {rows}, removed 0, rejected 0"
    )
    assert await contents(store) == held


async def test_no_rows_at_all(store: Store) -> None:
    assert await loading(store) == "read 0, new 0, changed 0, unchanged 0, removed 0, rejected 0"
    assert list(await contents(store)) == ["dataset/sample"]


async def test_changed_removed_and_new_rows_beside_an_unchanged_one(store: Store) -> None:
    await loading(store, *FIRST)
    renamed = replace(ATTACK, title=Text("Raid"))
    school = Actor(id="actor/school", kind=ActorKind.ORGANISATION, name=Text("School"))
    report = await loading(store, FIRST[0], row(7, renamed, PART), FIRST[3], row(10, school))
    assert report == "read 4, new 1, changed 1, unchanged 2, removed 1, rejected 0"
    again = await contents(store)
    assert await loading(store, FIRST[0], row(7, renamed, PART), FIRST[3], row(10, school)) == (
        "read 4, new 0, changed 0, unchanged 4, removed 0, rejected 0"
    )
    assert again == await contents(store)
    assert "actor/union" not in again


async def test_a_row_that_stands_elsewhere_in_the_input_is_unchanged(store: Store) -> None:
    await loading(store, *FIRST)
    moved = [replace(one, position=Position("other.yaml", 99 - one.position.line)) for one in reversed(FIRST)]
    assert await loading(store, *moved) == "read 4, new 0, changed 0, unchanged 4, removed 0, rejected 0"


async def test_a_symmetric_relation_that_is_said_from_the_other_side_is_unchanged(store: Store) -> None:
    one, other = Alliance(source=ARMY.id, target=UNION.id), Alliance(source=UNION.id, target=ARMY.id)
    await loading(store, row(1, ARMY), row(4, UNION), row(5, one))
    held = await contents(store)
    assert await loading(store, row(1, ARMY), row(4, UNION), row(5, other)) == (
        "read 3, new 0, changed 0, unchanged 3, removed 0, rejected 0"
    )
    assert await loading(store, row(1, ARMY), row(4, UNION), row(5, replace(other, to=DateSpan("2019")))) == (
        "read 3, new 0, changed 1, unchanged 2, removed 0, rejected 0"
    )
    assert (await contents(store)).keys() == held.keys()


async def test_a_record_that_moves_to_another_row_changes_both(store: Store) -> None:
    claim = Claim(id="claim/one", kind=ClaimKind.DENIES, text=Text("It was not us"))
    said = Attribution(source="claim/one", target="actor/army")
    await loading(store, FIRST[0], FIRST[1], row(7, ATTACK, PART, claim, said), FIRST[3])
    held = await contents(store)
    moved = (FIRST[0], FIRST[1], FIRST[2], row(9, PATROL, WITNESS, claim, said))
    assert await loading(store, *moved) == "read 4, new 0, changed 2, unchanged 2, removed 0, rejected 0"
    assert await contents(store) == held
    assert await loading(store, *moved) == "read 4, new 0, changed 0, unchanged 4, removed 0, rejected 0"


async def test_a_relation_alone_changes_its_row(store: Store) -> None:
    await loading(store, *FIRST)
    before = await contents(store)
    sure = replace(PART, hedge=None)
    report = await loading(store, *FIRST[:2], row(7, ATTACK, sure), FIRST[3])
    assert report == "read 4, new 0, changed 1, unchanged 3, removed 0, rejected 0"
    after = await contents(store)
    assert [id_ for id_ in after if after[id_] != before[id_]] == ["involvement/attack--army--attacker"]


async def test_a_relation_alone_goes_with_its_row_kept(store: Store) -> None:
    await loading(store, *FIRST)
    before = await contents(store)
    report = await loading(store, *FIRST[:2], row(7, ATTACK), FIRST[3])
    assert report == "read 4, new 0, changed 1, unchanged 3, removed 0, rejected 0"
    assert before.keys() - (await contents(store)).keys() == {"involvement/attack--army--attacker"}


async def test_what_a_relation_copies_from_its_source_follows_it(store: Store) -> None:
    """The events of an actor are paged by a copy of their date: it has to change with the date."""
    await loading(store, *FIRST)
    assert ("targetId", "sourceWhenFirst", "id") in hub_indexes(Involvement)
    assert await _events_of_the_army(store) == ["event/attack", "event/patrol"]
    later = replace(ATTACK, when=DateSpan("2018-05"))
    await loading(store, *FIRST[:2], row(7, later, PART), FIRST[3])
    assert await _events_of_the_army(store) == ["event/patrol", "event/attack"]


async def _events_of_the_army(store: Store) -> list[Any]:
    page = s.Many(End(Involvement, forward=False), PAGES, (s.Leaf(ID),))
    found = await fetched(store, s.Find(Actor, "actor/army", (page,)))
    return [id_ for (id_,) in found[0][0]]


async def test_other_datasets_are_left_alone(store: Store) -> None:
    place = Place(id="place/gao", kind=PlaceKind.REGION, name=Text("Gao"))
    await load(store, delivery(row(1, place), name="places"), strict=True)
    held = await contents(store)
    await loading(store, *FIRST)
    assert await loading(store) == "read 0, new 0, changed 0, unchanged 0, removed 4, rejected 0"
    left = await contents(store)
    left.pop("dataset/sample")
    assert left == held


async def test_the_datasets_own_description_is_renewed_and_counts_for_no_row(store: Store) -> None:
    await loading(store, *FIRST)
    first = delivery(*FIRST)
    newer = replace(first, about=row(1, replace(first.dataset, version="2"), *first.about.records[1:]))
    assert str(await load(store, newer, strict=True)) == (
        "read 4, new 0, changed 0, unchanged 4, removed 0, rejected 0"
    )
    version = Shown(("version",), Scalar.STRING)
    assert await fetched(store, s.Find(Dataset, "dataset/sample", (s.Leaf(version),))) == [["2"]]


async def test_the_store_keeps_its_own_note_of_each_load(store: Store) -> None:
    await loading(store, *FIRST)
    await load(store, delivery(name="empty"), strict=True)
    await loading(store, *FIRST[:2])
    notes = await store.notes()
    assert [(note.dataset, note.nodes) for note in notes] == [("dataset/empty", 1), ("dataset/sample", 4)]
    assert all(note.loaded_at.endswith("+00:00") for note in notes)


async def test_what_a_dataset_needs_as_a_whole_loads_with_it_and_counts_for_no_row(store: Store) -> None:
    """Its publisher's source and the publisher; four of the five lines are new, one is wrong."""
    cited = (Citation("source/p"),)
    publisher = Actor(id="actor/publisher", kind=ActorKind.MEDIA, name=Text("Publisher"), sources=cited)
    whole = (Source(id="source/p", kind=SourceKind.DATASET, title=Text("List")), publisher)
    reject = Reject(Position("sample.yaml", 5), "kind", "raid", "is not a kind of event", "Write attack.")
    first = delivery(*FIRST, RejectedRow(reject.position, (reject,)))
    listed = replace(first, about=row(1, *first.about.records, *whole))
    report = await load(store, listed, strict=False)
    assert str(report) == "read 5, new 4, changed 0, unchanged 0, removed 0, rejected 1"
    assert (await contents(store)).keys() >= {"source/p", "actor/publisher"}
    report = await load(store, listed, strict=False)
    assert str(report) == "read 5, new 0, changed 0, unchanged 4, removed 0, rejected 1"


async def test_rows_that_the_loader_rejected_are_counted_and_kept_in_the_report(store: Store) -> None:
    reject = Reject(Position("sample.yaml", 5), "kind", "raid", "is not a kind of event", "Write attack.")
    other = Reject(Position("sample.yaml", 5), "when", "2018-02-30", "is not a date", "Give a day that exists.")
    row_of_two = RejectedRow(reject.position, (reject, other), ("event/raid",))
    report = await load(store, delivery(*FIRST, row_of_two), strict=False)
    assert str(report) == "read 5, new 4, changed 0, unchanged 0, removed 0, rejected 1"
    assert report.rejects == (reject, other)
    assert str(reject) == "sample.yaml:5: kind: 'raid' is not a kind of event. Write attack."


async def test_progress_ends_with_all_that_there_was_to_write(store: Store) -> None:
    told: list[tuple[int, int]] = []
    await load(store, delivery(*FIRST), strict=True, progress=lambda done, of: told.append((done, of)))
    ours, theirs = len(("dataset", "source")), len(FIRST) + len((PART, WITNESS)) + len(FIRST)
    assert told[-1] == (ours + theirs, ours + theirs)
    told.clear()
    await load(store, delivery(*FIRST), strict=True, progress=lambda done, of: told.append((done, of)))
    assert told == []


@pytest.mark.parametrize("locator", ["", "para. 2"])
async def test_a_source_may_be_cited_again_with_another_locator(store: Store, locator: str) -> None:
    source = Source(id="source/a", kind=SourceKind.PRESS, title=Text("A"))
    cited = replace(ARMY, sources=(Citation("source/a", locator), Citation("source/a", "p. 1")))
    assert await loading(store, row(1, source), row(3, cited)) == (
        "read 2, new 2, changed 0, unchanged 0, removed 0, rejected 0"
    )
    assert len(await contents(store)) == len(("dataset", "source", "army", "documentation", "documentation"))


def _sharing(shared: int, rows: tuple[Row, ...]) -> Delivery:
    """A delivery of which the first rows are shared by the others."""
    whole = delivery(*rows)
    every = [one for one in whole.rows if isinstance(one, Row)]
    return replace(whole, shared=every[:shared], rows=every[shared:])


async def test_what_many_rows_share_counts_for_no_row(store: Store) -> None:
    """And is removed once nothing has it any more."""
    first = _sharing(2, FIRST)
    assert str(await load(store, first, strict=True)) == "read 2, new 2, changed 0, unchanged 0, removed 0, rejected 0"
    assert (await contents(store)).keys() >= {"actor/army", "actor/union"}
    assert str(await load(store, first, strict=True)) == "read 2, new 0, changed 0, unchanged 2, removed 0, rejected 0"
    fewer = _sharing(1, (FIRST[0], *FIRST[2:]))
    assert str(await load(store, fewer, strict=True)) == "read 2, new 0, changed 0, unchanged 2, removed 0, rejected 0"
    assert "actor/union" not in await contents(store)


async def test_rows_wait_for_what_they_share_if_that_is_wrong(store: Store) -> None:
    late = replace(ARMY, founded=DateSpan("2018"), ended=DateSpan("2015"))
    report = await load(store, _sharing(1, (row(1, late), *FIRST[1:])), strict=False)
    assert str(report) == "read 3, new 1, changed 0, unchanged 0, removed 0, rejected 2"
    assert [reject.position.line for reject in report.rejects] == [1, 7, 9]
