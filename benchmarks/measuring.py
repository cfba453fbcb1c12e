"""What is done with each query: answers compared, then latencies with the contestants taking turns, then throughput."""

import sys
import time
from collections.abc import Mapping, Sequence
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


@dataclass
class Comparison:
    """A query, the bytes of our answer, how each contestant did, and who could not answer, and why."""

    query: Query
    size: int
    timings: dict[str, Timing] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


async def compare(query: Query, targets: Sequence[Target], alone: Sequence[Target], box: float) -> Comparison:
    """Measure a query. The first target is ours, the second the floor; `alone` are those on another store.

    SystemExit where the data of ours and of the floor or of another store of ours differ: nothing can be compared then.
    A peer that answers otherwise, or not at all, has no times.
    """
    tell(f"measuring {query.title}")
    ours, *others = targets
    body, expected = await _expected(query, ours)
    comparison = Comparison(query, len(body))
    for other in (*others, *alone):
        if problem := await _problem(query, other, expected):
            if other in (targets[1], *alone):
                raise SystemExit(f"{query.title}: {problem}")
            comparison.failed[other.name] = problem
    for group in (targets, alone):
        able = [target for target in group if target.name not in comparison.failed]
        comparison.timings |= await _timed(query, able, box)
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
    except (AnswerError, OSError, EOFError, TimeoutError) as error:
        return f"{target.name} does not answer: {str(error)[:1000] or type(error).__name__}"
    for body, wanted in zip(bodies, expected, strict=True):
        try:
            found = query.comparable(target.data(query, body))
        except (KeyError, TypeError, IndexError):
            return f"{target.name} answers {body[:1000]!r}"
        if found != wanted and not (target.own_relevance and query.by_relevance):
            return f"{target.name} answers {_excerpt(found)}, not {_excerpt(wanted)}"
    return ""


def _excerpt(data: Any) -> str:
    return orjson.dumps(data)[:1000].decode(errors="replace")


async def _timed(query: Query, targets: Sequence[Target], box: float) -> Mapping[str, Timing]:
    await client.latencies(targets, query, WARM_UP, box / 2)
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
