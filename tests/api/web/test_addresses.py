"""What holds at every address, of the application as it is served."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest

from api.settings import Settings
from graph.store import Store
from tests.schemas import app_over

ADDRESSES = (
    "/, /.well-known/void, /.well-known/void.{suffix}, /actors, /brief, /brief/{agreement}, /compare/{agreement},"
    " /context.jsonld, /doc/{id}, /events, /export, /feeds/{id}, /findings, /graphql, /healthz, /how-to-read, /id/{id},"
    " /ontology, /ontology.{suffix}, /ontology/{version}, /promises, /promises/{agreement},"
    " /promises/{agreement}/voices, /readyz, /search, /shapes, /shapes-sparql, /shapes-sparql.{suffix},"
    " /shapes-sparql/{version}, /shapes.{suffix}, /shapes/{version}, /sources, /static/{name}, /vocabularies,"
    " /vocabularies.{suffix}, /vocabularies/{version}"
)
STATIC = ("/context.jsonld", "/ontology", "/shapes", "/shapes-sparql", "/vocabularies")
NODE = ("/id/event/camp", "/doc/event/camp")
FOUND = ("/healthz", "/readyz", "/export", "/graphiql/page.js", *STATIC)
ALL = (*FOUND, *NODE, "/", "/none", "/graphql", "/graphql/")


@pytest.fixture(scope="module")
async def client(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    async with asking(store) as client:
        yield client


def asking(store: Store, **settings: Any) -> httpx.AsyncClient:
    """A client of the application that knows it by a name of its own choice."""
    transport = httpx.ASGITransport(app_over(store, Settings(**settings)), raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://evil.example")


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Status and detail of a problem, once its form is checked."""
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told == {"title": answer.reason_phrase, "status": answer.status_code, "detail": told["detail"]}
    return answer.status_code, told["detail"]


@pytest.mark.parametrize(
    ("path", "location", "target"),
    [
        ("/", "graphql", "https://a.example/peace/graphql"),
        ("/id/event/camp", "../../doc/event/camp", "https://a.example/peace/doc/event/camp"),
        ("/id/event%2Fcamp", "../doc/event/camp", "https://a.example/peace/doc/event/camp"),
        ("/id%2Fevent%2fcamp", "doc/event/camp", "https://a.example/peace/doc/event/camp"),
    ],
)
async def test_redirects_hold_behind_a_proxy_that_takes_a_prefix_away(
    client: httpx.AsyncClient, path: str, location: str, target: str
) -> None:
    answer = await client.get(path)
    assert answer.headers["location"] == location
    assert urljoin(f"https://a.example/peace{path}", location) == target


@pytest.mark.parametrize(
    ("method", "path"),
    [
        *(("GET", f"{path}/") for path in ("/graphql", "/healthz", "/export", "/ontology/", *NODE)),
        ("POST", "/graphql/"),
        ("OPTIONS", "/readyz/"),
    ],
)
async def test_a_slash_too_many(client: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await client.request(method, path)
    assert problem(answer) == (404, f"There is nothing at {path}. Leave out the slash at its end.")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        *(("GET", path) for path in ("/none", "/none/", "/graphql/none", "/graphiql", "/graphiql/", "/graphiql/none")),
        ("POST", "/none"),
        ("OPTIONS", "/none"),
    ],
)
async def test_an_address_of_nothing(client: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await client.request(method, path)
    assert problem(answer) == (404, f"There is nothing at {path}. There are {ADDRESSES}.")


async def test_what_is_told_of_a_long_address_is_short(client: httpx.AsyncClient) -> None:
    shown = f"/{'a' * 96}..."
    expected = (404, f"There is nothing at {shown}. There are {ADDRESSES}.")
    assert problem(await client.get(f"/{'a' * 10_000}")) == expected
    assert len((await client.get(f"/doc/{'a' * 10_000}")).content) < 500
    assert len((await client.get(f"/export?{'a' * 10_000}=1")).content) < 500


@pytest.mark.parametrize("path", ["/graphql", "/export"])
async def test_what_is_told_of_a_long_accept_is_short(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers={"accept": "image/png, " * 7000})
    assert answer.status_code == 406
    assert f"{'image/png, ' * 8}image/png..." in answer.text
    assert len(answer.content) < 600


@pytest.mark.parametrize("path", [*FOUND, *NODE, "/"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
async def test_a_method_that_is_not_answered(client: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await client.request(method, path)
    assert problem(answer) == (405, f"{method} is not allowed here. Use GET, HEAD.")
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", [path for path in ALL if path != "/graphql"])
async def test_head_is_where_get_is(client: httpx.AsyncClient, path: str) -> None:
    got, head = await client.get(path), await client.head(path)
    assert head.status_code == got.status_code
    for name in ("content-type", "content-disposition", "etag", "location"):
        assert head.headers.get(name) == got.headers.get(name)


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
async def test_no_answer_is_sniffed(client: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await client.request(method, path)
    assert answer.headers.get_list("x-content-type-options") == ["nosniff"]


async def test_a_failure_that_nobody_foresaw(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail() -> None:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(store, "notes", fail)
    async with asking(store) as client:
        answer = await client.get("/readyz")
    assert problem(answer) == (500, "Something unexpected went wrong. The server's log says what.")
    assert answer.headers.get_list("x-content-type-options") == ["nosniff"]


@pytest.mark.parametrize("origins", ["", "https://a.example"])
async def test_pages_of_all_origins_may_read_what_is_public_and_static(store: Store, origins: str) -> None:
    async with asking(store, cors_origins=origins) as client:
        allowed = {
            path: (await client.get(path, headers={"origin": "https://b.example"})).headers.get(
                "access-control-allow-origin"
            )
            for path in ALL
        }
    assert allowed == {path: "*" if path in STATIC else None for path in ALL}


async def test_what_a_page_has_already_may_be_used_by_it(client: httpx.AsyncClient) -> None:
    first = await client.get("/ontology")
    again = await client.get(
        "/ontology", headers={"if-none-match": first.headers["etag"], "origin": "https://b.example"}
    )
    assert (again.status_code, again.headers["access-control-allow-origin"]) == (304, "*")


async def test_an_origin_that_may_ask_may_read_what_is_static(store: Store) -> None:
    async with asking(store, cors_origins="https://a.example") as client:
        answer = await client.get("/ontology", headers={"origin": "https://a.example"})
    assert answer.headers.get_list("access-control-allow-origin") == ["https://a.example"]
