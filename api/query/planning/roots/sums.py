"""The fields of a casualty sum: its numbers, the span over all speakers, and pages of the figures behind it."""

from functools import partial
from typing import Any

from graphql import GraphQLField

from api.query.answering import shapes as sh
from api.query.answering.cursors import Seal
from api.query.planning.collecting import Details
from api.query.planning.pages import Over, read_page
from api.query.planning.rows import OwnList, RowItems
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from graph.asked import selection as s
from graph.asked.grouping import SUM
from graph.asked.operators import named_each
from graph.statement import Parameter
from graph.stored import columns
from graph.stored.columns import Shown
from ontology.events import CasualtyEstimate

ORDER = (s.Order(columns.ID_KEY),)


class SumFields:
    """Gathers what is selected of a sum. `seal`: that of the groups; `include`: what is not left out."""

    def __init__(self, selecting: Selecting, seal: Seal, include: Any) -> None:
        self._selecting, self._seal, self.row = selecting, seal, RowItems()
        self._included = () if include is None else (Parameter(include, named_each),)

    def read(self, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        """A field of the sum."""
        match meaning_of(graphql_field):
            case m.OfSum(column, scalar):
                return sh.Cell(self.row.add(s.Leaf(Shown((column,), scalar))))
            case m.FiguresOf(taken):
                return self._figures(key, taken, graphql_field, details)
            case m.SpanOfSum.SPAN:
                return sh.Fields(self._selecting.entries(graphql_field, details, self.read))
        raise TypeError(f"{key} is not a field of a sum")

    def _figures(self, key: str, taken: bool, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        seal = self._seal.within("taken" if taken else "left", ORDER, *self._included)
        arguments, over = self._selecting.arguments(graphql_field, details), Over(CasualtyEstimate, within=seal)
        use = self._selecting.page(
            details, over, lambda number: read_page(number, key, arguments, ORDER, seal, owned=True)
        )
        own = OwnList(use, over, partial(s.Figures, taken), s.CountFigures(taken), SUM)
        return self._selecting.own_list(own, graphql_field, details, self.row)
