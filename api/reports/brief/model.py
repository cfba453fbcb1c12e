"""What a brief is made of: sentences in both languages, each with the sources that it cites, and what is left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from graph.compliance.promises import Evidence, Instrument
from ontology.values import Text


@dataclass(frozen=True)
class Words:
    """Words of ours, names and dates: what is lacking in a language is shown in the other, and is no sentence."""

    text: Text


@dataclass(frozen=True)
class Quoted:
    """A sentence of the data. Where a language lacks it, it is shown in the other, marked, and counted."""

    text: Text


@dataclass(frozen=True)
class Citation:
    """A source that is cited for a record: for what somebody says, if it is, and with what reserve."""

    record: str
    evidence: Evidence
    speaker: Text | None = None
    hedge: str | None = None


@dataclass(frozen=True)
class Cited:
    """The numbers of sources, where they stand in a sentence."""

    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Filled:
    """A sentence with places, and what stands in them."""

    template: Text
    values: Mapping[str, "Phrase"]


@dataclass(frozen=True)
class Series:
    """Phrases one after another."""

    items: tuple["Phrase", ...]
    between: Text


Phrase = Words | Quoted | Cited | Filled | Series


@dataclass(frozen=True)
class Sentence:
    """A sentence under the label of the rule that chose it. `figures`: what is counted in it, by name."""

    rule: str
    phrase: Phrase
    figures: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """What it cites, each once, in its order."""
        return tuple(dict.fromkeys(cited(self.phrase)))


def cited(phrase: Phrase) -> Iterator[Citation]:
    """All that a phrase cites."""
    match phrase:
        case Cited(citations):
            yield from citations
        case Filled(_, values):
            for one in values.values():
                yield from cited(one)
        case Series(items, _):
            for one in items:
                yield from cited(one)


def quotes(phrase: Phrase) -> Iterator[Text]:
    """The sentences of the data in a phrase."""
    match phrase:
        case Quoted(text):
            yield text
        case Filled(_, values):
            for one in values.values():
                yield from quotes(one)
        case Series(items, _):
            for one in items:
                yield from quotes(one)


@dataclass(frozen=True)
class Part:
    """One part of the page: its name, and its sentences in the order of their importance."""

    name: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Brief:
    """A page on an agreement as of a day.

    `known_by`: only what sources published by then had told counts; None if all does. `only`: that the promises are
    some of all, in words. `left_out`: what the page leaves out, each with a number. `datasets`: from which dataset a
    record is, by its id.
    """

    instrument: Instrument
    as_of: date
    known_by: date | None
    parts: tuple[Part, ...]
    left_out: tuple[Sentence, ...]
    only: Text | None = None
    datasets: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sentences(self) -> tuple[tuple[str, Sentence], ...]:
        """All sentences, each with its id: the part that it stands in, and its number there."""
        return tuple(
            (f"{part.name}-{place}", sentence)
            for part in self.parts
            for place, sentence in enumerate(part.sentences, 1)
        )

    @cached_property
    def sources(self) -> tuple["Numbered", ...]:
        """The sources by their numbers, in the order in which they are first cited."""
        found = dict[str, list[Evidence]]()
        for _, sentence in self.sentences:
            for one in sentence.citations:
                found.setdefault(one.evidence.source, []).append(one.evidence)
        return tuple(
            Numbered(number, evidence[0], tuple(dict.fromkeys(one.locator for one in evidence if one.locator)))
            for number, evidence in enumerate(found.values(), 1)
        )

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each source, by its id."""
        return {one.evidence.source: one.number for one in self.sources}


@dataclass(frozen=True)
class Numbered:
    """A source with its number, and the places in it that are cited."""

    number: int
    evidence: Evidence
    locators: tuple[str, ...]
