"""An area that maps draw again and again: whatever does not depend on the map is worked out once for each outline."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise

from api.explorer.drawing.projection import Frame, Position, Projection, Ring
from ontology.outlines import Outline

KEPT, DRAWN = 1024, 4096
"""So many outlines are kept at most, and so many of their paths: a country's, on maps of several frames."""


@dataclass(frozen=True, eq=False)
class Area:
    """The rings of an outline, on no map yet."""

    rings: tuple[Ring, ...]

    @property
    def positions(self) -> Iterator[Position]:
        """The corners of its outline."""
        return ((longitude, latitude) for longitude, latitude in chain.from_iterable(self.rings))

    @cached_property
    def reach(self) -> tuple[Position, ...]:
        """The south-western and the north-eastern end of the box around it; nothing without rings."""
        if not self.rings:
            return ()
        longitudes, latitudes = zip(*self.positions, strict=True)
        return (min(longitudes), min(latitudes)), (max(longitudes), max(latitudes))

    @cached_property
    def widest(self) -> Ring:
        """The ring that takes the most room."""
        return max(self.rings, key=_extent)

    @cached_property
    def size(self) -> float:
        """How much room it takes, in square degrees: enough to tell which of two covers the other."""
        return _extent(self.widest) if self.rings else 0.0

    @cached_property
    def middle(self) -> Position:
        """The centre of what lies within its widest ring."""
        doubled = x = y = 0.0
        for (west, south), (east, north) in pairwise(self.widest):
            cross = west * north - east * south
            doubled += cross
            x += (west + east) * cross
            y += (south + north) * cross
        return (x / (3 * doubled), y / (3 * doubled)) if doubled else (self.widest[0][0], self.widest[0][1])

    def path(self, frame: Frame) -> str:
        """Its rings as SVG writes them, on a map of this frame."""
        return _path(self, frame)


@lru_cache(KEPT)
def area_of(geojson: str) -> Area:
    """The area of an outline, the same one for the same text. ValueError where that is none."""
    return Area(tuple(chain.from_iterable(Outline(geojson).polygons)))


@lru_cache(DRAWN)
def _path(area: Area, frame: Frame) -> str:
    return Projection(frame).path(area.rings)


def _extent(ring: Ring) -> float:
    longitudes, latitudes = zip(*ring, strict=True)
    return float((max(longitudes) - min(longitudes)) * (max(latitudes) - min(latitudes)))
