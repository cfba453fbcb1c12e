"""Conditions on the days of events, asked of their months: those in which cells of months have them."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from graph.asked.filters import And, At, Filter, Missing, Not, Or, Test
from graph.asked.operators import Comparison, first_day, last_day, span_first, span_last
from graph.statement import Bound
from graph.stored.columns import Key
from graph.stored.counts import DAYS, MONTH

Convert = Callable[[Any], Any]
BEGIN, TURN = (first_day, span_first), (last_day, span_last)
"""How a value of a condition becomes a day: the first that it means, or the last."""


@dataclass(frozen=True)
class Month:
    """A day of a condition, as cells of months have it."""

    day: Convert

    def __call__(self, value: Any) -> str:
        """Its month."""
        return str(self.day(value))[:MONTH]


@dataclass(frozen=True)
class Aligned:
    """Whether a day of a condition is one at which a month begins, or ends, so that no cell lies on either side."""

    day: Convert

    def __call__(self, value: Any) -> bool:
        """Whether it is, for the value of a request."""
        year, month, day = map(int, self.day(value).split("-"))
        return day == (1 if self.day in BEGIN else monthrange(year, month)[1])


def _tests(filter_: Filter) -> list[Filter]:
    """The conditions of which a filter is made, without what joins them."""
    match filter_:
        case And(parts) | Or(parts):
            return [test for part in parts for test in _tests(part)]
        case Not(part):
            return _tests(part)
    return [filter_]


def speaks_of(filter_: Filter, columns: tuple[str, ...]) -> bool:
    """Whether a filter asks for nothing but some columns of the event."""
    tests = _tests(filter_)
    return all(isinstance(one, Test | Missing) and one.at is At.NODE and one.key.column in columns for one in tests)


def asks_for(filter_: Filter, column: str) -> bool:
    """Whether a filter asks for a column of the event."""
    return any(isinstance(one, Test | Missing) and one.key.column == column for one in _tests(filter_))


def _of_days(test: Filter) -> bool:
    return isinstance(test, Test | Missing) and test.key.column in DAYS


def _comparison(test: Test) -> Comparison:
    form = test.operator.form(test.key)
    assert form
    return form


def has_months(filter_: Filter) -> bool:
    """Whether each day of a filter is the first, or the last, that a value means: of a list, no month tells."""
    dated = (one for one in _tests(filter_) if isinstance(one, Test) and _of_days(one))
    return all(convert in (*BEGIN, *TURN) for one in dated for convert in _comparison(one).converts)


def aligned(filter_: Filter) -> list[tuple[Bound, Aligned]]:
    """The days of a filter, each with what must hold of it."""
    dated = (one for one in _tests(filter_) if isinstance(one, Test) and _of_days(one))
    return [(one.value, Aligned(convert)) for one in dated for convert in _comparison(one).converts]


def by_month(filter_: Filter) -> Filter:
    """The same condition on the months of an event's days."""
    match filter_:
        case And(parts) | Or(parts):
            return replace(filter_, parts=tuple(map(by_month, parts)))
        case Not(part):
            return Not(by_month(part))
        case Missing(key) if _of_days(filter_):
            return replace(filter_, key=_cut(key))
        case Test(key, operator) if _of_days(filter_):
            form = _comparison(filter_)
            dated = replace(form, converts=tuple(map(Month, form.converts)))
            return replace(filter_, key=_cut(key), operator=replace(operator, date=dated))
    return filter_


def _cut(key: Key) -> Key:
    return replace(key, absent=tuple(str(value)[:MONTH] for value in key.absent))
