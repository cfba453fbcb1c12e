"""The field `suggest`: the first names that a text begins, each with its node."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLField

from api.errors import BAD_USER_INPUT, PAGE_SIZE_INVALID, RequestError
from api.query.answering import shapes as sh
from api.query.planning.collecting import Details
from api.query.planning.roots.search import MAX_CHARACTERS
from api.query.planning.rows import RowItems
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from api.schema.roots.suggestions import MOST_SUGGESTED, SUGGESTED
from graph.asked import selection as s
from graph.errors import shortened
from graph.statement import Parameter
from graph.stored import columns
from graph.stored.completions import tiers
from ontology.model import Node


class SuggestFields:
    """Gathers what one field of suggestions selects."""

    def __init__(self, selecting: Selecting, add_root: Callable[[s.Root], int]) -> None:
        self._selecting, self._add_root, self._row = selecting, add_root, RowItems()

    def suggestions(
        self, key: str, arguments: Mapping[str, Any], graphql_field: GraphQLField, details: Details
    ) -> sh.Shape:
        """The list of suggestions, whose root is added."""
        text, classes, first = arguments["text"], arguments.get("in"), arguments.get("first")
        limit = SUGGESTED if first is None else first
        self._selecting.give(Parameter((text, limit), Asked(key)))
        fields = sh.Fields(self._selecting.entries(graphql_field, details, self._of_suggestion))
        self._row.add(s.Leaf(columns.ID))
        among = tuple(filter(tiers, self._selecting.ontology.classes))
        asked = tuple(classes) if isinstance(classes, list) else classes
        root = s.Suggest(text, asked, among, arguments.get("lang"), limit, self._row.taken())
        return sh.Listed(self._add_root(root), fields)

    def _of_suggestion(self, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.Plain(shown, at):
                return sh.Cell(self._row.add(s.Leaf(shown, at)))
            case m.OfEdge.NODE:
                return self._selecting.node(Node, graphql_field, details, self._row)
        raise TypeError(f"{key} is no field of a suggestion")


@dataclass(frozen=True)
class Asked:
    """Checks the text and the number of each request. RequestError where either is too large. `name`: of the field."""

    name: str

    def __call__(self, asked: tuple[str, int]) -> None:
        text, first = asked
        if len(text) > MAX_CHARACTERS:
            message = f"the text {shortened(text)!r} has {len(text)} characters; give {MAX_CHARACTERS} at most."
            raise RequestError.of(BAD_USER_INPUT, f"{self.name}: {message}")
        if not 0 <= first <= MOST_SUGGESTED:
            message = f"first is {first}; give a number from 0 to {MOST_SUGGESTED}."
            raise RequestError.of(PAGE_SIZE_INVALID, f"{self.name}: {message}")
