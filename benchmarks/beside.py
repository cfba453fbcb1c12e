"""How long cheap requests take beside the worst that eight clients may ask, again and again."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count

from benchmarks.client import Connection, Target, get, post
from benchmarks.measuring import tell
from benchmarks.timing import Timing
from tests.api.web.worst_requests import CLIENTS, in_turn

TITLE = "beside the worst requests"
SECONDS, PAUSE = 10.0, 0.02
ADDRESS = "/graphql"
KEPT = "{ events(first: 1) { nodes { id } } }"


@dataclass(frozen=True)
class Beside:
    """How long a cheap request took on a store beside the worst."""

    store: str
    title: str
    timing: Timing


async def beside_the_worst(store: str, target: Target) -> list[Beside]:
    """The times of each sort of cheap request."""
    tell(f"measuring {TITLE} on {store}")
    async with _besieged(target):
        timings = [(title, await _timed(target, requests)) for title, requests in _cheap().items()]
    return [Beside(store, title, timing) for title, timing in timings]


def _cheap() -> dict[str, Iterator[bytes]]:
    return {
        "`/healthz`": (get("/healthz") for _ in count()),
        "one event, kept": (post(ADDRESS, {"query": KEPT}) for _ in count()),
        "one event, a new document": (
            post(ADDRESS, {"query": f"{{ events(first: 1) {{ nodes {{ a{number}: id }} }} }}"}) for number in count()
        ),
    }


@asynccontextmanager
async def _besieged(target: Target) -> AsyncIterator[None]:
    """Eight clients, each with some of the worst, until the block ends. No document of theirs comes twice."""
    ended = asyncio.Event()

    async def client(which: int) -> None:
        connection = await Connection.open(target)
        for number in count(1):
            if ended.is_set():
                break
            await connection.ask(post(ADDRESS, in_turn(which, number)))
        await connection.close()

    async with asyncio.TaskGroup() as group:
        for which in range(CLIENTS):
            group.create_task(client(which))
        try:
            yield
        finally:
            ended.set()


async def _timed(target: Target, requests: Iterator[bytes]) -> Timing:
    connection, seconds, end = await Connection.open(target), list[float](), time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        start = time.perf_counter()
        await connection.ask(next(requests))
        seconds.append(time.perf_counter() - start)
        await asyncio.sleep(PAUSE)
    await connection.close()
    return Timing(seconds)
