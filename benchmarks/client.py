"""The measuring client: HTTP/1.1 over kept connections, with as little work of its own as can be.

A client library would add the same half millisecond to every answer and so hide the difference that is sought.
"""

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import orjson

from benchmarks.dialects import Dialect
from benchmarks.queries import Query

LIMIT = 2**24
PATIENCE = 120
IDLE = 3
"""Servers close a connection after five idle seconds."""


class AnswerError(Exception):
    """A server answered with something else than 200, or not at all. `target` is its name."""

    def __init__(self, target: str, answer: str) -> None:
        super().__init__(f"{target}: {answer}")
        self.target = target


@dataclass
class Target:
    """A server that is measured: where it listens and in which dialect it is asked. `asked` counts the requests.

    `own_relevance`: it judges by itself how well a hit of a search fits, and gives others.
    """

    name: str
    port: int
    dialect: Dialect
    own_relevance: bool = False
    asked: int = 0

    def requests(self, query: Query) -> list[bytes]:
        """The bytes of each of a query's requests."""
        return [post(*self.dialect.request(query, request)) for request in query.requests]

    def data(self, query: Query, body: bytes) -> Any:
        """What an answer says, in our form."""
        return self.dialect.data(query, orjson.loads(body))


def get(path: str) -> bytes:
    """A request that asks for an address."""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


def post(path: str, content: object) -> bytes:
    """A request that posts JSON."""
    body = orjson.dumps(content)
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


@dataclass
class Connection:
    """A kept connection to a target."""

    target: Target
    reader: asyncio.StreamReader = field(repr=False)
    writer: asyncio.StreamWriter = field(repr=False)
    used: float = field(default_factory=time.monotonic)

    @classmethod
    async def open(cls, target: Target) -> "Connection":
        """Connect."""
        return cls(target, *await asyncio.open_connection("127.0.0.1", target.port, limit=LIMIT))

    async def ask(self, request: bytes) -> bytes:
        """The body of the answer."""
        self.writer.write(request)
        self.target.asked += 1
        try:
            head = (await self.reader.readuntil(b"\r\n\r\n")).lower()
            length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
            body = await self.reader.readexactly(length)
        except (EOFError, OSError) as error:
            raise AnswerError(self.target.name, f"hung up ({type(error).__name__})") from error
        if not head.startswith(b"http/1.1 200"):
            raise AnswerError(self.target.name, f"{head.decode()}{body[:500].decode()}")
        self.used = time.monotonic()
        return body

    async def awake(self) -> "Connection":
        """This connection, or a new one where it was idle for so long that a server may close it."""
        if time.monotonic() - self.used < IDLE:
            return self
        await self.close()
        return await Connection.open(self.target)

    async def close(self) -> None:
        """Hang up."""
        self.writer.close()
        with suppress(OSError):
            await self.writer.wait_closed()


async def answers(target: Target, query: Query) -> list[bytes]:
    """The answer to each of a query's requests. TimeoutError where one takes minutes."""
    connection = await Connection.open(target)
    found = [await asyncio.wait_for(connection.ask(request), PATIENCE) for request in target.requests(query)]
    await connection.close()
    return found


async def latencies(targets: Sequence[Target], query: Query, rounds: int, box: float) -> list[list[float]]:
    """Seconds of up to so many requests to each target, one at a time, while its box of seconds is not used up.

    The targets take turns, so all share the weather.
    """
    connections = [await Connection.open(target) for target in targets]
    requests = [cycle(target.requests(query)) for target in targets]
    seconds: list[list[float]] = [[] for _ in targets]
    for _ in range(rounds):
        for number, (turn, taken) in enumerate(zip(requests, seconds, strict=True)):
            if sum(taken) < box:
                connections[number] = connection = await connections[number].awake()
                request, start = next(turn), time.perf_counter()
                await connection.ask(request)
                taken.append(time.perf_counter() - start)
    for connection in connections:
        await connection.close()
    return seconds


async def throughput(target: Target, query: Query, clients: int, seconds: float) -> float:
    """Requests per second that so many clients get answered, each asking again as soon as it has its answer."""
    connections = [await Connection.open(target) for _ in range(clients)]
    requests, start = cycle(target.requests(query)), time.perf_counter()
    counts = await asyncio.gather(*(_ask_until(one, requests, start + seconds) for one in connections))
    elapsed = time.perf_counter() - start
    for connection in connections:
        await connection.close()
    return sum(counts) / elapsed


async def _ask_until(connection: Connection, requests: Iterator[bytes], end: float) -> int:
    count = 0
    while time.perf_counter() < end:
        await connection.ask(next(requests))
        count += 1
    return count
