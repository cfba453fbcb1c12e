"""A load that halts in the middle of its writing, for a test to kill: `python -m tests.graph.loading.halted_load URL`.

It writes a word when it halts, and would go on when its standard input ends.
"""

import asyncio
import sys

from graph.loading.load import load
from graph.loading.staging import BATCH
from ontology.actors import Actor
from ontology.events import Event
from ontology.records import Delivery, Row
from ontology.values import Text
from ontology.vocabularies import ActorKind, EventKind
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.graph.sample import sample

MORE = BATCH + 500
HALTED = "halted"


def larger_sample() -> Delivery:
    """The sample without its patrols, and with many actors more."""
    kept = [one for one in sample().rows if isinstance(one, Row) and not _is_patrol(one)]
    more = (
        row(1000 + number, Actor(id=f"actor/more-{number}", kind=ActorKind.PERSON, name=Text(f"Person {number}")))
        for number in range(MORE)
    )
    return delivery(*kept, *more)


def _is_patrol(one: Row) -> bool:
    first = one.records[0]
    return isinstance(first, Event) and first.kind is EventKind.PATROL


def _halt(done: int, of: int) -> None:
    """After a first batch is written, and before the last one is."""
    if BATCH <= done < of:
        print(HALTED, flush=True)
        sys.stdin.read()


async def main(url: str) -> None:
    await load(opened(url), larger_sample(), strict=True, progress=_halt)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
