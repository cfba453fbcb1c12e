"""Work for a document ends when its time is over, and when the client hangs up."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.settings import Settings
from graph.sqlite.store import READERS
from ontology import ONTOLOGY
from tests.api.web.linked import problem
from tests.api.web.test_time_limit import SCOPE, Endless
from tests.graph.conftest import opened
from tests.schemas import app_over

PATHS = ("/doc/event/x.ttl", "/doc/event/x.html", "/doc/involvement/x.ttl", "/doc/involvement/x.html")


@pytest.fixture
async def endless(tmp_path: Path) -> Any:
    """A store whose every statement takes for ever, once it is told to."""
    await opened(f"sqlite:///{tmp_path}/accord.db").prepare()
    store = Endless(tmp_path / "accord.db", ONTOLOGY)
    yield store
    await store.close()


@pytest.mark.parametrize("path", PATHS)
async def test_a_document_that_takes_too_long(endless: Endless, path: str) -> None:
    transport = httpx.ASGITransport(app_over(endless, Settings(query_seconds=0.2)))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        answer = await client.get(path)
    said = "The database was stopped, as this took longer than `ACCORD_QUERY_SECONDS`. Try again when it is less busy."
    assert problem(answer) == (503, said)
    assert answer.headers["retry-after"] == "10"


@pytest.mark.parametrize("path", PATHS)
async def test_work_ends_when_clients_hang_up(endless: Endless, path: str) -> None:
    """As many endless statements as there are threads to read: only once they have ended is another answered."""

    async def asked_and_left() -> None:
        coming = iter([{"type": "http.request", "body": b""}])
        app = app_over(endless, Settings(query_seconds=1e6, export_seconds=1e6))

        async def receive() -> Any:
            return next(coming, {"type": "http.disconnect"})

        async def send(_: Any) -> None:
            """Nobody listens."""

        scope = {**SCOPE, "method": "GET", "path": path, "raw_path": path.encode(), "headers": [], "app": app}
        await app(scope, receive, send)

    async with asyncio.timeout(60):
        await asyncio.gather(*(asked_and_left() for _ in range(READERS)))
    endless.endless = False
    transport = httpx.ASGITransport(app_over(endless, Settings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        assert problem(await client.get(path))[0] == 404
