"""The days on which something in a ledger changes, whichever day it describes: between these, it says the same."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from graph.compliance.accounts import Stop
from graph.compliance.counting import PARTY, last_day
from graph.compliance.promises import Instrument

SIGNED, DUE, SAID, HAPPENED = "signings", "deadlines", "assessments", "events"


def stops(instruments: Iterable[Instrument]) -> tuple[Stop, ...]:
    """The days in order, each with how much of what falls on it. What has no day, or no end, is no stop."""
    days = dict[date, Counter[str]]()
    for instrument in instruments:
        for what, edtf in _dated(instrument):
            if day := last_day(edtf):
                days.setdefault(day, Counter())[what] += 1
    return tuple(Stop(day, *(days[day][what] for what in (SIGNED, DUE, SAID, HAPPENED))) for day in sorted(days))


def _dated(instrument: Instrument) -> Iterator[tuple[str, str | None]]:
    signed = {one.date for one in instrument.signings if one.capacity == PARTY} or {instrument.date}
    yield from ((SIGNED, day) for day in signed)
    events = dict[str, str]()
    for promise in instrument.promises:
        yield DUE, promise.term.due
        yield from ((SAID, one.date) for one in promise.judgements)
        events |= {one.id: one.when for one in promise.occurrences}
    yield from ((HAPPENED, when) for when in events.values())
