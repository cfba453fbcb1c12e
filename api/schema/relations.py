"""The field `relations` of every node: all that is around it, as one connection."""

from typing import Any

from api.schema.enums import RelationType
from api.schema.inputs import Inputs
from api.schema.meaning import AllRelations, OfEdge, OfRelation
from api.schema.outputs import Outputs, text_arguments
from api.schema.strawberry_parts import Field, add_fields, argument, empty_object, enumeration, field
from graph.asked.relations import Leads, relation_name
from ontology.model import Node, Ontology, Relation

DEFINITION = (
    "All relations of the node, of any kind and in both directions, ordered by the name of the kind and the id of the"
    " relation. For graph views, and for programs that do not know the fields of each class."
)
LEADS = {
    "OUT": "From this node to the other.",
    "IN": "From the other node to this one.",
    "BOTH": "Either way. As an argument: all relations. On an edge: the relation is symmetric. It is listed once, "
    "whichever direction is asked for.",
}


def add_relations(ontology: Ontology, inputs: Inputs, outputs: Outputs) -> None:
    """Give the field to every class and interface."""
    enumeration("Leads", Leads, "Which way a relation leads, seen from a node.", LEADS)
    kind: Any = _kinds(ontology)
    listed: Any = list[kind]
    connection = outputs.named_connection("NodeRelations", Node, _edge_fields(kind, outputs.citation))
    for cls, made in outputs.nodes.items():
        types = argument("types", listed | None, "Only relations of these kinds. Defaults to all.")
        direction = argument("direction", Leads | None, "Only relations that lead this way.", Leads.BOTH)
        meaning = AllRelations(cls)
        add_fields(
            made, [field("relations", connection, DEFINITION, meaning, [types, direction, *inputs.page_arguments()])]
        )


def _edge_fields(kind: Any, citation: type) -> list[Field]:
    """What an edge says besides its cursor and node."""
    properties: Any = list[_property()]  # type: ignore[misc]
    citations: Any = list[citation]  # type: ignore[valid-type]
    leads = "Which way it leads, seen from the node that has the list."
    called = "What the relation is called in this direction, or in the other where it has no name of its own in this."
    said = "What the relation says of itself. What has no value is left out."
    cited = "The sources of the relation, with locators. Empty for kinds that cite none, such as DOCUMENTED_BY."
    return [
        field("relation", kind, "The kind of the relation.", OfRelation.KIND),
        field("direction", Leads, leads, OfRelation.LEADS),
        field("label", str | None, called, OfRelation.LABEL, text_arguments()),
        field("properties", properties, said, OfRelation.PROPERTIES, text_arguments()),
        field("citations", citations, cited, OfEdge.CITATIONS),
    ]


def _property() -> type:
    made = empty_object("RelationProperty", "What a relation says of itself, such as a role or a date.")
    named = "What the field is called on the edges of relations of this kind: `role`."
    add_fields(
        made,
        [
            field("name", str, named, OfRelation.NAME),
            field("value", str, "Its value as text. Codes by name, dates as EDTF.", OfRelation.VALUE),
        ],
    )
    return made


def _kinds(ontology: Ontology) -> type[RelationType]:
    make: Any = RelationType
    relations = {relation_name(one): one for one in sorted(ontology.relations, key=relation_name)}
    members: type[RelationType] = make("RelationType", relations)
    enumeration(
        members.__name__, members, "A kind of relation.", {one.name: _described(one.relation) for one in members}
    )
    return members


def _described(relation: type[Relation]) -> str:
    ends = relation.declared
    return f"`{ends.source.__name__}.{ends.name}`, to `{ends.target.__name__}`: {relation.names.definition}"
