"""A sentence of a brief in one language, as runs of text: what is in another is marked, sources are numbers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from api.reports.brief.model import Brief, Cited, Filled, Phrase, Quoted, Sentence, Series, Words, quotes
from api.reports.phrases import unbroken
from ontology.values import Language, Text

PLACE = re.compile(r"{([a-z_]+)}")
ENDS = (".", "!", "?", "…")


@dataclass(frozen=True)
class Run:
    """A piece of text, in another language if `lang` names one; or else the numbers of sources."""

    text: str = ""
    lang: str = ""
    numbers: tuple[int, ...] = ()


def runs(sentence: Sentence, brief: Brief, language: Language) -> tuple[Run, ...]:
    """A sentence with a capital and a full stop, after which the numbers stand that would stand before it."""
    told = list(_joined(_runs(sentence.phrase, brief.numbers, language)))
    after = list[Run]()
    while told and told[-1].numbers:
        after.insert(0, told.pop())
    if told:
        told[0] = replace(told[0], text=told[0].text[:1].upper() + told[0].text[1:])
        if not told[-1].text.endswith(ENDS):
            told = list(_joined([*told, Run(".", told[-1].lang)]))
    return (*told, *after)


def text_of(told: tuple[Run, ...]) -> str:
    """The text of runs, without the numbers of sources."""
    return "".join(one.text for one in told)


def in_language(text: Text, language: Language) -> str:
    """Words of ours in a language; in French no line breaks before a colon."""
    told = text.in_language(language)
    return unbroken(told) if language is Language.FR else told


def untranslated(brief: Brief, language: Language) -> int:
    """How many sentences of the data a brief shows in another language than its own."""
    texts = (text for _, sentence in brief.sentences for text in quotes(sentence.phrase))
    return len({text for text in texts if not text.only_in(language)})


def _runs(phrase: Phrase, numbers: Mapping[str, int], language: Language) -> Iterator[Run]:
    match phrase:
        case Words(text):
            yield Run(in_language(text, language))
        case Quoted(text):
            yield _quoted(text, language)
        case Cited(citations):
            yield Run(numbers=tuple(dict.fromkeys(numbers[one.evidence.source] for one in citations)))
        case Filled(template, values):
            parts = PLACE.split(in_language(template, language))
            for text_before, name in zip(parts[::2], [*parts[1::2], ""], strict=True):
                yield Run(text_before)
                if name:
                    yield from _runs(values[name], numbers, language)
        case Series(items, between):
            for place, one in enumerate(items):
                if place:
                    yield Run(in_language(between, language))
                yield from _runs(one, numbers, language)


def _quoted(text: Text, language: Language) -> Run:
    """A sentence of the data, without the full stop that the sentence around it has."""
    if own := text.only_in(language):
        return Run(own.removesuffix("."))
    other = next(one for one in language.preference if text.only_in(one))
    lang = "und" if other is Language.NATIVE else other.value
    return Run(text.in_language(other).removesuffix("."), lang)


def _joined(told: Iterator[Run] | list[Run]) -> Iterator[Run]:
    """The same with as few runs as may be."""
    last: Run | None = None
    for one in told:
        if not (one.text or one.numbers):
            continue
        if last and not (last.numbers or one.numbers) and last.lang == one.lang:
            last = replace(last, text=last.text + one.text)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last
