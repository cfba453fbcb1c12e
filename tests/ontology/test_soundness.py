"""Declarations that cannot work together are refused when an ontology is made; the message names both."""

from dataclasses import replace
from typing import Any

import pytest

from ontology import ONTOLOGY
from ontology.actors import Actor, Membership
from ontology.codes import Code, Concept, vocabulary
from ontology.findings import Finding
from ontology.model import Documented, Node, Relation, node, relation, value_type
from ontology.properties import Compound, prop
from ontology.soundness import sound
from ontology.sources import Source
from ontology.terms import NAMESPACES
from ontology.values import DateSpan
from ontology.vocabularies import Hedge

PREFIXES = ", ".join(NAMESPACES)
MEANT: Any = {"inverse_definition": "What it leads back to."}


def problems(*declared: Any, **others: Any) -> list[str]:
    """What is said of our ontology with these declarations besides, or with other ones in place of its own."""
    lists: dict[str, list[Any]] = {"classes": [], "relations": [], "vocabularies": [], "values": []}
    sorts = {Node: "classes", Relation: "relations", Code: "vocabularies", Compound: "values"}
    for kind in declared:
        lists[next(name for sort, name in sorts.items() if issubclass(kind, sort))].append(kind)
    more = {name: (*getattr(ONTOLOGY, name), *kinds) for name, kinds in lists.items()}
    with pytest.raises(TypeError) as refused:
        sound(replace(ONTOLOGY, **more | others))
    return str(refused.value).split("\n")


def test_two_ends_of_one_name_on_one_class_are_refused() -> None:
    @relation(Actor, "signed", Source, inverse="", fr="a signé", fr_inverse="")
    class Letter(Relation):
        """An actor signed a letter."""

    @relation(Source, "mentions", Documented, inverse="documents", fr="mentionne", fr_inverse="documente", **MEANT)
    class Mention(Relation):
        """A source mentions something."""

    @relation(Actor, "knows", Actor, inverse="knows", fr="connaît", fr_inverse="connaît", **MEANT)
    class Acquaintance(Relation):
        """Two actors know each other."""

    assert problems(Letter, Mention, Acquaintance) == [
        "Actor.signed is an end of Signature and an end of Letter; rename one of the two",
        "Actor.knows is an end of Acquaintance and an end of Acquaintance; rename one of the two",
        "Source.documents is an end of Documentation and an end of Mention; rename one of the two",
    ]


def test_a_clash_on_an_interface_is_told_once() -> None:
    @relation(Source, "cites", Node, inverse="sourceGrade", fr="cite", fr_inverse="citée par", **MEANT)
    class Quotation(Relation):
        """A source cites something."""

    assert problems(Quotation) == [
        "Node.sourceGrade is a property and an end of Quotation; rename one of the two",
        "cites is a predicate of every record and an end of Quotation; rename one of the two",
        "sourceGrade is a property of Node and an end of Quotation; rename one of the two",
    ]


def test_one_name_for_a_property_and_for_what_is_there_already_is_refused() -> None:
    @node(fr="Chose", plural="things", fr_plural="Choses")
    class Thing(Documented):
        """A thing."""

        involves: str = prop("implique", "What it involves.")
        iri: str | None = prop("IRI", "Its address.", default=None)
        low: str = prop("minimum", "The least.")
        high: int = prop("plafond", "The most.")

    assert problems(Thing) == [
        "Thing.iri is a field of every node and a property; rename one of the two",
        "involves is a property of Thing and an end of Involvement; rename one of the two",
        "high: its French label is 'maximum' in CasualtyEstimate and 'plafond' in Thing; make them agree",
        "low: its form is 'integer' in CasualtyEstimate and 'string' in Thing; make them agree",
    ]


def test_two_declarations_of_one_name_or_plural_are_refused() -> None:
    @node(fr="Événement", plural="actors", fr_plural="Événements")
    class Event(Documented):
        """Another event."""

    assert problems(Event) == [
        f"Event is declared in ontology.events and in {__name__}; rename one of the two",
        "Actor and Event have one plural, 'actors'; give one of the two another",
    ]


def test_codes_that_would_share_an_iri_are_refused() -> None:
    @vocabulary(fr="Nature")
    class Event(Code):
        """A list whose scheme and code join to the IRI of another list."""

        KIND = Concept("Kind", "Nature", "Of its kind.", "De sa nature.")

    iri = "https://accord-graph.example/vocabularies#event-kind"
    assert problems(Event) == [
        f"Event is declared in ontology.events and in {__name__}; rename one of the two",
        f"EventKind and Event.KIND have one IRI, {iri}; rename one of the two",
    ]


