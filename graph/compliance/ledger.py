"""What became of what was promised: the ledger of an agreement on a day. Pure: promises in, ledger out.

What a status, a delay and a contradiction are is fixed here and nowhere else. A partial date counts from its last day,
wherever days are counted or an assessment is weighed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from graph.compliance.accounts import Account, Bearing, Completion, Counts, Entry, Ledger, Reckoning
from graph.compliance.beginning import before, begins, untold
from graph.compliance.contesting import FULFILLED, clashing
from graph.compliance.counting import (
    Counting,
    counted_day,
    countings,
    days_of_doubt,
    first_day,
    is_vague,
    last_day,
    periods_elapsed,
    signed_by,
)
from graph.compliance.horizon import newest_published, newest_told
from graph.compliance.known import Known
from graph.compliance.promises import Instrument, Judgement, Promise
from ontology.values import Text
from ontology.vocabularies import CommitmentKind, DeadlineType, Standpoint, Status

BREACHED = Status.BREACHED.name
OPEN, DEMAND = DeadlineType.OPEN.name, CommitmentKind.DEMAND.name
OWED_IT = Standpoint.OWED_IT.name
STANDINGS = ("contested", "overdue", "breached", "unfinished", "fulfilled", "not_yet_due", "undated")
"""The counts that add up to all promises."""


def trace(
    agreement: Instrument,
    implementing: Iterable[Instrument],
    as_of: date,
    check_time: Callable[[], None] = lambda: None,
    supporting: Iterable[Instrument] = (),
    known_by: date | None = None,
) -> Ledger:
    """The ledger of an agreement on a day, with those of the instruments that implement it, oldest first.

    Of `supporting` texts it takes the demands. `check_time` is called before each promise, and may raise to end it.
    `known_by`: what no source had told by that day is left out, and counted.
    """
    first, *carried = (_ended_by(as_of, one) for one in (agreement, *_ordered(implementing, {agreement.id})))
    backing = [_demands_of(one) for one in _ordered(supporting, {agreement.id, *(one.id for one in carried)})]
    known = Known(known_by, as_of)
    if begins(first) > as_of:
        return _no_ledger(first, as_of, known_by, before(first, as_of), known)
    told, apart = (known.instruments(_by(as_of, one)) for one in ((first, *carried), backing))
    if known_by and first.id not in (one.id for one in told):
        return _no_ledger(first, as_of, known_by, untold(first, known_by), known)
    accounts = tuple(account(one, as_of, check_time) for one in told)
    supports = tuple(account(one, as_of, check_time) for one in apart)
    return Ledger(
        instrument=told[0],
        as_of=as_of,
        known_by=known_by,
        not_yet=None,
        counts=counted(accounts, supports),
        accounts=accounts,
        supporting=supports,
        later=Known(known_by, as_of).instruments(_later(as_of, (*carried, *backing))),
        newest_source=newest_published((*accounts, *supports)),
        newest_told=newest_told((*accounts, *supports)),
        left_out=known.left_out(),
    )


def _no_ledger(first: Instrument, as_of: date, known_by: date | None, why: Text, known: Known) -> Ledger:
    """What there is to say of a day that has no ledger; of an agreement of which no source has told, its name."""
    bare = replace(first, signings=(), promises=(), statements=(), evidence=(), ending=None)
    return Ledger(
        instrument=first if known_by is None else bare,
        as_of=as_of,
        known_by=known_by,
        not_yet=why,
        counts=counted((), ()),
        accounts=(),
        supporting=(),
        later=(),
        newest_source=None,
        newest_told=None,
        left_out=known.left_out(),
    )


def _ordered(instruments: Iterable[Instrument], besides: set[str]) -> list[Instrument]:
    """Each once, oldest first."""
    found = {one.id: one for one in instruments if one.id not in besides}
    return sorted(found.values(), key=_agreed)


def _agreed(instrument: Instrument) -> tuple[date, str]:
    return begins(instrument), instrument.id


def _later(as_of: date, instruments: Iterable[Instrument]) -> list[Instrument]:
    """Those agreed after a day, oldest first."""
    return sorted((one for one in instruments if begins(one) > as_of), key=_agreed)


def _by(as_of: date, instruments: Iterable[Instrument]) -> Iterator[Instrument]:
    """Those agreed by a day."""
    return (one for one in instruments if begins(one) <= as_of)


def _ended_by(as_of: date, instrument: Instrument) -> Instrument:
    """An instrument whose end is told only once it has come."""
    ended = instrument.ending is not None and counted_day(instrument.ending.date) <= as_of
    return instrument if ended else replace(instrument, ending=None)


def _demands_of(instrument: Instrument) -> Instrument:
    """A supporting text, which is not part of the agreement: what others promise in it is not told here."""
    return replace(instrument, promises=tuple(one for one in instrument.promises if one.kind == DEMAND), ending=None)


def account(instrument: Instrument, as_of: date, check_time: Callable[[], None] = lambda: None) -> Account:
    """What became of the commitments of one instrument by a day, the first that fell due first."""
    entries = list[Entry]()
    for promise in sorted(instrument.promises, key=lambda one: (last_day(one.term.due) or date.max, one.id)):
        check_time()
        entries.append(_entry(promise, instrument, as_of))
    return Account(instrument, tuple(entries))


def counted(accounts: Iterable[Account], supporting: Iterable[Account]) -> Counts:
    """How many commitments there are of each sort."""
    entries = [entry for account in (*accounts, *supporting) for entry in account.entries]
    promises = [entry for entry in entries if entry.promise.kind != DEMAND]
    standing = Counter(map(standing_of, promises))
    kept = [entry for entry in promises if standing_of(entry) == "fulfilled"]
    return Counts(
        promises=len(promises),
        fulfilled_late=sum(is_surely_late(entry) for entry in kept),
        fulfilled_on_own_word=sum(is_on_own_word(entry) for entry in kept),
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


def is_surely_late(entry: Entry) -> bool:
    """Whether it was done after the deadline, on a day that a source states."""
    kept = entry.deadline.kept
    return kept is not None and not kept.at_the_latest and (kept.days_late or 0) > 0


def is_on_own_word(entry: Entry) -> bool:
    """Whether nobody says that it is fulfilled but who owed it."""
    return {one.standpoint for one in entry.latest if one.status == FULFILLED} == {OWED_IT}


def _entry(promise: Promise, instrument: Instrument, as_of: date) -> Entry:
    heard = _heard(promise.judgements, as_of)
    latest = _latest(heard)
    contested = bool(clashing(latest, for_good=promise.term.type != OPEN))
    owed_on = None if promise.kind == DEMAND or (not contested and _standing(latest)) else as_of
    deadline, *others = (
        _reckoning(one, tuple(_completions(heard, latest, last_day(one.due), as_of)), latest, owed_on)
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
        overdue=deadline.days_overdue is not None,
        bearings=tuple(_bearings(promise, instrument, as_of)),
        after_end=_is_after_end(deadline, instrument),
    )


def _is_after_end(deadline: Reckoning, instrument: Instrument) -> bool:
    due = last_day(deadline.due)
    return instrument.ending is not None and due is not None and due > counted_day(instrument.ending.date)


def _heard(judgements: Iterable[Judgement], as_of: date) -> tuple[Judgement, ...]:
    """What had been said by a day, oldest first; ties fall to id."""
    said = (one for one in judgements if counted_day(one.date) <= as_of)
    return tuple(sorted(said, key=lambda one: (counted_day(one.date), one.id)))


def _latest(heard: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Each assessor's last word, newest first."""
    last = {one.assessor.id: one for one in heard}
    return tuple(one for one in reversed(heard) if last[one.assessor.id] is one)


