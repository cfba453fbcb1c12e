"""Neo4j as a Java program of ours (`Neo4jServer.java`), on libraries that Maven brings (`pom.xml`)."""

import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NoReturn

from tests.java_libraries import OLDEST_JAVA, classpath, java
from tests.neo4j_server.address import Memory, Neo4jAddress, NoNeo4j
from tests.system_packages import MissingProgram

HERE = Path(__file__).parent
READY_WITHIN_SECONDS = 600


@contextmanager
def embedded_neo4j(port: int, data: Path | None, memory: Memory) -> Iterator[Neo4jAddress]:
    """Address of a Neo4j in a Java process, which ends with the block, or with this process, however that ends."""
    with tempfile.TemporaryFile("w+") as messages:
        process = started(memory, subprocess.PIPE, messages, str(port), *([str(data)] if data else []))
        # Leaving this block closes the server's standard input, which it takes as the word to end, and waits for it.
        with process:
            yield Neo4jAddress(first_line(process, messages))


def started(
    memory: Memory, until: int | IO[str], messages: IO[str], *arguments: str, servers: int = 1
) -> subprocess.Popen[str]:
    """A Java process with so many servers, which ends when what `until` reads from does."""
    options = (f"-DpageCache={memory.page_cache}", f"-Dservers={servers}", str(HERE / "Neo4jServer.java"))
    command = java_with_neo4j(memory.heap, *options, *arguments)
    return subprocess.Popen(command, stdin=until, stdout=subprocess.PIPE, stderr=messages, text=True)


def java_with_neo4j(heap: str, *arguments: str) -> list[str]:
    """A command that starts Java with so much memory and Neo4j's libraries. Raises NoNeo4j where there are none."""
    try:
        return [java(), f"-Xmx{heap}", "-cp", classpath(HERE / "pom.xml", "Neo4j"), *arguments]
    except MissingProgram as missing:
        raise NoNeo4j(
            f"The tests need a real Neo4j, and none can be started here. {missing}\n"
            f"Any one of these will do: Maven and a JDK {OLDEST_JAVA} or newer; a Docker engine; "
            "NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD of a server whose data may be deleted.\n"
            "`make test STORES=sqlite` runs the tests without Neo4j."
        ) from None


def first_line(process: subprocess.Popen[str], messages: IO[str]) -> str:
    """What a server says when it is ready. Raises NoNeo4j with what it says instead."""
    assert process.stdout
    watchdog = threading.Timer(READY_WITHIN_SECONDS, process.kill)
    watchdog.start()
    try:
        return process.stdout.readline().strip() or _fail(messages.fileno())
    finally:
        watchdog.cancel()


def _fail(messages: int) -> NoReturn:
    os.lseek(messages, 0, os.SEEK_SET)
    lines = os.read(messages, 1_000_000).decode(errors="replace").splitlines()
    raise NoNeo4j(
        "Neo4j did not start: " + ("\n".join(lines[-20:]) or f"not ready within {READY_WITHIN_SECONDS} seconds")
    )
