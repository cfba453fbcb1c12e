"""urql's normalising cache joins our pages to one list."""

from tests.clients.node import Project
from tests.clients.paging import has_seen_all

PROJECT = "urql"


def test_urql_pages_through_a_list(project: Project, served_url: str) -> None:
    endpoint = f"{served_url}/graphql"
    assert has_seen_all(endpoint, project.run("pages.js", ENDPOINT=endpoint))
