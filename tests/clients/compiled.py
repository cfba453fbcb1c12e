"""Runs small clients in compiled languages, each with its language's own tools, in a copy of its folder."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SCHEMA = HERE.parent.parent / "api" / "schema.graphql"
SOURCE = re.compile(r"^source = .*\n", re.MULTILINE)


def tool(name: str) -> str:
    """Where a tool is; the test is skipped, and says why, on a machine that has none."""
    found = shutil.which(name)
    return found or pytest.skip(f"The client of this language needs `{name}`, which this machine has not.")


def copied(folder: Path, language: str) -> Path:
    """A copy of a client's folder with the schema in it, so that nothing is generated into the repository."""
    copy = folder / language
    shutil.copytree(HERE / language, copy, copy_function=shutil.copy)  # newer than whatever was compiled before
    shutil.copy(SCHEMA, copy)
    return copy


def printed(folder: Path, *command: str, **environment: str) -> str:
    """What a command prints; if it fails, so does the test, with all output."""
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def with_registry(folder: Path, cargo: str) -> None:
    """Complete Cargo.lock, which is kept without addresses, by the registry that this machine's cargo asks."""
    lock = folder / "Cargo.lock"
    pinned = lock.read_text()
    lock.unlink()
    printed(folder, cargo, "generate-lockfile")
    source = SOURCE.search(lock.read_text())
    assert source
    lock.write_text(re.sub(r"^(?=checksum = )", source[0], pinned, flags=re.MULTILINE))
