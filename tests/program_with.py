"""The program with one file more in it: what its folders promise is tried as whoever adds the file would try it."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.api.commands.command_line import PROGRAM, ROOT, Run

PACKAGES = ("api", "graph", "loaders", "ontology")
NOT_COPIED = shutil.ignore_patterns("node_modules", "__pycache__")


@dataclass(frozen=True)
class Copy:
    """A copy of the program in a folder of its own."""

    root: Path

    def accord(self, *arguments: str, store: str = "sqlite:///var/accord.db") -> Run:
        """Run a command of the copy."""
        return self._run([*PROGRAM, *arguments], ACCORD_STORE=store)

    def python(self, code: str) -> Run:
        """Run code beside the copy's modules."""
        return self._run([sys.executable, "-c", code])

    def _run(self, command: list[str], **settings: str) -> Run:
        environment = os.environ | {"PYTHONPATH": str(self.root)} | settings
        done = subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True)
        return Run(done.returncode, done.stdout, done.stderr)


def program_with(file: Path, at: str, root: Path) -> Copy:
    """A copy of the program under `root`, in which the file stands at a place of its own."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, root / package, ignore=NOT_COPIED)
    assert not (root / at).exists(), f"{at} is taken"
    shutil.copy(file, root / at)
    return Copy(root)
