"""What a load holds in memory does not grow with its rows. All of it holds on each engine."""

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

from graph.loading.load import load
from graph.loading.staging import BATCH
from graph.store import Store
from ontology.records import Delivery, Position, RejectedRow, Row
from ontology.sources import Source
from ontology.values import Text
from ontology.vocabularies import SourceKind
from tests.graph.deliveries import FILE, delivery, row

FEW, MANY = 2 * BATCH, 4 * BATCH
LONG = 5_500
"""Characters of an address: many rows with one take much room, and little work."""
GROWTH = 7_000_000
"""Bytes, among them garbage that waits to be collected; the addresses alone of the rows that are more have thrice."""


def addresses(number: int, changed: int = -1) -> Iterator[Row]:
    """Rows of sources with long addresses; one of them may have another title."""
    for n in range(number):
        title = Text("Changed" if n == changed else f"Page {n}")
        url = f"https://example.org/{n}/".ljust(LONG, "x")
        yield row(n + 1, Source(id=f"source/page-{n}", kind=SourceKind.UNSTATED, title=title, url=url))


def delivered(rows: Iterator[Row | RejectedRow]) -> Delivery:
    """A dataset, the rows of which are made while they are read."""
    return replace(delivery(), rows=rows)


async def peak(store: Store, loaded: Delivery) -> int:
    """How many bytes Python held at most while it loaded this."""
    tracemalloc.start()
    try:
        await load(store, loaded, strict=True)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


async def test_more_rows_take_no_more_memory(store: Store) -> None:
    """Neither where they are new, nor where they are compared with those that are there."""
    assert (MANY - FEW) * LONG > 3 * GROWTH
    new, compared = list[int](), list[int]()
    for number in (FEW, MANY):
        new.append(await peak(store, delivered(addresses(number))))
        compared.append(await peak(store, delivered(addresses(number, changed=number // 2))))
    assert new[1] - new[0] < GROWTH
    assert compared[1] - compared[0] < GROWTH


async def test_rows_that_were_put_aside_are_told_of_as_others(store: Store) -> None:
    """What is wrong far ahead of the end, and who waits for it, is found in the file in which it is staged."""

    def rows() -> Iterator[Row | RejectedRow]:
        yield RejectedRow(Position(FILE, 1), (), ("actor/unread",))
        for n, one in enumerate(addresses(MANY)):
            (source,) = one.records
            wrong = n in (3, 7_000)
            yield row(n + 2, replace(source, url="nowhere") if wrong else source)  # type: ignore[call-arg]

    report = await load(store, delivered(rows()), strict=False)
    assert [reject.position.line for reject in report.rejects] == [5, 7_002]
    assert str(report) == f"read {MANY + 1}, new {MANY - 2}, changed 0, unchanged 0, removed 0, rejected 3"
