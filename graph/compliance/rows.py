"""Rows of a selection and the objects that they become: each attribute stands once, with what is selected for it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar

from graph.asked import selection as s
from graph.asked.selection import At
from graph.stored.columns import Scalar, Shown, shown, text_columns
from ontology.model import Node, Relation
from ontology.values import Text

T = TypeVar("T")


Row = Sequence[Any]


@dataclass(frozen=True)
class Piece:
    """What is selected for one attribute, and how its value follows from what the row has for these items.

    Without `read`, it is what the row has for the only item.
    """

    items: s.Items
    read: Callable[..., Any] | None


@dataclass(frozen=True)
class RowOf(Generic[T]):
    """A row that becomes an object: its attributes in the order of the row, each with its piece."""

    make: Callable[..., T]
    pieces: Mapping[str, Piece]

    @property
    def items(self) -> s.Items:
        """What is selected for all of it."""
        return tuple(item for piece in self.pieces.values() for item in piece.items)

    @cached_property
    def read(self) -> Callable[[Row], T]:
        """Makes the object of a row. Written out as one expression, since a ledger is made of thousands of rows."""
        known: dict[str, Callable[..., Any]] = {"make": self.make}
        told, end = list[str](), 0
        for number, (name, piece) in enumerate(self.pieces.items()):
            start, end = end, end + len(piece.items)
            values = ", ".join(f"row[{place}]" for place in range(start, end))
            if piece.read:
                known[f"read{number}"], values = piece.read, f"read{number}({values})"
            told.append(f"{name}={values}")
        reader: Callable[[Row], T] = eval(f"lambda row: make({', '.join(told)})", known)
        return reader

    def read_each(self, rows: Iterable[Row]) -> tuple[T, ...]:
        """The objects that rows become."""
        return tuple(map(self.read, rows))

    def read_if_any(self, row: Row | None) -> T | None:
        """The object that a row becomes, where there is a row."""
        return self.read(row) if row else None


def row_of(make: Callable[..., T], **pieces: Piece) -> RowOf[T]:
    """A row by its attributes."""
    return RowOf(make, pieces)


def plain(item: s.Item, read: Callable[[Any], Any] | None = None) -> Piece:
    """What the row has for an item, by default as it is stored."""
    return Piece((item,), read)


def leaf(cls: type[Node] | type[Relation], name: str, part: str = "", at: At = At.NODE) -> s.Leaf:
    """A property of a node, or of the relation that led to it."""
    prop = next(prop for prop in cls.properties() if prop.name == name)
    return s.Leaf(shown(prop)[part], at)


def text(name: str) -> Piece:
    """A text in all of its languages, none in place of another; None where it is missing."""
    leaves = (s.Leaf(Shown((column,), Scalar.STRING)) for column in text_columns(name))
    return Piece(tuple(leaves), _text)


@lru_cache(8192)  # a source or an actor stands at many places
def _text(*texts: str | None) -> Text | None:
    return Text(*texts) if any(texts) else None


def inner(row: RowOf[Any]) -> Piece:
    """An object that is made of the row at hand."""
    return Piece(row.items, lambda *values: row.read(values))
