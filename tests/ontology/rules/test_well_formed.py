"""A record that is not what its class declares: types, codes, ids, numbers, characters. Each gives one fault."""

from dataclasses import replace
from math import inf, nan
from typing import Any

import pytest

from ontology.actors import Alliance, Membership
from ontology.deadlines import Deadline
from ontology.model import Citation, Node, Relation
from ontology.places import Containment
from ontology.rules import Fault, faults
from ontology.values import DateSpan, Text
from ontology.vocabularies import DeadlineType, EventKind, PlaceKind
from tests.ontology.rules.records import (
    COMMITMENT,
    DOCUMENTATION,
    EVENT,
    FIGURE,
    IDENTITY,
    INVOLVEMENT,
    MEMBERSHIP,
    PLACE,
    SOURCE,
)

MISSING, BLANK = ("is given where a value is required", "Give one."), ("is blank", "Give a text, or leave it out.")
NO_LINE, NO_DATE = ("is not a text", "Give a str."), ("is not a date", "Give a DateSpan.")
UNKNOWN = "has an end that is unknown", "Write '..' for an open one, or one date alone."
NO_INT, NO_FLOAT = ("is not a whole number", "Give an int."), ("is not a finite number", "Give a float.")
TOO_LARGE = ("is beyond what GraphQL has as a whole number", "Give one from -2147483648 to 2147483647.")
NO_KEY = ("is not an id of this class", "Write event/ and a key of a-z, 0-9 and hyphens.")
NO_ID = ("is not an id", "Write class/key, such as actor/jnim.")
UNCITED = ("is cited by a relation that has no sources itself", "Leave it out.")
NOT_A_NUMBER = nan
KINDS = f"Give one of PlaceKind: {', '.join(PlaceKind.__members__)}."
REMOVE = "Remove it, or write a space."
REFUSED, BREAK = "a character that no text may have", "a line break or tab"


def title(**variants: Any) -> Text:
    """A text that was not made by its constructor."""
    text = Text("x")
    for language, variant in variants.items():
        object.__setattr__(text, language, variant)
    return text


