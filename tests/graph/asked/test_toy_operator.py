"""A new operator is one row: with it in the table, the schema offers it, both compilers say it, and stores answer.

This suite knows no engine's name: what is asked here is answered alike by each.
"""

import pytest
from graphql import GraphQLInputObjectType

from api.query.engine import Engine
from api.schema import build_schema
from graph.asked import selection as s
from graph.asked.operators import BY_NAME, Comparison, Operator, plain
from graph.neo4j.statements import compile_cypher
from graph.sqlite.statements import compile_sql
from graph.store import Store
from graph.stored.columns import Key, Scalar
from ontology import ONTOLOGY
from ontology.events import CasualtyEstimate
from ontology.iris import DEFAULT_BASE_IRI
from tests.patience import PATIENT

APART = "{x} > {v} OR {x} < {v}"
TOY = Operator("isApartFrom", "is greater or less", plain=Comparison(APART, APART, (plain,)), ordering=True)
LOW = Key("lowKey", Scalar.INT, (2**53,))


@pytest.fixture(autouse=True)
def one_row_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table, with the toy in it for the time of a test."""
    monkeypatch.setitem(BY_NAME, TOY.name, TOY)


def test_the_schema_offers_it_wherever_it_has_a_form() -> None:
    types = build_schema(ONTOLOGY).type_map.values()
    inputs = {type_.name: type_.fields for type_ in types if isinstance(type_, GraphQLInputObjectType)}
    offers = {name: fields[TOY.name] for name, fields in inputs.items() if TOY.name in fields}
    assert {name: (str(field.type), field.description) for name, field in offers.items()} == {
        "IntFilter": ("Int", "It is greater or less."),
        "FloatFilter": ("Float", "It is greater or less."),
    }


def test_both_compilers_say_it_and_its_or_stays_together() -> None:
    selection = (s.CountAll(CasualtyEstimate, s.Test(LOW, TOY, 3)),)
    test = "((n0.lowKey > {low} OR n0.lowKey < {low}) AND n0.lowKey <> 9007199254740992)"
    there = f"n0.id IS NOT NULL AND {test.format(low='$given.p0')}"
    cypher = f"RETURN [COUNT {{ MATCH (n0:CasualtyEstimate) WHERE {there} }}] AS row"
    sql = f"SELECT json_array((SELECT count(*) FROM CasualtyEstimate n0 WHERE {test.format(low='$p0')}))"
    assert (compile_cypher(selection).text, compile_sql(selection).text) == (cypher, sql)


async def test_a_store_answers(loaded: Store) -> None:
    engine = Engine(build_schema(ONTOLOGY), loaded, DEFAULT_BASE_IRI, PATIENT)
    document = """query ($low: Int) {
      every: casualtyEstimates(first: 100) { nodes { id low } }
      apart: casualtyEstimates(first: 100, where: {low: {isApartFrom: $low}}) { nodes { id low } }
      others: casualtyEstimates(first: 100, where: {NOT: {low: {isApartFrom: $low}}}) { nodes { id low } }
    }"""
    data = {key: page["nodes"] for key, page in (await engine.execute(document, {"low": 2})).items()}
    apart = [node for node in data["every"] if node["low"] not in (2, None)]
    assert data == {
        "every": data["every"],
        "apart": apart,
        "others": [node for node in data["every"] if node not in apart],
    }
    assert {node["low"] is None for node in data["others"]} == {True, False}
    assert apart != []
