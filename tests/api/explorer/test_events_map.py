"""Where events are drawn: of what a relation says and what is known of the place, the weaker counts."""

import pytest

from api.explorer.answered import Named
from api.explorer.drawing.area import Area
from api.explorer.drawing.map import draw
from api.explorer.events.extents import thirds
from api.explorer.events.map_groups import MapOfGroups
from api.explorer.events.on_map import Drawn, MapOfEvents, Units, finest, where
from api.explorer.events.told import Drawer, EventTold, Setting, Spot, Unit
from api.explorer.pages import wording
from ontology.values import DatePrecision, Language, Text
from ontology.vocabularies import EventKind, Nearness, PlaceKind, PlacePrecision

SAY = wording(Language.EN)
DRAWER = Drawer(Named("dataset/places", Text("Places")), None, "https://creativecommons.org/licenses/by/4.0/")


def area(west: float, south: float) -> Area:
    """A square of two degrees."""
    ring = [[west, south], [west + 2, south], [west + 2, south + 2], [west, south + 2], [west, south]]
    return Area((ring,))


def unit(key: str, kind: PlaceKind, outline: Area | None, *within: tuple[str, str | None, str | None]) -> Unit:
    """A region or cercle."""
    return Unit(Named(f"place/{key}", Text(key)), kind, outline, DRAWER, within)


UNITS = Units(
    {
        one.named.id: one
        for one in (
            unit("north", PlaceKind.REGION, area(0, 16)),
            unit("south", PlaceKind.REGION, area(0, 14)),
            unit("east", PlaceKind.REGION, area(2, 16)),
            unit("north-east", PlaceKind.CERCLE, area(2, 16), ("place/north", None, "2016-01-18")),
            unit("north-west", PlaceKind.CERCLE, None, ("place/north", None, None)),
            unit("far-west", PlaceKind.CERCLE, None, ("place/west", None, None)),
        )
    }
)


def spot(
    key: str,
    kind: PlaceKind = PlaceKind.LOCALITY,
    precision: PlacePrecision | None = PlacePrecision.EXACT,
    point: tuple[float, float] | None = (17.0, 1.0),
) -> Spot:
    """A place with a latitude and a longitude."""
    lat, lon = point or (None, None)
    return Spot(Named(f"place/{key}", Text(key)), kind, precision if point else None, lat, lon)


def setting(place: Spot, precision: Nearness | None = Nearness.EXACT, **units: str) -> Setting:
    """A place of an event, in these units."""
    found = {name: f"place/{units[name]}" if name in units else None for name in ("region", "cercle", "locality")}
    return Setting(place, precision, **found)


def event(key: str, day: str, *settings: Setting) -> EventTold:
    """An event on a day."""
    named = Named(f"event/{key}", Text(key))
    return EventTold(named, EventKind.ATTACK, day, day, day, DatePrecision.DAY, None, settings=settings)


@pytest.mark.parametrize(
    ("relation", "kind", "precision", "how"),
    [
        (Nearness.EXACT, PlaceKind.LOCALITY, PlacePrecision.EXACT, Drawn.AT),
        (None, PlaceKind.LOCALITY, PlacePrecision.EXACT, Drawn.AT),
        (Nearness.EXACT, PlaceKind.SITE, PlacePrecision.TOWN, Drawn.AT),
        (Nearness.NEAR, PlaceKind.SITE, PlacePrecision.TOWN, Drawn.NEAR),
        (Nearness.NEAR, PlaceKind.LOCALITY, PlacePrecision.EXACT, Drawn.NEAR),
        (Nearness.EXACT, PlaceKind.LOCALITY, PlacePrecision.APPROXIMATE, Drawn.NEAR),
        (Nearness.EXACT, PlaceKind.LOCALITY, PlacePrecision.UNKNOWN, Drawn.NEAR),
        (Nearness.REGION, PlaceKind.AREA, PlacePrecision.EXACT, Drawn.NEAR),
        (Nearness.REGION, PlaceKind.LOCALITY, PlacePrecision.EXACT, Drawn.AREA),
        (Nearness.EXACT, PlaceKind.REGION, PlacePrecision.REGION_CENTROID, Drawn.AREA),
        (Nearness.EXACT, PlaceKind.CERCLE, PlacePrecision.CERCLE_CENTROID, Drawn.AREA),
        (Nearness.EXACT, PlaceKind.LOCALITY, PlacePrecision.CERCLE_CENTROID, Drawn.AREA),
        (Nearness.COUNTRY, PlaceKind.LOCALITY, PlacePrecision.EXACT, Drawn.COUNTRY),
        (Nearness.EXACT, PlaceKind.COUNTRY, PlacePrecision.COUNTRY_CENTROID, Drawn.COUNTRY),
    ],
)
def test_the_weaker_counts(relation: Nearness | None, kind: PlaceKind, precision: PlacePrecision, how: Drawn) -> None:
    found = where(setting(spot("x", kind, precision), relation, region="north", cercle="north-west"))
    assert found.how is how
    assert (found.position is not None) == (how in (Drawn.AT, Drawn.NEAR))


def test_without_a_point_nothing_is_drawn() -> None:
    assert where(setting(spot("x", point=None))).how is Drawn.NO_POINT


def test_of_several_places_the_finest_are_kept() -> None:
    town, camp = spot("town"), spot("camp", PlaceKind.SITE, PlacePrecision.TOWN)
    region = spot("north", PlaceKind.REGION, PlacePrecision.REGION_CENTROID, (17.5, 1.5))
    kept = finest(
        [
            setting(region, region="north"),
            setting(town, locality="town"),
            setting(camp, locality="town", region="north"),
        ]
    )
    assert [one.spot.place.id for one in kept] == ["place/camp"]


