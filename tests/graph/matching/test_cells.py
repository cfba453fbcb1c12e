"""Whatever may be of one place is found in a cell in which it is looked for."""

from hypothesis import assume, example, given
from hypothesis import strategies as st

from graph.matching.cells import cell_of, cells_around, unit_cells
from graph.matching.whereabouts import FAR_KM, distance
from tests.graph.matching.hand_made import spot

LATITUDES, LONGITUDES = st.floats(-89.5, 89.5), st.floats(-180, 180)
OFF = st.floats(-0.7, 0.7)


@given(LATITUDES, LONGITUDES, OFF, OFF)
@example(16.0, 179.9, 0.0, 0.3)
@example(-0.01, -0.01, 0.02, 0.02)
@example(71.0, 20.0, 0.1, 1.9)
def test_points_that_are_near_share_a_cell(lat: float, lon: float, up: float, aside: float) -> None:
    there = lat + up, (lon + aside + 540) % 360 - 180
    assume(abs(there[0]) <= 90)
    assume(distance(spot("here", lat, lon), spot("there", *there)) <= FAR_KM)
    assert cell_of(*there) in cells_around(lat, lon)


def test_units_are_no_cells_of_the_globe() -> None:
    assert not set(unit_cells(range(1000))) & cells_around(0.0, 0.0)
    assert len(set(unit_cells(range(1000)))) == 1000
