"""What became of what was promised: the ledger of an agreement on a day. Pure: promises in, ledger out.

What a status, a delay and a contradiction are is fixed here and nowhere else. A partial date counts from its last day,
wherever days are counted or an assessment is weighed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph.compliance.counting import Counting, counted_day, countings, first_day, last_day, periods_elapsed, signed_by
from graph.compliance.promises import Instrument, Judgement, NamedActor, Occurrence, Promise
from ontology.values import DatePrecision, DateSpan, Text
from ontology.vocabularies import CommitmentKind, DeadlineType, Status

FULFILLED, BREACHED, DISPUTED = Status.FULFILLED.name, Status.BREACHED.name, Status.DISPUTED.name
OPEN, DEMAND = DeadlineType.OPEN.name, CommitmentKind.DEMAND.name
STANDINGS = ("contested", "overdue", "breached", "unfinished", "fulfilled", "not_yet_due", "undated")
"""The counts that add up to all promises."""


@dataclass(frozen=True)
class Completion:
    """Something promised was done, wholly or in part as the judgement's status says.

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

    `words` show the computation, or say why there is no day. `days_overdue` is None when it is not overdue. `kept`: the
    earliest stated day of those who now say fulfilled or, where there is none but a deadline, the day by which they say
    so. Where assessors disagree, both may be there: `kept` holds if those are right, else `days_overdue` does.
    """

    counted_from: str | None
    signatories: tuple[NamedActor, ...]
    due: str | None
    words: Text
    days_overdue: int | None
    kept: Completion | None
    completions: tuple[Completion, ...]


@dataclass(frozen=True)
class Bearing:
    """An event that bears on a promise, with its distance from the deadline or, where there is none, from signature."""

    occurrence: Occurrence
    days_after_deadline: int | None
    days_after_signature: int | None


@dataclass(frozen=True)
class Entry:
    """What is to be said about a promise on the day of the ledger.

    `latest`: each assessor's last word, newest first. `status` is the newest of these; None where they contest it, or
    nobody has spoken. `overdue`: a promise, no demand, is past its deadline, and nobody says fulfilled. `others` count
    the deadline from earlier signatures.
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


@dataclass(frozen=True)
class Account:
    """The entries of one instrument."""

    instrument: Instrument
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Counts:
    """How the promises stand: each is counted once, in the first of `contested` to `undated` that holds of it.

    `unfinished`: said to be done in part, under way, not started or postponed. `fulfilled_late` are some of the
    fulfilled. `undated` have neither a date nor an assessment. Demands are counted apart.
    """

    promises: int
    contested: int
    overdue: int
    breached: int
    unfinished: int
    fulfilled: int
    fulfilled_late: int
    not_yet_due: int
    undated: int
    demands: int


@dataclass(frozen=True)
class Ledger:
    """What became of an agreement by a day, instrument by instrument. `later` are those agreed after that day."""

    agreement: Instrument
    as_of: date
    counts: Counts
    accounts: tuple[Account, ...]
    later: tuple[Instrument, ...]


def trace(
    agreement: Instrument,
    implementing: Iterable[Instrument],
    as_of: date,
    check_time: Callable[[], None] = lambda: None,
) -> Ledger:
    """The ledger of an agreement on a day, with those of the instruments that implement it, oldest first.

    `check_time` is called before each promise, and may raise to end the work.
    """
    others = {one.id: one for one in implementing if one.id != agreement.id}
    ordered = sorted(others.values(), key=lambda one: (first_day(one.date), one.id))
    known = [one for one in ordered if first_day(one.date) <= as_of]
    accounts = tuple(_account(one, as_of, check_time) for one in (agreement, *known))
    later = tuple(one for one in ordered if first_day(one.date) > as_of)
    return Ledger(agreement, as_of, _counts(accounts), accounts, later)


def _account(instrument: Instrument, as_of: date, check_time: Callable[[], None]) -> Account:
    entries = list[Entry]()
    for promise in sorted(instrument.promises, key=lambda one: (last_day(one.term.due) or date.max, one.id)):
        check_time()
        entries.append(_entry(promise, instrument, as_of))
    return Account(instrument, tuple(entries))


def _counts(accounts: Iterable[Account]) -> Counts:
    entries = [entry for account in accounts for entry in account.entries]
    promises = [entry for entry in entries if entry.promise.kind != DEMAND]
    late = sum(_surely_late(entry.deadline.kept) for entry in promises if entry.status == FULFILLED)
    standing = Counter(map(standing_of, promises))
    return Counts(
        promises=len(promises),
        fulfilled_late=late,
        demands=len(entries) - len(promises),
        **{name: standing[name] for name in STANDINGS},
    )


def standing_of(entry: Entry) -> str:
    """Under which of the counts a promise falls."""
    if entry.contested:
        return "contested"
    if entry.overdue:
        return "overdue"
    if entry.status == BREACHED:
        return "breached"
    if entry.status:
        return "fulfilled" if entry.status == FULFILLED else "unfinished"
    return "not_yet_due" if last_day(entry.deadline.due) else "undated"


