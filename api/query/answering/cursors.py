"""Cursors: where a row stands in an order, sealed with the order, filter and node that it belongs to."""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import orjson

from api.errors import CURSOR_INVALID, RequestError
from graph.asked.filters import EVERYTHING, Filter, values
from graph.asked.selection import Order
from graph.asked.written import written, written_value
from graph.errors import shortened
from graph.statement import Parameter
from graph.stored.columns import MISSING_NUMBER, Scalar

SEAL_BYTES = 6
MARK_LENGTH = 8
"""Characters of a mark, and of the mark of an owner."""
DAMAGED = "is damaged"


@dataclass(frozen=True)
class Seal:
    """What ties the cursors of a page to its field, order and filter: these in writing, and the values of a request."""

    form: str
    values: tuple[Parameter, ...] = ()

    @classmethod
    def of(cls, subject: str, order: Iterable[Order], filter_: Filter) -> "Seal":
        """The seal for pages of a subject."""
        return cls(written(subject, order, filter_), tuple(Parameter(each, written_value) for each in values(filter_)))

    def within(self, subject: str, order: Iterable[Order], *more: Parameter) -> "Seal":
        """The seal for pages that lie in what this one seals, tied to further values."""
        return Seal(f"{self.form}\n{written(subject, order, EVERYTHING)}", (*self.values, *more))

    def mark(self, variables: Mapping[str, Any]) -> str:
        """The seal as it stands before the cursors of one request. RequestError where a value of it is refused."""
        return _mark(self.form, [value.bind(variables) for value in self.values]) if self.values else self._only

    @cached_property
    def _only(self) -> str:
        return _mark(self.form, [])


def _mark(form: str, filled: list[Any]) -> str:
    return _hashed(form.encode() + b"\n" + orjson.dumps(filled, option=orjson.OPT_SORT_KEYS))


def _hashed(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.blake2b(content, digest_size=SEAL_BYTES).digest()).decode()


@lru_cache(maxsize=4096)
def owner_mark(owner: str) -> str:
    """What follows the mark of the seal in the cursors of a node's own list, from the node's id."""
    return _hashed(owner.encode())


def check_owner(given: Iterable[tuple[str, str]], owner: str) -> None:
    """RequestError where a cursor, given with the name of its argument, is of another node's list than this one's."""
    for argument, cursor in given:
        if cursor[MARK_LENGTH : 2 * MARK_LENGTH] != owner_mark(owner):
            raise _invalid(cursor, argument, f"was made for another list than that of {owner}")


def encode(mark: str, *values: Any) -> str:
    """The cursor of a row: the values of its order's keys, after the mark of the seal and that of an owner."""
    return mark + base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def decode(cursor: str, mark: str, scalars: Sequence[Scalar], argument: str, owned: bool = False) -> list[Any]:
    """The values that a cursor holds, of these types. RequestError where it is damaged or belongs elsewhere.

    Whose list it belongs to, if it is `owned`, is known only where that list is read: see `check_owner`.
    """
    if not cursor.startswith(mark):
        whole = any(_values(cursor[at * MARK_LENGTH :]) is not None for at in (1, 2))
        raise _invalid(cursor, argument, "was made for another field, order or filter" if whole else DAMAGED)
    values = _values(cursor[len(mark) + (MARK_LENGTH if owned else 0) :])
    if values is None or len(values) != len(scalars) or not all(map(_fits, scalars, values)):
        raise _invalid(cursor, argument, DAMAGED)
    return values


def _values(body: str) -> list[Any] | None:
    """What stands after the marks of a cursor; None where that is no list."""
    try:
        values = orjson.loads(base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        return None
    return values if isinstance(values, list) else None


def _fits(scalar: Scalar, value: Any) -> bool:
    """Engines differ in how they compare a value of another type, so none gets to them."""
    if scalar is Scalar.BOOLEAN:
        return isinstance(value, bool)
    if scalar in (Scalar.INT, Scalar.FLOAT):
        whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MISSING_NUMBER
        return whole or (scalar is Scalar.FLOAT and isinstance(value, float))
    return isinstance(value, str)


def _invalid(cursor: str, argument: str, what: str) -> RequestError:
    message = f"{argument}: the cursor {shortened(cursor)!r} {what}. Leave it out to start from the beginning."
    return RequestError.of(CURSOR_INVALID, message)
