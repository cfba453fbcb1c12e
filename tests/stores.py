"""Stores of tests: opened at an address, and filled once for all modules of a process that only read the same data."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from graph.engines import open_store
from graph.loading.following import Derive
from graph.loading.load import load
from graph.neo4j.store import Neo4jStore
from graph.sqlite.store import SqliteStore
from graph.store import LoadNote, Store
from ontology import ONTOLOGY
from ontology.model import Ontology
from ontology.records import Delivery

Deliveries = Callable[[], Iterable[Delivery]]


def opened(url: str, ontology: Ontology = ONTOLOGY) -> Store:
    """The store at an address, with the login that the tests' server asks for."""
    login = {name: os.environ.get(f"ACCORD_STORE_{name.upper()}", "") for name in ("user", "password")}
    return open_store(url, ontology, **login)


def address(store: Store) -> str:
    """Where a store is, for a program that opens it as well."""
    assert isinstance(store, (SqliteStore, Neo4jStore))
    return f"sqlite:///{store.path}" if isinstance(store, SqliteStore) else store.url


class Hold(Protocol):
    """Gives a store with what the deliveries bring, and what is derived of that; equal contents have equal names."""

    async def __call__(self, content: str, deliveries: Deliveries, derive: Derive | None = None) -> Store:
        """The store, which whoever asked for it closes."""


class HeldStores:
    """Remembers what a store was filled with, and fills it anew where it was emptied, or loaded again, since."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, tuple[str, list[LoadNote]]] = {}

    async def in_file(self, content: str, deliveries: Deliveries, derive: Derive | None = None) -> Store:
        """On SQLite: there is a file for each content."""
        file = self._folder / f"{_named(content, derive)}.db"
        return await self._filled(
            f"sqlite:///{file}", lambda: file.unlink(missing_ok=True), content, deliveries, derive
        )

    def in_database(self, url: str, empty: Callable[[], None]) -> Hold:
        """On Neo4j: there is one database for all."""

        async def hold(content: str, deliveries: Deliveries, derive: Derive | None = None) -> Store:
            return await self._filled(url, empty, content, deliveries, derive)

        return hold

    async def _filled(
        self, url: str, empty: Callable[[], None], content: str, deliveries: Deliveries, derive: Derive | None
    ) -> Store:
        store = opened(url)
        content = _named(content, derive)
        held, notes = self._held.pop(url, ("", []))
        if held != content or await store.notes() != notes:
            empty()
            for delivery in deliveries():
                await load(store, delivery, strict=True, derive=derive)
            notes = await store.notes()
        self._held[url] = (content, notes)
        return store


def _named(content: str, derive: Derive | None) -> str:
    """What a store is remembered to hold: with what follows, it is another content."""
    return f"{content}-derived" if derive else content
