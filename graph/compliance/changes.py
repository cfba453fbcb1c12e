"""What changed between two days in what became of an agreement. Pure: the ledgers of the two days in, changes out.

A day more of delay is no change: what is compared is who promised what, who says what of it, and what follows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from graph.compliance.accounts import Account, Counts, Entry, Ledger
from graph.compliance.counting import counted_day, is_known, last_day
from graph.compliance.known import oldest, own
from graph.compliance.ledger import DEMAND, standing_of
from graph.compliance.left_out import LeftOut
from graph.compliance.promises import Ending, Instrument, Judgement, Occurrence, Statement
from ontology.values import Text


@dataclass(frozen=True)
class NamedFinding:
    """A finding: what a rule found, and the days on which it holds.

    `known_from` and `end_known_from`: since when published sources told of it, and that it had ceased. `coding` says
    whom coded datasets alone name, since `coding_known_from`. `denials` are the claims that deny it.
    """

    id: str
    rule: str
    text: Text
    holds_from: str
    holds_to: str | None = None
    known_from: str | None = None
    end_known_from: str | None = None
    coding: Text | None = None
    coding_known_from: str | None = None
    denials: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Change:
    """A commitment that is new, or of which something else holds than on the earlier day, with the text that has it.

    `entry` is that of the later day; `before` that of the earlier one, None if the commitment is new.
    """

    instrument: Instrument
    entry: Entry
    before: Entry | None = None


@dataclass(frozen=True)
class NewWord:
    """What an assessor says of a commitment since the earlier day, in place of what it said before, if anything."""

    change: Change
    judgement: Judgement
    earlier: Judgement | None


@dataclass(frozen=True)
class Changes:
    """What changed in what became of an agreement from one day to another, by all sources or those of one `knownBy`.

    New commitments stand with the state that they have reached; all else is of those that were there on the earlier
    day, and one may stand in several lists; `words` are of those in no other, where entries have theirs. `unchanged`
    are the promises, and `unchanged_demands` the demands, that stand in none. `not_yet`: why there is no ledger
    of the later day, nor any change; `not_yet_before`: of the earlier, so that all is new.
    """

    instrument: Instrument
    from_day: date
    to_day: date
    known_by: date | None
    not_yet: Text | None
    not_yet_before: Text | None
    before: Counts
    after: Counts
    agreed: tuple[Instrument, ...]
    promised: tuple[Change, ...]
    demanded: tuple[Change, ...]
    overdue: tuple[Change, ...]
    words: tuple[NewWord, ...]
    contested: tuple[Change, ...]
    no_longer_contested: tuple[Change, ...]
    fulfilled: tuple[Change, ...]
    endings: tuple[Ending, ...]
    found: tuple[NamedFinding, ...]
    ceased: tuple[NamedFinding, ...]
    events: tuple[Occurrence, ...]
    unchanged: int
    unchanged_demands: int
    left_out: LeftOut | None


def changes(before: Ledger, after: Ledger, findings: Iterable[NamedFinding] = ()) -> Changes:
    """What the ledger of a later day tells, and that of an earlier one does not. `findings`: all of the agreement."""
    new, common = _paired(before, after)
    overdue = [one for one in common if one.entry.overdue and not _earlier(one).overdue]
    contested = [one for one in common if one.entry.contested and not _earlier(one).contested]
    settled = [one for one in common if _earlier(one).contested and not one.entry.contested]
    fulfilled = [one for one in common if _is_fulfilled(one.entry) and not _is_fulfilled(_earlier(one))]
    stands = {_id(one) for one in (*overdue, *contested, *settled, *fulfilled)}
    words = [word for one in common if _id(one) not in stands for word in _words(one)]
    changed = stands | {_id(one.change) for one in words}
    same = [one for one in common if _id(one) not in changed]
    known = [] if after.not_yet else [_denied(one, after) for one in _known(findings, after.known_by)]
    days = before.as_of, after.as_of
    return Changes(
        instrument=after.instrument,
        from_day=before.as_of,
        to_day=after.as_of,
        known_by=after.known_by,
        not_yet=after.not_yet,
        not_yet_before=before.not_yet,
        before=before.counts,
        after=after.counts,
        agreed=tuple(_agreed(before, after)),
        promised=tuple(one for one in new if not _is_demand(one)),
        demanded=tuple(filter(_is_demand, new)),
        overdue=tuple(overdue),
        words=tuple(sorted(words, key=lambda one: (counted_day(one.judgement.date), one.judgement.id))),
        contested=tuple(contested),
        no_longer_contested=tuple(settled),
        fulfilled=tuple(fulfilled),
        endings=tuple(_endings(before, after)),
        found=tuple(_sorted(one for one in known if _between(counted_day(one.holds_from), days))),
        ceased=tuple(_sorted(one for one in known if _ceased_between(one, days))),
        events=tuple(_events(after, days)),
        unchanged=sum(not _is_demand(one) for one in same),
        unchanged_demands=sum(map(_is_demand, same)),
        left_out=after.left_out,
    )


def _accounts(ledger: Ledger) -> tuple[Account, ...]:
    return (*ledger.accounts, *ledger.supporting)


def _paired(before: Ledger, after: Ledger) -> tuple[list[Change], list[Change]]:
    """The commitments that are new, and those that were there, in the order of the later ledger."""
    known = {entry.promise.id: entry for account in _accounts(before) for entry in account.entries}
    found = [
        Change(account.instrument, entry, known.get(entry.promise.id))
        for account in _accounts(after)
        for entry in account.entries
    ]
    return [one for one in found if one.before is None], [one for one in found if one.before is not None]


def _earlier(change: Change) -> Entry:
    assert change.before is not None
    return change.before


def _id(change: Change) -> str:
    return change.entry.promise.id


def _is_demand(change: Change) -> bool:
    return change.entry.promise.kind == DEMAND


def _is_fulfilled(entry: Entry) -> bool:
    """Whether it is said to be fulfilled, and nobody contests it."""
    return standing_of(entry) == "fulfilled"


def _words(change: Change) -> Iterator[NewWord]:
    """Each assessor's last word, where it is another than on the earlier day."""
    earlier = {one.assessor.id: one for one in _earlier(change).latest}
    for one in change.entry.latest:
        said = earlier.get(one.assessor.id)
        if said is None or said.id != one.id:
            yield NewWord(change, one, said)


