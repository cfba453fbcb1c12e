"""The validators of a deposit, in an environment of their own: what they need and what we need do not go together."""

import hashlib
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.system_packages import CACHE, MissingProgram, installing

LOCK = Path(__file__).parent.parent / "requirements-deposit.txt"
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
FILL_CACHE = f"""
import sys
from pathlib import Path
import rocrate
from requests_cache import CachedRequest, CachedResponse, CachedSession
context = (Path(rocrate.__file__).parent / "data/ro-crate.jsonld").read_bytes()
answer = CachedResponse(
    content=context,
    status_code=200,
    url="{CONTEXT}",
    request=CachedRequest(method="GET", url="{CONTEXT}"),
    headers={{"Content-Type": "application/ld+json"}},
)
CachedSession(sys.argv[1], backend="sqlite", expire_after=-1).cache.save_response(answer)
"""
"""Keeps the context of RO-Crate, which a package brings, as if it had been fetched."""


def validator(*command: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run one of their programs, and say how it ended and what it printed."""
    name, *arguments = command
    return subprocess.run([environment() / "bin" / name, *arguments], capture_output=True, text=True)


def crate_problems(folder: Path, report: Path) -> "subprocess.CompletedProcess[str]":
    """Ask whether a folder is an RO-Crate, without a network. What is wrong with it stands in the report."""
    kept = report.with_suffix("")
    filled = validator("python", "-c", FILL_CACHE, kept)
    assert filled.returncode == 0, filled.stderr
    asked = ("--profile-identifier", "ro-crate-1.1", "--requirement-severity", "required", "--offline")
    told = ("--cache-path", kept, "--no-paging", "--output-format", "json", "--output-file", report)
    return validator("rocrate-validator", "--no-interactive", "validate", *asked, *told, folder)


@cache
def environment() -> Path:
    """Where they are installed: once for each lock file and Python. MissingProgram where they cannot be had."""
    known = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()[:16]
    folder = CACHE / f"deposit-{known}"
    complete = folder / "complete"
    if not complete.exists():
        with installing():
            if not complete.exists():
                _install(folder)
                complete.touch()
    return folder


def _install(folder: Path) -> None:
    print("Installing the validators of deposits (once) ...", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)  # one that was broken off
    pip: list[str | Path] = [folder / "bin/python", "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    commands: tuple[list[str | Path], ...] = (
        [sys.executable, "-m", "venv", folder],
        [*pip, "--require-hashes", "--requirement", LOCK],
    )
    for command in commands:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            told = "\n".join((done.stdout + done.stderr).splitlines()[-5:])
            raise MissingProgram(f"The validators of deposits could not be installed:\n{told}")
