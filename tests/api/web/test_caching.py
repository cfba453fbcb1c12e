"""What caches are told of an answer."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from graph.store import Store
from tests.api.web.live_app import asking, written
from tests.stores import opened

FILE = {"small": "{ events(first: 1) { nodes { id } } }", "large": "{ events(first: 50) { nodes { id title } } }"}


@pytest.fixture(scope="module")
async def store(filled_url: str) -> AsyncIterator[Store]:
    made = opened(filled_url)
    yield made
    await made.close()


@pytest.fixture
async def client(tmp_path: Path, store: Store) -> AsyncIterator[httpx.AsyncClient]:
    async with asking(store, trusted_documents=written(tmp_path, FILE)) as made:
        yield made


async def got(client: httpx.AsyncClient, name: str, **headers: str) -> httpx.Response:
    """The answer to a GET; headers are named with underscores."""
    sent = {key.replace("_", "-"): value for key, value in headers.items()}
    return await client.get("/graphql", params={"documentId": name}, headers=sent)


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize("name", FILE)
async def test_what_a_client_has_is_not_sent_again(client: httpx.AsyncClient, name: str, encoding: str) -> None:
    first = await got(client, name, accept_encoding=encoding)
    tag = first.headers["etag"]
    assert (first.status_code, first.headers["cache-control"]) == (200, "no-cache")
    again = await got(client, name, accept_encoding=encoding, if_none_match=tag)
    assert (again.status_code, again.content) == (304, b"")
    kept = {key: again.headers[key] for key in ("etag", "cache-control", "vary", "x-request-id")}
    assert kept == {"etag": tag, "cache-control": "no-cache", "vary": "Accept, Accept-Encoding", "x-request-id": "one"}


async def test_compressed_and_not_are_told_apart_by_vary_and_share_a_weak_tag(client: httpx.AsyncClient) -> None:
    plain = await got(client, "large", accept_encoding="identity")
    async with client.stream("GET", "/graphql", params={"documentId": "large"}) as packed:
        raw = b"".join([part async for part in packed.aiter_raw()])
    assert ("content-encoding" in plain.headers, packed.headers["content-encoding"]) == (False, "gzip")
    assert gzip.decompress(raw) == plain.content
    assert plain.headers["etag"] == packed.headers["etag"]
    assert plain.headers["etag"].startswith('W/"')
    assert [one.headers["vary"] for one in (plain, packed)] == ["Accept, Accept-Encoding"] * 2


async def test_tags_differ_by_answer_and_by_media_type(client: httpx.AsyncClient) -> None:
    answers = [
        await got(client, "small"),
        await got(client, "large"),
        await got(client, "small", accept="application/json"),
    ]
    assert answers[0].content == answers[2].content
    assert len({one.headers["etag"] for one in answers}) == 3


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ("{tag}", 304),
        ('W/"a", {tag}', 304),
        ("{strong}", 304),
        ("*", 304),
        ('"a"', 200),
        ("", 200),
        ("{tag}x", 200),
        ("rubbish", 200),
    ],
)
async def test_tags_are_compared(client: httpx.AsyncClient, given: str, status: int) -> None:
    tag = (await got(client, "small")).headers["etag"]
    sent = given.format(tag=tag, strong=tag.removeprefix("W/"))
    assert (await got(client, "small", if_none_match=sent)).status_code == status


async def test_head_tells_the_same(client: httpx.AsyncClient) -> None:
    response = await got(client, "small")
    head = await client.head("/graphql", params={"documentId": "small"})
    assert {name: head.headers[name] for name in ("etag", "cache-control", "vary")} == {
        name: response.headers[name] for name in ("etag", "cache-control", "vary")
    }


async def test_how_long_caches_may_answer_by_themselves(tmp_path: Path, store: Store) -> None:
    settings = {"trusted_documents": written(tmp_path, FILE), "cache_seconds": 300}
    async with asking(store, **settings) as client:
        response = await got(client, "small")
        assert response.headers["cache-control"] == "public, max-age=300"
        again = await got(client, "small", if_none_match=response.headers["etag"])
        assert (again.status_code, again.headers["cache-control"]) == (304, "public, max-age=300")


async def test_errors_are_never_kept(client: httpx.AsyncClient) -> None:
    for params in ({"documentId": "none"}, {"documentId": "small", "operationName": "None"}, {"query": "{ nothing }"}):
        response = await client.get("/graphql", params=params, headers={"accept": "application/json"})
        assert response.status_code == 200
        assert list(response.json()) == ["errors"]
        assert (response.headers["cache-control"], "etag" in response.headers) == ("no-store", False)


async def test_a_trusted_document_is_known_by_its_text_too(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": FILE["small"]})
    assert response.headers["etag"] == (await got(client, "small")).headers["etag"]


async def test_the_answer_to_another_document_is_not_kept(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": "{ __typename }"})
    assert (response.headers["cache-control"], "etag" in response.headers) == ("no-store", False)


async def test_what_is_posted_has_no_tag(client: httpx.AsyncClient) -> None:
    response = await client.post("/graphql", json={"documentId": "small"}, headers={"if-none-match": "*"})
    assert (response.status_code, "etag" in response.headers, "cache-control" in response.headers) == (
        200,
        False,
        False,
    )


async def test_pages_of_other_origins_are_told_apart(tmp_path: Path, store: Store) -> None:
    settings = {"trusted_documents": written(tmp_path, FILE), "cors_origins": "https://a.example"}
    async with asking(store, **settings) as client:
        assert (await got(client, "small")).headers["vary"] == "Accept, Origin"
        asked = await got(client, "small", origin="https://a.example")
        assert (asked.headers["vary"], asked.headers["access-control-allow-origin"]) == (
            "Accept, Origin",
            "https://a.example",
        )
