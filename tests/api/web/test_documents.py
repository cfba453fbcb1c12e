"""Documents by name: trusted ones, and those that clients have had held by Apollo's protocol."""

import logging
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.trusted.documents import hash_of
from graph.store import Store
from tests.api.web.live_app import asking, problem, written

LABELS = "query Labels($n: Int) { events(first: $n) { nodes { label } } }"
COUNT = "query Count { events { totalCount } }"
OTHER = "{ events { nodes { id } } }"
MD5 = "0cc175b9c0f1b6a831c399e269772661"
FILE = {MD5: LABELS, "count": COUNT}
NOTHING: dict[str, Any] = {"events": {"totalCount": 0}}
NO_NODES: dict[str, Any] = {"events": {"nodes": []}}
REMEDY = "Ask the operator to add the document to the file of `ACCORD_TRUSTED_DOCUMENTS`."
NOT_TRUSTED = (403, "DOCUMENT_NOT_TRUSTED", f"The document is not trusted. {REMEDY}")
NOT_HELD = (400, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
NOT_SUPPORTED = (400, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported")


def persisted(hash_: str, query: str | None = None, **others: Any) -> dict[str, Any]:
    """A request of Apollo's clients."""
    extensions = {"persistedQuery": {"version": 1, "sha256Hash": hash_}}
    return {"query": query, "extensions": extensions, **others} if query else {"extensions": extensions, **others}


async def posted(client: httpx.AsyncClient, **fields: Any) -> Any:
    """The data of an answer."""
    response = await client.post("/graphql", json=fields)
    assert (response.status_code, response.json()["extensions"]["cost"]["limit"]) == (200, 5_000_000)
    return response.json()["data"]


async def refused(client: httpx.AsyncClient, **fields: Any) -> tuple[int, str, str]:
    """Status, code and message of a refusal, which no cache may keep."""
    response = await client.post("/graphql", json=fields)
    assert response.headers["cache-control"] == "no-store"
    return problem(response)


NAMED: list[dict[str, Any]] = [
    {"documentId": "count"},
    {"documentId": f"sha256:{hash_of(COUNT)}"},
    {"doc_id": "count", "operationName": "Count"},
    {"documentId": "count", "query": None, "extensions": {}},
    persisted("count"),
    persisted(hash_of(COUNT)),
    persisted(hash_of(COUNT), COUNT),
    {"query": COUNT},
]


@pytest.mark.parametrize("mode", ["prefer", "only"])
async def test_names_of_a_trusted_document(tmp_path: Path, store: Store, mode: str) -> None:
    async with asking(store, trusted_documents=written(tmp_path, FILE), trusted_mode=mode) as client:
        for fields in NAMED:
            assert await posted(client, **fields) == NOTHING
        assert await posted(client, doc_id=MD5, variables={"n": 2}) == NO_NODES
        got = await client.get(
            "/graphql", params={"documentId": MD5, "variables": '{"n":2}', "operationName": "Labels"}
        )
        assert got.json()["data"] == NO_NODES


async def test_only_trusted_documents(tmp_path: Path, store: Store) -> None:
    async with asking(store, trusted_documents=written(tmp_path, FILE), trusted_mode="only") as client:
        assert await refused(client, query=OTHER) == NOT_TRUSTED
        assert await refused(client, query="{ __schema { description } }") == NOT_TRUSTED
        assert await refused(client, query=COUNT + " ") == NOT_TRUSTED
        assert await refused(client, **persisted(hash_of(OTHER), OTHER)) == NOT_TRUSTED
        unknown = hash_of(OTHER)
        assert await refused(client, **persisted(unknown)) == (
            400,
            "DOCUMENT_NOT_FOUND",
            f"sha256Hash {unknown!r} names no trusted document. {REMEDY}",
        )
        assert problem(await client.get("/graphql", params={"query": OTHER})) == NOT_TRUSTED


async def test_an_older_client_is_told_of_it_by_its_status(tmp_path: Path, store: Store) -> None:
    async with asking(store, trusted_documents=written(tmp_path, FILE), trusted_mode="only") as client:
        response = await client.post("/graphql", json={"query": OTHER}, headers={"accept": "application/json"})
        assert problem(response) == NOT_TRUSTED


async def test_where_only_trusted_documents_are_answered_there_is_no_graphiql(tmp_path: Path, store: Store) -> None:
    browser = {"accept": "text/html,*/*;q=0.8"}
    async with asking(store, trusted_documents=written(tmp_path, FILE), trusted_mode="only") as client:
        message = "GraphiQL is off: the server answers trusted documents only (ACCORD_TRUSTED_MODE)."
        assert problem(await client.get("/graphql", headers=browser)) == (403, "DOCUMENT_NOT_TRUSTED", message)
        assert (await client.get("/graphiql/page.js")).status_code == 404
        opened_link = await client.get("/graphql", params={"documentId": "count"}, headers=browser)
        assert opened_link.json()["data"] == NOTHING


async def test_preferring_answers_others_and_tells_the_operator_once(
    tmp_path: Path, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    async with asking(store, trusted_documents=written(tmp_path, FILE)) as client:
        with caplog.at_level(logging.INFO, "accord.trusted"):
            assert await posted(client, query=OTHER) == NO_NODES
            assert await posted(client, query=OTHER) == NO_NODES
            assert await posted(client, query=COUNT) == NOTHING
    assert caplog.messages == [f"not trusted: sha256:{hash_of(OTHER)} {OTHER!r}"]


@pytest.mark.parametrize(
    "settings", [{}, {"trusted_mode": "off", "trusted_documents": "not-there.json"}], ids=["no file", "off"]
)
async def test_without_trusted_documents_none_has_a_name(store: Store, settings: dict[str, Any]) -> None:
    async with asking(store, **settings) as client:
        remedy = "Give the server the documents of this version of the client, or send the document itself."
        message = f"documentId 'count' names no trusted document. {remedy}"
        assert await refused(client, documentId="count") == (400, "DOCUMENT_NOT_FOUND", message)
        assert await posted(client, query=COUNT) == NOTHING


@pytest.mark.parametrize("settings", [{}, {"trusted_documents": FILE}], ids=["alone", "beside trusted ones"])
async def test_a_client_has_a_document_held(tmp_path: Path, store: Store, settings: dict[str, Any]) -> None:
    given = {name: written(tmp_path, value) for name, value in settings.items()}
    async with asking(store, **given) as client:
        assert await refused(client, **persisted(hash_of(OTHER))) == NOT_HELD
        assert await posted(client, **persisted(hash_of(OTHER), OTHER)) == NO_NODES
        assert await posted(client, **persisted(hash_of(OTHER))) == NO_NODES
        got = await client.get("/graphql", params={"extensions": _json(hash_of(OTHER))})
        assert got.json()["data"] == NO_NODES


def _json(hash_: str) -> str:
    return f'{{"persistedQuery":{{"version":1,"sha256Hash":"{hash_}"}}}}'


@pytest.mark.parametrize(
    ("query", "code"),
    [("{ nothing }", "GRAPHQL_VALIDATION_FAILED"), ("{", "GRAPHQL_PARSE_FAILED"), ("{ a " * 30 + "}" * 30, "TOO_DEEP")],
)
async def test_what_is_not_valid_is_not_held(store: Store, query: str, code: str) -> None:
    async with asking(store) as client:
        assert (await refused(client, **persisted(hash_of(query), query)))[1] == code
        assert await refused(client, **persisted(hash_of(query))) == NOT_HELD


async def test_a_hash_of_another_document(store: Store) -> None:
    async with asking(store) as client:
        assert await refused(client, **persisted(hash_of(COUNT), OTHER)) == (
            400,
            "PERSISTED_QUERY_HASH_MISMATCH",
            f"sha256Hash {hash_of(COUNT)!r} is not that of query, {hash_of(OTHER)!r}.",
        )
        assert await refused(client, **persisted(hash_of(COUNT))) == NOT_HELD


async def test_nothing_is_held_where_that_is_turned_off(tmp_path: Path, store: Store) -> None:
    settings = {"persisted_queries": False, "trusted_documents": written(tmp_path, FILE)}
    async with asking(store, **settings) as client:
        assert await refused(client, **persisted(hash_of(OTHER))) == NOT_SUPPORTED
        assert await posted(client, **persisted(hash_of(OTHER), OTHER)) == NO_NODES
        assert await refused(client, **persisted(hash_of(OTHER))) == NOT_SUPPORTED
        assert await posted(client, **persisted(hash_of(COUNT))) == NOTHING
