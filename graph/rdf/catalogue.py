"""The catalogue of a store: what it has to pass on, of which datasets, under which licences, and where it is to be had.

DCAT describes the datasets and the forms in which each can be had, VoID counts what is in them. Counts are those of the
triples of an export, each dataset's those of its graph. It alone says when a dataset was loaded, by the store's clock.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from graph.asked import selection as s
from graph.asked.restricted import withheld
from graph.errors import DataChanging
from graph.rdf.compact_jsonld import compact
from graph.rdf.counting import Counts, count
from graph.rdf.description import describe_node
from graph.rdf.formats import FORMATS
from graph.rdf.syntax import Format
from graph.rdf.terms import date_type, prefixes
from graph.store import LoadNote, Store, of_one_state
from graph.stored.columns import ID_KEY, text_columns
from ontology.iris import address_iri, node_iri, ontology_iri, shapes_iri, vocabularies_iri
from ontology.rdf_form import LANGUAGES, loading_id
from ontology.sources import Dataset
from ontology.terms import NAMESPACES

PLACE = ".well-known/void"
ATTEMPTS = 3
"""How often a catalogue is made anew because a load has overtaken it."""
MOST_DATASETS = 10_000
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
TITLE = {"en": "Accord Graph: everything that is loaded", "fr": "Accord Graph : tout ce qui est chargé"}
Triple = tuple[str, str, NamedNode | Literal]
State = tuple[int, tuple[LoadNote, ...]]


@dataclass(frozen=True)
class Held:
    """What a store holds in one state: what its datasets say of themselves, and the counts."""

    state: State
    datasets: tuple[Mapping[str, Any], ...]
    whole: Counts
    of_datasets: Mapping[str, Counts]
    nodes: frozenset[str]
    """What the classes of nodes are called; other entities are relations and loadings."""

    def loaded_at(self, dataset: str) -> str | None:
        """When a dataset was loaded, by the store's clock; None where it is loading, or not there."""
        return next((note.loaded_at for note in self.state[1] if note.dataset == dataset and not note.since), None)


async def state_of(store: Store) -> State:
    """What tells one state of a store from another. Errors as `notes` has them."""
    return await store.changes(), tuple(await store.notes())


async def held_by(store: Store) -> Held:
    """What a store holds, all of one state. DataChanging where loads overtook it each time."""
    nodes = frozenset(f"ac:{cls.__name__}" for cls in store.ontology.classes)

    async def attempt() -> Held:
        before = await state_of(store)
        whole, of_datasets = await count(store)
        datasets = await _datasets(store)
        if await state_of(store) != before:
            raise DataChanging("The data were changed by loads while they were counted. Try again when these are done.")
        return Held(before, datasets, whole, of_datasets, nodes)

    return await of_one_state(attempt, ATTEMPTS)


async def _datasets(store: Store) -> tuple[Mapping[str, Any], ...]:
    described = describe_node(Dataset)
    left_out = await withheld(store.ontology, store.compile, store.fetch)
    page = s.Page((s.Order(ID_KEY),), MOST_DATASETS, left_out.of_class(Dataset))
    (rows,) = await store.fetch(store.compile((s.All(Dataset, page, described.items),)), {})
    names = [column.name for column in described.columns]
    return tuple(dict(zip(names, row, strict=True)) for row in rows)


def write_catalogue(held: Held, format_: Format, base: str) -> bytes:
    """The catalogue in a syntax. The same state gives the same bytes."""
    catalogue = Catalogue(held, base)
    if format_.media_type == RdfFormat.JSON_LD.media_type:
        short = {"node": node_iri("", base), "here": f"{catalogue.document}#"}
        return compact(catalogue.triples(), catalogue.namespaces | short)
    document = NamedNode(catalogue.document)
    known = RdfFormat.from_media_type(format_.media_type)
    assert known is not None, f"{format_.title} cannot be written"
    graph = [document] if known.supports_datasets else []
    triples = dict[str, list[tuple[str, NamedNode | Literal]]]()
    for subject, predicate, object_ in catalogue.triples():
        triples.setdefault(subject, []).append((predicate, object_))
    quads = (
        Quad(NamedNode(subject), NamedNode(predicate), object_, *graph)
        for subject, said in triples.items()
        for predicate, object_ in said
    )
    written = serialize(quads, format=known, prefixes=catalogue.namespaces)
    assert written is not None
    return written


