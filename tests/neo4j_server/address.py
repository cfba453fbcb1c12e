"""What is needed to start a Neo4j and to connect to it."""

import os
import socket
from dataclasses import dataclass

import neo4j


class NoNeo4j(Exception):
    """No Neo4j can be had here; the message says what to do."""


@dataclass(frozen=True)
class Memory:
    """How much a server that we start may take, as Neo4j's settings say it: `4g`, `256m`."""

    heap: str
    page_cache: str

    def of(self, servers: int) -> "Memory":
        """What so many servers in one process may take: the page cache is that of each."""
        return Memory(f"{int(self.heap[:-1]) * servers}{self.heap[-1]}", self.page_cache)


FOR_TESTS = Memory(os.environ.get("NEO4J_TEST_HEAP", "1536m"), "256m")


@dataclass(frozen=True)
class Neo4jAddress:
    """Where a Neo4j listens, and as whom to log in; an empty user means that it asks for none."""

    url: str
    user: str = ""
    password: str = ""


def connect(address: Neo4jAddress) -> neo4j.Driver:
    """A driver of our own, beside the program under test."""
    return neo4j.GraphDatabase.driver(address.url, auth=(address.user, address.password) if address.user else None)


def free_port() -> int:
    """A loopback port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
