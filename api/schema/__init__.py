"""The GraphQL schema, made from the ontology. `python -m api.schema` writes api/schema.graphql."""

from typing import Any

from graphql import GraphQLSchema, is_introspection_type, is_specified_scalar_type, print_type

from api.schema.choices import Direction
from api.schema.codes import codes_field
from api.schema.groups import groups_field
from api.schema.inputs import MAX_PAGE_SIZE, Inputs
from api.schema.ledger import LedgerTypes
from api.schema.meaning import FindEach, FindOne, ListAll, TraceCompliance, root_names
from api.schema.outputs import Outputs, enumerate_codes
from api.schema.scalars import SCALARS, Date
from api.schema.search import search_field, searchable_classes
from api.schema.strawberry_parts import (
    ID,
    Field,
    add_fields,
    argument,
    empty_object,
    enumeration,
    field,
    graphql_schema,
)
from api.schema.suggestions import suggest_field
from graph.asked.filters import Certainty
from ontology.model import Node, Ontology
from ontology.values import Language

IDS: Any = list[ID]
LANGUAGES = {"EN": "English.", "FR": "French.", "NATIVE": "The people's own language, for names."}
DIRECTIONS = {
    "ASC": "Up: the smallest, earliest or alphabetically first at the beginning.",
    "DESC": "Down: the largest, latest or alphabetically last at the beginning.",
}
CERTAINTIES = {
    "SURELY": "It must have held: it had begun by then at the latest, and had not ended. What is open counts.",
    "POSSIBLY": "It may have held. What is unknown is bounded by the lives of both: from when they were founded until "
    "they ended.",
}


def build_schema(ontology: Ontology) -> GraphQLSchema:
    """The schema for an ontology. What each field stands for is among its extensions (`meaning_of`)."""
    enumerate_codes(ontology)
    enumeration("Language", Language, "A language of texts.", LANGUAGES)
    enumeration("Direction", Direction, "Up or down.", DIRECTIONS)
    enumeration("Certainty", Certainty, "How certain it must be that something held on a day.", CERTAINTIES)
    inputs = Inputs(ontology)
    outputs = Outputs(ontology, inputs)
    query = empty_object("Query", "What can be asked.")
    add_fields(query, _roots(ontology, inputs, outputs))
    return graphql_schema(query, [outputs.nodes[cls] for cls in ontology.classes], SCALARS)


def _roots(ontology: Ontology, inputs: Inputs, outputs: Outputs) -> list[Field]:
    node: Any = outputs.nodes[Node]
    identity = argument("id", ID, "Its id: class/key.")
    identities = argument("ids", IDS, f"Their ids; {MAX_PAGE_SIZE} at most.")
    each: Any = list[node | None]
    searchable = searchable_classes(ontology)
    fields = [
        field("node", node | None, "The node that has an id; null if there is none.", FindOne(Node), [identity]),
        field("nodes", each, "The nodes that have these ids, null where there is none.", FindEach(Node), [identities]),
        search_field(ontology, inputs, outputs, searchable),
        suggest_field(outputs, searchable),
        groups_field(inputs, outputs),
        _compliance(outputs),
        codes_field(ontology),
    ]
    for cls, (single, many) in root_names(ontology).items():
        node_type: Any = outputs.nodes[cls]
        connection, all_of = outputs.connection(cls), f"All of: {cls.names.definition}"
        fields.append(field(single, node_type | None, f"One {cls.names.en} by its id.", FindOne(cls), [identity]))
        fields.append(field(many, connection, all_of, ListAll(cls), inputs.arguments(cls)))
    return fields


def _compliance(outputs: Outputs) -> Field:
    ledger: Any = LedgerTypes(outputs).ledger()
    description = "What became of an agreement's commitments by a day; null if there is no such agreement."
    agreement = argument("agreement", ID, "The id of the agreement.")
    as_of = argument("asOf", Date | None, "The day of which to tell; today unless given.")
    return field("compliance", ledger | None, description, TraceCompliance(), [agreement, as_of])


def sdl(ontology: Ontology) -> str:
    """The schema in GraphQL's own language."""
    own = (
        graphql_type
        for graphql_type in build_schema(ontology).type_map.values()
        if not is_specified_scalar_type(graphql_type) and not is_introspection_type(graphql_type)
    )
    return "\n\n".join(map(print_type, sorted(own, key=str))) + "\n"
