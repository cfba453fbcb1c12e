"""A brief as CSV: a row for each source of each sentence, with who speaks, what is cited, and where it is read."""

import csv
import io
from collections.abc import Iterator

from api.reports.brief.model import Brief, Citation, Sentence
from api.reports.brief.runs import runs, text_of
from ontology.values import Language

COLUMNS = (
    *("sentence", "part", "rule", "text", "language", "number", "id", "speaker", "hedge", "scope"),
    *("source_id", "source_url", "source_title", "published", "locator", "dataset"),
)
END_OF_LINE = "\r\n"


def report(brief: Brief, language: Language) -> str:
    """The table: UTF-8, with a line of names, and lines that end in CR LF."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator=END_OF_LINE)
    writer.writerow(COLUMNS)
    for part in brief.parts:
        for place, sentence in enumerate(part.sentences, 1):
            writer.writerows(_rows(f"{part.name}-{place}", part.name, sentence, brief, language))
    for place, sentence in enumerate(brief.left_out, 1):
        told = text_of(runs(sentence, brief, language))
        name = "left-out"
        writer.writerow((f"{name}-{place}", name, sentence.rule, told, language.value, *[""] * 11))
    return written.getvalue()


def _rows(id_: str, part: str, sentence: Sentence, brief: Brief, language: Language) -> Iterator[tuple[str, ...]]:
    told = text_of(runs(sentence, brief, language))
    for one in sentence.citations:
        yield (id_, part, sentence.rule, told, language.value, *_cited(one, brief, language))


def _cited(one: Citation, brief: Brief, language: Language) -> Iterator[str]:
    """Of a citation: its number, the record for which the source is given, and the source."""
    evidence = one.evidence
    yield str(brief.numbers[evidence.source])
    yield one.record
    yield one.speaker.in_language(language) if one.speaker else ""
    yield one.hedge or ""
    yield ""
    yield evidence.source
    yield evidence.url or ""
    yield evidence.title.in_language(language)
    yield evidence.published or ""
    yield evidence.locator or ""
    yield brief.datasets.get(one.record, "")
