"""What is told while a dataset is half loaded, as a load into Neo4j that goes in batches leaves it, and after."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from api.settings import Settings
from graph.checking.store_check import StoreCheck
from graph.errors import LoadRefused, LoadUnderWay, NotWhole
from graph.loading.load import load
from graph.neo4j.store import Neo4jStore
from graph.rdf.export import export
from graph.rdf.formats import FORMATS
from graph.rdf.scope import Scope
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI
from tests.conftest import STORES, empty
from tests.graph.deliveries import delivery
from tests.graph.loading.halted_load import MORE, halted_load, larger_sample
from tests.graph.sample import sample
from tests.neo4j_server import Neo4jAddress
from tests.schemas import app_over
from tests.stores import opened

pytestmark = pytest.mark.skipif("neo4j" not in STORES, reason="STORES leaves Neo4j out")
HOLDS = 100
WHAT_MUST_BE = """{
  actors(first: 500) { totalCount nodes { id dataset { title } documentedBy { nodes { title } } } }
  casualtyEstimates(first: 100) { nodes { estimates { title } saidBy { id } } }
  claims(first: 100) { nodes { saidBy { id } } }
  commitments(first: 100) { nodes { underAgreement { id } } }
  assessments(first: 100) { nodes { assesses { id } assessedBy { id } } }
  provisions(first: 100) { nodes { inAgreement { id } } }
}"""


@pytest.fixture
async def store(neo4j_server: Neo4jAddress) -> AsyncIterator[Neo4jStore]:
    """A database with the sample."""
    empty(neo4j_server)
    made = opened(neo4j_server.url)
    assert isinstance(made, Neo4jStore)
    await load(made, sample(), strict=True)
    yield made
    await made.close()


@pytest.fixture
async def client(store: Neo4jStore) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a server over it."""
    transport = httpx.ASGITransport(app_over(store, Settings(query_seconds=600)))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as made:
        yield made


async def asked(client: httpx.AsyncClient, accept: str = "application/json") -> httpx.Response:
    """What the server answers."""
    return await client.post("/graphql", json={"query": WHAT_MUST_BE}, headers={"accept": accept}, timeout=600)


async def pieces(store: Store, scope: Scope) -> bytes:
    """An export."""
    return b"".join([piece async for piece in export(store, FORMATS[0], DEFAULT_BASE_IRI, scope)])


def nulls(value: Any) -> list[Any]:
    """What is null in an answer."""
    if isinstance(value, dict):
        return [found for inner in value.values() for found in nulls(inner)]
    return (
        [found for inner in value for found in nulls(inner)] if isinstance(value, list) else [value] * (value is None)
    )


async def test_what_is_told_of_a_dataset_that_is_half_loaded(store: Neo4jStore, client: httpx.AsyncClient) -> None:
    before = await asked(client)
    assert (list(before.json()["extensions"]), nulls(before.json())) == (["cost"], [])
    await load(store, delivery(name="other"), strict=True)
    store.waits_for_load = 0.2
    with halted_load(store.url, HOLDS) as process:
        during = await asked(client)
        with pytest.raises(LoadUnderWay, match="Another load of dataset/sample is under way since"):
            await load(store, delivery(name="third"), strict=True)
        process.kill()
        process.wait()
    store.waits_for_load = 60.0
    await told_while_not_whole(store, client, during)
    report = await load(store, larger_sample(), strict=True)
    assert report.numbers.new < MORE, "what had been written is not written anew"
    after = await asked(client)
    assert list(after.json()["extensions"]) == ["cost"]
    assert "x-loading" not in after.headers
    assert (await client.get("/readyz")).json() == {"status": "ready", "datasets": ["dataset/other", "dataset/sample"]}
    assert await pieces(store, Scope())
    assert [str(one) async for one in StoreCheck(store).problems()] == []


async def told_while_not_whole(store: Neo4jStore, client: httpx.AsyncClient, during: httpx.Response) -> None:
    """All that speaks of loads speaks of it; what reads goes on, and what would be kept is refused."""
    ((dataset, since),) = ((note.dataset, note.since) for note in await store.notes() if note.since)
    for answer in (during, await asked(client)):
        told = answer.json()
        assert told["extensions"]["loading"] == [{"dataset": dataset, "since": since}]
        assert answer.headers["x-loading"] == "dataset/sample"
        assert nulls(told["data"]) == []
        assert told["data"]["actors"]["totalCount"] > 1000
    csv = await asked(client, "text/csv")
    assert (csv.status_code, csv.headers["x-loading"]) == (200, "dataset/sample")
    assert (await client.get("/readyz")).json()["loading"] == told["extensions"]["loading"]
    refused = await client.get("/export")
    assert (refused.status_code, "dataset/sample is not whole" in refused.json()["detail"]) == (503, True)
    for scope in (Scope(), Scope(dataset="dataset/sample"), Scope(dataset="dataset/findings")):
        with pytest.raises(NotWhole, match=f"it has been loading since {since[:10]}"):
            await pieces(store, scope)
    assert b"The other dataset" in await pieces(store, Scope(dataset="dataset/other"))
    with pytest.raises(LoadRefused, match=r"dataset/sample is not whole: .* Load its input again first\."):
        await load(store, delivery(name="third", requires=("dataset/sample",)), strict=True)
    first = await anext(StoreCheck(store).problems())
    assert str(first).startswith("dataset/sample: loading since: ")


async def test_readers_during_batches(store: Neo4jStore, client: httpx.AsyncClient) -> None:
    store.holds = HOLDS
    loading = asyncio.create_task(load(store, larger_sample(), strict=True))
    answers = list[httpx.Response]()
    while not loading.done():
        answers.append(await asked(client))
    await loading
    assert {(answer.status_code, len(nulls(answer.json()))) for answer in answers} == {(200, 0)}
    assert any("loading" in answer.json()["extensions"] for answer in answers)
    assert "loading" not in (await asked(client)).json()["extensions"]
