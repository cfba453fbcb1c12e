"""What RDF says of datasets: how each was loaded, under which licence it is, and what is in it."""

from collections import Counter
from dataclasses import replace

import pytest
from rdflib import RDF, Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, PROV, VOID, XSD

from graph.loading.load import load
from graph.rdf.catalogue import Held, held_by, write_catalogue
from graph.rdf.counting import Counts, count
from graph.rdf.document import describe
from graph.rdf.export import export
from graph.rdf.formats import FORMATS, format_named
from graph.rdf.licences import licences_of
from graph.rdf.scope import Scope
from graph.rdf.syntax import Format
from graph.store import Store
from ontology.actors import Actor
from ontology.events import Event
from ontology.iris import DEFAULT_BASE_IRI, node_iri, term_iri
from ontology.records import Delivery
from ontology.sources import Source
from ontology.values import Text
from ontology.vocabularies import SourceKind
from tests.graph.deliveries import dataset as described
from tests.graph.deliveries import row
from tests.graph.rdf.reading import read
from tests.graph.rdf.two_datasets import BY, CC0, two_datasets

QUADS, TURTLE = format_named("nq"), format_named("ttl")
SAMPLE, OTHER = (URIRef(node_iri(f"dataset/{name}")) for name in ("sample", "other"))
VOID_AT = f"{DEFAULT_BASE_IRI}.well-known/void"
CATALOGUE = URIRef(f"{VOID_AT}#catalogue")


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    """Two datasets."""
    return two_datasets()


async def quads(store: Store, scope: Scope = Scope()) -> Dataset:  # noqa: B008 - it is frozen
    """An export, with its graphs."""
    found = Dataset()
    pieces = [piece async for piece in export(store, QUADS, DEFAULT_BASE_IRI, scope, page_size=3)]
    found.parse(data=b"".join(pieces), format="nquads")
    return found


def graphs(found: Dataset) -> dict[URIRef, Graph]:
    """The named graphs that have anything in them."""
    return {URIRef(str(one.identifier)): one for one in found.graphs() if len(one)}


async def test_how_a_dataset_was_loaded_stands_in_its_own_graph(loaded: Store) -> None:
    found = graphs(await quads(loaded))
    for dataset, name, file, checksum in ((SAMPLE, "sample", "sample.yaml", "0"), (OTHER, "other", None, "1")):
        activity = URIRef(node_iri(f"loading/{name}"))
        assert set(found[dataset].objects(dataset, PROV.wasGeneratedBy)) == {activity}
        said = {
            (RDF.type, PROV.Activity),
            (URIRef(term_iri("dataset")), dataset),
            (URIRef(term_iri("checksum")), Literal(checksum * 64)),
            (URIRef(term_iri("loader")), Literal("tests")),
            (URIRef(term_iri("loaderVersion")), Literal("1")),
            (PROV.used, URIRef(f"nih:sha-256;{checksum * 64}")),
        }
        if file:
            said.add((URIRef(term_iri("file")), Literal(file)))
        assert set(found[dataset].predicate_objects(activity)) == said
        assert [one for one, graph in found.items() if (activity, None, None) in graph] == [dataset]


@pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])
async def test_what_was_computed_used_the_datasets_that_it_was_computed_from(store: Store, format_: Format) -> None:
    """And no file by its checksum, which is that of what was found."""
    about = replace(described("computed"), derived_from=("dataset/other", "dataset/sample"))
    await load(
        store,
        Delivery(row(1, about), (), [row(2, Source(id="source/one", kind=SourceKind.PRESS, title=Text("One")))]),
        strict=True,
    )
    whole = export(store, format_, DEFAULT_BASE_IRI)
    for pieces in (whole, describe(store, format_, DEFAULT_BASE_IRI, "loading/computed")):
        said = read(b"".join([piece async for piece in pieces]), format_)
        assert {object_ for _, predicate, object_ in said if predicate == PROV.used} == {OTHER, SAMPLE}


@pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])
async def test_a_loading_has_a_document(loaded: Store, format_: Format) -> None:
    pieces = [piece async for piece in describe(loaded, format_, DEFAULT_BASE_IRI, "loading/other")]
    whole = await quads(loaded, Scope(dataset="dataset/other"))
    subject = URIRef(node_iri("loading/other"))
    assert set(read(b"".join(pieces), format_)) == {
        (one, two, three) for one, two, three, _ in whole.quads((subject, None, None, None))
    }


async def test_what_was_never_loaded_has_no_document(loaded: Store) -> None:
    assert [piece async for piece in describe(loaded, TURTLE, DEFAULT_BASE_IRI, "loading/none")] == []


