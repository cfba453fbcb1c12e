"""GraphQL over HTTP, against a running server: what is asked for well is answered, and what is not gets a code."""

import gzip
from typing import Any

import httpx
import pytest
from graphql import get_introspection_query

CURRENT = "application/graphql-response+json"
TITLES = {"query": "{ events(first: 1) { nodes { title } } }"}


@pytest.fixture(scope="module")
def client(served_url: str) -> httpx.Client:
    return httpx.Client(base_url=served_url)


def errors(response: httpx.Response) -> list[tuple[str, str]]:
    """Code and message of every error."""
    return [(error["extensions"]["code"], error["message"]) for error in response.json()["errors"]]


def test_post(client: httpx.Client) -> None:
    response = client.post("/graphql", json=TITLES)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert list(response.json()["data"]["events"]["nodes"][0]) == ["title"]


def test_the_current_media_type(client: httpx.Client) -> None:
    response = client.post("/graphql", json=TITLES, headers={"accept": CURRENT})
    assert response.headers["content-type"] == f"{CURRENT}; charset=utf-8"


def test_get_with_variables_and_operation_name(client: httpx.Client) -> None:
    query = "query A($n: Int) { events(first: $n) { nodes { id } } } query B { __typename }"
    response = client.get("/graphql", params={"query": query, "variables": '{"n": 2}', "operationName": "A"})
    assert len(response.json()["data"]["events"]["nodes"]) == 2


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_empty_operation_name_is_as_if_left_out(client: httpx.Client, method: str) -> None:
    def asked(query: str) -> httpx.Response:
        given = {"query": query, "operationName": ""}
        return client.post("/graphql", json=given) if method == "POST" else client.get("/graphql", params=given)

    assert asked("query Only { __typename }").json()["data"] == {"__typename": "Query"}
    two = asked("query A { __typename } query B { __typename }").json()
    assert [one["extensions"]["code"] for one in two["errors"]] == ["OPERATION_NOT_FOUND"]


def test_a_browser_gets_graphiql(client: httpx.Client) -> None:
    response = client.get("/graphql", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert response.headers["content-type"] == "text/html; charset=utf-8"


def test_introspection_of_current_tools(client: httpx.Client) -> None:
    response = client.post("/graphql", json={"query": get_introspection_query(input_value_deprecation=True)})
    names = {one["name"] for one in response.json()["data"]["__schema"]["types"]}
    assert {"Event", "EventInvolvesEdge", "EventConnection", "Documented", "Node"} <= names


LOCATIONS = """QUERY MUTATION SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT VARIABLE_DEFINITION
SCHEMA SCALAR OBJECT FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE UNION ENUM ENUM_VALUE INPUT_OBJECT
INPUT_FIELD_DEFINITION"""
"""Where directives may stand in the releases of October 2021 and of September 2025."""


def test_directives_stand_where_the_released_specification_has_them(client: httpx.Client) -> None:
    listed = '__type(name: "__DirectiveLocation") { enumValues { name } }'
    query = f"{{ __schema {{ directives {{ name locations }} }} {listed} }}"
    data = client.post("/graphql", json={"query": query}).json()["data"]
    assert [one["name"] for one in data["__type"]["enumValues"]] == LOCATIONS.split()
    assert {one["name"]: " ".join(one["locations"]) for one in data["__schema"]["directives"]} == {
        "include": "FIELD FRAGMENT_SPREAD INLINE_FRAGMENT",
        "skip": "FIELD FRAGMENT_SPREAD INLINE_FRAGMENT",
        "deprecated": "FIELD_DEFINITION ARGUMENT_DEFINITION INPUT_FIELD_DEFINITION ENUM_VALUE",
        "specifiedBy": "SCALAR",
        "oneOf": "INPUT_OBJECT",
    }


def test_large_answers_are_compressed(client: httpx.Client) -> None:
    with client.stream(
        "POST", "/graphql", json={"query": "{ events(first: 50) { nodes { id title summary } } }"}
    ) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw).startswith(b'{"data":')


