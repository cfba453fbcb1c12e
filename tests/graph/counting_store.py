"""A store that remembers what it is asked, for the tests that all of a document is one statement."""

from typing import Any

from graph.statement import Statement
from graph.store import Store


class Counting:
    """A store that counts what it is asked."""

    def __init__(self, store: Store) -> None:
        self._store, self.fetched = store, list[Statement]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def fetch(self, statement: Statement, *rest: Any, **more: Any) -> list[Any]:
        """As the store does."""
        self.fetched.append(statement)
        return await self._store.fetch(statement, *rest, **more)
