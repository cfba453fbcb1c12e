"""However deep and wide a query is, its store is asked once. This suite knows no engine's name."""

from typing import Any

from api.query.engine import Engine
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.counting_store import Counting
from tests.patience import PATIENT
from tests.schemas import schema_of

DEEP = """query ($kind: EventKind) {
  events(where: {kind: {eq: $kind}, involves: {some: {role: {eq: ATTACKER}}}}) {
    totalCount
    edges { cursor node {
      title
      involves { totalCount edges {
        role citations { locator source { title } }
        node { name involvedIn(first: 3, orderBy: [{field: WHEN, direction: DESC}]) { nodes {
          title
          happenedAt { nodes { name within { nodes { name } } } }
        } } }
      } }
      claimsAbout { nodes { text about { nodes { label ... on Claim { saidBy { name } } } } } }
    } }
  }
  actors(first: 2) { nodes { name claims { nodes { text } } } }
}"""


async def test_two_roots_four_levels_deep_are_one_statement(loaded: Store) -> None:
    counting: Any = Counting(loaded)
    engine = Engine(schema_of(ONTOLOGY), counting, DEFAULT_BASE_IRI, PATIENT)
    data = await engine.execute(DEEP, {"kind": "ATTACK"})
    (camp,) = data["events"]["edges"]
    army = camp["node"]["involves"]["edges"][0]["node"]
    assert army["involvedIn"]["nodes"][0] == {"title": "Patrol 24", "happenedAt": {"nodes": []}}
    assert camp["node"]["claimsAbout"]["nodes"][1]["about"]["nodes"][0] == {
        "label": "What jnim says",
        "saidBy": {"name": "Support Group"},
    }
    assert data["actors"]["nodes"][0] == {"name": "Malian army", "claims": {"nodes": [{"text": "What army says"}]}}
    assert len(counting.fetched) == 1


async def test_other_values_of_the_same_shape_are_the_same_statement(loaded: Store) -> None:
    counting: Any = Counting(loaded)
    engine = Engine(schema_of(ONTOLOGY), counting, DEFAULT_BASE_IRI, PATIENT)
    for kind in ("ATTACK", "AMBUSH", "PATROL"):
        await engine.execute(DEEP, {"kind": kind})
    first, *others = counting.fetched
    assert [one is first for one in others] == [True, True]


async def test_questions_about_the_schema_ask_no_store(loaded: Store) -> None:
    counting: Any = Counting(loaded)
    engine = Engine(schema_of(ONTOLOGY), counting, DEFAULT_BASE_IRI, PATIENT)
    assert await engine.execute('{ __typename __type(name: "Event") { name } }') == {
        "__typename": "Query",
        "__type": {"name": "Event"},
    }
    assert counting.fetched == []
