"""From a row to its part of the response: a shape becomes one Python function, made once for a plan.

Its reader is one expression, since a closure for every field would cost more than the database on large pages.
"""

from collections.abc import Callable, Sequence
from typing import Any

from api.query.answering.shapes import (
    ByClass,
    ById,
    Cell,
    Cells,
    Connection,
    Constant,
    Cursor,
    Each,
    Edges,
    Fields,
    Inner,
    IriCell,
    Listed,
    OfCase,
    PageInfo,
    Present,
    Shape,
    Span,
)
from api.query.answering.spans import span_parts

Reader = Callable[[list[Any], Sequence[int], Sequence[str], Sequence[Sequence[str]], str], dict[str, Any]]
"""Given the row, the size and the seal of each page, the ids of each `nodes`, and the prefix of IRIs: the response."""


def compile_reader(shape: Fields, encode: Callable[..., str]) -> Reader:
    """The function for a shape. `encode(seal, *values)` makes a cursor."""
    source = f"lambda r0, n, s, each, iri: {_Writer().write(shape, 'r0')}"
    reader = eval(compile(source, "<reader>", "eval"), {"cursor": encode, "span": span_parts, "min": min, "len": len})
    made: Reader = reader
    return made


class _Writer:
    """Writes the expression. A row is an expression too; every comprehension gets a name of its own for its rows."""

    def __init__(self) -> None:
        self._names = 0
        self._connection: Connection | None = None

    def write(self, shape: Shape, row: str) -> str:
        """The expression for a shape of which `row` holds the values."""
        match shape:
            case Cell(at):
                return f"{row}[{at}]"
            case Constant(value):
                return repr(value)
            case IriCell(at):
                return f"iri + {row}[{at}]"
            case Fields(entries):
                return self._object(entries, row)
            case OfCase(at, inner):
                return self.write(inner, f"{row}[{at}]")
            case Present(at, fields):
                return f"(None if {row}[{at}] is None else {self.write(fields, row)})"
            case Inner(at, inner):
                name = self._name()
                return f"(None if ({name} := {row}[{at}]) is None else {self.write(inner, name)})"
            case Connection():
                return self._whole(shape, row)
            case _:
                return self._several(shape, row)

    def _several(self, shape: Shape, row: str) -> str:
        match shape:
            case ByClass(at, cases):
                tests = (f"{self.write(inner, row)} if {row}[{at}][0] == {name!r} else " for name, inner in cases)
                return f"({''.join(tests)}None)"
            case Listed(at, inner):
                name = self._name()
                return f"[{self.write(inner, name)} for {name} in {row}[{at}]]"
            case ById(at, inner):
                name = self._name()
                return f"{{{name}[0]: {self.write(inner, name)} for {name} in {row}[{at}]}}"
            case Cells(at):
                return f"[{', '.join(f'{row}[{place}]' for place in at)}]"
            case Span(at, entries):
                name = self._name()
                parts = ", ".join(f"{key!r}: {name}.get({part!r}, {part!r})" for key, part in entries)
                return f"(None if {row}[{at}] is None else (lambda {name}: {{{parts}}})(span({row}[{at}])))"
            case Each(at, number, inner):
                name = self._name()
                found = f"{self.write(inner, name)} if ({name} := by_id.get(id)) else None"
                return f"(lambda by_id: [{found} for id in each[{number}]])({{row[0]: row for row in {row}[{at}]}})"
            case _:
                return self._of_page(shape, row)

    def _of_page(self, shape: Shape, row: str) -> str:
        connection = self._connection
        assert connection is not None
        match shape:
            case Edges(inner):
                name, turned = self._name(), "[::-1]" if connection.page.backward else ""
                rows = f"{row}[{connection.at}][:n[{connection.number}]]{turned}"
                return f"[{self.write(inner, name)} for {name} in {rows}]"
            case Cursor(at):
                return f"cursor(s[{connection.number}], {', '.join(f'{row}[{place}]' for place in at)})"
            case PageInfo(entries, cursor):
                infos = (f"{key!r}: {self._info(what, cursor, row, connection)}" for key, what in entries)
                return "{" + ", ".join(infos) + "}"
        raise TypeError(shape)

    def _info(self, what: str, cursor: Cursor, row: str, connection: Connection) -> str:
        rows, size, page = f"{row}[{connection.at}]", f"n[{connection.number}]", connection.page
        if what in ("hasNextPage", "hasPreviousPage"):
            reading_on = (what == "hasNextPage") is not page.backward
            return f"len({rows}) > {size}" if reading_on else repr(page.bounded)
        if what not in ("startCursor", "endCursor"):
            return repr(what)
        read_first = (what == "startCursor") is not page.backward
        name, place = self._name(), "0" if read_first else f"min(len({rows}), {size}) - 1"
        return f"({self.write(cursor, name)} if {size} and {rows} and ({name} := {rows}[{place}]) else None)"

    def _whole(self, shape: Connection, row: str) -> str:
        outer, self._connection = self._connection, shape
        written = self._object(shape.entries, row)
        self._connection = outer
        return written

    def _object(self, entries: tuple[tuple[str, Shape], ...], row: str) -> str:
        return "{" + ", ".join(f"{key!r}: {self.write(shape, row)}" for key, shape in entries) + "}"

    def _name(self) -> str:
        self._names += 1
        return f"r{self._names}"
