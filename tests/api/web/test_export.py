"""The export over HTTP, on every store."""

import gzip
import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.types import Message

from graph.loading.load import load
from graph.rdf.export import export
from graph.rdf.formats import KNOWN, format_named
from graph.store import Store
from tests.api.web.linked import BASE, TURTLE, app, client_of, content_type, problem, whole
from tests.graph.conftest import opened
from tests.graph.rdf.parsers import by_pyoxigraph
from tests.graph.rdf.parts import DATED, scope_of
from tests.graph.sample import sample
from tests.stores import Hold


@pytest.fixture(scope="module")
async def store(hold: Hold) -> AsyncIterator[Store]:
    """A store that holds the sample."""
    made = await hold("sample", lambda: [sample()])
    yield made
    await made.close()


@pytest.fixture(scope="module")
async def client(store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the routes over the sample."""
    async with client_of(store) as made:
        yield made


@pytest.mark.parametrize(
    ("query", "accept", "name", "scope"),
    [
        ("", "*/*", "accord-graph.ttl", {}),
        ("", "application/n-triples", "accord-graph.nt", {}),
        ("?format=nt", "text/html", "accord-graph.nt", {}),
        ("?format=turtle", "application/n-triples", "accord-graph.ttl", {}),
        ("?class=event", "*/*", "accord-graph-event.ttl", {"class_": "event"}),
        ("?class=finding", "application/n-triples", "accord-graph-finding.nt", {"class_": "finding"}),
        (
            '?class=event&under=place/gao&where={"kind": {"eq": "ATTACK"}}',
            "*/*",
            "accord-graph-event-gao-part.ttl",
            {"class_": "event", "under": "place/gao", "where": '{"kind": {"eq": "ATTACK"}}'},
        ),
        (
            "?class=event&from=2018-04&to=2018-04&dataset=dataset/sample",
            "*/*",
            "accord-graph-event-sample-2018-04-2018-04.ttl",
            {"class_": "event", "from_": "2018-04", "to": "2018-04", "dataset": "dataset/sample"},
        ),
    ],
)
async def test_exports(
    client: httpx.AsyncClient, store: Store, query: str, accept: str, name: str, scope: dict[str, str]
) -> None:
    format_ = format_named(name.rpartition(".")[2])
    answer = await client.get(f"/export{query}", headers={"Accept": accept})
    assert answer.content == await whole(export(store, format_, BASE, scope_of(**scope)))
    assert answer.headers["content-type"] == content_type(format_.media_type)
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["vary"] == "Accept, Accept-Encoding"
    head = await client.head(f"/export{query}", headers={"Accept": accept})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-disposition"] == answer.headers["content-disposition"]
    assert head.headers["vary"] == answer.headers["vary"]
    assert "content-length" not in head.headers


async def test_a_compressed_export(client: httpx.AsyncClient, store: Store) -> None:
    async with client.stream("GET", "/export", headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        content = b"".join([piece async for piece in answer.aiter_raw()])
    assert gzip.decompress(content) == await whole(export(store, TURTLE, BASE))


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        (
            "colour=red",
            "'colour' is not a parameter of an export. Known: format, class, dataset, from, to, under,"
            " where, asOf, knownBy.",
        ),
        ("class=event&class=actor", "class is given twice, as 'event' and 'actor'. Keep one of the two."),
        ("format=csv", f"format: No format 'csv' is known; write one of {KNOWN}."),
        ("format=", f"format: No format '' is known; write one of {KNOWN}."),
        (
            "from=2018",
            f"from needs a class; write class= and one of {DATED}.",
        ),
        ("class=event&from=2018-13", "from=2018-13: '2018-13' is not a calendar date: give a month from 01 to 12."),
        (
            "class=event&where=%7B%22kind%22%3A%7B%22eq%22%3A%22ATTAC%22%7D%7D",
            "where.kind.eq: Value 'ATTAC' does not exist in 'EventKind' enum. Did you mean the enum value 'ATTACK'?"
            " `accord schema` prints what there is.",
        ),
        (
            'class=place&where={"near": {"lat": 91, "lon": 0, "km": 1}}',
            "where.near.lat is 91; give degrees from -90 to 90.",
        ),
        ("dataset=mali", "dataset=mali is not a dataset id; write one such as dataset/mali."),
        ("dataset=dataset/none", "dataset=dataset/none is not loaded; there are dataset/sample."),
    ],
)
async def test_wrong_parameters(client: httpx.AsyncClient, query: str, detail: str) -> None:
    assert problem(await client.get(f"/export?{query}")) == (400, detail)


async def test_an_export_that_breaks_off_does_not_look_complete(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.web.export.HELD_BACK", 0)
    file = tmp_path / "spare.db"
    store = opened(f"sqlite:///{file}")
    await load(store, sample(), strict=True)
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)
        for path in (file, file.with_name(f"{file.name}-wal")):
            path.write_bytes(bytes(path.stat().st_size if path.exists() else 0))

    async def receive() -> Message:
        return {"type": "http.request"}

    asked = {"type": "http", "method": "GET", "path": "/export", "query_string": b"", "headers": []}
    version = {"asgi": {"version": "3.0", "spec_version": "2.4"}}
    await app(store)({**asked, **version}, receive, send)
    await store.close()
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert sent[-1]["more_body"]
    assert [record.getMessage() for record in caplog.records] == [
        f"an answer broke off: {file}: database disk image is malformed. Move it away and run `accord load`, or set"
        " ACCORD_STORE."
    ]


@pytest.mark.parametrize("path", ["/export", "/export?class=event", "/doc/event/camp"])
async def test_jsonld_names_its_context_where_a_client_finds_it(client: httpx.AsyncClient, path: str) -> None:
    sent = await client.get(path, headers={"Accept": "application/ld+json"})
    turtle = await client.get(path, headers={"Accept": "text/turtle"})
    document = sent.json()
    assert document["@context"] == f"{BASE}context.jsonld"
    context = await client.get(document["@context"].removeprefix(BASE.rstrip("/")))
    known = document | {"@context": context.json()["@context"]}
    read = by_pyoxigraph(json.dumps(known).encode(), "application/ld+json")
    assert read == by_pyoxigraph(turtle.content, "text/turtle")


@pytest.mark.parametrize(
    ("accept", "sent"),
    [
        ("text/turtle;version=1.2", "text/turtle; version=1.2; charset=utf-8"),
        ('text/turtle; version="1.2", application/n-triples;q=0.5', "text/turtle; version=1.2; charset=utf-8"),
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("text/turtle;version=1.1", "text/turtle; charset=utf-8"),
        ("text/*", "text/turtle; charset=utf-8"),
    ],
)
@pytest.mark.parametrize("path", ["/export?class=event", "/doc/involvement/camp--jnim--attacker"])
async def test_rdf_1_2_is_sent_to_who_asks_for_it(client: httpx.AsyncClient, path: str, accept: str, sent: str) -> None:
    answer = await client.get(path, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, sent)
    assert answer.text.startswith('VERSION "1.2"\n') == ("1.2" in sent)
