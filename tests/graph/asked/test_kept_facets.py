"""Facets of all events, or of those in a region, and the places of a map: from kept counts, as written out by hand."""

import pytest

from api.query.engine import Engine
from graph.checking.store_check import StoreCheck
from graph.store import Store
from ontology.actors import Actor
from ontology.events import Event, Involvement, Setting
from ontology.places import Containment, Place
from ontology.records import Delivery
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, EventKind, Nearness, PlaceKind, Role
from tests.graph.deliveries import delivery, row
from tests.graph.sample_events import Records

PLACES = {
    "land": (PlaceKind.COUNTRY, ""),
    "north": (PlaceKind.REGION, "land"),
    "south": (PlaceKind.REGION, "land"),
    "ford": (PlaceKind.LOCALITY, "north"),
    "mill": (PlaceKind.LOCALITY, "south"),
}
E, N, R, C = Nearness.EXACT, Nearness.NEAR, Nearness.REGION, Nearness.COUNTRY
EVENTS: dict[str, tuple[str, dict[str, Nearness | None], str]] = {
    "a": ("2014-01-05", {"ford": E}, "red"),
    "b": ("2014-01-07", {"ford": N, "mill": E}, "red blue"),
    "c": ("2014-02-01", {"north": R}, "blue"),
    "d": ("2014-02-03", {"ford": E, "south": R}, "red"),
    "e": ("2014-02-09", {"land": C}, ""),
    "f": ("2014-03-01", {"mill": None}, "blue"),
    "g": ("2014-03-02", {}, "red"),
}
"""When each was, where and how near, and who took part in it."""
NORTH = 'happenedAt: {some: {node: {within: {under: "place/north"}}}}'
AREAS = "happenedAt: {some: {precision: {in: [REGION, COUNTRY]}}}"
POINTS = f"NOT: {{{AREAS}}}, hasPlace: true"
FEBRUARY = 'when: {overlaps: "2014-02"}'
CASES = (
    ("ACTOR", "", "red 4, blue 3, none 1"),
    ("ACTOR", NORTH, "red 3, blue 2"),
    ("ROLE", f"{NORTH}, {FEBRUARY}", "ATTACKER 2"),
    ("DATASET", NORTH, "facets 4"),
    ("PLACE", POINTS, "ford 2, mill 2"),
    ("PLACE", f"{NORTH}, {POINTS}", "ford 2, mill 1"),
    ("REGION", AREAS, "north 2, south 1, none 1"),
    ("REGION", f"{AREAS}, {FEBRUARY}", "north 2, south 1, none 1"),
    ("REGION", f'{AREAS}, when: {{overlaps: "2014-03"}}', ""),
)
"""By what, of which events, and how many are in each group."""


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    """One dataset of them."""
    places: list[Records] = [
        (
            Place(id=f"place/{name}", kind=kind, name=Text(name)),
            *([Containment(source=f"place/{name}", target=f"place/{around}")] if around else []),
        )
        for name, (kind, around) in PLACES.items()
    ]
    actors: list[Records] = [
        (Actor(id=f"actor/{name}", kind=ActorKind.ARMED_MOVEMENT, name=Text(name)),) for name in ("red", "blue")
    ]
    events: list[Records] = [
        (
            Event(id=f"event/{name}", kind=EventKind.ATTACK, when=DateSpan(when), title=Text(name)),
            *(Setting(source=f"event/{name}", target=f"place/{at}", precision=near) for at, near in there.items()),
            *(
                Involvement(source=f"event/{name}", target=f"actor/{actor}", role=Role.ATTACKER)
                for actor in who.split()
            ),
        )
        for name, (when, there, who) in EVENTS.items()
    ]
    rows = (row(line, *records) for line, records in enumerate([*places, *actors, *events], start=2))
    return (delivery(*rows, name="facets"),)


@pytest.mark.parametrize(("by", "where", "expected"), CASES)
async def test_groups_are_those_written_out(engine: Engine, by: str, where: str, expected: str) -> None:
    asked = f"by: {by}, orderBy: [{{field: COUNT, direction: DESC}}]"
    kept, read = (
        f"eventGroups(where: {{{condition} {where}}}, {asked}) {{ totalCount nodes {{ keys count }} }}"
        for condition in ("", 'id: {ne: "event/none"}')
    )
    found = await engine.execute(f"{{ kept: {kept} read: {read} }}")
    assert found["kept"] == found["read"]
    groups = {(one["keys"][0] or "none").rpartition("/")[2]: one["count"] for one in found["kept"]["nodes"]}
    told = (one.split() for one in expected.split(",") if one)
    assert groups == {name: int(count) for name, count in told}


async def test_kept_counts_are_those_of_the_records(loaded: Store) -> None:
    assert [str(problem) async for problem in StoreCheck(loaded).problems()] == []
