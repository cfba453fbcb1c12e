"""The OWL file says what the declarations say, and a reasoner infers nothing from it that is not so."""

import dataclasses

import owlrl  # type: ignore[import-untyped]
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib import namespace as ns
from rdflib.term import Node as Term

from ontology import ONTOLOGY
from ontology.findings import Finding
from ontology.iris import DEFAULT_BASE_IRI, ontology_iri
from ontology.model import Node, Relation, relation
from ontology.publishing.borrowed import declare_borrowed
from ontology.publishing.owl import ontology_turtle
from ontology.publishing.turtle import TurtleFile
from ontology.terms import NAMESPACES, expand
from tests.ontology.graphs import AC, graph_of, parsed, texts

SCHEMA = NAMESPACES["schema"]
BY = URIRef("https://creativecommons.org/licenses/by/4.0/")
ONTOLOGY_FILE = graph_of("ontology.ttl")
DATA = """
<id/event/e> a ac:Event ; ac:kind <vocabularies#event-kind-attack> ; ac:title "An attack"@en ;
    ac:happenedAt <id/place/p> ; ac:involves <id/actor/a> ; ac:bearsOn <id/commitment/c> ; ac:dataset <id/dataset/d> .
<id/claim/l> a ac:Claim ; ac:saidBy <id/actor/a> ; ac:about <id/event/e> ; ac:date "2018"^^xsd:gYear .
<id/casualty-estimate/x> a ac:CasualtyEstimate ; ac:saidBy <id/actor/b> ; ac:estimates <id/event/e> ; ac:low 3 .
<id/place/p> a ac:Place ; ac:name "Gao"@en ; ac:precision <vocabularies#place-precision-town> ;
    ac:lat "16.3"^^xsd:double .
<id/actor/a> a ac:Actor ; ac:documentedBy <id/source/s> ; ac:memberOf <id/actor/b> ; ac:sameAs <id/actor/z> .
<id/actor/b> a ac:Actor .  <id/actor/z> a ac:Actor .
<id/commitment/c> a ac:Commitment ; ac:stemsFrom <id/provision/r> ; ac:obliges <id/actor/a> .
<id/provision/r> a ac:Provision .  <id/source/s> a ac:Source ; ac:published "2018-04-14"^^xsd:date .
<id/dataset/d> a ac:Dataset .
<id/setting/n> a ac:Setting ; ac:subject <id/event/e> ; ac:object <id/place/p> ;
    ac:precision <vocabularies#nearness-near> ;
    ac:dataset <id/dataset/d> ; ac:cites "source/s p. 3" ; prov:wasDerivedFrom <id/source/s> .
"""


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("ontology", "Accord Graph: the ontology"),
        ("shapes", "Accord Graph: the shapes"),
        ("shapes-sparql", "Accord Graph: the shapes in SPARQL"),
        ("vocabularies", "Accord Graph: the code lists"),
    ],
)
def test_each_file_says_what_it_is_whose_and_under_which_terms(file: str, title: str) -> None:
    graph, about = graph_of(f"{file}.ttl"), URIRef(DEFAULT_BASE_IRI + file)
    assert (about, ns.RDF.type, ns.OWL.Ontology) in graph
    titles = texts(graph, about, ns.DCTERMS.title)
    assert (titles["en"], set(titles)) == (title, {"en", "fr"})
    assert list(graph.objects(about, ns.DCTERMS.license)) == [BY]
    assert list(graph.objects(about, ns.OWL.versionIRI)) == [about + "/0.1.0"]
    (issued,) = graph.objects(about, ns.DCTERMS.issued)
    assert isinstance(issued, Literal)
    assert issued.datatype == ns.XSD.date
    (creator,) = graph.objects(about, ns.DCTERMS.creator)
    assert (creator, ns.RDF.type, ns.FOAF.Agent) in graph
    assert texts(graph, creator, ns.RDFS.label)["fr"] == "Les auteurs d’Accord Graph"


