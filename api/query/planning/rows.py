"""The items of a row while they are gathered, and what of a page and its count is read there."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from graphql import GraphQLField

from api.query.answering import shapes as sh
from api.query.planning.collecting import Details
from api.query.planning.pages import Over, PageUse
from graph.asked import selection as s
from graph.stored import columns

Entries = tuple[tuple[str, sh.Shape], ...]
ReadField = Callable[[str, GraphQLField, Details], sh.Shape]
"""From the response key and the field of an object to how it is read."""

COUNTED = sh.Constant(None)
"""Holds the place of a count until its position is known."""
NOWHERE = -1
"""The position of what is not selected."""


@dataclass
class RowItems:
    """The items of a row while they are gathered; equal ones share a position."""

    first: int = 0
    items: dict[s.Item, int] = field(default_factory=dict)

    def add(self, item: s.Item) -> int:
        """The position of an item."""
        return self.items.setdefault(item, len(self.items) + self.first)

    def taken(self) -> s.Items:
        """All items, in order."""
        return tuple(self.items)


@dataclass(frozen=True)
class OwnList:
    """A list that a node, or a sum, has of its own: how a page of it is read, and counted, and what tells its owner."""

    use: PageUse
    over: Over
    read: Callable[[s.Page, s.Items], s.Item]
    count: s.Item
    owner: columns.Shown = columns.ID


def page_as_read(use: PageUse, entries: Entries) -> s.Page:
    """The page of a connection; nobody asks what lies beyond it unless `pageInfo` is selected."""
    return replace(use.page, beyond=any(isinstance(shape, sh.PageInfo) for _, shape in entries))


def placed(use: PageUse, entries: Entries, at: int, count: int) -> sh.Connection:
    """A connection whose page and count have their positions."""
    shapes = tuple((key, sh.Cell(count) if shape is COUNTED else shape) for key, shape in entries)
    return sh.Connection(at, use.number, use.page, shapes)


def shows_cursors(connection: sh.Connection) -> bool:
    """Whether a connection shows where anything stands in it."""
    shapes = [shape for _, shape in connection.entries]
    edges = [shape.shape for shape in shapes if isinstance(shape, sh.Edges)]
    fields = [shape for fields in edges if isinstance(fields, sh.Fields) for _, shape in fields.entries]
    return any(isinstance(shape, sh.PageInfo | sh.Cursor) for shape in [*shapes, *fields])


def cursor_of(use: PageUse, row: RowItems) -> sh.Cursor:
    """The cursor of a row, with what it holds among the row's items."""
    return sh.Cursor(tuple(row.add(s.KeyValue(order.key, order.at, order.through)) for order in use.page.order))
