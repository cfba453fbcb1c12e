"""Under which keys an event is looked up: by cell of the globe, or unit, and some days.

Two events can be of one place and time only if one is found under a key under which the other is looked for. So each
is compared with the few around it, however many there are.
"""

from collections.abc import Iterable, Iterator
from math import cos, floor, radians

from graph.matching.whereabouts import FAR_KM

BLOCK_DAYS = 4
DEGREE_KM = 111.0
"""A degree of latitude; of longitude it is less, the farther from the equator."""
LATITUDES, LONGITUDES = 180, 360
BLOCKS = 1 << 20
"""More blocks than there are in ten thousand years."""


def point_keys(lat: float, lon: float, days: tuple[int, int]) -> Iterator[int]:
    """The keys under which an event at a point is found."""
    return _keys((_cell(floor(lat), floor(lon)),), days)


def keys_around(lat: float, lon: float, days: tuple[int, int]) -> Iterator[int]:
    """The keys under which whatever may be of one place with a point is found."""
    up = FAR_KM / DEGREE_KM
    aside = up / max(cos(radians(min(abs(lat) + up, 89.0))), 1e-3)
    rows = range(floor(max(lat - up, -90.0)), floor(min(lat + up, 90.0)) + 1)
    columns = range(floor(lon - min(aside, 180.0)), floor(lon + min(aside, 180.0)) + 1)
    return _keys({_cell(row, column) for row in rows for column in columns}, days)


def unit_keys(numbers: Iterable[int], days: tuple[int, int]) -> Iterator[int]:
    """The keys under which events in units are found, by the numbers of these."""
    return _keys((-1 - number for number in numbers), days)


def _cell(row: int, column: int) -> int:
    return (row + 90) % LATITUDES * LONGITUDES + (column + 180) % LONGITUDES


def _keys(cells: Iterable[int], days: tuple[int, int]) -> Iterator[int]:
    first, last = (day // BLOCK_DAYS for day in days)
    return (cell * BLOCKS + block for cell in cells for block in range(first, last + 1))
