"""Which events may be one, by place and time: all are gone through in the order of their first days.

Memory holds those alone that were on some days before, and each is compared with the few around it, however many there
are.
"""

from collections import defaultdict
from heapq import heappop, heappush
from typing import NamedTuple

from graph.matching.scoring import WINDOW_DAYS


class Passed(NamedTuple):
    """An event that is gone through: the cells in which it is found, and in which it looks for others.

    `vague`: no point tells where it was.
    """

    last: int
    number: int
    dataset: int
    vague: bool
    found: tuple[int, ...]
    sought: tuple[int, ...]

    def looks_for(self, other: "Passed") -> bool:
        """Whether it is this one that looks for the other: that of the earlier dataset, and a vague one for any."""
        return other.dataset > self.dataset or (other.dataset < self.dataset and self.vague > other.vague)


Cells = defaultdict[int, dict[int, Passed]]


class Sweep:
    """Goes through events, and remembers those that may be one with events to come."""

    def __init__(self) -> None:
        self._found, self._sought = Cells(dict), Cells(dict)
        self._ending = list[Passed]()

    def near(self, event: Passed, first: int) -> list[int]:
        """Of the events before, those of other datasets that may be one with it, by their numbers.

        `first`: its first day, which is not before that of any event before.
        """
        self._forget(first - WINDOW_DAYS)
        found, sought = self._found, self._sought
        ahead = (one for cell in event.sought if cell in found for one in found[cell].values())
        around = (one for cell in event.found if cell in sought for one in sought[cell].values())
        others = {one.number for one in ahead if event.looks_for(one)}
        others.update(one.number for one in around if one.looks_for(event))
        heappush(self._ending, event)
        for cells, own in ((self._found, event.found), (self._sought, event.sought)):
            for cell in own:
                cells[cell][event.number] = event
        return sorted(others)

    def _forget(self, day: int) -> None:
        """Let go of what ended before a day."""
        while self._ending and self._ending[0].last < day:
            event = heappop(self._ending)
            for cells, own in ((self._found, event.found), (self._sought, event.sought)):
                for cell in own:
                    del cells[cell][event.number]
                    if not cells[cell]:
                        del cells[cell]
