"""Apollo Client's cache joins our pages to one list; it asks by hash, by the ids of a manifest, and in lists."""

from typing import Any

import httpx
import orjson

from api.settings import Settings
from tests.api.conftest import served
from tests.clients.node import Project
from tests.clients.paging import has_seen_all
from tests.clients.ways import WAYS, answers

PROJECT = "apollo"
COUNT = "query Count($kind: EventKind!) { events(where: {kind: {eq: $kind}}) { totalCount } }"


def test_apollo_pages_through_a_list(project: Project, served_url: str) -> None:
    endpoint = f"{served_url}/graphql"
    assert has_seen_all(endpoint, project.run("pages.js", ENDPOINT=endpoint))


def count(endpoint: str, kind: str) -> int:
    """How many events of a kind there are."""
    answer = httpx.post(endpoint, json={"query": COUNT, "variables": {"kind": kind}}).json()
    return int(answer["data"]["events"]["totalCount"])


def requests_to(project: Project, settings: Settings, **environment: str) -> list[dict[str, Any]]:
    """What Apollo Client sends to a fresh server when it asks the same twice by hash, and what comes back."""
    with served(settings) as address:
        sent: list[dict[str, Any]] = orjson.loads(
            project.run("persisted.js", ENDPOINT=f"{address}/graphql", **environment)
        )
    return sent


def test_apollo_has_its_documents_held_and_then_asks_by_hash(
    project: Project, served_url: str, filled_url: str
) -> None:
    first, second, third = requests_to(project, Settings(store=filled_url))
    asked = {"method": "GET", "count": count(f"{served_url}/graphql", "ATTACK")}
    assert first == {"method": "GET", "code": "PERSISTED_QUERY_NOT_FOUND"}
    assert second == {**asked, "method": "POST", "query": second["query"]}
    assert third == asked


def test_apollo_asks_by_the_ids_of_a_manifest(project: Project, served_url: str, filled_url: str) -> None:
    """Where documents are not held it sends them, and they can be written down. The ids of a manifest may be any."""
    first, second, third = requests_to(project, Settings(store=filled_url, persisted_queries=False))
    assert (first, second) == ({"method": "GET", "code": "PERSISTED_QUERY_NOT_SUPPORTED"}, third)
    operation = {"id": "count-of-ours", "name": "Count", "type": "query", "body": third["query"]}
    manifest = {"format": "apollo-persisted-query-manifest", "version": 1, "operations": [operation]}
    file = project.folder / "manifest.json"
    file.write_bytes(orjson.dumps(manifest))
    only = Settings(store=filled_url, trusted_documents=str(file), trusted_mode="only")
    by_id = {"method": "GET", "count": count(f"{served_url}/graphql", "ATTACK")}
    assert requests_to(project, only, ID="count-of-ours") == [by_id, by_id]


def test_apollo_sends_several_questions_at_once(project: Project, served_url: str) -> None:
    endpoint = f"{served_url}/graphql"
    expected = [count(endpoint, kind) for kind in ("ATTACK", "AMBUSH", "MASSACRE")]
    assert orjson.loads(project.run("batch.js", ENDPOINT=endpoint)) == {"requests": 1, "counts": expected}


def test_apollo_holds_no_false_field_of_what_is_reached_by_several_ways(project: Project, served_url: str) -> None:
    answered = zip(WAYS, answers(f"{served_url}/graphql"), strict=True)
    ways = [{"text": way.text(), "data": data} for way, data in answered]
    (project.folder / "ways.json").write_bytes(orjson.dumps(ways))
    assert orjson.loads(project.run("held.js")) == {"differences": [], "warnings": []}
