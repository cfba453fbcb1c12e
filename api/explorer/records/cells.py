"""The cells of a row that pages read: columns as they are stored, texts, and the values of properties."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from graph.asked import selection as s
from graph.asked.selection import At
from graph.stored.columns import ID, Scalar, Shown, text_columns
from ontology.rdf_form import Predicate, TermForm
from ontology.values import Text

Cells = Iterator[Any]


def leaf(column: str, at: At, scalar: Scalar = Scalar.STRING, *, many: bool = False) -> s.Leaf:
    """A column as it is stored."""
    return s.Leaf(Shown((column,), scalar, many), at)


def text_leaves(name: str, at: At) -> tuple[s.Leaf, ...]:
    """The columns of a text."""
    return tuple(leaf(column, at) for column in text_columns(name))


LABEL = text_leaves("label", At.NODE)
WHO: s.Items = (s.Leaf(ID), *LABEL)
"""What is read of a node of which no more is told than its name."""


def read_text(cells: Cells) -> Text | None:
    """The text in these columns."""
    variants = tuple(islice(cells, 3))
    return Text(*variants) if any(variants) else None


def read_value(predicate: Predicate, cells: Cells) -> Any:
    """The value of a property; None or nothing where it has none."""
    if predicate.form is TermForm.TEXT:
        return read_text(cells)
    value = next(cells)
    if predicate.many:
        return tuple(value or ())
    return predicate.vocabulary[value] if predicate.vocabulary and value is not None else value
