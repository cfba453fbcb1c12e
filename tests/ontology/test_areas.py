"""In which outlines a point lies."""

import orjson
import pytest

from ontology.areas import Area

SQUARE = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]]
HOLE = [[1.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 2.0], [1.0, 1.0]]
AWAY = [[10.0, 10.0], [11.0, 10.0], [10.5, 12.0], [10.0, 10.0]]


def area(kind: str, coordinates: object) -> Area:
    return Area.of(orjson.dumps({"type": kind, "coordinates": coordinates}).decode())


@pytest.mark.parametrize(
    ("lat", "lon", "inside"), [(3.0, 3.0, True), (1.5, 1.5, False), (3.0, 5.0, False), (-1, 2, False)]
)
def test_a_point_in_a_hole_is_outside(lat: float, lon: float, inside: bool) -> None:
    assert area("Polygon", [SQUARE, HOLE]).has(lat, lon) is inside


def test_an_area_may_be_of_several_parts() -> None:
    both = area("MultiPolygon", [[SQUARE], [AWAY]])
    assert both.has(2.0, 2.0)
    assert both.has(10.5, 10.5)
    assert not both.has(11.9, 10.1)


def test_nothing_lies_in_what_is_no_polygon() -> None:
    assert not area("Point", [0.0, 0.0]).has(0.0, 0.0)
