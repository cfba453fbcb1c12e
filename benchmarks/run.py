"""`make bench`: our endpoint, the same work by hand, and other people's servers, on one real Neo4j in one run.

Progress goes to stderr, the tables to stdout. NEO4J_URI (with NEO4J_USER and NEO4J_PASSWORD) names a server of your
own to measure on; what is in it is deleted.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import uvloop

from benchmarks import report
from benchmarks.beside import TITLE, Beside, beside_the_worst
from benchmarks.marks import far_mark, page_ends
from benchmarks.measuring import Comparison, Contest
from benchmarks.queries import queries
from benchmarks.report import Memory
from benchmarks.servers import HANDWRITTEN, OURS, SQLITE, Server, peers, serving
from benchmarks.soak import soaked
from benchmarks.stores import Content, Stores, filled
from tests.neo4j_server import NoNeo4j

EVENTS, LEAST_EVENTS, BOX = [10_000], 1_000, 1.0


@dataclass(frozen=True)
class Plan:
    """What is to be measured, as the command line says it."""

    sizes: Sequence[int]
    folder: Path
    box: float
    soak: int
    only: Sequence[str]

    def wants(self, title: str) -> bool:
        """Whether a query is to be measured."""
        return any(text.lower() in title.lower() for text in self.only)


def main() -> None:
    """Measure and print."""
    arguments = _parser().parse_args()
    if (fewest := min(arguments.events)) < LEAST_EVENTS:
        sys.exit(f"--events {fewest} is too few for the pages that are asked for; give {LEAST_EVENTS} or more.")
    if arguments.keep and os.environ.get("NEO4J_URI"):
        sys.exit("--keep cannot tell what is in the server that NEO4J_URI names. Leave out one of them.")
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        plan = Plan(arguments.events, folder, arguments.box, arguments.soak, arguments.only)
        try:
            _run(plan)
        except NoNeo4j as problem:
            sys.exit(str(problem))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument(
        "--events", type=int, nargs="+", default=EVENTS, metavar="N", help="sizes to measure at (default: 10000)"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep what is loaded there, and use it again")
    parser.add_argument(
        "--box", type=float, default=BOX, metavar="SECONDS", help=f"time for each query and server (default: {BOX})"
    )
    parser.add_argument(
        "--only", nargs="+", default=[""], metavar="TEXT", help="only queries whose title has one of these in it"
    )
    parser.add_argument(
        "--soak", type=int, default=0, metavar="N", help="then watch memory while so many requests run (default: none)"
    )
    return parser


def _run(plan: Plan) -> None:
    found = dict[int, list[Comparison]]()
    for events in plan.sizes:
        with filled(Content.events(events), plan.folder) as stores:
            found[events], beside, held = _measured(stores, events, plan)
            print(report.page(events, stores, found[events], beside, held), flush=True)
    if len(found) > 1:
        print(report.flatness(found))


Measured = tuple[list[Comparison], list[Beside], list[Memory]]


def _measured(stores: Stores, events: int, plan: Plan) -> Measured:
    with ExitStack() as stack:
        contestants = [OURS, HANDWRITTEN, *peers()]
        servers = [stack.enter_context(serving(one, stores.neo4j)) for one in contestants]
        sqlite = stack.enter_context(serving(SQLITE, stores.sqlite))
        return uvloop.run(_compared(events, servers, sqlite, plan))


async def _compared(events: int, servers: Sequence[Server], sqlite: Server, plan: Plan) -> Measured:
    ours, targets = servers[0], [server.target for server in servers]
    asked = queries(events, await page_ends(ours.target), await far_mark(ours.target))
    chosen = [query for query in asked if plan.wants(query.title)]
    compared = await Contest(targets, sqlite.target, plan.box).compare(chosen)
    held = [Memory("Neo4j", ours.target.asked, ours.memory()), Memory("SQLite", sqlite.target.asked, sqlite.memory())]
    if plan.soak:
        held += [Memory("Neo4j, in the soak", *one) async for one in soaked(ours, asked, plan.soak)]
    beside = list[Beside]()
    for store, server in (("Neo4j", ours), ("SQLite", sqlite)) if plan.wants(TITLE) else ():
        beside += await beside_the_worst(store, server.target)
    return compared, beside, held


if __name__ == "__main__":
    main()
