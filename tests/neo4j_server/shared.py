"""One Java process for the servers of all processes that share the tests: each has its own server and data in it.

Java compiles what runs often, which takes more of a processor than the tests ask for; here it does so once.
"""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.neo4j_server.address import Memory, Neo4jAddress
from tests.neo4j_server.embedded import first_line, started

RUNNING, ADDRESSES = "running", "addresses"


@contextmanager
def shared_servers() -> Iterator[Path]:
    """A folder by which processes find their servers, which end with the block, or with this process."""
    with tempfile.TemporaryDirectory(prefix="accord-servers-") as folder:
        running = Path(folder) / RUNNING
        os.mkfifo(running)
        # As long as this end of the pipe is open, Java waits at the other.
        held = os.open(running, os.O_RDWR)
        try:
            yield Path(folder)
        finally:
            os.close(held)


def shared_server(folder: Path, number: int, count: int, memory: Memory) -> Neo4jAddress:
    """Address of the server of one of `count` processes; the first that asks starts Java. NoNeo4j if that fails."""
    addresses = folder / ADDRESSES
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not addresses.exists():
            addresses.write_text("\n".join(_started(folder, count, memory)))
    return Neo4jAddress(addresses.read_text().splitlines()[number])


def _started(folder: Path, count: int, memory: Memory) -> list[str]:
    with (folder / "messages").open("w+") as messages, (folder / RUNNING).open() as running:
        process = started(memory.of(count), running, messages, servers=count)
        return [first_line(process, messages) for _ in range(count)]
