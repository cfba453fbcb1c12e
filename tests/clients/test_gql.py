"""Python's gql reads our live schema, refuses what does not fit it, and asks what its typed builder composes."""

import pytest
from gql import Client, GraphQLRequest, gql
from gql.dsl import DSLInlineFragment, DSLQuery, DSLSchema, dsl_gql
from gql.transport.httpx import HTTPXTransport
from graphql import GraphQLError


@pytest.fixture
def client(served_url: str) -> Client:
    """A client that fetches the schema when its session begins."""
    return Client(transport=HTTPXTransport(url=f"{served_url}/graphql"), fetch_schema_from_transport=True)


def test_a_query_of_the_typed_builder(client: Client) -> None:
    with client as session:
        assert client.schema
        schema = DSLSchema(client.schema)
        query = schema.Query.node(id="event/mali-2018-04-14-timbuktu-camp").select(
            DSLInlineFragment()
            .on(schema.Event)
            .select(
                schema.Event.when.select(schema.DateSpan.edtf),
                schema.Event.casualties(where={"node": {"harm": {"eq": "KILLED"}}}, first=1).select(
                    schema.EventCasualtiesConnection.nodes.select(
                        schema.CasualtyEstimate.best,
                        schema.CasualtyEstimate.saidBy.select(schema.Actor.name),
                    )
                ),
            )
        )
        assert session.execute(dsl_gql(DSLQuery(query))) == {
            "node": {
                "when": {"edtf": "2018-04-14"},
                "casualties": {"nodes": [{"best": 15, "saidBy": {"name": "International Crisis Group"}}]},
            }
        }


PAGE = gql("""
  query EventPage($where: EventWhere, $after: String) {
    events(where: $where, orderBy: [{field: WHEN}], first: 10, after: $after) {
      totalCount
      nodes { id }
      pageInfo { endCursor hasNextPage }
    }
  }
""")


def test_a_list_of_several_pages(client: Client) -> None:
    ids, variables = list[str](), {"where": {"when": {"from": {"gte": "2018"}}}, "after": None}
    with client as session:
        while True:
            page = session.execute(GraphQLRequest(PAGE, variable_values=variables))["events"]
            ids += [node["id"] for node in page["nodes"]]
            variables["after"] = page["pageInfo"]["endCursor"]
            if not page["pageInfo"]["hasNextPage"]:
                break
    assert (len(ids), len(set(ids))) == (page["totalCount"], page["totalCount"])


def test_what_does_not_fit_the_schema_is_refused_before_it_is_sent(client: Client) -> None:
    with client as session, pytest.raises(GraphQLError, match="Cannot query field 'weather' on type 'Event'"):
        session.execute(gql('{ event(id: "event/x") { weather } }'))
