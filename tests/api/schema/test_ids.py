"""One id, one object: nothing but a node has an id, so that a cache which goes by ids holds no other for it."""

from collections.abc import Iterator

from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type, is_introspection_type

from ontology import ONTOLOGY
from tests.api.query.every_field import is_node
from tests.schemas import schema_of

SCHEMA = schema_of(ONTOLOGY)


def objects() -> Iterator[GraphQLObjectType | GraphQLInterfaceType]:
    """The types of which answers are made."""
    for kind in SCHEMA.type_map.values():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not is_introspection_type(kind):
            yield kind


def test_what_has_an_id_is_a_node() -> None:
    nodes = {cls.__name__ for cls in (*ONTOLOGY.classes, *ONTOLOGY.interfaces)}
    assert {kind.name for kind in objects() if "id" in kind.fields} == nodes
    assert {kind.name for kind in objects() if is_node(kind)} == nodes


def test_an_id_stands_at_its_node_alone() -> None:
    ids = [
        f"{kind.name}.{name}"
        for kind in objects()
        for name, field in kind.fields.items()
        if get_named_type(field.type).name == "ID" and not (name == "id" and is_node(kind))
    ]
    assert ids == []


def test_what_a_ledger_says_of_a_node_leads_to_it() -> None:
    leads = {
        kind.name: sorted(name for name, field in kind.fields.items() if is_node(get_named_type(field.type)))
        for kind in objects()
        if kind.name.startswith("Ledger")
    }
    assert {name: fields for name, fields in leads.items() if fields} == {
        "LedgerEnding": ["agreement"],
        "LedgerEvidence": ["source"],
        "LedgerInstrument": ["agreement", "path"],
        "LedgerJudgement": ["assessment"],
        "LedgerNamedActor": ["actor"],
        "LedgerNamedFinding": ["finding"],
        "LedgerOccurrence": ["event"],
        "LedgerPromise": ["commitment"],
        "LedgerRenewed": ["commitment"],
        "LedgerStatement": ["claim", "events", "rivals"],
        "LedgerStem": ["provision"],
    }
