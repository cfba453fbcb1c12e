"""GraphQL Code Generator makes types of our live schema, and the TypeScript compiler holds a program to them."""

import httpx
import orjson

from api.settings import Settings
from tests.api.conftest import served
from tests.clients.node import Project

PROJECT = "codegen"


def test_typescript_accepts_a_program_on_generated_types(project: Project, served_url: str) -> None:
    project.run("@graphql-codegen/cli/cjs/bin.js", "--config", "codegen.yml", ENDPOINT=f"{served_url}/graphql")
    assert "export const InvolvedDocument" in (project.folder / "operations.ts").read_text()
    project.run("typescript/bin/tsc", "--project", ".")


def test_documents_that_the_client_preset_has_written_are_trusted(
    project: Project, served_url: str, filled_url: str
) -> None:
    project.run("@graphql-codegen/cli/cjs/bin.js", "--config", "persisted.yml", ENDPOINT=f"{served_url}/graphql")
    file = project.folder / "generated" / "persisted-documents.json"
    ((id_, text),) = orjson.loads(file.read_bytes()).items()
    expected = httpx.post(f"{served_url}/graphql", json={"query": text, "variables": {"first": 3}}).json()
    assert list(expected["data"]) == ["events"]
    only = Settings(store=filled_url, trusted_documents=str(file), trusted_mode="only")
    with served(only) as address:
        asked = {"documentId": id_, "variables": {"first": 3}}
        assert httpx.post(f"{address}/graphql", json=asked).json() == expected
