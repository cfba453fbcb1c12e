"""The published model over HTTP: in every form, and every IRI that we publish leads to where it is told of."""

import re
from collections.abc import AsyncIterator, Iterator
from xml.etree import ElementTree

import httpx
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import Dataset as RdflibDataset
from rdflib import Graph
from rdflib.compare import isomorphic

from api.web.published import DOCUMENTS
from api.web.representations import SYNTAXES, Representation
from graph.deriving.renewing import derive
from graph.rdf.export import export
from graph.rdf.formats import format_named
from graph.store import Store
from tests.api.web.linked import BASE, client_of, whole
from tests.loaders.curated_graph import deliveries
from tests.stores import Hold

OF_RDFLIB = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld", "rdf": "xml"}
"""What rdflib calls the syntaxes that it reads."""
WITH_GRAPHS = ("nq", "trig")
SAMPLED = 97
"""Of so many nodes and relations, one is looked up."""


@pytest.fixture(scope="module")
async def curated(hold: Hold) -> AsyncIterator[Store]:
    """A store that holds the curated datasets."""
    made = await hold("mali", deliveries, derive)
    yield made
    await made.close()


@pytest.fixture(scope="module")
async def client(curated: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the routes over the curated datasets."""
    async with client_of(curated) as made:
        yield made


def syntax(form: Representation) -> RdfFormat:
    """The syntax of a form, as a parser knows it."""
    found = RdfFormat.from_media_type(form.media_type)
    assert found is not None
    return found


def ours(quads: Iterator[Quad]) -> set[str]:
    """Every IRI under our base in some statements."""
    terms = {term.value for quad in quads for term in quad if isinstance(term, NamedNode)}
    return {iri for iri in terms if iri.startswith(BASE)}


@pytest.mark.parametrize("form", SYNTAXES, ids=lambda form: form.name)
@pytest.mark.parametrize("name", DOCUMENTS)
async def test_each_syntax_says_the_same(client: httpx.AsyncClient, name: str, form: Representation) -> None:
    turtle = parse((await client.get(f"/{name}.ttl")).content, format=RdfFormat.TURTLE)
    read = list(parse((await client.get(f"/{name}.{form.name}")).content, format=syntax(form)))
    assert {quad.triple for quad in read} == {quad.triple for quad in turtle}
    graphs = {str(quad.graph_name) for quad in read}
    assert graphs == {f"<{BASE}{name}>" if form.name in WITH_GRAPHS else "DEFAULT"}


@pytest.mark.parametrize("form", [form for form in SYNTAXES if form.name in OF_RDFLIB], ids=lambda form: form.name)
async def test_another_parser_reads_the_same(client: httpx.AsyncClient, form: Representation) -> None:
    meant = Graph().parse(data=(await client.get("/ontology")).text)
    text = (await client.get(f"/ontology.{form.name}")).text
    if form.name in WITH_GRAPHS:
        read: Graph = RdflibDataset().parse(data=text, format=OF_RDFLIB[form.name]).graph(f"{BASE}ontology")
    else:
        read = Graph().parse(data=text, format=OF_RDFLIB[form.name])
    assert isomorphic(read, meant)


@pytest.mark.parametrize("form", SYNTAXES, ids=lambda form: form.name)
async def test_the_bytes_are_the_same_each_time(
    curated: Store, client: httpx.AsyncClient, form: Representation
) -> None:
    async with client_of(curated) as other:
        for name in DOCUMENTS:
            assert (await other.get(f"/{name}.{form.name}")).content == (
                await client.get(f"/{name}.{form.name}")
            ).content


async def test_lines_are_sorted(client: httpx.AsyncClient) -> None:
    lines = (await client.get("/vocabularies.nt")).text.splitlines()
    assert lines == sorted(lines)


async def anchors(client: httpx.AsyncClient, name: str) -> set[str]:
    """The anchors on the page of a document of the model, none of them twice."""
    answer = await client.get(f"/{name}", headers={"Accept": "text/html"})
    found = [one.get("id") for one in ElementTree.fromstring(answer.text).iter() if one.get("id")]
    assert len(set(found)) == len(found)
    return {str(one) for one in found}


async def stated(client: httpx.AsyncClient, name: str) -> set[str]:
    """The subjects of a document of the model."""
    text = (await client.get(f"/{name}.nt")).text
    return set(re.findall(r"^<([^>]*)>", text, re.MULTILINE))


async def test_every_iri_leads_to_where_it_is_told_of(client: httpx.AsyncClient, curated: Store) -> None:
    data = await whole(export(curated, format_named("nq"), BASE))
    published = set[str]().union(
        *[ours(parse((await client.get(f"/{name}.nq")).content, format=RdfFormat.N_QUADS)) for name in DOCUMENTS]
    )
    named = sorted(ours(parse(data, format=RdfFormat.N_QUADS)) | published)
    nodes = [iri for iri in named if iri.startswith(f"{BASE}id/")]
    terms = {iri for iri in named if "#" in iri}
    for iri in (iri for iri in named if iri not in terms):
        if iri in nodes and nodes.index(iri) % SAMPLED and "/id/loading/" not in iri:
            continue
        answer = await client.get(f"/{iri.removeprefix(BASE)}", follow_redirects=True)
        assert answer.status_code == 200, iri
        assert iri.removeprefix(BASE) in answer.text
    told = {f"{BASE}{name}#{anchor}" for name in DOCUMENTS for anchor in await anchors(client, name)}
    said = set[str]().union(*[await stated(client, name) for name in DOCUMENTS])
    empty = {f"{BASE}{name}#" for name in DOCUMENTS}  # namespaces
    assert terms - told - empty == set()
    assert terms - said - empty == set()
    assert len(nodes) > 1000
    assert len(terms) > 500


async def test_a_model_page_is_in_both_languages_its_own_first(client: httpx.AsyncClient) -> None:
    for lang, title in (("en", "Accord Graph: the code lists"), ("fr", "Accord Graph : les listes de codes")):
        for answer in (
            await client.get(f"/vocabularies.html?lang={lang}"),
            await client.get("/vocabularies.html", headers={"Accept-Language": lang}),
        ):
            page = ElementTree.fromstring(answer.text)
            assert (page.get("lang"), page.findtext(".//h1")) == (lang, title)
            other = {"en": "fr", "fr": "en"}[lang]
            (turned,) = page.findall(f".//nav//a[@hreflang='{other}']")
            assert turned.get("href") == f"?lang={other}"
            term = page.find(".//section[@id='event-kind-attack']")
            assert term is not None
            said = [(one.get("lang"), one.text) for one in term.iter("span")]
            assert {("en", "Attack"), ("fr", "Attaque")} <= set(said)
            assert said[0][0] == lang


async def test_a_term_that_another_document_tells_of_is_linked_there(client: httpx.AsyncClient) -> None:
    page = ElementTree.fromstring((await client.get("/shapes.html?lang=fr")).text)
    led = {one.get("href") for one in page.iter("a")}
    assert {"#Event-when", "ontology?lang=fr#Event", "vocabularies?lang=fr#event-kind-attack"} <= led


@pytest.mark.parametrize("name", [*DOCUMENTS, ".well-known/void"])
async def test_json_ld_is_one_object_of_short_names(client: httpx.AsyncClient, name: str) -> None:
    written = (await client.get(f"/{name}.jsonld")).json()
    assert list(written) == ["@context", "@graph"]
    assert written["@context"]["dcterms"] == "http://purl.org/dc/terms/"
    keys = {key for record in written["@graph"] for key in record}
    assert {"id", "type", "dcterms:title"} <= keys
    assert {key for key in keys if "/" in key} == set()
    assert {id_ for record in written["@graph"] if (id_ := record["id"]).startswith("http")} == {f"{BASE}{name}"}
    meant = Graph().parse(data=(await client.get(f"/{name}.ttl")).text)
    assert isomorphic(Graph().parse(data=(await client.get(f"/{name}.jsonld")).text, format="json-ld"), meant)
