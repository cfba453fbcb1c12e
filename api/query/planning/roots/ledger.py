"""The compliance, changes and voices fields: what is worked out from rows, then read by what the query selects of it.

Nodes of the graph within it (a commitment with whatever fields) are read with the rows of the ledger, and placed by id.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from graphql import GraphQLField, GraphQLList, get_nullable_type

from api.errors import BAD_USER_INPUT, RequestError
from api.query.answering import shapes as sh
from api.query.answering.reckoned import BetweenDays, BetweenVoices, OnDay
from api.query.planning.collecting import Details
from api.query.planning.roots.computed import ComputedFields
from api.query.planning.rows import RowItems
from api.query.planning.samples import SAMPLE_ID
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from graph.asked import selection as s
from graph.compliance import comparing, heard, tracing
from graph.errors import shortened
from graph.statement import Parameter
from graph.stored import columns
from ontology.model import Node

OfLedger = m.TraceCompliance | m.TraceChanges | m.HearVoices


class LedgerFields(ComputedFields):
    """Gathers what one of these fields selects."""

    def __init__(self, selecting: Selecting, agreement: Any, add_root: Callable[[s.Root], int]) -> None:
        super().__init__(selecting)
        self._agreement, self._add_root = agreement, add_root
        self._rows: dict[type[Node], RowItems] = {}

    def reckoned(
        self, meaning: OfLedger, arguments: Mapping[str, Any], graphql_field: GraphQLField, details: Details
    ) -> sh.Ledger:
        """What one of the fields asks for, whose roots are added."""
        fields = self.object(graphql_field, details)
        # the ledger knows the ids
        asked = {cls: row.taken() for cls, row in self._rows.items() if len(row.items) > 1}
        known_by = arguments.get("knownBy")
        match meaning:
            case m.TraceCompliance():
                what, roots = sh.Reckoned.LEDGER, tracing.ledger_roots(self._agreement, asked)
                only = arguments.get("commitments")
                only = tuple(only) if isinstance(only, list) else only
                given = Parameter((self._agreement, arguments.get("asOf"), known_by, only), _on_day)
            case m.TraceChanges():
                what, roots = sh.Reckoned.CHANGES, comparing.changes_roots(self._agreement, asked)
                given = Parameter((self._agreement, arguments["from"], arguments["to"], known_by), _between_days)
            case m.HearVoices():
                a, b = arguments["a"], arguments["b"]
                what, roots = sh.Reckoned.VOICES, heard.voices_roots(self._agreement, a, b, asked)
                given = Parameter((a, b, self._agreement, arguments.get("asOf"), known_by), _between_voices)
        return sh.Ledger(tuple(map(self._add_root, roots)), self._selecting.give(given), bool(asked), fields, what)

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


def _on_day(asked: Sequence[Any]) -> OnDay:
    agreement, as_of, known_by, *only = asked
    ids = next(iter(only), None)
    return OnDay(agreement, _day(as_of), _day(known_by), None if ids is None else frozenset(ids))


def _between_days(asked: Sequence[Any]) -> BetweenDays:
    agreement, from_, to, known_by = asked
    first, last = date.fromisoformat(from_), date.fromisoformat(to)
    if first > last:
        message = f"changes: from, {from_}, is after to, {to}; give the earlier day as from."
        raise RequestError.of(BAD_USER_INPUT, message)
    return BetweenDays(agreement, first, last, _day(known_by))


def _between_voices(asked: Sequence[Any]) -> BetweenVoices:
    a, b, *of_ledger = asked
    if a == b and a != SAMPLE_ID:
        raise RequestError.of(BAD_USER_INPUT, f"voices: a and b are both {shortened(a)!r}. Name two assessors.")
    return BetweenVoices(a, b, _on_day(of_ledger))


def _day(asked: str | None) -> date | None:
    return None if asked is None else date.fromisoformat(asked)
