"""The hinge: every field of the schema carries what it stands for, and nothing of what the schema was built with."""

from graphql import GraphQLInterfaceType, GraphQLObjectType, is_introspection_type

from api.schema.meaning import EXTENSION, ComputedNode, FindOne, Iri, meaning_of
from ontology import ONTOLOGY
from ontology.events import Event
from ontology.sources import Source
from tests.schemas import schema_of

SCHEMA = schema_of(ONTOLOGY)


def test_every_field_carries_its_meaning_and_nothing_else() -> None:
    carried = {
        f"{kind.name}.{name}": list(field.extensions)
        for kind in SCHEMA.type_map.values()
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not is_introspection_type(kind)
        for name, field in kind.fields.items()
    }
    assert {name: keys for name, keys in carried.items() if keys != [EXTENSION]} == {}
    assert {"Query.event", "Node.iri", "Event.iri", "EventConnection.edges", "LedgerTerm.due"} <= carried.keys()


def test_what_some_fields_stand_for() -> None:
    fields = {
        name: meaning_of(kind.fields[name.partition(".")[2]])
        for name in ("Query.event", "Node.iri", "Event.iri", "LedgerEvidence.source")
        if isinstance(kind := SCHEMA.type_map[name.partition(".")[0]], GraphQLObjectType | GraphQLInterfaceType)
    }
    assert fields == {
        "Query.event": FindOne(Event),
        "Node.iri": Iri(),
        "Event.iri": Iri(),
        "LedgerEvidence.source": ComputedNode("source", Source),
    }
