"""Events that are suspected to be one: UCDP codes a fight once for each pair that fought in it, often with one toll.

They are of one day and place, with the same government and different opponents, and of tolls that differ by a tenth at
most. Of such, one toll is taken for the fight's; those of the others are parts, so that none is added to it.
"""

from array import array
from collections import defaultdict
from itertools import pairwise
from math import ceil

from loaders.ucdp.ged_event import STATE_BASED, GedEvent

ALIKE = 10
"""Tolls are alike that differ by no more than the larger one's tenth, rounded up."""


class Twins:
    """What is needed of each event to find its twins, held as numbers, since a file may have a million."""

    def __init__(self) -> None:
        self._spots, self._ids, self._tolls, self._sides = (array("q") for _ in range(4))

    def add(self, event: GedEvent) -> None:
        """Take in an event."""
        if event.violence == STATE_BASED and event.toll.best:
            spot = (event.when.edtf, event.spot.lat, event.spot.lon, event.side_a)
            self._spots.append(hash(spot))
            self._ids.append(int(event.id))
            self._tolls.append(event.toll.best)
            self._sides.append(hash(event.side_b))

    def found(self) -> dict[str, tuple[str, ...]]:
        """The ids of each event's twins. The first of them, among itself, is the one of the largest toll."""
        return {str(id_): tuple(map(str, group)) for group in self._groups() for id_ in group}

    def _groups(self) -> list[list[int]]:
        repeated = {spot for spot, after in pairwise(sorted(self._spots)) if spot == after}
        spots: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for spot, id_, toll, side in zip(self._spots, self._ids, self._tolls, self._sides, strict=True):
            if spot in repeated:
                spots[spot].append((-toll, id_, side))
        return [group for events in spots.values() for group in _alike(sorted(events))]


def _alike(events: list[tuple[int, int, int]]) -> list[list[int]]:
    """Those of alike tolls and different opponents, the largest toll first."""
    groups: list[list[int]] = []
    while events:
        largest = -events[0][0]
        group, sides = [], set()
        for event in list(events):
            toll, id_, side = -event[0], event[1], event[2]
            if side not in sides and largest - toll <= ceil(largest / ALIKE):
                sides.add(side)
                group.append(id_)
                events.remove(event)
        if len(group) > 1:
            groups.append(group)
    return groups
