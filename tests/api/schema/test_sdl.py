"""The committed schema is the one that is served, and says what the contract asks of it."""

import pytest
from graphql import GraphQLEnumType, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, build_schema

from api.schema import sdl
from api.schema.__main__ import SDL
from ontology import ONTOLOGY
from ontology.agreements import Assessment
from ontology.naming import camel

DATED = ["actor", "agreement", "assessment", "claim", "commitment", "event", "finding", "matchDecision", "source"]
UNDATED = ["casualtyEstimate", "place", "provision"]
OWN_ARGUMENTS = {
    "Query.search": {"text", "in", "where"},
    **{f"Query.{name}Groups": {"where", "by", "orderBy", "fill"} for name in DATED},
    **{f"Query.{name}Groups": {"where", "by", "orderBy"} for name in UNDATED},
    "CasualtySum.taken": set[str](),
    "CasualtySum.left": set[str](),
}
"""What these fields take besides the arguments of a page."""


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema(SDL.read_text(encoding="utf-8"))


def test_it_is_as_generated() -> None:
    assert SDL.read_text(encoding="utf-8") == sdl(ONTOLOGY), "run `make generate`"


def test_everything_has_an_identity_and_all_but_datasets_a_source(schema: GraphQLSchema) -> None:
    for cls in ONTOLOGY.classes:
        made = schema.type_map[cls.__name__]
        assert isinstance(made, GraphQLObjectType)
        assert {"id", "iri", "label"} <= made.fields.keys()
        assert {"dataset", "documentedBy"} & made.fields.keys() == (
            set() if cls.__name__ == "Dataset" else {"dataset", "documentedBy"}
        )


def test_every_class_has_two_root_fields(schema: GraphQLSchema) -> None:
    assert schema.query_type
    assert {
        "node",
        "nodes",
        "search",
        "suggest",
        "eventGroups",
        "compliance",
        "changes",
        "voices",
        "codes",
        "event",
        "events",
        "datasets",
        "casualtyEstimates",
    } <= schema.query_type.fields.keys()
    assert len(schema.query_type.fields) == 8 + 2 * len(ONTOLOGY.classes) + len(DATED) + len(UNDATED)


@pytest.mark.parametrize("name", ["EventConnection", "EventInvolvesConnection", "EventGroupConnection"])
def test_a_connection_is_one_of_relay(schema: GraphQLSchema, name: str) -> None:
    connection, edge = schema.type_map[name], schema.type_map[name.replace("Connection", "Edge")]
    assert isinstance(connection, GraphQLObjectType)
    assert isinstance(edge, GraphQLObjectType)
    counted = ["leftOut"] if name == "EventConnection" else []
    assert list(connection.fields) == ["edges", "nodes", "pageInfo", "totalCount", *counted]
    assert list(edge.fields)[:2] == ["cursor", "node"]


def test_every_connection_takes_the_arguments_of_a_page(schema: GraphQLSchema) -> None:
    for made in schema.type_map.values():
        if isinstance(made, (GraphQLObjectType, GraphQLInterfaceType)) and not made.name.startswith("__"):
            for name, field in made.fields.items():
                if str(field.type).endswith("Connection!"):
                    own = OWN_ARGUMENTS.get(f"{made.name}.{name}", {"where", "orderBy"})
                    own = {"types", "direction"} if name == "relations" else own
                    assert own | {"first", "after", "last", "before"} == field.args.keys() - DAYS - {"duplicates"}


DAYS = {"asOf", "knownBy", "exceptions"}
DAYS_OF = {
    "Query.events": {"asOf", "knownBy"},
    "Query.eventGroups": {"asOf", "knownBy"},
    "Query.claims": {"asOf", "knownBy"},
    "Query.assessments": {"asOf", "knownBy"},
    "Query.commitments": {"knownBy"},
    "Query.casualtyEstimates": {"knownBy"},
    "Query.findings": DAYS,
    "Query.findingGroups": DAYS,
    "Query.actors": set[str](),
    "Query.sources": set[str](),
    "Query.places": set[str](),
    "Query.datasets": set[str](),
    "Query.search": set[str](),
    "Event.involves": {"knownBy"},
    "Event.casualties": {"knownBy"},
    "Event.claimsAbout": {"asOf", "knownBy"},
    "Event.documentedBy": {"knownBy"},
    "Event.stepOf": DAYS,
    "Claim.denies": DAYS,
    "Finding.hasStep": {"knownBy"},
    "Actor.involvedIn": {"asOf", "knownBy"},
    "Actor.splinteredFrom": {"asOf", "knownBy"},
    "Source.documents": set[str](),
}


