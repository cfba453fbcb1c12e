"""What is done with each query: answers compared, then latencies with the contestants taking turns, then throughput."""

import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from benchmarks import client
from benchmarks.client import AnswerError, Target
from benchmarks.queries import Query
from benchmarks.timing import Timing

WARM_UP, ROUNDS = 100, 200
CLIENTS, RATE_ROUNDS, RATE_SECONDS = 16, 2, 0.7
RATE_ONLY_BELOW_SECONDS = 0.3
"""A slower one is not asked by many at once: the run would not end, and its rate is known well enough."""


Work = Callable[[Sequence[Target], Query, float], Awaitable[Mapping[str, Timing]]]


@dataclass
class Comparison:
    """A query, the bytes of our answer, how each contestant did, and who could not answer, and why."""

    query: Query
    size: int
    timings: dict[str, Timing] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Contest:
    """Who is measured. The first on Neo4j is ours, the second the floor; `alone` is ours on another store."""

    on_neo4j: Sequence[Target]
    alone: Target
    box: float

    async def compare(self, asked: Sequence[Query]) -> list[Comparison]:
        """Measure the queries, once all answers are compared, and every server has answered each query many times.

        SystemExit where data of ours and of the floor, or of ours on another store, differ: nothing can be compared
        then. A peer that answers otherwise, or not at all, has no times.
        """
        compared = [await self._checked(query) for query in asked]
        for one in compared:
            tell(f"warming up with {one.query.title}")
            for group in (self.on_neo4j, [self.alone]):
                await self._done(one, group, _warmed)
        for one in compared:
            tell(f"measuring {one.query.title}")
            # Those on Neo4j take turns; the other is measured after them: it would profit from its idle time.
            for group in (self.on_neo4j, [self.alone]):
                await self._done(one, group, _timed)
        return compared

    async def _done(self, one: Comparison, group: Sequence[Target], work: Work) -> None:
        """Work on a query with those of a group that can answer it; a peer that breaks down is left out from there."""
        while True:
            able = [target for target in group if target.name not in one.failed]
            try:
                done = await work(able, one.query, self.box)
            except AnswerError as error:
                if error.target not in [peer.name for peer in self.on_neo4j[2:]]:
                    raise
                tell(f"no longer measured on {one.query.title}: {error}")
                one.failed[error.target] = str(error)
            else:
                one.timings |= done
                return

    async def _checked(self, query: Query) -> Comparison:
        tell(f"comparing answers to {query.title}")
        body, expected = await _expected(query, self.on_neo4j[0])
        comparison = Comparison(query, len(body))
        for other in (*self.on_neo4j[1:], self.alone):
            if problem := await _problem(query, other, expected):
                if other in (self.on_neo4j[1], self.alone):
                    raise SystemExit(f"{query.title}: {problem}")
                tell(f"not measured on {query.title}: {problem[:500]}")
                comparison.failed[other.name] = problem
        return comparison


async def _expected(query: Query, ours: Target) -> tuple[bytes, list[Any]]:
    bodies = await client.answers(ours, query)
    try:
        return bodies[-1], [query.comparable(ours.data(query, body)) for body in bodies]
    except (KeyError, TypeError):
        raise SystemExit(f"{query.title}: {ours.name} answers {bodies[-1][:1000]!r}") from None


async def _problem(query: Query, target: Target, expected: Sequence[Any]) -> str:
    """Why a target's answers do not count; empty where they are equal to ours."""
    if not target.dialect.answers(query):
        return f"{target.name} has no such query"
    try:
        bodies = await client.answers(target, query)
    except (AnswerError, OSError, TimeoutError) as error:
        return f"{target.name} does not answer: {str(error)[:1000] or type(error).__name__}"
    for body, wanted in zip(bodies, expected, strict=True):
        try:
            found = query.comparable(target.data(query, body))
        except (KeyError, TypeError, IndexError):
            return f"{target.name} answers {body[:1000]!r}"
        if target.own_relevance and query.by_relevance:
            found, wanted = len(found), len(wanted)
        if found != wanted:
            return f"{target.name} answers {_excerpt(found)}, not {_excerpt(wanted)}"
    return ""


def _excerpt(data: Any) -> str:
    return orjson.dumps(data)[:1000].decode(errors="replace")


async def _warmed(targets: Sequence[Target], query: Query, box: float) -> Mapping[str, Timing]:
    await client.latencies(targets, query, WARM_UP, box)
    return {}


async def _timed(targets: Sequence[Target], query: Query, box: float) -> Mapping[str, Timing]:
    seconds = await client.latencies(targets, query, ROUNDS, box)
    timings = {target.name: Timing(taken) for target, taken in zip(targets, seconds, strict=True)}
    for _ in range(RATE_ROUNDS):
        for target in targets:
            timing = timings[target.name]
            if timing.p50 < RATE_ONLY_BELOW_SECONDS * 1000:
                timing.per_second.append(await client.throughput(target, query, CLIENTS, RATE_SECONDS))
    return timings


def tell(what: str) -> None:
    """Say on stderr what is being done."""
    print(f"{time.strftime('%H:%M:%S')} {what} ...", file=sys.stderr, flush=True)
