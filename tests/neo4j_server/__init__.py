"""A real Neo4j for tests and measurements: the one that is named, else one in Docker, else one that Maven brings.

    with running_neo4j() as neo4j:
        open_store(neo4j.url)

Set NEO4J_URI (with NEO4J_USER and NEO4J_PASSWORD) to use a server of your own. Tests delete what is in it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j.exceptions import DriverError, Neo4jError

from tests.neo4j_server.address import FOR_TESTS, Memory, Neo4jAddress, NoNeo4j, connect
from tests.neo4j_server.docker import docker_has_neo4j, neo4j_in_docker
from tests.neo4j_server.embedded import embedded_neo4j

__all__ = ["FOR_TESTS", "Memory", "Neo4jAddress", "NoNeo4j", "connect", "imports_here", "running_neo4j"]


@contextmanager
def running_neo4j(port: int = 0, data: Path | None = None, memory: Memory = FOR_TESTS) -> Iterator[Neo4jAddress]:
    """Address of a Neo4j that runs until the block ends; a server that we started is stopped then.

    Port 0 means any free one. Data are kept only in a directory that is given. Raises NoNeo4j with what to do.
    """
    if uri := os.environ.get("NEO4J_URI"):
        yield _answering(Neo4jAddress(uri, os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")))
        return
    with neo4j_in_docker(port, data, memory) if docker_has_neo4j() else embedded_neo4j(port, data, memory) as address:
        yield address


def imports_here() -> bool:
    """Whether `running_neo4j` starts a server on whose data this machine's own Java can work before."""
    return not os.environ.get("NEO4J_URI") and not docker_has_neo4j()


def _answering(address: Neo4jAddress) -> Neo4jAddress:
    try:
        with connect(address) as driver:
            driver.verify_connectivity()
    except (DriverError, Neo4jError) as failure:
        raise NoNeo4j(f"NEO4J_URI={address.url}, user {address.user!r}: {failure}\nMend or unset it.") from None
    return address
