"""The stores that are measured on: filled with the curated dataset and generated events, or kept from earlier."""

import asyncio
import hashlib
import inspect
import json
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from benchmarks import generator
from benchmarks.bulk_neo4j import complete_lists, import_sqlite
from benchmarks.bulk_sqlite import fill_sqlite
from benchmarks.measuring import tell
from benchmarks.servers import StoreAddress, load_curated
from graph.engines import open_store
from graph.loading.load import load
from graph.sqlite.tables import fingerprint
from graph.store import Store
from ontology import ONTOLOGY
from ontology.records import Delivery
from tests.neo4j_server import Memory, Neo4jAddress, connect, imports_here, running_neo4j

MEMORY = Memory(heap="4g", page_cache="1g")
IMPORTING = Memory(heap="2g", page_cache="4g")
"""More for files than a server gets: the import writes all of them at once, and ends before the server starts."""
IN_BULK_ABOVE = 20_000
"""So many events our own loader loads, and is measured by that; more would take it hours."""


@dataclass(frozen=True)
class Content:
    """What stores are filled with besides the curated dataset: datasets made by modules, kept under a name."""

    name: str
    deliveries: Callable[[], Iterator[Delivery]]
    in_bulk: bool
    made_by: tuple[ModuleType, ...] = (generator,)

    @classmethod
    def events(cls, number: int) -> "Content":
        """Generated events."""
        return cls(f"{number}-events", lambda: generator.deliveries(number), number > IN_BULK_ABOVE)


@dataclass(frozen=True)
class Load:
    """What it took to fill a store. Imported into Neo4j, the curated dataset has no time of its own."""

    curated_seconds: float | None
    records: int
    seconds: float
    in_bulk: bool = False


@dataclass(frozen=True)
class Stores:
    """Both stores with the same data, and what it took to fill each of them, in this run or an earlier one."""

    neo4j: StoreAddress
    sqlite: StoreAddress
    version: str
    loads: dict[str, Load]


@contextmanager
def filled(content: Content, folder: Path) -> Iterator[Stores]:
    """Stores in a folder until the block ends; what an earlier run has loaded there is not loaded again."""
    place = folder / f"{content.name}-{_layout(content.made_by)}"
    place.mkdir(parents=True, exist_ok=True)
    file, home, note = place / "accord.db", place / "neo4j", place / "neo4j-loaded.json"
    into_sqlite = _once(place / "sqlite-loaded.json", lambda: _fill_sqlite(file, content))
    importing, start = content.in_bulk and imports_here() and not note.exists(), time.perf_counter()
    if importing:
        _import(file, home)
    with running_neo4j(data=home, memory=MEMORY) as address:
        neo4j = StoreAddress.of(address)
        if importing:
            _finish_import(file, address)
            into_neo4j = _once(note, lambda: Load(None, into_sqlite.records, time.perf_counter() - start, in_bulk=True))
        else:
            into_neo4j = _once(note, lambda: _load_neo4j(address, content))
        loads = {"SQLite": into_sqlite, "Neo4j": into_neo4j}
        yield Stores(neo4j, _sqlite(file), _version(address), loads)


def _once(note: Path, fill: Callable[[], Load]) -> Load:
    """What a note says that it took to fill a store, or what it takes now."""
    if not note.exists():
        note.write_text(json.dumps(vars(fill())))
    return Load(**json.loads(note.read_text()))


def _layout(made_by: Iterable[ModuleType]) -> str:
    """What tells apart data that were made or stored in another way."""
    sources = b"".join(Path(inspect.getfile(module)).read_bytes() for module in made_by)
    return hashlib.sha256(sources + fingerprint(ONTOLOGY).encode()).hexdigest()[:8]


def _sqlite(file: Path) -> StoreAddress:
    return StoreAddress(f"sqlite:///{file}")


def _fill_sqlite(file: Path, content: Content) -> Load:
    tell(f"loading {content.name} into SQLite")
    if not content.in_bulk:
        return _load(_sqlite(file), content)
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()
    curated_seconds, start = load_curated(_sqlite(file)), time.perf_counter()
    records = fill_sqlite(file, content.deliveries(), ONTOLOGY)
    return Load(curated_seconds, records, time.perf_counter() - start, in_bulk=True)


def _load_neo4j(neo4j: Neo4jAddress, content: Content) -> Load:
    tell(f"loading {content.name} into Neo4j")
    _empty(neo4j)
    return _load(StoreAddress.of(neo4j), content)


def _load(store: StoreAddress, content: Content) -> Load:
    curated_seconds, start = load_curated(store), time.perf_counter()
    records = asyncio.run(_load_generated(store, content))
    return Load(curated_seconds, records, time.perf_counter() - start)


def _import(file: Path, home: Path) -> None:
    tell("importing what is in SQLite into Neo4j")
    shutil.rmtree(home, ignore_errors=True)
    import_sqlite(file, home, ONTOLOGY, IMPORTING)


def _finish_import(file: Path, neo4j: Neo4jAddress) -> None:
    tell("making Neo4j's indexes")
    asyncio.run(_prepare(StoreAddress.of(neo4j)))
    complete_lists(file, neo4j, ONTOLOGY)


async def _prepare(address: StoreAddress) -> None:
    store = _opened(address)
    await store.prepare()
    await store.close()


async def _load_generated(address: StoreAddress, content: Content) -> int:
    """How many records were written."""
    store, written = _opened(address), 0
    for delivery in content.deliveries():
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


def _opened(address: StoreAddress) -> Store:
    return open_store(address.url, ONTOLOGY, user=address.user, password=address.password)
