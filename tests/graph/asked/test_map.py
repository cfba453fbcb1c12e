"""What lies in a box, or near a point, and what happened abroad or has no place: found by hand, and by plain reckoning.

This suite knows no engine's name: all of it holds on each.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import starmap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.query.engine import Engine
from ontology.events import Event, Setting
from ontology.places import Containment, DatasetCountry, Place
from ontology.records import Delivery
from ontology.values import DateSpan, Text
from ontology.vocabularies import EventKind, PlaceKind, PlacePrecision
from tests.graph.deliveries import delivery, row
from tests.graph.questions import keys, problem

MOVE = DateSpan("2016-01-19")
POINTS = {
    "gao": (16.27, -0.04, PlacePrecision.EXACT),
    "kidal": (18.44, 1.41, PlacePrecision.EXACT),
    "camp": (16.5, 0.5, PlacePrecision.APPROXIMATE),
    "cercle": (16.5, 0.5, PlacePrecision.CERCLE_CENTROID),
    "region": (16.87, 0.18, PlacePrecision.REGION_CENTROID),
    "mali": (17.0, -4.0, PlacePrecision.COUNTRY_CENTROID),
    "taveuni": (-17.0, 179.9, PlacePrecision.UNKNOWN),
    "rabi": (-17.0, -179.9, PlacePrecision.UNKNOWN),
    "pole": (90.0, 0.0, PlacePrecision.EXACT),
    "null-island": (0.0, 0.0, PlacePrecision.APPROXIMATE),
    "bamako": (12.65, -8.0, PlacePrecision.EXACT),
    "menaka": (15.92, 2.4, PlacePrecision.APPROXIMATE),
}
UNITS = {"bamako": PlaceKind.REGION, "menaka": PlaceKind.CERCLE}
"""A region and a cercle whose points are not said to be centroids."""
COUNTRIES = ("mali", "niger", "nowhere-land")
WITHIN: list[tuple[str, str, DateSpan | None, DateSpan | None]] = [
    ("gao", "mali", None, None),
    ("tillia", "niger", None, None),
    ("post", "mali", None, DateSpan("2016-01-18")),
    ("post", "niger", MOVE, None),
    ("border", "mali", None, None),
    ("border", "niger", None, None),
    ("desert", "sahel", None, None),
]
EVENTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "home": ("2014", ("gao",)),
    "capital": ("2014", ("mali",)),
    "away": ("2014", ("tillia",)),
    "both": ("2014", ("gao", "tillia")),
    "on-border": ("2014", ("border",)),
    "post-eve": ("2016-01-18", ("post",)),
    "post-day": ("2016-01-19", ("post",)),
    "post-year": ("2016", ("post",)),
    "stateless": ("2014", ("desert",)),
    "stateless-and-home": ("2014", ("desert", "gao")),
    "nowhere": ("2014", ()),
}
IN_MALI = "home capital post-eve stateless-and-home"
ABROAD = "away both on-border post-day post-year"


def places() -> Delivery:
    """A dataset of places, about no country."""
    names = dict.fromkeys([*POINTS, *COUNTRIES, *(key for pair in WITHIN for key in pair[:2])])
    rows = [row(line, _place(key), *_within(key)) for line, key in enumerate(names, 1)]
    return delivery(*rows, name="places")


def _place(key: str) -> Place:
    lat, lon, precision = POINTS.get(key, (None, None, None))
    kind = PlaceKind.COUNTRY if key in COUNTRIES else UNITS.get(key, PlaceKind.AREA)
    return Place(id=f"place/{key}", kind=kind, name=Text(key), lat=lat, lon=lon, precision=precision)


def _within(key: str) -> Iterator[Containment]:
    for near, far, first, last in WITHIN:
        if near == key:
            yield Containment(source=f"place/{near}", target=f"place/{far}", from_=first, to=last)


def events(name: str, country: str | None) -> Delivery:
    """A dataset with one event of each sort, about a country or none."""
    made = delivery(*starmap(row, enumerate_events(name)), name=name, requires=("dataset/places",))
    about = [DatasetCountry(source=made.dataset.id, target=f"place/{country}")] if country else []
    return replace(made, about=replace(made.about, records=(*made.about.records, *about)))


def enumerate_events(name: str) -> Iterator[tuple[int, Event, *tuple[Setting, ...]]]:
    """The arguments of each event's row."""
    for line, (key, (when, settings)) in enumerate(EVENTS.items(), 1):
        event = Event(id=f"event/{name}-{key}", kind=EventKind.ATTACK, when=DateSpan(when), title=Text(key))
        yield line, event, *(Setting(source=event.id, target=f"place/{place}") for place in settings)


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    """Places, and the same events in three datasets."""
    return places(), events("m", "mali"), events("n", "niger"), events("x", None)


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("box: {south: 16, west: -1, north: 17, east: 1}", "camp gao"),
        ("box: {south: 16, west: -1, north: 17, east: 1, centroids: false}", "camp gao"),
        ("box: {south: 16, west: -1, north: 17, east: 1, centroids: null}", "camp gao"),
        ("box: {south: 16, west: -5, north: 17, east: 1, centroids: true}", "camp cercle gao mali region"),
        ("box: {south: 16.27, west: -0.04, north: 16.27, east: -0.04}", "gao"),
        ("box: {south: 16.271, west: -1, north: 17, east: 1}", "camp"),
        ("box: {south: 16, west: -0.039, north: 17, east: 1}", "camp"),
        ("box: {south: -18, west: 179, north: -16, east: -179}", "rabi taveuni"),
        ("box: {south: -18, west: 179.9, north: -16, east: -179.9}", "rabi taveuni"),
        ("box: {south: -18, west: 179.95, north: -16, east: -179}", "rabi"),
        ("box: {south: -18, west: -179.9, north: -16, east: 179.9}", "rabi taveuni"),
        ("box: {south: -90, west: -180, north: 90, east: 180}", "camp gao kidal null-island pole rabi taveuni"),
        ("box: {south: 90, west: 0, north: 90, east: 0}", "pole"),
        ("box: {south: 10, west: 1, north: 80, east: -1}", "kidal"),
        ("box: {south: 0, west: 0, north: 0, east: 0}", "null-island"),
        ("box: {north: 0, east: 0}", "null-island rabi"),
        ("box: {west: 1}", "kidal taveuni"),
        ("box: {west: 180}", ""),
        ("box: {south: 17, north: null}", "kidal pole"),
        ("NOT: {box: {south: -90}}, lat: {isNull: false}", "bamako cercle mali menaka region"),
        ("near: {lat: 16.27, lon: -0.04, km: 0}", "gao"),
        ("near: {lat: 17, lon: -4, km: 5}", ""),
        ("near: {lat: 17, lon: -4, km: 5, centroids: true}", "mali"),
        ("box: {south: -90}, kind: {in: [COUNTRY, REGION, CERCLE]}", ""),
        ("box: {south: -90, centroids: true}, kind: {in: [COUNTRY, REGION, CERCLE]}", "bamako mali menaka"),
        ("near: {lat: 12.65, lon: -8, km: 5}", ""),
        ("near: {lat: 12.65, lon: -8, km: 5, centroids: true}", "bamako"),
        ("near: {lat: 16.87, lon: 0.18, km: 60}", "camp"),
        ("near: {lat: 16.87, lon: 0.18, km: 60, centroids: true}", "camp cercle region"),
    ],
)
async def test_places_on_the_map(engine: Engine, where: str, found: str) -> None:
    assert await keys(engine, "places", f"where: {{{where}}}") == found.split()