REFUSED: list[tuple[str, dict[str, Any], int, str]] = [
    ("no query", {"json": {}}, 400, "BAD_REQUEST"),
    ("query of a wrong type", {"json": {"query": 1}}, 400, "BAD_REQUEST"),
    ("variables of a wrong type", {"json": {"query": "{ __typename }", "variables": []}}, 400, "BAD_REQUEST"),
    ("no JSON", {"content": b"{", "headers": {"content-type": "application/json"}}, 400, "BAD_REQUEST"),
    ("no object", {"json": 1}, 400, "BAD_REQUEST"),
    ("a form", {"data": {"query": "{ __typename }"}}, 415, "UNSUPPORTED_MEDIA_TYPE"),
    ("a body of 5 MB", {"json": {"query": "#" * 5_000_000}}, 413, "REQUEST_TOO_LARGE"),
    ("no GraphQL", {"json": {"query": "{"}}, 400, "GRAPHQL_PARSE_FAILED"),
    ("unknown field", {"json": {"query": "{ events { nodes { colour } } }"}}, 400, "GRAPHQL_VALIDATION_FAILED"),
    ("mutation", {"json": {"query": "mutation { a }"}}, 400, "GRAPHQL_VALIDATION_FAILED"),
    (
        "no such operation",
        {"json": {"query": "query A { __typename }", "operationName": "B"}},
        400,
        "OPERATION_NOT_FOUND",
    ),
    ("huge page", {"json": {"query": "{ events(first: 1000000) { nodes { id } } }"}}, 400, "PAGE_SIZE_INVALID"),
    ("negative page", {"json": {"query": "{ events(last: -1) { nodes { id } } }"}}, 400, "PAGE_SIZE_INVALID"),
    ("both ends", {"json": {"query": "{ events(last: 1, first: 1) { nodes { id } } }"}}, 400, "PAGE_SIZE_INVALID"),
    ("a damaged cursor", {"json": {"query": '{ events(after: "x") { nodes { id } } }'}}, 400, "CURSOR_INVALID"),
    (
        "an impossible date",
        {"json": {"query": '{ events(where: {when: {from: {gte: "2018-02-30"}}}) { nodes { id } } }'}},
        400,
        "GRAPHQL_VALIDATION_FAILED",
    ),
    (
        "a variable of a wrong type",
        {"json": {"query": "query ($n: Int) { events(first: $n) { nodes { id } } }", "variables": {"n": "many"}}},
        400,
        "BAD_USER_INPUT",
    ),
]


@pytest.mark.parametrize(("request_", "status", "code"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_bad_request_has_a_code(client: httpx.Client, request_: dict[str, Any], status: int, code: str) -> None:
    headers = {"accept": CURRENT, **request_.get("headers", {})}
    response = client.post("/graphql", **{**request_, "headers": headers})
    assert (response.status_code, [found for found, _ in errors(response)]) == (status, [code])


@pytest.mark.parametrize("encoding", ["gzip", "identity, br"])
def test_a_compressed_body(client: httpx.Client, encoding: str) -> None:
    content, headers = gzip.compress(b'{"query": "{ __typename }"}'), {"content-type": "application/json"}
    response = client.post("/graphql", content=content, headers=headers | {"content-encoding": encoding})
    assert (response.status_code, response.headers["accept-encoding"], errors(response)) == (
        415,
        "identity",
        [
            (
                "UNSUPPORTED_CONTENT_ENCODING",
                f"The body's Content-Encoding is '{encoding}'; send it uncompressed, without that header.",
            )
        ],
    )


def test_only_a_compressed_body_is_told_which_encodings_there_are(client: httpx.Client) -> None:
    form = client.post("/graphql", data={"query": "{ __typename }"})
    assert (form.status_code, form.headers.get("accept-encoding")) == (415, None)
    plain = client.post("/graphql", json={"query": "{ __typename }"}, headers={"content-encoding": "identity"})
    assert plain.json()["data"] == {"__typename": "Query"}


def test_a_number_that_no_program_reads(client: httpx.Client) -> None:
    content, headers = b'{"variables": {"a": %s}}' % (b"9" * 5000), {"content-type": "application/json"}
    reason = "number is infinity when parsed as double: line 1 column 21 (char 20)"
    message = f"The body cannot be read as JSON ({reason}); send an object with query."
    assert errors(client.post("/graphql", content=content, headers=headers)) == [("BAD_REQUEST", message)]


def test_the_older_media_type_tells_of_the_document_with_200(client: httpx.Client) -> None:
    """Its status speaks of HTTP alone (GraphQL over HTTP, section 6.4.1)."""
    response = client.post("/graphql", json={"query": "{ nothing }"})
    assert (response.status_code, errors(response)[0][0]) == (200, "GRAPHQL_VALIDATION_FAILED")


def test_a_cursor_of_another_query(client: httpx.Client) -> None:
    page = "{ events(%s) { pageInfo { endCursor } } }"
    first = client.post("/graphql", json={"query": page % "first: 3, orderBy: [{field: WHEN}]"}).json()
    cursor = first["data"]["events"]["pageInfo"]["endCursor"]
    elsewhere = client.post("/graphql", json={"query": page % f'after: "{cursor}", orderBy: [{{field: TITLE}}]'})
    assert errors(elsewhere) == [
        (
            "CURSOR_INVALID",
            f"events: after: the cursor '{cursor}' was made for another field, order or filter."
            " Leave it out to start from the beginning.",
        )
    ]


def test_health(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").json() == {
        "status": "ready",
        "datasets": ["dataset/findings", "dataset/mali", "dataset/places"],
    }
