"""The field `relations` of every node: all that is around it, as one connection."""

from typing import Any

from api.schema.code_lists import RELATION_DIRECTIONS, told
from api.schema.enums import RelationType
from api.schema.inputs import Inputs
from api.schema.meaning import AllRelations, OfEdge, OfRelation
from api.schema.outputs import Outputs, text_arguments
from api.schema.strawberry_parts import Field, add_fields, argument, empty_object, enumeration, field
from graph.asked.relations import Leads
from graph.stored.layout import relation_name
from ontology.model import Node, Ontology, Relation

DEFINITION = (
    "The relations of the node, of any type and in both directions, each with the node at its other end; ordered by the"
    " name of the type and the id of the relation. For graph views, and programs that do not know the fields of each"
    " class."
)
BESIDES = " and the relation that leads to it"


def add_relations(ontology: Ontology, inputs: Inputs, outputs: Outputs) -> None:
    """Give the field to every class and interface."""
    enumeration("RelationDirection", Leads, "Which way a relation leads, seen from a node.", told(RELATION_DIRECTIONS))
    kind: Any = _kinds(ontology)
    listed: Any = list[kind]
    connection = outputs.named_connection("NodeRelations", Node, _edge_fields(kind, outputs.citation), BESIDES)
    for cls, made in outputs.nodes.items():
        types = argument("types", listed | None, "Only relations of these types. Defaults to all.")
        direction = argument(
            "direction",
            Leads | None,
            "Only relations that lead this way, seen from this node. Symmetric ones always count.",
            Leads.BOTH,
        )
        meaning = AllRelations(cls)
        add_fields(
            made, [field("relations", connection, DEFINITION, meaning, [types, direction, *inputs.page_arguments()])]
        )


def _edge_fields(kind: Any, citation: type) -> list[Field]:
    """What an edge says besides its cursor and node."""
    properties: Any = list[_property()]  # type: ignore[misc]
    citations: Any = list[citation]  # type: ignore[valid-type]
    leads = "Which way the relation leads, seen from the node that has this list."
    called = (
        "What the relation is called in this direction: the field in words, such as `signed by` or `events`. If it has"
        " no field on this side, the one of the other side, which then reads from the other node to this one."
    )
    said = "The properties of the relation, without those that have no value."
    cited = "The sources of the relation, with locators. Empty for types that cite none, such as DOCUMENTED_BY."
    return [
        field("relation", kind, "The type of the relation.", OfRelation.KIND),
        field("direction", Leads, leads, OfRelation.LEADS),
        field("label", str | None, called, OfRelation.LABEL, text_arguments()),
        field("properties", properties, said, OfRelation.PROPERTIES, text_arguments("it is left out")),
        field("citations", citations, cited, OfEdge.CITATIONS),
    ]


def _property() -> type:
    made = empty_object("RelationProperty", "A property of a relation, such as a role or a date.")
    named = "The name of the property, as on the edges of this relation: `role`."
    add_fields(
        made,
        [
            field("name", str, named, OfRelation.NAME),
            field(
                "value",
                str,
                "Its value as text: a code by name, a date as EDTF, a truth as `true` or `false`.",
                OfRelation.VALUE,
            ),
        ],
    )
    return made


def _kinds(ontology: Ontology) -> type[RelationType]:
    make: Any = RelationType
    relations = {relation_name(one): one for one in sorted(ontology.relations, key=relation_name)}
    members: type[RelationType] = make("RelationType", relations)
    enumeration(
        members.__name__, members, "A type of relation.", {one.name: _described(one.relation) for one in members}
    )
    return members


def _described(relation: type[Relation]) -> str:
    ends = relation.declared
    return f"`{ends.source.__name__}.{ends.name}`, to `{ends.target.__name__}`: {relation.names.definition}"