def _surely_late(kept: Completion | None) -> bool:
    return kept is not None and not kept.at_the_latest and (kept.days_late or 0) > 0


def _entry(promise: Promise, instrument: Instrument, as_of: date) -> Entry:
    heard = _heard(promise.judgements, as_of)
    latest = _latest(heard)
    contested = _is_contested(latest, for_good=promise.term.type != OPEN)
    settled = promise.kind == DEMAND or (not contested and bool(_standing(latest)))
    deadline, *others = (
        _reckoning(one, tuple(_completions(heard, last_day(one.due), as_of)), latest, None if settled else as_of)
        for one in countings(promise, instrument, as_of)
    )
    return Entry(
        promise=promise,
        deadline=deadline,
        others=tuple(others),
        periods_elapsed=periods_elapsed(promise.term, as_of),
        latest=latest,
        status=latest[0].status if latest and not contested else None,
        contested=contested,
        overdue=deadline.days_overdue is not None and not _standing(latest),
        bearings=tuple(_bearings(promise, instrument, as_of)),
    )


def _heard(judgements: Iterable[Judgement], as_of: date) -> tuple[Judgement, ...]:
    """What had been said by a day, oldest first; ties fall to id."""
    said = (one for one in judgements if _said_by(one) <= as_of)
    return tuple(sorted(said, key=lambda one: (_said_by(one), one.id)))


def _latest(heard: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Each assessor's last word, newest first."""
    last = {one.assessor.id: one for one in heard}
    return tuple(one for one in reversed(heard) if last[one.assessor.id] is one)


def _is_contested(latest: tuple[Judgement, ...], *, for_good: bool) -> bool:
    """Whether last words clash: one says fulfilled and another, not dated earlier, anything else; or one says disputed.

    What is not fulfilled once and for all, such as a ceasefire, may be broken before or after: dates do not matter.
    """
    kept = [one for one in latest if one.status == FULFILLED]
    rest = [one for one in latest if one.status != FULFILLED]
    return any(one.status == DISPUTED for one in rest) or any(
        not for_good or _said_by(other) >= _said_by(one) for one in kept for other in rest
    )


def _standing(latest: tuple[Judgement, ...]) -> set[str]:
    """The assessors whose last word is that it was fulfilled."""
    return {one.assessor.id for one in latest if one.status == FULFILLED}


def _reckoning(
    counting: Counting, done: tuple[Completion, ...], latest: tuple[Judgement, ...], unsettled_on: date | None
) -> Reckoning:
    """What follows from a deadline. It may be overdue on a day on which it is not settled that it was kept."""
    end, standing = last_day(counting.due), _standing(latest)
    kept = [one for one in done if one.judgement.status == FULFILLED and one.judgement.assessor.id in standing]
    return Reckoning(
        counted_from=counting.counted_from,
        signatories=counting.signatories,
        due=counting.due,
        words=counting.words,
        days_overdue=_days_between(end, unsettled_on) if end and unsettled_on and end < unsettled_on else None,
        kept=min(kept, key=lambda one: one.at_the_latest, default=None),
        completions=done,
    )


def _completions(heard: tuple[Judgement, ...], end: date | None, as_of: date) -> Iterator[Completion]:
    """What was done on a stated day, earliest first; then the day by which somebody says fulfilled without stating one.

    Earlier words of an assessor count too: one may say when a draft was adopted, and later when it was signed. A day
    after that of the ledger is left out: nobody can have known then that it would be kept.
    """
    stated = [one for one in heard if one.done_on and first_day(one.done_on) <= as_of]
    for one in sorted(stated, key=lambda one: (_done_by(one), one.id)):
        vague = DateSpan(one.done_on or "").precision is not DatePrecision.DAY
        yield Completion(one, _done_by(one), vague, _days_between(end, _done_by(one)))
    standing = _standing(_latest(heard))
    kept = (one for one in heard if one.status == FULFILLED and not one.done_on and one.assessor.id in standing)
    first = next(kept, None)
    if end and first and not any(one.status == FULFILLED and _done_by(one) <= _said_by(first) for one in stated):
        yield Completion(first, _said_by(first), True, _days_between(end, _said_by(first)))


def _done_by(judgement: Judgement) -> date:
    """The last day on which it may have been done: not later than somebody says so, unless announced."""
    assert judgement.done_on
    done, said = counted_day(judgement.done_on), _said_by(judgement)
    return min(done, said) if first_day(judgement.done_on) <= said else done


def _bearings(promise: Promise, instrument: Instrument, as_of: date) -> Iterator[Bearing]:
    """Events on or before the day of the ledger, oldest first."""
    due, signed = last_day(promise.term.due), signed_by(instrument)
    for one in sorted(promise.occurrences, key=lambda one: (counted_day(one.when), one.id)):
        day = counted_day(one.when)
        if day <= as_of:
            yield Bearing(one, _days_between(due, day), None if due else _days_between(signed, day))


def _days_between(earlier: date | None, later: date) -> int | None:
    return (later - earlier).days if earlier else None


def _said_by(judgement: Judgement) -> date:
    """The day from which an assessment counts."""
    return counted_day(judgement.date)
