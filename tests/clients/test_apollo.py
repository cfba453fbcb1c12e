"""Apollo Client's cache joins our pages to one list: each event once, in order."""

import math

import httpx
import orjson

from tests.clients.node import Project

PROJECT = "apollo"
ALL = """{ events(first: 500, where: {when: {from: {gte: "2018"}}}, orderBy: [{field: WHEN}]) { nodes { id } } }"""


def test_apollo_pages_through_a_list(project: Project, served_url: str) -> None:
    endpoint = f"{served_url}/graphql"
    expected = [one["id"] for one in httpx.post(endpoint, json={"query": ALL}).json()["data"]["events"]["nodes"]]
    assert len(expected) > 20
    assert orjson.loads(project.run("pages.js", ENDPOINT=endpoint)) == {
        "requests": math.ceil(len(expected) / 10),
        "totalCount": len(expected),
        "ids": expected,
    }
