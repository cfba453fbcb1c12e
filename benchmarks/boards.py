"""Ledgers and findings of a board of promises: `python -m benchmarks.boards [--commitments N] [--events N ...]`.

A ledger takes turns with one statement written by hand that reads the same rows, on both stores, of the curated accord
and of the whole board: by the field of GraphQL, at any price, and without GraphQL. Then findings are derived at each
number of events. Progress goes to stderr, tables to stdout.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from api.commands.serving import collect_seldom
from api.errors import RequestError
from api.query.engine import Engine
from api.schema import build_schema
from benchmarks import board, generator
from benchmarks.floor_ledgers import handwritten
from benchmarks.large import Taken, timed
from benchmarks.measuring import tell
from benchmarks.servers import StoreAddress
from benchmarks.stores import Content, Stores, filled
from graph.compliance import tracing
from graph.deriving.renewing import derive
from graph.engines import open_store
from graph.statement import Statement
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.patience import PATIENT

AT_ANY_PRICE = replace(PATIENT, cost=sys.maxsize)
COMMITMENTS, EVENTS, ROUNDS = 10_000, [10_000, 100_000], 3
AS_OF = date(2020, 1, 1)
CURATED = "agreement/accord-2015"
FIELD = """query ($agreement: ID!, $day: Date!) { compliance(agreement: $agreement, asOf: $day) {
  counts { promises contested overdue breached unfinished fulfilled notYetDue undated demands }
  accounts { entries {
    status contested overdue promise { text commitment { id } }
    deadline { due { edtf } words daysOverdue }
    latest { status date { edtf } standpoint assessor { actor { id } } evidence { source { id } locator } }
  } }
} }"""
FLOOR, ROWS, LEDGER, ASKED = "floor", "rows", "ledger", "field"
LEDGERS_HEAD = """
| ledger | store | commitments there | floor, s | rows | ledger | field | refused within the limits |
| --- | --- | --: | --: | --: | --: | --: | --- |"""
FINDINGS_HEAD = """
| store | commitments | events | findings | statements | s | peak memory |
| --- | --: | --: | --: | --: | --: | --: |"""


@dataclass(frozen=True)
class Derived:
    """What it took to derive all findings, in a process of its own."""

    findings: int
    statements: int
    taken: Taken
    megabytes: float


async def ledgers(address: StoreAddress, agreement: str) -> Mapping[str, Taken]:
    """What each way to a ledger takes, at the median of some rounds. SystemExit where they read different rows."""
    store = open_store(address.url, ONTOLOGY, user=address.user, password=address.password)
    async with handwritten(address) as floor:
        statement = store.compile(tracing.ledger_roots(agreement))
        rows = await store.fetch(statement, {})
        if [*map(list, rows)] != await floor(agreement):
            raise SystemExit(f"{agreement}: the statement written by hand gives other rows than the ledger's own")
        ways: dict[str, Callable[[], Any]] = {
            FLOOR: partial(floor, agreement),
            ROWS: partial(store.fetch, statement, {}),
            LEDGER: partial(_ledger, store, statement, agreement),
            ASKED: partial(_field, Engine(build_schema(ONTOLOGY), store, DEFAULT_BASE_IRI, AT_ANY_PRICE), agreement),
        }
        found = await _in_turn(ways)
    await store.close()
    return found


async def _in_turn(ways: Mapping[str, Callable[[], Any]]) -> Mapping[str, Taken]:
    taken = {name: list[Taken]() for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            taken[name].append(await timed(way))
    return {name: _median(each) for name, each in taken.items()}


def _median(taken: Sequence[Taken]) -> Taken:
    return Taken(statistics.median(one.clock for one in taken), statistics.median(one.own for one in taken))


async def _ledger(store: Store, statement: Statement, agreement: str) -> object:
    return tracing.ledger(await store.fetch(statement, {}), agreement, AS_OF)


async def _field(engine: Engine, agreement: str) -> object:
    return await engine.execute(FIELD, {"agreement": agreement, "day": AS_OF.isoformat()})


async def refusal(address: StoreAddress, agreement: str) -> str:
    """Why the field is not answered within the limits of a server; empty where it is."""
    store = open_store(address.url, ONTOLOGY, user=address.user, password=address.password)
    try:
        await _field(Engine(build_schema(ONTOLOGY), store, DEFAULT_BASE_IRI, PATIENT), agreement)
    except RequestError as refused:
        return str(refused)
    finally:
        await store.close()
    return ""


def derived(address: StoreAddress) -> Derived:
    """What it takes to derive all findings in another process, whose memory is told then."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(_derived, address).result()