async def test_the_part_of_a_dataset_has_no_triple_of_another(loaded: Store) -> None:
    whole = graphs(await quads(loaded))
    assert set(whole) == {SAMPLE, OTHER}
    for dataset in (SAMPLE, OTHER):
        part = graphs(await quads(loaded, Scope(dataset=dataset.removeprefix(f"{DEFAULT_BASE_IRI}id/"))))
        assert set(part) == {dataset}
        assert set(part[dataset]) == set(whole[dataset])


async def test_the_licences_of_an_export_are_those_of_its_datasets(loaded: Store) -> None:
    assert await licences_of(loaded, Scope()) == [BY, CC0]
    assert await licences_of(loaded, Scope(cls=Event)) == [BY, CC0]
    assert await licences_of(loaded, Scope(dataset="dataset/other")) == [BY]


AGENTS = {SAMPLE: URIRef("https://example.org/makers"), OTHER: URIRef(f"{DEFAULT_BASE_IRI}ontology#authors")}


async def test_a_dataset_leads_to_those_whom_it_is_attributed_to(loaded: Store) -> None:
    """Our own authors are below the base, whichever it is."""
    found = graphs(await quads(loaded))
    for dataset, agent in AGENTS.items():
        for predicate in (DCTERMS.creator, PROV.wasAttributedTo):
            assert list(found[dataset].objects(dataset, predicate)) == [agent]
    elsewhere = b"".join([piece async for piece in export(loaded, TURTLE, "https://other.example/data/")])
    assert b" prov:wasAttributedTo <https://other.example/data/ontology#authors> " in elsewhere
    assert DEFAULT_BASE_IRI.encode() not in elsewhere


@pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])
async def test_the_part_of_a_class_says_under_which_terms_its_datasets_are(loaded: Store, format_: Format) -> None:
    """And nothing else of them, so that nobody takes it for their description."""
    terms = {
        (dataset, predicate, object_)
        for dataset, licence in ((SAMPLE, CC0), (OTHER, BY))
        for predicate, object_ in (
            (DCTERMS.license, URIRef(licence)),
            (DCTERMS.creator, AGENTS[dataset]),
            (PROV.wasAttributedTo, AGENTS[dataset]),
        )
    }
    for page_size in (1, 1000):
        pieces = [piece async for piece in export(loaded, format_, DEFAULT_BASE_IRI, Scope(cls=Event), page_size)]
        part = read(b"".join(pieces), format_)
        assert {triple for triple in part if triple[0] in AGENTS} == terms
    pieces = [piece async for piece in export(loaded, format_, DEFAULT_BASE_IRI, Scope(Event, "dataset/other"))]
    assert set(read(b"".join(pieces), format_)) == {triple for triple in terms if triple[0] == OTHER}


async def test_the_terms_of_a_dataset_stand_in_its_graph(loaded: Store) -> None:
    found = graphs(await quads(loaded, Scope(cls=Actor)))
    for dataset in AGENTS:
        assert {one for one in AGENTS if (one, DCTERMS.license, None) in found[dataset]} == {dataset}


@pytest.mark.parametrize("page_size", [2, 1000])
async def test_what_is_counted_is_what_an_export_has(loaded: Store, page_size: int) -> None:
    whole, of_datasets = await count(loaded, page_size)
    found = await quads(loaded)
    every = Graph()
    for graph in graphs(found).values():
        every += graph
    recounted(whole, every)
    assert set(of_datasets) == {"dataset/sample", "dataset/other"}
    for dataset, graph in graphs(found).items():
        recounted(of_datasets[dataset.removeprefix(f"{DEFAULT_BASE_IRI}id/")], graph)
    assert sum(one.triples.total() for one in of_datasets.values()) == whole.triples.total() + 1  # stated by both


def recounted(counts: Counts, graph: Graph) -> None:
    """Whether counts are those of a graph."""
    assert counts.triples == Counter(short(str(one)) for one in graph.predicates(unique=False))
    assert counts.entities == Counter(short(str(one)) for one in graph.objects(None, RDF.type, unique=False))


def short(iri: str) -> str:
    """`ac:title`."""
    known = {
        "ac": term_iri(""),
        "prov": str(PROV),
        "dcterms": str(DCTERMS),
        "rdf": str(RDF),
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    }
    prefix, namespace = next((prefix, namespace) for prefix, namespace in known.items() if iri.startswith(namespace))
    return f"{prefix}:{iri.removeprefix(namespace)}"


@pytest.fixture(scope="module")
async def held(loaded: Store) -> Held:
    """What the store holds."""
    return await held_by(loaded)


@pytest.fixture(scope="module")
def catalogue(held: Held) -> Graph:
    """The catalogue, as rdflib reads it."""
    return read(write_catalogue(held, TURTLE, DEFAULT_BASE_IRI), TURTLE)


