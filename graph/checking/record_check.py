"""Whether one stored record is sound: made again of what is shown of it, it must store as it is stored.

Sort keys, both ends of a span, labels and the id of a relation all follow from what is shown (columns.py, rows.py), so
one comparison finds whichever of them is wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from graph.store import Record
from graph.stored.columns import SCALARS, Scalar, join
from graph.stored.layout import BOOKKEEPING, Column, copied_keys, node_columns, relation_columns
from graph.stored.rows import node_row, relation_row
from ontology.codes import Code
from ontology.model import Citation, Node
from ontology.naming import words
from ontology.properties import Compound, Property
from ontology.values import DateSpan, Text

UNREAD = {"words", *(column.name for column in BOOKKEEPING)}
"""Columns that say nothing of the record, or stand elsewhere than it does."""
LONGEST = 60
MISSING = "stands where a value must be"
Columns = dict[str, Any]


@dataclass(frozen=True)
class Problem:
    """What is wrong in a store: the value, where it stands, and what to do."""

    place: str
    field: str
    value: Any
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.field}: {shorten(self.value)} {self.problem}. {self.remedy}"


def shorten(value: Any) -> str:
    """A value as a message shows it: in quotes, and not too much of it."""
    if value is None or isinstance(value, int):
        return "nothing" if value is None else str(value)
    text = str(value).strip("\n")
    return repr(text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}...")


def anew(dataset: Any) -> str:
    """The remedy for a record that was changed outside a load: a load takes what it wrote itself to be there still."""
    return f"Load {dataset} into an empty store." if dataset else "Remove it: no load of ours made it."


class _Unsound(Exception):
    """A column holds what cannot be."""

    def __init__(self, column: str, value: Any, problem: str) -> None:
        super().__init__(column)
        self.column, self.value, self.problem = column, value, problem


def read_columns(record: Record) -> tuple[Column, ...]:
    """The columns of a record by which it is judged."""
    if issubclass(record, Node):
        return tuple(column for column in node_columns(record) if column.name not in UNREAD)
    copies = {copy for _, copy in copied_keys(record)}
    return tuple(column for column in relation_columns(record) if column.name not in UNREAD | copies)


def held_columns(record: Record, row: list[Any]) -> Columns:
    """The columns above by their names. A list, which a store may hold as JSON text, is one, if it can be."""
    values = zip(read_columns(record), row, strict=True)
    return {column.name: _unpacked(value) if column.type == "list" else value for column, value in values}


def _unpacked(value: Any) -> Any:
    try:
        return orjson.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


def problems_of(record: Record, held: Columns) -> Iterator[Problem]:
    """What is wrong with a record that holds these values in the columns above."""
    dataset = held.get("dataset", held["id"])
    try:
        if not dataset:
            raise _Unsound("dataset", None, MISSING)
        due = _stored_anew(record, held, dataset)
    except _Unsound as wrong:
        yield Problem(held["id"], wrong.column, wrong.value, wrong.problem, anew(dataset))
        return
    for name, value in held.items():
        if value != due[name]:
            follows = f"does not go with the rest, which asks for {shorten(due[name])}"
            yield Problem(held["id"], name, value, follows, anew(dataset))


def _list(column: str, held: Columns) -> list[str]:
    value = held[column]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _Unsound(column, value, "is no list of texts")
    return value


def _stored_anew(record: Record, held: Columns, dataset: Any) -> Columns:
    made: Any = record
    values = {prop.attribute: _value(prop, held) for prop in record.properties()}
    if issubclass(record, Node):
        return node_row(made(id=held["id"], **values), dataset, "").values
    if record.declared.cited:
        values["sources"] = _citations(held)
    return relation_row(made(source=held["sourceId"], target=held["targetId"], **values), None, dataset, "").values


def _citations(held: Columns) -> tuple[Citation, ...]:
    ids, locators = _list("citedIds", held), _list("citedLocators", held)
    if len(ids) != len(locators):
        raise _Unsound("citedLocators", locators, f"are {len(locators)}, for {len(ids)} cited sources")
    return tuple(map(Citation, ids, locators))


def _value(prop: Property, held: Columns, prefix: str = "") -> Any:
    """A property's value, made of its columns."""
    name = join(prefix, prop.name)
    if prop.value_type:
        return _parts(prop.value_type, held, name)
    if prop.range is Text:
        value: Any = _text(name, held)
    elif prop.many:
        return tuple(_list(name, held))
    else:
        value = _single(prop, name, held)
    if value is None and prop.required:
        raise _Unsound(name, None, MISSING)
    return value


def _parts(value_type: type[Compound], held: Columns, name: str) -> Compound:
    made: Any = value_type
    found: Compound = made(**{part.attribute: _value(part, held, name) for part in value_type.properties()})
    return found


def _text(name: str, held: Columns) -> Text | None:
    variants = [_typed(f"{name}{language}", held, str) for language in ("En", "Fr", "Native")]
    return Text(*variants) if any(variants) else None


def _single(prop: Property, name: str, held: Columns) -> Any:
    if prop.range is DateSpan:
        return _span(f"{name}Edtf", held)
    if prop.vocabulary:
        return _code(prop.vocabulary, name, held)
    return _typed(name, held, prop.range)


def _span(column: str, held: Columns) -> DateSpan | None:
    text = _typed(column, held, str)
    try:
        return DateSpan(text) if text is not None else None
    except ValueError as error:
        raise _Unsound(column, text, f"is no date ({error})") from None


def _code(vocabulary: type[Code], column: str, held: Columns) -> Code | None:
    name = _typed(column, held, str)
    if name is None or name in vocabulary.__members__:
        return None if name is None else vocabulary[name]
    raise _Unsound(column, name, f"is no {words(vocabulary.__name__)}")


def _typed(column: str, held: Columns, kind: type) -> Any:
    value = held[column]
    if value is None or (isinstance(value, kind) and isinstance(value, bool) == (kind is bool)):
        return value
    if kind is bool and value in (0, 1):  # an engine without truth values
        return bool(value)
    raise _Unsound(column, value, f"is no {SCALARS.get(kind, Scalar.STRING).value}")
