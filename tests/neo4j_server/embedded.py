"""Neo4j as a Java program of ours (`Neo4jServer.java`), on libraries that Maven brings (`pom.xml`)."""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.neo4j_server.address import Memory, Neo4jAddress, NoNeo4j
from tests.system_packages import MissingProgram, install, installing, program

HERE = Path(__file__).parent
CACHE = HERE.parent.parent / ".cache" / "neo4j"
OLDEST_JAVA = 17
READY_WITHIN_SECONDS = 120


@contextmanager
def embedded_neo4j(port: int, data: Path | None, memory: Memory) -> Iterator[Neo4jAddress]:
    """Address of a Neo4j in a Java process, which ends with the block, or with this process, however that ends."""
    arguments = [str(port), *([str(data)] if data else [])]
    command = java_with_neo4j(
        memory.heap, f"-DpageCache={memory.page_cache}", str(HERE / "Neo4jServer.java"), *arguments
    )
    with tempfile.TemporaryFile("w+") as messages:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=messages, text=True)
        # Leaving this block closes the server's standard input, which it takes as the word to end, and waits for it.
        with process:
            yield Neo4jAddress(_first_line(process) or _fail(messages.fileno()))


def java_with_neo4j(heap: str, *arguments: str) -> list[str]:
    """A command that starts Java with so much memory and Neo4j's libraries. Raises NoNeo4j where there are none."""
    try:
        return [java(), f"-Xmx{heap}", "-cp", _classpath(), *arguments]
    except MissingProgram as missing:
        raise NoNeo4j(
            f"The tests need a real Neo4j, and none can be started here. {missing}\n"
            "Any one of these will do: Maven and a JDK 17 or newer; a Docker engine; "
            "NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD of a server whose data may be deleted.\n"
            "`make test STORES=sqlite` runs the tests without Neo4j."
        ) from None


def _first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    watchdog = threading.Timer(READY_WITHIN_SECONDS, process.kill)
    watchdog.start()
    try:
        return process.stdout.readline().strip()
    finally:
        watchdog.cancel()


def _fail(messages: int) -> str:
    os.lseek(messages, 0, os.SEEK_SET)
    lines = os.read(messages, 1_000_000).decode(errors="replace").splitlines()
    raise NoNeo4j(
        "Neo4j did not start: " + ("\n".join(lines[-20:]) or f"not ready within {READY_WITHIN_SECONDS} seconds")
    )


def java() -> str:
    """The Java of a JDK that is new enough: a runtime alone cannot run a source file."""
    program(_in_java_home("javac"), debian_package="default-jdk-headless")
    version = _java_version()
    if version < OLDEST_JAVA:
        install("default-jdk-headless")
        version = _java_version()
    if version < OLDEST_JAVA:
        raise MissingProgram(f"Java is {version}, Neo4j needs {OLDEST_JAVA} or newer: set JAVA_HOME to such a JDK.")
    return _in_java_home("java")


def _in_java_home(name: str) -> str:
    home = os.environ.get("JAVA_HOME")
    return str(Path(home) / "bin" / name) if home else name


def _java_version() -> int:
    told = subprocess.run([_in_java_home("java"), "-version"], capture_output=True, text=True).stderr
    found = re.search(r'version "(\d+)', told)
    return int(found.group(1)) if found else 0


def _classpath() -> str:
    """Neo4j's libraries, found by Maven; what it found is kept for as long as `pom.xml` and the files stay."""
    pom = HERE / "pom.xml"
    cached = CACHE / f"classpath-{hashlib.sha256(pom.read_bytes()).hexdigest()[:16]}.txt"
    if classpath := _kept(cached):
        return classpath
    maven = program("mvn", debian_package="maven")
    with installing():
        return _kept(cached) or _fetched(maven, pom, cached)


def _kept(cached: Path) -> str | None:
    classpath = cached.read_text() if cached.exists() else ""
    return classpath if classpath and all(map(os.path.exists, classpath.split(os.pathsep))) else None


def _fetched(maven: str, pom: Path, cached: Path) -> str:
    print("Fetching Neo4j's libraries with Maven (once) ...", file=sys.stderr, flush=True)
    goal = ["dependency:build-classpath", "-Dmdep.includeScope=runtime", f"-Dmdep.outputFile={cached}"]
    done = subprocess.run(
        [maven, "--batch-mode", "--quiet", "--no-transfer-progress", "--file", str(pom), *goal],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        errors = [line for line in done.stdout.splitlines() if "ERROR" in line][:3]
        raise NoNeo4j("Maven could not fetch Neo4j's libraries. Is its repository reachable?\n" + "\n".join(errors))
    return cached.read_text()