def _derived(address: StoreAddress) -> Derived:
    collect_seldom()
    return asyncio.run(_derive(address))


async def _derive(address: StoreAddress) -> Derived:
    store = open_store(address.url, ONTOLOGY, user=address.user, password=address.password)
    statements = 0

    async def fetch(statement: Statement, variables: Mapping[str, Any]) -> list[Any]:
        nonlocal statements
        statements += 1
        return await store.fetch(statement, variables)

    clock, own = time.perf_counter(), time.process_time()
    (made,) = await derive(store.compile, fetch)
    taken = Taken(time.perf_counter() - clock, time.process_time() - own)
    await store.close()
    return Derived(len(list(made.rows)), statements, taken, _peak())


def _peak() -> float:
    """The most memory that this process had, in MB. What `resource` tells begins with that of its parent."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def measure(stores: Stores, commitments: int, events: int, *, of_ledgers: bool) -> None:
    """Print a line for each ledger and store, if they are asked for, and one for the findings of each store."""
    addresses = {"SQLite": stores.sqlite, "Neo4j": stores.neo4j}
    if of_ledgers:
        print(LEDGERS_HEAD)
    for name, address in addresses.items() if of_ledgers else ():
        for agreement in (CURATED, board.agreement_id()):
            tell(f"tracing {agreement} on {name}")
            cells = _cells(asyncio.run(ledgers(address, agreement)))
            price = asyncio.run(refusal(address, agreement))
            print(f"| {agreement} | {name} | {commitments:,} | {' | '.join(cells)} | {price} |", flush=True)
    print(f"\n{FINDINGS_HEAD}")
    for name, address in addresses.items():
        tell(f"deriving findings among {events:,} events on {name}")
        one = derived(address)
        print(
            f"| {name} | {commitments:,} | {events:,} | {one.findings:,} | {one.statements} | {one.taken} |"
            f" {one.megabytes:,.0f} MB |",
            flush=True,
        )


def _cells(found: Mapping[str, Taken]) -> list[str]:
    """The times of each way, and by how much each takes longer than the floor: by the clock, and in our process."""
    floor = found[FLOOR]
    others = map(found.__getitem__, (ROWS, LEDGER, ASKED))
    return [str(floor), *(f"**{way.clock / floor.clock:.2f}** ({way.own / floor.own:.2f})" for way in others)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.boards", description=__doc__)
    parser.add_argument("--commitments", type=int, default=COMMITMENTS, metavar="N", help="default: 10000")
    parser.add_argument("--events", type=int, nargs="+", default=EVENTS, metavar="N", help="default: 10000 100000")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep what is loaded there, and use it again")
    given = parser.parse_args()
    collect_seldom()
    with tempfile.TemporaryDirectory() as temporary:
        for events in given.events:
            with filled(content(given.commitments, events), given.keep or Path(temporary)) as stores:
                measure(stores, given.commitments, events, of_ledgers=events == given.events[0])


def content(commitments: int, events: int) -> Content:
    """A board of so many promises beside so many events."""
    name = f"{commitments}-commitments-{events}-events"
    return Content(name, lambda: board.deliveries(commitments, events), True, (generator, board))


if __name__ == "__main__":
    main()
