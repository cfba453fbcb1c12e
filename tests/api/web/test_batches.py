"""Lists of requests: each is answered by itself, within the bounds of one."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.trusted.documents import hash_of
from graph.sqlite.store import SqliteStore
from graph.store import Store
from ontology import ONTOLOGY
from tests.api.web.live_app import CURRENT, asking, problem, written

COUNT, PAGE = "{ events { totalCount } }", "query Page($n: Int) { events(first: $n) { nodes { id } } }"


async def posted(client: httpx.AsyncClient, *batch: Any, **headers: str) -> list[dict[str, Any]]:
    """The answers to a list."""
    response = await client.post("/graphql", json=batch, headers=headers)
    assert response.status_code == 200
    answers: list[dict[str, Any]] = response.json()
    return answers


def data(value: dict[str, Any], estimated: int, limit: int = 5_000_000) -> dict[str, Any]:
    """An answer with data."""
    return {"data": {"events": value}, "extensions": {"cost": {"estimated": estimated, "limit": limit}}}


def error(message: str, code: str, **others: Any) -> dict[str, Any]:
    """An answer with an error."""
    return {"errors": [{"message": message, "extensions": {"code": code, **others, "requestId": "one"}}]}


async def test_each_is_answered_in_its_place(tmp_path: Path, store: Store) -> None:
    async with asking(store, trusted_documents=written(tmp_path, {"count": COUNT})) as client:
        answers = await posted(
            client,
            {"query": COUNT},
            {"query": PAGE, "variables": {"n": 3}, "operationName": "Page"},
            {},
            {"documentId": "count"},
            {"query": COUNT, "variables": []},
            {"query": COUNT, "operationName": "None"},
            {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": hash_of(PAGE)}}},
        )
    count, page = data({"totalCount": 0}, 20), data({"nodes": []}, 3)
    assert answers == [
        count,
        page,
        error("query is missing or not a string; give the GraphQL document in it.", "BAD_REQUEST"),
        count,
        error("variables is not an object; give one, or leave it out.", "BAD_REQUEST"),
        error("The request names 'None'; the document has: none with a name.", "OPERATION_NOT_FOUND"),
        error("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND"),
    ]


@pytest.mark.parametrize("accept", ["application/json", CURRENT])
async def test_the_media_type_is_that_of_a_single_request(store: Store, accept: str) -> None:
    async with asking(store) as client:
        response = await client.post("/graphql", json=[{"query": COUNT}, {}], headers={"accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (200, f"{accept}; charset=utf-8")
    assert response.headers["x-request-id"] == "one"


async def test_how_many_a_list_may_have(store: Store) -> None:
    async with asking(store, max_batch=2) as client:
        assert len(await posted(client, *[{"query": COUNT}] * 2)) == 2
        response = await client.post("/graphql", json=[{"query": COUNT}] * 3)
    assert problem(response) == (400, "BATCH_TOO_LARGE", "The list has 3 requests; send 2 at most.")


async def test_the_costs_of_a_list_are_added_up(store: Store) -> None:
    async with asking(store, max_cost=25) as client:
        answers = await posted(client, *[{"query": PAGE, "variables": {"n": n}} for n in (15, 11, 10, 1)])
    message = "The request may read 11 rows, and 10 are allowed; ask for smaller pages."
    assert answers == [
        data({"nodes": []}, 15, 25),
        error(message, "COST_EXCEEDED", cost={"estimated": 11, "limit": 10}),
        data({"nodes": []}, 10, 25),
        error(
            "The request may read 1 rows, and 0 are allowed; ask for smaller pages.",
            "COST_EXCEEDED",
            cost={"estimated": 1, "limit": 0},
        ),
    ]


class Slow(SqliteStore):
    """A store of which each answer takes a while."""

    async def fetch(self, *arguments: Any, heavy: bool = False) -> list[Any]:
        await asyncio.sleep(1.1)
        return await super().fetch(*arguments, heavy=heavy)


async def test_a_list_has_the_time_of_one_request(tmp_path: Path) -> None:
    slow = Slow(tmp_path / "accord.db", ONTOLOGY)
    await slow.prepare()
    async with asking(slow, query_seconds=1.0) as client:
        first, second = await posted(client, {"query": COUNT}, {"query": COUNT})
    await slow.close()
    assert first == data({"totalCount": 0}, 20)
    assert second == error("The requests before this one used up the time of the batch.", "TIMED_OUT")


async def test_a_list_fails_as_a_whole_with_the_store(tmp_path: Path) -> None:
    async with asking(SqliteStore(tmp_path / "none.db", ONTOLOGY)) as client:
        response = await client.post("/graphql", json=[{"query": COUNT}, {}])
    message = "The database does not answer. Try again later; the reason is in the server's log."
    assert problem(response) == (503, "STORE_UNAVAILABLE", message)
