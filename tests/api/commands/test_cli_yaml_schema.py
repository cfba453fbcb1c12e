"""`accord schema --yaml`: the JSON Schema of what one writes oneself, printed or in files for an editor."""

import json
from pathlib import Path

import pytest

from loaders.curated.yaml_schema import all_yaml_schemas, yaml_kinds, yaml_schema
from tests.api.commands.command_line import Run, accord

KINDS = ", ".join(yaml_kinds())


@pytest.mark.parametrize("kind", yaml_kinds())
def test_it_prints_the_schema_of_a_kind_of_files(kind: str) -> None:
    run = accord("schema", "--yaml", kind)
    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out) == yaml_schema(kind)


def test_without_a_kind_it_prints_all() -> None:
    run = accord("schema", "--yaml")
    assert (run.code, run.err) == (0, "")
    assert json.loads(run.out) == all_yaml_schemas()


def test_it_writes_a_file_for_each_kind(tmp_path: Path) -> None:
    run = accord("schema", "--yaml", "-o", str(tmp_path / "new" / "schemas"))
    files = {tmp_path / "new" / "schemas" / f"{kind}.schema.json": kind for kind in yaml_kinds()}
    assert run == Run(0, "".join(f"{file}\n" for file in files), "")
    assert {file: json.loads(file.read_text(encoding="utf-8")) for file in files} == {
        file: yaml_schema(kind) for file, kind in files.items()
    }


@pytest.mark.parametrize("output", [(), ("-o", "schemas")])
def test_a_kind_that_there_is_not(output: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = f"Error: 'event' is no kind of file. Did you mean 'events'? Write one of: {KINDS}.\n"
    assert accord("schema", "--yaml", "event", *output) == Run(2, "", told)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("asked", [("events",), ("-o", "schemas")])
def test_what_is_for_yaml_alone_is_not_taken_without(asked: tuple[str, ...]) -> None:
    told = "Error: KIND and --output are for files of the curated form; add --yaml.\n"
    assert accord("schema", *asked) == Run(2, "", told)