def test_header() -> None:
    ontology = URIRef(ontology_iri())
    assert (ontology, ns.RDF.type, ns.OWL.Ontology) in ONTOLOGY_FILE
    assert list(ONTOLOGY_FILE.objects(ontology, ns.OWL.imports)) == []


@pytest.mark.parametrize("kind", [ns.OWL.Class, ns.OWL.ObjectProperty, ns.OWL.DatatypeProperty])
def test_each_term_is_named_in_both_languages_and_defined(kind: URIRef) -> None:
    terms = [term for term in ONTOLOGY_FILE.subjects(ns.RDF.type, kind) if str(term).startswith(AC)]
    assert len(terms) > 30
    assert [term for term in terms if set(texts(ONTOLOGY_FILE, term, ns.RDFS.label)) != {"en", "fr"}] == []
    assert [term for term in terms if (term, ns.SKOS.definition, None) not in ONTOLOGY_FILE] == []


def test_every_class_and_relation_is_a_class_under_its_interface() -> None:
    above = {
        str(cls).removeprefix(AC): {str(one).removeprefix(AC) for one in _ours(cls, ns.RDFS.subClassOf)}
        for cls in ONTOLOGY_FILE.subjects(ns.RDF.type, ns.OWL.Class)
        if str(cls).startswith(AC)
    }
    expected = {cls.__name__: {"Documented"} for cls in ONTOLOGY.classes} | {"Dataset": {"Node"}}
    expected |= {one.__name__: {"Relation"} for one in ONTOLOGY.relations}
    assert above == expected | {"Documented": {"Node"}, "Node": set(), "Relation": set()}


def test_a_relation_has_its_ends_and_its_inverse() -> None:
    assert list(_ours(AC.involves, ns.RDFS.domain)) == [AC.Event]
    assert list(_ours(AC.involves, ns.RDFS.range)) == [AC.Actor]
    assert list(ONTOLOGY_FILE.objects(AC.involvedIn, ns.OWL.inverseOf)) == [AC.involves]
    assert texts(ONTOLOGY_FILE, AC.involvedIn, ns.RDFS.label) == {"en": "involved in", "fr": "impliqué dans"}


def test_an_inverse_that_several_relations_share_is_the_inverse_of_none() -> None:
    shared = {AC.events, AC.claims, AC.casualtyEstimates}
    assert [name for name in shared if (name, ns.OWL.inverseOf, None) in ONTOLOGY_FILE] == []
    assert {AC.happenedAt, AC.bearsOn, AC.concerns} < set(ONTOLOGY_FILE.objects(AC.events, ns.RDFS.seeAlso))


def test_a_property_of_several_classes_has_no_domain() -> None:
    assert list(ONTOLOGY_FILE.objects(AC.saidBy, ns.RDFS.domain)) == []
    users = set(ONTOLOGY_FILE.objects(AC.saidBy, URIRef(f"{SCHEMA}domainIncludes")))
    assert users == {AC[one.declared.source.__name__] for one in ONTOLOGY.relations if one.declared.name == "saidBy"}
    assert users >= {AC.Claim, AC.CasualtyEstimate}
    assert list(ONTOLOGY_FILE.objects(AC.whenStated, ns.RDFS.domain)) == [AC.Event]


def test_no_range_is_a_date() -> None:
    dates = {ns.XSD.date, ns.XSD.gYear, ns.XSD.gYearMonth}
    assert dates & set(ONTOLOGY_FILE.objects(None, ns.RDFS.range)) == set()
    assert list(ONTOLOGY_FILE.objects(AC.when, ns.RDFS.range)) == []


