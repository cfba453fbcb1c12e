"""Data for a Neo4j that was never started, by the import that Neo4j brings: many times as fast as statements."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.neo4j_server.address import Memory, NoNeo4j
from tests.neo4j_server.embedded import java_with_neo4j

BETWEEN_ITEMS = "\x1f"
"""Between the items of a list in a cell; no text of ours has it."""


def import_csv(home: Path, folder: Path, files: Sequence[str], memory: Memory) -> None:
    """Fill the folder that a server will be started on. Raises NoNeo4j with what the import says of its failure.

    `files` are options of `neo4j-admin database import full`, whose paths are relative to `folder`.
    """
    options = [
        f"--array-delimiter=U+{ord(BETWEEN_ITEMS):04x}",
        "--multiline-fields=true",
        f"--max-off-heap-memory={memory.page_cache}",
        "--bad-tolerance=0",
    ]
    program = ("org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j")
    command = java_with_neo4j(memory.heap, *program, *options, *files)
    home.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"NEO4J_HOME": str(home.resolve()), "NEO4J_CONF": str(folder.resolve())}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise NoNeo4j("Neo4j did not import: " + "\n".join((done.stdout + done.stderr).splitlines()[-20:]))
