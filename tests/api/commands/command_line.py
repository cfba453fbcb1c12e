"""Running `accord` in tests: in this process for the many, as a program of its own for the few that need one."""

import os
import pty
import subprocess
import sys
import termios
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from api.cli import main
from tests.loaders.curated_snippets import COMMITMENT, EVENT, SOUND, Files

ROOT = Path(__file__).parents[3]
PROGRAM = (sys.executable, "-c", "from api.cli import main; main(prog_name='accord')")
SMALL: Files = SOUND | {"events": EVENT, "commitments": COMMITMENT + "  deadline: {type: open, text: from now on}\n"}
ROWS = 7
"""How many rows SMALL has."""
NODES = ROWS + 1
"""How many nodes: one of each row, and the dataset."""


@dataclass(frozen=True)
class Run:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


def accord(*arguments: str, store: str | None = None, stdin: str | bytes = "", **settings: str) -> Run:
    """Run a command in this process; `settings` are environment variables. What it does not foresee is raised."""
    named = {"COLUMNS": None} | ({"ACCORD_STORE": store} if store else {})
    done = CliRunner().invoke(main, arguments, input=stdin, env=named | settings, prog_name="accord")
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Run(done.exit_code, done.stdout, done.stderr)


def program(*arguments: str, store: str, cwd: Path, **options: Any) -> "subprocess.Popen[str]":
    """Start a command as a program of its own."""
    inherited = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    environment = inherited | {"ACCORD_STORE": store, "PYTHONPATH": str(ROOT)} | options.pop("settings", {})
    command = [*options.pop("command", PROGRAM), *arguments]
    return subprocess.Popen(command, cwd=cwd, env=environment, text=True, **options)


def on_terminal(arguments: Sequence[str], store: str, cwd: Path, columns: int = 0) -> tuple[int, str]:
    """The exit code of a command, and all that it shows on a terminal of so many columns; 0: it does not say."""
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (24 if columns else 0, columns))
    running = program(*arguments, store=store, cwd=cwd, stdin=its, stdout=its, stderr=its)
    os.close(its)
    shown = b""
    while piece := _read(ours):
        shown += piece
    os.close(ours)
    return running.wait(), shown.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""


def write_folder(folder: Path, files: Files) -> Path:
    """A folder of the curated form; the names of the files are given without their suffix."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / f"{name}.yaml").write_bytes(data)
    return folder
