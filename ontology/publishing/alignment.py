"""How a term of ours relates to the known terms that its declaration names: only as strongly as it is true.

A subclass or subproperty makes a reasoner infer the other vocabulary's domains, ranges and superclasses for all our
data. So it is stated for the terms below alone, of which that holds for every use of ours, and only of them do we say
that ours are aligned with them. Everything else is a close match, which infers nothing about the data, or a related
one, where the resemblance is loose.
"""

from collections.abc import Iterable, Iterator

from ontology import rdf_form as form
from ontology.model import Ontology

SUPERCLASSES = frozenset(
    {
        "dcat:Dataset",
        "foaf:Agent",
        "geo:Feature",
        "prov:Agent",
        "prov:Entity",
        "schema:CreativeWork",
        "schema:Place",
        "sem:Event",
    }
)
# Without domain and range, or with true ones (prov:wasAttributedTo: an Entity, an Agent; wgs84: a thing in space).
# Not dcterms:issued, which says of the ontology itself when it was issued: in OWL 2 DL an annotation is nothing else.
SUPERPROPERTIES = frozenset(
    {
        "dcat:version",
        "dcterms:isPartOf",
        "dcterms:relation",
        "prov:wasAttributedTo",
        "schema:maxValue",
        "schema:minValue",
        "wgs84:lat",
        "wgs84:long",
    }
)
# org:changedBy leads to the event of a change, prov:wasAssociatedWith starts from an activity, and so on.
LOOSE = frozenset({"eli:cites", "org:changedBy", "prov:wasAssociatedWith", "prov:wasRevisionOf"})

SUBCLASS, SUBPROPERTY = "rdfs:subClassOf", "rdfs:subPropertyOf"
CLOSE, RELATED = "skos:closeMatch", "skos:relatedMatch"


def class_alignments(align: Iterable[str]) -> Iterator[tuple[str, str]]:
    """`(predicate, term)` for each known class that a class of ours names."""
    for term in align:
        yield SUBCLASS if term in SUPERCLASSES else _match(term), term


def property_alignments(ontology: Ontology) -> dict[str, tuple[tuple[str, str], ...]]:
    """The same for each property by its name. What not every class that declares it names is left out."""
    named = {name: [one.predicate.names.align for one in users] for name, users in form.uses(ontology).items()}
    for name, ends in form.ends(ontology).items():
        if all(end.forward for end in ends):
            named[name] = [end.relation.names.align for end in ends]
    named["dataset"] = [form.DATASET.align]
    return {name: tuple(_shared(*aligns)) for name, aligns in named.items()}


def aligned(stated: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Of what is stated, the terms that ours lie under."""
    return tuple(term for predicate, term in stated if predicate in (SUBCLASS, SUBPROPERTY))


def _shared(first: tuple[str, ...], *others: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for term in first:
        if all(term in other for other in others):
            yield SUBPROPERTY if term in SUPERPROPERTIES else _match(term), term


def _match(term: str) -> str:
    return RELATED if term in LOOSE else CLOSE
