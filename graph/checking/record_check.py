"""Whether one stored record is sound: made again of what is shown of it, it stores as it is stored and keeps the rules.

Sort keys, both ends of a span, labels and the id of a relation all follow from what is shown (columns.py, rows.py), so
one comparison finds whichever of them is wrong.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.errors import shortened
from graph.store import Record
from graph.stored.columns import join
from graph.stored.records import MISSING, Columns, Unsound, node_of, relation_of
from graph.stored.rows import node_row, relation_row
from ontology.findings import is_derived
from ontology.model import Citation, Node
from ontology.properties import Described
from ontology.records import LONGEST
from ontology.rules import faults
from ontology.sources import Documentation

OF_NODES = {"": "record", "sources": Documentation.declared.name}
OF_RELATIONS = {"": "record", "sources": "citedIds", "source": "sourceId", "target": "targetId"}
"""What the attributes are called that are not properties."""


@dataclass(frozen=True)
class Problem:
    """What is wrong in a store: the value, where it stands, and what to do."""

    place: str
    field: str
    value: Any
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.field}: {told(self.value)} {self.problem}. {self.remedy}"


def told(value: Any) -> str:
    """A value as a message shows it: in quotes, and not more of it than a load would show."""
    if value is None or isinstance(value, int):
        return "nothing" if value is None else str(value)
    return repr(shortened(str(value).strip("\n"), LONGEST))


def anew(dataset: Any) -> str:
    """The remedy for a record that was changed outside a load: a load takes what it wrote itself to be there still."""
    if not dataset:
        return "Remove it: no load of ours made it."
    return f"Load {'what it follows from' if is_derived(dataset) else dataset} into an empty store."


def problems_of(
    record: Record, columns: Columns, *, citations: tuple[Citation, ...] = (), nodes: Mapping[str, Node] | None = None
) -> Iterator[Problem]:
    """What is wrong with a record that holds these values in its columns.

    `citations` are those of a node, `nodes` its sources or what a relation joins, as far as that is there.
    """
    dataset = columns.get("dataset", columns["id"])
    try:
        if not dataset:
            raise Unsound("dataset", None, MISSING)
        remade = node_of(record, columns, citations) if issubclass(record, Node) else relation_of(record, columns)
    except Unsound as wrong:
        yield Problem(columns["id"], wrong.column, wrong.value, wrong.problem, anew(dataset))
        return
    stored = node_row(remade, dataset, "") if isinstance(remade, Node) else relation_row(remade, None, dataset, "")
    for name, value in columns.items():
        if value != (due := stored.values[name]):
            follows = f"does not go with the rest, which asks for {told(due)}"
            yield Problem(columns["id"], name, value, follows, anew(dataset))
    for fault in faults(remade, nodes or {}):
        if fault.attribute != "id":  # which is asked of every node, whether it makes a record or not
            remedy = f"{anew(dataset)} If its input has it so: {fault.remedy}"
            yield Problem(columns["id"], _shown(record, fault.attribute), fault.value, fault.problem, remedy)


def _shown(record: type[Described], attribute: str) -> str:
    """What users see of an attribute, or of a part of what it holds."""
    first, _, rest = attribute.partition(".")
    for prop in record.properties():
        if prop.attribute == first:
            return join(prop.name, _shown(prop.value_type, rest)) if prop.value_type and rest else prop.name
    return (OF_NODES if issubclass(record, Node) else OF_RELATIONS)[attribute]
