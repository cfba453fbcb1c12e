"""docs/tracing.md and docs/fr/suivi.md: whoever types their commands sees what they show, and their pages are there."""

import re
import shutil
from pathlib import Path

import pytest

from tests.api.commands.command_line import ROOT, accord
from tests.api.walked_page import PAGES, steps, unlike, walk

NODE = re.compile(r"`/doc/([a-z-]+/[a-z0-9-]+)`")


@pytest.mark.parametrize("language", PAGES)
def test_each_command_shows_what_the_page_shows(
    language: str, filled_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PAGES[language].read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    store = f"sqlite:///{shutil.copy(filled_url.removeprefix('sqlite:///'), tmp_path / 'walked.db')}"
    for step, run in walk(page, store, tmp_path):
        missing = unlike(step.shown, run.out)
        assert (run.code, step.arguments, missing) == (0, step.arguments, ""), run.err
    for node in set(NODE.findall(page)):
        Path("there.graphql").write_text(f'{{ node(id: "{node}") {{ id }} }}', encoding="utf-8")
        assert f'"id": "{node}"' in accord("query", "there.graphql", store=store).out


def test_both_pages_go_the_same_way() -> None:
    english, french = ([step.arguments[0] for step in steps(page.read_text("utf-8"))] for page in PAGES.values())
    assert english == french
    assert set(english) == {"trace", "query", "changes", "voices", "brief", "new", "load", "check"}


@pytest.mark.parametrize("page", [*PAGES.values(), ROOT / "docs" / "fr" / "README.md"], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    ("shown", "missing"),
    [
        (("a", "…"), ""),
        (("…", "c 12"), ""),
        (("a", "b [7]", "c …"), ""),
        (("a", "c 12"), "c 12"),
        (("…", "c 12", "a"), "a"),
        (("a",), "the end of the output"),
        (("…", "c 13"), "c 13"),
    ],
)
def test_a_line_that_is_not_there_is_found(shown: tuple[str, ...], missing: str) -> None:
    assert unlike(shown, "a\nb\u00a0[7]\nc 12\n") == missing
