"""The stores that are measured on: filled with the curated dataset and generated events, or kept from earlier."""

import asyncio
import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import generator
from benchmarks.measuring import tell
from benchmarks.servers import StoreAddress, load_curated
from graph.engines import open_store
from graph.ingest import load
from graph.sqlite_tables import fingerprint
from ontology import ONTOLOGY
from tests.neo4j_server import Memory, Neo4jAddress, connect, running_neo4j

MEMORY = Memory(heap="4g", page_cache="1g")


@dataclass(frozen=True)
class Load:
    """What it took to fill a store."""

    curated_seconds: float
    records: int
    seconds: float


@dataclass(frozen=True)
class Stores:
    """Both stores with the same data, and what it took to fill each of them, in this run or an earlier one."""

    neo4j: StoreAddress
    sqlite: StoreAddress
    version: str
    loads: dict[str, Load]


@contextmanager
def filled(events: int, folder: Path) -> Iterator[Stores]:
    """Stores in a folder until the block ends; what an earlier run has loaded there is not loaded again."""
    place = folder / f"{events}-events-{_layout()}"
    place.mkdir(parents=True, exist_ok=True)
    with running_neo4j(data=place / "neo4j", memory=MEMORY) as address:
        neo4j, sqlite = StoreAddress.of(address), StoreAddress(f"sqlite:///{place}/accord.db")
        loads = {
            "SQLite": _filled(sqlite, events, place / "sqlite-loaded.json"),
            "Neo4j": _filled(neo4j, events, place / "neo4j-loaded.json", address),
        }
        yield Stores(neo4j, sqlite, _version(address), loads)


def _layout() -> str:
    """What tells apart data that were made or stored in another way."""
    source = Path(generator.__file__).read_bytes() + fingerprint(ONTOLOGY).encode()
    return hashlib.sha256(source).hexdigest()[:8]


def _filled(store: StoreAddress, events: int, note: Path, neo4j: Neo4jAddress | None = None) -> Load:
    if note.exists():
        return Load(**json.loads(note.read_text()))
    name = "Neo4j" if neo4j else "SQLite"
    tell(f"loading {events:,} events into {name}")
    if neo4j:
        _empty(neo4j)
    curated_seconds, start = load_curated(store), time.perf_counter()
    records = asyncio.run(_load_generated(store, events))
    done = Load(curated_seconds, records, time.perf_counter() - start)
    note.write_text(json.dumps(vars(done)))
    return done


async def _load_generated(address: StoreAddress, events: int) -> int:
    """How many records were written."""
    store, written = open_store(address.url, ONTOLOGY, user=address.user, password=address.password), 0
    for delivery in generator.deliveries(events):
        totals = [0]

        def note(_: int, total: int, totals: list[int] = totals) -> None:
            totals[0] = total

        await load(store, delivery, strict=True, progress=note)
        written += totals[0]
        tell(f"{written:,} records are in, {delivery.dataset.id}")
    await store.close()
    return written


def _empty(neo4j: Neo4jAddress) -> None:
    with connect(neo4j) as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS").consume()


def _version(neo4j: Neo4jAddress) -> str:
    with connect(neo4j) as driver, driver.session() as session:
        found = session.run("CALL dbms.components() YIELD versions RETURN versions[0]").single(strict=True)
    return str(found[0])
