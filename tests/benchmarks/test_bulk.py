"""What is filled in bulk holds what our loader writes: every value and index, and what is kept of hierarchies.

On Neo4j, `make test-long` alone tries it: that takes a second server, and a minute.
"""

import re
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw
import hypothesis
import pytest

from api.query.engine import Engine
from api.schema import build_schema
from benchmarks import generator
from benchmarks.bulk_neo4j import complete_lists, import_sqlite
from benchmarks.bulk_sqlite import fill_sqlite
from graph.loading.changes import Numbers
from graph.loading.load import load
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.conftest import STORES, empty
from tests.graph.conftest import opened
from tests.graph.contents import contents
from tests.graph.sample import sample
from tests.neo4j_server import FOR_TESTS, Neo4jAddress, connect, imports_here, running_neo4j
from tests.patience import PATIENT

EVENTS = 200
LONG = hypothesis.settings.get_current_profile_name() == "long"
ENGINES = [engine for engine in STORES if engine == "sqlite" or (LONG and imports_here())]
SEARCH = "query ($text: String!) { search(text: $text, first: 500) { totalCount nodes { id } } }"
COLUMNS = "name, type, state, entityType, labelsOrTypes, properties"
GRAPH = {
    "nodes": "MATCH (n) WHERE NOT n:LoadLock AND NOT n:Notice RETURN labels(n), properties(n)",
    "relations": "MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r)",
    "indexes": f"SHOW INDEXES YIELD {COLUMNS} RETURN {COLUMNS}",
}
OF_LOADS = ("LoadNote", "Notice")
STAMP = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
Held = dict[str, list[str]]


@dataclass(frozen=True)
class Filled:
    """A store, and all that the engine says is in it."""

    store: Store
    held: Held


async def loaded(url: str) -> Store:
    """A store with the sample and generated events, all of it loaded."""
    store = opened(url)
    for delivery in (sample(), *generator.deliveries(EVENTS)):
        await load(store, delivery, strict=True)
    return store


@pytest.fixture(scope="module")
async def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the sample, to which generated events were added in bulk."""
    path = tmp_path_factory.mktemp("bulk") / "bulk.db"
    store = opened(f"sqlite:///{path}")
    await load(store, sample(), strict=True)
    await store.close()
    fill_sqlite(path, generator.deliveries(EVENTS), ONTOLOGY)
    return path


@pytest.fixture(scope="module", params=ENGINES)
async def pair(request: pytest.FixtureRequest, file: Path) -> AsyncIterator[tuple[Filled, Filled]]:
    """Two stores of one engine: one filled in bulk, one by our loader."""
    if request.param == "sqlite":
        other = file.with_name("loaded.db")
        bulk, own = opened(f"sqlite:///{file}"), await loaded(f"sqlite:///{other}")
        yield Filled(bulk, in_sqlite(file)), Filled(own, in_sqlite(other))
    else:
        home, server = file.with_name("neo4j"), request.getfixturevalue("neo4j_server")
        import_sqlite(file, home, ONTOLOGY, FOR_TESTS)
        with running_neo4j(data=home) as imported:
            bulk = opened(imported.url)
            await bulk.prepare()
            complete_lists(file, imported, ONTOLOGY)
            empty(server)
            own = await loaded(server.url)
            yield Filled(bulk, in_neo4j(imported)), Filled(own, in_neo4j(server))
    await bulk.close()
    await own.close()


def in_sqlite(file: Path) -> Held:
    """The rows of every table, and how the file is laid out; but not when anything was loaded."""
    with closing(apsw.Connection(str(file))) as connection:
        laid_out = list(connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
        tables = [name for _, name, sql in laid_out if sql.startswith("CREATE TABLE ") and name not in OF_LOADS]
        read = {name: f"SELECT * FROM {name}" for name in tables if not name.startswith(("Search", "sqlite_stat"))}
        read["LoadNote"] = "SELECT dataset, nodes FROM LoadNote"
        found = {
            name: sorted(STAMP.sub("", repr(row)) for row in connection.execute(text)) for name, text in read.items()
        }
        return found | {"layout": sorted(map(repr, laid_out))}


def in_neo4j(server: Neo4jAddress) -> Held:
    """Every node and relation with all that it has, but not when it was loaded; and the indexes."""
    with connect(server) as driver, driver.session() as session:
        return {name: sorted(_plain(tuple(row)) for row in session.run(text)) for name, text in GRAPH.items()}


def _plain(row: tuple[object, ...]) -> str:
    """A row in one form, whichever order its labels and properties come in."""
    cells = (
        sorted((name, value) for name, value in cell.items() if name != "loadedAt")
        if isinstance(cell, dict)
        else sorted(cell)
        if isinstance(cell, list)
        else cell
        for cell in row
    )
    return STAMP.sub("", repr(tuple(cells)))


async def test_every_value_and_index_is_there(pair: tuple[Filled, Filled]) -> None:
    bulk, own = pair
    for part, expected in own.held.items():
        assert bulk.held[part] == expected, part
    assert bulk.held.keys() == own.held.keys()


async def test_records_have_the_digests_that_a_load_compares(pair: tuple[Filled, Filled]) -> None:
    bulk, own = pair
    assert await contents(bulk.store) == await contents(own.store)
    again = [await load(bulk.store, delivery, strict=True) for delivery in (sample(), *generator.deliveries(EVENTS))]
    assert [report.numbers for report in again] == [Numbers(unchanged=report.read) for report in again]


@pytest.mark.parametrize("text", ["camp", "tombou*", '"near locality" 7', "récits divergent", "no part account"])
async def test_search_finds_the_same(pair: tuple[Filled, Filled], text: str) -> None:
    schema = build_schema(ONTOLOGY)
    found = [await Engine(schema, one.store, DEFAULT_BASE_IRI, PATIENT).execute(SEARCH, {"text": text}) for one in pair]
    ids = [sorted(node["id"] for node in answer["search"]["nodes"]) for answer in found]
    assert found[0]["search"]["totalCount"] == found[1]["search"]["totalCount"] > 0
    assert ids[0] == ids[1]