def test_only_what_is_true_of_every_use_is_a_subclass_or_subproperty() -> None:
    foreign = {
        (_short(term), _short(above))
        for predicate in (ns.RDFS.subClassOf, ns.RDFS.subPropertyOf)
        for term, above in ONTOLOGY_FILE.subject_objects(predicate)
        if not str(above).startswith(AC)
    }
    assert foreign == {
        ("ac:Actor", "foaf:Agent"),
        ("ac:Actor", "prov:Agent"),
        ("ac:Assessment", "prov:Entity"),
        ("ac:CasualtyEstimate", "prov:Entity"),
        ("ac:Claim", "prov:Entity"),
        ("ac:Dataset", "dcat:Dataset"),
        ("ac:Dataset", "prov:Entity"),
        ("ac:Event", "sem:Event"),
        ("ac:Finding", "prov:Entity"),
        ("ac:MatchDecision", "prov:Entity"),
        ("ac:Place", "geo:Feature"),
        ("ac:Place", "schema:Place"),
        ("ac:Relation", "prov:Entity"),
        ("ac:Source", "prov:Entity"),
        ("ac:Source", "schema:CreativeWork"),
        ("ac:assessedBy", "prov:wasAttributedTo"),
        ("ac:bearsOn", "dcterms:relation"),
        ("ac:concerns", "dcterms:relation"),
        ("ac:dataset", "dcterms:isPartOf"),
        ("ac:high", "schema:maxValue"),
        ("ac:lat", "wgs84:lat"),
        ("ac:lon", "wgs84:long"),
        ("ac:low", "schema:minValue"),
        ("ac:saidBy", "prov:wasAttributedTo"),
        ("ac:version", "dcat:version"),
    }


def test_a_reasoner_finds_no_class_but_those_above_the_stated_one() -> None:
    stated = parsed(DATA)
    closure = ONTOLOGY_FILE + stated
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    types = closure.subject_objects(ns.RDF.type)
    found = {(one, cls) for one, cls in types if "/id/" in str(one) and str(cls).startswith(AC)}
    expected = {
        (one, above)
        for one, cls in stated.subject_objects(ns.RDF.type)
        for above in (cls, *ONTOLOGY_FILE.transitive_objects(cls, ns.RDFS.subClassOf))
        if str(above).startswith(AC)
    }
    assert found == expected
    assert len(expected) > len(list(stated.subject_objects(ns.RDF.type)))


def test_a_reasoner_finds_no_relation_but_inverses() -> None:
    stated = parsed(DATA)
    closure = ONTOLOGY_FILE + stated
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    new = {
        (_short(one), _short(predicate), _short(other))
        for one, predicate, other in closure - stated
        if str(predicate).startswith(AC) and "/id/" in str(one)
    }
    assert new == {
        ("actor/a", "ac:involvedIn", "event/e"),
        ("actor/a", "ac:obligedBy", "commitment/c"),
        ("actor/b", "ac:hasMember", "actor/a"),
        ("actor/z", "ac:sameAs", "actor/a"),
        ("event/e", "ac:casualties", "casualty-estimate/x"),
        ("event/e", "ac:claimsAbout", "claim/l"),
        ("provision/r", "ac:givesRiseTo", "commitment/c"),
        ("source/s", "ac:documents", "actor/a"),
    }


def test_aligned_terms_are_in_the_vocabularies_that_they_name() -> None:
    known: dict[str, type[ns.DefinedNamespace]] = {
        "dcat": ns.DCAT,
        "dcterms": ns.DCTERMS,
        "foaf": ns.FOAF,
        "geo": ns.GEO,
        "odrl": ns.ODRL2,
        "org": ns.ORG,
        "prov": ns.PROV,
        "schema": ns.SDO,
        "skos": ns.SKOS,
    }
    declared = {term for cls in _declared() for term in cls.names.align}
    declared |= {term for cls in _declared() for one in cls.properties() for term in one.names.align}
    checked = {term for term in declared if term.partition(":")[0] in known}
    assert len(checked) > 30
    unknown = {term for term in checked if URIRef(expand(term)) not in known[term.partition(":")[0]]}
    assert unknown == {"dcat:version"}  # of DCAT 3; rdflib lists DCAT 2


