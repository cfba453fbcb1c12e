"""Stored columns as records again: the way back from `rows.py`.

What is shown is read; keys, labels, both ends of a span and the id of a relation follow from it.
"""

from typing import Any

import orjson

from graph.stored.columns import SCALARS, Scalar, join, text_columns
from graph.stored.layout import BOOKKEEPING, KEPT, TIMES, Column, copied_keys, node_columns, relation_columns
from ontology.codes import Code
from ontology.model import Citation, Documented, Node, Relation
from ontology.naming import a, words
from ontology.outlines import Outline
from ontology.properties import Compound, Property
from ontology.values import DateSpan, Text

UNREAD = {column.name for column in (*KEPT, *TIMES, *BOOKKEEPING)}
"""Columns that say nothing of the record, or stand elsewhere than it does."""
MISSING = "is given where a value is required"
Columns = dict[str, Any]
"""What a store holds of a record, by the names of the columns."""


class Unsound(Exception):
    """A column holds what cannot be: its name, the value, and what is wrong with it."""

    def __init__(self, column: str, value: Any, problem: str) -> None:
        super().__init__(f"{column}: {value!r} {problem}")
        self.column, self.value, self.problem = column, value, problem


def read_columns(record: type[Node] | type[Relation]) -> tuple[Column, ...]:
    """The columns that say what a record is."""
    if issubclass(record, Node):
        return tuple(column for column in node_columns(record) if column.name not in UNREAD)
    copies = {copy for _, copy in copied_keys(record)}
    return tuple(column for column in relation_columns(record) if column.name not in UNREAD | copies)


def named_columns(record: type[Node] | type[Relation], row: list[Any]) -> Columns:
    """The columns above by their names. A list, which a store may hold as JSON text, is one, if it can be."""
    values = zip(read_columns(record), row, strict=True)
    return {column.name: _unpacked(value) if column.type == "list" else value for column, value in values}


def node_of(cls: type[Node], columns: Columns, citations: tuple[Citation, ...] = ()) -> Node:
    """The node that its columns make, with its citations, which are relations of their own. Unsound if they make none.

    Only types are asked for here: whether a latitude may be 123 is asked of the rules.
    """
    make: Any = cls
    cited = {"sources": citations} if issubclass(cls, Documented) else {}
    node: Node = make(id=columns["id"], **cited, **_values(cls, columns))
    return node


def relation_of(cls: type[Relation], columns: Columns) -> Relation:
    """The relation that its columns make, with its citations. Unsound if they make none."""
    make: Any = cls
    citations = {"sources": _citations(columns)} if cls.declared.cited else {}
    relation: Relation = make(
        source=columns["sourceId"], target=columns["targetId"], **citations, **_values(cls, columns)
    )
    return relation


def _unpacked(value: Any) -> Any:
    try:
        return orjson.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _values(cls: type[Node] | type[Relation] | type[Compound], columns: Columns, prefix: str = "") -> dict[str, Any]:
    return {prop.attribute: _value(prop, columns, prefix) for prop in cls.properties()}


def _citations(columns: Columns) -> tuple[Citation, ...]:
    ids, locators = _list("citedIds", columns), _list("citedLocators", columns)
    if len(ids) != len(locators):
        raise Unsound("citedLocators", locators, f"are {len(locators)}, for {len(ids)} cited sources")
    return tuple(map(Citation, ids, locators))


def _list(column: str, columns: Columns) -> list[str]:
    value = columns[column]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Unsound(column, value, "is not a list of texts")
    return value


def _value(prop: Property, columns: Columns, prefix: str) -> Any:
    name = join(prefix, prop.name)
    if prop.value_type:
        make: Any = prop.value_type
        return make(**_values(prop.value_type, columns, name))
    if prop.range is Text:
        value: Any = _text(name, columns)
    elif prop.many:
        return tuple(_list(name, columns))
    else:
        value = _single(prop, name, columns)
    if value is None and prop.required:
        raise Unsound(name, None, MISSING)
    return value


def _text(name: str, columns: Columns) -> Text | None:
    variants = [_typed(column, columns, str) for column in text_columns(name)]
    try:
        return Text(*variants) if any(variants) else None
    except ValueError as error:
        raise Unsound(name, variants, f"is not text ({error})") from None


def _single(prop: Property, name: str, columns: Columns) -> Any:
    if prop.range is DateSpan:
        return _span(f"{name}Edtf", columns)
    if prop.vocabulary:
        return _code(prop.vocabulary, name, columns)
    if prop.range is Outline:
        return _outline(name, columns)
    return _typed(name, columns, prop.range)


def _span(column: str, columns: Columns) -> DateSpan | None:
    text = _typed(column, columns, str)
    try:
        return DateSpan(text) if text is not None else None
    except ValueError as error:
        raise Unsound(column, text, f"is not a date ({error})") from None


def _outline(column: str, columns: Columns) -> Outline | None:
    text = _typed(column, columns, str)
    try:
        return Outline(text) if text is not None else None
    except ValueError as error:
        raise Unsound(column, text, f"is not an outline ({error})") from None


def _code(vocabulary: type[Code], column: str, columns: Columns) -> Code | None:
    name = _typed(column, columns, str)
    if name is None or name in vocabulary.__members__:
        return None if name is None else vocabulary[name]
    raise Unsound(column, name, f"is not {a(words(vocabulary.__name__))}")


def _typed(column: str, columns: Columns, type_: type) -> Any:
    value = columns[column]
    if value is None or (isinstance(value, type_) and isinstance(value, bool) == (type_ is bool)):
        return value
    if type_ is bool and value in (0, 1):  # an engine without truth values
        return bool(value)
    raise Unsound(column, value, f"is not {a(SCALARS.get(type_, Scalar.STRING).value)}")
