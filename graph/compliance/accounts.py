"""What a ledger says: for each promise an entry, for each instrument an account, and how many there are of what."""

from dataclasses import dataclass
from datetime import date

from graph.compliance.left_out import LeftOut
from graph.compliance.promises import Instrument, Judgement, NamedActor, Occurrence, Promise
from ontology.values import Text


@dataclass(frozen=True, slots=True)
class Completion:
    """What an assessor says was done of a commitment: wholly or in part, as the status of the judgement says.

    `by` is the last day on which that may have been. `at_the_latest`: no source states the day, so that `days_late`
    is the most it can be. `days_late` counts from the deadline; negative is early, None is without a deadline.
    """

    judgement: Judgement
    by: date
    at_the_latest: bool
    days_late: int | None


@dataclass(frozen=True)
class Reckoning:
    """One way of counting a deadline, and what follows from it on the day of the ledger.

    `words` show the computation, or say why there is no day. `days_overdue`: it has passed, and nobody now says
    fulfilled. `kept`: the earliest stated day of those who now say fulfilled or, where there is none but a deadline,
    the day by which they say so. Where others contest that, `kept` holds if those are right, else
    `days_overdue_if_not_kept` does.
    """

    counted_from: str | None
    signatories: tuple[NamedActor, ...]
    due: str | None
    words: Text
    days_overdue: int | None
    days_overdue_if_not_kept: int | None
    kept: Completion | None
    completions: tuple[Completion, ...]


@dataclass(frozen=True, slots=True)
class Bearing:
    """An event that bears on a commitment, and how many days after the deadline, or else after signature, it was.

    It is counted from the last day of the event; where that is known to the month or year alone, `days_earlier` says by
    how many days it may have been earlier.
    """

    occurrence: Occurrence
    days_after_deadline: int | None
    days_after_signature: int | None
    days_earlier: int = 0


@dataclass(frozen=True)
class Entry:
    """What is known of a commitment on the day of the ledger.

    `latest`: each assessor's last word, newest first. `status` is the newest of these; None where they contest it, or
    nobody has spoken. `overdue`: a promise, no demand, is past its deadline, and nobody says fulfilled. `others` count
    the deadline from earlier signatures. `after_end`: the deadline lies after the agreement had ended.
    """

    promise: Promise
    deadline: Reckoning
    others: tuple[Reckoning, ...]
    periods_elapsed: int | None
    latest: tuple[Judgement, ...]
    status: str | None
    contested: bool
    overdue: bool
    bearings: tuple[Bearing, ...]
    after_end: bool = False


@dataclass(frozen=True)
class Account:
    """An instrument and the entries of its commitments."""

    instrument: Instrument
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Counts:
    """How many promises are in each state: each counts once, under the first of `contested` to `undated` that applies.

    `unfinished`: said to be done in part, under way, not started or postponed. `fulfilled_late` and
    `fulfilled_on_own_word`, which nobody says but who owed it, are some of the fulfilled. `undated` have neither a date
    nor an assessment. Demands are counted apart.
    """

    promises: int
    contested: int
    overdue: int
    breached: int
    unfinished: int
    fulfilled: int
    fulfilled_late: int
    fulfilled_on_own_word: int
    not_yet_due: int
    undated: int
    demands: int


@dataclass(frozen=True)
class Stop:
    """A day on which a ledger changes, and how much falls on it: texts signed, deadlines, assessments and events."""

    day: date
    signings: int
    deadlines: int
    assessments: int
    events: int


@dataclass(frozen=True)
class Ledger:
    """What had become of an agreement by a day: of its own text, and of each instrument that implements it.

    `later` are instruments agreed after that day. `supporting`: texts that back one of the instruments from outside,
    each with its demands alone. `known_by`: only what sources published by then had told counts, and `left_out` counts
    the rest. `not_yet`: why there is no ledger of that day, nor any account. `newest_source`: the newest date of
    publication among the sources cited; `newest_told`: that of an assessment or event. No further does it know.
    `stops`: the days on which it changes, before and after `as_of`, whatever sources had told by then.
    """

    instrument: Instrument
    as_of: date
    known_by: date | None
    not_yet: Text | None
    counts: Counts
    accounts: tuple[Account, ...]
    supporting: tuple[Account, ...]
    later: tuple[Instrument, ...]
    newest_source: str | None
    newest_told: str | None
    left_out: LeftOut | None
    stops: tuple[Stop, ...] = ()
