"""Cursors hold what their order compares, and nothing else gets through."""

import base64

import orjson
import pytest

from api.errors import RequestError
from api.query.answering.cursors import decode, encode
from graph.stored.columns import Key, Scalar

TEXT, NUMBER, FLOAT, TRUTH = (Key("x", one) for one in (Scalar.STRING, Scalar.INT, Scalar.FLOAT, Scalar.BOOLEAN))


def forged(*values: object) -> str:
    """A cursor with the right seal and any values."""
    return "seal" + base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def test_what_was_encoded_is_decoded() -> None:
    values = ["É", 3, 1.5, True]
    assert decode(encode("seal", *values), "seal", [TEXT, NUMBER, FLOAT, TRUTH], "after") == values


@pytest.mark.parametrize(
    ("cursor", "key"),
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
def test_a_forged_cursor_is_refused(cursor: str, key: Key) -> None:
    with pytest.raises(RequestError) as refused:
        decode(cursor, "seal", [key], "after")
    assert refused.value.code.code == "CURSOR_INVALID"
