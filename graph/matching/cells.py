"""In which cells of the globe an event is found, and in which others are looked for: degrees, or units.

Two events can be of one place only if one is found in a cell in which the other is looked for.
"""

from collections.abc import Iterable, Iterator
from math import cos, floor, radians

from graph.matching.whereabouts import FAR_KM

DEGREE_KM = 111.0
"""A degree of latitude; of longitude it is less, the farther from the equator."""
LATITUDES, LONGITUDES = 180, 360


def cell_of(lat: float, lon: float) -> int:
    """The cell in which an event at a point is found."""
    return _cell(floor(lat), floor(lon))


def cells_around(lat: float, lon: float) -> frozenset[int]:
    """The cells in which whatever may be of one place with a point is found."""
    up = FAR_KM / DEGREE_KM
    aside = up / max(cos(radians(min(abs(lat) + up, 89.0))), 1e-3)
    rows = range(floor(max(lat - up, -90.0)), floor(min(lat + up, 90.0)) + 1)
    columns = range(floor(lon - min(aside, 180.0)), floor(lon + min(aside, 180.0)) + 1)
    return frozenset(_cell(row, column) for row in rows for column in columns)


def unit_cells(numbers: Iterable[int]) -> Iterator[int]:
    """The cells in which events in units are found, by the numbers of these: one for each."""
    return (-1 - number for number in numbers)


def _cell(row: int, column: int) -> int:
    return (row + 90) % LATITUDES * LONGITUDES + (column + 180) % LONGITUDES
