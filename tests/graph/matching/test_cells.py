"""Whatever may be of one place and time is found under a key under which it is looked for."""

from hypothesis import assume, example, given
from hypothesis import strategies as st

from graph.matching.cells import keys_around, point_keys, unit_keys
from graph.matching.scoring import WINDOW_DAYS
from graph.matching.whereabouts import FAR_KM, distance
from tests.graph.matching.hand_made import spot

LATITUDES, LONGITUDES = st.floats(-89.5, 89.5), st.floats(-180, 180)
FIRST, LENGTH = st.integers(700_000, 740_000), st.integers(0, 9)
OFF = st.floats(-0.7, 0.7)


@given(LATITUDES, LONGITUDES, OFF, OFF)
@example(16.0, 179.9, 0.0, 0.3)
@example(-0.01, -0.01, 0.02, 0.02)
@example(71.0, 20.0, 0.1, 1.9)
def test_points_that_are_near_share_a_key(lat: float, lon: float, up: float, aside: float) -> None:
    there = lat + up, (lon + aside + 540) % 360 - 180
    assume(abs(there[0]) <= 90)
    assume(distance(spot("here", lat, lon), spot("there", *there)) <= FAR_KM)
    days = (736_798, 736_798)
    assert set(point_keys(*there, days)) & set(keys_around(lat, lon, days))


@given(FIRST, LENGTH, st.integers(-WINDOW_DAYS, WINDOW_DAYS), LENGTH)
def test_days_that_are_near_share_a_key(first: int, length: int, off: int, other: int) -> None:
    mine, begun = (first, first + length), first + (off if off < 0 else length + off)
    theirs = (begun - other, begun) if off < 0 else (begun, begun + other)
    around = mine[0] - WINDOW_DAYS, mine[1] + WINDOW_DAYS
    assert set(unit_keys([7], theirs)) & set(unit_keys([7], around))
    assert set(point_keys(16.5, -2.2, theirs)) & set(keys_around(16.5, -2.2, around))


def test_units_and_cells_have_no_key_in_common() -> None:
    days = (736_798, 736_798)
    assert not set(unit_keys(range(1000), days)) & set(keys_around(0.0, 0.0, days))
