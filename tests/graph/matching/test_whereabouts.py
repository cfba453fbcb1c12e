"""How well places agree: distance for points, containment for units, and nothing where neither is known."""

import pytest

from graph.matching.occurrences import Occurrence, Unit
from graph.matching.whereabouts import How, distance, whereabouts
from ontology.vocabularies import Nearness, PlaceKind, PlacePrecision
from tests.graph.matching.hand_made import FLUTE, HARP, LAND, ZITHER, event, in_region, spot

KM = 1 / 111.195
"""A kilometre as degrees of latitude."""


def at(km: float, precision: PlacePrecision = PlacePrecision.EXACT, nearness: Nearness = Nearness.EXACT) -> Occurrence:
    """An event so far to the north."""
    return event("theirs", spots=(spot("there", 16.5 + km * KM, precision=precision, nearness=nearness),))


@pytest.mark.parametrize(
    ("km", "score"), [(0, 1.0), (4, 1.0), (7.5, 0.75), (10, 0.5), (15, 0.25), (20, 0.0), (90, 0.0)]
)
def test_points_agree_the_less_the_farther_apart(km: float, score: float) -> None:
    found = whereabouts(event(), at(km))
    assert found.km == pytest.approx(km, abs=0.05)
    assert found.score == pytest.approx(score, abs=0.01)


def test_what_is_roughly_known_may_lie_farther_off() -> None:
    scores = [
        whereabouts(event(), at(19)).score,
        whereabouts(event(), at(19, PlacePrecision.UNKNOWN)).score,
        whereabouts(event(), at(19, nearness=Nearness.NEAR)).score,
        whereabouts(event(), at(19, PlacePrecision.APPROXIMATE, Nearness.NEAR)).score,
    ]
    assert scores == sorted(scores)
    assert whereabouts(event(), at(80, PlacePrecision.APPROXIMATE, Nearness.NEAR)).score == 0


def test_the_nearest_of_several_places_counts() -> None:
    two = event(spots=(spot("first", 10.0), spot()))
    assert whereabouts(two, event("theirs")).score == 1.0


def test_a_point_beside_a_region_tells_more_than_the_region() -> None:
    both = event(spots=(in_region(), spot()))
    elsewhere = event("theirs", spots=(spot("elsewhere", 18.5, 1.0),))
    assert whereabouts(both, elsewhere).score == 0.0


def test_a_point_lies_in_a_region_or_not() -> None:
    region = event(spots=(in_region(HARP),))
    assert whereabouts(region, event("theirs")).score == 0.7
    assert whereabouts(region, event("theirs")).unit == HARP
    outside = event("theirs", spots=(spot(units=(FLUTE, LAND)),))
    assert (whereabouts(region, outside).score, whereabouts(region, outside).how) == (0.0, How.OUTSIDE)


def test_a_cercle_tells_more_than_its_region() -> None:
    cercle = event(spots=(spot("zither", None, None, PlaceKind.CERCLE, None, Nearness.REGION),))
    assert whereabouts(cercle, event("theirs")).score == 0.8
    other = Unit("place/viola", "CERCLE", ZITHER.dataset)
    assert whereabouts(cercle, event("theirs", spots=(spot(units=(other, HARP, LAND)),))).score == 0.0


def test_two_regions_are_a_weak_agreement() -> None:
    assert whereabouts(event(spots=(in_region(),)), event("theirs", spots=(in_region(),))).score == pytest.approx(0.595)


def test_units_of_two_publishers_cannot_be_compared() -> None:
    theirs = Unit("place/publisher-harp", "REGION", "dataset/publisher")
    found = whereabouts(event(spots=(in_region(),)), event("theirs", spots=(spot(units=(theirs, LAND)),)))
    assert (found.how, found.score) == (How.UNKNOWN, 0.3)


def test_another_country_is_another_place() -> None:
    abroad = Unit("place/abroad", "COUNTRY", "dataset/places")
    found = whereabouts(event(spots=(in_region(),)), event("theirs", spots=(spot(units=(abroad,)),)))
    assert found.how is How.OUTSIDE


def test_a_place_without_a_point_is_one_of_many_in_its_region_unless_it_is_called_so() -> None:
    forest = event(spots=(spot("tina forest", None, None, PlaceKind.AREA, None),))
    there = event("theirs", spots=(spot("lute"),))
    called = event("theirs", spots=(spot("tina"),))
    assert whereabouts(forest, there).score < whereabouts(forest, called).score == 0.8


def test_no_place_is_no_agreement() -> None:
    assert whereabouts(event(spots=()), event("theirs")).how is How.NOWHERE


def test_distance_is_that_along_a_great_circle() -> None:
    """From the equator to the pole it is a quarter of the way around the earth."""
    assert distance(spot("equator", 0.0, 10.0), spot("pole", 90.0, -50.0)) == pytest.approx(10_007.6, abs=0.1)
    assert distance(spot("west", 0.0, 179.9), spot("east", 0.0, -179.9)) == pytest.approx(22.24, abs=0.01)
