"""Pages of connections: from their arguments to the page of a selection, and what each request must bring for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from api.errors import PAGE_SIZE_INVALID, RequestError
from api.query.answering.cursors import decode, seal
from api.schema.inputs import MAX_PAGE_SIZE, PAGE_SIZE
from api.schema.meaning import Direction, OrderField
from graph.asked import selection as s
from graph.asked.filters import values
from graph.asked.selection import At
from graph.statement import CursorSlot, fill
from graph.stored import columns


@dataclass(frozen=True)
class PageUse:
    """A page of a plan: what to take from each request, and how to check it."""

    number: int
    name: str
    argument: str
    size: Any
    page: s.Page
    subject: str
    after: Any = None
    before: Any = None

    def checked_size(self, variables: Mapping[str, Any]) -> int:
        """How many rows the page has. RequestError where it asks for too many."""
        size = fill(self.size, variables)
        if not 0 <= size <= MAX_PAGE_SIZE:
            message = f"{self.name}: {self.argument} is {size}; give a number from 0 to {MAX_PAGE_SIZE}."
            raise RequestError.of(PAGE_SIZE_INVALID, message)
        return int(size)

    def seal(self, variables: Mapping[str, Any]) -> str:
        """What ties the cursors of this page to its field, order and filter."""
        return seal(self.subject, fill(self._values, variables)) if self._values else self._unfiltered

    @cached_property
    def _values(self) -> tuple[Any, ...]:
        return values(self.page.filter)

    @cached_property
    def _unfiltered(self) -> str:
        return seal(self.subject, [])

    def cursors(self, variables: Mapping[str, Any], mark: str) -> dict[str, list[Any]]:
        """The values of the cursors that the request gives, by argument."""
        if self.after is None and self.before is None:
            return {}
        given = {name: value for name, value in (("after", self.after), ("before", self.before)) if value is not None}
        keys = [one.key for one in self.page.order]
        return {
            name: decode(fill(value, variables), mark, keys, f"{self.name}: {name}") for name, value in given.items()
        }


def read_page(
    number: int,
    name: str,
    subject: str,
    arguments: Mapping[str, Any],
    filter_: s.Filter,
    order: tuple[s.Order, ...],
) -> PageUse:
    """The page that a connection's arguments ask for, in an order which tells any two rows apart."""
    first, last, after, before = (arguments.get(one) for one in ("first", "last", "after", "before"))
    if first is not None and last is not None:
        raise RequestError.of(PAGE_SIZE_INVALID, f"{name}: both first and last are given; give one of them.")
    backward = last is not None
    size = last if backward else PAGE_SIZE if first is None else first
    page = s.Page(
        order=order,
        limit=size,
        filter=filter_,
        after=_slots(number, "after", len(order)) if after is not None else None,
        before=_slots(number, "before", len(order)) if before is not None else None,
        backward=backward,
    )
    identity = f"{subject} {order} {filter_}"
    return PageUse(number, name, "last" if backward else "first", size, page, identity, after, before)


def read_order(given: Any, ending: At) -> tuple[s.Order, ...]:
    """The order that `orderBy` asks for. `ending`: whose id ends it."""
    keys = []
    for one in given or ():
        field = one["field"]
        assert isinstance(field, OrderField)
        keys.append(s.Order(field.key, one.get("direction") is Direction.DESC, field.at, field.through))
    end = s.Order(columns.ID_KEY, bool(keys) and keys[-1].descending, ending)
    kept = tuple(dict.fromkeys(keys))
    return kept if end in kept else (*kept, end)


def _slots(number: int, argument: str, length: int) -> tuple[CursorSlot, ...]:
    return tuple(CursorSlot(number, argument, place) for place in range(length))
