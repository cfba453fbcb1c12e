"""The compliance field: a ledger is worked out from its rows, then read by what the query selects of it.

Nodes of the graph within it (a commitment with whatever fields) are read in the same statement, and placed by id.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from graphql import GraphQLField

from api.query.answering import shapes as sh
from api.query.planning.collecting import Details
from api.query.planning.computed import ComputedFields
from api.query.planning.rows import RowItems
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from graph.asked import selection as s
from graph.compliance import tracing
from graph.compliance.selected import LIMIT
from graph.statement import Parameter
from graph.stored import columns
from ontology.agreements import Agreement, Assessment, AssessmentSubject, Commitment, Undertaking
from ontology.model import End, Node

WAY = {
    Agreement: (),
    Commitment: (End(Undertaking, forward=True),),
    Assessment: (End(AssessmentSubject, forward=True), End(Undertaking, forward=True)),
}
"""From a node of a class to the agreement whose ledger it is in."""


class LedgerFields(ComputedFields):
    """Gathers what one compliance field selects."""

    def __init__(self, selecting: Selecting, agreement: Any, add_root: Callable[[s.Root], int]) -> None:
        super().__init__(selecting)
        self._agreement, self._add_root = agreement, add_root
        self._nodes: list[sh.ById] = []

    def ledger(self, as_of: Any, graphql_field: GraphQLField, details: Details) -> sh.Ledger:
        """The ledger on a day, whose roots are added; that of the request where no day is told."""
        fields = self.object(graphql_field, details)
        at = tuple(map(self._add_root, tracing.ledger_roots(self._agreement)))
        given = self._selecting.give(Parameter((self._agreement, as_of), _agreement_and_day))
        return sh.Ledger(at, given, tuple(self._nodes), fields)

    def _field(self, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.ComputedNode(cls):
                return self._node(cls, graphql_field, details)
        return super()._field(key, graphql_field, details)

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
