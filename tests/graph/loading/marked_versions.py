"""Two versions of one dataset, each of whose records bears its mark, and loads that alternate between them.

`python -m tests.graph.loading.marked_versions URL` loads until its input ends, once at least.
"""

import asyncio
import sys
from collections.abc import Iterator
from itertools import cycle
from threading import Thread

from graph.loading.load import load
from ontology.actors import Actor
from ontology.events import Event, Involvement
from ontology.model import Citation
from ontology.records import Delivery, Row
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, EventKind, Role, SourceKind
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row

MARKS = ("alpha", "omega")
EVENTS = 300
"""More than a page of relations of one node, so that a description of the actor takes several statements."""


def version(mark: str, events: int = EVENTS) -> Delivery:
    """The dataset whose texts all say the mark."""
    return delivery(*_rows(mark, events), name="marked")


def _rows(mark: str, events: int) -> Iterator[Row]:
    cited = (Citation("source/bulletin"),)
    yield row(1, Source(id="source/bulletin", kind=SourceKind.BULLETIN, title=Text(f"Bulletin {mark}")))
    yield row(2, Actor(id="actor/all", kind=ActorKind.ARMED_MOVEMENT, name=Text(f"All {mark}"), sources=cited))
    for number in range(events):
        id_ = f"event/marked-{number:03}"
        when = DateSpan(f"2018-{1 + number % 12:02}")
        event = Event(id=id_, kind=EventKind.ARMED_CLASH, when=when, title=Text(f"Clash {mark}"), sources=cited)
        part = Involvement(source=id_, target="actor/all", role=Role.CLASHING_PARTY, sources=cited)
        yield row(3 + number, event, part)


async def main(url: str) -> None:
    store, waiting = opened(url), Thread(target=sys.stdin.read)
    waiting.start()
    for mark in cycle(reversed(MARKS)):
        await load(store, version(mark), strict=True)
        if not waiting.is_alive():
            break
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
