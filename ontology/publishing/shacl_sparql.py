"""The rules that SHACL Core cannot say, as SHACL-SPARQL: a file of its own, for engines that can run it.

Each query is asked once, of all the data: asked of every record by itself, as is usual, they would take minutes. So the
focus node is the ontology, and the record is the value that a report names.
"""

from collections.abc import Iterator
from typing import assert_never

from rdflib import Literal

from ontology import rdf_form as form
from ontology.iris import ontology_iri, sparql_shapes_iri
from ontology.model import Ontology, Relation
from ontology.publishing import sparql_days as days
from ontology.publishing import sparql_provenance as provenance
from ontology.publishing.about import add_about
from ontology.publishing.shacl_parts import predicate_of
from ontology.publishing.shacl_rules import bound_classes
from ontology.publishing.sparql_select import select, union
from ontology.publishing.turtle import TurtleFile
from ontology.rdf_form import TermForm
from ontology.rules import RULES
from ontology.rules.kinds import Rule
from ontology.rules.of_deadlines import Counted, Parts
from ontology.rules.of_ends import (
    Cited,
    Elsewhere,
    EndIsNot,
    EndsInOrder,
    KeyBegins,
    NotAfterSources,
    SameClass,
    TargetIs,
)
from ontology.rules.of_rdf import (
    AttributionToFollow,
    DirectTriples,
    FirstAndLastDays,
    LicenceToFollow,
    LoadingAsStated,
    PlainLanguages,
    SourcesToFollow,
    SpansOfDays,
)
from ontology.rules.of_values import AllOrNone, Explained, Forward, InOrder, Pattern, Some, Within
from ontology.sources import Documentation, Source

PREFIXES = ("ac", "dcterms", "edtf", "prov", "rdfs", "xsd")


def sparql_shapes_turtle(ontology: Ontology, base: str) -> str:
    """The shapes in Turtle."""
    document = TurtleFile(base)
    file = sparql_shapes_iri(base)
    add_about(document, file, "Accord Graph: the shapes in SPARQL", "Accord Graph : les formes en SPARQL")
    for prefix in PREFIXES:
        declared = f"acq:prefix-{prefix}"
        document.add(file, "sh:declare", declared)
        document.add(declared, "sh:prefix", Literal(prefix))
        document.add(declared, "sh:namespace", Literal(document.prefixes[prefix], datatype=document.iri("xsd:anyURI")))
    for rule in RULES:
        if query := _broken(ontology, rule):
            _add_shape(document, rule, query)
    return document.turtle()


def _add_shape(document: TurtleFile, rule: Rule, query: str) -> None:
    subject = f"acq:{rule.name}-everywhere"
    document.add(subject, "rdf:type", "sh:NodeShape")
    document.add(subject, "sh:targetNode", ontology_iri(document.base))
    document.add(subject, "sh:sparql", f"acq:{rule.name}-query")
    document.add(f"acq:{rule.name}-query", "rdf:type", "sh:SPARQLConstraint")
    document.add(f"acq:{rule.name}-query", "sh:prefixes", sparql_shapes_iri(document.base))
    document.add(f"acq:{rule.name}-query", "sh:message", Literal(rule.says, "en"))
    document.add(f"acq:{rule.name}-query", "sh:select", Literal(query))


def _broken(ontology: Ontology, rule: Rule) -> str:
    """A query for the records that break a rule; empty where the shapes in Core find them."""
    match rule:
        case SameClass():
            return _joined(ontology, rule, f"FILTER({_path('?subject')} != {_path('?object')})")
        case KeyBegins():
            begins = f'STRSTARTS({_key("?subject")}, CONCAT({_key("?object")}, "-"))'
            return _joined(ontology, rule, f"FILTER(!{begins})")
        case EndsInOrder():
            return _joined(ontology, rule, _ends_backwards(rule))
        case NotAfterSources():
            return _after_sources(ontology, rule)
        case Counted():
            return _miscounted(rule)
        case SpansOfDays():
            return _spans(ontology)
        case FirstAndLastDays():
            return _first_and_last_days(ontology)
        case PlainLanguages():
            return _languages(ontology)
        case SourcesToFollow():
            return provenance.SOURCES
        case LicenceToFollow():
            return provenance.LICENCES
        case AttributionToFollow():
            return provenance.ATTRIBUTIONS
        case LoadingAsStated():
            return provenance.LOADINGS
        case DirectTriples():
            return _direct_triples(ontology)
        case Within() | InOrder() | AllOrNone() | Some() | Explained() | Pattern() | Forward():
            return ""
        case Cited() | Elsewhere() | EndIsNot() | TargetIs() | Parts():
            return ""
        case _:
            assert_never(rule)


def _path(iri: str) -> str:
    """The class in the IRI of a record, as its id names it."""
    return f'STRBEFORE(STRAFTER(STR({iri}), "/id/"), "/")'


def _key(iri: str) -> str:
    """What comes after the class."""
    return f'STRAFTER(STRAFTER(STR({iri}), "/id/"), "/")'


def _joined(ontology: Ontology, rule: Rule, test: str) -> str:
    return union(
        f"?value a ac:{cls.__name__} ; ac:subject ?subject ; ac:object ?object . {test}"
        for cls in bound_classes(ontology, rule)
    )


def _ends_backwards(rule: EndsInOrder) -> str:
    end, start = predicate_of(rule.source, rule.end).name, predicate_of(rule.target, rule.start).name
    unless = predicate_of(rule.source, rule.unless).name
    return (
        f"?subject ac:{end}To ?ended . ?object ac:{start}From ?began . FILTER(STR(?ended) < STR(?began))"
        f" FILTER NOT EXISTS {{ ?subject ac:{unless} ?other }}"
    )


