"""The search field: a page of hits by score, and a snippet of each, cut from its own texts once these are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLField

from api.errors import BAD_USER_INPUT, RequestError
from api.query.answering import shapes as sh
from api.query.answering.cursors import seal
from api.query.planning.collecting import Details
from api.query.planning.connections import ConnectionFields
from api.query.planning.pages import PageUse, read_page
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from api.schema.search import searched
from graph.asked import selection as s
from graph.asked.operators import class_names
from graph.asked.selection import At
from graph.searching.query import SearchQuery
from graph.searching.snippets import snippet
from graph.statement import fill
from graph.stored import columns
from graph.stored.columns import Shown, shown
from ontology.model import Node
from ontology.properties import Property

SUBJECT = "search"
MAX_WORDS = 64
ORDER = (s.Order(s.RANK, descending=True, at=At.EDGE), s.Order(columns.ID_KEY))


@dataclass(frozen=True)
class SearchUse(PageUse):
    """A page of hits. Its cursors are tied to the text and the classes."""

    text: Any = ""
    classes: Any = None

    def seal(self, variables: Mapping[str, Any]) -> str:
        """RequestError where the text has too many words."""
        query = SearchQuery.parse(fill(self.text, variables))
        if query.length > MAX_WORDS:
            message = f"{self.name}: the text has {query.length} words; give {MAX_WORDS} at most."
            raise RequestError.of(BAD_USER_INPUT, message)
        classes = None if self.classes is None else class_names(fill(self.classes, variables))
        return seal(self.subject, [repr(query), classes])


@dataclass(frozen=True)
class Snippets:
    """Puts snippets in the place of texts: under which keys the edges, and the texts of each, stand."""

    key: str
    text: Any
    places: tuple[tuple[str, str], ...]

    def run(self, row: list[Any], variables: Mapping[str, Any], data: dict[str, Any]) -> None:
        """Cut the snippets of one response."""
        query = SearchQuery.parse(fill(self.text, variables))
        for edges, place in self.places:
            for edge in data[self.key][edges]:
                edge[place] = snippet(_texts(edge[place]), query)


def _texts(values: list[Any]) -> list[str]:
    """What a row has after the name of its class: texts, lists of texts, and nulls."""
    return [text for value in values[1:] for text in (value if isinstance(value, list) else [value]) if text]


class SearchFields(ConnectionFields):
    """Gathers what one search field selects."""

    present = s.Leaf(columns.ID)

    def __init__(self, selecting: Selecting, key: str, arguments: Mapping[str, Any]) -> None:
        super().__init__(selecting)
        self._key, self._text, classes = key, arguments["text"], arguments.get("in")
        self._classes = tuple(classes) if isinstance(classes, list) else classes
        self._places: list[tuple[str, str]] = []
        read = read_page(len(selecting.pages), key, SUBJECT, arguments, s.And(()), ORDER)
        self.use = SearchUse(**vars(read) | {"text": self._text, "classes": self._classes})

    @property
    def snippets(self) -> Snippets:
        """What to do with the response."""
        return Snippets(self._key, self._text, tuple(self._places))

    def _page_root(self, page: s.Page, items: s.Items) -> s.Root:
        return s.Search(self._text, self._classes, page, items)

    def _count_root(self) -> s.Root:
        return s.CountSearch(self._text, self._classes)

    def _of_edge(self, edges: str, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.OfEdge.SCORE:
                return sh.Cell(self._row.add(s.Leaf(s.SCORE, At.EDGE)))
            case m.OfEdge.SNIPPET:
                self._places.append((edges, key))
                return sh.Cell(self._row.add(self._searched_texts()))
        return super()._of_edge(edges, key, graphql_field, details)

    def _node(self, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        return self._selecting.node(Node, graphql_field, details, self._row)

    def _searched_texts(self) -> s.ByClass:
        """All texts that a search looks into, each as it is stored."""
        classes = ((cls, searched(cls)) for cls in self._selecting.ontology.classes)
        return s.ByClass(tuple((cls, _columns(properties)) for cls, properties in classes if properties))


def _columns(properties: tuple[Property, ...]) -> s.Items:
    leaves = (next(iter(shown(prop).values())) for prop in properties)
    return tuple(s.Leaf(Shown((column,), leaf.scalar, leaf.many)) for leaf in leaves for column in leaf.columns)
