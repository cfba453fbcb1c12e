"""The largest operations that the limits let through, on a Neo4j just started: `python -m benchmarks.large`.

25 nodes with every field and every relation two deep, 10 of each, of the curated dataset. For each root field it tells
what the first answer takes and what the next ones, in s by the clock, and of these in our own process.
"""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from api.query.engine import Engine
from api.schema import build_schema
from benchmarks.servers import StoreAddress, load_curated
from graph.engines import open_store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.api.query.every_field import whole
from tests.neo4j_server import running_neo4j
from tests.patience import PATIENT

ROOTS = ("actors", "agreements", "events", "commitments", "provisions")
AGAIN = 5


@dataclass(frozen=True)
class Taken:
    """What an answer takes, by the clock and in our own process."""

    clock: float
    own: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} ({self.own:.2f})"


async def timed(work: Callable[[], Awaitable[object]]) -> Taken:
    """What some work takes."""
    clock, own = time.perf_counter(), time.process_time()
    await work()
    return Taken(time.perf_counter() - clock, time.process_time() - own)


async def measure(engine: Engine) -> None:
    """Plan ahead, as a server does when it starts; then ask."""
    print(f"planned ahead in {await timed(engine.plan_ahead)} s")
    print("| root | first | again |\n| --- | --: | --: |")
    for root in ROOTS:
        ask = partial(engine.execute, whole(engine.schema, root))
        first, *again = [await timed(ask) for _ in range(1 + AGAIN)]
        usual = Taken(statistics.median(one.clock for one in again), statistics.median(one.own for one in again))
        print(f"| {root} | {first} | {usual} |")


async def main() -> None:
    """Measure on a Neo4j that is started for it."""
    with running_neo4j() as neo4j:
        address = StoreAddress.of(neo4j)
        load_curated(address)
        store = open_store(address.url, ONTOLOGY, user=address.user, password=address.password)
        await measure(Engine(build_schema(ONTOLOGY), store, DEFAULT_BASE_IRI, PATIENT))
        await store.close()


if __name__ == "__main__":
    asyncio.run(main())
