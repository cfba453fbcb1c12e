"""Files in a folder of the curated form that are not what they seem: each is told in a sentence, or left alone."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.loaders.curated_snippets import EVENT, Folder, refusal


def _link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("gone"))


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


STRANGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a link to nothing": (_link_to_nothing, "leads to nothing"),
    "a folder": (_folder, "is a folder"),
    "a pipe": (_pipe, "is not a file of text"),
}


@pytest.mark.parametrize(("make", "what"), STRANGE.values(), ids=STRANGE)
def test_what_is_no_file_is_told(folder: Folder, make: Callable[[Path], None], what: str) -> None:
    path = folder()
    make(path / "events-2018.yaml")
    assert refusal(path) == [
        f"mine/events-2018.yaml:1: file: 'events-2018.yaml' {what}. Put a file of rows in its place, or remove it."
    ]


@pytest.mark.parametrize("name", ["events.YAML", "events.yaml.txt", "events.yml", "events.yaml~.yaml.bak"])
def test_a_name_that_only_looks_right_is_told(folder: Folder, name: str) -> None:
    path = folder()
    (path / name).write_text(EVENT)
    (told,) = refusal(path)
    assert told.startswith(f"mine/{name}:1: file: '{name}' does not say what its rows are. ")


def test_files_that_an_editor_hides_are_left_alone(folder: Folder) -> None:
    path = folder(events=EVENT.replace("An ambush", "''"))
    (path / ".events.yaml").write_text("- broken: [\n")
    (path / ".events.yaml.swp").write_bytes(b"\xff")
    assert all(told.startswith("mine/events.yaml:") for told in refusal(path))
