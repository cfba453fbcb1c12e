"""The lines of which a ledger's text is made: wrapped, labelled, and with the sources under what they are cited for."""

import re
import textwrap
from collections.abc import Iterable, Iterator

from api.reports.phrases import Phrases, unbroken
from graph.compliance.known import own
from graph.compliance.promises import Evidence, NamedActor, Statement
from graph.compliance.wording import date_in_words, when_in_words
from ontology.vocabularies import ClaimKind, DateBasis

MARGIN = 6
LABEL = 12
BREAKS = re.compile(r"[\t\n\v\f\r]")
VALUES = (ClaimKind.ASSERTS.name, ClaimKind.DENIES.name)
"""Claims that say how something is; what is urged or judged is not a value of the record."""

Sourced = tuple[str, tuple[Evidence, ...]]


def wrapped(say: Phrases, text: str, first: str = "", indent: int = 0) -> Iterator[str]:
    """A paragraph within the width; ids are never broken, and French marks stay with their words."""
    told = unbroken(text).rstrip()
    if told and len(first) + len(told) <= say.width and not BREAKS.search(told):  # most do, and wrapping takes long
        yield first + told
        return
    yield from textwrap.wrap(
        told,
        say.width,
        initial_indent=first,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def row(say: Phrases, label: str, text: str, deeper: int = 0) -> Iterator[str]:
    """A label and what stands beside it."""
    told = f"{label:<{LABEL + deeper}}" if len(label) < LABEL + deeper else f"{label}  "
    return wrapped(say, text, f"{'':{MARGIN}}{told}", MARGIN + LABEL + deeper)


def block(label: str, lines: Iterable[Sourced], say: Phrases) -> Iterator[str]:
    """Several lines beside one label, each with its own sources under it."""
    for place, (line, evidence) in enumerate(lines):
        yield from row(say, "" if place else label, line)
        yield from sources(own(evidence), MARGIN + LABEL, say)


def sources(evidence: Iterable[Evidence], indent: int, say: Phrases) -> Iterator[str]:
    """A line for each source."""
    for one in dict.fromkeys(evidence):
        yield from wrapped(say, say("source", source=source(one, say)), " " * (indent + 2), indent + 4)


def of_record(evidence: Iterable[Evidence], told: Iterable[Evidence], indent: int, say: Phrases) -> Iterator[str]:
    """The sources of a record as a whole, said once; `told` stand beside something in it already."""
    besides = {(one.source, one.locator) for one in told}
    rest = [one for one in dict.fromkeys(evidence) if (one.source, one.locator) not in besides]
    if rest:
        yield from wrapped(
            say, say("other_sources_of_record" if besides else "sources_of_record"), " " * indent, indent + 2
        )
    for one in rest:
        yield from wrapped(say, source(one, say), " " * (indent + 2), indent + 4)


def source(evidence: Evidence, say: Phrases) -> str:
    """`Title (Publisher, 24 December 2015), para. 2 [7]`: the number leads to the address, at the end."""
    told = ", ".join(filter(None, (titled(evidence, say), evidence.locator)))
    return f"{told}\u00a0[{say.number(evidence)}]"


def titled(evidence: Evidence, say: Phrases) -> str:
    """`Title (Publisher, 24 December 2015)`."""
    where = filter(None, (evidence.publisher, day(evidence.published, say) if evidence.published else None))
    printed = ", ".join(where)
    return say.text(evidence.title) + (f" ({printed})" if printed else "")


def numbered_sources(say: Phrases) -> Iterator[str]:
    """All sources that were cited, with the addresses at which they can be read."""
    if say.cited:
        yield from ("", *wrapped(say, say("all_sources")))
    for number, one in say.cited.values():
        yield from wrapped(say, titled(one, say), f"{f'[{number}]':>7}  ", 9)
        read_at = [say("read_at", address=one.read_at)] if one.read_at else []
        for address in [*filter(None, [one.url]), *read_at] or [say("no_address")]:
            yield from wrapped(say, address, " " * 9, 9)


def said_of(statements_: Iterable[Statement]) -> list[Statement]:
    """What is said of a record; accounts that differ come first."""
    said = [one for one in statements_ if one.kind in VALUES]
    return sorted(said, key=lambda one: not one.rivals)


def statements(told: Iterable[Statement], indent: int, say: Phrases) -> Iterator[str]:
    """What speakers say, each with its own sources."""
    for one in told:
        line = f"{_speaker(one, say)}{say('colon')}{say.text(one.text)}"
        yield from wrapped(say, line, " " * (indent + 2), indent + 4)
        yield from sources(own(one.evidence), indent + 4, say)


def _speaker(statement: Statement, say: Phrases) -> str:
    """Who says so and when; a date that is the source's own is told as such."""
    if statement.date is None:
        return short(statement.speaker, say)
    if statement.date_basis == DateBasis.PUBLICATION.name:
        return f"{short(statement.speaker, say)} ({say('published', day=when(statement.date, say))})"
    return f"{short(statement.speaker, say)} ({day(statement.date, say)})"


def short(actor: NamedActor, say: Phrases) -> str:
    """What an actor is called in passing."""
    return say.text(actor.short)


def day(edtf: str, say: Phrases) -> str:
    """A date by itself."""
    return say.text(date_in_words(edtf))


def when(edtf: str, say: Phrases) -> str:
    """A date within a sentence."""
    return say.text(when_in_words(edtf))


def abbreviations(named: Iterable[NamedActor], say: Phrases) -> Iterator[str]:
    """The acronyms of the actors that a report names, with what they stand for."""
    used = {say.text(one.acronym): say.text(one.name) for one in named if one.acronym}
    told = sorted((acronym, name) for acronym, name in used.items() if acronym != name)
    if told:
        yield from ("", say("abbreviations"))
    for acronym, name in told:
        yield from wrapped(say, name, f"  {acronym:<12}", 14)
