"""From degrees to the units of a drawing: equirectangular, true to scale in the middle of what is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians
from typing import Self

Position = tuple[float, float]
"""Longitude and latitude in degrees, as GeoJSON has them."""
Point = tuple[int, int]
"""Units from the left and from the top of a drawing."""
Ring = list[list[float]]

WIDTH = 1000
"""The longer side of a map in units; a page shows it as wide as there is room."""
MARGIN = 24
KM_PER_DEGREE = 111.32
LEAST_DEGREES = 1.0
"""A frame is not narrower, so that a single place does not fill it."""


@dataclass(frozen=True)
class Frame:
    """What lies between two meridians and two parallels, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, positions: Iterable[Position]) -> Self | None:
        """The smallest frame that has all of these, or the least there may be around them; None without any."""
        found = list(positions)
        if not found:
            return None
        longitudes, latitudes = zip(*found, strict=True)
        return cls(*_apart(min(longitudes), min(latitudes), max(longitudes), max(latitudes)))

    def holds(self, position: Position) -> bool:
        """Whether a position lies within it, or on its edge."""
        longitude, latitude = position
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


def _apart(west: float, south: float, east: float, north: float) -> tuple[float, float, float, float]:
    across, up = (max(0.0, LEAST_DEGREES - (end - start)) / 2 for start, end in ((west, east), (south, north)))
    return west - across, south - up, east + across, north + up


@dataclass(frozen=True)
class Projection:
    """How a frame is drawn."""

    frame: Frame

    @cached_property
    def _shrunk(self) -> float:
        """How long a degree of longitude is, beside one of latitude."""
        return cos(radians((self.frame.south + self.frame.north) / 2))

    @cached_property
    def _scale(self) -> float:
        """Units of a degree of latitude."""
        frame = self.frame
        return (WIDTH - 2 * MARGIN) / max((frame.east - frame.west) * self._shrunk, frame.north - frame.south)

    @property
    def size(self) -> Point:
        """Width and height in units."""
        return self._margined(self.frame.east, self.frame.south)

    def _margined(self, longitude: float, latitude: float) -> Point:
        x, y = self.point((longitude, latitude))
        return x + MARGIN, y + MARGIN

    def point(self, position: Position) -> Point:
        """Where a position is drawn."""
        longitude, latitude = position
        across = (longitude - self.frame.west) * self._shrunk * self._scale
        return MARGIN + round(across), MARGIN + round((self.frame.north - latitude) * self._scale)

    def length(self, km: float) -> int:
        """Kilometres in units."""
        return round(km / KM_PER_DEGREE * self._scale)

    def path(self, rings: Iterable[Ring]) -> str:
        """Rings as SVG writes them, from each point to the next; what falls on one point is drawn once."""
        return "".join(map(self._ring, rings))

    def _ring(self, ring: Ring) -> str:
        first, *others = (self.point((longitude, latitude)) for longitude, latitude in ring[:-1])
        steps, at = [], first
        for one in others:
            if one != at:
                steps.append((one[0] - at[0], one[1] - at[1]))
                at = one
        return f"M{_pair(first)}l{_joined(steps)}z" if steps else ""


def _pair(pair: Point) -> str:
    x, y = pair
    return f"{x}{y}" if y < 0 else f"{x} {y}"


def _joined(steps: Iterable[Point]) -> str:
    """Numbers as close together as SVG allows: a sign parts them as well as a space."""
    written = ""
    for step in steps:
        text = _pair(step)
        written += text if not written or text.startswith("-") else f" {text}"
    return written
