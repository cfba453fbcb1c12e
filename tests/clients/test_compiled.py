"""Clients of compiled languages, generated from our schema where they are, page through a list to its end."""

import math
from pathlib import Path

import httpx
import orjson
import pytest

from tests.clients.compiled import copied, printed, tool, with_registry

ALL = """{ events(first: 500, where: {when: {from: {gte: "2018"}}}, orderBy: [{field: WHEN}]) { nodes { id } } }"""


@pytest.fixture
def endpoint(served_url: str) -> str:
    return f"{served_url}/graphql"


def has_seen_all(endpoint: str, output: str) -> bool:
    """Whether a client that asks for ten at a time has told all events, in order."""
    ids = [one["id"] for one in httpx.post(endpoint, json={"query": ALL}).json()["data"]["events"]["nodes"]]
    assert len(ids) > 20
    assert orjson.loads(output) == {"requests": math.ceil(len(ids) / 10), "totalCount": len(ids), "ids": ids}
    return True


def test_java_with_the_client_of_its_library(endpoint: str, tmp_path: Path) -> None:
    java = tool("java")
    assert has_seen_all(endpoint, printed(copied(tmp_path, "java"), java, "Pages.java", ENDPOINT=endpoint))


def test_go_with_a_client_of_genqlient(endpoint: str, tmp_path: Path) -> None:
    go, folder = tool("go"), copied(tmp_path, "go")
    printed(folder, go, "tool", "genqlient")
    assert has_seen_all(endpoint, printed(folder, go, "run", "-mod=readonly", ".", ENDPOINT=endpoint))


def test_rust_with_the_types_of_cynic(endpoint: str, tmp_path: Path) -> None:
    cargo, folder = tool("cargo"), copied(tmp_path, "rust")
    with_registry(folder, cargo)
    assert has_seen_all(endpoint, printed(folder, cargo, "run", "--quiet", "--locked", ENDPOINT=endpoint))
