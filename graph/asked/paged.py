"""All nodes of a class, page by page, for what reads a store as a whole: rules, and matching."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from graph.asked import selection as s
from graph.asked.restricted import Compile, Fetch
from graph.statement import Slot
from graph.stored.columns import ID_KEY
from ontology.model import Node

PAGE = 1000


@dataclass(frozen=True)
class Paged:
    """Reads what a store holds, or a load that is under way: whose functions these are."""

    compile: Compile
    fetch: Fetch

    async def pages(self, cls: type[Node], that: s.Filter, items: s.Items, size: int = PAGE) -> AsyncIterator[Any]:
        """The rows of the nodes of a class that meet a condition. `items` begin with the id."""
        page = s.Page((s.Order(ID_KEY),), size, that, after=(Slot(("after",)),), beyond=False)
        statement, after = self.compile((s.All(cls, page, items),)), ""
        while True:
            (rows,) = await self.fetch(statement, {"after": after})
            for row in rows:
                yield row
            if len(rows) < size:
                return
            after = rows[-1][0]
