"""On which days relations held, reckoned in plain Python from all that may have been: what any store must answer.

A way in which it may have been is a pair of days, on which the relation began and ended. It possibly held on a day if
it does so in one of these ways, and surely if it does in all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from ontology.actors import Actor, Alliance, Membership
from ontology.places import Containment
from ontology.values import DateSpan

Dated = Membership | Alliance | Containment
BEFORE, AFTER = date(2013, 12, 1), date(2014, 3, 1)
"""Days before and after all that is ever written or asked of here: they stand for what has no bound."""
DAYS = [BEFORE + timedelta(days=number) for number in range((AFTER - BEFORE).days + 1)]


@dataclass
class Reckoning:
    """The lives of actors, by their ids; a place has none."""

    actors: dict[str, Actor]
    _ways: dict[Dated, list[tuple[date, date]]] = field(default_factory=dict)

    def held(self, relation: Dated, day: date, certainty: str) -> bool:
        """Whether a relation held on a day."""
        ways = self._ways.setdefault(relation, list(self._all_ways(relation)))
        each = [began <= day <= ended for began, ended in ways]
        return any(each) if certainty == "POSSIBLY" else bool(each) and all(each)

    def may_have_held(self, relation: Dated, first: date, last: date) -> bool:
        """Whether a relation may have held on any day from one to another."""
        return any(began <= last and over >= first for began, over in self._all_ways(relation))

    def _all_ways(self, relation: Dated) -> Iterator[tuple[date, date]]:
        lives = [self.actors[end] for end in (relation.source, relation.target) if end in self.actors]
        founded = max((one.founded.first for one in lives if one.founded and one.founded.first), default=BEFORE)
        ended = min((one.ended.last for one in lives if one.ended and one.ended.last), default=AFTER)
        begins = _between(relation.from_, founded, AFTER)
        if (relation.from_ is None and not lives) or _is_open(relation.from_, 0):
            begins = [BEFORE]
        ends = _between(relation.to, BEFORE, ended)
        if (relation.to is None and not lives) or _is_open(relation.to, -1):
            ends = [AFTER]
        return ((began, over) for began in begins for over in ends if began <= over)


def _is_open(span: DateSpan | None, end: int) -> bool:
    return span is not None and span.edtf.split("/")[end] == ".."


def _between(span: DateSpan | None, least: date, most: date) -> list[date]:
    """The days that a date may mean. Where what is unknown lies beyond what is known, that day alone is left."""
    first, last = (span.first, span.last) if span else (None, None)
    low, high = first or least, last or most
    if first is None:
        high = max(low, high)
    if last is None:
        low = min(low, high)
    return [day for day in DAYS if low <= day <= high]
