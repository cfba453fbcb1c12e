"""The catalogue over HTTP, on every store."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from rdflib import Graph
from starlette.applications import Starlette

from api.settings import Settings
from api.web import catalogue
from api.web.linked_data import linked_data_routes
from api.web.representations import OFFERED
from graph.loading.load import load
from graph.rdf.catalogue import Held, held_by, write_catalogue
from graph.rdf.formats import FORMATS, format_named
from graph.rdf.syntax import Format
from graph.store import Store
from ontology import ONTOLOGY
from tests.api.web.linked import BASE, client_of, content_type, problem
from tests.api.web.test_representations import alternates
from tests.graph.conftest import opened
from tests.graph.rdf.two_datasets import BY, CC0, two_datasets
from tests.schemas import schema_of

VOID = "/.well-known/void"


@pytest.fixture(scope="module")
async def store(store_url: str) -> AsyncIterator[Store]:
    """A store that holds two datasets."""
    made = opened(store_url)
    for delivery in two_datasets():
        await load(made, delivery, strict=True)
    yield made
    await made.close()


@pytest.fixture(scope="module")
async def client(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the routes over it."""
    async with client_of(store) as made:
        yield made


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Store]:
    """Every store that was counted, one after the other."""
    found: list[Store] = []

    async def counting(store: Store) -> Held:
        found.append(store)
        return await held_by(store)

    monkeypatch.setattr(catalogue, "held_by", counting)
    return found


@pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])
async def test_the_catalogue_in_every_form(client: httpx.AsyncClient, store: Store, format_: Format) -> None:
    answer = await client.get(VOID, headers={"Accept": format_.media_type})
    assert (answer.status_code, answer.headers["content-type"]) == (200, content_type(format_.media_type))
    assert answer.content == write_catalogue(await held_by(store), format_, BASE)
    assert "Accept" in answer.headers["vary"]
    named = await client.get(f"{VOID}.{format_.name}")
    assert named.content == answer.content
    again = await client.get(VOID, headers={"Accept": format_.media_type, "If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    others = {one.media_type: f"http://test{VOID}.{one.name}" for one in OFFERED if one.name != format_.name}
    assert alternates(answer) == others


async def test_what_the_catalogue_is_not(client: httpx.AsyncClient) -> None:
    status, detail = problem(await client.get(VOID, headers={"Accept": "image/png"}))
    assert (status, detail.partition(" Ask")[0]) == (406, "Accept: image/png matches no available format.")
    assert problem(await client.get(f"{VOID}.csv"))[0] == 404


async def test_every_address_of_ours_in_it_answers(client: httpx.AsyncClient) -> None:
    found = Graph().parse(data=(await client.get(VOID)).content, format="turtle")
    terms = {str(term) for triple in found for term in triple if str(term).startswith(BASE)} - {f"{BASE}id/"}
    paths = {term.removeprefix(BASE).partition("#")[0] for term in terms}
    assert {path.partition("/")[0].partition("?")[0] for path in paths} == {
        ".well-known",
        "doc",
        "export",
        "id",
        "ontology",
        "shapes",
        "vocabularies",
    }
    statuses = {path: (await client.head(f"/{path}", follow_redirects=True)).status_code for path in paths}
    assert {path: status for path, status in statuses.items() if status != 200} == {}


async def test_the_data_are_counted_once_for_all_who_ask_until_they_change(
    counted: list[Store], tmp_path: Path
) -> None:
    store = opened(f"sqlite:///{tmp_path}/spare.db")
    first, second = two_datasets()
    await load(store, first, strict=True)
    async with client_of(store) as client:
        answers = await asyncio.gather(*(client.get(VOID) for _ in range(5)))
        assert len(counted) == 1
        assert len({answer.content for answer in answers}) == 1
        await load(store, second, strict=True)
        changed = await client.get(VOID)
        assert len(counted) == 2
        assert b"dataset/other" in changed.content
        assert b"dataset/other" not in answers[0].content
    await store.close()


async def test_to_count_takes_longer_than_a_request_may(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed, begun = asyncio.Event(), list[Store]()

    async def counting(store: Store) -> Held:
        begun.append(store)
        await allowed.wait()
        return await held_by(store)

    monkeypatch.setattr(catalogue, "held_by", counting)
    settings = replace(Settings(base_iri=BASE), query_seconds=0.05)
    app = Starlette(routes=linked_data_routes(store, settings, schema_of(ONTOLOGY)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        for _ in range(2):
            answer = await client.get(VOID)
            assert problem(answer) == (503, catalogue.COUNTING)
            assert answer.headers["retry-after"] == "60"
        allowed.set()
        while (answer := await client.get(VOID)).status_code == 503:
            await asyncio.sleep(0)
    assert answer.content == write_catalogue(await held_by(store), format_named("ttl"), BASE)
    assert len(begun) == 1


async def test_a_loading_can_be_looked_up(client: httpx.AsyncClient) -> None:
    answer = await client.get("/id/loading/other", follow_redirects=True)
    found = Graph().parse(data=answer.content, format="turtle")
    assert {str(one) for one in found.subjects()} == {f"{BASE}id/loading/other"}
    assert (await client.get("/doc/loading/none")).status_code == 404


async def test_an_export_names_the_licences_of_its_datasets(client: httpx.AsyncClient) -> None:
    for query, licences in (("", [BY, CC0]), ("?dataset=dataset/other", [BY]), ("?class=event", [BY, CC0])):
        for answer in (await client.get(f"/export{query}"), await client.head(f"/export{query}")):
            assert answer.headers["link"] == ", ".join(f'<{one}>; rel="license"' for one in licences)
