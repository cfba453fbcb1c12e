"""How well the sides of two events agree: who stood against whom, whatever each source calls them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from graph.matching.bonds import ABROAD, MOVEMENTS, OF_THE_STATE, Bond, Bonds, Tie
from graph.matching.occurrences import ATTACKER, JIHADIST, NOBODY, TARGET, UNNAMED, Camp, Cast, Occurrence, Part

ARMED = OF_THE_STATE | ABROAD | MOVEMENTS | {JIHADIST}
HEDGED = 0.95
"""What is said with reserve agrees a little less."""
REVERSED = 0.3
"""What is left of an agreement where one source has attack whom the other has attacked."""
UNTOLD = 0.5
"""How well a side agrees of which one source says nothing."""
SOME = 0.2
"""How much of an agreement rests on all of those who stood together, and not on the best known of them."""
OPPOSED = 0.15
"""Two named sides that agree no better than that contradict each other."""
CACHED = 1 << 16


class Pair(NamedTuple):
    """Two sides that may be one, how well they agree, and by whom."""

    one: Part
    other: Part
    tie: Tie
    weight: float


@dataclass(frozen=True)
class Sides:
    """How well the sides of two events agree, by which pairs; and whether two named ones contradict each other."""

    score: float
    pairs: tuple[Pair, ...]
    contradict: bool = False


NOTHING = Sides(0.0, ())
Camps = tuple[Camp, ...]


def sides(one: Occurrence, other: Occurrence, bonds: Bonds) -> Sides:
    """The best way to lay the sides of one event over those of another."""
    mine, theirs = one.cast, other.cast
    day = max(one.first, other.first) if bonds.change_for(mine.identities | theirs.identities) else 0
    return _sides(mine, theirs, day, bonds)


@lru_cache(CACHED)
def _sides(one: Cast, other: Cast, day: int, bonds: Bonds) -> Sides:
    """The same of those who took part. Most parties fight each other more than once."""
    mine, theirs = one.camps, other.camps
    if not mine or not theirs:
        return NOTHING
    told = _Agreements(day, one.has_jihadists or other.has_jihadists, bonds)
    if len(mine) == 1 or len(theirs) == 1:
        best = max((told.pair(a, b) for a, b in product(mine, theirs)), key=_weight)
        alone = len(mine) == len(theirs) == 1
        score = best.weight if alone else (best.weight + UNTOLD) / 2
        return Sides(score, (best,), contradict=best.weight <= OPPOSED)
    best_two = max(_laid(told, mine, theirs), key=_sum)
    weakest = min(best_two, key=_weight)
    named = weakest.one.who.kind != UNNAMED and weakest.other.who.kind != UNNAMED
    score = sum(pair.weight for pair in best_two) / 2
    return Sides(score, best_two, contradict=named and weakest.weight <= OPPOSED)


def _laid(told: "_Agreements", mine: Camps, theirs: Camps) -> Iterator[tuple[Pair, Pair]]:
    """Each way to lay two sides over two others."""
    for number, a in enumerate(mine):
        for b in mine[number + 1 :]:
            for c in theirs:
                yield from ((told.pair(a, c), told.pair(b, d)) for d in theirs if d is not c)


def _sum(pairs: tuple[Pair, Pair]) -> tuple[float, float]:
    """How well both agree; of those that agree as well in all, the one with the best side is preferred."""
    one, other = pairs[0].weight, pairs[1].weight
    return one + other, max(one, other)


class _Agreements:
    """How well camps of two events agree, each worked out once."""

    def __init__(self, day: int, jihadists: bool, bonds: Bonds) -> None:
        self._day, self._jihadists = day, jihadists
        self._bonds, self._known = bonds, dict[tuple[int, int], Pair]()

    def pair(self, mine: Camp, theirs: Camp) -> Pair:
        """Two camps laid over each other."""
        key = id(mine), id(theirs)
        if key not in self._known:
            self._known[key] = self._pair(mine, theirs)
        return self._known[key]

    def _pair(self, mine: Camp, theirs: Camp) -> Pair:
        if mine.on_civilians or theirs.on_civilians:
            return self._bystanders(mine, theirs)
        weighed = [self._weighed(a, b) for a in mine.parts for b in theirs.parts]
        best = max(weighed, key=_weight)
        weight = best.weight if len(weighed) == 1 else _of_all(mine, theirs, weighed, best)
        if {mine.role, theirs.role} == {ATTACKER, TARGET}:
            weight *= REVERSED
        return best if weight == best.weight else best._replace(weight=weight)

    def _weighed(self, one: Part, other: Part) -> Pair:
        tie, weight = self._bond(one, other)
        return Pair(one, other, tie, weight * HEDGED if one.hedge or other.hedge else weight)

    def _bystanders(self, mine: Camp, theirs: Camp) -> Pair:
        """Civilians whom nobody names, over another camp: they are no armed group, whatever that is called."""
        a, b = mine.parts[0], theirs.parts[0]
        if mine.on_civilians and theirs.on_civilians:
            return Pair(a, b, Tie.UNNAMED, 0.8)
        camp = theirs if mine.on_civilians else mine
        bond = max((self._bond(Part(NOBODY, TARGET), part) for part in camp.parts), key=lambda one: one.weight)
        likely = camp.role == TARGET and not any(part.who.kind in ARMED for part in camp.parts)
        return Pair(a, b, bond.tie, bond.weight if likely else 0.1)

    def _bond(self, one: Part, other: Part) -> Bond:
        return self._bonds.between(one.who, other.who, self._day, self._jihadists)


def _of_all(mine: Camp, theirs: Camp, weighed: list[Pair], best: Pair) -> float:
    """How well those agree who stood together: the best known of them most, and then each of the smaller camp."""
    fewer = min(mine.parts, theirs.parts, key=len)
    found = [max(p.weight for p in weighed if part in (p.one, p.other)) for part in fewer if _counts(part)]
    return (1 - SOME) * best.weight + SOME * (sum(found) / len(found) if found else best.weight)


def _weight(pair: Pair) -> float:
    return pair.weight


def _counts(part: Part) -> bool:
    """Whether somebody who stood with others must be found among those: not who is unnamed, or named with reserve."""
    return part.who.kind != UNNAMED and not part.hedge
