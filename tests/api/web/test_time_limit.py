"""Work in the database ends when its time is over, and when the client hangs up."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.query.engine import Engine
from api.settings import Settings
from graph.asked.selection import Selection
from graph.errors import StatementTimedOut
from graph.neo4j.store import Neo4jStore
from graph.sqlite.store import READERS, SqliteStore
from graph.statement import Statement
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.conftest import opened
from tests.neo4j_server import Neo4jAddress, connect
from tests.schemas import app_over, schema_of

SCHEMA = schema_of(ONTOLOGY)
ENDLESS = {
    "sqlite": "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT json_array(count(*)) FROM c",
    "neo4j": "UNWIND range(1, 2000000) AS a UNWIND range(1, 2000000) AS b WITH count(a * b) AS n RETURN [n]",
}
"""Statements that would take days."""


ASKED = b'{"query": "{ events { nodes { id } } }"}'
SCOPE = {
    "type": "http",
    "method": "POST",
    "path": "/graphql",
    "query_string": b"",
    "headers": [(b"content-type", b"application/json")],
    "server": ("test", 80),
    "scheme": "http",
}


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
    app = app_over(endless, Settings(query_seconds=0.2))
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


async def asked_and_left(store: Store, begun: Callable[[], Awaitable[None]], body: bytes = ASKED) -> None:
    """A request whose client hangs up once the work for it has begun."""
    coming = iter([{"type": "http.request", "body": body}])
    app = app_over(store, Settings(query_seconds=1e6))

    async def receive() -> Any:
        if (first := next(coming, None)) is not None:
            return first
        await begun()
        return {"type": "http.disconnect"}

    async def send(_: Any) -> None:
        """Nobody listens."""

    await app({**SCOPE, "app": app}, receive, send)


@pytest.mark.parametrize("body", [ASKED, b"[" + ASKED + b"," + ASKED + b"]"], ids=["one request", "a list"])
async def test_work_ends_when_clients_hang_up(endless: Endless, body: bytes) -> None:
    """As many endless statements as there are threads to read: only once they have ended is another answered."""

    async def begun() -> None:
        """The thread that is to run it may also be told before."""

    await asyncio.gather(*(asked_and_left(endless, begun, body) for _ in range(READERS)))
    endless.endless = False
    answer = await Engine(SCHEMA, endless, DEFAULT_BASE_IRI).answer("{ events { nodes { label } } }")
    assert answer.data == {"events": {"nodes": []}}


class EndlessNeo4j(Neo4jStore):
    """A store whose every statement takes for ever."""

    def compile(self, _: Selection) -> Statement:
        """A statement that does not end."""
        return Statement(ENDLESS["neo4j"], ())


async def test_neo4j_ends_its_transaction_when_the_client_hangs_up(
    request: pytest.FixtureRequest, store_url: str
) -> None:
    if store_url.startswith("sqlite:"):
        return  # the same is asked of SQLite above, by its threads
    server: Neo4jAddress = request.getfixturevalue("neo4j_server")
    store = EndlessNeo4j(server.url, ONTOLOGY, user=server.user, password=server.password, database="")
    with connect(server) as driver, driver.session() as session:

        async def running(number: int) -> None:
            text = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery = $text RETURN count(*)"
            while session.run(text, text=ENDLESS["neo4j"]).single(strict=True)[0] != number:
                await asyncio.sleep(0.02)

        async with asyncio.timeout(60):
            await asked_and_left(store, lambda: running(1))
            await running(0)
    await store.close()
