"""The fields of a connection at the root whose rows are not plain nodes: what a search finds, or groups."""

from collections.abc import Callable

from graphql import GraphQLField

from api.query.answering import shapes as sh
from api.query.planning.collecting import Details
from api.query.planning.pages import PageUse
from api.query.planning.rows import COUNTED, NOWHERE, RowItems, cursor_of, page_as_read, placed
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
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
        entries = self._selecting.entries(graphql_field, details, self._of_connection)
        counted = any(shape is COUNTED for _, shape in entries)
        entries = self._selecting.at_root(self.use, entries, self._row)
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

    def _of_edge(self, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        """A field of the edges."""
        is_cursor = meaning_of(graphql_field) is m.OfEdge.CURSOR
        return self._cursor() if is_cursor else self._node(graphql_field, details)

    def _of_connection(self, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.OfConnection.TOTAL_COUNT:
                return COUNTED
            case m.OfConnection.NODES:
                shape: sh.Shape = self._node(graphql_field, details)
            case m.OfConnection.EDGES:
                shape = sh.Fields(self._selecting.entries(graphql_field, details, self._of_edge))
            case _:
                return sh.PageInfo(self._selecting.names(graphql_field, details), self._cursor())
        self._row.add(self.present)
        return sh.Edges(shape)

    def _cursor(self) -> sh.Cursor:
        return cursor_of(self.use, self._row)
