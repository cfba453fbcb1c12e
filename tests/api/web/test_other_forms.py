"""GraphQL over HTTP in other forms than JSON: by `Accept`, page after page, and errors in JSON all the same."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import httpx
import orjson
import pandas
import pytest

from graph.rdf.formats import FORMATS
from tests.api.web.linked import content_type
from tests.api.web.live_app import asking, written
from tests.stores import opened

CURRENT = "application/graphql-response+json; charset=utf-8"
TITLES = "{ events(first: 3) { nodes { title } } }"
TWO = "{ events(first: 3) { nodes { involves { nodes { name } } happenedAt { nodes { name } } } } }"


@pytest.fixture(scope="module")
def client(served_url: str) -> httpx.Client:
    return httpx.Client(base_url=served_url)


def post(client: httpx.Client, query: str, accept: str, **variables: Any) -> httpx.Response:
    return client.post("/graphql", json={"query": query, "variables": variables}, headers={"accept": accept})


def told(response: httpx.Response) -> tuple[int, str, str]:
    """Status, code and message of a refusal, which is JSON."""
    assert response.headers["content-type"] == CURRENT
    (error,) = response.json()["errors"]
    return response.status_code, error["extensions"]["code"], error["message"]


def test_a_table(client: httpx.Client) -> None:
    response = post(client, TITLES, "text/csv")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert response.headers["content-disposition"] == 'attachment; filename="events.csv"'
    assert response.headers["vary"] == "Accept"
    assert int(response.headers["x-query-cost"]) > 0
    titles = [one["title"] for one in client.post("/graphql", json={"query": TITLES}).json()["data"]["events"]["nodes"]]
    assert list(pandas.read_csv(io.StringIO(response.text))["events.title"]) == titles
    got = client.get("/graphql", params={"query": TITLES}, headers={"accept": "text/csv"})
    assert got.content == response.content


def test_several_tables_are_a_zip_whose_bytes_are_the_same(client: httpx.Client) -> None:
    one, other = (post(client, TWO, accept) for accept in ("text/csv", "application/zip, text/csv;q=0.5"))
    assert one.headers["content-type"] == other.headers["content-type"] == "application/zip"
    assert one.content == other.content
    archive = zipfile.ZipFile(io.BytesIO(one.content))
    assert archive.testzip() is None
    assert archive.namelist() == ["events.involves.csv", "events.happenedAt.csv"]
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    head = archive.read("events.involves.csv").partition(b"\r\n")[0]
    assert head == b"events.id,events.involves.node.name,events.involves.hedge"


def test_a_zip_of_one_table(client: httpx.Client) -> None:
    response = post(client, TITLES, "application/zip")
    assert zipfile.ZipFile(io.BytesIO(response.content)).namelist() == ["events.csv"]


def test_who_takes_no_zip_is_told_of_the_tables(client: httpx.Client) -> None:
    status, code, message = told(post(client, TWO, "text/csv, application/zip;q=0"))
    assert (status, code) == (406, "NOT_ACCEPTABLE")
    assert "2 tables (events.involves, events.happenedAt)" in message


def test_lists_that_are_cut_are_named(client: httpx.Client) -> None:
    query = "{ events { edges { node { i: involves(first: 1) { nodes { id } } happenedAt { nodes { id } } } } } }"
    assert post(client, query, "text/turtle").headers["x-cut-lists"] == "events.edges.node.i"
    assert "x-cut-lists" not in post(client, TWO, "text/csv").headers


def test_features(client: httpx.Client) -> None:
    query = "{ places(first: 5) { nodes { name } } }"
    response = post(client, query, "application/geo+json")
    assert response.headers["content-type"] == "application/geo+json"
    assert len(response.json()["features"]) == 5


@pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])
def test_triples(client: httpx.Client, format_: Any) -> None:
    response = post(client, TITLES, format_.media_type)
    assert response.status_code == 200
    assert response.headers["content-type"] == content_type(format_.media_type)
    assert "event/" in response.text


@pytest.mark.parametrize("accept", ["*/*", "application/json, text/csv", "text/csv;q=0.5, application/json"])
def test_json_where_it_is_liked_as_much(client: httpx.Client, accept: str) -> None:
    assert "data" in post(client, TITLES, accept).json()


@pytest.mark.parametrize("accept", ["text/csv", "text/turtle", "application/geo+json", "application/zip"])
@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("{ events { nodes { nothing } } }", 400, "GRAPHQL_VALIDATION_FAILED"),
        ("{ events(first: 501) { nodes { happenedAt { nodes { id } } } } }", 400, "PAGE_SIZE_INVALID"),
        ("{ __schema { types { name } } }", 406, "NOT_ACCEPTABLE"),
    ],
)
def test_errors_are_json(client: httpx.Client, accept: str, query: str, status: int, code: str) -> None:
    assert told(post(client, query, accept))[:2] == (status, code)


@pytest.mark.parametrize(
    ("query", "accept", "named"),
    [
        ("{ events { totalCount nodes { id } } }", "text/turtle", "events.totalCount"),
        ("{ events { nodes { id } } }", "application/geo+json", "happenedAt"),
        ("{ __typename }", "text/csv", "__typename"),
    ],
)
def test_what_cannot_be_said_in_a_form(client: httpx.Client, query: str, accept: str, named: str) -> None:
    status, code, message = told(post(client, query, accept))
    assert (status, code) == (406, "NOT_ACCEPTABLE")
    assert named in message


def test_an_unknown_form_gets_the_list(client: httpx.Client) -> None:
    response = post(client, TITLES, "application/vnd.ms-excel")
    assert response.status_code == 406
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "NOT_ACCEPTABLE"
    for listed in ("text/csv", "application/zip", "application/geo+json", "text/turtle", "application/json"):
        assert listed in error["message"]


def test_a_list_of_requests_is_answered_as_json_alone(client: httpx.Client) -> None:
    response = client.post("/graphql", json=[{"query": TITLES}], headers={"accept": "text/csv"})
    assert told(response)[:2] == (406, "NOT_ACCEPTABLE")


def next_address(response: httpx.Response) -> str | None:
    found = re.fullmatch(r'<(.+)>; rel="next"', response.headers.get("link", ""))
    return found[1] if found else None


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "query",
    [
        "{ events(first: 50) { nodes { id } } }",
        "query Q($size: Int, $at: String) { events(first: $size, after: $at) { nodes { id } } }",
    ],
)
def test_pages_follow_each_other(client: httpx.Client, method: str, query: str) -> None:
    asked = {"query": query, "variables": '{"size": 50}'} if "$size" in query else {"query": query}
    csv = {"accept": "text/csv"}
    if method == "GET":
        response = client.get("/graphql", params=asked, headers=csv)
    else:
        response = post(client, query, "text/csv", size=50)
    seen, pages = list[str](), 1
    while address := next_address(response):
        assert response.headers["x-next-cursor"]
        seen += response.text.splitlines()[1:]
        assert address.startswith("?")
        response, pages = client.get(f"/graphql{address}", headers=csv), pages + 1
    seen += response.text.splitlines()[1:]
    assert "x-next-cursor" not in response.headers
    everything = "{ events(first: 500) { totalCount nodes { id } } }"
    events = client.post("/graphql", json={"query": everything}).json()["data"]["events"]
    assert seen == [one["id"] for one in events["nodes"]]
    assert pages == events["totalCount"] // 50 + 1


def test_json_has_no_further_headers(client: httpx.Client) -> None:
    response = client.post("/graphql", json={"query": "{ events(first: 1) { nodes { id } } }"})
    assert "link" not in response.headers
    assert "x-next-cursor" not in response.headers


def test_pages_from_the_end_have_none_that_follow(client: httpx.Client) -> None:
    assert next_address(post(client, "{ events(last: 2) { nodes { id } } }", "text/csv")) is None


def test_an_address_that_would_be_too_long_is_left_out(client: httpx.Client) -> None:
    query = f"query ($after: String) {{ events(first: 1, after: $after) {{ nodes {{ id }} }} }} # {'a' * 4000}"
    response = post(client, query, "text/csv")
    assert response.status_code == 200
    assert next_address(response) is None
    assert response.headers["x-next-cursor"]


async def test_a_trusted_document_goes_on_by_its_variable(filled_url: str, tmp_path: Path) -> None:
    documents = {
        "pages": "query Pages($after: String) { events(first: 2, after: $after) { nodes { id } } }",
        "all": TITLES,
    }
    store = opened(filled_url)
    settings = {"trusted_documents": written(tmp_path, documents), "trusted_mode": "only"}
    async with asking(store, **settings) as client:
        csv = {"accept": "text/csv"}
        first = await client.post("/graphql", json={"documentId": "pages"}, headers=csv)
        address = next_address(first)
        assert address is not None
        second = await client.get(f"/graphql{address}", headers=csv)
        closed = await client.post("/graphql", json={"documentId": "all"}, headers=csv)
    assert second.status_code == 200
    assert "documentId=pages" in address
    assert second.text != first.text
    assert next_address(closed) is None
    assert closed.headers["x-next-cursor"]
    assert orjson.loads(httpx.URL(address).params["variables"]) == {"after": first.headers["x-next-cursor"]}
