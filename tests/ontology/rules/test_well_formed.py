"""A record that is not what its class declares: types, codes, ids, numbers, characters. Each gives one fault."""

from dataclasses import replace
from typing import Any

import pytest

from ontology.deadlines import Deadline
from ontology.model import Citation, Node, Relation
from ontology.rules import Fault, faults
from ontology.values import DateSpan, Text
from ontology.vocabularies import EventKind, PlaceKind
from tests.ontology.rules.records import (
    COMMITMENT,
    DOCUMENTATION,
    EVENT,
    FIGURE,
    IDENTITY,
    INVOLVEMENT,
    PLACE,
    SOURCE,
)

MISSING, KEY = ("stands where a value must be", "Give one."), "Write event/ and a key of a-z, 0-9 and hyphens."
NO_TEXT, NO_LINE, NO_DATE = (
    ("is not a text in languages", "Give a Text."),
    ("is not a text", "Give a str."),
    ("is not a date", "Give a DateSpan."),
)
NO_INT, NO_FLOAT = ("is not a whole number", "Give an int."), ("is not a finite number", "Give a float.")
TOO_LARGE = ("is beyond what GraphQL has as a whole number", "Give one from -2147483648 to 2147483647.")
KINDS = f"Give one of PlaceKind: {', '.join(PlaceKind.__members__)}."
REMOVE = "Remove it, or write a space."
REFUSED, BREAK = "a character that no text may have", "a line break or tab"


def title(**variants: Any) -> Text:
    """A text that was not made by its constructor."""
    text = Text("x")
    for language, variant in variants.items():
        object.__setattr__(text, language, variant)
    return text


