"""What is said is graded by the load, by the kinds of its own sources, whichever loader or dataset brings them.

This suite knows no engine's name: all of it holds on each.
"""

from dataclasses import replace
from typing import Any

import pytest

from graph.errors import LoadRefused
from graph.loading.load import load
from graph.store import Store
from ontology.agreements import Commitment
from ontology.events import Event
from ontology.model import Citation, Node
from ontology.places import Place
from ontology.records import Delivery, Row
from ontology.sources import Documentation, Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import Basis, EventKind, PlaceKind, SourceGrade, SourceKind
from tests.graph.contents import contents
from tests.graph.deliveries import FILE, dataset, delivery, row
from tests.graph.loading.sample_promises import BOTH, REBELS, SIXTY_DAYS, accords, days, promise, promises, signed
from tests.graph.sample import sample

KINDS = {
    "text": SourceKind.AGREEMENT_TEXT,
    "data": SourceKind.DATASET,
    "paper": SourceKind.PRESS,
    "bulletin": SourceKind.BULLETIN,
    "leaflet": SourceKind.UNSTATED,
}
NOTE = Text("A map would settle it.", "Une carte trancherait.")


def sources(**kinds: SourceKind) -> tuple[Row, ...]:
    """A source of each kind, with some of another."""
    made = (Source(id=f"source/{key}", kind=kind, title=Text(key)) for key, kind in (KINDS | kinds).items())
    return tuple(row(line, one) for line, one in enumerate(made, 10))


def event(*cited: str, **rest: Any) -> Event:
    """An event that cites these sources."""
    citations = tuple(Citation(f"source/{key}") for key in cited)
    when = DateSpan("2018-04-14")
    return Event(id="event/it", kind=EventKind.ATTACK, when=when, title=Text("It"), sources=citations, **rest)


async def grade(store: Store, cls: type[Node] = Event, id_: str = "event/it") -> SourceGrade | None:
    """How a node is graded in the store."""
    async with store.transaction("dataset/none") as transaction:
        (record,) = await transaction.records(cls, "id", [id_])
    return record.node().source_grade


async def refusal(store: Store, wrong: Delivery) -> str:
    """What is said of a delivery that cannot be loaded."""
    with pytest.raises(LoadRefused) as refused:
        await load(store, wrong, strict=True)
    return str(refused.value)


@pytest.mark.parametrize("together", [True, False], ids=["with its sources", "in another dataset"])
@pytest.mark.parametrize(
    ("made", "graded"),
    [
        (event("bulletin", "text", "paper"), SourceGrade.PRIMARY),
        (event("bulletin", "paper", "data"), SourceGrade.CODED),
        (event("bulletin", "paper"), SourceGrade.PRESS),
        (event("leaflet", "bulletin"), SourceGrade.BULLETIN),
        (event("leaflet"), None),
        (event("text", basis=Basis.ROW), None),
        (event("text", source_grade=SourceGrade.UNVERIFIED, note=NOTE), SourceGrade.UNVERIFIED),
        (event("text", basis=Basis.ROW, source_grade=SourceGrade.UNVERIFIED, note=NOTE), SourceGrade.UNVERIFIED),
        (event("paper", source_grade=SourceGrade.PRESS), SourceGrade.PRESS),
    ],
    ids=str,
)
async def test_a_record_is_graded_by_its_own_sources(
    store: Store, made: Event, graded: SourceGrade | None, together: bool
) -> None:
    if together:
        await load(store, delivery(*sources(), row(1, made)), strict=True)
    else:
        await load(store, delivery(*sources(), name="library"), strict=True)
        await load(store, delivery(row(1, made), requires=("dataset/library",)), strict=True)
    assert await grade(store) is graded


async def test_a_source_given_apart_counts_if_it_is_the_records_own(store: Store) -> None:
    own = Documentation(source="event/it", target="source/data")
    of_row = Documentation(source="event/it", target="source/text", basis=Basis.ROW)
    await load(store, delivery(*sources(), row(1, event("paper")), row(2, own), row(3, of_row)), strict=True)
    assert await grade(store) is SourceGrade.CODED


