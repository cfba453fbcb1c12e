"""The graph that records mean, built triple by triple from the records: what every export is compared with."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rdflib import RDF, RDFS, Graph, URIRef
from rdflib import Literal as Term

from ontology import rdf_form as form
from ontology.codes import Code
from ontology.iris import code_iri, node_iri, term_iri
from ontology.model import Citation, Documented, Node, Relation
from ontology.outlines import Outline
from ontology.rdf_form import EDTF, XSD, TermForm
from ontology.records import Delivery, Row, relation_id
from ontology.sources import Dataset, Documentation
from ontology.terms import expand
from ontology.values import DateSpan, Text
from ontology.vocabularies import Hedge
from tests.loaders.due_by_hand import with_due
from tests.loaders.grades_by_hand import with_grades

DERIVED = URIRef(expand("prov:wasDerivedFrom"))
LICENSE = URIRef(expand("dcterms:license"))
GENERATED, ACTIVITY = URIRef(expand("prov:wasGeneratedBy")), URIRef(expand("prov:Activity"))
ATTRIBUTED = URIRef(expand("prov:wasAttributedTo")), URIRef(expand("dcterms:creator"))
USED = URIRef(expand("prov:used"))
STATED_OF_LOADING = ("file", "checksum", "loader", "loaderVersion")
DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}
Triples = Iterator[tuple[URIRef, URIRef, URIRef | Term]]


def records(deliveries: Iterable[Delivery]) -> Iterator[tuple[str, Node | Relation]]:
    """Every record with the id of its dataset; a dataset and the citations of nodes are records too."""
    delivered = [
        (delivery.dataset.id, record) for delivery in deliveries for row in _rows(delivery) for record in row.records
    ]
    found = with_grades(with_due(record for _, record in delivered))
    for (dataset, _), record in zip(delivered, found, strict=True):
        yield dataset, record
        if isinstance(record, Documented):
            yield from ((dataset, _documentation(record, citation)) for citation in record.citations())


def _rows(delivery: Delivery) -> Iterator[Row]:
    yield delivery.about
    yield from delivery.shared
    for row in delivery.rows:
        assert isinstance(row, Row)
        yield row


def expected(deliveries: Iterable[Delivery], base: str) -> Graph:
    """The graph of deliveries under a base IRI."""
    graph = Graph(bind_namespaces="none")
    for dataset, record in records(deliveries):
        for triple in _Meaning(base).of(record, dataset):
            graph.add(triple)
    return graph


def _documentation(node: Documented, citation: Citation) -> Documentation:
    locator = citation.locator or None
    return Documentation(source=node.id, target=citation.source, locator=locator, basis=node.basis)


class _Meaning:
    def __init__(self, base: str) -> None:
        self.base = base

    def of(self, record: Node | Relation, dataset: str) -> Triples:
        id_ = record.id if isinstance(record, Node) else relation_id(record)
        subject = self.node(id_)
        yield subject, RDF.type, self.term(type(record).__name__)
        if isinstance(record, (Documented, Relation)):
            yield subject, self.term("dataset"), self.node(dataset)
        for predicate in form.predicates(type(record)):
            for value in self.values(predicate, record):
                yield subject, self.term(predicate.name), value
        if isinstance(record, Dataset):
            yield subject, LICENSE, URIRef(record.licence)
            if record.attribution:
                yield from ((subject, one, self.agent(record.attribution)) for one in ATTRIBUTED)
            yield from self.loading(subject, record)
        if isinstance(record, Node):
            for label in _label(record.label()):
                yield subject, RDFS.label, label
        else:
            yield from self.ends(subject, record)

    def loading(self, dataset: URIRef, record: Dataset) -> Triples:
        activity = self.node(f"loading/{record.id.partition('/')[2]}")
        yield dataset, GENERATED, activity
        yield activity, RDF.type, ACTIVITY
        yield activity, self.term("dataset"), dataset
        if not record.derived_from:
            yield activity, USED, URIRef(f"nih:sha-256;{record.checksum}")
        yield from ((activity, USED, self.node(one)) for one in record.derived_from)
        for predicate in form.predicates(Dataset):
            if predicate.name in STATED_OF_LOADING:
                yield from ((activity, self.term(predicate.name), one) for one in self.values(predicate, record))

    def ends(self, subject: URIRef, relation: Relation) -> Triples:
        ends = relation.source, relation.target
        source, target = map(self.node, sorted(ends) if relation.declared.symmetric else ends)
        yield subject, self.term("subject"), source
        yield subject, self.term("object"), target
        for citation in relation.sources:
            yield subject, self.term("cites"), Term(f"{citation.source} {citation.locator}".strip())
            yield subject, DERIVED, self.node(citation.source)
        if not isinstance(getattr(relation, "hedge", None), Hedge):
            yield source, self.term(relation.declared.name), target

    def values(self, predicate: form.Predicate, record: Any) -> Iterator[URIRef | Term]:
        value = record
        for attribute in predicate.attributes:
            value = getattr(value, attribute, None)
        if predicate.form is TermForm.DAY and value is not None:
            value = value.first if predicate.name.endswith("From") else value.last
        for one in value if isinstance(value, tuple) else () if value is None else (value,):
            yield from self.value(predicate.form, one)

    def value(self, kind: TermForm, value: Any) -> Iterator[URIRef | Term]:
        match value:
            case Code():
                yield URIRef(code_iri(value, self.base))
            case Text() if kind is TermForm.NATIVE:
                yield from _texts((value.native, "und"))
            case Text():
                yield from _texts((value.en, "en"), (value.fr, "fr"))
            case DateSpan():
                yield _date(value.edtf)
            case date():
                yield _date(value.isoformat())
            case Outline():
                yield Term(value.geojson, datatype=URIRef(expand("geo:geoJSONLiteral")))
            case float() | int() if kind is TermForm.DOUBLE:
                yield _typed(repr(float(value)), "double")
            case bool():
                yield _typed(str(value).lower(), "boolean")
            case int():
                yield _typed(str(value), "integer")
            case _:
                yield Term(value)

    def agent(self, attribution: str) -> URIRef:
        return URIRef(attribution if "://" in attribution else self.base + attribution)

    def node(self, id_: str) -> URIRef:
        return URIRef(node_iri(id_, self.base))

    def term(self, name: str) -> URIRef:
        return URIRef(term_iri(name, self.base))


def _label(label: Text) -> Iterator[Term]:
    there = label.en or label.fr
    return _texts((label.en, "en"), (label.fr, "fr"), (None if there else label.native, "und"))


def _texts(*texts: tuple[str | None, str]) -> Iterator[Term]:
    return (Term(text, lang=language) for text, language in texts if text)


def _typed(text: str, datatype: str) -> Term:
    return Term(text, datatype=URIRef(XSD + datatype), normalize=False)


def _date(edtf: str) -> Term:
    if "/" in edtf:
        return Term(edtf, datatype=URIRef(EDTF), normalize=False)
    return _typed(edtf, DATES[len(edtf)])
