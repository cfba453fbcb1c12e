"""The lists of codes that `codes` answers: those of the ontology, and the other enumerations that pages show readers.

Fields to order and to group by are no such list: these are names of fields.
"""

from collections.abc import Mapping
from typing import Any

from api.schema.relation_codes import RELATIONS
from api.schema.roots.search import searchable, value_name
from graph.asked.grouping import Inclusion
from graph.stored.layout import relation_name
from ontology.actors import Actor
from ontology.agreements import Agreement, Commitment, Provision
from ontology.codes import Code, Concept
from ontology.events import CasualtyEstimate, Claim, Event
from ontology.findings import Finding
from ontology.model import End, Node, Ontology, Relation
from ontology.naming import kebab, words
from ontology.places import Place
from ontology.sources import Dataset, Source

CERTAINTIES = {
    "SURELY": Concept(
        "Surely",
        "Certainement",
        "It must have held: it had surely begun by then and had not ended. An open end counts as going on.",
        "Le lien existait à coup sûr : il avait commencé et n’avait pas pris fin. Une fin ouverte vaut continuation.",
    ),
    "POSSIBLY": Concept(
        "Possibly",
        "Peut-être",
        "It may have held. Unknown ends of relations between actors lie within the lives of both: from when they were"
        " founded until they ended.",
        "Le lien a pu exister. Entre acteurs, une date inconnue se situe dans l’existence de l’un et de l’autre, de"
        " leur fondation à leur fin.",
    ),
}
INCLUSIONS = {
    Inclusion.ACCUSATIONS: Concept(
        "Accusations",
        "Accusations",
        "Figures by which someone accuses.",
        "Chiffres par lesquels quelqu’un accuse.",
    ),
    Inclusion.DENIED: Concept(
        "Denied figures",
        "Chiffres démentis",
        "Figures that someone denies.",
        "Chiffres que quelqu’un dément.",
    ),
    Inclusion.HEDGED: Concept(
        "Hedged figures",
        "Chiffres sous réserve",
        "Figures given with a hedge.",
        "Chiffres donnés avec une réserve.",
    ),
    Inclusion.PARTS: Concept(
        "Partial figures",
        "Chiffres partiels",
        "Figures for a part of those harmed, of events without a total.",
        "Chiffres qui portent sur une partie des personnes atteintes, pour les événements sans total.",
    ),
}
LANGUAGES = {
    "EN": Concept("English", "Anglais", "Written in English.", "Écrit en anglais."),
    "FR": Concept("French", "Français", "Written in French.", "Écrit en français."),
    "NATIVE": Concept(
        "Native name",
        "Nom d’origine",
        "A name in the language of those who bear it.",
        "Un nom dans la langue de ceux qui le portent.",
    ),
}
ORDER_DIRECTIONS = {
    "ASC": Concept(
        "Ascending",
        "Croissant",
        "The smallest, earliest or alphabetically first value comes first.",
        "La valeur la plus petite, la plus ancienne ou la première par ordre alphabétique vient en tête.",
    ),
    "DESC": Concept(
        "Descending",
        "Décroissant",
        "The largest, latest or alphabetically last value comes first.",
        "La valeur la plus grande, la plus récente ou la dernière par ordre alphabétique vient en tête.",
    ),
}
RELATION_DIRECTIONS = {
    "OUT": Concept(
        "Outgoing",
        "Sortante",
        "From this node to the other.",
        "De cette notice vers l’autre.",
    ),
    "IN": Concept(
        "Incoming",
        "Entrante",
        "From the other node to this one.",
        "De l’autre notice vers celle-ci.",
    ),
    "BOTH": Concept(
        "Both ways",
        "Dans les deux sens",
        "As an argument: all relations. On an edge: the relation is symmetric. It is listed once, whichever direction"
        " is asked for.",
        "En argument : toutes les relations. Sur une arête : la relation est symétrique. Elle figure une fois, quel que"
        " soit le sens demandé.",
    ),
}
CLASSES: dict[type[Node], str] = {
    Actor: "Un État, une force, un mouvement, une mission, un organe, un média ou une personne, ou quelqu’un qu’une"
    " source ne nomme pas.",
    Agreement: "Un accord ou un cessez-le-feu, ou une feuille de route, une loi, une résolution ou un autre texte qui"
    " le met en œuvre ou l’appuie.",
    CasualtyEstimate: "Ce qu’un locuteur dit d’une atteinte à un groupe de victimes ; jamais un total calculé.",
    Claim: "Ce que dit un locuteur : il affirme, dément, accuse, revendique, demande ou évalue.",
    Commitment: "Une promesse ou une demande : qui est tenu à quoi, et pour quand.",
    Dataset: "Un ensemble de notices chargé, remplacé et cité en bloc.",
    Event: "Ce qui s’est passé en un lieu, un jour ou sur plusieurs jours.",
    Finding: "Une piste qu’une règle déclarée tire de ce que d’autres disent, avec ses preuves ; jamais un verdict.",
    Place: "Un pays, une région, un cercle, une localité, une zone ou un site.",
    Provision: "Un titre, un chapitre, un article, une annexe ou un point d’un accord.",
    Source: "Un document, une page ou un jeu de données où quelque chose est dit.",
}
"""What the classes that can be searched are, in French."""


def code_lists(ontology: Ontology) -> dict[str, tuple[type[Code], str]]:
    """Each list by its name, with the enumeration that it explains."""
    relations = sorted(ontology.relations, key=relation_name)
    lists = {codes.__name__: codes for codes in ontology.vocabularies} | {
        "CasualtyInclusion": _list({one.name: concept for one, concept in INCLUSIONS.items()}),
        "Certainty": _list(CERTAINTIES),
        "Language": _list(LANGUAGES),
        "OrderDirection": _list(ORDER_DIRECTIONS),
        "RelationDirection": _list(RELATION_DIRECTIONS),
        "RelationType": _list({relation_name(one): _relation_concept(one) for one in relations}),
        "Searchable": _list({value_name(cls): _class_concept(cls) for cls in searchable(ontology)}),
    }
    return {kebab(name).replace("-", "_").upper(): (lists[name], name) for name in sorted(lists)}


def told(concepts: Mapping[str, Concept]) -> dict[str, str]:
    """What an enumeration says of its values: their definitions."""
    return {name: f"{concept.en}: {concept.definition}" for name, concept in concepts.items()}


def _list(concepts: Mapping[str, Concept]) -> type[Code]:
    make: Any = Code
    made: type[Code] = make("Code", dict(concepts))
    return made


def _class_concept(cls: type[Node]) -> Concept:
    names = cls.names
    return Concept(names.en.capitalize(), names.fr, names.definition, CLASSES.get(cls, names.definition))


def _relation_concept(relation: type[Relation]) -> Concept:
    """What a relation is called; one of which nothing better is known, as its field is, and defined in English."""
    end = End(relation, forward=True)
    label = words(end.name).capitalize()
    return RELATIONS.get(relation) or Concept(label, end.fr.capitalize(), end.definition, end.definition)