async def test_each_record_of_a_row_has_its_own_grade(store: Store) -> None:
    place = Place(id="place/p", kind=PlaceKind.SITE, name=Text("P"), sources=(Citation("source/bulletin"),))
    shared = replace(place, id="place/q", sources=(Citation("source/text"),), basis=Basis.ROW)
    await load(store, delivery(*sources(), row(1, event("text"), place, shared)), strict=True)
    assert await grade(store) is SourceGrade.PRIMARY
    assert await grade(store, Place, "place/p") is SourceGrade.BULLETIN
    assert await grade(store, Place, "place/q") is None


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (
            event("paper", "bulletin", source_grade=SourceGrade.PRIMARY),
            "'primary' does not follow from its own sources, which give 'press'. Write 'press', or leave it out.",
        ),
        (
            event("text", "paper", source_grade=SourceGrade.PRESS),
            "'press' does not follow from its own sources, which give 'primary'. Write 'primary', or leave it out.",
        ),
        (
            event("leaflet", source_grade=SourceGrade.BULLETIN),
            "'bulletin' does not follow from its own sources, which give none. Leave it out.",
        ),
        (
            event("text", basis=Basis.ROW, source_grade=SourceGrade.PRIMARY),
            "'primary' does not follow from its own sources, which give none. Leave it out.",
        ),
        (
            event("text", source_grade=SourceGrade.UNVERIFIED),
            "'unverified' is given without a note. Say in the note what would settle it.",
        ),
        (
            Source(id="source/x", kind=SourceKind.PRESS, title=Text("X"), source_grade=SourceGrade.PRESS),
            "'press' is a grade, and a source has none. Leave it out.",
        ),
        (
            replace(dataset("second"), source_grade=SourceGrade.UNVERIFIED, note=NOTE),
            "'unverified' is a grade, and a dataset has none. Leave it out.",
        ),
    ],
)
async def test_a_grade_that_does_not_follow_is_told_with_the_right_one(store: Store, wrong: Node, problem: str) -> None:
    assert await refusal(store, delivery(*sources(), row(7, wrong))) == f"{FILE}:7: sourceGrade: {problem}"


async def test_a_wrong_grade_rejects_its_row_and_what_points_to_it(store: Store) -> None:
    """And what that row cited in the name of another counts no more."""
    wrong = replace(event("bulletin", source_grade=SourceGrade.PRIMARY), id="event/wrong")
    of_it = Documentation(source="event/it", target="source/text")
    rows = (*sources(), row(1, event("paper")), row(2, wrong, of_it))
    report = await load(store, delivery(*rows), strict=False)
    assert str(report) == "read 7, new 6, changed 0, unchanged 0, removed 0, rejected 1"
    assert [reject.value for reject in report.rejects] == ["primary"]
    assert await grade(store) is SourceGrade.PRESS


CHANGES = {
    "a better kind": ({"paper": SourceKind.OFFICIAL}, SourceGrade.PRIMARY),
    "a lesser kind": ({"paper": SourceKind.UNSTATED}, SourceGrade.BULLETIN),
    "a kind of the same grade": ({"paper": SourceKind.ANALYSIS}, None),
    "a kind that another source outdoes": ({"bulletin": SourceKind.UNSTATED}, None),
    "that of a source of the row": ({"data": SourceKind.OFFICIAL}, None),
}