@pytest.mark.parametrize("field", DAYS_OF)
def test_a_list_takes_the_days_that_it_can_be_asked_for(schema: GraphQLSchema, field: str) -> None:
    parent, _, name = field.partition(".")
    made = schema.type_map[parent]
    assert isinstance(made, GraphQLObjectType)
    assert made.fields[name].args.keys() & DAYS == DAYS_OF[field]


def test_lists_of_events_show_duplicates_where_these_are_asked_for(schema: GraphQLSchema) -> None:
    """All but those by which events lead to others: what they are part of, and what they stand for."""
    named = {
        f"{made.name}.{name}"
        for made in schema.type_map.values()
        if isinstance(made, (GraphQLObjectType, GraphQLInterfaceType))
        for name, field in made.fields.items()
        if "duplicates" in field.args
    }
    assert named == {
        "Query.events",
        "Query.eventGroups",
        "Actor.involvedIn",
        "Place.events",
        "Commitment.events",
        "Agreement.events",
    }


def test_every_text_takes_a_language_and_a_fallback_and_may_be_missing(schema: GraphQLSchema) -> None:
    texts = {
        f"{made.name}.{name}": (list(field.args), str(field.type))
        for made in schema.type_map.values()
        if isinstance(made, (GraphQLObjectType, GraphQLInterfaceType))
        for name, field in made.fields.items()
        if {"lang", "fallback"} & field.args.keys() and name not in ("properties", "suggest")
    }
    assert {
        "Node.label",
        "Event.title",
        "Deadline.text",
        "LedgerReckoning.words",
        "CodeDefinition.label",
        "NodeRelationsEdge.label",
    } <= texts.keys()
    assert {name: told for name, told in texts.items() if told != (["lang", "fallback"], "String")} == {}


def test_descriptions_name_relations_and_classes_as_they_stand(schema: GraphQLSchema) -> None:
    described = {
        "ActorMemberOfFilter": "Conditions on the nodes that `memberOf` leads to, and how many must meet them.",
        "ActorSignedWhere": "Conditions on the relation `signed` and on the node at its end. All must hold.",
        "ActorMemberOfOrder": "A sort key for the nodes that `memberOf` leads to.",
        "ActorMemberOfOrderField": "What the nodes that `memberOf` leads to can be sorted by.",
        "AgreementWhere": "Conditions on `Agreement` nodes. All must hold.",
        "NodeWhere": "Conditions on nodes of any class. All must hold.",
        "AgreementOrder": "A sort key for `Agreement` nodes.",
        "CasualtyEstimateConnection": "A page of `CasualtyEstimate` nodes.",
        "SourceDocumentsConnection": "A page of `Documented` nodes.",
    }
    assert {name: schema.type_map[name].description for name in described} == described


def test_every_value_of_an_enumeration_has_a_description(schema: GraphQLSchema) -> None:
    values = {
        f"{made.name}.{name}": value.description or ""
        for made in schema.type_map.values()
        if isinstance(made, GraphQLEnumType) and not made.name.startswith("__")
        for name, value in made.values.items()
    }
    assert [name for name, description in values.items() if not description.strip()] == []
    for code in (code for vocabulary in ONTOLOGY.vocabularies for code in vocabulary):
        concept, description = code.concept, values[f"{type(code).__name__}.{code.name}"]
        assert f"{concept.en}: {concept.definition}" in description
        assert f"{concept.fr} : {concept.fr_definition}" in description
    assert values["ActorMemberOfOrderField.EDGE_FROM"].startswith("Of the relation `memberOf`: ")
    through = values["CommitmentOrderField.UNDER_AGREEMENT_LABEL"]
    assert through.startswith("Of the node that `underAgreement` leads to: ")


def test_a_ledger_says_of_declared_properties_what_their_declarations_say(schema: GraphQLSchema) -> None:
    judgement, counts = schema.type_map["LedgerJudgement"], schema.type_map["LedgerCounts"]
    assert isinstance(judgement, GraphQLObjectType)
    assert isinstance(counts, GraphQLObjectType)
    declared = {camel(prop.attribute): prop.names.definition for prop in Assessment.properties()}
    own = {
        "assessment": "The assessment itself.",
        "assessor": "The actor who made the assessment.",
        "evidence": "The sources, with locators.",
        "standpoint": "What the assessor is to the commitment: bound by it, a party, a guarantor, the Independent"
        " Observer, a UN body, the press, or none of these.",
    }
    assert {name: field.description for name, field in judgement.fields.items()} == declared | own
    assert counts.fields["overdue"].description == (
        "How many are past their deadline while no assessor says that they are fulfilled."
    )
