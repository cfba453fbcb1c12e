"""The compliance field: a ledger is worked out from its rows, then read by what the query selects of it.

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
from api.query.planning.samples import SAMPLE_ID
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from graph.asked import selection as s
from graph.compliance import heard, tracing
from graph.errors import shortened
from graph.statement import Parameter
from graph.stored import columns
from ontology.model import Node


class LedgerFields(ComputedFields):
    """Gathers what one compliance field selects."""

    def __init__(self, selecting: Selecting, agreement: Any, add_root: Callable[[s.Root], int]) -> None:
        super().__init__(selecting)
        self._agreement, self._add_root = agreement, add_root
        self._rows: dict[type[Node], RowItems] = {}

    def ledger(self, as_of: Any, known_by: Any, graphql_field: GraphQLField, details: Details) -> sh.Ledger:
        """The ledger on a day, whose roots are added; that of the request where no day is told."""
        fields = self.object(graphql_field, details)
        asked = {cls: row.taken() for cls, row in self._rows.items()}
        at = tuple(map(self._add_root, tracing.ledger_roots(self._agreement, asked)))
        given = self._selecting.give(Parameter((self._agreement, as_of, known_by), _agreement_and_days))
        return sh.Ledger(at, given, bool(asked), fields)

    def voices(self, a: Any, b: Any, days: tuple[Any, Any], graphql_field: GraphQLField, details: Details) -> sh.Ledger:
        """Two assessors side by side in that ledger."""
        fields = self.object(graphql_field, details)
        asked = {cls: row.taken() for cls, row in self._rows.items()}
        at = tuple(map(self._add_root, heard.voices_roots(self._agreement, a, b, asked)))
        given = self._selecting.give(Parameter((self._agreement, a, b, *days), _voices_asked))
        return sh.Ledger(at, given, bool(asked), fields, work="voices")

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


def asks_for_ledger(given: Parameter) -> bool:
    """Whether what a request gives is the agreement and the days of a ledger."""
    return given.convert in (_agreement_and_days, _voices_asked)


def _agreement_and_days(asked: Sequence[Any]) -> tuple[str, date | None, date | None]:
    agreement, *days = asked
    as_of, known_by = (None if day is None else date.fromisoformat(day) for day in days)
    return agreement, as_of, known_by


def _voices_asked(asked: Sequence[Any]) -> tuple[str, str, str, date | None, date | None]:
    agreement, a, b, *days = asked
    if a == b and a != SAMPLE_ID:
        raise RequestError.of(BAD_USER_INPUT, f"voices: a and b are both {shortened(a)!r}. Name two assessors.")
    _, as_of, known_by = _agreement_and_days((agreement, *days))
    return agreement, a, b, as_of, known_by
