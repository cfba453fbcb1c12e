"""In which outlines a point lies: what tells the unit of an event of which its file has the point alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, eq=False)
class Area:
    """The outline of a unit: its polygons, each the outer ring and then its holes, as longitude and latitude."""

    polygons: tuple[tuple[Ring, ...], ...]
    west: float
    south: float
    east: float
    north: float

    @classmethod
    def of(cls, outline: str) -> "Area":
        """The area of a GeoJSON geometry. Nothing lies in one that is no polygon."""
        geometry = orjson.loads(outline)
        polygons = tuple(_polygons(geometry))
        points = [point for polygon in polygons for point in polygon[0]] or [[0.0, 0.0]]
        lons, lats = [point[0] for point in points], [point[1] for point in points]
        return cls(polygons, min(lons), min(lats), max(lons), max(lats))

    def has(self, lat: float, lon: float) -> bool:
        """Whether a point lies in it."""
        if not (self.west <= lon <= self.east and self.south <= lat <= self.north):
            return False
        return any(
            _inside(outer, lat, lon) and not any(_inside(hole, lat, lon) for hole in holes)
            for outer, *holes in self.polygons
        )


def _polygons(geometry: dict[str, Any]) -> Iterator[tuple[Ring, ...]]:
    if geometry["type"] == "Polygon":
        yield tuple(geometry["coordinates"])
    elif geometry["type"] == "MultiPolygon":
        yield from map(tuple, geometry["coordinates"])


def _inside(ring: Ring, lat: float, lon: float) -> bool:
    """Whether a ray from the point to the east crosses the ring an odd number of times."""
    crossed = False
    before = ring[-1]
    for point in ring:
        if (point[1] > lat) != (before[1] > lat):
            across = (before[0] - point[0]) * (lat - point[1]) / (before[1] - point[1]) + point[0]
            crossed ^= lon < across
        before = point
    return crossed
