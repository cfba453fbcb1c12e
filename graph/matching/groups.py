"""Which event stands for which: of all records of one event one, those written by hand first, then the smallest id.

Events go by their numbers, which have the order of their ids. A group never has two events of one dataset.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from graph.matching.links import Verdict


class Standing(NamedTuple):
    """That an event stands for another one: the same, or one that is only a `part` of it."""

    event: int
    representative: int
    part: bool


class Groups:
    """Events that are one, joined pair by pair, the surest first. `rank`: of which dataset each is, by its number."""

    def __init__(self, count: int, dataset: Callable[[int], int], curated: int) -> None:
        self._dataset, self._curated = dataset, curated
        self._above = array("q", range(count + 1))
        self._datasets = array("Q", bytes(8 * (count + 1)))
        self._wholes = dict[int, int]()

    def join(self, one: int, other: int, *, by_hand: bool = False) -> Verdict:
        """Take two for one; or say that one is a part of the other, or that they stay apart.

        One is a part of the other where it is known to be one of what the other is. They stay apart where two events of
        one dataset would become one, unless it was decided by hand.
        """
        mine, theirs = self._root(one), self._root(other)
        if mine == theirs:
            return Verdict.SAME
        if not by_hand and (self._is_part(one, theirs) or self._is_part(other, mine)):
            return Verdict.PART
        both = self._held(mine), self._held(theirs)
        if both[0] & both[1] and not by_hand:
            return Verdict.UNDECIDED
        first, second = sorted((mine, theirs), key=self._order)
        self._above[second] = first
        self._datasets[first] = both[0] | both[1]
        return Verdict.SAME

    def part(self, part: int, whole: int) -> None:
        """Take one for a part of another. It counts once all that are one are joined."""
        self._wholes.setdefault(part, whole)

    def whole(self, one: int, other: int) -> int:
        """Which of two is the whole of which the other is a part."""
        return other if self._is_part(one, self._root(other)) else one

    def _is_part(self, event: int, root: int) -> bool:
        """Whether an event is known to be a part of a group, by the one that stands for it."""
        return (whole := self._wholes.get(event)) is not None and self._root(whole) == root

    def standing(self, events: Iterable[int]) -> Iterator[Standing]:
        """Which of some events others stand for."""
        within = self._within()
        for event in events:
            root = self._root(event)
            if (whole := within.get(root)) is not None:
                yield Standing(event, whole, part=True)
            elif root != event:
                yield Standing(event, root, part=False)

    def _within(self) -> dict[int, int]:
        """The representatives that are only parts of others. One that was written by hand stands for its whole."""
        found = dict[int, int]()
        for part, whole in sorted(self._wholes.items()):
            mine, theirs = self._root(part), self._root(whole)
            if self._is_curated(mine) and not self._is_curated(theirs):
                mine, theirs = theirs, mine
            if mine != theirs and not self._is_curated(mine):
                found.setdefault(mine, theirs)
        return {part: self._outermost(whole, found) for part, whole in found.items()}

    def _outermost(self, event: int, within: dict[int, int]) -> int:
        seen = {event}
        while (around := within.get(event)) is not None and around not in seen:
            seen.add(around)
            event = around
        return event

    def _root(self, event: int) -> int:
        """The one that stands for all that are one with an event."""
        while (above := self._above[event]) != event:
            self._above[event] = event = self._above[above]
        return event

    def _held(self, root: int) -> int:
        return self._datasets[root] or 1 << self._dataset(root) % 64

    def _is_curated(self, event: int) -> bool:
        return self._dataset(event) < self._curated

    def _order(self, event: int) -> tuple[bool, int]:
        return not self._is_curated(event), event