CASES: list[tuple[Node | Relation, dict[str, Any], str, tuple[str, str]]] = [
    # the record, what is given instead, the attribute at fault, problem and remedy
    (PLACE, {"kind": "bogus"}, "kind", ("is not a code of place kind", KINDS)),
    (PLACE, {"kind": "LOCALITY"}, "kind", ("is not a code of place kind", KINDS)),
    (PLACE, {"kind": EventKind.ATTACK}, "kind", ("is not a code of place kind", KINDS)),
    (PLACE, {"kind": None}, "kind", MISSING),
    (PLACE, {"name": "Timbuktu"}, "name", NO_TEXT),
    (PLACE, {"name": title(fr=3)}, "name", NO_TEXT),
    (PLACE, {"lat": "16.77"}, "lat", NO_FLOAT),
    (PLACE, {"lat": float("nan")}, "lat", NO_FLOAT),
    (PLACE, {"lon": float("-inf")}, "lon", NO_FLOAT),
    (PLACE, {"lon": 10**400}, "lon", NO_FLOAT),
    (PLACE, {"lon": True}, "lon", NO_FLOAT),
    (PLACE, {"aliases": ["Tinbuktu"]}, "aliases", ("is not a list", "Give a tuple.")),
    (PLACE, {"aliases": None}, "aliases", MISSING),
    (PLACE, {"aliases": ("a", 3)}, "aliases", ("holds 3, which is not a text", "Give a str.")),
    (PLACE, {"aliases": ("a", "b", "a")}, "aliases", ("names 'a' twice", "Keep one of the two.")),
    (PLACE, {"pcode": 7}, "pcode", NO_LINE),
    (PLACE, {"pcode": " "}, "pcode", ("is blank", "Give a text, or leave it out.")),
    (FIGURE, {"best": "three"}, "best", NO_INT),
    (FIGURE, {"best": 2.0}, "best", NO_INT),
    (FIGURE, {"best": True}, "best", NO_INT),
    (FIGURE, {"high": 2**31}, "high", TOO_LARGE),
    (FIGURE, {"low": -(2**31) - 1}, "low", TOO_LARGE),
    (EVENT, {"when": "yesterday"}, "when", NO_DATE),
    (EVENT, {"when": None}, "when", MISSING),
    (EVENT, {"id": "attack"}, "id", ("is not an id of this class", KEY)),
    (EVENT, {"id": "place/attack"}, "id", ("is not an id of this class", KEY)),
    (EVENT, {"id": "event/Attack"}, "id", ("is not an id of this class", KEY)),
    (EVENT, {"id": 3}, "id", ("is not an id of this class", KEY)),
    (EVENT, {"sources": None}, "sources", MISSING),
    (
        EVENT,
        {"sources": ("source/report",)},
        "sources",
        ("holds 'source/report', which is not a citation", "Give a Citation."),
    ),
    (
        EVENT,
        {"sources": (Citation("report"),)},
        "sources",
        ("holds Citation(source='report', locator=''), which names no source", "Write source/ and its key."),
    ),
    (
        EVENT,
        {"sources": (Citation("source/r", "p.\n3"),)},
        "sources",
        (
            f"holds Citation(source='source/r', locator='p.\\n3'), which has a locator that holds U+000A, {BREAK}",
            REMOVE,
        ),
    ),
    (
        EVENT,
        {"sources": (Citation("source/r"),) * 2},
        "sources",
        ("names Citation(source='source/r', locator='') twice", "Keep one of the two."),
    ),
    (EVENT, {"title": Text("A\x00")}, "title", (f"holds U+0000, {REFUSED}", REMOVE)),
    (EVENT, {"title": Text("A", "B\x1b[31m")}, "title", (f"holds U+001B, {REFUSED}", REMOVE)),
    (EVENT, {"title": Text("A\r\nB")}, "title", (f"holds U+000D, {REFUSED}", REMOVE)),
    (EVENT, {"title": Text(native="A\x85")}, "title", (f"holds U+0085, {REFUSED}", REMOVE)),
    (EVENT, {"summary": Text("A\ufffe")}, "summary", (f"holds U+FFFE, {REFUSED}", REMOVE)),
    (EVENT, {"note": Text("A\ud800")}, "note", (f"holds U+D800, {REFUSED}", REMOVE)),
    (EVENT, {"when_stated": "on\tSaturday"}, "when_stated", (f"holds U+0009, {BREAK}", REMOVE)),
    (COMMITMENT, {"deadline": "soon"}, "deadline", ("is not a deadline", "Give a Deadline.")),
    (INVOLVEMENT, {"source": None}, "source", MISSING),
    (INVOLVEMENT, {"target": 3}, "target", ("is not an id", "Write class/key, such as actor/jnim.")),
    (INVOLVEMENT, {"target": "gatia"}, "target", ("is not an id", "Write class/key, such as actor/jnim.")),
    (INVOLVEMENT, {"sources": []}, "sources", ("is not a list", "Give a tuple.")),
    (IDENTITY, {"score": "sure"}, "score", NO_FLOAT),
    (DOCUMENTATION, {"locator": ""}, "locator", ("is blank", "Give a text, or leave it out.")),
    (
        DOCUMENTATION,
        {"sources": (Citation("source/r"),)},
        "sources",
        ("are sources of a relation that is not cited itself", "Leave them out."),
    ),
    (SOURCE, {"published": 2018}, "published", NO_DATE),
]
NO_BREACH = ["é", "🜂 𝔖ahel", "\u00a0x", "a\u200eb", "\ufffd", "\U0010ffff", "جماعة"]


@pytest.mark.parametrize(("record", "given", "attribute", "wrong"), CASES)
def test_one_fault_for_what_is_not_as_declared(
    record: Node | Relation, given: dict[str, Any], attribute: str, wrong: tuple[str, str]
) -> None:
    broken = replace(record, **given)
    assert list(faults(broken, {})) == [Fault(attribute, getattr(broken, attribute), *wrong)]


def test_the_parts_of_a_value_are_judged_too() -> None:
    deadline = Deadline(type="open", text="from now on\x07")  # type: ignore[arg-type]
    assert [(fault.attribute, fault.value) for fault in faults(replace(COMMITMENT, deadline=deadline), {})] == [
        ("deadline.type", "open"),
        ("deadline.text", "from now on\x07"),
    ]


@pytest.mark.parametrize("text", NO_BREACH)
def test_every_script_and_sign_may_stand_in_a_text(text: str) -> None:
    place = replace(PLACE, name=Text(text), aliases=(text,))
    assert list(faults(place, {})) == []


def test_lines_may_break_in_a_text_in_languages_alone() -> None:
    text = "one\n\ttwo"
    assert list(faults(replace(EVENT, summary=Text(text)), {})) == []
    assert [fault.attribute for fault in faults(replace(EVENT, when_stated=text), {})] == ["when_stated"]


def test_the_largest_numbers_that_a_client_can_read() -> None:
    figure = replace(FIGURE, low=0, best=2**31 - 1, high=2**31 - 1)
    assert list(faults(figure, {})) == []
    assert list(faults(replace(EVENT, when=DateSpan("9999")), {})) == []
