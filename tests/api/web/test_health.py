"""Whether a server can answer is told in time, also where its store has fallen silent."""

import asyncio
from pathlib import Path

import httpx

from api.settings import Settings
from graph.sqlite.store import SqliteStore
from graph.store import LoadNote
from ontology import ONTOLOGY
from tests.schemas import app_over

OUTER_SECONDS = 60
"""What would wait without end fails; no test asks how fast anything is."""


class SilentStore(SqliteStore):
    """A store that takes every question and never answers."""

    async def notes(self) -> list[LoadNote]:
        """Nothing, ever."""
        await asyncio.Event().wait()
        return []


async def test_a_store_that_has_fallen_silent(tmp_path: Path) -> None:
    app = app_over(SilentStore(tmp_path / "accord.db", ONTOLOGY), Settings())
    async with (
        asyncio.timeout(OUTER_SECONDS),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client,
    ):
        ready, alive = await asyncio.gather(client.get("/readyz"), client.get("/healthz"))
    assert (ready.status_code, ready.json()) == (503, {"status": "the store does not answer"})
    assert (alive.status_code, alive.json()) == (200, {"status": "alive"})
