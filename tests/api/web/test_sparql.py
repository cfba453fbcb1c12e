"""SPARQL over HTTP: the query tests of the W3C's SPARQL 1.1 Protocol, what is negotiated, and what harms nobody.

Of the W3C's tests those are left out that need updates (bad_update_*, update_*) or that choose graphs which a server
must hold (query_dataset_*, query_multiple_dataset); our own tests choose graphs of ours.
"""

import asyncio
import os
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from rdflib import Graph

from api.settings import Settings
from tests.api.conftest import served
from tests.api.web.live_app import asking
from tests.graph.conftest import opened

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
SELECT, ASK, CONSTRUCT, DESCRIBE = (
    "SELECT (1 AS ?value) {}",
    "ASK {}",
    "CONSTRUCT {<s> <p> 1} {}",
    "DESCRIBE <http://example.org/>",
)
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
TABLES = [JSON, XML, "text/csv; charset=utf-8", "text/tab-separated-values; charset=utf-8"]
GRAPHS = ["application/rdf+xml", "text/turtle; charset=utf-8", "application/n-triples"]
DATASET = "https://accord-graph.example/id/dataset/mali"
DOCS = Path(__file__).parents[3] / "docs"
FENCED = re.compile(r"```(?:sparql|csv)\n(.*?)```", re.DOTALL)
CROSS = "{" + " ".join(f"VALUES ?{name} {{0 1 2 3 4 5 6 7 8 9}}" for name in "abcdefghijkl") + "}"
"""As many rows as never come to an end, of no data."""
OUTER_SECONDS = 60


@pytest.fixture(scope="module")
def client(filled_url: str) -> Iterator[httpx.Client]:
    """A client of a server that answers SPARQL, once the copy of its graph is there."""
    with (
        served(Settings(store=filled_url, sparql=True, sparql_seconds=OUTER_SECONDS)) as address,
        httpx.Client(base_url=address, timeout=OUTER_SECONDS) as made,
    ):
        while made.get("/sparql", params={"query": ASK}).status_code == 503:
            time.sleep(0.1)
        yield made


def posted(client: httpx.Client, body: str | bytes, content_type: str | None = DIRECT, **how: Any) -> httpx.Response:
    """The answer to a POST."""
    headers = how.pop("headers", {}) | ({"content-type": content_type} if content_type else {})
    return client.post("/sparql", content=body, headers=headers, **how)


def problem(response: httpx.Response) -> tuple[int, str]:
    """Status and detail of a refusal."""
    assert response.headers["content-type"] == "application/problem+json"
    return response.status_code, response.json()["detail"]


