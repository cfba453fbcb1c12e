"""A brief as JSON, in both languages: its sentences with their figures and numbers, and the sources by number."""

import json
from typing import Any

from api.reports.brief.model import Brief, Citation, Sentence
from api.reports.brief.phrases import LABELS, PARTS
from api.reports.brief.runs import runs, text_of, untranslated
from ontology.naming import camel
from ontology.values import Language, Text

LANGUAGES = (Language.EN, Language.FR)


def report(brief: Brief) -> str:
    """The whole of it."""
    told = {
        "agreement": brief.instrument.id,
        "name": _text(brief.instrument.name),
        "asOf": brief.as_of.isoformat(),
        "knownBy": brief.known_by.isoformat() if brief.known_by else None,
        "only": _text(brief.only) if brief.only else None,
        "parts": [
            {
                "name": part.name,
                "title": _text(PARTS[part.name]),
                "sentences": [
                    _sentence(f"{part.name}-{place}", one, brief) for place, one in enumerate(part.sentences, 1)
                ],
            }
            for part in brief.parts
        ],
        "leftOut": [_sentence(f"left-out-{place}", one, brief) for place, one in enumerate(brief.left_out, 1)],
        "untranslated": {one.value: untranslated(brief, one) for one in LANGUAGES},
        "sources": [
            {
                "number": one.number,
                "id": one.evidence.source,
                "title": _text(one.evidence.title),
                "publisher": one.evidence.publisher,
                "published": one.evidence.published,
                "locators": list(one.locators),
                "url": one.evidence.url,
            }
            for one in brief.sources
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _sentence(id_: str, one: Sentence, brief: Brief) -> dict[str, Any]:
    label = LABELS.get(one.rule)
    return {
        "id": id_,
        "rule": camel(one.rule),
        **({"label": _text(label)} if label else {}),
        "text": {language.value: text_of(runs(one, brief, language)) for language in LANGUAGES},
        "figures": {camel(name): number for name, number in one.figures.items()},
        "cites": [_citation(each, brief) for each in one.citations],
    }


def _citation(one: Citation, brief: Brief) -> dict[str, Any]:
    return {
        "number": brief.numbers[one.evidence.source],
        "record": one.record,
        "dataset": brief.datasets.get(one.record),
        "speaker": _text(one.speaker) if one.speaker else None,
        "hedge": one.hedge,
        "locator": one.evidence.locator,
    }


def _text(text: Text) -> dict[str, str]:
    return {one.value: told for one, told in zip(Language, text.by_language, strict=True) if told}
