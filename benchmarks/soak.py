"""Whether memory stays flat: what `accord serve` holds while very many requests run."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from itertools import chain, cycle, islice

from benchmarks.client import Connection
from benchmarks.measuring import CLIENTS, tell
from benchmarks.queries import Query
from benchmarks.servers import Server

PARTS = (0, 10, 50, 100)
"""When memory is read: after so many of a hundred requests."""
ROUND = 50
HEAVY = ("leaves2", "leaves10", "count", "page_of_both")


async def soaked(server: Server, asked: Sequence[Query], requests: int) -> AsyncIterator[tuple[int, float | None]]:
    """After how many requests how many MB are held. Every kind of query takes turns, but for the heaviest."""
    light = [query for query in asked if query.name not in HEAVY]
    turns = (islice(cycle(server.target.requests(query)), ROUND) for query in light)
    endless = cycle(chain.from_iterable(zip(*turns, strict=True)))
    for before, part in zip((0, *PARTS), PARTS, strict=False):
        count = requests * part // 100 - requests * before // 100
        await _ask(server, islice(endless, count))
        tell(f"{requests * part // 100:,} requests of the soak are answered")
        yield requests * part // 100, server.memory()


async def _ask(server: Server, requests: Iterator[bytes]) -> None:
    connections = [await Connection.open(server.target) for _ in range(CLIENTS)]
    await asyncio.gather(*(_ask_all(connection, requests) for connection in connections))
    for connection in connections:
        await connection.close()


async def _ask_all(connection: Connection, requests: Iterator[bytes]) -> None:
    for request in requests:
        await connection.ask(request)
