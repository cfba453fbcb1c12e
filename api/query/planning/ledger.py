"""The compliance field: a ledger is computed from its rows, then read by what the query selects of it.

Nodes of the graph within it (a commitment with whatever fields) are read in the same statement, and placed by id.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from graphql import GraphQLField, GraphQLObjectType, get_named_type

from api.query.answering import shapes as sh
from api.query.answering.spans import span_parts
from api.query.planning.collecting import Details
from api.query.planning.selecting import RowItems, Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from graph.asked import selection as s
from graph.compliance import tracing
from graph.statement import fill
from graph.stored import columns
from ontology.agreements import Agreement, Assessment, AssessmentSubject, Commitment, Implementation, Undertaking
from ontology.model import End, Node
from ontology.values import Language

Placed = Mapping[str, Any]
"""What was read besides the ledger: for each hidden key, nodes by id."""
Read = Callable[[Any, Placed], Any]
WAY = {
    Agreement: (),
    Commitment: (End(Undertaking, forward=True),),
    Assessment: (End(AssessmentSubject, forward=True), End(Undertaking, forward=True)),
}
"""From a node of a class to the agreement whose ledger it is in."""


@dataclass(frozen=True)
class Computation:
    """A root field that is computed from a row: where that row is, its arguments, and how the result is read."""

    key: str
    at: int
    agreement: Any
    as_of: Any
    read: Read
    hidden: tuple[str, ...]

    def run(self, row: list[Any], variables: Mapping[str, Any], data: dict[str, Any]) -> None:
        """Put the result in its place in the response, in which the nodes that it needs are held under hidden keys."""
        placed = {key: data.pop(key) for key in self.hidden}
        given = fill(self.as_of, variables)
        day = date.today() if given is None else date.fromisoformat(given)
        found = tracing.ledger(row[self.at], fill(self.agreement, variables), day)
        data[self.key] = None if found is None else self.read(found, placed)


class LedgerFields:
    """Gathers what one compliance field selects."""

    def __init__(self, selecting: Selecting, key: str, agreement: Any, add_root: Callable[[s.Root], int]) -> None:
        self._selecting, self._key, self._agreement, self._add_root = selecting, key, agreement, add_root
        self.hidden: list[tuple[str, sh.Shape]] = []

    def computation(self, as_of: Any, graphql_field: GraphQLField, details: Details) -> Computation:
        """The computation, whose nodes are then in `hidden`."""
        read = self._object(graphql_field, details)
        at = self._add_root(tracing.ledger_root(self._agreement))
        return Computation(self._key, at, self._agreement, as_of, read, tuple(key for key, _ in self.hidden))

    def _object(self, graphql_field: GraphQLField, details: Details) -> Read:
        graphql_type = get_named_type(graphql_field.type)
        assert isinstance(graphql_type, GraphQLObjectType)
        fields = [
            (key, self._field(graphql_type, found))
            for key, found in self._selecting.grouped(graphql_type, details).items()
        ]
        return lambda value, placed: {key: read(value, placed) for key, read in fields}

    def _field(self, graphql_type: GraphQLObjectType, details: Details) -> Read:
        name = details[0].node.name.value
        if name == "__typename":
            return lambda value, placed: graphql_type.name
        graphql_field = graphql_type.fields[name]
        match meaning_of(graphql_field):
            case m.ComputedNode(cls):
                return self._node(cls, graphql_field, details)
            case m.Computed(attribute, how):
                return partial(_attribute, attribute, self._inner(how, graphql_field, details))
        raise TypeError(f"{name} is no field of a ledger")

    def _inner(self, how: m.ComputedAs, graphql_field: GraphQLField, details: Details) -> Read:
        match how:
            case m.ComputedAs.OBJECT:
                return self._object(graphql_field, details)
            case m.ComputedAs.SPAN:
                return self._span(graphql_field, details)
            case m.ComputedAs.TEXT:
                asked = self._selecting.arguments(graphql_field, details).get("lang") or Language.EN
                return lambda text, placed: text.in_language(asked)
            case m.ComputedAs.DAY:
                return lambda day, placed: day.isoformat()
        return lambda value, placed: value

    def _span(self, graphql_field: GraphQLField, details: Details) -> Read:
        graphql_type = get_named_type(graphql_field.type)
        assert isinstance(graphql_type, GraphQLObjectType)
        names = [
            (key, found[0].node.name.value) for key, found in self._selecting.grouped(graphql_type, details).items()
        ]

        def read(edtf: str, placed: Placed) -> dict[str, Any]:
            parts = span_parts(edtf)
            return {key: parts.get(name, graphql_type.name) for key, name in names}

        return read

    def _node(self, cls: type[Node], graphql_field: GraphQLField, details: Details) -> Read:
        row, key = RowItems(), columns.ID_KEY
        row.add(s.Leaf(columns.ID))
        shape = self._selecting.node(cls, graphql_field, details, row)
        in_ledger: s.Filter = s.Reaches(Implementation, self._agreement)
        for end in reversed(WAY[cls]):
            in_ledger = s.Related(end, s.Quantifier.SOME, in_ledger)
        at = self._add_root(s.All(cls, s.Page((s.Order(key),), tracing.LIMIT, in_ledger), row.taken()))
        hidden = f"{self._key} {len(self.hidden)}"
        self.hidden.append((hidden, sh.ById(at, shape)))
        return lambda value, placed: placed[hidden][value.id]


def _attribute(attribute: str, read: Read, value: Any, placed: Placed) -> Any:
    held = getattr(value, attribute)
    if isinstance(held, tuple):
        return [read(item, placed) for item in held]
    return None if held is None else read(held, placed)
