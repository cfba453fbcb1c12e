"""What rdf-validate-shacl says of Turtle: it takes half of a processor's time that pySHACL takes."""

import subprocess
from pathlib import Path

from tests.clients.node import node
from tests.graph.rdf.parsers import CLIENTS, CONTEXT


def judged(turtle: Path) -> list[str]:
    """What it objects to by the published shapes, and whether it finds all well."""
    script, shapes = CLIENTS / "rdf" / "validate.js", CONTEXT.with_name("shapes.ttl")
    done = subprocess.run([node(), script, shapes, turtle], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()
