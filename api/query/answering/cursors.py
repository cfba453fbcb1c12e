"""Cursors: where a row stands in an order, sealed with the order and filter that it belongs to."""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from typing import Any

import orjson

from api.errors import CURSOR_INVALID, RequestError
from graph.stored.columns import MISSING_NUMBER, Key, Scalar

SEAL_BYTES = 6


def seal(text: str, values: Any) -> str:
    """What ties a cursor to a field, its order and its filter: `text` says which, `values` are the filter's own."""
    content = text.encode() + b"\n" + orjson.dumps(values, default=str)
    return base64.urlsafe_b64encode(hashlib.blake2b(content, digest_size=SEAL_BYTES).digest()).decode()


def encode(mark: str, *values: Any) -> str:
    """The cursor of a row: the values of its order's keys, after the seal."""
    return mark + base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def decode(cursor: str, mark: str, keys: Sequence[Key], argument: str) -> list[Any]:
    """The values that a cursor holds, one for each key. RequestError where it is damaged or belongs elsewhere."""
    if not cursor.startswith(mark):
        raise _invalid(cursor, argument, "was made for another field, order or filter")
    body = cursor[len(mark) :]
    try:
        values = orjson.loads(base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        raise _invalid(cursor, argument, "is damaged") from None
    if not isinstance(values, list) or len(values) != len(keys) or not all(map(_fits, keys, values)):
        raise _invalid(cursor, argument, "is damaged")
    return values


def _fits(key: Key, value: Any) -> bool:
    """Engines differ in how they compare a value of another type, so none gets to them."""
    if key.scalar is Scalar.BOOLEAN:
        return isinstance(value, bool)
    if key.scalar in (Scalar.INT, Scalar.FLOAT):
        whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MISSING_NUMBER
        return whole or (key.scalar is Scalar.FLOAT and isinstance(value, float))
    return isinstance(value, str)


def _invalid(cursor: str, argument: str, what: str) -> RequestError:
    shown = cursor if len(cursor) <= 60 else cursor[:57] + "..."
    return RequestError.of(CURSOR_INVALID, f"{argument}: the cursor {shown!r} {what}. Leave it out to start anew.")
