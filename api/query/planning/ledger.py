"""The compliance field: a ledger is worked out from its rows, then read by what the query selects of it.

Nodes of the graph within it (a commitment with whatever fields) are read in the same statement, and placed by id.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, assert_never

from graphql import GraphQLField, GraphQLList, get_nullable_type

from api.query.answering import shapes as sh
from api.query.planning.collecting import Details
from api.query.planning.selecting import RowItems, Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from graph.asked import selection as s
from graph.compliance import tracing
from graph.compliance.selected import LIMIT
from graph.statement import Parameter
from graph.stored import columns
from ontology.agreements import Agreement, Assessment, AssessmentSubject, Commitment, Undertaking
from ontology.model import End, Node
from ontology.values import Language

WAY = {
    Agreement: (),
    Commitment: (End(Undertaking, forward=True),),
    Assessment: (End(AssessmentSubject, forward=True), End(Undertaking, forward=True)),
}
"""From a node of a class to the agreement whose ledger it is in."""


class LedgerFields:
    """Gathers what one compliance field selects."""

    def __init__(self, selecting: Selecting, agreement: Any, add_root: Callable[[s.Root], int]) -> None:
        self._selecting, self._agreement, self._add_root = selecting, agreement, add_root
        self._nodes: list[sh.ById] = []

    def ledger(self, as_of: Any, graphql_field: GraphQLField, details: Details) -> sh.Ledger:
        """The ledger on a day, whose roots are added; that of the request where no day is told."""
        fields = self._object(graphql_field, details)
        at = tuple(map(self._add_root, tracing.ledger_roots(self._agreement)))
        given = self._selecting.give(Parameter((self._agreement, as_of), _agreement_and_day))
        return sh.Ledger(at, given, tuple(self._nodes), fields)

    def _object(self, graphql_field: GraphQLField, details: Details) -> sh.Fields:
        return sh.Fields(self._selecting.entries(graphql_field, details, self._field))

    def _field(self, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.ComputedNode(cls):
                return self._node(cls, graphql_field, details)
            case m.Computed(attribute, how):
                if isinstance(get_nullable_type(graphql_field.type), GraphQLList):
                    return sh.Listed(attribute, self._value(None, how, graphql_field, details))
                return self._value(attribute, how, graphql_field, details)
        raise TypeError(f"{key} is no field of a ledger")

    def _value(self, at: sh.Place, how: m.ComputedAs, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match how:
            case m.ComputedAs.VALUE:
                return sh.Cell(at)
            case m.ComputedAs.OBJECT:
                return sh.Inner(at, self._object(graphql_field, details))
            case m.ComputedAs.SPAN:
                return sh.Span(at, self._selecting.names(graphql_field, details))
            case m.ComputedAs.TEXT:
                language = self._selecting.arguments(graphql_field, details).get("lang") or Language.EN
                return sh.InLanguage(at, language)
            case m.ComputedAs.DAY:
                return sh.Day(at)
            case _:
                assert_never(how)

    def _node(self, cls: type[Node], graphql_field: GraphQLField, details: Details) -> sh.Shape:
        row, key = RowItems(), columns.ID_KEY
        row.add(s.Leaf(columns.ID))
        shape = self._selecting.node(cls, graphql_field, details, row)
        in_ledger = tracing.told_of(self._agreement)
        for end in reversed(WAY[cls]):
            in_ledger = s.Related(end, s.Quantifier.SOME, in_ledger)
        at = self._add_root(s.All(cls, s.Page((s.Order(key),), LIMIT, in_ledger), row.taken()))
        self._nodes.append(sh.ById(at, shape))
        return sh.NodeOf(len(self._nodes) - 1)


def asks_for_ledger(given: Parameter) -> bool:
    """Whether what a request gives is the agreement and the day of a ledger."""
    return given.convert is _agreement_and_day


def _agreement_and_day(asked: Sequence[Any]) -> tuple[str, date | None]:
    agreement, day = asked
    return agreement, None if day is None else date.fromisoformat(day)
