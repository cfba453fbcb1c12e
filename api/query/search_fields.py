"""The search field: a page of hits by score, and a snippet of each, cut from its own texts once these are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from graphql import GraphQLField, GraphQLObjectType, get_named_type

from api.errors import BAD_USER_INPUT, RequestError
from api.query import shape as sh
from api.query.cursors import seal
from api.query.pages import CURSORS, PageUse, read_page
from api.query.selecting import COUNTED, NOWHERE, Details, Entries, Over, ReadField, Row, Selecting, meaning_of, placed
from api.schema import meaning as m
from api.schema.search import searched
from graph import columns
from graph import selection as s
from graph.columns import Key, Scalar, Shown, shown
from graph.search_query import SearchQuery, class_names
from graph.selection import At
from graph.snippets import snippet
from graph.statement import Slot, fill
from ontology.model import Node
from ontology.properties import Property

SUBJECT = "search"
MAX_WORDS = 64
ORDER = (s.Order(s.RANK, descending=True, at=At.EDGE), s.Order(Key("id", Scalar.ID)))


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


class SearchFields:
    """Gathers what one search field selects."""

    def __init__(self, selecting: Selecting, key: str, arguments: Mapping[str, Any]) -> None:
        self._selecting, self._key, self._row = selecting, key, Row()
        self._text, classes = arguments["text"], arguments.get("in")
        self._classes = tuple(classes) if isinstance(classes, list) else classes
        self._places: list[tuple[str, str]] = []
        number = len(selecting.pages)
        read = read_page(number, key, SUBJECT, arguments, s.And(()), At.NODE)
        after, before = (_slots(number, end) if getattr(read, end) is not None else None for end in ("after", "before"))
        page = replace(read.page, order=ORDER, after=after, before=before)
        self.use = SearchUse(**vars(read) | {"page": page, "text": self._text, "classes": self._classes})

    @property
    def snippets(self) -> Snippets:
        """What to do with the response."""
        return Snippets(self._key, self._text, tuple(self._places))

    def connection(self, graphql_field: GraphQLField, details: Details, add_root: Callable[[s.Root], int]) -> sh.Shape:
        """The connection, whose roots are added."""
        self._selecting.pages[id(details[0].node), Over(Node)] = self.use
        entries = self._entries(graphql_field, details, self._of_connection)
        counted = any(shape is COUNTED for _, shape in entries)
        search = s.Search(self._text, self._classes, self.use.page, self._row.taken())
        at = add_root(search) if search.items else NOWHERE
        count = add_root(s.CountSearch(self._text, self._classes)) if counted else NOWHERE
        return placed(self.use, entries, at, count)

    def _entries(self, graphql_field: GraphQLField, details: Details, read: ReadField) -> Entries:
        graphql_type = get_named_type(graphql_field.type)
        assert isinstance(graphql_type, GraphQLObjectType)
        grouped = self._selecting.grouped(graphql_type, details).items()
        return tuple((key, self._entry(graphql_type, key, found, read)) for key, found in grouped)

    @staticmethod
    def _entry(graphql_type: GraphQLObjectType, key: str, details: Details, read: ReadField) -> sh.Shape:
        name = details[0].node.name.value
        return sh.Constant(graphql_type.name) if name == "__typename" else read(key, graphql_type.fields[name], details)

    def _of_connection(self, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.OfConnection.TOTAL_COUNT:
                return COUNTED
            case m.OfConnection.NODES:
                shape: sh.Shape = self._node(graphql_field, details)
            case m.OfConnection.EDGES:
                shape = sh.Fields(self._entries(graphql_field, details, partial(self._of_edge, key)))
            case _:
                return self._page_info(graphql_field, details)
        self._row.add(s.Leaf(columns.ID))  # also where nothing is asked of the rows but that they are there
        return sh.Edges(shape)

    def _page_info(self, graphql_field: GraphQLField, details: Details) -> sh.PageInfo:
        entries = self._entries(graphql_field, details, lambda _, __, found: sh.Constant(found[0].node.name.value))
        names = ((key, str(shape.value)) for key, shape in entries if isinstance(shape, sh.Constant))
        return sh.PageInfo(tuple(names), self._cursor())

    def _of_edge(self, edges: str, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.OfEdge.CURSOR:
                return self._cursor()
            case m.OfEdge.SCORE:
                return sh.Cell(self._row.add(s.Leaf(s.SCORE, At.EDGE)))
            case m.OfEdge.SNIPPET:
                self._places.append((edges, key))
                return sh.Cell(self._row.add(self._searched_texts()))
        return self._node(graphql_field, details)

    def _cursor(self) -> sh.Cursor:
        return sh.Cursor(tuple(self._row.add(s.KeyValue(one.key, one.at)) for one in ORDER))

    def _node(self, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        return self._selecting.node(Node, graphql_field, details, self._row)

    def _searched_texts(self) -> s.ByClass:
        """All texts that a search looks into, each as it is stored."""
        classes = ((cls, searched(cls)) for cls in self._selecting.ontology.classes)
        return s.ByClass(tuple((cls, _columns(properties)) for cls, properties in classes if properties))


def _columns(properties: tuple[Property, ...]) -> s.Items:
    leaves = (next(iter(shown(prop).values())) for prop in properties)
    return tuple(s.Leaf(Shown((column,), leaf.scalar, leaf.many)) for leaf in leaves for column in leaf.columns)


def _slots(number: int, argument: str) -> tuple[Slot, ...]:
    return tuple(Slot((CURSORS, number, argument, place)) for place in range(len(ORDER)))
