"""What is worked out of an agreement's ledgers: the ledger of a day, what changed between two, and two voices in one.

What each is asked for comes with a request, and says which ledgers it needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from api.query.answering.cells import Asking
from graph.compliance import comparing, heard, tracing
from graph.compliance.accounts import Ledger
from graph.compliance.changes import Changes
from graph.compliance.narrowing import of_commitments
from graph.compliance.voices import Voices

Rows = tuple[Any, ...]


@dataclass(frozen=True)
class OnDay:
    """A ledger: its agreement, its day (that of the request, if None), and by when its sources were published.

    `only`: the commitments that it is to have, if not all.
    """

    agreement: str
    as_of: date | None
    known_by: date | None
    only: frozenset[str] | None = None

    @property
    def ledgers(self) -> tuple["OnDay", ...]:
        """The ledgers that are needed."""
        return (replace(self, only=None),)


@dataclass(frozen=True)
class BetweenDays:
    """What changed in an agreement's ledger between two days."""

    agreement: str
    from_day: date
    to_day: date
    known_by: date | None

    @property
    def ledgers(self) -> tuple[OnDay, ...]:
        """The ledgers that are needed."""
        return tuple(map(self.ledger, (self.from_day, self.to_day)))

    def ledger(self, day: date) -> OnDay:
        """The ledger of one of the days."""
        return OnDay(self.agreement, day, self.known_by)


@dataclass(frozen=True)
class BetweenVoices:
    """Two assessors side by side in a ledger."""

    a: str
    b: str
    ledger: OnDay

    @property
    def ledgers(self) -> tuple[OnDay, ...]:
        """The ledgers that are needed."""
        return (self.ledger,)


Reckoning = OnDay | BetweenDays | BetweenVoices


def worked_out(reckonings: Sequence[Reckoning], today: date) -> list[str]:
    """The agreement of each ledger that a request needs, and once more for each field that compares what is in one."""
    ledgers = {replace(one, as_of=one.as_of or today) for each in reckonings for one in each.ledgers}
    compared = (one.ledgers[0] for one in reckonings if not isinstance(one, OnDay))
    return [one.agreement for one in (*ledgers, *compared)]


def ledger_of(rows: Rows, asked: OnDay, asking: Asking) -> Ledger | None:
    """The ledger of an agreement on a day, or today, worked out from its rows; None if there is no such agreement."""
    key = asked.agreement, asked.as_of or asking.today, asked.known_by
    if key not in asking.ledgers:
        asking.ledgers[key] = tracing.ledger(rows, asked.agreement, key[1], asking.check_time, asked.known_by)
    ledger = asking.ledgers[key]
    return ledger if ledger is None or asked.only is None else of_commitments(ledger, asked.only)


def changes_of(rows: Rows, asked: BetweenDays, asking: Asking) -> Changes | None:
    """What changed in an agreement's ledger between two days; None if there is no such agreement."""
    *of_ledger, found = rows

    def ledger(day: date) -> Ledger | None:
        return ledger_of(tuple(of_ledger), asked.ledger(day), asking)

    return comparing.compared(ledger, found, asked.from_day, asked.to_day)


def voices_of(rows: Rows, asked: BetweenVoices, asking: Asking) -> Voices | None:
    """Two assessors side by side, in the ledger of an agreement; None if any of the three is not there."""
    return heard.voices_in(rows, ledger_of(rows[: heard.OF_LEDGER], asked.ledger, asking))
