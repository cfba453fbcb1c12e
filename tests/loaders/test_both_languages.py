"""Our own datasets say in English and in French whatever they say in their own words."""

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from loaders.curated import read
from ontology.agreements import Commitment
from ontology.properties import Compound
from ontology.records import Row
from ontology.sources import Source
from ontology.values import Language, Text
from tests.loaders.curated_graph import deliveries, nodes
from tests.loaders.curated_snippets import COMMITMENT, EVENT, Folder

AS_PUBLISHED = (Source, "title")
"""What stays in the language in which it was published."""


def _texts(value: Any, path: str = "") -> Iterator[tuple[str, Text]]:
    """Each text of a record, with the attribute that it stands in; a dot leads into a value with parts."""
    for field in dataclasses.fields(value):
        part = getattr(value, field.name)
        if isinstance(part, Text) and (type(value), field.name) != AS_PUBLISHED:
            yield f"{path}{field.name}", part
        elif isinstance(part, Compound):
            yield from _texts(part, f"{path}{field.name}.")


def _lacking(given: Iterable[Row]) -> Iterator[str]:
    """What each text lacks, and where it stands."""
    for row in given:
        for number, record in enumerate(row.records):
            for attribute, text in _texts(record):
                position, name = row.locate(number, attribute)
                for language in (Language.EN, Language.FR):
                    if getattr(text, language.value) is None:
                        file = PurePath(position.file).name
                        yield f"{file}:{position.line}: {name} has no {language.value}: {text.variants[0]}"


def _all() -> list[Row]:
    return [row for one in deliveries() for row in (one.about, *one.rows) if isinstance(row, Row)]


def test_whatever_is_said_is_in_both_languages() -> None:
    assert list(_lacking(_all())) == []


def test_texts_of_every_class_are_looked_at() -> None:
    seen = {
        (type(record).__name__, attribute)
        for row in _all()
        for record in row.records
        for attribute, _ in _texts(record)
    }
    assert seen == {
        ("Actor", "name"),
        ("Actor", "note"),
        ("Agreement", "name"),
        ("Agreement", "note"),
        ("Assessment", "note"),
        ("CasualtyEstimate", "note"),
        ("CasualtyEstimate", "victims"),
        ("Claim", "text"),
        ("Commitment", "deadline.text"),
        ("Commitment", "note"),
        ("Commitment", "text"),
        ("Dataset", "creator"),
        ("Dataset", "note"),
        ("Dataset", "title"),
        ("Event", "note"),
        ("Event", "summary"),
        ("Event", "title"),
        ("Place", "name"),
        ("Place", "note"),
        ("Place", "qualifier"),
        ("Provision", "note"),
        ("Provision", "text"),
        ("Source", "note"),
    }


def test_an_anchor_in_words_has_them_in_a_text() -> None:
    deadlines = [one.deadline for one in nodes().values() if isinstance(one, Commitment)]
    anchors = {one.anchor.partition("/")[0] for one in deadlines if one.anchor}
    assert anchors == {"signature", "words"}
    assert [one for one in deadlines if one.anchor == "words" and one.text is None] == []


def test_what_a_text_lacks_is_told_with_its_place(folder: Folder) -> None:
    commitment = COMMITMENT + "  deadline: {type: absolute, due: '2016'}\n  note: {fr: Une remarque}\n"
    event = EVENT.replace("title: An ambush", "title: {en: An ambush, fr: Une embuscade}")
    delivery = read(folder(commitments=commitment, events=event))
    assert list(_lacking(row for row in delivery.rows if isinstance(row, Row))) == [
        "commitments.yaml:10: note has no en: Une remarque",
        "commitments.yaml:5: text has no fr: Hand over a list.",
    ]