async def test_void_counts_are_those_of_the_export(loaded: Store, catalogue: Graph) -> None:
    found = graphs(await quads(loaded))
    every = found[SAMPLE] + found[OTHER]
    for subject, graph in ((CATALOGUE, every), (SAMPLE, found[SAMPLE]), (OTHER, found[OTHER])):
        assert number(catalogue, subject, VOID.triples) == len(graph)
        assert number(catalogue, subject, VOID.entities) == len(set(graph.subjects(RDF.type)))
        classes = partitions(catalogue, subject, VOID.classPartition, VOID["class"], VOID.entities)
        assert classes == Counter(graph.objects(None, RDF.type, unique=False))
        assert number(catalogue, subject, VOID.classes) == len(classes)
        properties = partitions(catalogue, subject, VOID.propertyPartition, VOID.property, VOID.triples)
        assert properties == Counter(graph.predicates(unique=False))
        assert number(catalogue, subject, VOID.properties) == len(properties)
        (example,) = catalogue.objects(subject, VOID.exampleResource)
        assert (example, RDF.type, None) in graph


def number(catalogue: Graph, subject: URIRef, predicate: URIRef) -> int:
    """The one number that is stated."""
    (value,) = catalogue.objects(subject, predicate)
    assert isinstance(value, Literal)
    return int(value)


def partitions(catalogue: Graph, subject: URIRef, part: URIRef, of: URIRef, counted: URIRef) -> Counter[URIRef]:
    """What is counted of each class or property."""
    found = Counter[URIRef]()
    for one in catalogue.objects(subject, part):
        assert isinstance(one, URIRef)
        (term,) = catalogue.objects(one, of)
        assert isinstance(term, URIRef)
        found[term] += number(catalogue, one, counted)
    return found


async def test_the_catalogue_tells_what_a_dataset_is_and_when_it_was_loaded(loaded: Store, catalogue: Graph) -> None:
    assert set(catalogue.objects(CATALOGUE, DCAT.dataset)) == {SAMPLE, OTHER}
    assert list(catalogue.objects(CATALOGUE, DCTERMS.license)) == []  # there are two
    assert list(catalogue.objects(OTHER, DCTERMS.title)) == [Literal("L’autre jeu", lang="fr")]
    assert list(catalogue.objects(OTHER, DCTERMS.license)) == [URIRef(BY)]
    assert list(catalogue.objects(OTHER, DCTERMS.issued)) == [Literal("2018-05-02", datatype=XSD.date)]
    for dataset, agent in AGENTS.items():
        for predicate in (DCTERMS.creator, PROV.wasAttributedTo):
            assert list(catalogue.objects(dataset, predicate)) == [agent]
    assert list(catalogue.objects(OTHER, DCAT["version"])) == [Literal("1")]
    assert list(catalogue.objects(OTHER, DCAT.landingPage)) == [URIRef(f"{DEFAULT_BASE_IRI}doc/dataset/other")]
    clock = {note.dataset: note.loaded_at for note in await loaded.notes()}
    ended = URIRef(node_iri("loading/other"))
    assert list(catalogue.objects(ended, PROV.endedAtTime)) == [
        Literal(clock["dataset/other"], datatype=XSD.dateTime, normalize=False)
    ]


def test_a_dataset_is_to_be_had_in_every_format(catalogue: Graph) -> None:
    had = {
        (str(catalogue.value(one, DCAT.downloadURL)), str(catalogue.value(one, DCAT.mediaType)))
        for one in catalogue.objects(OTHER, DCAT.distribution)
    }
    assert had == {
        (
            f"{DEFAULT_BASE_IRI}export?dataset=dataset/other&format={one.name}",
            f"https://www.iana.org/assignments/media-types/{one.media_type.partition(';')[0]}",
        )
        for one in FORMATS
    }
    assert {str(one) for one in catalogue.objects(OTHER, VOID.dataDump)} == {address for address, _ in had}


@pytest.mark.parametrize("format_", FORMATS, ids=[one.name for one in FORMATS])
def test_the_catalogue_is_the_same_in_every_syntax(held: Held, catalogue: Graph, format_: Format) -> None:
    written = write_catalogue(held, format_, DEFAULT_BASE_IRI)
    assert set(read(written, format_)) == set(catalogue)
    assert written == write_catalogue(held, format_, DEFAULT_BASE_IRI)


def test_the_catalogue_has_no_blank_nodes_and_names_what_can_be_looked_up(catalogue: Graph) -> None:
    terms = {term for triple in catalogue for term in triple}
    assert {type(term) for term in terms} == {URIRef, Literal}
    ours = {str(one).removeprefix(DEFAULT_BASE_IRI) for one in terms if str(one).startswith(DEFAULT_BASE_IRI)}
    places = {one.partition("#")[0].partition("?")[0].partition("/")[0] for one in ours if isinstance(one, str)}
    assert places <= {".well-known", "id", "doc", "export", "ontology", "shapes", "vocabularies"}