@pytest.mark.parametrize(("kinds", "graded"), CHANGES.values(), ids=CHANGES)
async def test_a_source_of_another_kind_grades_records_of_other_datasets_anew(
    store: Store, kinds: dict[str, SourceKind], graded: SourceGrade | None
) -> None:
    of_row = Documentation(source="event/it", target="source/data", basis=Basis.ROW)
    mine = delivery(row(1, event("paper", "bulletin")), row(2, of_row), name="mine", requires=("dataset/library",))
    changed = delivery(*sources(**kinds), name="library")
    await load(store, delivery(*sources(), name="library"), strict=True)
    await load(store, mine, strict=True)
    report = await load(store, changed, strict=True)
    assert str(report) == "read 5, new 0, changed 1, unchanged 4, removed 0, rejected 0"
    assert (report.regraded, await grade(store)) == (int(graded is not None), graded or SourceGrade.PRESS)
    await _nothing_changes(store, changed, mine)


async def test_what_is_unverified_stays_so_whatever_its_source_becomes(store: Store) -> None:
    made = event("paper", source_grade=SourceGrade.UNVERIFIED, note=NOTE)
    await load(store, delivery(*sources(), name="library"), strict=True)
    await load(store, delivery(row(1, made), requires=("dataset/library",)), strict=True)
    report = await load(store, delivery(*sources(paper=SourceKind.OFFICIAL), name="library"), strict=True)
    assert (report.regraded, await grade(store)) == (0, SourceGrade.UNVERIFIED)


async def test_records_of_the_same_dataset_are_rows_that_change(store: Store) -> None:
    await load(store, delivery(*sources(), row(1, event("paper"))), strict=True)
    report = await load(store, delivery(*sources(paper=SourceKind.OFFICIAL), row(1, event("paper"))), strict=True)
    assert str(report) == "read 6, new 0, changed 2, unchanged 4, removed 0, rejected 0"
    assert (report.regraded, await grade(store)) == (0, SourceGrade.PRIMARY)


async def test_a_promise_is_counted_and_graded_anew_by_one_load(store: Store) -> None:
    commitment, *relations = promise(SIXTY_DAYS)
    assert isinstance(commitment, Commitment)
    cited = replace(commitment, sources=(Citation("source/paper"),))
    of_promises = promises(row(1, cited, *relations))
    await load(store, accords(*BOTH, more=sources()), strict=True)
    await load(store, of_promises, strict=True)
    changed = accords(signed(REBELS, "2015-07-01"), more=sources(paper=SourceKind.OFFICIAL))
    report = await load(store, changed, strict=True)
    assert (report.recounted, report.regraded) == (1, 1)
    assert await days(store) == ("2015-07-01", "2015-08-30")
    assert await grade(store, Commitment, commitment.id) is SourceGrade.PRIMARY
    await _nothing_changes(store, changed, of_promises)


async def test_what_a_store_holds_is_accepted_as_it_is_stated_there(store: Store) -> None:
    """Whoever hands back what was given out, grades included, changes nothing."""
    await load(store, sample(), strict=True)
    before = await contents(store)
    report = await load(store, await _with_grades(store, sample()), strict=True)
    assert report.numbers.unchanged == report.read
    assert await contents(store) == before


async def _with_grades(store: Store, given: Delivery) -> Delivery:
    rows = [one for one in given.rows if isinstance(one, Row)]
    nodes = [record for one in rows for record in one.records if isinstance(record, Node)]
    grades = {node.id: await grade(store, type(node), node.id) for node in nodes}
    assert {SourceGrade.PRIMARY, SourceGrade.PRESS, SourceGrade.UNVERIFIED, None} == set(grades.values())
    stated = [replace(one, records=tuple(_stating(record, grades) for record in one.records)) for one in rows]
    return replace(given, rows=stated)


def _stating(record: Any, grades: dict[str, SourceGrade | None]) -> Any:
    return replace(record, source_grade=grades[record.id]) if isinstance(record, Node) else record


async def _nothing_changes(store: Store, *deliveries: Delivery) -> None:
    """To load these again finds all of them as they are."""
    before = await contents(store)
    for again in deliveries:
        report = await load(store, again, strict=True)
        assert (report.numbers.unchanged, report.regraded) == (report.read, 0)
    assert await contents(store) == before
