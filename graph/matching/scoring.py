"""How likely two events of different datasets are one: a score with its four parts, and all thresholds.

The number of dead is no reason to take two events for one. Where days, places and sides agree, it tells which of
several is meant; where it cannot be the same, that speaks against them.
"""

from typing import NamedTuple

from graph.matching.bonds import Bonds
from graph.matching.kinds import kinds
from graph.matching.links import Scores
from graph.matching.occurrences import Occurrence
from graph.matching.sides import Sides, sides
from graph.matching.whereabouts import How, Whereabouts, whereabouts

WINDOW_DAYS = 3
"""Events so many days apart are looked at; farther apart, they are different."""
NEXT = 1
"""Events that are more days apart are never one: sources are a day apart at most, since the night belongs to two."""
LONGEST_DAYS = 10
"""What may have been on any day of a longer time is too vague to be one with anything."""
OF_GAP = (1.0, 0.6, 0.3, 0.1)
"""How well days agree that are so many apart."""
SHARP_DAYS = 3
"""Up to so many days, a span is as good as a day."""
PER_DAY = 0.025
"""What each further day of a span takes from the agreement, down to VAGUE."""
VAGUE = 0.4
WEIGHTS = Scores(days=0.25, place=0.3, sides=0.35, kind=0.1)
TOLLS_AGREE, TOLLS_DIFFER = 0.03, -0.04
"""What tolls add to a score, or take from it, where days, places and sides agree."""
TOLLS_EQUAL = 0.05
"""By how much more one of several is meant that has the very same figures; it is no part of the score."""
AGREES = Scores(days=0.6, place=0.5, sides=0.6, kind=0.3)
"""What each part must reach at least in a match."""
NEXT_DAY = Scores(days=0.6, place=0.8, sides=0.85, kind=0.8)
"""And if the days are next to each other, but not the same."""
LIKELY = 0.72
"""From this score on, two events may be one."""
LIKELY_IN_UNIT = 0.8
"""And from this one on, where only the region or cercle of one of them is known: much happens there on a day."""
MARGIN = 0.04
"""By so much a match must be better than any other of either event."""
PART_SLACK = 0.15
"""By so much, at most, a part of an event may agree less with it than the best one."""
POSSIBLE = 0.6
"""From this score on, what is no match may be one all the same, and is left to a reader."""
NEAR = 0.5
"""From this score on, a refusal is kept: it is a near miss."""
PLACES = 4


class Compared(NamedTuple):
    """Two events compared: the four parts of the score, what they rest on, how well the tolls agree, and the score.

    `total`: the weighted parts, and what tolls say where these agree.
    """

    one: Occurrence
    other: Occurrence
    gap: int
    where: Whereabouts
    sides: Sides
    scores: Scores
    tolls: float
    total: float

    @property
    def rank(self) -> float:
        """By what it is compared with other pairs: its score before it is cut off at 1, and whether tolls are equal."""
        alike = self.tolls > 0 and not _totals(self.one).isdisjoint(_totals(self.other))
        return round(_weighed(self.scores) + self.tolls + (TOLLS_EQUAL if alike else 0.0), PLACES)

    @property
    def is_near(self) -> bool:
        """Whether it is kept at all, if only as a near miss."""
        return self.total >= NEAR and self.scores.kind > 0

    @property
    def is_possible(self) -> bool:
        """Whether somebody who knows more may find them to be one."""
        return self.total >= POSSIBLE and not self.is_refused

    @property
    def is_refused(self) -> bool:
        """Whether they cannot be one, however well the rest agrees."""
        return self.gap > NEXT or self.sides.contradict or 0.0 in (self.scores.place, self.scores.kind)

    @property
    def is_likely(self) -> bool:
        """Whether they may be one."""
        least = NEXT_DAY if self.gap else AGREES
        enough = LIKELY_IN_UNIT if self.where.how is How.INSIDE else LIKELY
        return self.total >= enough and not self.is_refused and _reach(self.scores, least)


def compared(one: Occurrence, other: Occurrence, bonds: Bonds) -> Compared:
    """Two events of different datasets compared."""
    gap, where, laid = gap_of(one, other), whereabouts(one, other), sides(one, other, bonds)
    place, stood = round(where.score, PLACES), round(laid.score, PLACES)
    scores = Scores(_days(one, other, gap), place, stood, kinds(one, other))
    tolls = _tolls(one, other) if _reach(scores, AGREES) else 0.0
    total = round(min(max(_weighed(scores) + tolls, 0.0), 1.0), PLACES)
    return Compared(one, other, gap, where, laid, scores, tolls, total)


def _weighed(scores: Scores) -> float:
    days, place, stood, kind = scores
    return days * WEIGHTS.days + place * WEIGHTS.place + stood * WEIGHTS.sides + kind * WEIGHTS.kind


def _reach(scores: Scores, least: Scores) -> bool:
    """Whether all parts of a score are as high as they must be at least."""
    return all(map(float.__ge__, scores, least))


def gap_of(one: Occurrence, other: Occurrence) -> int:
    """How many days lie from the end of the one to the beginning of the other; 0 where they overlap."""
    return max(0, one.first - other.last, other.first - one.last)


def _days(one: Occurrence, other: Occurrence, gap: int) -> float:
    if gap >= len(OF_GAP):
        return 0.0
    beyond = max(one.length, other.length) - SHARP_DAYS
    return round(OF_GAP[gap] * max(VAGUE, 1 - PER_DAY * max(0, beyond)), PLACES)


def _totals(event: Occurrence) -> set[tuple[int | None, ...]]:
    """Its figures of all: lowest, best and highest number."""
    return {(toll.low, toll.best, toll.high) for toll in event.tolls if toll.is_all}


def _tolls(one: Occurrence, other: Occurrence) -> float:
    """Whether one figure of each can be the same. Where none can, that tells something of figures of all alone."""
    mine, theirs = ([(toll.is_all, toll.bounds) for toll in event.tolls if toll.bounds] for event in (one, other))
    if any(low <= high_ and low_ <= high for _, (low, high) in mine for _, (low_, high_) in theirs):
        return TOLLS_AGREE
    told = any(is_all for is_all, _ in mine) and any(is_all for is_all, _ in theirs)
    return TOLLS_DIFFER if told else 0.0
