"""What one client sends within the limits does not stop the others: the cheap are answered before the worst.

Neo4j plans each kind of the worst for some seconds, so a usual run asks it half of them, and a long run all.
"""

import asyncio
import os
from collections.abc import AsyncIterator

import httpx
import pytest

from api.query.engine import Engine
from api.settings import Settings
from graph.sqlite.store import SqliteStore
from tests.api.conftest import served
from tests.api.web.worst_requests import CLIENTS, KINDS, Kinds, in_turn
from tests.stores import address

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
TIMES = 20 if LONG else 2
KEPT = "{ events(first: 1) { nodes { id } } }"
NEW = "{{ events(first: 1) {{ nodes {{ id a{}: label }} }} }}"


@pytest.fixture(scope="module")
async def client(mali: Engine) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a server over a store that holds the curated datasets."""
    with served(Settings(store=address(mali._store), query_seconds=600.0)) as url:
        async with httpx.AsyncClient(base_url=url, timeout=600) as client:
            yield client


@pytest.fixture
def kinds(mali: Engine) -> Kinds:
    """The kinds that are asked: at least one by each client."""
    return KINDS if LONG or isinstance(mali._store, SqliteStore) else dict([*KINDS.items()][CLIENTS : 2 * CLIENTS])


async def test_each_of_the_worst_is_within_the_limits(client: httpx.AsyncClient, kinds: Kinds) -> None:
    for title, make in kinds.items():
        answer = await client.post("/graphql", json=make(0))
        assert (title, answer.status_code, list(answer.json())) == (title, 200, ["data", "extensions"])


async def test_the_cheap_are_answered_before_the_worst(client: httpx.AsyncClient, kinds: Kinds) -> None:
    """Each of eight clients sends some of the worst, one after the other; others come when all of them have begun."""
    assert (await client.post("/graphql", json={"query": KEPT})).status_code == 200
    ended = list[str]()

    async def heavy(which: int) -> None:
        for number in range(1, TIMES + 1):
            assert (await client.post("/graphql", json=in_turn(which, number, kinds))).status_code == 200
        ended.append("worst")

    async def cheap(title: str, request: httpx.Request) -> None:
        assert (await client.send(request)).status_code == 200
        ended.append(title)

    async with asyncio.TaskGroup() as group:
        for which in range(CLIENTS):
            group.create_task(heavy(which))
        await asyncio.sleep(0.2)
        for number in range(TIMES):
            group.create_task(cheap("cheap", client.build_request("GET", "/healthz")))
            group.create_task(cheap("cheap", client.build_request("GET", "/readyz")))
            for query in (KEPT, NEW.format(number)):
                group.create_task(cheap("cheap", client.build_request("POST", "/graphql", json={"query": query})))
    first, last = ended[: 4 * TIMES], ended[4 * TIMES :]
    assert (set(first), last) == ({"cheap"}, ["worst"] * CLIENTS)