def _standing(latest: tuple[Judgement, ...]) -> set[str]:
    """The assessors whose last word is that it was fulfilled."""
    return {one.assessor.id for one in latest if one.status == FULFILLED}


def _reckoning(
    counting: Counting, done: tuple[Completion, ...], latest: tuple[Judgement, ...], owed_on: date | None
) -> Reckoning:
    """What follows from a deadline, on a day on which it is not settled that it was kept, if there is one."""
    end, standing = last_day(counting.due), _standing(latest)
    passed = _days_between(end, owed_on) if end and owed_on and end < owed_on else None
    kept = [one for one in done if one.judgement.status == FULFILLED]
    return Reckoning(
        counted_from=counting.counted_from,
        signatories=counting.signatories,
        due=counting.due,
        words=counting.words,
        days_overdue=None if standing else passed,
        days_overdue_if_not_kept=passed if standing else None,
        kept=min(kept, key=lambda one: one.at_the_latest, default=None),
        completions=done,
    )


def _completions(
    heard: tuple[Judgement, ...], latest: tuple[Judgement, ...], end: date | None, as_of: date
) -> Iterator[Completion]:
    """What was done on a stated day, earliest first; then the day by which somebody says fulfilled without stating one.

    Earlier words of an assessor count too: one may say when a draft was adopted, and later when it was signed. But who
    has since said anything else than fulfilled has taken it back. A day after that of the ledger is left out: nobody
    can have known then that it would be kept.
    """
    standing = _standing(latest)
    held = [one for one in heard if one.status != FULFILLED or one.assessor.id in standing]
    stated = [one for one in held if one.done_on and first_day(one.done_on) <= as_of]
    for one in sorted(stated, key=lambda one: (_done_by(one), one.id)):
        yield Completion(one, _done_by(one), is_vague(one.done_on), _days_between(end, _done_by(one)))
    first = next((one for one in held if one.status == FULFILLED and not one.done_on), None)
    if end and first and not any(one.status == FULFILLED and _done_by(one) <= _said_by(first) for one in stated):
        yield Completion(first, _said_by(first), True, _days_between(end, _said_by(first)))


def _done_by(judgement: Judgement) -> date:
    """The last day on which it may have been done: not later than somebody says so, unless announced."""
    assert judgement.done_on
    done, said = counted_day(judgement.done_on), _said_by(judgement)
    return min(done, said) if first_day(judgement.done_on) <= said else done


def _bearings(promise: Promise, instrument: Instrument, as_of: date) -> Iterator[Bearing]:
    """Events on or before the day of the ledger, oldest first."""
    due = last_day(promise.term.due)
    signed = None if due else signed_by(instrument)
    for one in sorted(promise.occurrences, key=lambda one: (counted_day(one.when), one.id)):
        day = counted_day(one.when)
        if day <= as_of:
            yield Bearing(one, _days_between(due, day), _days_between(signed, day), days_of_doubt(one.when))


def _days_between(earlier: date | None, later: date) -> int | None:
    return (later - earlier).days if earlier else None


def _said_by(judgement: Judgement) -> date:
    """The day from which an assessment counts."""
    return counted_day(judgement.date)
