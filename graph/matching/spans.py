"""Over which days matching is made anew where events of some days have changed.

What is decided of two events follows from what may be one with them, with those, and so on, a few steps away.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from graph.matching.scoring import LONGEST_DAYS, WINDOW_DAYS

Span = tuple[date, date]
STEP = timedelta(days=WINDOW_DAYS + LONGEST_DAYS)
"""So far apart, at most, are the first days of two events that may be one."""
STEPS = 8
"""From an event so many steps away, nothing follows for what is decided of two."""


def touched(days: Iterable[date]) -> tuple[Span, ...]:
    """The days whose events' links may change where something of these days has changed."""
    return _widened(((day, day) for day in days), STEPS)


def needed(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The days whose events must be known for what is decided of those of some days."""
    return _widened(spans, STEPS)


def _widened(spans: Iterable[Span], steps: int) -> tuple[Span, ...]:
    """The days within so many steps of some spans, those that meet as one."""
    found = list[Span]()
    for first, last in sorted((_less(first, steps), _more(last, steps)) for first, last in spans):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


def _less(day: date, steps: int) -> date:
    return max(day, date.min + steps * STEP) - steps * STEP


def _more(day: date, steps: int) -> date:
    return min(day, date.max - steps * STEP) + steps * STEP
