"""The store of a server that others can reach: while it holds what may not be passed on, nothing is told of it."""

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from api.errors import RESTRICTED_DATA, RequestError
from api.settings import PREFIX, Settings
from graph.asked.restricted import causes, restricted
from graph.asked.selection import Selection
from graph.statement import Cursors, Statement
from graph.store import Loading, LoadNote, Snapshot, Store, Transaction
from graph.stored.statistics import Statistics


def shown_store(store: Store, settings: Settings) -> Store:
    """The store as the server's clients may see it: on a loopback address, these are those who have the data."""
    return store if settings.is_local() else ShownStore(store, settings.shown_datasets())


async def refusal(store: Store, allowed: Collection[str]) -> str:
    """Why nothing of a store may be shown to others, though some datasets are allowed; nothing where it may."""
    ids = causes(await restricted(store.compile, store.fetch), allowed)
    if not ids:
        return ""
    names = ",".join(id_.partition("/")[2] for id_ in ids)
    return (
        f"The terms of {', '.join(ids)} forbid passing the data on, and this server can be reached from other machines."
        f" Unload that, or set {PREFIX}HOST to 127.0.0.1; by agreement with the publisher, set"
        f" {PREFIX}SHOW_RESTRICTED to {names}."
    )


class ShownStore(Store):
    """A store whose answers are handed over only if it holds nothing that may not be shown once they are read.

    It looks whenever loads have changed it: one may bring such a dataset at any time. RequestError says why not.
    """

    def __init__(self, store: Store, allowed: Collection[str]) -> None:
        self._store, self._allowed, self.ontology = store, allowed, store.ontology
        self._looked, self._refusal = -1, ""

    async def check(self) -> None:
        """RequestError where what was read just now may not be shown. Errors of the store as `changes` has them."""
        changes = await self._store.changes()
        if changes != self._looked:
            self._refusal = await refusal(self._store, self._allowed)
            self._looked = changes
        if self._refusal:
            raise RequestError.of(RESTRICTED_DATA, self._refusal)

    @property
    def loading(self) -> tuple[Loading, ...]:
        return self._store.loading

    def compile(self, selection: Selection) -> Statement:
        return self._store.compile(selection)

    async def fetch(
        self,
        statement: Statement,
        variables: Mapping[str, Any],
        seconds: float | None = None,
        cursors: Cursors = (),
        *,
        heavy: bool = False,
    ) -> list[Any]:
        rows = await self._store.fetch(statement, variables, seconds, cursors, heavy=heavy)
        await self.check()
        return rows

    async def plan_ahead(self) -> None:
        await self._store.plan_ahead()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Snapshot]:
        async with self._store.snapshot() as snapshot:
            yield _ShownSnapshot(snapshot, self)

    async def prepare(self) -> None:
        await self._store.prepare()

    def transaction(self, dataset: str) -> AbstractAsyncContextManager[Transaction]:
        return self._store.transaction(dataset)

    async def notes(self) -> list[LoadNote]:
        notes = await self._store.notes()
        await self.check()
        return notes

    async def changes(self) -> int:
        return await self._store.changes()

    async def statistics(self) -> Statistics:
        return await self._store.statistics()

    async def close(self) -> None:
        await self._store.close()


class _ShownSnapshot(Snapshot):
    def __init__(self, snapshot: Snapshot, store: ShownStore) -> None:
        self._snapshot, self._store = snapshot, store

    @property
    def loading(self) -> tuple[Loading, ...]:
        return self._snapshot.loading

    async def fetch(
        self,
        statement: Statement,
        variables: Mapping[str, Any],
        seconds: float | None = None,
        cursors: Cursors = (),
    ) -> list[Any]:
        rows = await self._snapshot.fetch(statement, variables, seconds, cursors)
        await self._store.check()
        return rows
