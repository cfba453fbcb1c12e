"""How well the places of two events agree: by distance where both have points, by what lies in what where one has none.

The middle of a region or country is no point: nothing is ever measured from it.
"""

from enum import Enum
from itertools import product
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from graph.matching.occurrences import CENTRES, UNIT_KINDS, Occurrence, Spot, Unit
from ontology.values import fold
from ontology.vocabularies import Nearness, PlaceKind, PlacePrecision

EARTH_KM = 6371.0088
AT_ONCE_KM = 5.0
"""So near, two points are of one place."""
OF_PRECISION = {
    PlacePrecision.EXACT.name: 5.0,
    PlacePrecision.TOWN.name: 5.0,
    PlacePrecision.APPROXIMATE.name: 15.0,
    PlacePrecision.UNKNOWN.name: 10.0,
    None: 10.0,
}
"""How far, in kilometres, a place may lie from its point."""
OF_NEARNESS = {Nearness.NEAR.name: 20.0, Nearness.REGION.name: 30.0}
"""How far, in kilometres, what happened near a place, or somewhere in an area, may have been from it besides."""
FAR_KM = 75.0
"""From so far on, two points are never of one place, however roughly they are known."""
AT_REACH = 0.5
"""How well places agree that lie as far apart as both may be wrong."""
IN_CERCLE, IN_REGION = 0.8, 0.7
"""How well a point agrees with the unit in which it lies."""
UNITS_ALIKE = 0.85
"""Of two events of which only units are known, how much of that is left."""
NO_POINT = 0.7
"""Of a place whose point nobody knows, how much is left: it is one place in the unit, and not any."""
UNKNOWN = 0.3
"""Where nothing tells whether a point lies in a unit."""
LEVELS = ((PlaceKind.CERCLE.name, IN_CERCLE), (PlaceKind.REGION.name, IN_REGION))


class How(Enum):
    """By what places were compared."""

    DISTANCE = "distance"
    INSIDE = "inside"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"
    NOWHERE = "nowhere"


class Whereabouts(NamedTuple):
    """How well two places agree, by what; how far apart they lie, or which unit they share."""

    score: float
    how: How
    one: Spot | None = None
    other: Spot | None = None
    km: float | None = None
    unit: Unit | None = None


NOWHERE = Whereabouts(UNKNOWN, How.NOWHERE)


def whereabouts(one: Occurrence, other: Occurrence) -> Whereabouts:
    """The places of two events that agree best."""
    mine, theirs = one.nearest, other.nearest
    if len(mine) == len(theirs) == 1:  # as of most events
        return _compared(mine[0], theirs[0])
    return max((_compared(a, b) for a, b in product(mine, theirs)), key=_score, default=NOWHERE)


def _score(found: Whereabouts) -> float:
    return found.score


def _compared(one: Spot, other: Spot) -> Whereabouts:
    if one.id == other.id and one.kind not in UNIT_KINDS:
        return Whereabouts(1.0, How.DISTANCE, one, other, 0.0)
    if one.is_point and other.is_point:
        km = distance(one, other)
        return Whereabouts(_by_distance(km, _reach(one) + _reach(other)), How.DISTANCE, one, other, km)
    return _within(one, other)


def distance(one: Spot, other: Spot) -> float:
    """Kilometres along a great circle between two points."""
    assert one.lat is not None
    assert one.lon is not None
    assert other.lat is not None
    assert other.lon is not None
    lat, lat_, lon, lon_ = map(radians, (one.lat, other.lat, one.lon, other.lon))
    half = sin((lat_ - lat) / 2) ** 2 + cos(lat) * cos(lat_) * sin((lon_ - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(half, 1.0)))


def _reach(spot: Spot) -> float:
    return OF_PRECISION.get(spot.precision, AT_ONCE_KM) + OF_NEARNESS.get(spot.nearness or "", 0.0)


def _by_distance(km: float, reach: float) -> float:
    """1 at once, AT_REACH where both may be wrong together, 0 at twice that and at FAR_KM."""
    if km <= AT_ONCE_KM:
        return 1.0
    if km <= reach:
        return 1 - (1 - AT_REACH) * (km - AT_ONCE_KM) / (reach - AT_ONCE_KM)
    return max(0.0, AT_REACH * (1 - (km - reach) / reach)) if km < FAR_KM else 0.0


def _within(one: Spot, other: Spot) -> Whereabouts:
    """By the units in which both lie. Those of two datasets cannot be compared, and tell nothing."""
    left = UNITS_ALIKE if not one.is_point and not other.is_point else 1.0
    for kind, score in LEVELS:
        mine, theirs = _of(one, kind), _of(other, kind)
        if shared := next((unit for unit in mine if unit in theirs), None):
            known = (_is_known(one) and _is_known(other)) or _are_called_alike(one, other)
            left *= 1.0 if known else NO_POINT
            return Whereabouts(score * left, How.INSIDE, one, other, unit=shared)
        if {unit.dataset for unit in mine} & {unit.dataset for unit in theirs}:
            return Whereabouts(0.0, How.OUTSIDE, one, other)
    if one.countries and other.countries and not one.countries & other.countries:
        return Whereabouts(0.0, How.OUTSIDE, one, other)
    return Whereabouts(UNKNOWN, How.UNKNOWN, one, other)


def _is_known(spot: Spot) -> bool:
    """Whether it is a point, or a whole unit."""
    return spot.is_point or spot.kind in UNIT_KINDS or spot.precision in CENTRES


def _are_called_alike(one: Spot, other: Spot) -> bool:
    """Whether all words of one name are in the other: `Tina`, and `Tina forest`."""
    mine, theirs = ({word for name in spot.name.variants for word in fold(name).split()} for spot in (one, other))
    return any(set(fold(name).split()) <= theirs for name in one.name.variants) or any(
        set(fold(name).split()) <= mine for name in other.name.variants
    )


def _of(spot: Spot, kind: str) -> tuple[Unit, ...]:
    return tuple(unit for unit in spot.units if unit.kind == kind)
