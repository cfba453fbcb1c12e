"""Who may ask, what may be asked for, and how requests are told apart: what GraphQL over HTTP leaves to a server."""

import logging
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.settings import Settings, SettingsError
from graph.sqlite.store import SqliteStore
from ontology import ONTOLOGY
from tests.graph.conftest import opened
from tests.schemas import app_over

QUERY = {"query": "{ events { nodes { id } } }"}
ANSWER = {"data": {"events": {"nodes": []}}, "extensions": {"cost": {"estimated": 20, "limit": 5_000_000}}}
SCHEMA = {"query": "{ __schema { description } }"}
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"
LEGACY, CURRENT = "application/json", "application/graphql-response+json"


async def asked(
    folder: Path, method: str = "POST", path: str = "/graphql", *, prepared: bool = True, **how: Any
) -> httpx.Response:
    """The answer of a server with an empty store; `settings` are its settings."""
    settings = Settings(**how.pop("settings", {}))
    if prepared:
        await opened(f"sqlite:///{folder}/accord.db").prepare()
    store = SqliteStore(folder / "accord.db", ONTOLOGY)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app_over(store, settings)), base_url="http://test"
    ) as client:
        response = await client.request(method, path, **how)
    await store.close()
    return response


async def test_the_cost_stands_beside_the_data(tmp_path: Path) -> None:
    assert (await asked(tmp_path, json=QUERY)).json() == ANSWER


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", LEGACY),
        ("application/*", LEGACY),
        (CURRENT, CURRENT),
        (f"{CURRENT}, {LEGACY}", CURRENT),
        (f"{LEGACY}, {CURRENT}", CURRENT),
        (f"{CURRENT};q=0.5, {LEGACY}", LEGACY),
        (f"{CURRENT}; charset=utf-8, {LEGACY};q=0.9", CURRENT),
        (f"text/html, {LEGACY}", LEGACY),
    ],
)
async def test_the_media_type_that_a_client_likes_best(tmp_path: Path, accept: str, media_type: str) -> None:
    response = await asked(tmp_path, json=QUERY, headers={"accept": accept})
    assert (response.headers["content-type"], response.json()) == (f"{media_type}; charset=utf-8", ANSWER)


async def test_neither_media_type_is_acceptable(tmp_path: Path) -> None:
    headers = {"accept": "image/png", "x-request-id": "7"}
    response = await asked(tmp_path, json=QUERY, headers=headers)
    (error,) = response.json()["errors"]
    assert (response.status_code, error["extensions"]) == (406, {"code": "NOT_ACCEPTABLE", "requestId": "7"})
    assert error["message"].startswith(f"Accept is 'image/png'; accept {CURRENT} or {LEGACY}, or another form")


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "utf8", "us-ascii", "US-ASCII", "ascii"])
async def test_the_body_is_utf_8_however_it_is_written(tmp_path: Path, charset: str) -> None:
    headers = {"content-type": f"application/json; charset={charset}"}
    assert (await asked(tmp_path, content=b'{"query": "{ __typename }"}', headers=headers)).status_code == 200


@pytest.mark.parametrize("given", ["a", "0af7651916cd43dd8448eb211c80319c", "A.b_c-1"])
async def test_a_safe_request_id_is_kept(tmp_path: Path, given: str) -> None:
    response = await asked(tmp_path, json=QUERY, headers={"x-request-id": given})
    assert response.headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "a b", "a\tERROR", "<b>", "a" * 129])
async def test_an_unsafe_request_id_is_replaced_by_a_new_one(tmp_path: Path, given: str) -> None:
    made = [(await asked(tmp_path, json=QUERY, headers={"x-request-id": given})).headers["x-request-id"] for _ in "ab"]
    assert [len(one) for one in made] == [32, 32]
    assert made[0] != made[1]


async def test_log_and_answer_share_the_request_id(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "accord.graphql"):
        response = await asked(tmp_path, prepared=False, json=QUERY, headers={"x-request-id": "a-1"})
    (error,) = response.json()["errors"]
    assert (response.status_code, error["extensions"]) == (503, {"code": "STORE_UNAVAILABLE", "requestId": "a-1"})
    file = tmp_path / "accord.db"
    remedy = "Run `accord load` to fill it, or set ACCORD_STORE."
    assert caplog.messages == [f"request a-1: store: {file}: the file is not there. {remedy}"]


@pytest.mark.parametrize("origin", ["https://a.example/", "a.example", "https://a.example/page", "https://"])
def test_an_origin_that_is_none(origin: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({"ACCORD_CORS_ORIGINS": f"https://b.example:8000, {origin}"})
    assert str(caught.value) == (
        f"ACCORD_CORS_ORIGINS: '{origin}' is not an origin; write scheme and host, and a port if there is one, such as"
        " https://a.example, without a slash at its end."
    )


async def test_introspection_can_be_turned_off(tmp_path: Path) -> None:
    described = (await asked(tmp_path, json=SCHEMA)).json()["data"]["__schema"]["description"]
    assert described.startswith("Mali's peace accords and conflict as a graph")
    refused = await asked(tmp_path, json=SCHEMA, settings={"introspection": False})
    assert [error["extensions"]["code"] for error in refused.json()["errors"]] == ["GRAPHQL_VALIDATION_FAILED"]
    named = {"query": "{ events { __typename } }"}
    answer = await asked(tmp_path, json=named, settings={"introspection": False})
    assert answer.json()["data"] == {"events": {"__typename": "EventConnection"}}


async def test_graphiql_can_be_turned_off(tmp_path: Path) -> None:
    headers = {"accept": BROWSER}
    page = await asked(tmp_path, "GET", headers=headers)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    off = await asked(tmp_path, "GET", headers=headers, settings={"graphiql": False})
    assert (off.status_code, off.headers["content-type"]) == (400, "application/json; charset=utf-8")
    assert (await asked(tmp_path, "GET", "/graphiql/page.js")).status_code == 200
    assert (await asked(tmp_path, "GET", "/graphiql/page.js", settings={"graphiql": False})).status_code == 404


async def test_head_is_a_get_without_its_body(tmp_path: Path) -> None:
    response = await asked(tmp_path, "HEAD", params=QUERY)
    assert response.status_code == 200
