"""Work in the database ends when its time is over, and when the client hangs up."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.query.execution import Engine
from api.schema import build_schema
from api.settings import Settings
from graph.errors import StatementTimedOut
from graph.selection import Selection
from graph.sqlite_store import READERS, SqliteStore
from graph.statement import Statement
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.conftest import opened

SCHEMA = build_schema(ONTOLOGY)._schema
ENDLESS = {
    "sqlite": "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT json_array(count(*)) FROM c",
    "neo4j": "UNWIND range(1, 2000000) AS a UNWIND range(1, 2000000) AS b WITH count(a * b) AS n RETURN [n]",
}
"""Statements that would take days."""


@pytest.fixture(scope="module")
async def empty_store(store_url: str) -> AsyncIterator[Store]:
    store = opened(store_url)
    await store.prepare()
    yield store
    await store.close()


async def test_the_engine_itself_stops_a_statement(empty_store: Store) -> None:
    statement = Statement(ENDLESS["sqlite" if isinstance(empty_store, SqliteStore) else "neo4j"], ())
    with pytest.raises(StatementTimedOut):
        await empty_store.fetch(statement, {}, 0.2)


class Endless(SqliteStore):
    """A store whose every statement takes for ever, once it is told to."""

    endless = True

    def compile(self, selection: Selection) -> Statement:
        """The statement that was asked for, or one that does not end."""
        return Statement(ENDLESS["sqlite"], ()) if self.endless else super().compile(selection)


@pytest.fixture
async def endless(tmp_path: Path) -> AsyncIterator[Endless]:
    url = f"sqlite:///{tmp_path}/accord.db"
    await opened(url).prepare()
    store = Endless(tmp_path / "accord.db", ONTOLOGY)
    yield store
    await store.close()


async def test_an_operation_that_takes_too_long(endless: Endless) -> None:
    app = create_app(endless, Settings(query_seconds=0.2))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        response = await client.post(
            "/graphql",
            json={"query": "{ events { nodes { id } } }"},
            headers={"accept": "application/graphql-response+json", "x-request-id": "one"},
        )
    assert (response.status_code, response.json()) == (
        422,
        {
            "errors": [
                {
                    "message": "The database was stopped after 0.2 seconds; ask for less.",
                    "extensions": {"code": "TIMED_OUT", "requestId": "one"},
                }
            ]
        },
    )


async def test_work_ends_when_clients_hang_up(endless: Endless) -> None:
    """As many endless statements as there are threads to read: only once they have ended is another answered."""
    app = create_app(endless, Settings(query_seconds=1e6))
    body = b'{"query": "{ events { nodes { id } } }"}'
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/graphql",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json")],
        "server": ("test", 80),
        "scheme": "http",
        "app": app,
    }

    async def asked_and_left() -> None:
        coming = iter([{"type": "http.request", "body": body}])

        async def receive() -> Any:
            return next(coming, {"type": "http.disconnect"})

        async def send(_: Any) -> None:
            """Nobody listens."""

        await app(dict(scope), receive, send)

    await asyncio.gather(*(asked_and_left() for _ in range(READERS)))
    endless.endless = False
    answer = await Engine(SCHEMA, endless, DEFAULT_BASE_IRI).answer("{ events { nodes { label } } }")
    assert answer.data == {"events": {"nodes": []}}
