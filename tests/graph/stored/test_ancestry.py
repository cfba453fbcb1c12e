"""What an event lies under is kept with it: after every load it is what the hierarchy says of the event's days.

This suite knows no engine's name: all of it holds on each.
"""

from dataclasses import replace

import pytest

from api.query.engine import Engine
from graph.loading.load import load
from graph.store import Store
from graph.stored.ancestry import ancestries
from ontology import ONTOLOGY
from ontology.events import Event, Setting
from ontology.iris import DEFAULT_BASE_IRI
from ontology.places import Containment, Place
from ontology.records import Row
from ontology.values import DateSpan, Text
from ontology.vocabularies import EventKind, PlaceKind
from tests.graph.deliveries import delivery, row
from tests.graph.questions import keys
from tests.patience import PATIENT
from tests.schemas import schema_of

MOVE = DateSpan("2016-01-19")
KINDS = {
    "mali": PlaceKind.COUNTRY,
    "gao": PlaceKind.REGION,
    "menaka-region": PlaceKind.REGION,
    "menaka": PlaceKind.CERCLE,
    "well": PlaceKind.LOCALITY,
}
WITHIN = (
    ("gao", "mali", None, None),
    ("menaka-region", "mali", MOVE, None),
    ("menaka", "gao", None, DateSpan("2016-01-18")),
    ("menaka", "menaka-region", MOVE, None),
    ("well", "menaka", None, None),
)
RAID = Event(id="event/raid", kind=EventKind.ATTACK, when=DateSpan("2016-01-18"), title=Text("Raid"))
TALKS = Event(id="event/talks", kind=EventKind.ATTACK, when=DateSpan("2017"), title=Text("Talks"))
AT_WELL = Setting(source="event/raid", target="place/well")
AT_GAO = Setting(source="event/talks", target="place/gao")


def places(*steps: tuple[str, str, DateSpan | None, DateSpan | None]) -> list[Row]:
    """A row for each place, with what it lies within."""
    made = []
    for line, (key, kind) in enumerate(KINDS.items(), 1):
        inside = [
            Containment(source=f"place/{near}", target=f"place/{far}", from_=first, to=last)
            for near, far, first, last in steps
            if near == key
        ]
        made.append(row(line, Place(id=f"place/{key}", kind=kind, name=Text(key)), *inside))
    return made


async def load_places(store: Store, *steps: tuple[str, str, DateSpan | None, DateSpan | None]) -> None:
    await load(store, delivery(*places(*steps), name="places"), strict=True)


async def load_events(store: Store, *rows: Row) -> None:
    await load(store, delivery(*rows, name="events", requires=("dataset/places",)), strict=True)


async def under(store: Store) -> dict[str, list[str]]:
    """The events under each place that has any: as the index of what is kept leads to them, and as each is asked."""
    engine = Engine(schema_of(ONTOLOGY), store, DEFAULT_BASE_IRI, PATIENT)
    found = {}
    for place in KINDS:
        asked = f'happenedAt: {{some: {{node: {{within: {{under: "place/{place}"}}}}}}}}'
        climbed = f'happenedAt: {{some: {{AND: [{{node: {{within: {{under: "place/{place}"}}}}}}, {{}}]}}}}'
        led = await keys(engine, "events", f"where: {{{asked}}}")
        assert led == await keys(engine, "events", f"where: {{OR: [{{{asked}}}]}}")
        assert led == await keys(engine, "events", f"where: {{{climbed}}}")
        if led:
            found[place] = led
    return found


async def under_as_kept(store: Store) -> list[str]:
    """The events that are kept under the country."""
    engine = Engine(schema_of(ONTOLOGY), store, DEFAULT_BASE_IRI, PATIENT)
    return await keys(engine, "events", 'where: {happenedAt: {some: {node: {within: {under: "place/mali"}}}}}')


@pytest.fixture
async def filled(store: Store) -> Store:
    """A raid on the eve of the move, at the well, and talks in Gao in 2017."""
    await load_places(store, *WITHIN)
    await load_events(store, row(1, RAID, AT_WELL), row(2, TALKS, AT_GAO))
    return store


async def test_as_loaded(filled: Store) -> None:
    assert await under(filled) == {
        "mali": ["raid", "talks"],
        "gao": ["raid", "talks"],
        "menaka": ["raid"],
        "well": ["raid"],
    }


async def test_an_event_of_another_day(filled: Store) -> None:
    later = replace(RAID, when=DateSpan("2016-01-19"))
    await load_events(filled, row(1, later, AT_WELL), row(2, TALKS, AT_GAO))
    assert await under(filled) == {
        "mali": ["raid", "talks"],
        "gao": ["talks"],
        "menaka-region": ["raid"],
        "menaka": ["raid"],
        "well": ["raid"],
    }


async def test_an_event_at_another_place(filled: Store) -> None:
    await load_events(filled, row(1, RAID, replace(AT_WELL, target="place/mali")), row(2, TALKS, AT_GAO))
    assert await under(filled) == {"mali": ["raid", "talks"], "gao": ["talks"]}


async def test_an_event_at_no_place_any_more(filled: Store) -> None:
    await load_events(filled, row(1, RAID), row(2, TALKS, AT_GAO))
    assert await under(filled) == {"mali": ["talks"], "gao": ["talks"]}


async def test_an_event_that_is_gone(filled: Store) -> None:
    await load_events(filled, row(2, TALKS, AT_GAO))
    assert await under(filled) == {"mali": ["talks"], "gao": ["talks"]}


async def test_a_place_that_another_dataset_moves(filled: Store) -> None:
    moved = [step for step in WITHIN if step[0] != "menaka"]
    await load_places(filled, *moved, ("menaka", "menaka-region", None, None))
    assert await under(filled) == {
        "mali": ["talks"],
        "gao": ["talks"],
        "menaka": ["raid"],
        "well": ["raid"],
        "menaka-region": ["raid"],
    }


async def test_a_place_that_lies_in_nothing_any_more(filled: Store) -> None:
    await load_places(filled, *(step for step in WITHIN if step[0] != "well"))
    assert await under(filled) == {"mali": ["talks"], "gao": ["talks"], "well": ["raid"]}


async def test_a_store_that_was_filled_before_anything_was_kept(filled: Store) -> None:
    before = await under(filled)
    async with filled.transaction("dataset/none") as transaction:
        for kept in ancestries(ONTOLOGY):
            await transaction.forget_ancestors(kept, [RAID.id, TALKS.id])
    assert await under_as_kept(filled) == []
    await load_places(filled, *WITHIN)
    assert await under(filled) == before


async def test_hierarchy_and_events_of_one_dataset(store: Store) -> None:
    rows = (*places(*WITHIN), row(20, RAID, AT_WELL))
    await load(store, delivery(*rows), strict=True)
    await load(store, delivery(*rows), strict=True)
    assert await under(store) == {"mali": ["raid"], "gao": ["raid"], "menaka": ["raid"], "well": ["raid"]}
    await load(store, delivery(), strict=True)
    assert await under(store) == {}
