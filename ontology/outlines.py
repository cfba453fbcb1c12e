"""The area that a place covers, as GeoJSON (RFC 7946) writes it: longitudes before latitudes, in degrees, WGS 84.

A value is kept as its text, which is long beside all else that is said of a place: nothing is compared or ordered by
it, and no search looks into it. One area has one text, so that a record that comes back is the record that went out.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Self

LONGEST = 60_000
"""So many characters an outline has at most: an answer may have many, and on a map no more of them can be seen."""
LEAST_OF_A_RING = 4
"""A triangle, whose first position stands again at its end."""
MOST = (180, 90)
"""Degrees of longitude and latitude."""
MEMBERS = ["type", "coordinates"]
RIGHT = 'Write {"type":"Polygon","coordinates":[[[longitude,latitude],...]]}, or a MultiPolygon'


@dataclass(frozen=True)
class Outline:
    """A Polygon or MultiPolygon of GeoJSON, written without spaces. ValueError for anything else."""

    geojson: str

    def __post_init__(self) -> None:
        if self.geojson != _written(_geometry(self.geojson)):
            raise _wrong("is not written as short as can be", "Write its type, then its coordinates, without spaces")

    @classmethod
    def read(cls, text: str) -> Self:
        """The outline in a text that may have spaces and line ends in it. ValueError where there is none."""
        return cls(_written(_geometry(text)))

    @property
    def polygons(self) -> list[list[list[list[float]]]]:
        """Its polygons: of each the ring around it and those of its holes, whose positions are longitude, latitude."""
        polygons: list[list[list[list[float]]]] = _polygons(json.loads(self.geojson))
        return polygons


def _written(geometry: dict[str, Any]) -> str:
    return json.dumps({name: geometry[name] for name in MEMBERS}, separators=(",", ":"))


def _geometry(text: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        raise _wrong(f"has {len(text)} characters", f"Simplify it: no more than {LONGEST} are taken")
    try:
        geometry = json.loads(text)
    except (ValueError, RecursionError):
        raise _wrong("is not JSON", RIGHT) from None
    if not isinstance(geometry, dict) or sorted(geometry) != sorted(MEMBERS):
        raise _wrong("is not a type with its coordinates and nothing else", RIGHT)
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise _wrong("is not an area", RIGHT)
    for problem in _problems(geometry):
        raise _wrong(problem, RIGHT)
    return geometry


def _polygons(geometry: dict[str, Any]) -> Any:
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]


def _problems(geometry: dict[str, Any]) -> Iterator[str]:
    polygons = _polygons(geometry)
    if not _is_filled(polygons) or not all(map(_is_filled, polygons)):
        yield "has a polygon without rings"
        return
    for ring in chain.from_iterable(polygons):
        if not _is_filled(ring) or not all(map(_is_position, ring)):
            yield "has a position that is no longitude from -180 to 180 with a latitude from -90 to 90"
        elif len(ring) < LEAST_OF_A_RING or ring[0] != ring[-1]:
            yield "has a ring that does not end where it begins, after three other positions or more"


def _is_filled(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


def _is_position(value: Any) -> bool:
    if not isinstance(value, list) or [type(one) in (int, float) for one in value] != [True, True]:
        return False
    return all(abs(one) <= most for one, most in zip(value, MOST, strict=True))


def _wrong(problem: str, remedy: str) -> ValueError:
    """Without the text itself, which is long."""
    return ValueError(f"{problem}: {remedy[:1].lower()}{remedy[1:]}")
