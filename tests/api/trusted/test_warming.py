"""Trusted documents are warm once they were asked: nothing is planned any more when a user asks for them."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from pathlib import Path

import orjson
import pytest

from api.query.engine import Engine
from api.trusted import warming
from api.trusted.documents import TrustedDocuments, read_trusted
from api.trusted.warming import plan_ahead, warm
from graph.asked.selection import Selection
from graph.sqlite.store import SqliteStore
from graph.statement import Statement
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.conftest import opened
from tests.neo4j_server import Neo4jAddress, connect
from tests.patience import PATIENT
from tests.schemas import schema_of

NEXT = (
    "query Next($n: Int!, $after: String) { events(first: $n, after: $after) { nodes { id } pageInfo { endCursor } } }"
)
NODE = "query Node($id: ID!) { event(id: $id) { label involves(first: 2) { nodes { name } } } }"
FAILING = "query Failing($cursor: String!) { events(after: $cursor) { nodes { id } } }"
WORDS = (
    "query Some($w: String!) { events(where: {title: {contains: $w}}, first: 2) { nodes { id } } }"
    " query Nothing { __typename }"
)
FILE = {"next": NEXT, "node": NODE, "failing": FAILING, "words": WORDS}
LOG = [
    "trusted document failing is not warm: events: after: the cursor 'no-words' is damaged. Leave it out to start from"
    " the beginning.",
    "4 operations of trusted documents are warm",
]


def documents(folder: Path, engine: Engine) -> TrustedDocuments:
    """The documents of a file, held by an engine."""
    (folder / "documents.json").write_bytes(orjson.dumps(FILE))
    return read_trusted(folder / "documents.json", engine)


@pytest.fixture
def fresh(mali: Engine) -> Engine:
    """An engine that has answered nothing yet."""
    return Engine(mali.schema, mali._store, DEFAULT_BASE_IRI, PATIENT)


async def ask_as_users(engine: Engine) -> None:
    """Ask every document, with values that warming does not know."""
    page = (await engine.execute(NEXT, {"n": 3}))["events"]
    following = (await engine.execute(NEXT, {"n": 7, "after": page["pageInfo"]["endCursor"]}))["events"]
    assert (len(page["nodes"]), len(following["nodes"])) == (3, 7)
    node = (await engine.execute(NODE, {"id": "event/mali-2018-04-14-timbuktu-camp"}))["event"]
    assert len(node["involves"]["nodes"]) == 2
    assert len((await engine.execute(WORDS, {"w": "attack"}, "Some"))["events"]["nodes"]) == 2


def cleared(request: pytest.FixtureRequest) -> str:
    """What Neo4j says when it drops its plans: how many it had."""
    server: Neo4jAddress = request.getfixturevalue("neo4j_server")
    with connect(server) as driver, driver.session() as session:
        return str(session.run("CALL db.clearQueryCaches()").single(strict=True)[0])


async def test_what_is_warm_is_not_planned_again(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    fresh: Engine,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    store, on_neo4j = fresh._store, not isinstance(fresh._store, SqliteStore)
    compiled = list[Selection]()
    compiling = store.compile

    def counted(selection: Selection) -> Statement:
        compiled.append(selection)
        return compiling(selection)

    monkeypatch.setattr(store, "compile", counted)
    held = documents(tmp_path, fresh)
    if on_neo4j:
        cleared(request)
    with caplog.at_level(logging.INFO, "accord.trusted"):
        await warm(fresh, held)
    assert (caplog.messages, len(compiled)) == (LOG, 5)
    if on_neo4j:  # one more of the counts of the store, by which one of them is priced
        assert cleared(request) == "Query caches successfully cleared of 5 queries."
        await warm(fresh, held)
    await ask_as_users(fresh)
    assert len(compiled) == 5
    if on_neo4j:
        assert cleared(request) == "Query caches successfully cleared of 4 queries."


async def test_parts_of_large_operations_are_planned(
    request: pytest.FixtureRequest, fresh: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    on_neo4j = not isinstance(fresh._store, SqliteStore)
    if on_neo4j:
        cleared(request)
    await plan_ahead(fresh)
    assert caplog.messages == []
    if on_neo4j:
        assert int(re.findall(r"\d+", cleared(request))[0]) > 100


@pytest.fixture
async def missing(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    """A store that is not there yet."""
    store = SqliteStore(tmp_path / "accord.db", ONTOLOGY)
    yield store
    await store.close()


async def test_a_store_that_comes_later_is_waited_for(
    tmp_path: Path, missing: SqliteStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(warming, "RETRY_SECONDS", 0.01)
    engine = Engine(schema_of(ONTOLOGY), missing, DEFAULT_BASE_IRI, PATIENT)
    with caplog.at_level(logging.INFO, "accord.trusted"):
        task = asyncio.create_task(warm(engine, documents(tmp_path, engine)))
        while not caplog.messages:
            await asyncio.sleep(0.01)
        await opened(f"sqlite:///{tmp_path}/accord.db").prepare()
        await task
    remedy = "Run `accord load` to fill it, or set ACCORD_STORE."
    assert caplog.messages == [
        f"trusted documents are not warm yet: {missing.path}: the file is not there. {remedy}",
        *LOG,
    ]
