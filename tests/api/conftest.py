"""What tests of the API share: stores that hold the Mali dataset, and a server that a browser or client can reach."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from api.query.engine import Engine
from api.settings import Settings
from api.web.server import GuardedServer
from graph.deriving.renewing import derive
from graph.loading.load import load
from graph.sqlite.store import SqliteStore
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.loading.told import delivered, graph
from tests.loaders.curated_graph import deliveries
from tests.patience import PATIENT
from tests.schemas import app_over, schema_of
from tests.stores import HeldStores, Hold, opened


@pytest.fixture(scope="module")
async def mali(hold: Hold) -> AsyncIterator[Engine]:
    """GraphQL over the curated datasets, on each store."""
    store = await hold("mali", deliveries, derive)
    yield Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI, PATIENT)
    await store.close()


@pytest.fixture
async def own_store(fresh_url: str) -> AsyncIterator[Store]:
    """The small graph that loads tell of, in a store of each test's own."""
    made = opened(fresh_url)
    await load(made, delivered(graph()), strict=True)
    yield made
    await made.close()


@pytest.fixture(scope="session")
def filled_url(held_stores: HeldStores, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a SQLite store with the curated datasets: a copy, which programs of others may keep open."""
    file = tmp_path_factory.mktemp("served") / "accord.db"
    asyncio.run(_copied(held_stores, file))
    return f"sqlite:///{file}"


@pytest.fixture(scope="session")
def served_url(filled_url: str) -> Iterator[str]:
    """The address of a server with the curated datasets on SQLite."""
    with served(Settings(store=filled_url)) as address:
        yield address


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """The address of a server in a thread of this process."""
    free = replace(settings, port=0)
    server = GuardedServer(app_over(opened(settings.store), free), free)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


async def _copied(held_stores: HeldStores, to: Path) -> None:
    store = await held_stores.in_file("mali", deliveries, derive)
    assert isinstance(store, SqliteStore)
    with closing(sqlite3.connect(store.path)) as held, closing(sqlite3.connect(to)) as copy:
        held.backup(copy)
    await store.close()
