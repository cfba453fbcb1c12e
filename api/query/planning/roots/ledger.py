"""The compliance and changes fields: ledgers are worked out from their rows, then read by what the query selects.

Nodes of the graph within it (a commitment with whatever fields) are read with the rows of the ledger, and placed by id.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from graphql import GraphQLField, GraphQLList, get_nullable_type

from api.errors import BAD_USER_INPUT, RequestError
from api.query.answering import shapes as sh
from api.query.planning.collecting import Details
from api.query.planning.roots.computed import ComputedFields
from api.query.planning.rows import RowItems
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from graph.asked import selection as s
from graph.compliance import comparing, tracing
from graph.statement import Parameter
from graph.stored import columns
from ontology.model import Node

ROOTS = {sh.Reckoned.LEDGER: tracing.ledger_roots, sh.Reckoned.CHANGES: comparing.changes_roots}


class LedgerFields(ComputedFields):
    """Gathers what one compliance or changes field selects."""

    def __init__(self, selecting: Selecting, agreement: Any, add_root: Callable[[s.Root], int]) -> None:
        super().__init__(selecting)
        self._agreement, self._add_root = agreement, add_root
        self._rows: dict[type[Node], RowItems] = {}

    def ledger(self, as_of: Any, known_by: Any, graphql_field: GraphQLField, details: Details) -> sh.Ledger:
        """The ledger on a day, whose roots are added; that of the request where no day is told."""
        given = Parameter((self._agreement, as_of, known_by), _agreement_and_days)
        return self._reckoned(sh.Reckoned.LEDGER, given, graphql_field, details)

    def changes(self, days: Sequence[Any], graphql_field: GraphQLField, details: Details) -> sh.Ledger:
        """What changed between two days, by the sources of a third if one is told."""
        given = Parameter((self._agreement, *days), _agreement_and_two_days)
        return self._reckoned(sh.Reckoned.CHANGES, given, graphql_field, details)

    def _reckoned(
        self, what: sh.Reckoned, asked_for: Parameter, graphql_field: GraphQLField, details: Details
    ) -> sh.Ledger:
        fields = self.object(graphql_field, details)
        asked = {cls: row.taken() for cls, row in self._rows.items()}
        at = tuple(map(self._add_root, ROOTS[what](self._agreement, asked)))
        return sh.Ledger(at, self._selecting.give(asked_for), bool(asked), fields, what)

    def _field(self, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.ComputedNode(attribute, cls):
                node = self._selecting.node(cls, graphql_field, details, self._row(cls))
                if isinstance(get_nullable_type(graphql_field.type), GraphQLList):
                    return sh.Listed(attribute, sh.NodeOf(None, node))
                return sh.NodeOf(attribute, node)
        return super()._field(key, graphql_field, details)

    def _row(self, cls: type[Node]) -> RowItems:
        """What is asked of the nodes of a class, wherever the ledger tells of them; it begins with their id."""
        if cls not in self._rows:
            self._rows[cls] = RowItems()
            self._rows[cls].add(s.Leaf(columns.ID))
        return self._rows[cls]


def _agreement_and_days(asked: Sequence[Any]) -> tuple[str, date | None, date | None]:
    agreement, *days = asked
    as_of, known_by = (None if day is None else date.fromisoformat(day) for day in days)
    return agreement, as_of, known_by


def _agreement_and_two_days(asked: Sequence[Any]) -> tuple[str, date, date, date | None]:
    agreement, from_, to, known_by = asked
    first, last = date.fromisoformat(from_), date.fromisoformat(to)
    if first > last:
        message = f"changes: from, {from_}, is after to, {to}; give the earlier day as from."
        raise RequestError.of(BAD_USER_INPUT, message)
    return agreement, first, last, None if known_by is None else date.fromisoformat(known_by)
