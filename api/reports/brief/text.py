"""A brief as plain text: numbers stand in brackets, and at the foot each with its source and address."""

import textwrap
from collections.abc import Iterator, Sequence

from api.reports.brief.counting import count
from api.reports.brief.model import Brief, Sentence
from api.reports.brief.phrases import LABELS, PARTS, PHRASES, say
from api.reports.brief.runs import Run, in_language, runs, untranslated
from api.reports.brief.sources import told_source
from graph.compliance.wording import both, day_in_words
from ontology.values import Language, Text

WIDTH = 96


def report(brief: Brief, language: Language, width: int = WIDTH) -> Iterator[str]:
    """The lines of a brief, at most so wide unless one word is longer."""
    for line in heading(brief, language):
        yield from _wrapped(line, width)
    for part in brief.parts:
        yield from ("", *_wrapped(in_language(PARTS[part.name], language).upper(), width))
        for sentence in part.sentences:
            label = in_language(LABELS[sentence.rule], language)
            yield from _wrapped(f"{label} – {_marked(runs(sentence, brief, language))}", width, "- ", "  ")
    yield from ("", *_wrapped(in_language(PHRASES["left_out"], language).upper(), width))
    for one in left_out(brief, language):
        yield from _wrapped(_marked(one), width, "- ", "  ")
    yield from ("", *_wrapped(in_language(PHRASES["sources"], language).upper(), width))
    for source in brief.sources:
        title, lang, rest = told_source(source, language)
        told = " ".join(filter(None, (_in_other(title, lang), rest)))
        yield from _wrapped(told, width, f"{f'[{source.number}]':>6} ", " " * 7)
        yield f"{'':7}{source.evidence.url}"


def heading(brief: Brief, language: Language) -> tuple[str, str, str]:
    """What the page is about: the agreement, the question, and its two days."""
    on = in_language(both(*PHRASES["as_of"].variants, day=day_in_words(brief.as_of)), language)
    return (
        brief.instrument.name.in_language(language),
        in_language(PHRASES["title"], language),
        f"{on}, {in_language(_sources_of(brief), language)}",
    )


def _sources_of(brief: Brief) -> Text:
    if brief.known_by is None:
        return PHRASES["any_day"]
    if brief.known_by == brief.as_of:
        return PHRASES["same_day"]
    return both(*PHRASES["known_by"].variants, day=day_in_words(brief.known_by))


def left_out(brief: Brief, language: Language) -> Iterator[tuple[Run, ...]]:
    """What the page leaves out, sentence by sentence; what it has in another language is counted last but one."""
    *told, caution = (runs(one, brief, language) for one in brief.left_out)
    yield from told
    number = untranslated(brief, language)
    if number:
        yield runs(Sentence("untranslated", say("untranslated", count=count("sentences", number))), brief, language)
    yield caution


def _marked(told: Sequence[Run]) -> str:
    """Runs in plain text: what is in another language in brackets that name it, and numbers in brackets."""
    return "".join(
        "".join(f"\u00a0[{number}]" for number in one.numbers) if one.numbers else _in_other(one.text, one.lang)
        for one in told
    )


def _in_other(text: str, lang: str) -> str:
    return f"[{lang}: {text}]" if lang else text


def _wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
