"""GraphQL Code Generator makes types of our live schema, and the TypeScript compiler holds a program to them."""

from tests.clients.node import Project

PROJECT = "codegen"


def test_typescript_accepts_a_program_on_generated_types(project: Project, served_url: str) -> None:
    project.run("@graphql-codegen/cli/cjs/bin.js", "--config", "codegen.yml", ENDPOINT=f"{served_url}/graphql")
    assert "export const InvolvedDocument" in (project.folder / "operations.ts").read_text()
    project.run("typescript/bin/tsc", "--project", ".")