def test_what_has_no_name_or_definition_is_refused() -> None:
    @node(fr="", plural="things", fr_plural=" ")
    class Thing(Documented):
        """A thing."""

        size: int = prop("", "How large it is.")
        colour: str = prop("couleur", "")

    @relation(Thing, "resembles", Thing, inverse="resembled", fr="ressemble à", fr_inverse="")
    class Resemblance(Relation):
        """Two things are alike."""

    @vocabulary(fr="")
    class Shade(Code):
        """How dark it is."""

        DARK = Concept("Dark", "")
        LIGHT = Concept("Light", "Clair", "It is bright.", " ")

    @value_type(fr="")
    class Extent(Compound):
        """How far it goes."""

        width: int = prop("largeur", " ")

    assert problems(Thing, Resemblance, Shade, Extent) == [
        "Thing has no French label; give one",
        "Extent has no French label; give one",
        "Shade has no French label; give one",
        "Thing.size has no French label; give one",
        "Thing.colour has no definition; give one",
        "Extent.width has no definition; give one",
        "Shade.DARK has no French label; give one",
        "Shade.DARK has no English definition; give one",
        "Shade.DARK has no French definition; give one",
        "Shade.LIGHT has no French definition; give one",
        "Thing has no French plural; give one",
        "Resemblance.resembled has no French label; give one",
        "Resemblance.resembled has no definition; give one",
    ]


def test_a_declaration_that_was_forgotten_is_refused() -> None:
    classes = tuple(cls for cls in ONTOLOGY.classes if cls is not Finding)
    relations = tuple(each for each in ONTOLOGY.relations if each is not Membership)
    vocabularies = tuple(each for each in ONTOLOGY.vocabularies if each is not Hedge)
    assert problems(classes=classes, relations=relations) == [
        "FindingStep names Finding, which is not listed; list it in the ontology as well",
        "FindingDenial names Finding, which is not listed; list it in the ontology as well",
        "Membership is declared in ontology.actors and not listed; list it in the ontology",
        "Finding is declared in ontology.findings and not listed; list it in the ontology",
    ]
    assert problems(vocabularies=vocabularies) == [
        "CasualtyEstimate names Hedge, which is not listed; list it in the ontology as well",
        "Involvement names Hedge, which is not listed; list it in the ontology as well",
        "Hedge is declared in ontology.vocabularies.involvements and not listed; list it in the ontology",
    ]


def test_what_is_named_and_not_listed_is_refused() -> None:
    @node(fr="Chose", plural="things", fr_plural="Choses")
    class Thing(Documented):
        """A thing."""

    @value_type(fr="Étendue")
    class Extent(Compound):
        """How far it goes."""

        width: int = prop("largeur", "How wide it is.")

    @relation(Actor, "owns", Thing, inverse="ownedBy", fr="possède", fr_inverse="possédé par", **MEANT)
    class Ownership(Relation):
        """An actor owns a thing."""

        extent: Extent | None = prop("étendue", "How much of it.", default=None)

    assert problems(Ownership) == [
        "Ownership names Thing, which is not listed; list it in the ontology as well",
        "Ownership names Extent, which is not listed; list it in the ontology as well",
    ]
    assert problems(interfaces=(Node,))[0] == (
        "Documentation names Documented, which is not listed; list it in the ontology as well"
    )


def test_a_term_of_an_unknown_vocabulary_is_refused() -> None:
    @node(fr="Chose", plural="things", fr_plural="Choses", align=("prv:Entity",))
    class Thing(Documented):
        """A thing."""

        size: int = prop("taille", "How large it is.", align=("schema:size", "schema"))

    rest = f", whose prefix is not known; write one of {PREFIXES} and a colon before a name"
    assert problems(Thing) == [
        f"Thing is aligned to 'prv:Entity'{rest}",
        f"Thing.size is aligned to 'schema'{rest}",
    ]


def test_an_unknown_field_in_a_key_or_an_order_is_refused() -> None:
    @relation(
        Finding,
        "warnsOf",
        Actor,
        inverse="warnings",
        fr="met en garde contre",
        fr_inverse="mises en garde",
        inverse_definition="Findings that warn of this actor.",
        key=("date", "since"),
        ordered_by=("since", "order"),
        pages_by=("when",),
    )
    class Warning(Relation):
        """A finding warns of an actor."""

        since: DateSpan | None = prop("depuis", "Since when.", default=None)

    assert problems(Warning) == [
        "Warning: key names 'date', which is not a property of Warning; write since",
        "Warning: ordered_by names 'order', which is not a property of Warning; write since",
        "Warning: pages_by names 'when', which is not a property of Finding;"
        " write source_grade, note, rule, text, holds_from, holds_to, known_from, end_known_from, coding,"
        " coding_known_from, exception",
    ]


def test_what_is_symmetric_surrounds_nothing() -> None:
    @relation(
        Actor, "knows", Actor, inverse="knows", fr="connaît", fr_inverse="connaît", symmetric=True, surrounds=True
    )
    class Acquaintance(Relation):
        """Two actors know each other."""

    assert problems(Acquaintance) == [
        "Acquaintance: what is symmetric has no target to surround its source; remove one of the two"
    ]
