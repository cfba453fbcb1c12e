"""Briefs on large ledgers: they take turns with whatever else works out large ledgers."""

import httpx
import pytest
from starlette.applications import Starlette

from api.query.engine import Engine
from api.query.guarding import computed
from api.query.worker import OneByOne, Queue
from api.settings import Settings
from api.web.briefs import brief_routes
from tests.api.web.linked import BASE, problem


async def answer(mali: Engine, large_ones: OneByOne) -> httpx.Response:
    """The answer to who asks for a brief, where large ledgers take these turns."""
    app = Starlette(routes=brief_routes(mali._store, Settings(base_iri=BASE), large_ones))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        return await client.get("/brief/accord-2015?as-of=2018-04-11&format=json")


async def test_a_large_one_waits_for_its_turn_and_others_do_not(mali: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody_may_wait = OneByOne()
    nobody_may_wait.turns = Queue(most_waiting=0)
    assert (await answer(mali, nobody_may_wait)).status_code == 200
    monkeypatch.setattr(computed, "LARGE", 0)
    code, told = problem(await answer(mali, nobody_may_wait))
    assert code == 503
    assert told.startswith("0 requests are already waiting for this kind of work.")
    assert (await answer(mali, OneByOne())).status_code == 200
