"""Cursors hold what their order compares, behind a seal that is the same for good, and nothing else gets through."""

import base64
from dataclasses import replace

import orjson
import pytest

from api.errors import RequestError
from api.query.answering.cursors import Seal, decode, encode, owner_mark
from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.statement import Slot
from graph.stored.columns import ID_KEY, Key, Scalar
from ontology.places import Containment
from ontology.vocabularies import EventKind

TEXT, NUMBER, FLOAT, TRUTH = Scalar.STRING, Scalar.INT, Scalar.FLOAT, Scalar.BOOLEAN


def forged(*values: object) -> str:
    """A cursor with the right seal and any values."""
    return "seal" + base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def test_what_was_encoded_is_decoded() -> None:
    values = ["É", 3, 1.5, True]
    assert decode(encode("seal", *values), "seal", [TEXT, NUMBER, FLOAT, TRUTH], "after") == values


@pytest.mark.parametrize(
    ("cursor", "scalar"),
    [
        (forged(1), TEXT),
        (forged("1"), NUMBER),
        (forged(2**60), NUMBER),
        (forged(1.5), NUMBER),
        (forged(True), NUMBER),
        (forged(1), TRUTH),
        (forged("a", "b"), TEXT),
        (forged(), TEXT),
        (forged(None), TEXT),
        ("seal!", TEXT),
        ("seal", TEXT),
        ("other", TEXT),
    ],
)
def test_a_forged_cursor_is_refused(cursor: str, scalar: Scalar) -> None:
    with pytest.raises(RequestError) as refused:
        decode(cursor, "seal", [scalar], "after")
    assert refused.value.code.code == "CURSOR_INVALID"


@pytest.mark.parametrize(
    ("cursor", "owned", "told"),
    [
        ("garbage", False, "is damaged"),
        ("", False, "is damaged"),
        (encode("AnOther_", 1), False, "was made for another field, order or filter"),
        (encode("AnOther_" + owner_mark("event/x"), 1), False, "was made for another field, order or filter"),
        (encode("AnOther_", 1), True, "was made for another field, order or filter"),
        (encode("TheMark_", 1)[:-1], False, "is damaged"),
        (encode("TheMark_", 1), True, "is damaged"),
    ],
)
def test_what_is_damaged_is_told_from_what_belongs_elsewhere(cursor: str, owned: bool, told: str) -> None:
    with pytest.raises(RequestError) as refused:
        decode(cursor, "TheMark_", [NUMBER], "events: after", owned)
    message = f"events: after: the cursor {cursor!r} {told}. Leave it out to start from the beginning."
    assert str(refused.value) == message


VARIABLES = {"kinds": [EventKind.ATTACK, EventKind.AMBUSH]}
KINDS = s.Test(Key("kind", Scalar.CODE), BY_NAME["in"], Slot(("kinds",)))


@pytest.mark.parametrize(
    ("subject", "filter_", "mark"),
    [
        ("Event", s.EVERYTHING, "0xp1Pnl2"),
        ("Claim", s.EVERYTHING, "JihUcH3I"),
        ("Event", KINDS, "z8pZGP9M"),
        ("Event", s.Not(KINDS), "tJPVE3zY"),
        ("Event", replace(KINDS, value=(EventKind.ATTACK, EventKind.AMBUSH)), "z8pZGP9M"),
        ("Event", replace(KINDS, value=(EventKind.ATTACK,)), "B1dMZJVV"),
        ("Event", s.And((s.Near(16.27, -0.04, 50), s.Reaches(Containment, "place/gao"))), "EfkUXszX"),
    ],
)
def test_a_mark_is_the_same_in_every_release(subject: str, filter_: s.Filter, mark: str) -> None:
    """A mark that changes ends every cursor that was given out: see graph/asked/written.py."""
    assert Seal.of(subject, (s.Order(ID_KEY),), filter_).mark(VARIABLES) == mark
