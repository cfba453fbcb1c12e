"""The GraphQL schema, made from the ontology. `python -m api.schema` writes api/schema.graphql."""

from collections.abc import Iterator
from typing import Any

from graphql import GraphQLSchema, is_introspection_type, is_specified_scalar_type, print_type

from api.schema.code_lists import CERTAINTIES, LANGUAGES, ORDER_DIRECTIONS, told
from api.schema.deprecations import DEPRECATED, deprecate
from api.schema.enums import Direction
from api.schema.inputs import MAX_PAGE_SIZE, Inputs
from api.schema.meaning import FindEach, FindOne, HearVoices, ListAll, TraceChanges, TraceCompliance, root_names
from api.schema.outputs import Outputs, enumerate_codes
from api.schema.relations import add_relations
from api.schema.roots.codes import codes_field
from api.schema.roots.groups import groups_fields
from api.schema.roots.ledger import LedgerTypes
from api.schema.roots.search import search_field, searchable_classes
from api.schema.roots.suggestions import suggest_field
from api.schema.scalars import SCALARS, Date
from api.schema.strawberry_parts import (
    ID,
    Argument,
    Field,
    add_fields,
    argument,
    empty_object,
    enumeration,
    field,
    graphql_schema,
)
from graph.asked.filters import Certainty
from ontology.model import Node, Ontology
from ontology.values import Language

IDS: Any = list[ID]
DESCRIPTION = (
    "Mali's peace accords and conflict as a graph: who agreed what, what happened, who says what about it, and in which"
    " source. Every node has an id, an IRI and a label; lists of nodes are Relay connections. Null means that a value"
    " is not recorded or does not apply, unless a description says otherwise. Read only."
)


def build_schema(ontology: Ontology) -> GraphQLSchema:
    """The schema for an ontology. What each field stands for is among its extensions (`meaning_of`)."""
    enumerate_codes(ontology)
    enumeration("Language", Language, "The language of a text.", told(LANGUAGES))
    enumeration("OrderDirection", Direction, "Sort direction.", told(ORDER_DIRECTIONS))
    enumeration("Certainty", Certainty, "How certain it must be that a relation held on a day.", told(CERTAINTIES))
    inputs = Inputs(ontology)
    outputs = Outputs(ontology, inputs)
    add_relations(ontology, inputs, outputs)
    query = empty_object("Query", "The root of all queries.")
    add_fields(query, _roots(ontology, inputs, outputs))
    schema = graphql_schema(query, [outputs.nodes[cls] for cls in ontology.classes], SCALARS, DESCRIPTION)
    return deprecate(schema, DEPRECATED)


def _roots(ontology: Ontology, inputs: Inputs, outputs: Outputs) -> list[Field]:
    node: Any = outputs.nodes[Node]
    identities = argument("ids", IDS, f"The ids, as class/key; at most {MAX_PAGE_SIZE}.")
    each: Any = list[node | None]
    searchable = searchable_classes(ontology)
    fields = [
        field("node", node | None, "The node with this id; null if there is none.", FindOne(Node), [_identity()]),
        field(
            "nodes",
            each,
            "The nodes with these ids, in the same order; null in place of an id that does not exist.",
            FindEach(Node),
            [identities],
        ),
        search_field(ontology, inputs, outputs, searchable),
        suggest_field(outputs, searchable),
        *groups_fields(inputs, outputs),
        *_of_ledgers(LedgerTypes(outputs)),
        codes_field(ontology),
    ]
    for cls in ontology.classes:
        fields += _of_class(cls, ontology, inputs, outputs)
    return fields


def _of_class(cls: type[Node], ontology: Ontology, inputs: Inputs, outputs: Outputs) -> Iterator[Field]:
    node: Any = outputs.nodes[cls]
    single, many = root_names(ontology)[cls]
    with_id = f"The {cls.names.en} with this id; null if there is none."
    yield field(single, node | None, with_id, FindOne(cls), [_identity()])
    all_of = f"A page of `{cls.__name__}` nodes. {cls.names.definition}"
    yield field(many, outputs.connection(cls), all_of, ListAll(cls), inputs.arguments(cls))


def _identity() -> Argument:
    return argument("id", ID, "The id, as class/key: `event/mali-2018-04-06-dioura`.")


def _of_ledgers(types: LedgerTypes) -> Iterator[Field]:
    """What became of an agreement by a day, what changed between two, and what two assessors say of it."""
    ledger: Any = types.ledger()
    changes: Any = types.changes()
    voices: Any = types.voices()
    agreement = argument("agreement", ID, "The id of the agreement.")
    as_of = argument("asOf", Date | None, "The day to describe. Defaults to today (UTC).")
    known_by = argument(
        "knownBy",
        Date | None,
        "Only what sources published by this day had told: a source counts if the last day of its `published` is not"
        " later, and not at all without a date. `leftOut` counts the rest. Defaults to all sources.",
    )
    of_ledger = "What had become of an agreement's commitments by a day. Null if no such agreement is loaded."
    only = argument(
        "commitments",
        list[ID] | None,
        "Only these commitments, by their ids, and the instruments in which they stand: `counts` are of these.",
    )
    yield field("compliance", ledger | None, of_ledger, TraceCompliance(), [agreement, as_of, known_by, only])
    days = [argument("from", Date, "The earlier day."), argument("to", Date, "The later day, or the same.")]
    of_changes = (
        "What changed in an agreement's ledger between two days, told from the same sources. A delay that merely grew"
        " does not count. Null if no such agreement is loaded."
    )
    yield field("changes", changes | None, of_changes, TraceChanges(), [agreement, *days, known_by])
    of_voices = (
        "Two assessors side by side over all commitments of an agreement that either had judged by a day. Words of"
        " members count with those of the body or office to which they possibly belonged when they spoke. Null if the"
        " agreement or one of the two is not loaded."
    )
    two = [argument(name, ID, f"The id of the {which} assessor.") for name, which in (("a", "first"), ("b", "other"))]
    yield field("voices", voices | None, of_voices, HearVoices(), [agreement, *two, as_of, known_by])


def sdl(ontology: Ontology) -> str:
    """The schema in GraphQL's own language."""
    schema = build_schema(ontology)
    own = (
        graphql_type
        for graphql_type in schema.type_map.values()
        if not is_specified_scalar_type(graphql_type) and not is_introspection_type(graphql_type)
    )
    head = f'"""\n{schema.description}\n"""\nschema {{\n  query: {schema.query_type}\n}}'
    return "\n\n".join((head, *map(print_type, sorted(own, key=str)))) + "\n"