class Catalogue:
    """The triples of a catalogue, under a base IRI."""

    def __init__(self, held: Held, base: str) -> None:
        self._held, self._base = held, base
        self.document = f"{base}{PLACE}"
        self.namespaces = prefixes(base) | {
            "dcat": NAMESPACES["dcat"],
            "foaf": NAMESPACES["foaf"],
            "void": "http://rdfs.org/ns/void#",
        }

    def triples(self) -> Iterator[Triple]:
        """All of them."""
        catalogue = self._fragment("catalogue")
        yield from self._of(self.document, "rdf:type", self._term("void:DatasetDescription"))
        yield from self._of(self.document, "foaf:primaryTopic", NamedNode(catalogue))
        yield from self._of(catalogue, "rdf:type", self._term("dcat:Catalog"), self._term("void:Dataset"))
        yield from self._of(catalogue, "dcterms:title", *self._texts(TITLE))
        licences = sorted({dataset["licence"] for dataset in self._held.datasets})
        yield from self._of(catalogue, "dcterms:license", *(NamedNode(one) for one in licences if len(licences) == 1))
        for dataset in self._held.datasets:
            iri = NamedNode(node_iri(dataset["id"], self._base))
            yield from self._of(catalogue, "dcat:dataset", iri)
            yield from self._of(catalogue, "void:subset", iri)
        yield from self._had(catalogue, "export?", "dump", licences if len(licences) == 1 else [])
        yield from self._counted(catalogue, "", self._held.whole)
        for dataset in self._held.datasets:
            yield from self._dataset(dataset)

    def _dataset(self, dataset: Mapping[str, Any]) -> Iterator[Triple]:
        id_, key = dataset["id"], dataset["id"].partition("/")[2]
        iri, loading = node_iri(id_, self._base), node_iri(loading_id(id_), self._base)
        titles = zip(LANGUAGES, text_columns("title"), strict=False)
        yield from self._of(iri, "rdf:type", *map(self._term, ("dcat:Dataset", "void:Dataset", "prov:Entity")))
        yield from self._of(iri, "dcterms:title", *self._texts({lang: dataset[column] for lang, column in titles}))
        yield from self._of(iri, "dcterms:license", NamedNode(dataset["licence"]))
        if attributed := dataset["attribution"]:
            agent = NamedNode(address_iri(attributed, self._base))
            yield from self._of(iri, "dcterms:creator", agent)
            yield from self._of(iri, "prov:wasAttributedTo", agent)
        if issued := dataset["issuedEdtf"]:
            yield from self._of(iri, "dcterms:issued", Literal(issued, datatype=self._term(date_type(issued))))
        yield from self._of(iri, "dcat:version", Literal(dataset["version"]))
        yield from self._of(iri, "dcat:landingPage", NamedNode(f"{self._base}doc/{id_}"))
        yield from self._of(iri, "prov:wasGeneratedBy", NamedNode(loading))
        yield from self._had(iri, f"export?dataset={id_}&", f"dataset-{key}", [dataset["licence"]])
        yield from self._counted(iri, f"dataset-{key}-", self._held.of_datasets.get(id_, Counts()))
        yield from self._of(loading, "rdf:type", self._term("prov:Activity"))
        if loaded := self._held.loaded_at(id_):
            yield from self._of(loading, "prov:endedAtTime", Literal(loaded, datatype=self._term("xsd:dateTime")))

    def _had(self, subject: str, address: str, name: str, licences: Iterable[str]) -> Iterator[Triple]:
        """Where something is to be had, in each format."""
        for format_ in FORMATS:
            distribution = self._fragment(f"{name}-{format_.name}")
            where = NamedNode(f"{self._base}{address}format={format_.name}")
            media_type = NamedNode(f"{MEDIA_TYPES}{format_.media_type.partition(';')[0]}")
            yield from self._of(subject, "dcat:distribution", NamedNode(distribution))
            yield from self._of(subject, "void:dataDump", where)
            yield from self._of(distribution, "rdf:type", self._term("dcat:Distribution"))
            yield from self._of(distribution, "dcterms:title", Literal(format_.title))
            yield from self._of(distribution, "dcat:accessURL", where)
            yield from self._of(distribution, "dcat:downloadURL", where)
            yield from self._of(distribution, "dcat:mediaType", media_type)
            yield from self._of(distribution, "dcterms:license", *map(NamedNode, licences))

    def _counted(self, subject: str, start: str, counts: Counts) -> Iterator[Triple]:
        """What VoID tells of a set of triples. `start`: what the names of its parts begin with."""
        yield from self._of(subject, "void:uriSpace", Literal(node_iri("", self._base)))
        yield from self._of(subject, "dcterms:conformsTo", NamedNode(shapes_iri(self._base)))
        yield from self._of(subject, "void:vocabulary", *map(NamedNode, self._vocabularies(counts)))
        if nodes := sorted(counts.entities.keys() & self._held.nodes):
            most = max(nodes, key=lambda cls: counts.entities[cls])
            yield from self._of(subject, "void:exampleResource", NamedNode(node_iri(counts.first[most], self._base)))
        yield from self._of(subject, "void:triples", self._number(counts.triples.total()))
        yield from self._of(subject, "void:entities", self._number(counts.entities.total()))
        yield from self._of(subject, "void:classes", self._number(len(counts.entities)))
        yield from self._of(subject, "void:properties", self._number(len(counts.triples)))
        for cls, number in sorted(counts.entities.items()):
            part = self._fragment(f"{start}class-{_name(cls)}")
            yield from self._of(subject, "void:classPartition", NamedNode(part))
            yield from self._of(part, "void:class", self._term(cls))
            yield from self._of(part, "void:entities", self._number(number))
        for predicate, number in sorted(counts.triples.items()):
            part = self._fragment(f"{start}property-{_name(predicate)}")
            yield from self._of(subject, "void:propertyPartition", NamedNode(part))
            yield from self._of(part, "void:property", self._term(predicate))
            yield from self._of(part, "void:triples", self._number(number))

    def _vocabularies(self, counts: Counts) -> list[str]:
        """Our ontology and code lists, and the namespaces of others of which terms are used."""
        others = {term.partition(":")[0] for term in (*counts.triples, *counts.entities)} - {"ac"}
        ours = (ontology_iri(self._base), vocabularies_iri(self._base))
        return [*ours, *sorted(self.namespaces[prefix] for prefix in others)]

    def _of(self, subject: str, predicate: str, *objects: NamedNode | Literal) -> Iterator[Triple]:
        for one in objects:
            yield subject, self._term(predicate).value, one

    def _term(self, short: str) -> NamedNode:
        prefix, _, name = short.partition(":")
        return NamedNode(self.namespaces[prefix] + name)

    def _fragment(self, name: str) -> str:
        return f"{self.document}#{name}"

    def _number(self, number: int) -> Literal:
        return Literal(str(number), datatype=self._term("xsd:integer"))

    @staticmethod
    def _texts(texts: Mapping[str, str | None]) -> Iterator[Literal]:
        return (Literal(text, language=language) for language, text in texts.items() if text)


def _name(short: str) -> str:
    """`ac:Event` → `Event`, `prov:Activity` → `prov-Activity`: a name within our document."""
    return short.removeprefix("ac:").replace(":", "-")
