"""The field `relations` of every node: all that is around it, as one connection."""

from typing import Any

from api.schema.choices import RelationType
from api.schema.inputs import Inputs
from api.schema.meaning import AllRelations, OfEdge, OfRelation
from api.schema.strawberry_parts import Argument, Field, add_fields, argument, empty_object, enumeration, field
from graph.asked.walking import Leads, relation_name
from ontology.model import Node, Ontology, Relation
from ontology.naming import words
from ontology.values import Language

DEFINITION = (
    "All relations of the node, of whatever kind, in both directions: by the name of their kind, then by their id."
    " For graph views, and for whatever does not know the fields of each class."
)
PAGES = ("first", "after", "last", "before")
LEADS = {
    "OUT": "From this node to the other.",
    "IN": "From the other node to this.",
    "BOTH": "Either way. As an argument: all. On an edge: the relation is symmetric; it is there once, whichever "
    "direction is asked for.",
}


class RelationTypes:
    """The types that the field needs, each made once."""

    def __init__(self, ontology: Ontology, inputs: Inputs) -> None:
        self._inputs = inputs
        enumeration("Leads", Leads, "Which way a relation leads, as seen from a node.", LEADS)
        kind: Any = _kinds(ontology)
        listed: Any = list[kind]
        self._kind, self._listed = kind, listed
        self._property = empty_object("RelationProperty", "What a relation says of itself, such as a role or a date.")
        add_fields(
            self._property,
            [
                field("name", str, "What the field is called on the edges of this relation: `role`.", OfRelation.NAME),
                field("value", str, "Its value as text. Codes by name, date spans as EDTF.", OfRelation.VALUE),
            ],
        )

    def field(self, cls: type[Node], connection: type) -> Field:
        """The field of a class or an interface."""
        types = argument("types", self._listed | None, "Only relations of these kinds. Defaults to all.")
        direction = argument("direction", Leads | None, "Only relations that lead this way.", Leads.BOTH)
        pages = [each for each in self._inputs.arguments(Node) if each.graphql_name in PAGES]
        return field("relations", connection, DEFINITION, AllRelations(cls), [types, direction, *pages])

    def edge_fields(self, citation: type) -> list[Field]:
        """What an edge says besides its cursor and node."""
        properties: Any = list[self._property]  # type: ignore[name-defined]
        citations: Any = list[citation]  # type: ignore[valid-type]
        lang = argument("lang", Language | None, "The language.", Language.EN)
        cited = "The sources of the relation, with locators. None where the relation itself leads to a source."
        said = "What the relation says of itself. What has no value is left out."
        return [
            field("relation", self._kind, "The kind of the relation.", OfRelation.KIND),
            field("direction", Leads, "Which way it leads, as seen from the node that has the list.", OfRelation.LEADS),
            field("label", str, "What the relation is called in this direction.", OfRelation.LABEL, [lang]),
            field("properties", properties, said, OfRelation.PROPERTIES, _text_arguments()),
            field("citations", citations, cited, OfEdge.CITATIONS),
        ]


def _text_arguments() -> list[Argument]:
    alone = "Whether a text that is missing in this language is shown in another; with false it is left out."
    return [
        argument("lang", Language | None, "The language of texts.", Language.EN),
        argument("fallback", bool | None, alone, True),
    ]


def _kinds(ontology: Ontology) -> type[RelationType]:
    make: Any = RelationType
    relations = {relation_name(one): one for one in sorted(ontology.relations, key=relation_name)}
    members: type[RelationType] = make("RelationType", relations)
    described = {name: _described(one) for name, one in relations.items()}
    return enumeration(members.__name__, members, "A kind of relation.", described)  # type: ignore[return-value]


def _described(relation: type[Relation]) -> str:
    ends = relation.declared
    joined = f"{words(ends.source.__name__)} → {words(ends.target.__name__)}"
    return f"{joined}: {relation.names.definition}"
