"""What changed between two days as plain text for a terminal, in English or French: what `accord changes` prints."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from api.reports.changes_phrases import CHANGES
from api.reports.entry_text import accounts, assessed, headline, mark
from api.reports.ledger_text import ending_lines
from api.reports.lines import (
    LABEL,
    MARGIN,
    abbreviations,
    block,
    day,
    numbered_sources,
    of_record,
    row,
    said_of,
    source,
    sources,
    statements,
    wrapped,
)
from api.reports.phrases import WIDTH, Phrases
from graph.compliance.changes import Change, Changes, NamedFinding, NewWord
from graph.compliance.known import own
from graph.compliance.promises import Evidence, Instrument, NamedActor, Occurrence
from graph.compliance.wording import day_in_words
from ontology.vocabularies import CommitmentKind, FindingRule, Topic

COMPARED = ("overdue", "contested", "no_longer_contested", "fulfilled")
"""The lists of commitments that were there on both days."""
LISTED = (
    *("agreed", "promised", "demanded", "overdue", "words", "contested", "no_longer_contested", "fulfilled"),
    *("endings", "found", "ceased", "events"),
)
"""All lists, in the order of the report."""
UNCHANGED = ("unchanged", "unchanged_demands")
FIRST = f"{'- ':>{MARGIN}}"


def report(changes: Changes, language: str, width: int = WIDTH) -> Iterator[str]:
    """The lines of what changed in `en` or `fr`, at most so wide unless one word is longer."""
    say = Phrases(language, width, CHANGES)
    yield from _title(changes, say)
    if changes.not_yet:
        yield from ("", *wrapped(say, say.text(changes.not_yet)))
        return
    yield from _counts(changes, say)
    for name in LISTED:
        if listed := getattr(changes, name):
            heading = say(f"{name}_changed").partition(":")[0].rstrip()
            yield from ("", *wrapped(say, f"{heading.upper()} ({len(listed)})"))
            yield from _lines_of(name)(listed, changes, say)
    yield from abbreviations(_named(changes), say)
    yield from numbered_sources(say)


def _title(changes: Changes, say: Phrases) -> Iterator[str]:
    first, last = (say.text(day_in_words(one)).upper() for one in (changes.from_day, changes.to_day))
    yield from wrapped(say, say("changes_title", from_day=first, to_day=last))
    yield from wrapped(say, f"{say.text(changes.instrument.name)} ({changes.instrument.id})")
    if changes.known_by and changes.left_out:
        left = say.text(changes.left_out.words)
        yield from wrapped(say, say("known_by", day=say.text(day_in_words(changes.known_by)), left=left))


def _counts(changes: Changes, say: Phrases) -> Iterator[str]:
    """How many there are in each list, those included in which there is nothing."""
    before, after = changes.before.promises, changes.after.promises
    yield from ("", *wrapped(say, say("changes_promises", before=before, after=say.count("promise", after))))
    for name in LISTED:
        yield from wrapped(say, say(f"{name}_changed"), f"{len(getattr(changes, name)):>5}  ", 7)
    for name in UNCHANGED:
        yield from wrapped(say, say(f"{name}_count"), f"{getattr(changes, name):>5}  ", 7)
    yield ""
    if changes.not_yet_before:
        yield from wrapped(say, say.text(changes.not_yet_before))
    yield from wrapped(say, say("changes_how_to_read"))


Lines = Callable[[Iterable[Any], Changes, Phrases], Iterator[str]]


def _lines_of(name: str) -> Lines:
    return LINES.get(name, _commitments)


def _texts(texts: Iterable[Instrument], _: Changes, say: Phrases) -> Iterator[str]:
    for one in texts:
        differ = say("reading") if any(each.rivals for each in one.statements) else ""
        agreed = f"{day(one.date, say)}{differ}{say('colon')}{say.text(one.name)} ({one.id})"
        yield from wrapped(say, agreed, FIRST, MARGIN)
        yield from accounts(said_of(one.statements), -LABEL, say)
        yield from _sources([*(found for each in one.signings for found in own(each.evidence)), *one.evidence], say)


def _sources(evidence: Iterable[Evidence], say: Phrases) -> Iterator[str]:
    """Those that are given for the very record, then those of what is around it."""
    told = own(evidence)
    yield from sources(told, MARGIN - 2, say)
    yield from of_record((one for one in evidence if one not in told), told, MARGIN, say)


def _commitments(found: Iterable[Change], changes: Changes, say: Phrases) -> Iterator[str]:
    """Each with what is said of it on the later day, by when it was due, and the sources of the promise."""
    for text, of_text in groupby(found, lambda one: one.instrument):
        yield from wrapped(say, f"{say.text(text.name)} ({text.id})", "  ", 4)
        for one in of_text:
            yield from _commitment(one, say)
            yield from row(say, say("deadline"), say.text(one.entry.deadline.words))
            yield from wrapped(say, headline(one.entry, changes.to_day, say), f"{'>> ':>{MARGIN + 3}}", MARGIN + 3)
            evidence = dict.fromkeys(own(one.entry.promise.evidence))
            yield from block(say("sources"), [(source(each, say), ()) for each in evidence], say)
            yield from block(say("assessed"), [(assessed(each, say), each.evidence) for each in one.entry.latest], say)


def _commitment(change: Change, say: Phrases) -> Iterator[str]:
    promise = change.entry.promise
    yield from wrapped(say, say.text(promise.text) + mark(promise.source_grade, say), FIRST, MARGIN)
    kind, topic = say.label(CommitmentKind[promise.kind]), say.label(Topic[promise.topic])
    yield from wrapped(say, f"{kind} · {topic} · {promise.id}", " " * MARGIN, MARGIN)


def _words(words: Iterable[NewWord], _: Changes, say: Phrases) -> Iterator[str]:
    for one in words:
        yield from _commitment(one.change, say)
        yield from wrapped(say, assessed(one.judgement, say), f"{'>> ':>{MARGIN + 3}}", MARGIN + 3)
        yield from sources(own(one.judgement.evidence), MARGIN - 2, say)
        before = assessed(one.earlier, say) if one.earlier else say("said_nothing")
        yield from wrapped(say, say("before_that", said=before), " " * MARGIN, MARGIN + 2)
        if one.earlier:
            yield from sources(own(one.earlier.evidence), MARGIN - 2, say)


def _endings(_: Iterable[object], changes: Changes, say: Phrases) -> Iterator[str]:
    for one in changes.endings:
        yield from ending_lines(one, changes.instrument, MARGIN - 2, say)


def _findings(found: Iterable[NamedFinding], _: Changes, say: Phrases) -> Iterator[str]:
    for one in found:
        yield from wrapped(say, say.text(one.text), FIRST, MARGIN)
        held = say("holds_from", day=day(one.holds_from, say))
        if one.holds_to:
            held = f"{held}, {say('holds_to', day=day(one.holds_to, say))}"
        yield from wrapped(say, f"{say.label(FindingRule[one.rule])} · {held} · {one.id}", " " * MARGIN, MARGIN)
        if one.coding:
            yield from wrapped(say, say.text(one.coding), " " * MARGIN, MARGIN)
        if one.denials:
            yield from wrapped(say, say("denied") + say("colon").rstrip(), " " * MARGIN, MARGIN)
            yield from statements(one.denials, MARGIN, say)


def _events(events: Iterable[Occurrence], _: Changes, say: Phrases) -> Iterator[str]:
    for one in events:
        yield from wrapped(say, f"{day(one.when, say)}{say('colon')}{say.text(one.title)} ({one.id})", FIRST, MARGIN)
        yield from accounts(list(one.statements), -LABEL, say)
        yield from _sources(one.evidence, say)


LINES: dict[str, Lines] = {
    "agreed": _texts,
    "words": _words,
    "endings": _endings,
    "found": _findings,
    "ceased": _findings,
    "events": _events,
}
"""How the lists are told that are not of commitments."""


def _named(changes: Changes) -> Iterator[NamedActor]:
    """The actors that the report names."""
    told = (getattr(changes, name) for name in ("promised", "demanded", *COMPARED))
    yield from (word.assessor for listed in told for one in listed for word in one.entry.latest)
    yield from (word.assessor for one in changes.words for word in (one.judgement, one.earlier) if word)
    yield from (each.speaker for one in (*changes.found, *changes.ceased) for each in one.denials)
    said = (each for one in changes.agreed for each in said_of(one.statements))
    yield from (one.speaker for one in (*said, *(each for one in changes.events for each in one.statements)))
