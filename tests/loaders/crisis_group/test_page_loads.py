"""Pages through the command line: the report, the option, the question at a terminal, the list of what is unread."""

from pathlib import Path

import pytest

from tests.api.commands.command_line import accord
from tests.api.commands.dialogue import Dialogue
from tests.loaders.crisis_group.pages import COUNTRY_PAGE, MONTH_PAGE

STORE = "sqlite:///here.db"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mali.txt").write_text(COUNTRY_PAGE, encoding="utf-8")
    Path("may.html").write_text(MONTH_PAGE, encoding="utf-8")


def test_a_page_loads_and_loads_again_unchanged() -> None:
    first = accord("load", "--month", "2018-05", "crisis-group=mali.txt", store=STORE)
    assert (first.code, first.out) == (0, "read 7, new 7, changed 0, unchanged 0, removed 0, rejected 0\n")
    assert "What is unread is listed in var/crisis-group-unread.csv." in first.err
    unread = Path("var/crisis-group-unread.csv").read_text(encoding="utf-8").splitlines()
    assert unread[1].startswith("mali.txt,13,Mali,Moon rose.,")
    again = accord("load", "--month", "2018-05", "crisis-group=mali.txt", store=STORE)
    assert again.out == "read 7, new 0, changed 0, unchanged 7, removed 0, rejected 0\n"
    assert accord("check", store=STORE).code == 0


def test_the_page_of_a_month_needs_no_option() -> None:
    assert accord("load", "crisis-group:may=may.html", store=STORE).code == 0
    answer = Path("asked.graphql")
    answer.write_text('{ events(where: {dataset: {eq: "dataset/may"}}) { nodes { when { edtf } } } }', encoding="utf-8")
    out = accord("query", "asked.graphql", store=STORE).out
    assert sorted(part for part in ("2018-05-03", "2018-05-04") if part in out) == ["2018-05-03", "2018-05-04"]


def test_without_its_month_a_page_is_refused_and_nothing_loads() -> None:
    run = accord("load", "crisis-group=mali.txt", store=STORE)
    assert run.code == 1
    assert "mali.txt:1: month: 'CrisisWatch Mali' names no month; most of its days are in May." in run.err
    assert "--month 2018-04" in run.err


def test_a_month_is_of_no_use_to_other_files() -> None:
    Path("mine").mkdir()
    Path("mine/dataset.yaml").write_text(
        "title: {en: Mine, fr: Le mien}\nlicence: https://creativecommons.org/publicdomain/zero/1.0/\nversion: '1'\n",
        encoding="utf-8",
    )
    run = accord("load", "--month", "2018-05", "curated=mine", store=STORE)
    assert (run.code, "mine is no page of a month; leave out --month." in run.err) == (1, True)


def test_at_a_terminal_the_month_is_asked_for(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/asked.db"
    with Dialogue("load", "crisis-group=mali.txt", store=store, cwd=tmp_path) as dialogue:
        dialogue.answer([("Of which month is mali.txt, such as 2018-04:", "2018-05")])
        assert (dialogue.ending(), "read 7, new 7" in dialogue.shown) == (0, True)


def test_strict_loads_a_page_with_sentences_that_are_unread() -> None:
    assert accord("load", "--strict", "--month", "2018-05", "crisis-group=mali.txt", store=STORE).code == 0
