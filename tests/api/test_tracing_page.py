"""docs/tracing.md and docs/fr/suivi.md: whoever types their commands sees what they show, and their pages are there."""

import re
import shutil
from pathlib import Path

import pytest

from tests.api.commands.command_line import ROOT, accord
from tests.api.walked_page import NODE, answering, steps, unlike, write_queries

PAGES = {"en": ROOT / "docs" / "tracing.md", "fr": ROOT / "docs" / "fr" / "suivi.md"}


@pytest.mark.parametrize("language", PAGES)
def test_each_command_shows_what_the_page_shows(
    language: str, filled_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGES[language].read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    store = f"sqlite:///{shutil.copy(filled_url.removeprefix('sqlite:///'), tmp_path / 'walked.db')}"
    write_queries(page, tmp_path)
    for step in steps(page):
        monkeypatch.setattr("click.prompt", answering(step.shown))
        run = accord(*step.arguments, store=store)
        assert (run.code, step.arguments, unlike(step.shown, run.out)) == (0, step.arguments, ""), run.out + run.err
    for node in set(NODE.findall(page)):
        Path("there.graphql").write_text(f'{{ node(id: "{node}") {{ id }} }}', encoding="utf-8")
        assert f'"id": "{node}"' in accord("query", "there.graphql", store=store).out


def test_both_pages_go_the_same_way() -> None:
    commands = [[step.arguments[0] for step in steps(page.read_text(encoding="utf-8"))] for page in PAGES.values()]
    assert commands[0] == commands[1]
    assert commands[0] == ["trace", "trace", "trace", "query", "changes", "voices", "voices", "new", "load", "check", "trace"]


@pytest.mark.parametrize("page", [*PAGES.values(), ROOT / "docs" / "fr" / "README.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (page.parent / link).exists()] == []