@pytest.mark.parametrize("where", ["box: null", "box: {}", "box: {centroids: true}", "box: {south: null}", "near: {}"])
async def test_a_box_without_sides_asks_for_nothing(engine: Engine, where: str) -> None:
    assert await keys(engine, "places", f"where: {{{where}}}") == await keys(engine, "places")


@given(
    south=st.floats(-90, 90),
    north=st.floats(-90, 90),
    west=st.floats(-180, 180),
    east=st.floats(-180, 180),
    key=st.sampled_from(list(POINTS)),
    at=st.sampled_from(["inside", "south", "north", "west", "east"]),
)
async def test_a_box_is_what_lies_between_its_sides(
    engine: Engine, south: float, north: float, west: float, east: float, key: str, at: str
) -> None:
    """Also where a point lies right on a side."""
    south, north = sorted((south, north))
    lat, lon, _ = POINTS[key]
    match at:
        case "south":
            south, north = lat, max(lat, north)
        case "north":
            south, north = min(lat, south), lat
        case "west":
            west = lon
        case "east":
            east = lon
    document = "query ($box: BoxFilter) { places(where: {box: $box}, first: 100) { nodes { id } } }"
    box = {"south": south, "west": west, "north": north, "east": east, "centroids": True}
    data = await engine.execute(document, {"box": box})
    expected = [
        f"place/{name}"
        for name, (y, x, _) in sorted(POINTS.items())
        if south <= y <= north and (west <= x <= east if west <= east else x >= west or x <= east)
    ]
    assert [node["id"] for node in data["places"]["nodes"]] == expected


