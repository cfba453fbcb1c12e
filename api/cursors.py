"""Cursors: where a row stands in an order, sealed with the order and filter that it belongs to."""

import base64
import binascii
import hashlib
from typing import Any

import orjson

from api.errors import CURSOR_INVALID, RequestError

SEAL_BYTES = 6


def seal(text: str, values: Any) -> str:
    """What ties a cursor to a field, its order and its filter: `text` says which, `values` are the filter's own."""
    content = text.encode() + b"\n" + orjson.dumps(values, default=str)
    return base64.urlsafe_b64encode(hashlib.blake2b(content, digest_size=SEAL_BYTES).digest()).decode()


def encode(mark: str, *values: Any) -> str:
    """The cursor of a row: the values of its order's keys, after the seal."""
    return mark + base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def decode(cursor: str, mark: str, length: int, argument: str) -> list[Any]:
    """The values that a cursor holds. RequestError where it is damaged or belongs elsewhere."""
    if not cursor.startswith(mark):
        raise _invalid(cursor, argument, "was made for another field, order or filter")
    body = cursor[len(mark) :]
    try:
        values = orjson.loads(base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        raise _invalid(cursor, argument, "is damaged") from None
    if not isinstance(values, list) or len(values) != length or not all(map(_is_key, values)):
        raise _invalid(cursor, argument, "is damaged")
    return values


def _is_key(value: Any) -> bool:
    return isinstance(value, (str, int, float))


def _invalid(cursor: str, argument: str, what: str) -> RequestError:
    shown = cursor if len(cursor) <= 60 else cursor[:57] + "..."
    return RequestError.of(CURSOR_INVALID, f"{argument}: the cursor {shown!r} {what}. Leave it out to start anew.")
