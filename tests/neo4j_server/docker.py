"""Neo4j in a container, where a Docker engine answers."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j.exceptions import DriverError, Neo4jError

from tests.neo4j_server.address import Memory, Neo4jAddress, NoNeo4j, connect, free_port

IMAGE = "neo4j:5.26-community"
READY_WITHIN_SECONDS = 600


def docker_has_neo4j() -> bool:
    """Whether a Docker engine answers this user and has Neo4j's image or can fetch it."""
    try:
        engine = subprocess.run(["docker", "info"], capture_output=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return False
    if engine.returncode != 0:
        return False
    if subprocess.run(["docker", "image", "inspect", IMAGE], capture_output=True).returncode == 0:
        return True
    fetched = subprocess.run(["docker", "pull", "--quiet", IMAGE], capture_output=True, text=True)
    if fetched.returncode != 0:
        print(f"Docker cannot fetch {IMAGE}, trying Maven: {fetched.stderr.strip()}", file=sys.stderr, flush=True)
    return fetched.returncode == 0


@contextmanager
def neo4j_in_docker(port: int, data: Path | None, memory: Memory) -> Iterator[Neo4jAddress]:
    """Address of a Neo4j in a container of its own, removed when the block ends."""
    address = Neo4jAddress(f"bolt://127.0.0.1:{port or free_port()}")
    container = _start(address.url.rpartition(":")[2], data, memory)
    try:
        _wait_until_ready(address, container)
        yield address
    finally:
        subprocess.run(["docker", "rm", "--force", "--volumes", container], capture_output=True)


def _start(port: str, data: Path | None, memory: Memory) -> str:
    volume = ["--volume", f"{data.resolve()}:/data"] if data else []
    settings = {
        "NEO4J_AUTH": "none",
        "NEO4J_server_memory_heap_max__size": memory.heap,
        "NEO4J_server_memory_pagecache_size": memory.page_cache,
        "NEO4J_dbms_usage__report_enabled": "false",
        "NEO4J_server_bolt_advertised__address": f"127.0.0.1:{port}",
    }
    environment = [word for name, value in settings.items() for word in ("--env", f"{name}={value}")]
    command = ["docker", "run", "--detach", "--rm", "--publish", f"127.0.0.1:{port}:7687", *volume, *environment, IMAGE]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise NoNeo4j(f"Docker could not start {IMAGE} (set NEO4J_URI to use another): {done.stderr.strip()}")
    return done.stdout.strip()


def _wait_until_ready(address: Neo4jAddress, container: str) -> None:
    last = time.monotonic() + READY_WITHIN_SECONDS
    with connect(address) as driver:
        while True:
            try:
                return driver.verify_connectivity()
            except (DriverError, Neo4jError) as failure:
                if time.monotonic() > last:
                    logs = subprocess.run(["docker", "logs", "--tail", "20", container], capture_output=True, text=True)
                    raise NoNeo4j(f"{IMAGE} did not get ready: {failure}\n{logs.stdout}{logs.stderr}") from None
                time.sleep(0.5)
