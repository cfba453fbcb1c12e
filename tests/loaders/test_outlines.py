"""The outlines of our places: which places have one, that neighbours meet, and that they come from the layer."""

import os
from functools import cache
from pathlib import Path

import pytest
from shapely import coverage_is_valid, coverage_union_all, from_geojson, normalize
from shapely.geometry.base import BaseGeometry

from ontology.places import Place
from ontology.vocabularies import PlaceKind
from tests.loaders.curated_graph import nodes
from tests.loaders.outlines_made import ALONE, REGION, cercles, outline, regions

FOLDER = Path(os.environ.get("REAL_FILES", Path(__file__).parents[3] / "shared" / "data"))
LAYER = FOLDER / "mali_adm2_ocha_2017_simplified.geojson"


def places(kind: PlaceKind) -> dict[str, Place]:
    """Our places of a kind that have an outline, by P-code."""
    found = (one for one in nodes().values() if isinstance(one, Place) and one.kind is kind and one.outline)
    return {one.pcode or one.id: one for one in found}


@cache
def shapes(kind: PlaceKind) -> dict[str, BaseGeometry]:
    """Their outlines."""
    return {code: from_geojson(one.outline.geojson) for code, one in places(kind).items() if one.outline}


def test_which_places_have_an_outline() -> None:
    assert sorted(places(PlaceKind.REGION)) == [f"ML{number:02}" for number in range(1, 11)]
    assert len(places(PlaceKind.CERCLE)) == 50
    outlined = [one for one in nodes().values() if isinstance(one, Place) and one.outline]
    assert {one.kind for one in outlined} == {PlaceKind.REGION, PlaceKind.CERCLE}


def test_neighbours_meet_and_do_not_overlap() -> None:
    for kind in (PlaceKind.CERCLE, PlaceKind.REGION):
        drawn = list(shapes(kind).values())
        assert all(one.is_valid for one in drawn)
        assert coverage_is_valid(drawn)


def test_a_region_is_its_cercles_together() -> None:
    of_region: dict[str, list[BaseGeometry]] = {}
    for code, shape in shapes(PlaceKind.CERCLE).items():
        of_region.setdefault(ALONE.get(code, code[:REGION]), []).append(shape)
    assert {code: normalize(coverage_union_all(some)) for code, some in of_region.items()} == {
        code: normalize(shape) for code, shape in shapes(PlaceKind.REGION).items()
    }


def test_each_point_lies_in_its_own_outline() -> None:
    """At least within the box around it: the middle of a bent area may lie outside it."""
    for kind in (PlaceKind.CERCLE, PlaceKind.REGION):
        for code, shape in shapes(kind).items():
            west, south, east, north = shape.bounds
            one = places(kind)[code]
            assert one.lat is not None
            assert one.lon is not None
            assert south < one.lat < north, code
            assert west < one.lon < east, code


@pytest.mark.skipif(not LAYER.exists(), reason=f"{LAYER} is not at hand; REAL_FILES names the folder that has it")
def test_they_are_made_from_the_layer() -> None:
    made = cercles(LAYER)
    assert {code: one.outline for code, one in places(PlaceKind.CERCLE).items()} == {
        code: outline(area) for code, area in made.items()
    }
    assert {code: one.outline for code, one in places(PlaceKind.REGION).items()} == {
        code: outline(area) for code, area in regions(made).items()
    }
