"""The rules that only RDF can break: what its triples must say besides that a record itself cannot contradict."""

from ontology.model import Node, Relation
from ontology.rules.kinds import Rule
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
from ontology.sources import Dataset

RDF_RULES: tuple[Rule, ...] = (
    SpansOfDays(
        name="spans-of-days",
        of=(Node, Relation),
        says="Every date is one of the calendar, and no span ends before it begins.",
    ),
    PlainLanguages(
        name="plain-languages",
        of=(Node,),
        says="A text is in English, in French or in the people's own language: en, fr or und, without a region.",
    ),
    FirstAndLastDays(
        name="first-and-last-days",
        of=(Node, Relation),
        says="The first and the last day beside a date are those of that date.",
    ),
    SourcesToFollow(
        name="sources-to-follow",
        of=(Relation,),
        says="A relation leads to the sources that it cites, and to no others.",
    ),
    LicenceToFollow(
        name="licence-to-follow",
        of=(Dataset,),
        says="A dataset leads to the licence that it names, and to no other.",
    ),
    AttributionToFollow(
        name="attribution-to-follow",
        of=(Dataset,),
        says="A dataset leads to those whom it is to be attributed to, and to nobody else.",
    ),
    LoadingAsStated(
        name="loading-as-stated",
        of=(Dataset,),
        says="A dataset leads to the loading that its id names, of which the same input and loader are stated.",
    ),
    DirectTriples(
        name="direct-triples",
        of=(Relation,),
        says="A direct triple stands where a relation without a hedge states it, and nowhere else.",
    ),
)
