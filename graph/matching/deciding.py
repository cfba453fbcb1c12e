"""What becomes of events that may be one: who is whose best, who is only a part, and what stays undecided.

What is decided of two events follows from what else may be one with either, and from nothing farther off. So it is the
same whether all events are looked at or those of some days only.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.matching.occurrences import Occurrence
from graph.matching.scoring import MARGIN, PART_SLACK

Bounds = tuple[int, int]


class Rival(NamedTuple):
    """An event that may be one with another: how likely, and which one is its own best, by how much.

    `lead` is None where it has no other.
    """

    event: int
    score: float
    best: int
    lead: float | None

    @property
    def is_clear(self) -> bool:
        """Whether its best is better than any other by enough."""
        return self.lead is None or self.lead >= MARGIN


def chosen_by(event: int, rivals: Iterable[Rival]) -> list[Rival]:
    """Those of which an event is clearly the best, without those that agree much less with it than others do."""
    mine = [one for one in rivals if one.best == event and one.is_clear]
    top = max((one.score for one in mine), default=0.0)
    return [one for one in mine if one.score >= top - PART_SLACK]


def parts_of(whole: Occurrence, others: Sequence[Occurrence]) -> Sequence[int]:
    """Which of several events are parts of one: all of them; or one alone, if it has the whole's number of dead.

    That counts only where the numbers of all of them together are not the whole's.
    """
    every = range(len(others))
    totals = _totals(whole)
    figures = [_figure(one) for one in others]
    if not totals or not all(figures) or any(_meet(_sum(figures), total) for total in totals):
        return every
    alone = [number for number, figure in enumerate(figures) if figure and any(_meet(figure, one) for one in totals)]
    return alone if len(alone) == 1 else every


def are_parts(whole: Occurrence, others: Sequence[Occurrence]) -> bool:
    """Whether several events that are equally likely one with another are parts of it: if their dead are its dead."""
    totals, figures = _totals(whole), [_figure(one) for one in others]
    return all(figures) and any(_meet(_sum(figures), total) for total in totals)


def _totals(event: Occurrence) -> list[Bounds]:
    return [bounds for toll in event.tolls if toll.is_all and (bounds := toll.bounds)]


def _figure(event: Occurrence) -> Bounds | None:
    """How many died, by its figures of all; what they do not agree on lies between."""
    totals = _totals(event)
    return (min(low for low, _ in totals), max(high for _, high in totals)) if totals else None


def _sum(figures: Iterable[Bounds | None]) -> Bounds:
    known = [figure for figure in figures if figure]
    return sum(low for low, _ in known), sum(high for _, high in known)


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def grouped(rows: Iterable[tuple[int, int, Rival]]) -> Iterator[tuple[int, int, list[Rival]]]:
    """The rivals of each event by dataset, of rows that come in that order."""
    key, rivals = (0, -1), list[Rival]()
    for event, dataset, rival in rows:
        if (event, dataset) != key:
            if rivals:
                yield *key, rivals
            key, rivals = (event, dataset), []
        rivals.append(rival)
    if rivals:
        yield *key, rivals
