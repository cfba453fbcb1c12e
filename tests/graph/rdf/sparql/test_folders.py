"""A temporary folder is there for as long as it is needed, and what a killed process has left is removed."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from graph.rdf.sparql.folders import PREFIX, SETTLED_SECONDS, own_folder
from graph.rdf.sparql.processes import ROOT

HOLDING = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
from graph.rdf.sparql.folders import own_folder
with own_folder() as folder:
    (folder / "file").write_text("large")
    print(folder, flush=True)
    input()
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for temporary files, for the test alone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def aged(folder: Path) -> Path:
    """A folder that was made long ago."""
    before = time.time() - SETTLED_SECONDS - 1
    os.utime(folder, (before, before))
    return folder


def test_a_folder_is_gone_when_it_is_needed_no_more(temporary: Path) -> None:
    with own_folder() as folder:
        (folder / "file").write_text("large")
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_has_left_is_removed_and_what_one_needs_is_not(temporary: Path) -> None:
    command = [sys.executable, "-c", HOLDING]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        theirs = aged(Path(other.stdout.readline().strip()))
        with own_folder():
            assert (theirs / "file").exists()
        other.kill()
        other.wait()
        assert (theirs / "file").exists()
        with own_folder():
            assert not theirs.exists()


def test_what_has_just_been_made_and_what_is_no_folder_stay(temporary: Path) -> None:
    (temporary / f"{PREFIX}new").mkdir()
    (temporary / "elsewhere").mkdir()
    (temporary / f"{PREFIX}link").symlink_to(aged(temporary / "elsewhere"))
    os.utime(temporary / f"{PREFIX}link", (0, 0), follow_symlinks=False)
    with own_folder():
        pass
    assert {one.name for one in temporary.iterdir()} == {f"{PREFIX}new", "elsewhere", f"{PREFIX}link"}
