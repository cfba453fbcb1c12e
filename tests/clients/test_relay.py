"""Relay's compiler takes our committed schema, and its runtime joins the pages of lists and of lists within them."""

import shutil
from pathlib import Path

import httpx
import orjson

from api.settings import Settings
from tests.api.conftest import served
from tests.clients.node import Project
from tests.clients.ways import WAYS, answers

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
    check_pages(project, f"{served_url}/graphql")


def test_relay_asks_by_the_ids_that_its_compiler_has_written(
    project: Project, served_url: str, filled_url: str
) -> None:
    shutil.copy(SCHEMA, project.folder)
    config, file = project.folder / "relay.config.json", project.folder / "persisted.json"
    file.write_text("{}")
    config.write_bytes(orjson.dumps(orjson.loads(config.read_bytes()) | {"persistConfig": {"file": file.name}}))
    project.run("relay-compiler/cli.js", "relay.config.json")
    assert len(orjson.loads(file.read_bytes())) == 3
    with served(Settings(store=filled_url, trusted_documents=str(file), trusted_mode="only")) as address:
        check_pages(project, f"{address}/graphql", f"{served_url}/graphql")


def test_relay_holds_no_false_field_of_what_is_reached_by_several_ways(project: Project, served_url: str) -> None:
    shutil.copy(SCHEMA, project.folder)
    documents = "\n".join(f"graphql`{way.text('ways')}`;" for way in WAYS)
    (project.folder / "src" / "ways.js").write_text(f'import {{ graphql }} from "relay-runtime";\n{documents}\n')
    project.run("relay-compiler/cli.js", "relay.config.json")
    answered = zip(WAYS, answers(f"{served_url}/graphql"), strict=True)
    ways = [{"name": way.name, "data": data} for way, data in answered]
    (project.folder / "ways.json").write_bytes(orjson.dumps(ways))
    assert orjson.loads(project.run("held.js")) == {"differences": [], "warnings": []}


def check_pages(project: Project, endpoint: str, free: str | None = None) -> None:
    """Relay holds in the end what there is; `free` is an endpoint that answers any document."""
    events = httpx.post(free or endpoint, json={"query": ALL}).json()["data"]["events"]["nodes"]
    expected = {event["id"]: [actor["id"] for actor in event["involves"]["nodes"]] for event in events}
    assert len(expected) > 7
    assert max(map(len, expected.values())) > 2
    assert list(orjson.loads(project.run("pages.js", ENDPOINT=endpoint)).items()) == list(expected.items())
