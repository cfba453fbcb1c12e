"""Datasets that follow from others, where there are several: which to take away before the others are renewed."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from graph.loading.changes import Numbers
from graph.store import Transaction
from ontology.findings import FINDINGS, Finding
from ontology.model import Node
from ontology.records import Delivery, Row


async def outdated(made: Sequence[Delivery], there: Iterable[str], transaction: Transaction) -> list[str]:
    """Those that are there and of which nothing follows any more, or which have what follows in another by now.

    Each is made anew once those before it are renewed, so only what one after the first has can be in the way.
    """
    due = {one.dataset.id: set(_findings(one)) for one in made}
    found = list[str]()
    for dataset in there:
        others = set(chain.from_iterable(ids for other, ids in due.items() if other != dataset))
        stays = dataset == FINDINGS or others.isdisjoint(await transaction.ids(Finding, [dataset]))
        if dataset not in due or not stays:
            found.append(dataset)
    return found


def added(numbers: Iterable[Numbers]) -> Numbers:
    """How many rows of several inputs are new, changed and unchanged, and how many are gone."""
    each = tuple(numbers)
    return Numbers(
        sum(one.new for one in each),
        sum(one.changed for one in each),
        sum(one.unchanged for one in each),
        sum(one.removed for one in each),
    )


def _findings(delivery: Delivery) -> Iterator[str]:
    rows = (row for row in delivery.rows if isinstance(row, Row))
    return (one.id for row in rows for one in row.records if isinstance(one, Node))
