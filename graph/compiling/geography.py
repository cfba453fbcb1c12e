"""Whether a node lies in a circle, or in a box, on the map: both languages say it alike.

What is given is checked where it is bound: degrees have bounds, and south is not north of north.
"""

from dataclasses import dataclass
from math import inf
from typing import Any

from graph.asked import selection as s
from graph.compiling.alias import Alias
from graph.errors import ValueOutOfRange
from graph.statement import Parameters
from graph.stored.columns import MISSING_NUMBER

EARTH_DIAMETER_KM = 12742.0176
LAT, LON = (-90, 90, "degrees"), (-180, 180, "degrees")
CIRCLE = (("lat", LAT), ("lon", LON), ("km", (0, inf, "kilometres")))


def near(near: s.Near, at: Alias, p: Parameters) -> str:
    """The haversine formula, which both languages say alike."""
    x, y = (at.column(name, s.At.NODE) for name in ("lat", "lon"))
    lat, lon, km = (p.add(getattr(near, name), Bounded(f"{near.place}.{name}", *bounds)) for name, bounds in CIRCLE)
    up, along = (f"sin(radians({one} - {other}) / 2)" for one, other in ((x, lat), (y, lon)))
    half = f"{up} * {up} + cos(radians({lat})) * cos(radians({x})) * {along} * {along}"
    there = " AND ".join(f"{at.column(key, s.At.NODE)} <> {MISSING_NUMBER}" for key in ("latKey", "lonKey"))
    return f"({there} AND {EARTH_DIAMETER_KM} * asin(sqrt({half})) <= {km})"


def box(asked: s.Box, at: Alias, p: Parameters) -> str:
    """Between its sides, or on them. Where the west lies east of the east, the box crosses the 180th meridian.

    What has no coordinates has none of these numbers.
    """
    x, y = (at.column(name, s.At.NODE) for name in ("latKey", "lonKey"))
    parallels = (asked.south, asked.north)
    south, north = (p.add(parallels, Parallel(asked.place, number)) for number in range(len(parallels)))
    west, east = (p.add(getattr(asked, side), Bounded(f"{asked.place}.{side}", *LON)) for side in ("west", "east"))
    across = f"{west} > {east} AND ({y} <= {east} OR {y} >= {west} AND {y} <= 180)"
    return f"({x} >= {south} AND {x} <= {north} AND ({y} >= {west} AND {y} <= {east} OR {across}))"


@dataclass(frozen=True)
class Bounded:
    """A number between bounds. `place`: what it is given for."""

    place: str
    least: float
    most: float
    unit: str

    def __call__(self, value: Any) -> float:
        """The number. ValueOutOfRange where it lies beyond."""
        if self.least <= value <= self.most:
            return float(value)
        bounds = f"from {self.least} to {self.most}" if self.most < inf else f"of {self.least} or more"
        raise ValueOutOfRange(f"{self.place} is {_shown(value)}; give {self.unit} {bounds}.")


@dataclass(frozen=True)
class Parallel:
    """The southern side of a box, or the northern one, of the two. `place`: the box."""

    place: str
    number: int

    def __call__(self, sides: Any) -> float:
        """Degrees north. ValueOutOfRange beyond the poles, or where the sides are the wrong way round."""
        names = ("south", "north")
        south, north = (Bounded(f"{self.place}.{name}", *LAT)(side) for name, side in zip(names, sides, strict=True))
        if south > north:
            raise ValueOutOfRange(
                f"{self.place}.south is {_shown(south)}, which lies north of {_shown(north)}; give the lesser latitude"
                " as south."
            )
        return (south, north)[self.number]


def _shown(number: float) -> str:
    """A number as it is written in JSON: whole ones without a point."""
    return str(int(number)) if number == int(number) and abs(number) < MISSING_NUMBER else repr(number)