CASES: list[tuple[Node | Relation, str, Any, tuple[Any, str, str]]] = [
    # the record, the attribute, what it is given, and the value at fault with problem and remedy
    (PLACE, "kind", "bogus", ("bogus", "is not a code of place kind", KINDS)),
    (PLACE, "kind", "LOCALITY", ("LOCALITY", "is not a code of place kind", KINDS)),
    (PLACE, "kind", EventKind.ATTACK, (EventKind.ATTACK, "is not a code of place kind", KINDS)),
    (PLACE, "kind", None, (None, *MISSING)),
    (PLACE, "basis", "OWN", ("OWN", "is not a code of basis", "Give one of Basis: OWN, ROW.")),
    (INVOLVEMENT, "basis", None, (None, *MISSING)),
    (PLACE, "name", "Timbuktu", ("Timbuktu", "is not a text in languages", "Give a Text.")),
    (PLACE, "name", title(fr=3), (3, *NO_LINE)),
    (PLACE, "lat", "16.77", ("16.77", *NO_FLOAT)),
    (PLACE, "lat", NOT_A_NUMBER, (NOT_A_NUMBER, *NO_FLOAT)),
    (PLACE, "lon", -inf, (-inf, *NO_FLOAT)),
    (PLACE, "lon", 10**400, (10**400, *NO_FLOAT)),
    (PLACE, "lon", True, (True, *NO_FLOAT)),
    (PLACE, "aliases", ["Tinbuktu"], (["Tinbuktu"], "is not a list", "Give a tuple.")),
    (PLACE, "aliases", None, (None, *MISSING)),
    (PLACE, "aliases", ("a", 3), (3, *NO_LINE)),
    (PLACE, "aliases", ("a", "b", "a"), ("a", "stands twice", "Keep one of the two.")),
    (PLACE, "pcode", 7, (7, *NO_LINE)),
    (PLACE, "pcode", " ", (" ", *BLANK)),
    (FIGURE, "best", "three", ("three", *NO_INT)),
    (FIGURE, "best", 2.0, (2.0, *NO_INT)),
    (FIGURE, "best", True, (True, *NO_INT)),
    (FIGURE, "high", 2**31, (2**31, *TOO_LARGE)),
    (FIGURE, "low", -(2**31) - 1, (-(2**31) - 1, *TOO_LARGE)),
    (EVENT, "when", "yesterday", ("yesterday", *NO_DATE)),
    (EVENT, "when", None, (None, *MISSING)),
    (EVENT, "id", "attack", ("attack", *NO_KEY)),
    (EVENT, "id", "place/attack", ("place/attack", *NO_KEY)),
    (EVENT, "id", "event/Attack", ("event/Attack", *NO_KEY)),
    (EVENT, "id", 3, (3, *NO_KEY)),
    (EVENT, "sources", None, (None, *MISSING)),
    (EVENT, "sources", ("source/report",), ("source/report", "is not a citation", "Give a Citation.")),
    (EVENT, "sources", (Citation("report"),), ("report", "is not the id of a source", "Write source/ and its key.")),
    (EVENT, "sources", (Citation("source/r", "p.\n3"),), ("p.\n3", f"holds U+000A, {BREAK}", REMOVE)),
    (EVENT, "sources", (Citation("source/r"),) * 2, ("source/r", "stands twice", "Keep one of the two.")),
    (EVENT, "title", Text("A\x00"), ("A\x00", f"holds U+0000, {REFUSED}", REMOVE)),
    (EVENT, "title", Text("A", "B\x1b[31m"), ("B\x1b[31m", f"holds U+001B, {REFUSED}", REMOVE)),
    (EVENT, "title", Text("A\r\nB"), ("A\r\nB", f"holds U+000D, {REFUSED}", REMOVE)),
    (EVENT, "title", Text(native="A\x85"), ("A\x85", f"holds U+0085, {REFUSED}", REMOVE)),
    (EVENT, "summary", Text("A\ufffe"), ("A\ufffe", f"holds U+FFFE, {REFUSED}", REMOVE)),
    (EVENT, "note", Text("A\ud800"), ("A\ud800", f"holds U+D800, {REFUSED}", REMOVE)),
    (EVENT, "when_stated", "on\tSaturday", ("on\tSaturday", f"holds U+0009, {BREAK}", REMOVE)),
    (COMMITMENT, "deadline", "soon", ("soon", "is not a deadline", "Give a Deadline.")),
    (INVOLVEMENT, "source", None, (None, *MISSING)),
    (INVOLVEMENT, "target", 3, (3, *NO_ID)),
    (INVOLVEMENT, "target", "gatia", ("gatia", *NO_ID)),
    (INVOLVEMENT, "sources", [], ([], "is not a list", "Give a tuple.")),
    (IDENTITY, "score", "sure", ("sure", *NO_FLOAT)),
    (DOCUMENTATION, "locator", "", ("", *BLANK)),
    (DOCUMENTATION, "sources", (Citation("source/r", "p. 3"),), ("source/r p. 3", *UNCITED)),
    (SOURCE, "published", 2018, (2018, *NO_DATE)),
    (SOURCE, "published", DateSpan("/2018"), ("/2018", *UNKNOWN)),
    (EVENT, "when", DateSpan("2018-04/"), ("2018-04/", *UNKNOWN)),
    (MEMBERSHIP, "from_", "/2017", ("/2017", *NO_DATE)),
]
NO_BREACH = ["é", "🜂 𝔖ahel", "\u00a0x", "a\u200eb", "\ufffd", "\U0010ffff", "جماعة"]


@pytest.mark.parametrize(("record", "attribute", "given", "wrong"), CASES)
def test_one_fault_for_what_is_not_as_declared(
    record: Node | Relation, attribute: str, given: Any, wrong: tuple[Any, str, str]
) -> None:
    broken: dict[str, Any] = {attribute: given}
    assert list(faults(replace(record, **broken), {})) == [Fault(attribute, *wrong)]


def test_the_parts_of_a_value_are_judged_too() -> None:
    deadline = Deadline(type="open", text=Text("from now on\x07"))  # type: ignore[arg-type]
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


@pytest.mark.parametrize("cls", [Membership, Alliance, Containment])
@pytest.mark.parametrize("edtf", ["/2017", "2017/"])
def test_what_lasts_may_begin_and_end_on_a_day_unknown(cls: type[Relation], edtf: str) -> None:
    make: Any = cls
    ends = ("place/a", "place/b") if cls is Containment else ("actor/a", "actor/b")
    relation = make(source=ends[0], target=ends[1], from_=DateSpan(edtf), to=DateSpan(edtf), sources=EVENT.sources)
    assert list(faults(relation, {})) == []


def test_a_part_of_a_deadline_has_no_end_that_is_unknown() -> None:
    deadline = Deadline(type=DeadlineType.ABSOLUTE, due=DateSpan("/2017"))
    assert Fault("deadline.due", "/2017", *UNKNOWN) in list(faults(replace(COMMITMENT, deadline=deadline), {}))


def test_the_largest_numbers_that_a_client_can_read() -> None:
    figure = replace(FIGURE, low=0, best=2**31 - 1, high=2**31 - 1)
    assert list(faults(figure, {})) == []
    assert list(faults(replace(EVENT, when=DateSpan("9999")), {})) == []
