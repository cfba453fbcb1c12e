"""The ledger of an agreement as plain text for a terminal, in English or French: what `accord trace` prints."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date

from api.reports.phrases import COUNTS, Phrases
from graph.compliance.counting import first_day, last_day
from graph.compliance.ledger import DEMAND, Bearing, Completion, Entry, Ledger, Reckoning, standing_of
from graph.compliance.promises import Evidence, Instrument, Judgement, NamedActor
from graph.compliance.wording import date_in_words, day_in_words
from ontology.values import Text
from ontology.vocabularies import Basis, Capacity, CommitmentKind, SourceGrade, Status, Topic

WIDTH = 96
MARGIN = 6
LABEL = 12

Numbered = tuple[str, Entry]
Sourced = tuple[str, tuple[Evidence, ...]]


def report(ledger: Ledger, language: str) -> Iterator[str]:
    """The lines of a ledger in `en` or `fr`, at most 96 columns wide unless one word is longer."""
    say, as_of = Phrases(language), ledger.as_of
    told = [account for account in ledger.accounts if account.entries]
    numbered = [
        [(f"{number}.{place}", entry) for place, entry in enumerate(account.entries, 1)]
        for number, account in enumerate(told, 1)
    ]
    yield from _head(ledger, len(told), say)
    yield from _glance([one for part in numbered for one in part if one[1].promise.kind != DEMAND], say)
    names = {one.id: one.name for one in (*(account.instrument for account in ledger.accounts), *ledger.later)}
    for number, (account, entries) in enumerate(zip(told, numbered, strict=True), 1):
        yield from _instrument(number, account.instrument, as_of, names, say)
        for place, entry in entries:
            yield from _entry(place, entry, account.instrument, as_of, say)
    silent = [account.instrument for account in ledger.accounts if not account.entries]
    yield from _remaining(say("silent"), silent, say)
    yield from _remaining(say("later", day=say.text(day_in_words(as_of)).upper()), ledger.later, say)
    yield from _abbreviations(ledger, say)


def _head(ledger: Ledger, told: int, say: Phrases) -> Iterator[str]:
    counts = ledger.counts
    yield say("title", day=say.text(day_in_words(ledger.as_of)).upper())
    yield from _wrapped(f"{say.text(ledger.agreement.name)} ({ledger.agreement.id})")
    yield ""
    promises, instruments = say.count("promise", counts.promises), say.count("instrument", told)
    yield say("promises", promises=promises, instruments=instruments)
    for name in COUNTS:
        yield from _wrapped(say(f"{name}_count"), f"{getattr(counts, name):5}  ", 7)
    yield ""
    yield from _wrapped(say("how_to_read"))


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
            counted = f"{say.count('day', days):>11}  " if days else ""
            text = textwrap.shorten(say.text(entry.promise.text), WIDTH - 12 - len(counted), placeholder=" …")
            yield f"    {place:<7}{counted}{text}"


def _instrument(order: int, instrument: Instrument, as_of: date, names: dict[str, Text], say: Phrases) -> Iterator[str]:
    yield from ("", "=" * WIDTH)
    yield from _wrapped(say.text(instrument.name), f"{order:<4}", 4)
    yield f"    {instrument.id} · {_day(instrument.date, say)}"
    parent = names.get(instrument.path[-2]) if len(instrument.path) > 1 else None
    if parent:
        yield from _wrapped(say("implements", name=say.text(parent)), "    ", 6)
    parties = [one for one in instrument.signings if one.capacity == Capacity.PARTY.name]
    for day in sorted({one.date for one in parties}):
        signings = [one for one in parties if one.date == day]
        who = ", ".join(dict.fromkeys(_short(one.actor, say) for one in signings))
        phrase = "signed" if first_day(day) <= as_of else "signed_later"
        yield from _wrapped(say(phrase, day=_day(day, say), names=who), "    ", 6)
        yield from _sources((found for one in signings for found in one.evidence), 6, say)
    yield "=" * WIDTH


def _entry(place: str, entry: Entry, instrument: Instrument, as_of: date, say: Phrases) -> Iterator[str]:
    promise = entry.promise
    yield ""
    yield from _wrapped(say.text(promise.text) + _mark(promise.source_grade, say), f"{place:<{MARGIN}}", MARGIN)
    kind, topic = say.label(CommitmentKind[promise.kind]), say.label(Topic[promise.topic])
    yield f"{'':{MARGIN}}{kind} · {topic} · {promise.id}"
    yield from _wrapped(headline(entry, as_of, say), f"{'>> ':>{MARGIN}}", MARGIN)
    yield from _row(say("obliged"), ", ".join(_short(one, say) for one in promise.obliged) or say("nobody"))
    stems = say("semicolon").join(
        say.text(one.label) + (say("inferred") if one.inferred else "") for one in promise.provisions
    )
    yield from _row(say("provision"), stems or say("no_provision"))
    yield from _row(say("deadline"), say.text(entry.deadline.words))
    for other in entry.others:
        yield from _row("", say.text(other.words))
        yield from _row("", _consequence(other, say), deeper=2)
    if promise.note:
        yield from _row(say("note"), say.text(promise.note))
    for label, lines in (
        (say("sources"), [(_source(one, say), ()) for one in dict.fromkeys(promise.evidence)]),
        (say("done"), [_done(one, entry, say) for one in entry.deadline.completions]),
        (say("assessed"), [(_assessed(one, say), one.evidence) for one in entry.latest]),
        (say("events"), [(_event(one, instrument, say), one.occurrence.evidence) for one in entry.bearings]),
    ):
        yield from _block(label, lines, say)


def _block(label: str, lines: Iterable[Sourced], say: Phrases) -> Iterator[str]:
    for place, (line, evidence) in enumerate(lines):
        yield from _row("" if place else label, line)
        yield from _sources(evidence, MARGIN + LABEL, say)


def headline(entry: Entry, as_of: date, say: Phrases) -> str:
    """What is to be said about a promise in a sentence or two."""
    deadline, due = entry.deadline, last_day(entry.deadline.due)
    coming = "" if due is None or due < as_of or entry.status == Status.FULFILLED.name else _coming(due, as_of, say)
    if entry.contested:
        return _contested(entry, say) + coming
    if entry.overdue and deadline.days_overdue:
        overdue = say("overdue_by", days=say.count("day", deadline.days_overdue))
        if not entry.latest:
            return f"{overdue} {say('not_assessed')}"
        newest = entry.latest[0]
        return f"{overdue} {say('newest', status=_status(newest, say), who=_who(newest, say))}"
    if not entry.latest:
        return say("not_assessed").upper() + coming
    said = f"{_status(entry.latest[0], say).upper()} ({_who(entry.latest[0], say)})."
    if entry.status == Status.FULFILLED.name and deadline.kept:
        kept = _kept(deadline.kept, say)
        return f"{said} {kept[0].upper()}{kept[1:]}."
    return said + coming


def _contested(entry: Entry, say: Phrases) -> str:
    """Who says what, and what follows from either reading."""
    sides: dict[str, list[str]] = {}
    for one in sorted(entry.latest, key=lambda one: one.status != Status.FULFILLED.name):
        name = f"{_short(one.assessor, say)} ({_day(one.date, say)})"
        sides.setdefault(say.label(Status[one.status]), []).append(name)
    told = (f"{status}{say('colon')}{', '.join(names)}" for status, names in sides.items())
    text = say("contested", sides=say("semicolon").join(told))
    if entry.deadline.days_overdue is None:
        return text
    overdue = say("overdue", days=say.count("day", entry.deadline.days_overdue))
    if entry.deadline.kept is None:
        return text + say("nobody_says_fulfilled", overdue=overdue)
    return text + say("both_readings", kept=_kept(entry.deadline.kept, say), overdue=overdue)


def _coming(due: date, as_of: date, say: Phrases) -> str:
    return say("due_in", days=say.count("day", (due - as_of).days)) if due > as_of else say("due_today")


def _kept(kept: Completion, say: Phrases) -> str:
    """When it was done, and how late."""
    return say("done_when", when=_when(kept, say)) + _lateness(kept, ", ", say)


def _consequence(reckoning: Reckoning, say: Phrases) -> str:
    """What follows where a deadline is counted from an earlier signature."""
    found = []
    for one in reckoning.completions:
        whole = one.judgement.status == Status.FULFILLED.name
        part = "" if whole else f" ({say.label(Status[one.judgement.status]).lower()})"
        found.append(f"{_when(one, say)}{part}{_lateness(one, say('colon'), say)}")
    if reckoning.days_overdue is not None:
        found.append(say("overdue", days=say.count("day", reckoning.days_overdue)))
    return say("semicolon").join(found)


def _lateness(completion: Completion, before: str, say: Phrases) -> str:
    if completion.days_late is None:
        return ""
    return before + say.lateness(completion.days_late, at_the_latest=completion.at_the_latest)


def _when(completion: Completion, say: Phrases) -> str:
    stated = completion.judgement.done_on
    return _day(stated, say) if stated else say("by_latest", day=say.text(day_in_words(completion.by)))


def _done(completion: Completion, entry: Entry, say: Phrases) -> Sourced:
    """The day, how late that was, and who says so; with note and sources where these do not stand below."""
    judgement = completion.judgement
    line = _when(completion, say) + _lateness(completion, ", ", say)
    if judgement in entry.latest:
        return f"{line} ({_who(judgement, say)}{say('colon')}{_status(judgement, say)})", ()
    return f"{line}. {_assessed(judgement, say)}", judgement.evidence


def _assessed(judgement: Judgement, say: Phrases) -> str:
    note = f" {say.text(judgement.note)}" if judgement.note else ""
    said = f"{_who(judgement, say)}{say('colon')}{_status(judgement, say)}."
    return said + note + _mark(judgement.source_grade, say)


def _event(bearing: Bearing, instrument: Instrument, say: Phrases) -> str:
    event = bearing.occurrence
    if bearing.days_after_deadline is not None:
        distance = say.distance(bearing.days_after_deadline, "deadline")
    else:
        signed = any(one.capacity == Capacity.PARTY.name for one in instrument.signings)
        distance = say.distance(bearing.days_after_signature or 0, "signature" if signed else "adoption")
    return f"{_day(event.when, say)}{say('colon')}{say.text(event.title)} ({distance})"


def _who(judgement: Judgement, say: Phrases) -> str:
    return f"{_short(judgement.assessor, say)}, {_day(judgement.date, say)}"


def _status(judgement: Judgement, say: Phrases) -> str:
    """`partly fulfilled, 3 of 5`."""
    status = say.label(Status[judgement.status]).lower()
    if judgement.done is None or judgement.out_of is None:
        return status
    return f"{status}, {say('of', done=judgement.done, out_of=judgement.out_of)}"


def _short(actor: NamedActor, say: Phrases) -> str:
    return say.text(actor.short)


def _day(edtf: str, say: Phrases) -> str:
    return say.text(date_in_words(edtf))


def _mark(source_grade: str | None, say: Phrases) -> str:
    return say("unverified") if source_grade == SourceGrade.UNVERIFIED.name else ""


def _source(evidence: Evidence, say: Phrases) -> str:
    """`Title (Publisher, 24 December 2015), para. 2`."""
    where = filter(None, (evidence.publisher, _day(evidence.published, say) if evidence.published else None))
    printed = ", ".join(where)
    title = say.text(evidence.title) + (f" ({printed})" if printed else "")
    return ", ".join(filter(None, (title, evidence.locator)))


def _sources(evidence: Iterable[Evidence], indent: int, say: Phrases) -> Iterator[str]:
    for one in dict.fromkeys(evidence):
        phrase = "source_of_row" if one.basis == Basis.ROW.name else "source"
        yield from _wrapped(say(phrase, source=_source(one, say)), " " * (indent + 2), indent + 4)


def _row(label: str, text: str, deeper: int = 0) -> Iterator[str]:
    return _wrapped(text, f"{'':{MARGIN}}{label:<{LABEL + deeper}}", MARGIN + LABEL + deeper)


def _remaining(label: str, instruments: Iterable[Instrument], say: Phrases) -> Iterator[str]:
    listed = tuple(instruments)
    if listed:
        yield from ("", label)
    for one in listed:
        yield from _wrapped(f"{_day(one.date, say)}{say('colon')}{say.text(one.name)} ({one.id})", "  ", 4)


def _abbreviations(ledger: Ledger, say: Phrases) -> Iterator[str]:
    """The acronyms used, with what they stand for."""
    used = {one.acronym: say.text(one.name) for one in _named(ledger) if one.acronym}
    told = sorted((acronym, name) for acronym, name in used.items() if acronym != name)
    if told:
        yield from ("", say("abbreviations"))
    for acronym, name in told:
        yield from _wrapped(name, f"  {acronym:<12}", 14)


def _named(ledger: Ledger) -> Iterator[NamedActor]:
    """The actors that the report names."""
    for account in ledger.accounts:
        if account.entries:
            yield from (one.actor for one in account.instrument.signings if one.capacity == Capacity.PARTY.name)
        for entry in account.entries:
            yield from entry.promise.obliged
            yield from (one.assessor for one in entry.latest)


def _wrapped(text: str, first: str = "", indent: int = 0) -> Iterator[str]:
    """A paragraph within the width; ids are never broken."""
    rest = " " * indent
    yield from textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