def test_query_get(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": ASK})
    assert (response.status_code, response.json()) == (200, {"head": {}, "boolean": True})


def test_query_post_form(client: httpx.Client) -> None:
    assert posted(client, "query=ASK%20%7B%7D", FORM).json()["boolean"] is True


@pytest.mark.parametrize("content_type", [DIRECT, f"{DIRECT}; charset=UTF-8"])
def test_query_post_direct(client: httpx.Client, content_type: str) -> None:
    assert posted(client, ASK, content_type).json()["boolean"] is True


@pytest.mark.parametrize(
    ("query", "types"), [(SELECT, TABLES), (ASK, TABLES[:2]), (DESCRIBE, GRAPHS), (CONSTRUCT, GRAPHS)]
)
def test_query_content_type(client: httpx.Client, query: str, types: list[str]) -> None:
    for accept in ("*/*", *types):
        response = posted(client, query, headers={"accept": accept})
        assert (response.status_code, response.headers["vary"]) == (200, "Accept")
        assert response.headers["content-type"] in ([accept] if accept in types else types)
        assert response.headers["content-length"] == str(len(response.content))


def test_bad_query_method(client: httpx.Client) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        response = client.request(method, "/sparql", params={"query": ASK})
        assert problem(response) == (405, f"{method} is not allowed here. Use GET or POST.")
        assert response.headers["allow"] == "GET, HEAD, POST"


def test_bad_multiple_queries(client: httpx.Client) -> None:
    said = (400, "There are 2 queries. Send one at a time.")
    assert problem(client.get("/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D")) == said
    assert problem(posted(client, "query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", FORM)) == said
    assert problem(posted(client, ASK, params={"query": ASK})) == said


@pytest.mark.parametrize(
    ("body", "content_type", "named"),
    [(ASK, "text/plain", "text/plain"), ("query=ASK%20%7B%7D", None, "of no type"), (ASK, None, "of no type")],
    ids=["bad_query_wrong_media_type", "bad_query_missing_form_type", "bad_query_missing_direct_type"],
)
def test_bad_query_type(client: httpx.Client, body: str, content_type: str | None, named: str) -> None:
    said = f"The body is {named}. Send a query as {DIRECT}, or a form as {FORM}."
    assert problem(posted(client, body, content_type)) == (415, said)


def test_bad_query_non_utf8(client: httpx.Client) -> None:
    said = (415, "The body is in utf-16. Send it in UTF-8.")
    assert problem(posted(client, ASK.encode("utf-16"), f"{DIRECT}; charset=UTF-16")) == said
    said = (400, "Byte 1 of the body is not UTF-8. Send the query in that encoding.")
    assert problem(posted(client, ASK.encode("utf-16"))) == said
    assert problem(client.get("/sparql?query=%FF"))[0] == 400


def test_bad_query_syntax(client: httpx.Client) -> None:
    said = "The query is not SPARQL at line 1, column 6, near 'ASK {'. Correct it."
    assert problem(client.get("/sparql?query=ASK%20%7B")) == (400, said)


def test_updates_are_refused(client: httpx.Client) -> None:
    refused = "Updates are refused: the graph changes by loads only."
    assert problem(client.get("/sparql?update=CLEAR%20ALL")) == (400, f"{refused} Ask a query.")
    assert problem(posted(client, "update=CLEAR%20ALL", FORM)) == (400, f"{refused} Ask a query.")
    assert problem(posted(client, "CLEAR ALL", "application/sparql-update"))[0] == 415
    assert problem(posted(client, "CLEAR ALL"))[0] == 400
    assert problem(posted(client, "SELECT * {SERVICE <http://a.example/> {}}"))[0] == 400


def test_a_query_without_a_query(client: httpx.Client) -> None:
    assert problem(posted(client, "default-graph-uri=a", FORM)) == (
        400,
        "The form has no query. Send one as the parameter query.",
    )


@pytest.mark.parametrize("media_type", ["text/turtle", "application/rdf+xml", "application/n-triples"])
def test_the_service_describes_itself(client: httpx.Client, media_type: str) -> None:
    response = client.get("/sparql", headers={"accept": media_type})
    graph = Graph().parse(data=response.content, format=media_type)
    described = "ASK {?s a ?service ; ?endpoint ?s . FILTER(STRENDS(STR(?endpoint), '#endpoint'))}"
    assert graph.query(described).askAnswer
    refused = problem(client.get("/sparql", headers={"accept": "text/csv"}))
    assert refused[0] == 406
    assert "The address has no query: send one as the parameter query" in refused[1]


def test_nothing_that_there_is_is_acceptable(client: httpx.Client) -> None:
    status, detail = problem(client.get("/sparql", params={"query": ASK}, headers={"accept": "image/png"}))
    assert (status, detail[:54]) == (406, "Accept: image/png matches no available format. Ask for")
    status, detail = problem(client.get("/sparql", params={"query": ASK}, headers={"accept": "text/turtle"}))
    assert (status, detail[:40]) == (406, "The query gives a table, in one of the f")


def test_graphs_can_be_chosen(client: httpx.Client) -> None:
    count = "SELECT (COUNT(*) AS ?n) {?s ?p ?o}"

    def counted(**graphs: Any) -> int:
        answer = posted(client, count, params=graphs, headers={"accept": "text/csv"})
        return int(answer.text.split()[1])

    mali, *others = (DATASET.replace("mali", name) for name in ("mali", "places", "findings"))
    every = counted(**{"default-graph-uri": [mali, *others]})
    assert counted() == every == sum(counted(**{"default-graph-uri": graph}) for graph in (mali, *others))
    assert counted(**{"named-graph-uri": mali}) == 0


def test_parameters_of_other_servers_do_no_harm(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": ASK, "format": "json", "output": "json"}).status_code == 200


def test_head_is_a_get_without_its_body(client: httpx.Client) -> None:
    response = client.head("/sparql", params={"query": ASK})
    assert (response.status_code, response.content, response.headers["content-type"]) == (200, b"", JSON)
    assert response.headers["last-modified"].endswith("GMT")


def test_the_query_of_the_page(client: httpx.Client) -> None:
    query, results = FENCED.findall((DOCS / "sparql.md").read_text())
    answer = posted(client, query, headers={"accept": "text/csv"})
    assert answer.text.splitlines() == results.splitlines()


def test_long_results_are_compressed_and_whole(client: httpx.Client) -> None:
    query = "SELECT * {?s ?p ?o} LIMIT 2000"
    whole = posted(client, query, headers={"accept": "text/csv", "accept-encoding": "identity"})
    packed = posted(client, query, headers={"accept": "text/csv", "accept-encoding": "gzip"})
    assert int(whole.headers["content-length"]) == len(whole.content) > 100_000
    assert (packed.headers["content-encoding"], packed.text) == ("gzip", whole.text)


async def test_it_is_off_by_default(filled_url: str) -> None:
    store = opened(filled_url)
    async with asking(store) as client:
        assert (await client.get("/sparql")).status_code == 404
    await store.close()


@pytest.fixture
async def empty_url(tmp_path: Path) -> str:
    """The address of a store that holds nothing, of which a copy is made at once."""
    url = f"sqlite:///{tmp_path}/accord.db"
    store = opened(url)
    await store.prepare()
    await store.close()
    return url


async def test_limits_say_what_to_do(empty_url: str) -> None:
    limits = Settings(sparql_seconds=20, max_sparql_answer=1000, max_sparql_memory=400_000_000, max_body=1000)
    with served(replace(limits, store=empty_url, sparql=True)) as address:
        async with httpx.AsyncClient(base_url=address, timeout=OUTER_SECONDS) as client:

            async def told(query: str) -> tuple[int, str]:
                while True:
                    answer = await client.post("/sparql", data={"query": query})
                    if answer.status_code != 503:
                        return problem(answer)

            assert await told(f"SELECT * {CROSS}") == (
                422,
                "The results are larger than 1,000 bytes, and none are given."
                " Count or group, name fewer variables, or page with ORDER BY, LIMIT and OFFSET.",
            )
            status, detail = await told(f"SELECT * {CROSS} ORDER BY ?a")
            assert (status, detail[:58]) == (422, "The query needs more than 400,000,000 bytes of memory. Nar")
            assert await told("#" * 1000) == (413, "The body is larger than 1000 bytes. Send a shorter query.")


async def test_so_many_queries_at_once_and_a_client_that_goes_away(empty_url: str) -> None:
    limits = Settings(sparql_seconds=OUTER_SECONDS, max_sparql_queries=1)
    slow = {"query": f"SELECT (COUNT(*) AS ?n) {CROSS}"}
    with served(replace(limits, store=empty_url, sparql=True)) as address, httpx.Client(base_url=address) as gone:
        async with httpx.AsyncClient(base_url=address, timeout=OUTER_SECONDS) as client:

            async def status() -> int:
                return (await client.get("/sparql", params={"query": ASK})).status_code

            while await status() == 503:
                await asyncio.sleep(0.1)
            before = processes()
            waiting = asyncio.create_task(asyncio.to_thread(leave, gone, slow))
            while not (started := processes() - before):
                await asyncio.sleep(0.01)
            refused = await client.get("/sparql", params={"query": ASK})
            assert problem(refused) == (
                503,
                "As many SPARQL queries are being answered as may be. Ask again in a while.",
            )
            assert refused.headers["retry-after"] == "5"
            await waiting
            while started & processes():
                await asyncio.sleep(0.01)
            while await status() == 503:
                await asyncio.sleep(0.01)
            assert await status() == 200


def leave(client: httpx.Client, query: dict[str, str]) -> None:
    """Ask, and go away before there is an answer."""
    with pytest.raises(httpx.ReadTimeout):
        client.post("/sparql", data=query, timeout=3)


def processes() -> set[str]:
    """The query processes that run on this machine for this one."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if b"query_process" in (folder / "cmdline").read_bytes() and own(folder):
                found.add(folder.name)
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def own(folder: Path) -> bool:
    """Whether a process was started by this one."""
    parent = (folder / "stat").read_text().rpartition(") ")[2].split()[1]
    return int(parent) == os.getpid()
