"""Names and what they stand for: in either language, however they are written; several is ambiguous, none unmatched."""

from dataclasses import replace
from datetime import date

import pytest

from loaders.gazetteer import Gazetteer, Known, Outcome, Within
from ontology.areas import Area
from ontology.vocabularies import ActorKind, PlaceKind

SQUARE = Area.of('{"type":"Polygon","coordinates":[[[1,15],[4,15],[4,18],[1,18],[1,15]]]}')
BEFORE, AFTER = date(2016, 1, 18), date(2016, 1, 19)
MALI = Known("place/ml", "dataset/places", PlaceKind.COUNTRY, ("Mali", "République du Mali"))
GAO = Known(
    "place/ml-gao", "dataset/places", PlaceKind.REGION, ("Gao region", "Région de Gao"), within=(Within("place/ml"),)
)
MENAKA = Known(
    "place/ml-menaka",
    "dataset/places",
    PlaceKind.REGION,
    ("Ménaka region", "Région de Ménaka"),
    within=(Within("place/ml", AFTER),),
    area=SQUARE,
)
OLD_CERCLE = Known(
    "place/ml-gao-menaka",
    "dataset/places",
    PlaceKind.CERCLE,
    ("Ménaka cercle", "Cercle de Ménaka"),
    within=(Within("place/ml-gao", end=BEFORE), Within("place/ml-menaka", AFTER)),
    area=SQUARE,
)
NEW_CERCLE = Known(
    "place/ml-menaka-menaka",
    "dataset/places",
    PlaceKind.CERCLE,
    ("Ménaka cercle", "Cercle de Ménaka"),
    within=(Within("place/ml-menaka", AFTER),),
)
ABEIBARA = Known(
    "place/ml-kidal-abeibara",
    "dataset/places",
    PlaceKind.CERCLE,
    ("Abeïbara cercle", "Cercle d’Abeïbara"),
    within=(Within("place/ml-gao"),),
)
CMA = Known("actor/cma", "dataset/mali", ActorKind.COALITION, ("Coordination", "CMA"), ("ucdp-actor:1158",))
MNLA = Known("actor/mnla", "dataset/mali", ActorKind.ARMED_MOVEMENT, ("MNLA",), ("ucdp-actor:1158",))
MAA = Known("actor/maa", "dataset/mali", ActorKind.ARMED_MOVEMENT, ("Mouvement arabe", "MAA"), ("ucdp-actor:4380",))
MAA_PLATFORM = Known("actor/maa-pf", "dataset/mali", ActorKind.ARMED_MOVEMENT, ("MAA",))
GAZETTEER = Gazetteer([MALI, GAO, MENAKA, OLD_CERCLE, NEW_CERCLE, ABEIBARA, CMA, MNLA, MAA, MAA_PLATFORM])


def test_a_name_is_found_in_either_language_whatever_its_case_and_accents() -> None:
    for name in ("mali", "Republique du Mali", "RÉPUBLIQUE  DU MALI"):
        assert GAZETTEER.country(name).node == MALI
    assert GAZETTEER.actor("cma").node == CMA
    assert GAZETTEER.actor("mouvement ARABE").node == MAA


def test_what_fits_several_is_ambiguous_and_what_fits_none_unmatched() -> None:
    answer = GAZETTEER.actor("MAA")
    assert (answer.outcome, answer.node, answer.nodes) == (Outcome.AMBIGUOUS, None, (MAA, MAA_PLATFORM))
    assert GAZETTEER.actor("GATIA").outcome is Outcome.UNMATCHED
    assert GAZETTEER.country("Gao").outcome is Outcome.UNMATCHED


def test_an_id_elsewhere_that_two_share_finds_neither() -> None:
    assert GAZETTEER.actor_of("ucdp-actor:4380").node == MAA
    assert GAZETTEER.actor_of("ucdp-actor:1158").outcome is Outcome.AMBIGUOUS


@pytest.mark.parametrize("name", ["Gao region", "Gao", "Région de Gao", "GAO REGION", "gao district"])
def test_a_unit_is_found_with_what_tells_its_sort_or_without(name: str) -> None:
    assert GAZETTEER.unit(name, PlaceKind.REGION, MALI, BEFORE).node == GAO


def test_an_apostrophe_hinders_no_name() -> None:
    for name in ("Abeibara cercle", "Cercle d'Abeibara", "Abeïbara"):
        assert GAZETTEER.unit(name, PlaceKind.CERCLE, GAO, AFTER).node == ABEIBARA


def test_a_cercle_is_that_of_the_day_and_of_the_region_that_is_named() -> None:
    assert GAZETTEER.unit("Menaka cercle", PlaceKind.CERCLE, GAO, BEFORE).node == OLD_CERCLE
    assert GAZETTEER.unit("Menaka cercle", PlaceKind.CERCLE, GAO, AFTER).node == OLD_CERCLE
    assert GAZETTEER.unit("Menaka cercle", PlaceKind.CERCLE, MENAKA, AFTER).node == NEW_CERCLE
    assert GAZETTEER.unit("Menaka region", PlaceKind.REGION, MALI, AFTER).node == MENAKA


def test_where_a_country_lies_is_told_by_the_points_of_its_units() -> None:
    def unit(number: int) -> Known:
        id_, names, within = f"place/ml-{number}", (str(number),), (Within("place/ml"),)
        return Known(id_, "dataset/places", PlaceKind.REGION, names, within=within, point=(10 + number, -number))

    few, enough = (Gazetteer([MALI, *map(unit, range(number))]) for number in (4, 5))
    assert few.bounds(MALI) is None
    bounds = enough.bounds(MALI)
    assert bounds
    assert (bounds.south, bounds.north, bounds.west, bounds.east) == (10, 14, -4, 0)
    assert [bounds.are_near(*point) for point in ((19, -9), (20, -2), (12, 6), (-2, 12))] == [True, False, False, False]


def test_a_point_lies_in_the_one_unit_that_has_it_in_its_outline_and_was_there_on_the_day() -> None:
    def unit(kind: PlaceKind, day: date, lat: float = 16.5) -> Known | None:
        return GAZETTEER.unit_at(lat, 2.5, kind, MALI, day)

    assert unit(PlaceKind.REGION, AFTER) == MENAKA
    assert unit(PlaceKind.REGION, BEFORE) is None
    assert unit(PlaceKind.CERCLE, BEFORE) == unit(PlaceKind.CERCLE, AFTER) == OLD_CERCLE
    assert unit(PlaceKind.CERCLE, AFTER, lat=18.5) is None
    twice = replace(NEW_CERCLE, area=SQUARE)
    assert Gazetteer([MALI, MENAKA, OLD_CERCLE, twice]).unit_at(16.5, 2.5, PlaceKind.CERCLE, MALI, AFTER) is None
