"""How a source is told at the foot of a brief: what it is, who published it and when, and where in it."""

from api.reports.brief.model import Numbered
from graph.compliance.wording import date_in_words
from ontology.sources import Source
from ontology.values import Language, Text

ENDS = (".", "!", "?", "…")
UNDATED = Text("undated", "sans date")


def told_source(source: Numbered, language: Language) -> tuple[str, str, str]:
    """Its title, the language of that where it is another, and the rest: publisher, day, and places in it."""
    evidence = source.evidence
    own = evidence.title.only_in(language)
    other = next(one for one in language.preference if evidence.title.only_in(one))
    lang = "" if own else "und" if other is Language.NATIVE else other.value
    title = evidence.title.in_language(language)
    title = title if title.endswith(ENDS) else f"{title}."
    if not evidence.source.startswith(f"{Source.path()}/"):  # it is counted here, and published by nobody
        return title, lang, ""
    day = date_in_words(evidence.published) if evidence.published else UNDATED
    parts = (evidence.publisher, day.in_language(language), ", ".join(source.locators))
    return title, lang, f"{', '.join(filter(None, parts))}."


def source_line(source: Numbered, language: Language) -> str:
    """A source in one line, as long as it is told."""
    title, _, rest = told_source(source, language)
    return " ".join(filter(None, (f"{source.number}.", title, rest, source.evidence.url)))
