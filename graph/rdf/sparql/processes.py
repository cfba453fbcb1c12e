"""Starting a query process or a build process: Python anew, with nothing of this process but what it is given."""

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[3]
"""Where the packages lie."""
STARTED = (
    "import sys; sys.path.insert(0, sys.argv[1]); from graph.rdf.sparql import {0}; sys.exit({0}.main(*sys.argv[2:]))"
)
FEW_ARENAS = {"MALLOC_ARENA_MAX": "2"}
"""Each thread would else reserve 64 MB of addresses, which count as memory where that is limited."""


async def start(module: str, *arguments: str, stdin: int, stdout: int, stderr: int) -> asyncio.subprocess.Process:
    """Start a module of this package, without the settings of this program, among which are passwords."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ACCORD_")} | FEW_ARENAS
    command = (sys.executable, "-P", "-c", STARTED.format(module), str(ROOT), *arguments)
    return await asyncio.create_subprocess_exec(
        *command, stdin=stdin, stdout=stdout, stderr=stderr, env=environment, cwd="/"
    )


async def end(process: asyncio.subprocess.Process) -> None:
    """End a process for certain, also where whoever waits for it is cancelled once more."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
    await asyncio.shield(process.wait())
