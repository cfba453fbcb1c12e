"""The command line as a program: progress on a terminal, quiet in a pipe, and no stack trace when a reader leaves."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.api.commands.command_line import PROGRAM, ROWS, SMALL, accord, on_terminal, program, write_folder
from tests.api.commands.dialogue import Dialogue

LOADED = f"read {ROWS}, new {ROWS}, changed 0, unchanged 0, removed 0, rejected 0"
UNCHANGED = f"read {ROWS}, new 0, changed 0, unchanged {ROWS}, removed 0, rejected 0"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a small dataset in it."""
    write_folder(tmp_path / "mine", SMALL)
    return tmp_path


def test_progress_is_shown_on_a_terminal(here: Path) -> None:
    code, shown = on_terminal(("load", "curated=mine"), "sqlite:///here.db", here)
    *_, bar, last = shown.replace("\r\n", "\n").rstrip("\n").split("\n")
    assert (code, last) == (0, f"dataset/mine: {LOADED}")
    assert "dataset/mine  [####################################]  100%" in bar

    code, shown = on_terminal(("check",), "sqlite:///here.db", here)
    *_, bar, last = shown.replace("\r\n", "\n").rstrip("\n").split("\n")
    assert (code, last) == (0, "0 problems in 8 nodes and 10 relations")
    assert "Checking  [####################################]  100%" in bar


def test_a_pipe_gets_the_report_alone(here: Path) -> None:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with program("load", "curated=mine", store="sqlite:///here.db", cwd=here, **pipes) as loading:
        assert (*loading.communicate(), loading.returncode) == (f"{LOADED}\n", "", 0)
    with program("check", store="sqlite:///here.db", cwd=here, **pipes) as checking:
        assert (*checking.communicate(), checking.returncode) == ("0 problems in 8 nodes and 10 relations\n", "", 0)


@pytest.mark.parametrize(
    "arguments",
    [
        ("export",),
        ("schema",),
        ("trace", "accord"),
        ("trace", "accord", "--format", "csv"),
        ("changes", "accord", "--from", "2016-01-01"),
        ("voices", "accord", "mali", "cma"),
        ("brief", "accord"),
    ],
)
def test_a_reader_that_leaves_early_sees_no_stack_trace(here: Path, arguments: tuple[str, ...]) -> None:
    store = f"sqlite:///{here}/here.db"
    assert accord("load", f"curated={here}/mine", store=store).code == 0
    writing = program(*arguments, store=store, cwd=here, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert writing.stdout
    assert writing.stderr
    writing.stdout.close()
    with writing:
        assert writing.stderr.read() == ""


@pytest.mark.parametrize(
    ("columns", "width"), [(0, 96), (20, 40), (40, 40), (60, 60), (80, 80), (96, 96), (120, 120), (300, 120)]
)
def test_a_ledger_is_as_wide_as_the_terminal(here: Path, columns: int, width: int) -> None:
    assert accord("load", f"curated={here}/mine", store=f"sqlite:///{here}/here.db").code == 0
    code, shown = on_terminal(("trace", "accord", "--as-of", "2018-04-30"), "sqlite:///here.db", here, columns)
    assert (code, _rules(shown)) == (0, {width})


@pytest.mark.parametrize(
    ("settings", "width"), [({}, 96), ({"COLUMNS": "60"}, 60), ({"COLUMNS": "120"}, 120), ({"COLUMNS": "none"}, 96)]
)
def test_in_a_pipe_it_has_the_same_width_everywhere_unless_one_is_set(
    here: Path, settings: dict[str, str], width: int
) -> None:
    store = f"sqlite:///{here}/here.db"
    assert accord("load", f"curated={here}/mine", store=store).code == 0
    run = accord("trace", "accord", "--as-of", "2018-04-30", store=store, **settings)
    assert (run.code, run.err, _rules(run.out)) == (0, "", {width})


def _rules(shown: str) -> set[int]:
    """How long the lines are that stand above and below the name of a text."""
    return {len(line) for line in shown.replace("\r\n", "\n").split("\n") if line.startswith("=")}


REPORTS = (
    ("trace", "accord-2015", "--as-of", "30 April 2018"),
    ("changes", "accord-2015", "--from", "31 January 2018", "--to", "30 April 2018"),
    ("voices", "accord-2015", "independent-observer", "mali", "--as-of", "28 February 2019"),
)


@pytest.mark.parametrize("columns", [60, 120])
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report[0])
def test_no_line_of_a_report_is_wider_than_the_terminal(
    filled_url: str, tmp_path: Path, report: tuple[str, ...], columns: int
) -> None:
    code, shown = on_terminal(report, filled_url, tmp_path, columns)
    lines = shown.replace("\r\n", "\n").split("\n")
    widest = max(len(line) for line in lines if not _is_one_word(line))
    assert (code, columns - 15 < widest <= columns) == (0, True)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report[0])
def test_nor_in_a_pipe_in_either_language(filled_url: str, report: tuple[str, ...], language: str) -> None:
    run = accord(*report, "--lang", language, store=filled_url)
    assert (run.code, run.err) == (0, "")
    assert [line for line in run.out.splitlines() if len(line) > 96 and not _is_one_word(line)] == []


def _is_one_word(line: str) -> bool:
    """Whether nothing of a line could stand on the next."""
    return " " not in line.strip()


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
def test_a_reader_pages_through_it_with_less_and_leaves(filled_url: str, tmp_path: Path) -> None:
    piped = ("sh", "-c", '"$@" | LESS= TERM=vt100 less -E', "sh", *PROGRAM)
    with Dialogue(*REPORTS[0], store=filled_url, cwd=tmp_path, command=piped) as paging:
        paging.wait_for("LEDGER OF COMMITMENTS AS OF 30 APRIL 2018")
        paging.press("q")
        assert paging.ending() == 0
    assert "Traceback" not in paging.shown
