"""What many of ACLED's rows share: actors with the names that it gives them, places, and sources."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from loaders.gazetteer import EMPTY, Gazetteer, Known, Within
from ontology.actors import Actor
from ontology.places import Containment, Place
from ontology.sources import Source
from ontology.values import Text
from ontology.vocabularies import ActorKind, PlaceKind, PlacePrecision, SourceKind
from tests.loaders.acled.reading import delivered, rejected
from tests.loaders.acled.rows import ATTACK, CLASH, EVENTS, PROTEST, table
from tests.loaders.ucdp.reading import shared_by

PLACES = "dataset/places"
POINTS = ((10.0, -8.0), (11.0, -6.0), (13.0, -4.0), (16.0, -3.0), (20.0, 2.0))
OURS = Gazetteer(
    [
        Known("place/ml", PLACES, PlaceKind.COUNTRY, ("Mali",)),
        Known("place/ml-tombouctou", PLACES, PlaceKind.REGION, ("Tombouctou region",), within=(Within("place/ml"),)),
        Known(
            "place/ml-tombouctou-tombouctou",
            PLACES,
            PlaceKind.CERCLE,
            ("Tombouctou cercle",),
            within=(Within("place/ml-tombouctou"),),
        ),
        *(
            Known(f"place/ml-{number}", PLACES, PlaceKind.REGION, (), within=(Within("place/ml"),), point=point)
            for number, point in enumerate(POINTS)
        ),
        Known("actor/xyz", "dataset/mali", ActorKind.JIHADIST_GROUP, ("XYZ", "Front des xylophones")),
        Known("actor/daily-harp", "dataset/mali", ActorKind.MEDIA, ("The Daily Harp",)),
    ]
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _actors(*rows: Mapping[str, str], gazetteer: Gazetteer = EMPTY) -> dict[str, Actor]:
    numbered = (row | {"event_id_cnty": f"MLI{number}"} for number, row in enumerate(map(dict, rows)))
    about = shared_by(delivered(table(*numbered), gazetteer))
    return {one.id.removeprefix("actor/acled-"): one for one in about if isinstance(one, Actor)}


def _kind(name: str, inter: str = "") -> str:
    (kind,) = {
        one.kind.name
        for key, one in _actors({"actor1": name, "inter1": inter}).items()
        if "zither" not in key
        and key not in ("publisher", "harpist-ethnic-group-mali", "military-forces-of-mali-2012-2020")
    }
    return kind


def test_an_actor_keeps_the_name_that_it_has_there_and_its_acronym() -> None:
    actors = _actors(*EVENTS)
    assert list(actors) == [
        "publisher",
        "harpist-ethnic-group-mali",
        "katiba-zither",
        "military-forces-of-mali-2012-2020",
        "students-mali",
        "xyz-front-for-xylophones-and-zithers",
    ]
    xyz = actors["xyz-front-for-xylophones-and-zithers"]
    assert (xyz.name, xyz.acronyms, xyz.aliases, xyz.external_ids) == (
        Text("XYZ: Front for Xylophones and Zithers"),
        ("XYZ",),
        ("Front for Xylophones and Zithers",),
        (),
    )
    assert xyz.kind is ActorKind.ARMED_MOVEMENT
    assert actors["katiba-zither"].kind is ActorKind.ARMED_MOVEMENT  # an ally of rebels
    ours = _actors(*EVENTS, gazetteer=OURS)
    assert ours["xyz-front-for-xylophones-and-zithers"].kind is ActorKind.JIHADIST_GROUP


@pytest.mark.parametrize(
    ("name", "inter", "kind"),
    [
        ("Police Forces of Mali (2020-) Gendarmerie", "1", "ARMED_FORCES"),
        ("Military Forces of Atlantis (2001-)", "8", "FOREIGN_FORCE"),
        ("Government of Mali (2020-2021)", "1", "STATE"),
        ("Harpist Ethnic Militia (Mali)", "4", "MILITIA"),
        ("Lute Communal Militia (Mali)", "3", "MILITIA"),
        ("MINUSMA: United Nations Mission (2013-2023)", "8", "MISSION"),
        ("Lutenists", "3", "MILITIA"),
        ("Lutenists", "8", "FOREIGN_FORCE"),
        ("Lutenists", "", "ORGANISATION"),
        ("Teachers (Mali)", "", "COMMUNITY"),
    ],
)
def test_the_kind_of_an_actor_is_told_by_its_name_and_its_sort(name: str, inter: str, kind: str) -> None:
    assert _kind(name, inter) == kind


def _places(*rows: Mapping[str, str], gazetteer: Gazetteer = EMPTY) -> dict[str, Place]:
    about = shared_by(delivered(table(*rows), gazetteer))
    return {one.id.removeprefix("place/acled-"): one for one in about if isinstance(one, Place)}


def test_a_town_that_stands_for_its_region_is_no_point_of_it() -> None:
    places = _places(*EVENTS, gazetteer=OURS)
    assert list(places) == ["lutherie-n16-5-w2-25", "lutherie-region-around-n16-5-w2-25"]
    town, region = places.values()
    assert (town.kind, town.precision, town.label()) == (PlaceKind.LOCALITY, PlacePrecision.EXACT, Text("Lutherie"))
    assert (region.kind, region.precision) == (PlaceKind.AREA, PlacePrecision.REGION_CENTROID)
    assert region.label() == Text("Lutherie (region around)", None)


def test_a_point_of_which_the_file_does_not_say_how_exact_it_is_is_unknown() -> None:
    (place,) = _places({"geo_precision": ""}, gazetteer=OURS).values()
    assert (place.precision, place.kind) == (PlacePrecision.UNKNOWN, PlaceKind.AREA)
    (unnamed,) = _places({"location": ""}, gazetteer=OURS).values()
    assert unnamed.name == Text("Mali, 16.5000° N, 2.2500° W", "Mali, 16,5000° N, 2,2500° O")


def test_a_place_lies_within_our_unit_and_what_matches_none_is_told() -> None:
    rows = (CLASH, ATTACK | {"admin1": "Nowhere"}, PROTEST | {"country": "Atlantis", "latitude": "1"})
    delivery = delivered(table(*rows), OURS)
    within = [(one.source, one.target) for one in shared_by(delivery) if isinstance(one, Containment)]
    assert within == [
        ("place/acled-lutherie-n16-5-w2-25", "place/ml"),
        ("place/acled-lutherie-n16-5-w2-25", "place/ml-tombouctou-tombouctou"),
        ("place/acled-lutherie-region-around-n1-w2-25", "place/acled-atlantis"),
    ]
    assert delivery.requires == (PLACES,)
    assert delivery.notices[-1] == "names units that match none of ours, with so many rows: 'Nowhere' (1)"


def test_a_point_far_outside_of_its_country_is_rejected() -> None:
    swapped = {"event_id_cnty": "MLI2", "latitude": CLASH["longitude"], "longitude": CLASH["latitude"]}
    (reject,) = rejected(table({}, swapped, {"event_id_cnty": "MLI3"}), OURS)
    assert reject == ("acled.csv:4: latitude: '-2.25, 16.5' lies far outside of Mali. Look for swapped columns.")


def test_each_source_stands_once_and_is_press_where_ours_says_so() -> None:
    long = "On the Tuning of Harps: " + "a Report " * 20
    about = shared_by(delivered(table(*EVENTS, {"event_id_cnty": "MLI4", "source": f"{long}; 竖琴"}), OURS))
    sources = {one.title.variants[0]: one for one in about if isinstance(one, Source)}
    assert sources["The Daily Harp"].kind is SourceKind.PRESS
    assert sources["Radio Zither"].kind is SourceKind.UNSTATED
    assert len(sources[long.strip()].id) < 100
    assert sources["竖琴"].id.startswith("source/acled-named-")
    assert len(sources) == 5
