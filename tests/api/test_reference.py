"""The reference pages say what the program says, and nothing is missing from them."""

from pathlib import Path

import pytest

from api.cli import main as accord
from api.errors import CODES
from api.reference import main, pages
from api.settings import variables
from ontology.publishing.generated import ROOT, drifted

PATHS = ["docs/reference/command-line.md", "docs/reference/errors.md", "docs/reference/settings.md"]


def test_committed_pages_say_what_the_program_says() -> None:
    assert sorted(pages()) == PATHS
    assert drifted(pages(), ROOT) == []


def test_the_width_of_the_terminal_is_not_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    made = pages()
    monkeypatch.setenv("COLUMNS", "40")
    assert pages() == made


def test_everything_has_its_place() -> None:
    command_line, errors, settings = (pages()[path] for path in PATHS)
    assert [name for name in accord.commands if f"\n## accord {name}\n" not in command_line] == []
    assert [code.code for code in CODES if f"\n## {code.code}\n\nStatus {code.status}" not in errors] == []
    assert [name for name, _, _ in variables() if f"\n| `{name}` |" not in settings] == []


def test_check_names_each_page_that_differs_and_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], tmp_path) == 0
    assert capsys.readouterr().out.split() == PATHS
    assert main(["--check"], tmp_path) == 0

    (tmp_path / PATHS[1]).write_text("edited by hand")
    assert main(["--check"], tmp_path) == 1
    message = f"{PATHS[1]} differs from what declares it: run `python -m api.reference`\n"
    assert capsys.readouterr().err == message
