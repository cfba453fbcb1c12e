"""Streams that fail, or are narrow: a sentence and an exit code, and nothing that a terminal would obey."""

import csv
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.commands.command_line import PROGRAM, ROOT, SMALL, Run, accord, on_terminal, program, write_folder
from tests.patience import PATIENT

FULL = Path("/dev/full")
WRITING = [("export",), ("schema",), ("datasets",), ("--help",), ("load", "curated=mine")]
BELL = "\x1b]0;owned\x07"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a small dataset in it, and a store that has it."""
    write_folder(tmp_path / "mine", SMALL)
    store = f"sqlite:///{tmp_path}/here.db"
    assert accord("load", f"curated={tmp_path}/mine", store=store).code == 0
    return tmp_path


@pytest.mark.parametrize("arguments", WRITING)
def test_a_full_disk_is_told_in_a_sentence(here: Path, arguments: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        pipes = {"stdout": full, "stderr": subprocess.PIPE}
        with program(*arguments, store="sqlite:///here.db", cwd=here, **pipes) as running:
            _, told = running.communicate()
    assert (running.returncode, told) == (
        2,
        "Error: stdout cannot be written: No space left on device. Name another place.\n",
    )


@pytest.mark.parametrize("arguments", WRITING)
def test_a_closed_stdout_is_told_in_a_sentence(here: Path, arguments: tuple[str, ...]) -> None:
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", *PROGRAM, *arguments]
    environment = os.environ | {"ACCORD_STORE": "sqlite:///here.db", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(shell, cwd=here, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (
        2,
        "Error: stdout cannot be written: Bad file descriptor. Name another place.\n",
    )


@pytest.mark.parametrize("arguments", [("export",), ("schema",)])
def test_a_reader_that_has_seen_enough_is_no_failure(here: Path, arguments: tuple[str, ...]) -> None:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with program(*arguments, store="sqlite:///here.db", cwd=here, **pipes) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == 0


def test_a_narrow_encoding_loses_nothing(here: Path) -> None:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "settings": {"PYTHONIOENCODING": "ascii"}}
    with program("--help", store="sqlite:///here.db", cwd=here, **pipes) as running:
        out, err = running.communicate()
    assert (running.returncode, err) == (0, "")
    assert out.startswith("Usage: accord")


PIPED = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}


def test_ctrl_c_ends_with_its_own_code(here: Path) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with program("query", "-", store="sqlite:///here.db", cwd=here, **pipes) as running:
        assert running.stdin
        while not _reads_stdin(running.pid):
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        assert running.wait(PATIENT.seconds) == 130
        assert running.communicate() == ("", "")


INTERRUPTED_EARLY = """
import os, signal, sys
class Finder:
    def find_spec(name, *_):
        if name == "ontology":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder)
from api.__main__ import main
main()
"""


def test_ctrl_c_ends_it_while_its_modules_are_read() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_EARLY], cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def _reads_stdin(pid: int) -> bool:
    """Whether a process waits in a read of its standard input."""
    return Path(f"/proc/{pid}/syscall").read_text().startswith("0 0x0 ")


def test_no_argument_commands_a_terminal(here: Path) -> None:
    code, shown = on_terminal(("load", f"curated={BELL}"), "sqlite:///here.db", here)
    assert code == 2
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_the_file_of_rejects_stays_in_its_folder(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here)
    assert accord("load", "curated:../../up=mine", store="sqlite:///here.db").code == 1
    assert [path.relative_to(here) for path in here.rglob("*-rejects.csv")] == [Path("var/up-rejects.csv")]


@pytest.mark.parametrize(
    ("id_", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ('" =cmd"', "' =cmd"),
        ('"\\t@sum"', "'\t@sum"),
        ('"\\u00a0+1"', "'\u00a0+1"),
        ('"a\\e[31mred\\a"', "a\\x1b[31mred\\x07"),
    ],
)
def test_no_cell_of_the_file_of_rejects_is_a_formula_or_commands_a_terminal(
    here: Path, monkeypatch: pytest.MonkeyPatch, id_: str, cell: str
) -> None:
    monkeypatch.chdir(here)
    write_folder(here / "wrong", SMALL | {"events": f"- id: {id_}\n"})
    assert accord("load", "curated=wrong", store="sqlite:///here.db").code == 1
    with Path("var/wrong-rejects.csv").open(newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert cell in cells
    assert [cell for cell in cells if cell.strip().startswith(("=", "+", "-", "@")) or "\x1b" in cell] == []


def test_a_closed_stdin_is_an_empty_one(here: Path) -> None:
    with program("query", "-", store="sqlite:///here.db", cwd=here, preexec_fn=lambda: os.close(0), **PIPED) as running:
        out, err = running.communicate()
    assert (running.returncode, err) == (1, "")
    assert "Unexpected <EOF>" in out


def test_a_query_without_end_is_not_read_to_its_end(here: Path) -> None:
    message = "Error: /dev/zero has more than 800000 bytes, which no query needs; ask for less at once.\n"
    assert accord("query", "/dev/zero", store=f"sqlite:///{here}/here.db") == Run(2, "", message)


def test_a_link_that_leads_to_itself_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here)
    (here / "loop").symlink_to("loop")
    (write_folder(here / "looping", SMALL) / "d.yaml").symlink_to("d.yaml")
    message = "Error: loop cannot be written: Too many levels of symbolic links. Choose another file.\n"
    assert accord("export", "-o", "loop", store="sqlite:///here.db") == Run(2, "", message)
    loaded = accord("load", "curated=looping", store="sqlite:///other.db")
    assert (loaded.code, loaded.err.startswith("looping/d.yaml:1: file: ")) == (1, True)


def test_an_export_to_a_name_of_stdout_goes_into_the_pipe(here: Path) -> None:
    with program("export", "-o", "/dev/stdout", store="sqlite:///here.db", cwd=here, **PIPED) as running:
        out, err = running.communicate()
    assert (running.returncode, err) == (0, "")
    assert out.startswith("@base ")