@pytest.mark.parametrize(
    ("box", "message"),
    [
        ("south: -91", "it: where.box.south is -91; give degrees from -90 to 90."),
        ("south: 0, north: 90.5", "it: where.box.north is 90.5; give degrees from -90 to 90."),
        ("west: -181, east: 0", "it: where.box.west is -181; give degrees from -180 to 180."),
        ("east: 200", "it: where.box.east is 200; give degrees from -180 to 180."),
        (
            "south: 17, west: 0, north: 16, east: 1",
            "it: where.box.south is 17, which lies north of 16; give the lesser latitude as south.",
        ),
    ],
)
async def test_no_such_box(engine: Engine, box: str, message: str) -> None:
    assert await problem(engine, f"{{ it: places(where: {{box: {{{box}}}}}) {{ totalCount }} }}") == (
        "BAD_USER_INPUT",
        message,
    )


def of(name: str, found: str) -> list[str]:
    """The keys of events of a dataset."""
    return sorted(f"{name}-{key}" for key in found.split())


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("abroad: true", [*of("m", ABROAD), *of("n", f"{IN_MALI} both on-border post-year")]),
        ("abroad: false", [*of("m", IN_MALI), *of("n", "away post-day")]),
        ("abroad: null", [one for name in "mnx" for one in of(name, " ".join(EVENTS))]),
        ("hasPlace: false", [f"{name}-nowhere" for name in "mnx"]),
        ('hasPlace: true, dataset: {eq: "dataset/x"}, NOT: {abroad: true}', of("x", " ".join({*EVENTS} - {"nowhere"}))),
        ('hasPlace: true, OR: [{abroad: true}, {abroad: false}], dataset: {eq: "dataset/x"}', []),
        (
            'hasPlace: true, AND: [{NOT: {abroad: true}}, {NOT: {abroad: false}}], dataset: {eq: "dataset/m"}',
            ["m-stateless"],
        ),
    ],
)
async def test_events_abroad(engine: Engine, where: str, found: list[str]) -> None:
    assert await keys(engine, "events", f"where: {{{where}}}") == sorted(found)


async def test_abroad_from_a_variable(engine: Engine) -> None:
    """One document: a plan that is kept for one value must not answer for another."""
    document = """query ($abroad: Boolean, $hasPlace: Boolean) {
      events(where: {abroad: $abroad, hasPlace: $hasPlace, dataset: {eq: "dataset/m"}}) { totalCount }
    }"""
    given: list[tuple[dict[str, bool], int]] = [
        ({"abroad": True}, len(ABROAD.split())),
        ({"abroad": False}, len(IN_MALI.split())),
        ({"hasPlace": False}, 1),
        ({"hasPlace": True}, len(EVENTS) - 1),
        ({"hasPlace": False, "abroad": False}, 0),
        ({}, len(EVENTS)),
    ]
    for variables, count in given:
        assert await engine.execute(document, variables) == {"events": {"totalCount": count}}


async def test_abroad_among_the_events_of_a_place(engine: Engine) -> None:
    """From a place they are read with an index, which a condition must not defeat."""
    answer = await engine.execute(
        '{ place(id: "place/gao") { events(where: {node: {abroad: true}}) { totalCount nodes { id } } } }'
    )
    found = [f"event/{one}" for one in sorted([*of("m", "both"), *of("n", "home both stateless-and-home")])]
    assert answer == {"place": {"events": {"totalCount": len(found), "nodes": [{"id": one} for one in found]}}}


async def test_the_country_of_a_dataset(engine: Engine) -> None:
    answer = await engine.execute(
        '{ datasets { nodes { id country { id } } } place(id: "place/mali") { datasets { nodes { id } } } }'
    )
    countries = {"m": {"id": "place/mali"}, "n": {"id": "place/niger"}, "places": None, "x": None}
    assert answer["datasets"]["nodes"] == [
        {"id": f"dataset/{name}", "country": country} for name, country in countries.items()
    ]
    assert answer["place"]["datasets"]["nodes"] == [{"id": "dataset/m"}]
