"""Malformed and hostile requests: each is answered with a code of ours, or as if nothing were wrong with it.

None ends in a status of 5xx, hangs, or tells of what is inside: the store's engine, its statements, our code.
"""

import re
from typing import Any

import httpx
import pytest

from api.query.planning.roots.search import MAX_CHARACTERS
from tests.api.web.hostile_requests import (
    ADDRESSES,
    BODIES,
    DOCUMENTS,
    EVENTS,
    FIELDS,
    HARMLESS,
    VALUES,
)
from tests.api.web.hostile_texts import CLASSES, PLACES, TEXTS

INTERNALS = re.compile(
    r"sqlite|neo4j|apsw|cypher|lucene|fts5|traceback|\.py\b|select |json_array|from node|match \(|orjson|strawberry"
    r"|recursion|starlette|site-packages",
    re.IGNORECASE,
)
"""What no answer says, unless the request itself said it."""
METHODS = ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]
POSTED = [*BODIES, *FIELDS, *DOCUMENTS, *VALUES]


@pytest.fixture(scope="module")
def client(served_url: str) -> httpx.Client:
    return httpx.Client(base_url=served_url, headers={"accept": "application/graphql-response+json"}, timeout=60)


def code_of(response: httpx.Response) -> str:
    """The one code of an answer, whose status is of 4xx, or HARMLESS with 200; and no word about internals in it."""
    assert INTERNALS.findall(response.text) == []
    assert response.headers["x-request-id"]
    answer = response.json()
    if response.status_code == 200:
        assert list(answer) == ["data", "extensions"]
        return HARMLESS
    assert 400 <= response.status_code < 500
    assert list(answer) == ["errors"]
    (code,) = {error["extensions"]["code"] for error in answer["errors"]}
    return str(code)


@pytest.mark.parametrize(("request_", "code"), [row[1:] for row in POSTED], ids=[row[0] for row in POSTED])
def test_what_is_posted(client: httpx.Client, request_: dict[str, Any], code: str) -> None:
    assert code_of(client.post("/graphql", **request_)) == code


@pytest.mark.parametrize(("request_", "code"), [row[1:] for row in ADDRESSES], ids=[row[0] for row in ADDRESSES])
def test_what_stands_in_the_address(client: httpx.Client, request_: dict[str, Any], code: str) -> None:
    assert code_of(client.get("/graphql", **request_)) == code


@pytest.mark.parametrize("text", [text for text in TEXTS.values() if len(text) > MAX_CHARACTERS])
def test_a_text_that_is_too_long_to_search_for(client: httpx.Client, text: str) -> None:
    query, _ = PLACES["search"]
    assert code_of(client.post("/graphql", json={"query": query, "variables": {"a": text}})) == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(text, place, id=f"{name}-{place}")
        for name, text in TEXTS.items()
        for place in PLACES
        if place != "search" or len(text) <= MAX_CHARACTERS
    ],
)
def test_a_text_is_a_text_wherever_it_stands(client: httpx.Client, text: str, place: str) -> None:
    query, answer = PLACES[place]
    variables = {"a": CLASSES.get(place, "") + text}
    response = client.post("/graphql", json={"query": query, "variables": variables})
    assert response.status_code == 200
    (found,) = response.json()["data"].values()
    assert found == answer


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("place", CLASSES)
def test_a_text_without_a_class_is_no_id(client: httpx.Client, text: str, place: str) -> None:
    response = client.post("/graphql", json={"query": PLACES[place][0], "variables": {"a": text}})
    assert code_of(response) == "BAD_USER_INPUT"
    assert len(response.text) < 1_500


@pytest.mark.parametrize("method", METHODS)
def test_a_method_that_is_not_of_graphql(client: httpx.Client, method: str) -> None:
    response = client.request(method, "/graphql")
    assert (code_of(response), response.headers["allow"]) == ("METHOD_NOT_ALLOWED", "GET, HEAD, POST")


def test_a_stale_cursor(client: httpx.Client) -> None:
    query = "query ($f: String, $after: String) { events(first: 1, after: $after, where: {label: {contains: $f}}) "
    asked = query + "{ pageInfo { endCursor } } }"
    page = client.post("/graphql", json={"query": asked, "variables": {"f": "a"}}).json()["data"]["events"]["pageInfo"]
    again = {"query": asked, "variables": {"f": "e", "after": page["endCursor"]}}
    assert code_of(client.post("/graphql", json=again)) == "CURSOR_INVALID"


def test_nothing_was_changed_and_all_still_works(client: httpx.Client) -> None:
    assert client.get("/readyz").json() == {
        "status": "ready",
        "datasets": ["dataset/findings", "dataset/mali", "dataset/places"],
    }
    assert code_of(client.post("/graphql", json={"query": EVENTS})) == HARMLESS


@pytest.mark.parametrize(
    "sent",
    [
        {"query": "{ __typename }", "operationName": "x" * 100_000},
        {"query": "{ " + "x" * 100_000 + " }"},
        {"query": '{ events(where: {any: "' + "x" * 100_000 + '"}) { totalCount } }'},
        {"query": "{ events(where: [" + "{a: 1} " * 3_900 + "]) { totalCount } }"},
    ],
    ids=["operation", "field", "filter", "objects"],
)
def test_no_error_gives_back_all_that_was_sent(client: httpx.Client, sent: dict[str, str]) -> None:
    answer = client.post("/graphql", json=sent)
    assert 400 <= answer.status_code < 500
    assert len(answer.content) < 12_000
    assert answer.json()["errors"][0]["message"]
