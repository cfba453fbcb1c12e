"""The fields of a connection at the root whose rows are no plain nodes: what a search finds, or groups."""

from collections.abc import Callable

from graphql import GraphQLField, GraphQLObjectType, get_named_type

from api.query.answering import shapes as sh
from api.query.planning.pages import PageUse
from api.query.planning.selecting import (
    COUNTED,
    NOWHERE,
    Details,
    Entries,
    ReadField,
    RowItems,
    Selecting,
    meaning_of,
    page_as_read,
    placed,
)
from api.schema import meaning as m
from graph.asked import selection as s

AddRoot = Callable[[s.Root], int]


class ConnectionFields:
    """Gathers what one such connection selects. `present` is read where nothing is asked but that rows are there."""

    use: PageUse
    present: s.Item

    def __init__(self, selecting: Selecting) -> None:
        self._selecting, self._row = selecting, RowItems()

    def connection(self, graphql_field: GraphQLField, details: Details, add_root: AddRoot) -> sh.Shape:
        """The connection, whose roots are added."""
        entries = self._entries(graphql_field, details, self._of_connection)
        counted = any(shape is COUNTED for _, shape in entries)
        page = page_as_read(self.use, entries)
        at = add_root(self._page_root(page, self._row.taken())) if self._row.items else NOWHERE
        return placed(self.use, entries, at, add_root(self._count_root()) if counted else NOWHERE)

    def _page_root(self, page: s.Page, items: s.Items) -> s.Root:
        """The root that reads the page."""
        raise NotImplementedError

    def _count_root(self) -> s.Root:
        """The root that counts all pages."""
        raise NotImplementedError

    def _node(self, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        """What is selected of the node of an edge."""
        raise NotImplementedError

    def _of_edge(self, edges: str, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        """A field of the edges under a response key."""
        is_cursor = meaning_of(graphql_field) is m.OfEdge.CURSOR
        return self._cursor() if is_cursor else self._node(graphql_field, details)

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
                entries = self._entries(graphql_field, details, lambda *of_edge: self._of_edge(key, *of_edge))
                shape = sh.Fields(entries)
            case _:
                return self._page_info(graphql_field, details)
        self._row.add(self.present)
        return sh.Edges(shape)

    def _page_info(self, graphql_field: GraphQLField, details: Details) -> sh.PageInfo:
        return sh.PageInfo(self._names(graphql_field, details), self._cursor())

    def _names(self, graphql_field: GraphQLField, details: Details) -> tuple[tuple[str, str], ...]:
        """Response key and name of every field that is selected of an object; for __typename the type's."""
        entries = self._entries(graphql_field, details, lambda _, __, found: sh.Constant(found[0].node.name.value))
        return tuple((key, str(shape.value)) for key, shape in entries if isinstance(shape, sh.Constant))

    def _cursor(self) -> sh.Cursor:
        return sh.Cursor(tuple(self._row.add(s.KeyValue(one.key, one.at)) for one in self.use.page.order))
