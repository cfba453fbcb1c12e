"""From a row to its part of the response: for each root field one Python function, made once for a plan.

It is one expression, since a closure for every field would cost more than the database on large pages.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, assert_never

from api.query.answering import cells, reckoned
from api.query.answering.cursors import check_owner, encode, owner_mark
from api.query.answering.shapes import (
    ByClass,
    Cell,
    Cells,
    Connection,
    Constant,
    Counts,
    Cursor,
    Day,
    Each,
    Edges,
    Fields,
    Given,
    InLanguage,
    Inner,
    InOneUnit,
    IriCell,
    Ledger,
    Listed,
    NodeOf,
    OfCase,
    PageInfo,
    Place,
    Present,
    Properties,
    Shape,
    Snippet,
    Span,
    StepLabel,
)
from graph.compliance import comparing, heard, tracing

Reader = Callable[[list[Any], Sequence[int], Sequence[str], Sequence[Any], str, cells.Asking], dict[str, Any]]
"""From the row, the size and the mark of each page, what else the request gives, the prefix of IRIs, and who asks."""
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "Nodes": cells.Nodes,
    "check_owner": check_owner,
    "counts": cells.class_counts,
    "cursor": encode,
    "day": cells.day,
    "is_unit": cells.is_unit,
    "ledger": reckoned.ledger_of,
    "ledger_nodes": tracing.nodes,
    "changes": reckoned.changes_of,
    "changes_nodes": comparing.nodes,
    "voices": reckoned.voices_of,
    "voices_nodes": heard.nodes,
    "len": len,
    "min": min,
    "owner_mark": owner_mark,
    "properties": cells.properties_said,
    "span": cells.span_parts,
}
"""What the expression calls, by the names that it has for them."""


def compile_reader(shape: Fields) -> Reader:
    """The function for a shape. Python lets no other thread run while it compiles, so each root field is done alone."""
    readers = tuple((key, _compiled(key, each)) for key, each in shape.entries)

    def read(*given: Any) -> dict[str, Any]:
        return {key: reader(*given) for key, reader in readers}

    return read


def _compiled(key: str, shape: Shape) -> Callable[..., Any]:
    source = f"lambda r0, n, s, given, iri, asking: {_Writer(key).write(shape, 'r0')}"
    reader: Callable[..., Any] = eval(compile(source, "<reader>", "eval"), FUNCTIONS)
    return reader


class _Writer:
    """Writes the expression. A row is an expression too; every comprehension gets a name of its own for its rows."""

    def __init__(self, key: str) -> None:
        self._key, self._names = key, 0
        self._connection: Connection | None = None
        self._mark = ""
        self._nodes = ""
        self._alike: dict[tuple[str, int], str] = {}

    def write(self, shape: Shape, row: str) -> str:
        """The expression for a shape of which `row` holds the values."""
        if (row, id(shape)) in self._alike:
            return f"{self._alike[row, id(shape)]}()"
        match shape:
            case Cell(at):
                return _value(row, at)
            case Constant(value):
                return repr(value)
            case Fields(entries):
                return self._object(entries, row)
            case OfCase(at, inner):
                return self.write(inner, f"{row}[{at}]")
            case Present(at, fields):
                return f"(None if {row}[{at}] is None else {self.write(fields, row)})"
            case Inner(at, inner):
                name = self._name()
                return f"(None if ({name} := {_value(row, at)}) is None else {self.write(inner, name)})"
            case ByClass():
                return self._by_class(shape, row)
            case Connection():
                return self._whole(shape, row)
            case Edges() | Cursor() | PageInfo():
                return self._of_page(shape, row)
            case Listed() | Cells() | Each() | Given() | Counts():
                return self._several(shape, row)
            case StepLabel() | Properties():
                return self._of_relation(shape, row)
            case IriCell() | InOneUnit() | Span() | Day() | InLanguage() | Snippet() | Ledger() | NodeOf():
                return self._worked_out(shape, row)
            case _:
                assert_never(shape)

    def _by_class(self, shape: ByClass, row: str) -> str:
        """What several classes have alike is written once: in each case, deep documents would not end."""
        told, outer = f"{row}[{shape.at}][0]", self._alike
        shared = _in_several_cases(shape)
        alike = {(row, id(each)): self._name() for each in shared}
        written = [self.write(each, row) for each in shared]
        self._alike = outer | alike
        tests = (f"{self.write(inner, row)} if {told} == {name!r} else " for name, inner in shape.cases)
        cases, self._alike = f"({''.join(tests)}None)", outer
        if not alike:
            return cases
        return f"(lambda {', '.join(alike.values())}: {cases})({', '.join(f'lambda: {each}' for each in written)})"

    def _several(self, shape: Listed | Cells | Each | Given | Counts, row: str) -> str:
        name = self._name()
        match shape:
            case Listed(at, inner):
                return f"[{self.write(inner, name)} for {name} in {_value(row, at)}]"
            case Cells(at):
                return f"[{', '.join(f'{row}[{place}]' for place in at)}]"
            case Each(at, given, inner):
                node = f"{self.write(inner, name)} if ({name} := by_id.get(id)) else None"
                return f"(lambda by_id: [{node} for id in given[{given}]])({{row[0]: row for row in {row}[{at}]}})"
            case Given(given, inner):
                return f"[{self.write(inner, name)} for {name} in given[{given}]]"
            case Counts(at, classes, inner):
                return f"[{self.write(inner, name)} for {name} in counts({row}[{at}], {classes!r})]"
            case _:
                assert_never(shape)

    def _worked_out(
        self, shape: IriCell | InOneUnit | Span | Day | InLanguage | Snippet | Ledger | NodeOf, row: str
    ) -> str:
        match shape:
            case IriCell(at):
                return f"iri + {row}[{at}]"
            case InOneUnit(units):
                return f"({' and '.join(f'is_unit({row}[{at}], {characters})' for at, characters in units)})"
            case Span(at, entries):
                return self._span(entries, _value(row, at))
            case Day(at):
                return f"day({_value(row, at)})"
            case InLanguage(at, language, fallback):
                name, languages = self._name(), language.preference if fallback else (language,)
                said = " or ".join(f"{name}.{each.value}" for each in languages)
                return f"(None if ({name} := {_value(row, at)}) is None else {said})"
            case Snippet(at, given, inner):
                return self.write(inner, f"given[{given}].of({row}[{at}], asking.check_time)")
            case Ledger():
                return self._ledger(shape, row)
            case NodeOf(at, inner):
                name = self._name()
                return f"(({name} := {self._nodes}[{_value(row, at)}]) and {self.write(inner, name)})"
            case _:
                assert_never(shape)

    def _span(self, entries: tuple[tuple[str, str], ...], edtf: str) -> str:
        """What is asked of a span, which is taken apart only for more than its text."""
        name = self._name()
        told = {"edtf": edtf} | {part: f"{name}[{part!r}]" for part in cells.PARTS_OF_SPANS}
        parts = ", ".join(f"{key!r}: {told.get(part, repr(part))}" for key, part in entries)
        apart = f"({name} := span({edtf})) and " if name in parts else ""
        return f"(None if {edtf} is None else {apart}{{{parts}}})"

    def _of_relation(self, shape: StepLabel | Properties, row: str) -> str:
        match shape:
            case StepLabel(kind, leads, given):
                return f"given[{given}][{row}[{kind}], {row}[{leads}]]"
            case Properties(at, entries):
                name = self._name()
                parts = ", ".join(f"{key!r}: {name}.get({part!r}, {part!r})" for key, part in entries)
                return f"[{{{parts}}} for {name} in properties({row}[{at}])]"
            case _:
                assert_never(shape)

    def _ledger(self, shape: Ledger, row: str) -> str:
        name, self._nodes = self._name(), self._name()
        rows = "".join(f"{row}[{at}], " for at in shape.at)
        what = shape.what.value
        nodes = f"Nodes({f'{what}_nodes(({rows}))' if shape.nodes else ''})"
        reading = f"(lambda {self._nodes}: {self.write(shape.shape, name)})({nodes})"
        found = f"asking.keep({self._key!r}, {what}(({rows}), given[{shape.given}], asking))"
        return f"(None if ({name} := {found}) is None else {reading})"

    def _of_page(self, shape: Edges | Cursor | PageInfo, row: str) -> str:
        connection = self._connection
        assert connection is not None
        match shape:
            case Edges(inner):
                name, turned = self._name(), "[::-1]" if connection.page.backward else ""
                rows = f"{row}[{connection.at}][:n[{connection.number}]]{turned}"
                return f"[{self.write(inner, name)} for {name} in {rows}]"
            case Cursor(at):
                return f"cursor({self._mark}, {', '.join(f'{row}[{place}]' for place in at)})"
            case PageInfo(entries, cursor):
                infos = (f"{key!r}: {self._info(what, cursor, row, connection)}" for key, what in entries)
                return "{" + ", ".join(infos) + "}"
            case _:
                assert_never(shape)

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
        outer = self._connection, self._mark
        self._connection, self._mark = shape, f"s[{shape.number}]"
        if shape.owner is not None:
            self._mark += f" + owner_mark({row}[{shape.owner}])"
        written = self._object(shape.entries, row)
        self._connection, self._mark = outer
        if shape.owner is None or shape.given is None:
            return written
        return f"(check_owner(given[{shape.given}], {row}[{shape.owner}]) or {written})"

    def _object(self, entries: tuple[tuple[str, Shape], ...], row: str) -> str:
        return "{" + ", ".join(f"{key!r}: {self.write(shape, row)}" for key, shape in entries) + "}"

    def _name(self) -> str:
        self._names += 1
        return f"r{self._names}"


def _in_several_cases(by_class: ByClass) -> list[Shape]:
    """The lists and objects that several classes have in common. What an interface has is planned once for all.

    They are told apart by which they are: to compare them would take as long as to write them for each class.
    """
    fields = (case.entries for _, case in by_class.cases if isinstance(case, Fields))
    found = [shape for entries in fields for _, shape in entries if isinstance(shape, Connection | Inner)]
    cases = Counter(map(id, found))
    return [shape for number, shape in {id(one): one for one in found}.items() if cases[number] > 1]


def _value(row: str, at: Place) -> str:
    match at:
        case int():
            return f"{row}[{at}]"
        case str():
            return f"{row}.{at}"
        case None:
            return row