def _agreed(before: Ledger, after: Ledger) -> Iterator[Instrument]:
    """The texts agreed since, those without a commitment on record too."""
    known = {one.instrument.id for one in _accounts(before)}
    return (one.instrument for one in _accounts(after) if one.instrument.id not in known)


def _endings(before: Ledger, after: Ledger) -> Iterable[Ending]:
    """The ends of agreements that have come since, each once."""
    ended = {one.agreement for one in _told_endings(before)}
    return {one.agreement: one for one in _told_endings(after) if one.agreement not in ended}.values()


def _told_endings(ledger: Ledger) -> Iterator[Ending]:
    instruments = (ledger.instrument, *(one.instrument for one in _accounts(ledger)))
    return (one.ending for one in instruments if one.ending)


def _between(day: date, days: tuple[date, date]) -> bool:
    """Whether a day lies after the earlier of two days, and not after the later."""
    return days[0] < day <= days[1]


def _known(findings: Iterable[NamedFinding], by: date | None) -> Iterator[NamedFinding]:
    """Those of which published sources had told by a day, without an end or a coding of which none had."""
    for one in findings:
        if is_known(one.known_from, by):
            ended = one if is_known(one.end_known_from, by) else replace(one, holds_to=None, end_known_from=None)
            coded = is_known(one.coding_known_from, by)
            yield ended if coded else replace(ended, coding=None, coding_known_from=None)


def _denied(finding: NamedFinding, after: Ledger) -> NamedFinding:
    """With the claims that had denied it by the later day, as far as published sources had told."""
    said = (one for one in finding.denials if one.date is None or counted_day(one.date) <= after.as_of)
    return replace(finding, denials=tuple(one for one in said if is_known(oldest(own(one.evidence)), after.known_by)))


def _ceased_between(finding: NamedFinding, days: tuple[date, date]) -> bool:
    """Whether its last day has passed since: it still held on that day itself."""
    last = last_day(finding.holds_to)
    return last is not None and days[0] <= last < days[1]


def _sorted(findings: Iterable[NamedFinding]) -> list[NamedFinding]:
    return sorted(findings, key=lambda one: (counted_day(one.holds_from), one.id))


def _events(after: Ledger, days: tuple[date, date]) -> list[Occurrence]:
    """The events since that bear on commitments, each once, oldest first."""
    entries = (entry for account in _accounts(after) for entry in account.entries)
    found = {one.occurrence.id: one.occurrence for entry in entries for one in entry.bearings}
    since = (one for one in found.values() if _between(counted_day(one.when), days))
    return sorted(since, key=lambda one: (counted_day(one.when), one.id))
