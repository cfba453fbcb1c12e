"""How much of what a brief may take: the first of each sort, as many as there is room for, and how many are cut."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
MOST: Mapping[str, int] = {
    "newest": 3,
    "due": 6,
    "overdue": 6,
    "contested": 4,
    "speakers": 2,
    "breached": 3,
    "late": 3,
    "demands": 6,
    "pairs": 3,
    "days_of_clashes": 9,
    "denials": 4,
    "accounts": 2,
    "leads": 4,
    "attacks": 3,
    "listed": 3,
    "measures": 3,
    "calls": 3,
    "women": 3,
}
"""How many of a sort a page has at most."""
LEAST: Mapping[str, int] = {
    "denials": 2,
    "pairs": 1,
    "overdue": 2,
    "due": 5,
    "newest": 1,
    "contested": 1,
    "speakers": 1,
    "days_of_clashes": 3,
    "leads": 1,
    "attacks": 2,
    "listed": 1,
    "measures": 2,
    "calls": 1,
    "women": 1,
}
"""How many are kept for as long as others can be cut, if there are any; of what is not named here, none."""
BARE: Mapping[str, int] = {
    "due": 3,
    "overdue": 1,
    "contested": 1,
    "denials": 1,
    "leads": 1,
    "listed": 1,
    "women": 1,
    "speakers": 1,
    "pairs": 1,
    "days_of_clashes": 1,
}
"""How many a page always has."""
ORDER = (
    *(
        "accounts",
        "demands",
        "late",
        "women",
        "days_of_clashes",
        "breached",
        "measures",
        "attacks",
        "overdue",
        "listed",
    ),
    *("speakers", "leads", "pairs", "contested", "days_of_clashes", "denials", "calls", "newest", "due"),
)
"""What is cut first where there is no room: one of each at a time, again and again."""


def _cuts() -> Iterator[Mapping[str, int]]:
    """How many of each sort there may be, from the most to the least."""
    most = dict(MOST)
    yield dict(most)
    for least in (LEAST, BARE):
        while any(most[sort] > least.get(sort, 0) for sort in most):
            for sort in ORDER:
                if most[sort] > least.get(sort, 0):
                    most[sort] -= 1
                    yield dict(most)


CUTS = tuple(_cuts())


class Room:
    """The room that is left after so many cuts. `cut`: how many of what have been left out for want of it."""

    def __init__(self, cuts: int) -> None:
        self._most = CUTS[cuts]
        self.cut = Counter[str]()

    def first(self, sort: str, found: Sequence[T]) -> Sequence[T]:
        """The first of these, as many as there is room for."""
        shown = found[: self._most[sort]]
        if len(found) > len(shown):
            self.cut[sort] += len(found) - len(shown)
        return shown
