"""What the schema of the last release has, the schema has still, or clients were told beforehand that it goes."""

from pathlib import Path

import pytest

from api.schema.__main__ import SDL
from tests.clients.node import Project

PROJECT = "released"
RELEASED = SDL.with_name("schema.released.graphql")
SMALL = "type Query { day: String, hour(of: Int): String, kind: Kind } enum Kind { A B }"


def breaking(project: Project, released: Path, current: Path) -> list[str]:
    """What would break a client of the released schema."""
    return project.run("compare.js", str(released), str(current)).splitlines()


def test_nothing_breaks_a_client_of_the_last_release(project: Project) -> None:
    told = "Keep what clients may use, deprecated: CONTRIBUTING.md, Changing the schema."
    assert breaking(project, RELEASED, SDL) == [], told


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        ("", "", []),
        ("day: String, ", "day: String, year: String, ", []),
        ("day: String, ", "", ["Field 'day' was removed from object type 'Query'"]),
        (" B ", " ", ["Enum value 'B' was removed from enum 'Kind'"]),
        ("(of: Int)", "", ["Argument 'of: Int' was removed from field 'Query.hour'"]),
        ("(of: Int)", "(of: Int!)", ["Type for argument 'of' on field 'Query.hour' changed from 'Int' to 'Int!'"]),
    ],
)
def test_what_breaks_a_client_is_found(project: Project, old: str, new: str, messages: list[str]) -> None:
    released, current = project.folder / "released.graphql", project.folder / "current.graphql"
    released.write_text(SMALL)
    current.write_text(SMALL.replace(old, new))
    assert breaking(project, released, current) == messages


@pytest.mark.parametrize(
    ("element", "deprecated", "left"),
    [
        ("day: String, ", 'day: String @deprecated(reason: "Use `hour`."), ', ""),
        (" B ", ' B @deprecated(reason: "Use `A`.") ', " "),
        ("(of: Int)", '(of: Int @deprecated(reason: "Leave it out."))', ""),
    ],
)
def test_what_was_deprecated_may_go(project: Project, element: str, deprecated: str, left: str) -> None:
    released, current = project.folder / "released.graphql", project.folder / "current.graphql"
    released.write_text(SMALL.replace(element, deprecated))
    current.write_text(SMALL.replace(element, left))
    assert breaking(project, released, current) == []
