"""How a deadline is counted: the day that follows from what the text says, from each signature, and in words.

A partial date counts from its last day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from graph.compliance import wording as words
from graph.compliance.promises import Instrument, NamedActor, Promise, Term
from ontology.deadlines import SIGNATURE, due_after
from ontology.values import DURATION_FORM, DatePrecision, DateSpan, Text, add_duration
from ontology.vocabularies import Capacity, DeadlineType

PARTY = Capacity.PARTY.name
CACHED = lru_cache(8192)
"""For what follows from a date alone: the same dates are counted again and again, and each is parsed once."""


@dataclass(frozen=True)
class Counting:
    """One way of counting a deadline: from which day, whose signature that was, which day follows, and all in words."""

    counted_from: str | None
    signatories: tuple[NamedActor, ...]
    due: str | None
    words: Text


def countings(promise: Promise, instrument: Instrument, as_of: date) -> Iterator[Counting]:
    """The deadline as it is stored, then as it would be from each earlier party's signature, the latest first."""
    term = promise.term
    if term.type != DeadlineType.OFFSET.name or term.anchor != SIGNATURE or not term.counted_from or not term.due:
        yield Counting(term.counted_from, (), term.due, _in_words(promise, as_of))
        return
    signed = instrument.parties_by_day
    earlier = [day for day in signed if counted_day(day) < counted_day(term.counted_from)]
    parties, duration = signed.get(term.counted_from, ()), term.duration or ""
    if earlier and parties:
        in_words = words.after_last_signature(duration, term.counted_from, _short(parties), term.due)
    else:
        in_words = words.after_anchor(duration, words.SIGNATURE, term.counted_from, term.due)
    yield Counting(term.counted_from, parties, term.due, in_words)
    for day in sorted(earlier, key=counted_day, reverse=True):
        yield _from_earlier_signature(duration, day, signed[day])


def _from_earlier_signature(duration: str, signed: str, parties: tuple[NamedActor, ...]) -> Counting:
    """No day follows where a term in days runs from a month."""
    try:
        due = due_after(signed, duration).edtf
    except ValueError:
        return Counting(signed, parties, None, words.after_unknown(duration, words.date_in_words(signed)))
    return Counting(signed, parties, due, words.after_earlier_signature(duration, signed, _short(parties), due))


def _short(parties: tuple[NamedActor, ...]) -> tuple[Text, ...]:
    return tuple(one.short for one in parties)


def _in_words(promise: Promise, as_of: date) -> Text:
    """A deadline that is not counted from a signature."""
    term = promise.term
    if term.type == DeadlineType.OFFSET.name:
        anchor = promise.anchor.title if promise.anchor else term.text or _named(term.anchor)
        if not term.counted_from or not term.due:
            return words.after_unknown(term.duration or "", anchor)
        return words.after_anchor(term.duration or "", anchor, term.counted_from, term.due)
    if term.type == DeadlineType.WINDOW.name and term.start and term.due:
        return words.within(term.start, term.due)
    if term.type == DeadlineType.RECURRING.name and term.every:
        return words.again_and_again(term.every, term.start, periods_elapsed(term, as_of), as_of)
    return words.by_date(term.due) if term.due else words.without_date(term.text)


def _named(anchor: str | None) -> Text:
    """What a term runs from, where nothing but its name is known."""
    return words.SIGNATURE if anchor == SIGNATURE else Text(anchor or "?", anchor or "?")


def periods_elapsed(term: Term, as_of: date) -> int | None:
    """How many whole periods of a recurring promise are over; None where it has none, or their start is unknown."""
    found = DURATION_FORM.fullmatch(term.every or "")
    start = last_day(term.start)
    if found is None or start is None:
        return None
    count, unit = int(found[1]), found[2]
    if unit in "DW":
        return max(0, (as_of - start).days // (count * (7 if unit == "W" else 1)))
    months = (as_of.year - start.year) * 12 + as_of.month - start.month
    periods = max(0, months // (count * (12 if unit == "Y" else 1)))
    while periods and add_duration(start.isoformat(), f"P{periods * count}{unit}") > as_of.isoformat():
        periods -= 1
    return periods


def signed_by(instrument: Instrument) -> date:
    """The last party's signature; the day of the text where no party is on record."""
    return max(map(counted_day, instrument.parties_by_day), default=counted_day(instrument.date))


@CACHED
def last_day(edtf: str | None) -> date | None:
    """The last day of a date that may be missing, or may have no end."""
    return DateSpan(edtf).last if edtf else None


def is_known(published: str | None, by: date | None) -> bool:
    """Whether what was published, if its day is known, surely was by another. Without that, nothing is held back."""
    day = last_day(published)
    return by is None or (day is not None and day <= by)


@CACHED
def counted_day(edtf: str) -> date:
    """The last day of a date that is there; of one without an end, the first."""
    span = DateSpan(edtf)
    day = span.last or span.first
    assert day
    return day


@CACHED
def first_day(edtf: str) -> date:
    """The first day of a date; the beginning of time where its start is open."""
    return DateSpan(edtf).first or date.min


@CACHED
def is_vague(edtf: str | None) -> bool:
    """Whether a date that is there is known to the month or year alone."""
    return edtf is not None and DateSpan(edtf).precision is not DatePrecision.DAY


@CACHED
def days_of_doubt(edtf: str) -> int:
    """By how many days something may have been before the day from which it is counted: 0 where the day is known."""
    first = DateSpan(edtf).first
    return (counted_day(edtf) - first).days if first and is_vague(edtf) else 0
