"""docs/examples: SPARQL with two libraries, pandas and R all say of April 2018 what GraphQL says."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from api.query.engine import Engine
from tests.api.commands.command_line import PROGRAM
from tests.graph.rdf.test_rdf_page import SPAN
from tests.system_packages import program

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.fixture(scope="module")
def files(filled_url: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the examples read."""
    folder = tmp_path_factory.mktemp("examples")
    query = ("query", str(EXAMPLES / "killed.graphql"), "--format", "csv", "-o", "killed.csv")
    for arguments in (query, ("export", "--format", "nt", "-o", "mali.nt")):
        _run([*PROGRAM, *arguments], folder, ACCORD_STORE=filled_url)
    return folder


def _run(command: Sequence[str], folder: Path, **environment: str) -> str:
    done = subprocess.run(command, cwd=folder, env=os.environ | environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


async def _told(mali: Engine) -> str:
    (group,) = (await mali.execute(SPAN))["eventGroups"]["nodes"]
    (sums,) = group["casualties"]
    return f"{sums['events']} events: {sums['span']['low']} to {sums['span']['highest']} killed\n"


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("killed_*.py")), ids=lambda path: path.stem)
async def test_python_says_what_graphql_says(mali: Engine, files: Path, example: Path) -> None:
    read = "killed.csv" if "pandas" in example.name else "mali.nt"
    assert _run([sys.executable, str(example), read], files) == await _told(mali)


async def test_r_says_what_graphql_says(mali: Engine, files: Path) -> None:
    r = program("Rscript", debian_package="r-base-core")
    assert _run([r, str(EXAMPLES / "killed.R"), "killed.csv"], files) == await _told(mali)
