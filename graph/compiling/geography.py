"""Whether a node lies in a circle, or in a box, on the map: both languages say it alike.

What is given is checked where it is bound: degrees have bounds, and south is not north of north.
"""

from math import inf
from typing import Any

from graph.asked import selection as s
from graph.compiling.alias import Alias
from graph.errors import ValueOutOfRange
from graph.statement import Parameters
from graph.stored.columns import MISSING_NUMBER

EARTH_DIAMETER_KM = 12742.0176


def near(near: s.Near, at: Alias, p: Parameters) -> str:
    """The haversine formula, which both languages say alike."""
    x, y = (at.column(name, s.At.NODE) for name in ("lat", "lon"))
    lat, lon, km = p.add(near.lat, _latitude), p.add(near.lon, _longitude), p.add(near.km, _distance)
    up, along = (f"sin(radians({one} - {other}) / 2)" for one, other in ((x, lat), (y, lon)))
    half = f"{up} * {up} + cos(radians({lat})) * cos(radians({x})) * {along} * {along}"
    there = " AND ".join(f"{at.column(key, s.At.NODE)} <> {MISSING_NUMBER}" for key in ("latKey", "lonKey"))
    return f"({there} AND {EARTH_DIAMETER_KM} * asin(sqrt({half})) <= {km})"


def box(asked: s.Box, at: Alias, p: Parameters) -> str:
    """Between its sides, or on them. Where the west lies east of the east, the box crosses the 180th meridian.

    What has no coordinates has none of these numbers.
    """
    x, y = (at.column(name, s.At.NODE) for name in ("latKey", "lonKey"))
    south, north = (p.add((asked.south, asked.north), side) for side in (_south, _north))
    west, east = p.add(asked.west, _west), p.add(asked.east, _east)
    across = f"{west} > {east} AND ({y} <= {east} OR {y} >= {west} AND {y} <= 180)"
    return f"({x} >= {south} AND {x} <= {north} AND ({y} >= {west} AND {y} <= {east} OR {across}))"


def _latitude(value: Any) -> float:
    """Degrees north. ValueOutOfRange beyond the poles."""
    return _between(-90, value, 90, "near: lat", "degrees")


def _longitude(value: Any) -> float:
    """Degrees east. ValueOutOfRange beyond the 180th meridian."""
    return _between(-180, value, 180, "near: lon", "degrees")


def _distance(value: Any) -> float:
    """Kilometres. ValueOutOfRange where it is negative."""
    return _between(0, value, inf, "near: km", "kilometres")


def _south(sides: Any) -> float:
    return _parallels(*sides)[0]


def _north(sides: Any) -> float:
    return _parallels(*sides)[1]


def _parallels(south: Any, north: Any) -> tuple[float, float]:
    """The southern and the northern side. ValueOutOfRange beyond the poles, or the wrong way round."""
    sides = _between(-90, south, 90, "box: south", "degrees"), _between(-90, north, 90, "box: north", "degrees")
    if south > north:
        raise ValueOutOfRange(f"box: south is {south}, which lies north of {north}; give the lesser latitude as south.")
    return sides


def _west(value: Any) -> float:
    return _between(-180, value, 180, "box: west", "degrees")


def _east(value: Any) -> float:
    return _between(-180, value, 180, "box: east", "degrees")


def _between(least: float, value: Any, most: float, place: str, unit: str) -> float:
    if least <= value <= most:
        return float(value)
    bounds = f"from {least} to {most}" if most < inf else f"of {least} or more"
    raise ValueOutOfRange(f"{place} is {value}; give {unit} {bounds}.")
