"""A load that halts in the middle of its writing, for a test to kill.

`python -m tests.graph.loading.halted_load URL [HOLDS]` writes a word when it halts, and would go on when its standard
input ends. HOLDS: how many records one transaction is to hold.
"""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.loading.load import load
from graph.loading.staging import BATCH
from graph.neo4j.store import Neo4jStore
from ontology.actors import Actor
from ontology.events import Event
from ontology.records import Delivery, Row
from ontology.values import Text
from ontology.vocabularies import ActorKind, EventKind
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.graph.sample import sample

REPOSITORY = Path(__file__).parents[3]
MORE = BATCH + 500
HALTED = "halted"


def larger_sample(more: int = MORE) -> Delivery:
    """The sample without its patrols, and with so many actors more."""
    kept = [one for one in sample().rows if isinstance(one, Row) and not _is_patrol(one)]
    actors = (
        row(1000 + number, Actor(id=f"actor/more-{number}", kind=ActorKind.PERSON, name=Text(f"Person {number}")))
        for number in range(more)
    )
    return delivery(*kept, *actors)


def _is_patrol(one: Row) -> bool:
    first = one.records[0]
    return isinstance(first, Event) and first.kind is EventKind.PATROL


def _halt(done: int, of: int) -> None:
    """After a first batch is written, and before the last one is."""
    if BATCH <= done < of:
        print(HALTED, flush=True)
        sys.stdin.read()


@contextmanager
def halted_load(url: str, holds: int | None = None) -> Iterator[subprocess.Popen[str]]:
    """Another process, which has written a part of the larger sample and waits."""
    command = [sys.executable, "-m", "tests.graph.loading.halted_load", url, *([str(holds)] if holds else [])]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) as process:
        assert process.stdout
        try:
            assert process.stdout.readline() == f"{HALTED}\n"
            yield process
        finally:
            process.kill()


async def main(url: str, *holds: str) -> None:
    store = opened(url)
    if isinstance(store, Neo4jStore) and holds:
        store.holds = int(holds[0])
    await load(store, larger_sample(), strict=True, progress=_halt)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
