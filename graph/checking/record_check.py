"""Whether one stored record is sound: made again of what is shown of it, it must store as it is stored.

Sort keys, both ends of a span, labels and the id of a relation all follow from what is shown (columns.py, rows.py), so
one comparison finds whichever of them is wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.store import Record
from graph.stored.records import MISSING, Columns, Unsound, node_of, relation_of
from graph.stored.rows import node_row, relation_row
from ontology.model import Node

LONGEST = 60


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


def problems_of(record: Record, columns: Columns) -> Iterator[Problem]:
    """What is wrong with a record that holds these values in its columns."""
    dataset = columns.get("dataset", columns["id"])
    try:
        if not dataset:
            raise Unsound("dataset", None, MISSING)
        due = _stored_anew(record, columns, dataset)
    except Unsound as wrong:
        yield Problem(columns["id"], wrong.column, wrong.value, wrong.problem, anew(dataset))
        return
    for name, value in columns.items():
        if value != due[name]:
            follows = f"does not go with the rest, which asks for {shorten(due[name])}"
            yield Problem(columns["id"], name, value, follows, anew(dataset))


def _stored_anew(record: Record, columns: Columns, dataset: Any) -> Columns:
    if issubclass(record, Node):
        return node_row(node_of(record, columns), dataset, "").values
    return relation_row(relation_of(record, columns), None, dataset, "").values
