"""`python -m benchmarks.run [--events N]`: our endpoint against the same work by hand, on one real Neo4j, in one run.

Progress goes to stderr, the table to stdout. NEO4J_URI (with NEO4J_USER and NEO4J_PASSWORD) names a server of your
own to measure on; what is in it is deleted.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import orjson
import uvloop

from benchmarks import client, report
from benchmarks.client import Target
from benchmarks.generator import generated
from benchmarks.queries import Query, queries
from benchmarks.servers import Server, StoreAddress, load_curated, serving
from graph.engines import open_store
from graph.ingest import load
from ontology import ONTOLOGY
from tests.neo4j_server import Neo4jAddress, NoNeo4j, connect, running_neo4j

WARM_UP, ROUNDS = 150, 300
CLIENTS, RATE_ROUNDS, RATE_SECONDS = 16, 5, 1.2


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--events", type=int, default=2000, help="how many events to generate (default: 2000)")
    arguments = parser.parse_args()
    try:
        with running_neo4j() as neo4j, tempfile.TemporaryDirectory() as folder:
            print(_measured(neo4j, Path(folder), arguments.events))
    except NoNeo4j as problem:
        sys.exit(str(problem))


def _measured(neo4j: Neo4jAddress, folder: Path, events: int) -> str:
    stores = {"SQLite": StoreAddress(f"sqlite:///{folder}/bench.db"), "Neo4j": StoreAddress.of(neo4j)}
    _empty(neo4j)
    lines = [_loaded(name, store, events) for name, store in stores.items()]
    with ExitStack() as stack:
        ours = stack.enter_context(serving("ours", stores["Neo4j"]))
        floor = stack.enter_context(serving("floor", stores["Neo4j"], floor=True))
        sqlite = stack.enter_context(serving("sqlite", stores["SQLite"]))
        servers = (ours, floor, sqlite)
        compared = uvloop.run(_compare(queries(events), [server.target for server in servers]))
        lines += [_memory("Neo4j", ours), _memory("SQLite", sqlite)]
    head = f"{report.machine(_version(neo4j))} Curated dataset and {events:,} generated events; times in ms."
    return "\n\n".join([head, report.table(compared, CLIENTS), "\n".join(["| besides | |", "|---|--:|", *lines])])


def _empty(neo4j: Neo4jAddress) -> None:
    with connect(neo4j) as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS").consume()


def _version(neo4j: Neo4jAddress) -> str:
    with connect(neo4j) as driver, driver.session() as session:
        found = session.run("CALL dbms.components() YIELD versions RETURN versions[0]").single(strict=True)
    return str(found[0])


def _loaded(name: str, store: StoreAddress, events: int) -> str:
    _tell(f"loading into {name}")
    seconds = load_curated(store)
    asyncio.run(_load_generated(store, events))
    return f"| `accord load` of the curated dataset into an empty {name} | {seconds:.1f} s |"


async def _load_generated(address: StoreAddress, events: int) -> None:
    store = open_store(address.url, ONTOLOGY, user=address.user, password=address.password)
    await load(store, generated(events), strict=True)
    await store.close()


def _memory(name: str, server: Server) -> str:
    return report.memory(name, server.memory(), server.target.asked)


async def _compare(asked: Sequence[Query], targets: Sequence[Target]) -> list[report.Comparison]:
    sizes = [await _check_equal(query, targets) for query in asked]
    for query in asked:
        await client.latencies(targets, query, WARM_UP)
    return [await _compared(query, size, targets) for query, size in zip(asked, sizes, strict=True)]


async def _check_equal(query: Query, targets: Sequence[Target]) -> int:
    """The bytes of the last answer. The run ends where the data of two servers differ: nothing can be compared then."""
    found = {target.name: await client.answers(target, query) for target in targets}
    first, *others = found
    for name in others:
        for request, one, other in zip(query.requests, found[first], found[name], strict=True):
            if orjson.loads(one)["data"] != orjson.loads(other)["data"]:
                raise SystemExit(f"{query.name} {dict(request)}: {first} and {name} differ:\n{one!r}\n{other!r}")
    return len(found[first][-1])


async def _compared(query: Query, size: int, targets: Sequence[Target]) -> report.Comparison:
    _tell(f"measuring {query.title}")
    *pair, alone = targets
    seconds = [*await client.latencies(pair, query, ROUNDS), *await client.latencies([alone], query, ROUNDS)]
    rates: list[list[float]] = [[] for _ in targets]
    for _ in range(RATE_ROUNDS):
        for target, measured in zip(targets, rates, strict=True):
            measured.append(await client.throughput(target, query, CLIENTS, RATE_SECONDS))
    return report.Comparison(query, size, *map(report.Timing, seconds, rates))


def _tell(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
