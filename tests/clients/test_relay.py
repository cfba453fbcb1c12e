"""Relay's compiler takes our committed schema, and its runtime joins the pages of lists and of lists within them."""

import shutil
from pathlib import Path

import httpx
import orjson

from tests.clients.node import Project

PROJECT = "relay"
SCHEMA = Path(__file__).parents[2] / "api" / "schema.graphql"
ALL = """{
  events(first: 500, where: {when: {from: {gte: "2018-04-01"}, to: {lte: "2018-04-30"}}}) {
    nodes { id involves(first: 500) { nodes { id } } }
  }
}"""


def test_relay_pages_through_a_list_and_the_lists_within(project: Project, served_url: str) -> None:
    shutil.copy(SCHEMA, project.folder)
    project.run("relay-compiler/cli.js", "relay.config.json")
    endpoint = f"{served_url}/graphql"
    events = httpx.post(endpoint, json={"query": ALL}).json()["data"]["events"]["nodes"]
    expected = {event["id"]: [actor["id"] for actor in event["involves"]["nodes"]] for event in events}
    assert len(expected) > 7
    assert max(map(len, expected.values())) > 2
    assert list(orjson.loads(project.run("pages.js", ENDPOINT=endpoint)).items()) == list(expected.items())
