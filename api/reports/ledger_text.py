"""The ledger of an agreement as plain text for a terminal, in English or French: what `accord trace` prints."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date

from api.reports.choices import Part
from api.reports.entry_text import entry_lines
from api.reports.lines import (
    abbreviations,
    day,
    numbered_sources,
    of_record,
    said_of,
    short,
    sources,
    statements,
    when,
    wrapped,
)
from api.reports.phrases import COUNTS, PARTS, WIDTH, Phrases
from graph.compliance.accounts import Account, Entry, Ledger
from graph.compliance.counting import first_day, is_vague
from graph.compliance.known import own
from graph.compliance.ledger import DEMAND, standing_of
from graph.compliance.promises import ADOPTED, Ending, Instrument, NamedActor
from graph.compliance.wording import day_in_words
from ontology.values import Text
from ontology.vocabularies import Capacity, Status

Numbered = tuple[str, Entry]
Told = tuple[str, Account, list[Numbered]]


def report(ledger: Ledger, language: str, width: int = WIDTH, part: Part | None = None) -> Iterator[str]:
    """The lines of a ledger, or a part of one, in `en` or `fr`, at most so wide unless one word is longer."""
    say = Phrases(language, width)
    if ledger.not_yet:
        yield from (*_title(ledger, say), "", *wrapped(say, say.text(ledger.not_yet)))
        return
    told, apart = _numbered(ledger.accounts), _numbered(ledger.supporting, "D")
    yield from _head(ledger, len(told), part, say)
    yield from _glance([one for _, _, part in told for one in part if one[1].promise.kind != DEMAND], say)
    for one in told:
        yield from _account(one, ledger, say)
    if apart:
        yield from ("", "", *wrapped(say, say("supporting")))
    for one in apart:
        yield from _account(one, ledger, say)
    for label, accounts in () if part else (("silent", ledger.accounts), ("silent_supporting", ledger.supporting)):
        yield from _remaining(say(label), [one.instrument for one in accounts if not one.entries], say)
    yield from _remaining(say("later", day=say.text(day_in_words(ledger.as_of)).upper()), ledger.later, say)
    yield from abbreviations(_named(ledger), say)
    yield from numbered_sources(say)


def _numbered(accounts: Iterable[Account], letter: str = "") -> list[Told]:
    """The accounts that have entries, and the entries, each with its number."""
    found = enumerate((one for one in accounts if one.entries), 1)
    return [
        (f"{letter}{number}", one, [(f"{letter}{number}.{place}", entry) for place, entry in enumerate(one.entries, 1)])
        for number, one in found
    ]


def _title(ledger: Ledger, say: Phrases) -> Iterator[str]:
    yield from wrapped(say, say("title", day=say.text(day_in_words(ledger.as_of)).upper()))
    yield from wrapped(say, f"{say.text(ledger.instrument.name)} ({ledger.instrument.id})")


def _head(ledger: Ledger, told: int, part: Part | None, say: Phrases) -> Iterator[str]:
    counts, ending = ledger.counts, ledger.instrument.ending
    yield from _title(ledger, say)
    if part:
        shown = counts.promises + counts.demands
        yield from wrapped(say, say("only", what=say.text(part.what), shown=shown, all=part.commitments))
    if ledger.known_by and ledger.left_out:
        known_by, left = say.text(day_in_words(ledger.known_by)), say.text(ledger.left_out.words)
        yield from wrapped(say, say("known_by", day=known_by, left=left))
    if ending:
        yield from ending_lines(ending, ledger.instrument, 0, say)
    yield ""
    promises, instruments = say.count("promise", counts.promises), say.count("instrument", told)
    yield from wrapped(say, say("promises", promises=promises, instruments=instruments))
    for name in COUNTS:
        number = getattr(counts, name)
        first = "" if name in PARTS else str(number)
        yield from wrapped(say, say(f"{name}_count", number=number), f"{first:>5}  ", 7)
    yield ""
    yield from wrapped(say, say("how_to_read"))
    source = when(ledger.newest_source, say) if ledger.newest_source else say("unknown")
    told_last = say("newest_told", day=when(ledger.newest_told, say)) if ledger.newest_told else say("nothing_told")
    yield from wrapped(say, say("horizon", source=source, told=told_last))
    if ending:
        yield from wrapped(say, say("beyond_end"))


def ending_lines(ending: Ending, instrument: Instrument, indent: int, say: Phrases) -> Iterator[str]:
    """How the agreement ended, or one that it carries out."""
    event = say.text(ending.occurrence.title) if ending.occurrence else say("no_event")
    phrase = "ended" if ending.agreement == instrument.id else "ended_above"
    line = say(phrase, name=say.text(ending.name), day=when(ending.date, say), event=event)
    yield from wrapped(say, line, " " * indent, indent + 2)
    yield from sources(own(ending.evidence), indent + 2, say)


def _glance(entries: list[Numbered], say: Phrases) -> Iterator[str]:
    """What a reader looks for first: each overdue, contested or late promise in one line."""
    overdue = [(one.deadline.days_overdue or 0, place, one) for place, one in entries if standing_of(one) == "overdue"]
    late = [
        (one.deadline.kept.days_late or 0, place, one)
        for place, one in entries
        if one.status == Status.FULFILLED.name and one.deadline.kept and not one.deadline.kept.at_the_latest
    ]
    lists = (
        ("glance_overdue", sorted(overdue, key=lambda one: -one[0])),
        ("glance_late", sorted((one for one in late if one[0] > 0), key=lambda one: -one[0])),
        ("glance_contested", [(0, place, one) for place, one in entries if one.contested]),
    )
    if any(found for _, found in lists):
        yield from ("", say("glance"))
    for name, found in lists:
        if found:
            yield f"  {say(name)}"
        for days, place, entry in found:
            least = "≥ " if is_vague(entry.deadline.due) else ""
            counted = f"{least + say.count('day', days):>12}  " if days else ""
            text = textwrap.shorten(say.text(entry.promise.text), say.width - 12 - len(counted), placeholder=" …")
            yield f"    {place:<7}{counted}{text}"


def _account(told: Told, ledger: Ledger, say: Phrases) -> Iterator[str]:
    number, account, entries = told
    yield from ("", "=" * say.width)
    yield from _instrument(number, account, ledger, say)
    yield "=" * say.width
    for place, entry in entries:
        yield from entry_lines(place, entry, account.instrument, ledger.as_of, say)


def _instrument(number: str, account: Account, ledger: Ledger, say: Phrases) -> Iterator[str]:
    instrument, ending = account.instrument, account.instrument.ending
    yield from wrapped(say, say.text(instrument.name), f"{number:<4}", 4)
    differ = any(one.rivals for one in instrument.statements)
    yield from wrapped(
        say, f"{instrument.id} · {day(instrument.date, say)}{say('reading') if differ else ''}", "    ", 6
    )
    parent = _names(ledger).get(instrument.path[-2]) if len(instrument.path) > 1 else None
    if parent:
        phrase = "supports" if account in ledger.supporting else "implements"
        yield from wrapped(say, say(phrase, name=say.text(parent)), "    ", 6)
    yield from _signings(instrument, ledger.as_of, say)
    if ending and ending.agreement == instrument.id != ledger.instrument.id:
        yield from ending_lines(ending, instrument, 4, say)
    said = said_of(account.instrument.statements)
    if said:
        yield f"    {say('said_of_it')}"
        yield from statements(said, 4, say)
    beside = (*(one.evidence for one in instrument.signings), *(one.evidence for one in said))
    told = [found for evidence in beside for found in own(evidence)]
    yield from of_record(instrument.evidence, told, 4, say)


def _names(ledger: Ledger) -> dict[str, Text]:
    instruments = (*(account.instrument for account in ledger.accounts), *ledger.later)
    return {one.id: one.name for one in instruments}


def _signings(instrument: Instrument, as_of: date, say: Phrases) -> Iterator[str]:
    """Who signed it as a party, or adopted it, by date."""
    parties = [one for one in instrument.signings if one.capacity == Capacity.PARTY.name]
    act = "adopted" if instrument.kind in ADOPTED else "signed"
    for date_ in sorted({one.date for one in parties}):
        signings = [one for one in parties if one.date == date_]
        who = ", ".join(dict.fromkeys(short(one.signed_by, say) for one in signings))
        phrase = act if first_day(date_) <= as_of else f"{act}_later"
        yield from wrapped(say, say(phrase, day=when(date_, say), names=who), "    ", 6)
        yield from sources((found for one in signings for found in own(one.evidence)), 6, say)


def _remaining(label: str, instruments: Iterable[Instrument], say: Phrases) -> Iterator[str]:
    listed = tuple(instruments)
    if listed:
        yield from ("", *wrapped(say, label))
    for one in listed:
        yield from wrapped(say, f"{day(one.date, say)}{say('colon')}{say.text(one.name)} ({one.id})", "  ", 4)


def _named(ledger: Ledger) -> Iterator[NamedActor]:
    """The actors that the report names."""
    for account in (*ledger.accounts, *ledger.supporting):
        if account.entries:
            yield from (one.signed_by for one in account.instrument.signings if one.capacity == Capacity.PARTY.name)
            yield from (one.speaker for one in said_of(account.instrument.statements))
        for entry in account.entries:
            yield from entry.promise.obliged
            yield from (one.speaker for one in said_of(entry.promise.statements))
            yield from (one.assessor for one in entry.latest)
            yield from (one.speaker for each in entry.bearings for one in each.occurrence.statements)