def _after_sources(ontology: Ontology, rule: NotAfterSources) -> str:
    """Those of which every source was published before; one that has no date may have been later."""
    (cls,) = bound_classes(ontology, rule)
    name, cited = predicate_of(cls, rule.attribute).name, f"?value ac:{Documentation.declared.name} ?source"
    published = predicate_of(Source, "published").name
    return select(f"""
        ?value a ac:{cls.__name__} ; ac:{name}From ?said . BIND(ac:{name} AS ?path)
        FILTER EXISTS {{ {cited} }}
        FILTER NOT EXISTS {{ {cited} .
        OPTIONAL {{ ?source ac:{published}To ?last }} FILTER(COALESCE(STR(?last) >= STR(?said), true)) }}
    """)


def _names(ontology: Ontology, *forms: TermForm) -> list[str]:
    """The predicates whose values have one of these forms."""
    return [name for name, (use, *_) in form.uses(ontology).items() if use.predicate.form in forms]


def _spans(ontology: Ontology) -> str:
    dated = " UNION ".join(
        f"{{ ?value ac:{name} ?date . FILTER(DATATYPE(?date) = edtf:EDTF) BIND(ac:{name} AS ?path) }}"
        for name in _names(ontology, TermForm.DATES)
    )
    backwards = f'(?start != ".." && ?end != ".." && {days.first_day("?start")} > {days.last_day("?end")})'
    return select(f"""
        {dated}
        BIND(STR(?date) AS ?span)
        {days.bind_ends("?span", "?start", "?end")}
        {days.bind_parts("?start")}
        {days.bind_parts("?end")}
        FILTER({days.is_no_day("?start")} || {days.is_no_day("?end")} || {backwards})
    """)


def _first_and_last_days(ontology: Ontology) -> str:
    dated = " UNION ".join(
        f"""{{
        ?value ac:{name} ?date . BIND(ac:{name} AS ?path)
        OPTIONAL {{ ?value ac:{name}From ?first }} OPTIONAL {{ ?value ac:{name}To ?last }}
        }}"""
        for name in _names(ontology, TermForm.DATES)
    )
    return select(f"""
        {dated}
        BIND(STR(?date) AS ?span)
        {days.bind_ends("?span", "?start", "?end")}
        {days.bind_parts("?end")}
        FILTER(COALESCE(STR(?first), "..") != {days.first_day("?start")}
        || COALESCE(STR(?last), "..") != {days.last_day("?end")})
    """)


def _miscounted(rule: Counted) -> str:
    name, months, day = f"ac:{rule.attribute}", days.months_between("?from", "?to"), days.falls_on("?to", "?from")
    return select(f"""
        ?value {name}Duration ?duration ; {name}CountedFrom ?countedFrom ; {name}Due ?due .
        BIND({name}Due AS ?path)
        BIND(STR(?countedFrom) AS ?from)
        BIND(STR(?due) AS ?to)
        BIND(SUBSTR(?duration, STRLEN(?duration)) AS ?unit)
        BIND(xsd:integer(SUBSTR(?duration, 2, STRLEN(?duration) - 2)) AS ?count)
        {days.bind_parts("?from")}
        {days.bind_number("?from")}
        {days.bind_parts("?to")}
        {days.bind_number("?to")}
        FILTER(STRLEN(?from) != STRLEN(?to) || !COALESCE(
        (?unit = "D" && ?toNumber - ?fromNumber = ?count)
        || (?unit = "W" && ?toNumber - ?fromNumber = 7 * ?count)
        || (?unit = "M" && {months} = ?count && {day})
        || (?unit = "Y" && ?toYear - ?fromYear = ?count && (STRLEN(?to) = 4 || ?toMonth = ?fromMonth) && {day}),
        false))
    """)


def _languages(ontology: Ontology) -> str:
    languages = ", ".join(f'"{language}"' for language in (*form.LANGUAGES, form.NATIVE_LANGUAGE))
    names = ["rdfs:label", *(f"ac:{name}" for name in _names(ontology, TermForm.TEXT, TermForm.NATIVE))]
    return union(
        f"?value {name} ?text . BIND({name} AS ?path) FILTER(LANG(?text) NOT IN ({languages}))" for name in names
    )


def _direct_triples(ontology: Ontology) -> str:
    return union(branch for relation in ontology.relations for branch in _direct(relation))


def _direct(relation: type[Relation]) -> Iterator[str]:
    """A direct triple that is missing, and one that nothing states.

    Two relations may have one name: the class of their source tells them apart.
    """
    declared, name = relation.declared, f"ac:{relation.declared.name}"
    unhedged = "FILTER NOT EXISTS {{ {0} ac:hedge ?hedge }}".format if form.is_hedged(relation) else lambda _: ""
    yield (
        f"?value a ac:{relation.__name__} ; ac:subject ?subject ; ac:object ?object . {unhedged('?value')}"
        f" FILTER NOT EXISTS {{ ?subject {name} ?object }} BIND({name} AS ?path)"
    )
    of_class = "" if declared.source.abstract else f"FILTER({_is_of('?value', declared.source.path())})"
    yield (
        f"?value {name} ?object . {of_class} FILTER NOT EXISTS {{ ?relation ac:subject ?value ; ac:object ?object ."
        f" FILTER({_is_of('?relation', relation.path())}) {unhedged('?relation')} }} BIND({name} AS ?path)"
    )


def _is_of(iri: str, path: str) -> str:
    """Whether an IRI names a record of a class. It is found sooner by its ends than by its class."""
    return f'CONTAINS(STR({iri}), "/id/{path}/")'