def test_borrowed_terms_are_declared_with_their_kind() -> None:
    kinds = {
        (_short(term), _short(kind))
        for term, kind in ONTOLOGY_FILE.subject_objects(ns.RDF.type)
        if str(kind).startswith(str(ns.OWL)) and not str(term).startswith(DEFAULT_BASE_IRI)
    }
    assert kinds == {
        ("dcat:Dataset", "owl:Class"),
        ("dcat:version", "owl:DatatypeProperty"),
        ("dcterms:creator", "owl:AnnotationProperty"),
        ("dcterms:description", "owl:AnnotationProperty"),
        ("dcterms:isPartOf", "owl:ObjectProperty"),
        ("dcterms:issued", "owl:AnnotationProperty"),
        ("dcterms:license", "owl:AnnotationProperty"),
        ("dcterms:relation", "owl:ObjectProperty"),
        ("dcterms:title", "owl:AnnotationProperty"),
        ("foaf:Agent", "owl:Class"),
        ("geo:Feature", "owl:Class"),
        ("prov:Activity", "owl:Class"),
        ("prov:Agent", "owl:Class"),
        ("prov:Entity", "owl:Class"),
        ("prov:used", "owl:ObjectProperty"),
        ("prov:wasAttributedTo", "owl:ObjectProperty"),
        ("prov:wasDerivedFrom", "owl:ObjectProperty"),
        ("prov:wasGeneratedBy", "owl:ObjectProperty"),
        ("schema:CreativeWork", "owl:Class"),
        ("schema:Place", "owl:Class"),
        ("schema:domainIncludes", "owl:AnnotationProperty"),
        ("schema:rangeIncludes", "owl:AnnotationProperty"),
        ("schema:maxValue", "owl:DatatypeProperty"),
        ("schema:minValue", "owl:DatatypeProperty"),
        ("sem:Event", "owl:Class"),
        ("skos:Concept", "owl:Class"),
        ("skos:closeMatch", "owl:AnnotationProperty"),
        ("skos:definition", "owl:AnnotationProperty"),
        ("skos:relatedMatch", "owl:AnnotationProperty"),
        ("wgs84:lat", "owl:DatatypeProperty"),
        ("wgs84:long", "owl:DatatypeProperty"),
    }


def test_a_term_of_two_kinds_is_refused() -> None:
    document = TurtleFile(DEFAULT_BASE_IRI)
    document.add("ac:low", "rdf:type", "owl:DatatypeProperty")
    document.add("ac:low", "rdfs:subPropertyOf", "schema:minValue")
    document.add(document.base, "schema:minValue", Literal(1))
    with pytest.raises(ValueError, match="minValue> would be AnnotationProperty and DatatypeProperty: keep one use"):
        declare_borrowed(document)


def test_a_relation_whose_name_gets_shared_loses_its_inverse() -> None:
    @relation(
        Finding,
        "involves",
        Node,
        inverse="foundIn",
        fr="implique",
        fr_inverse="constaté dans",
        inverse_definition="The findings that involve this node.",
    )
    class Sighting(Relation):
        """A finding involves something."""

    ontology = dataclasses.replace(ONTOLOGY, relations=(*ONTOLOGY.relations, Sighting))
    graph = Graph().parse(data=ontology_turtle(ontology, "https://a.example/"), format="turtle")
    involves = URIRef("https://a.example/ontology#involves")
    assert list(graph.subjects(ns.OWL.inverseOf, involves)) == []
    assert list(graph.objects(involves, ns.RDFS.domain)) == []
    assert list(graph.objects(involves, ns.RDFS.range)) == []


def _declared() -> tuple[type[Node] | type[Relation], ...]:
    return (*ONTOLOGY.classes, *ONTOLOGY.relations)


def _ours(subject: Term, predicate: URIRef) -> set[URIRef]:
    found = ONTOLOGY_FILE.objects(subject, predicate)
    return {one for one in found if isinstance(one, URIRef) and one.startswith(AC)}


def _short(term: Term) -> str:
    prefixes = {"ac": str(AC), "owl": str(ns.OWL)} | NAMESPACES
    for prefix, namespace in prefixes.items():
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term).removeprefix(namespace)}"
    return str(term).rpartition("/id/")[2]
