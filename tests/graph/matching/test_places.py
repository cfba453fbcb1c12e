"""In which units a place lay on a day: as its dataset says, and by outlines where only its country is told."""

from contextlib import closing
from datetime import date

import orjson
import pytest

from graph.loading.staging import Staging
from graph.matching.places import FIRST_DAY, LAST_DAY, Located, Places, Within
from ontology.values import Text
from ontology.vocabularies import PlaceKind, PlacePrecision

SINCE = date(2016, 1, 19).toordinal()
SQUARE = orjson.dumps({"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]}).decode()


def located(key: str, kind: PlaceKind, *within: Within, outline: str | None = None, point: bool = False) -> Located:
    at, precision = (2.0, PlacePrecision.EXACT.name) if point else (None, None)
    return Located(f"place/{key}", "dataset/ours", kind.name, Text(key), at, at, precision, within, outline)


GAZETTEER = (
    located("land", PlaceKind.COUNTRY),
    located("old", PlaceKind.REGION, Within("place/land")),
    located("new", PlaceKind.REGION, Within("place/land", SINCE, LAST_DAY), outline=SQUARE),
    located("cercle", PlaceKind.CERCLE, Within("place/old", FIRST_DAY, SINCE - 1), Within("place/new", SINCE)),
    located("town", PlaceKind.LOCALITY, Within("place/cercle"), point=True),
    located("camp", PlaceKind.SITE, Within("place/town")),
    located("somewhere", PlaceKind.AREA, Within("place/land"), point=True),
    located("lost", PlaceKind.LOCALITY, Within("place/nowhere")),
)


@pytest.mark.parametrize(
    ("key", "day", "units"),
    [
        ("camp", SINCE - 1, ["cercle", "old", "land"]),
        ("camp", SINCE, ["cercle", "new", "land"]),
        ("cercle", SINCE, ["cercle", "new", "land"]),
        ("somewhere", SINCE - 1, ["land"]),
        ("somewhere", SINCE, ["land", "new"]),
        ("lost", SINCE, []),
    ],
)
def test_a_place_lies_in_the_units_of_the_day(key: str, day: int, units: list[str]) -> None:
    with closing(Staging()) as staging:
        places = Places(staging)
        places.add(GAZETTEER)
        number = places.number(f"place/{key}")
        assert number is not None
        (spot,) = places.spots([(number, None)], day)
    assert [unit.id.partition("/")[2] for unit in spot.units] == units
    assert spot.name == Text(key)
