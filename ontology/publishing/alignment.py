"""How a term of ours relates to the known terms that its declaration names: only as strongly as it is true.

A subclass or subproperty makes a reasoner infer the other vocabulary's domains, ranges and superclasses for all our
data. So it is stated for the terms below alone, of which that holds for every use of ours. Everything else is a close
match, which infers nothing about the data, or a related one, where the resemblance is loose.
"""

from collections.abc import Iterable, Iterator

from ontology.terms import expand

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
SUPERPROPERTIES = frozenset(
    {
        "dcat:version",
        "dcterms:issued",
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
    """`(predicate, IRI)` for each known class that a class of ours names."""
    for term in align:
        yield SUBCLASS if term in SUPERCLASSES else _match(term), expand(term)


def property_alignments(aligns: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """The same for a property, given what each class that declares it names: what they don't all name is left out."""
    first, *others = aligns
    for term in first:
        if all(term in other for other in others):
            yield SUBPROPERTY if term in SUPERPROPERTIES else _match(term), expand(term)


def _match(term: str) -> str:
    return RELATED if term in LOOSE else CLOSE
