"""The search field: a page of hits by score, and a snippet of each, cut from its own texts once these are read."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from graphql import GraphQLField

from api.errors import BAD_USER_INPUT, RequestError
from api.query.answering import shapes as sh
from api.query.answering.cursors import Seal
from api.query.planning.collecting import Details
from api.query.planning.connections import ConnectionFields
from api.query.planning.pages import Over, read_page
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from api.schema.search import searched
from graph.asked import selection as s
from graph.asked.operators import class_names
from graph.asked.selection import At
from graph.asked.written import written
from graph.errors import shortened
from graph.searching.query import SearchQuery
from graph.statement import Parameter
from graph.stored import columns
from graph.stored.columns import Shown, shown
from ontology.model import Node
from ontology.properties import Property

SUBJECT = "search"
MAX_WORDS = 64
MAX_CHARACTERS = 1_000
"""More than a text of so many words has. To fold a longer one, and to take it apart, would hold others up."""
ORDER = (s.Order(s.RANK, descending=True, at=At.EDGE), s.Order(columns.ID_KEY))


class SearchFields(ConnectionFields):
    """Gathers what one search field selects."""

    present = s.Leaf(columns.ID)

    def __init__(self, selecting: Selecting, key: str, arguments: Mapping[str, Any], details: Details) -> None:
        super().__init__(selecting)
        self._text, classes = arguments["text"], arguments.get("in")
        self._classes = tuple(classes) if isinstance(classes, list) else classes
        seal = _seal(key, self._text, self._classes)
        self.use = selecting.page(details, Over(Node), lambda number: read_page(number, key, arguments, ORDER, seal))

    def _page_root(self, page: s.Page, items: s.Items) -> s.Root:
        return s.Search(self._text, self._classes, page, items)

    def _count_root(self) -> s.Root:
        return s.CountSearch(self._text, self._classes)

    def _of_edge(self, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.OfEdge.SCORE:
                return sh.Cell(self._row.add(s.Leaf(s.SCORE, At.EDGE)))
            case m.OfEdge.SNIPPET:
                given = self._selecting.give(Parameter(self._text, SearchQuery.parse))
                return sh.Snippet(self._row.add(self._searched_texts()), given)
        return super()._of_edge(key, graphql_field, details)

    def _node(self, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        return self._selecting.node(Node, graphql_field, details, self._row)

    def _searched_texts(self) -> s.ByClass:
        """All texts that a search looks into, each as it is stored."""
        classes = ((cls, searched(cls)) for cls in self._selecting.ontology.classes)
        return s.ByClass(tuple((cls, _columns(properties)) for cls, properties in classes if properties))


def _seal(name: str, text: Any, classes: Any) -> Seal:
    """Cursors of hits are tied to the text and the classes."""
    sought = Parameter(text, partial(_terms, name))
    among = () if classes is None else (Parameter(classes, class_names),)
    return Seal(written(SUBJECT, ORDER, s.EVERYTHING), (sought, *among))


def _terms(name: str, text: str) -> list[Any]:
    """The terms of a text in writing. RequestError where it has too many characters, or too many words."""
    if len(text) > MAX_CHARACTERS:
        message = f"{name}: the text {shortened(text)!r} has {len(text)} characters; give {MAX_CHARACTERS} at most."
        raise RequestError.of(BAD_USER_INPUT, message)
    query = SearchQuery.parse(text)
    if query.length > MAX_WORDS:
        message = f"{name}: the text has {query.length} words; give {MAX_WORDS} at most."
        raise RequestError.of(BAD_USER_INPUT, message)
    return query.written


def _columns(properties: tuple[Property, ...]) -> s.Items:
    leaves = (next(iter(shown(prop).values())) for prop in properties)
    return tuple(s.Leaf(Shown((column,), leaf.scalar, leaf.many)) for leaf in leaves for column in leaf.columns)
