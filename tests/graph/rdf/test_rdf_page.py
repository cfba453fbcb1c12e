"""docs/rdf.md: its queries give what the page says, and those that it calls right give what GraphQL gives."""

import re

import pyoxigraph as ox
import pytest

from api.query.engine import Engine
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.rdf.queried_page import PAGE, graph_of, queries, table
from tests.patience import PATIENT
from tests.schemas import schema_of

TEXT = PAGE.read_text(encoding="utf-8")
QUERIES = queries(TEXT)
SPAN = """{ eventGroups(by: WHEN_MONTH, where: {when: {within: "2018-04"}}) { nodes {
  casualties(harm: [KILLED]) { events span { low highest } } } } }"""
COUNTS = """{
  april: events(where: {when: {overlaps: "2018-04"}}) { totalCount }
  involved: events(where: {involves: {some: {hedge: {eq: null}, node: {id: {eq: "actor/jnim"}}}}}) { totalCount }
  allies: actors(where: {alliedWith: {some: {node: {id: {eq: "actor/gatia"}}}}}) { totalCount }
  leads: findings { totalCount }
  members: actors(where: {memberOf: {some: {
    node: {id: {eq: "actor/cma"}}, on: {day: "2015-06-20", certainty: SURELY}}}}) { nodes { id } }
}"""


@pytest.fixture
async def graph(curated: Store) -> ox.Store:
    return await graph_of(curated)


def _query(graph: ox.Store, words: str) -> list[list[str]]:
    """The rows of the one query of the page that is right and has these words in it."""
    (query,) = (query for query, _ in QUERIES if words in query and "# wrong" not in query)
    return [[cell.strip(" `") for cell in line.split("|")[1:-1]] for line in table(graph, query).splitlines()[2:]]


async def test_every_query_gives_the_table_of_the_page(graph: ox.Store) -> None:
    assert len(QUERIES) > 12
    assert [table(graph, query) for query, _ in QUERIES] == [told for _, told in QUERIES]


async def test_queries_that_are_right_give_what_graphql_gives(graph: ox.Store, curated: Store) -> None:
    engine = Engine(schema_of(curated.ontology), curated, DEFAULT_BASE_IRI, PATIENT)
    answer = await engine.execute(COUNTS)
    (group,) = (await engine.execute(SPAN))["eventGroups"]["nodes"]
    (sums,) = group["casualties"]
    assert _query(graph, "?greatest") == [[str(n) for n in (sums["events"], *sums["span"].values())]]
    assert _query(graph, "?to >=") == [[str(answer["april"]["totalCount"])]]
    assert _query(graph, "ac:involves <id/actor/jnim>") == [[str(answer["involved"]["totalCount"])]]
    assert _query(graph, "^ac:alliedWith") == [[str(answer["allies"]["totalCount"])]]
    assert sum(int(count) for _, count in _query(graph, "?reason")) == answer["leads"]["totalCount"]
    assert _query(graph, "?begun") == [[node["id"]] for node in answer["members"]["nodes"]]


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", TEXT)
    assert [link for link in links if not (PAGE.parent / link).exists()] == []
    assert links
