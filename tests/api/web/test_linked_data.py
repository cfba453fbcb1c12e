"""Linked data over HTTP, on every store."""

from collections.abc import AsyncIterator

import httpx
import pytest
from rdflib import OWL, Graph, URIRef

from graph.rdf.document import describe
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import node_iri, ontology_iri, term_iri
from ontology.publishing.generated import published
from tests.api.web.linked import BASE, CAMP, MEDIA_TYPES, NTRIPLES, TURTLE, client_of, content_type, problem, whole
from tests.graph.conftest import opened
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


async def test_a_thing_leads_to_its_document(client: httpx.AsyncClient) -> None:
    answer = await client.get("/id/event/camp")
    assert (answer.status_code, answer.headers["location"]) == (303, f"../..{CAMP}")
    assert answer.next_request is not None
    assert answer.next_request.url.path == CAMP


@pytest.mark.parametrize("id_", ["event/Camp", "event", "event/a/b", "Event/camp", "event/.ttl", "event/a%20b"])
@pytest.mark.parametrize("start", ["/id/", "/doc/"])
async def test_what_is_no_id(client: httpx.AsyncClient, start: str, id_: str) -> None:
    said = repr(id_.replace("%20", " ").replace(".ttl", ".ttl" if start == "/id/" else ""))
    remedy = "Write class/key, such as event/mali-2018-04-14-timbuktu-camp."
    assert problem(await client.get(start + id_)) == (404, f"{said} is not an id. {remedy}")


@pytest.mark.parametrize("id_", ["event/none", "nothing/camp", "involvement/none"])
async def test_what_is_not_there(client: httpx.AsyncClient, id_: str) -> None:
    detail = f"{id_} is not in the graph. Check its spelling, or search for it at /graphql."
    assert problem(await client.get(f"/doc/{id_}")) == (404, detail)


@pytest.mark.parametrize(
    "accept", [None, "*/*", "text/html;q=0.7,*/*;q=0.8", "text/turtle", "text/turtle;q=0.5,image/png"]
)
async def test_turtle(client: httpx.AsyncClient, store: Store, accept: str | None) -> None:
    answer = await client.get(CAMP, headers={"Accept": accept} if accept else {})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert answer.headers["vary"] == "Accept, Accept-Encoding"
    assert answer.content == await whole(describe(store, TURTLE, BASE, "event/camp"))


async def test_ntriples_of_a_relation(client: httpx.AsyncClient, store: Store) -> None:
    id_ = "involvement/camp--army--target"
    answer = await client.get(f"/doc/{id_}", headers={"Accept": "text/turtle;q=0.1, application/n-triples"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/n-triples")
    assert answer.content == await whole(describe(store, NTRIPLES, BASE, id_))


@pytest.mark.parametrize("path", [CAMP, "/export", "/ontology"])
async def test_no_acceptable_type(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers={"Accept": "text/csv;q=0.9, image/png"})
    said = "Accept: text/csv;q=0.9, image/png matches no available format."
    page = {} if path == "/export" else {"text/html": "HTML"}
    offered = ", ".join(f"{media_type} ({title})" for media_type, title in (MEDIA_TYPES | page).items())
    assert problem(answer) == (406, f"{said} Ask for one of {offered}.")
    assert answer.headers["vary"] == "Accept, Accept-Language"


@pytest.mark.parametrize("path", [CAMP, f"{CAMP}.html", "/ontology", "/shapes.nt", "/context.jsonld"])
async def test_what_a_client_has_already(client: httpx.AsyncClient, path: str) -> None:
    first = await client.get(path)
    tag = first.headers["etag"]
    for held in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = await client.get(path, headers={"If-None-Match": held})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = await client.get(path, headers={"If-None-Match": '"other"'})
    assert (other.status_code, other.content) == (200, first.content)


async def test_every_type_has_its_own_tag(client: httpx.AsyncClient) -> None:
    types = (*MEDIA_TYPES, "text/html")
    tags = [(await client.get(CAMP, headers={"Accept": type_})).headers["etag"] for type_ in types]
    assert len(set(tags)) == len(types)
    french = await client.get(f"{CAMP}?lang=fr", headers={"Accept": "text/html"})
    assert french.headers["etag"] not in tags


async def test_a_large_document_is_streamed_without_a_tag(
    client: httpx.AsyncClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.web.linked_data.LARGEST_HELD", 5000)
    answer = await client.get("/doc/actor/army")
    assert answer.content == await whole(describe(store, TURTLE, BASE, "actor/army"))
    assert (answer.headers["vary"], answer.headers.get("etag")) == ("Accept, Accept-Encoding", None)


@pytest.mark.parametrize(
    ("path", "file", "type_"),
    [
        ("/ontology", "ontology.ttl", content_type("text/turtle")),
        ("/shapes", "shapes.ttl", content_type("text/turtle")),
        ("/shapes-sparql", "shapes-sparql.ttl", content_type("text/turtle")),
        ("/vocabularies", "vocabularies.ttl", content_type("text/turtle")),
        ("/context.jsonld", "context.jsonld", "application/ld+json"),
    ],
)
async def test_the_published_model_has_our_base(client: httpx.AsyncClient, path: str, file: str, type_: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, type_)
    if file.endswith(".ttl"):
        found, meant = (Graph().parse(data=text) for text in (answer.text, published(ONTOLOGY, BASE)[f"{PLACE}{file}"]))
        assert set(found) == set(meant)
    else:
        assert answer.text == published(ONTOLOGY, BASE)[f"{PLACE}{file}"]


@pytest.mark.parametrize("path", ["/ontology", "/shapes", "/shapes-sparql", "/vocabularies"])
async def test_the_model_is_at_the_address_of_its_version(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    (stated,) = Graph().parse(data=answer.text).objects(URIRef(f"{BASE}{path[1:]}"), OWL.versionIRI)
    versioned = await client.get(f"/{str(stated).removeprefix(BASE)}")
    assert (versioned.status_code, versioned.content) == (200, answer.content)
    assert [versioned.headers[name] for name in ("content-type", "etag")] == [
        answer.headers[name] for name in ("content-type", "etag")
    ]


async def test_another_version_of_the_model(client: httpx.AsyncClient) -> None:
    detail = "/ontology has no version '0.0.9' here. There is /ontology/0.1.0."
    assert problem(await client.get("/ontology/0.0.9")) == (404, detail)


PLACE = "ontology/published/"


async def test_the_terms_of_the_data_are_those_of_the_model(client: httpx.AsyncClient) -> None:
    model = Graph().parse(data=(await client.get("/ontology")).text)
    data = Graph().parse(data=(await client.get("/export?class=event")).text)
    assert (URIRef(ontology_iri(BASE)), None, None) in model
    ours = {one for one in data.predicates() if str(one).startswith(term_iri("", BASE))}
    assert URIRef(term_iri("involves", BASE)) in ours
    assert ours - set(model.subjects()) == set()
    assert URIRef(node_iri("event/camp", BASE)) in set(data.subjects())


@pytest.mark.parametrize("path", [CAMP, "/export", "/export?dataset=dataset/sample"])
@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all.db", "bolt://127.0.0.1:1"])
async def test_a_store_that_does_not_answer(path: str, url: str) -> None:
    store = opened(url)
    async with client_of(store) as client:
        answer = await client.get(path)
    await store.close()
    detail = "The database does not answer. Try again later; the reason is in the server's log."
    assert problem(answer) == (503, detail)
