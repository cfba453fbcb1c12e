"""The rule by which MELTT joins event data, written from its published description as a baseline.

Karsten Donnay, Eric T. Dunford, Erin C. McGrath, David Backer and David E. Cunningham, "Integrating Conflict Event
Data", Journal of Conflict Resolution 63(5), 2019: two events may be one if they lie within a window of days and of
kilometres and agree in type, by taxonomies from fine to coarse; each event of the first dataset then takes one of the
second. As its implementation does it, events of one day and episodes of several are never joined, and of several
candidates the first that is free is taken, in the order of days.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.matching.kinds import FAMILY_OF, VIOLENT
from graph.matching.occurrences import Occurrence, Spot
from graph.matching.whereabouts import distance


@dataclass(frozen=True)
class Window:
    """Within how many days and kilometres two events may be one."""

    days: int
    km: float


@dataclass(frozen=True)
class Episode:
    """An event with the one point that MELTT asks for: the first that any of its places has, a region's middle too."""

    event: Occurrence
    spot: Spot


def joined(ours: Sequence[Occurrence], theirs: Sequence[Occurrence], window: Window) -> Iterator[tuple[str, str]]:
    """The ids of events that are taken for one: of the first dataset, and of the second."""
    free = [one for event in sorted(theirs, key=_in_time) if (one := _episode(event))]
    for event in sorted(ours, key=_in_time):
        mine = _episode(event)
        found = mine and next((one for one in free if _may_be_one(mine, one, window)), None)
        if mine and found:
            free.remove(found)
            yield mine.event.id, found.event.id


def _episode(event: Occurrence) -> Episode | None:
    spot = next((one for one in event.spots if one.lat is not None), None)
    return Episode(event, spot) if spot else None


def _in_time(event: Occurrence) -> tuple[int, int, str]:
    return event.first, event.last, event.id


def _may_be_one(one: Episode, other: Episode, window: Window) -> bool:
    mine, theirs = one.event, other.event
    if (mine.length > 1) != (theirs.length > 1):
        return False
    if max(abs(mine.first - theirs.first), abs(mine.last - theirs.last)) > window.days:
        return False
    return _agree(mine, theirs) and distance(one.spot, other.spot) <= window.km


def _agree(one: Occurrence, other: Occurrence) -> bool:
    """Whether their kinds agree at some level: the kind, its family, or at least that both are violent, or are not."""
    families = FAMILY_OF[one.kind], FAMILY_OF[other.kind]
    return families[0] == families[1] or (families[0] in VIOLENT and families[1] in VIOLENT)
