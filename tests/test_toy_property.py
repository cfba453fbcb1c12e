"""One more property in one declaration is enough for the schema, both layouts and a store: nothing else is edited."""

import pytest
from graphql import GraphQLNamedType, GraphQLObjectType, print_type
from graphql import build_schema as read_schema

from api.errors import RequestError
from api.query.engine import Engine
from api.schema import sdl
from graph.loading.load import load
from graph.neo4j import layout as neo4j_layout
from graph.sqlite import tables as sqlite_tables
from graph.stored.layout import node_columns
from ontology import ONTOLOGY, findings
from ontology.iris import DEFAULT_BASE_IRI
from ontology.values import DateSpan, Text
from ontology.vocabularies import FindingRule
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.ontology.toy import NAME, Finding, toy_ontology
from tests.patience import PATIENT
from tests.schemas import schema_of

TOY = toy_ontology()


def test_it_is_in_the_schema() -> None:
    with_it, without = (read_schema(sdl(ontology)).type_map for ontology in (TOY, ONTOLOGY))
    assert with_it.keys() == without.keys()
    new = {name: _lines(kind) - _lines(without[name]) for name, kind in with_it.items()}
    assert {name: lines for name, lines in new.items() if lines} == {
        "Finding": {f"{NAME}: Int"},
        "FindingWhere": {f"{NAME}: IntFilter"},
        "FindingOrderField": {"LOUD_AS"},
        "NodeStepOfOrderField": {"LOUD_AS"},
    }
    finding = with_it["Finding"]
    assert isinstance(finding, GraphQLObjectType)
    assert finding.fields[NAME].description == "How loud it is, in decibels."


def _lines(kind: GraphQLNamedType) -> set[str]:
    """What a type says, without its descriptions."""
    return {line.strip() for line in print_type(kind).splitlines() if not line.strip().startswith('"""')}


def test_it_is_in_the_table_and_has_an_index_in_sqlite() -> None:
    known = sqlite_tables.layout(ONTOLOGY)
    table, index = (statement for statement in sqlite_tables.layout(TOY) if statement not in known)
    assert table.startswith("CREATE TABLE Finding (")
    assert {line for line in table.splitlines() if NAME in line} == {"  loudAs INTEGER,", "  loudAsKey INTEGER,"}
    assert index == "CREATE INDEX Finding_by_loudAsKey_id ON Finding (loudAsKey, id)"
    assert sqlite_tables.fingerprint(TOY) != sqlite_tables.fingerprint(ONTOLOGY)


def test_it_has_an_index_in_neo4j() -> None:
    known = neo4j_layout.layout(ONTOLOGY)
    assert {name: statement for name, statement in neo4j_layout.layout(TOY).items() if name not in known} == {
        "Finding_loudAsKey": "CREATE INDEX Finding_loudAsKey IF NOT EXISTS FOR (n:Finding) ON (n.loudAsKey, n.id)"
    }
    with_it, without = ({column.name for column in node_columns(cls)} for cls in (Finding, findings.Finding))
    assert with_it - without == {"loudAs", "loudAsKey"}


def _finding(key: str, loud_as: int | None) -> Finding:
    return Finding(
        id=f"finding/{key}",
        rule=FindingRule.DEADLINE_MISSED,
        text=Text(key),
        holds_from=DateSpan("2018"),
        loud_as=loud_as,
    )


QUESTION = """{
  loud: findings(where: {loudAs: {gte: 60}}) { nodes { id } }
  missing: findings(where: {loudAs: {eq: null}}) { nodes { id } }
  all: findings(orderBy: {field: LOUD_AS}) { nodes { id loudAs } }
}"""


async def test_it_is_stored_found_ordered_and_shown(store_url: str) -> None:
    store = opened(store_url, TOY)
    try:
        findings = (_finding("a", None), _finding("b", 90), _finding("c", 60), _finding("d", 0))
        rows = (row(line, finding) for line, finding in enumerate(findings, 1))
        report = await load(store, delivery(*rows), strict=True)
        assert str(report) == "read 4, new 4, changed 0, unchanged 0, removed 0, rejected 0"
        quieter = (*findings[:1], _finding("b", 89), *findings[2:])
        again = await load(store, delivery(*(row(line, one) for line, one in enumerate(quieter, 1))), strict=True)
        assert str(again) == "read 4, new 0, changed 1, unchanged 3, removed 0, rejected 0"
        answer = await Engine(schema_of(TOY), store, DEFAULT_BASE_IRI, PATIENT).execute(QUESTION)
    finally:
        await store.close()
    shown = [("d", 0), ("c", 60), ("b", 89), ("a", None)]
    assert answer == {
        "loud": {"nodes": [{"id": "finding/b"}, {"id": "finding/c"}]},
        "missing": {"nodes": [{"id": "finding/a"}]},
        "all": {"nodes": [{"id": f"finding/{key}", NAME: value} for key, value in shown]},
    }


async def test_without_its_declaration_it_is_unknown(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = opened(f"sqlite:///{tmp_path_factory.mktemp('plain')}/store.db")
    engine = Engine(schema_of(ONTOLOGY), store, DEFAULT_BASE_IRI, PATIENT)
    with pytest.raises(RequestError, match=f"Cannot query field '{NAME}' on type 'Finding'"):
        await engine.execute(f"{{ findings {{ nodes {{ {NAME} }} }} }}")
    await store.close()
