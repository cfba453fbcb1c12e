"""One state of a store, read page by page: no more than a page is held, however large the graph is."""

from collections.abc import AsyncGenerator, Iterable, Mapping
from typing import Any

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.withheld import Withheld
from graph.deposit.tables import Table
from graph.statement import Slot
from graph.store import Snapshot, Store
from graph.stored.columns import ID_KEY
from ontology.model import Node, Relation

Row = list[Any]
AFTER, IDS = Slot(("after",)), Slot(("ids",))
AMONG = s.Test(ID_KEY, BY_NAME["in"], IDS)


class State:
    """A state that a store shows until a block ends, without what is left out; every page has so many rows."""

    def __init__(self, store: Store, snapshot: Snapshot, page_size: int, left_out: Withheld) -> None:
        self.store, self.snapshot = store, snapshot
        self.left_out, self._size = left_out, page_size

    async def pages(self, table: Table, condition: s.Filter = s.EVERYTHING) -> AsyncGenerator[list[Row]]:
        """The rows of a table that meet a condition, by id. DataChanging where a load has overtaken it."""
        root = self._root(table, condition)
        statement, rows = self.store.compile((self.left_out.root(root),)), [[""]]
        while rows:
            (rows,) = await self.snapshot.fetch(statement, {"after": rows[-1][0]})
            if rows:
                yield rows
            if len(rows) < self._size:
                break

    def _root(self, table: Table, condition: s.Filter) -> s.All | s.Relations:
        record = table.record
        assert record
        if issubclass(record, Relation):
            return s.Relations(record, self._size, AFTER, table.items, condition)
        assert issubclass(record, Node)
        return s.All(record, s.Page((s.Order(ID_KEY),), self._size - 1, condition, (AFTER,)), table.items)

    async def nodes(self, table: Table, ids: Iterable[str]) -> Mapping[str, Row]:
        """The rows of a table that have these ids: no more than a page's."""
        asked = sorted(set(ids))
        assert table.record
        assert issubclass(table.record, Node)
        page = s.Page((s.Order(ID_KEY),), len(asked), AMONG)
        (rows,) = await self.snapshot.fetch(
            self.store.compile((s.All(table.record, page, table.items),)), {"ids": asked}
        )
        return {row[0]: row for row in rows}