@pytest.mark.parametrize(("day", "paths"), [("2012-04-01", 2), ("2016-01-18", 2), ("2016-01-19", 1), ("2018-04-01", 1)])
def test_a_region_is_what_lay_in_it_on_the_day(day: str, paths: int) -> None:
    region = spot("north", PlaceKind.REGION, PlacePrecision.REGION_CENTROID)
    mapped = MapOfEvents([event("a", day, setting(region, Nearness.REGION))], UNITS, 1, SAY).mapped()
    (patch,) = mapped.model.patches
    assert len(patch.units) == paths
    assert (mapped.drawn, mapped.model.spots) == (1, ())


def test_what_has_no_outline_is_drawn_as_what_it_lies_in() -> None:
    cercle = spot("north-west", PlaceKind.CERCLE, PlacePrecision.CERCLE_CENTROID)
    mapped = MapOfEvents([event("a", "2018-04-01", setting(cercle))], UNITS, 1, SAY).mapped()
    (patch,) = mapped.model.patches
    assert patch.units == ("place/north",)
    assert patch.name.startswith("north-west (somewhere in it")


def test_what_is_not_drawn_is_listed_with_the_reason() -> None:
    events = [
        event("nowhere", "2018"),
        event("no-point", "2018", setting(spot("forest", PlaceKind.AREA, point=None))),
        event("no-outline", "2018", setting(spot("far-west", PlaceKind.CERCLE, PlacePrecision.CERCLE_CENTROID))),
        event("abroad", "2018", setting(spot("algiers", point=(36.7, 3.1)))),
        event("country", "2018", setting(spot("ml", PlaceKind.COUNTRY, PlacePrecision.COUNTRY_CENTROID))),
        event("here", "2018", setting(spot("well"))),
    ]
    mapped = MapOfEvents(events, UNITS, 9, SAY).mapped()
    assert {row.how: [one.event.named.id for one in row.events] for row in mapped.listed} == {
        Drawn.NO_PLACE: ["event/nowhere"],
        Drawn.NO_POINT: ["event/no-point"],
        Drawn.NO_OUTLINE: ["event/no-outline"],
        Drawn.OUTSIDE: ["event/abroad"],
        Drawn.COUNTRY: ["event/country"],
    }
    assert (mapped.drawn, mapped.total) == (1, 9)


def test_regions_fall_into_thirds_from_north_to_south() -> None:
    drawn = UNITS.drawn(SAY)
    assert thirds(drawn) == {"north": ("place/east",), "centre": ("place/north",), "south": ("place/south",)}
    assert thirds(one for one in drawn if one.id != "place/east") == {}


@pytest.mark.parametrize(
    ("extent", "drawn"), [("", 4), ("close", 4), ("north", 2), ("centre", 1), ("south", 1), ("nowhere", 4)]
)
def test_a_third_has_what_lies_in_it_and_lists_the_rest(extent: str, drawn: int) -> None:
    region = spot("south", PlaceKind.REGION, PlacePrecision.REGION_CENTROID)
    east = spot("east", PlaceKind.REGION, PlacePrecision.REGION_CENTROID)
    events = [
        event("well", "2018", setting(spot("well", point=(17.0, 1.0)))),
        event("ford", "2018", setting(spot("ford", point=(17.0, 3.0)))),
        event("in-the-south", "2018", setting(region)),
        event("in-the-east", "2018", setting(east)),
    ]
    mapped = MapOfEvents(events, UNITS, 4, SAY, extent).mapped()
    assert (mapped.drawn, mapped.total) == (drawn, 4)
    listed = {one.event.named.id for row in mapped.listed for one in row.events}
    shown = {one.event.named.id for row in mapped.shown for one in row.events}
    assert listed | shown == {one.named.id for one in events}
    assert {row.how for row in mapped.listed} <= {Drawn.OUTSIDE}
    made = draw(mapped.model)
    assert made is not None
    assert len(made.marks) + len(made.hatchings) == drawn


@pytest.mark.parametrize(("extent", "drawn"), [("", 2), ("north", 0), ("south", 1)])
def test_a_third_of_places_with_counts(extent: str, drawn: int) -> None:
    areas = [(Named("place/south", Text("south")), 70), (Named("place/north", Text("north")), 4)]
    mapped = MapOfGroups(UNITS, SAY, extent).mapped([], areas, 74, 0)
    assert len(mapped.model.patches) == drawn
    assert sum(row.number for row in mapped.rows) == 74


def test_places_with_counts_where_events_are_too_many() -> None:
    spots = [
        (spot("well"), 400),
        (spot("camp", precision=PlacePrecision.APPROXIMATE, point=(15, 1)), 30),
        (spot("algiers", point=(36.7, 3.1)), 3),
        (spot("forest", PlaceKind.AREA, point=None), 2),
    ]
    areas = [(Named("place/north", Text("north")), 70), (Named("place/other", Text("other")), 4), (None, 5)]
    mapped = MapOfGroups(UNITS, SAY).mapped(spots, areas, 900, 17)
    assert [(one.events, one.near) for one in mapped.model.spots] == [(400, False), (30, True)]
    assert [one.count for one in mapped.model.patches] == [70]
    assert [(row.how, row.number) for row in mapped.listed] == [
        (Drawn.OUTSIDE, 3),
        (Drawn.NO_POINT, 2),
        (Drawn.NO_OUTLINE, 4),
        (Drawn.COUNTRY, 5),
    ]
    assert (mapped.drawn, mapped.total, mapped.places) == (2, 900, 17)
