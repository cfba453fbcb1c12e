"""Rows of a selection and the objects that they become: each attribute stands once, with what is selected for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from inspect import signature
from itertools import takewhile
from typing import Any, Generic, TypeVar

from graph.asked import selection as s
from graph.asked.selection import At
from graph.stored.columns import Scalar, Shown, shown, text_columns
from ontology.model import Node, Relation
from ontology.values import Language, Text

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
        told, end = dict[str, str](), 0
        for number, (name, piece) in enumerate(self.pieces.items()):
            start, end = end, end + len(piece.items)
            values = ", ".join(f"row[{place}]" for place in range(start, end))
            if piece.read:
                known[f"read{number}"], values = piece.read, f"read{number}({values})"
            told[name] = values
        reader: Callable[[Row], T] = eval(f"lambda row: make({', '.join(self._given(told))})", known)
        return reader

    def _given(self, told: dict[str, str]) -> Iterator[str]:
        """Attributes as they are given: by place, which takes less time, as far as that goes, and then by name."""
        for name in takewhile(told.__contains__, _by_place(self.make)):
            yield told.pop(name)
        yield from (f"{name}={value}" for name, value in told.items())

    def read_each(self, rows: Iterable[Row]) -> tuple[T, ...]:
        """The objects that rows become."""
        return tuple(map(self.read, rows))

    def read_if_any(self, row: Row | None) -> T | None:
        """The object that a row becomes, where there is a row."""
        return self.read(row) if row else None


def _by_place(make: Callable[..., Any]) -> list[str]:
    """What a function or class takes by its place; nothing where Python does not tell, as of its own classes."""
    with suppress(ValueError):
        return [name for name, one in signature(make).parameters.items() if one.kind is one.POSITIONAL_OR_KEYWORD]
    return []


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
    return Piece(tuple(piece.items[0] for piece in in_languages(name).values()), _text)


def in_languages(name: str) -> dict[str, Piece]:
    """A text as an attribute for each of its languages."""
    leaves = (s.Leaf(Shown((column,), Scalar.STRING)) for column in text_columns(name))
    return {language.value: plain(leaf) for language, leaf in zip(Language, leaves, strict=True)}


@lru_cache(8192)  # a title or a name stands at many places
def _text(*texts: str | None) -> Text | None:
    return Text(*texts) if any(texts) else None


def inner(row: RowOf[Any]) -> Piece:
    """An object that is made of the row at hand."""
    return Piece(row.items, lambda *values: row.read(values))
