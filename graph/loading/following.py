"""Datasets that follow from others, renewed in the transaction of the load that changes these.

First come the links between records of several datasets, for what is one thing is looked for once; then what is found.
Links are found anew of the events alone that a load has touched, and of those near them in time.
"""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from itertools import chain

from graph.asked import selection as s
from graph.asked.restricted import Compile, Fetch
from graph.errors import LoadRefused
from graph.loading.applying import Progress
from graph.loading.changes import Numbers
from graph.loading.days import Days
from graph.loading.one_dataset import Report, load_within, take_away
from graph.loading.reading import Input
from graph.loading.writing import Batched
from graph.store import Store, Transaction
from graph.stored.columns import ID, ID_KEY
from ontology.findings import FINDINGS, Finding, is_derived
from ontology.matching import LINKS, MATCHES
from ontology.model import Node
from ontology.records import Delivery, Row
from ontology.sources import Dataset

Derive = Callable[[Compile, Fetch], Awaitable[Sequence[Delivery]]]
"""Makes derived datasets of what it reads: of all that the load has written so far."""
Match = Callable[[Compile, Fetch, Days | None], AbstractAsyncContextManager[Delivery]]
"""Makes the dataset of links between records: of events of some days, or of all. Its rows can be read until it ends."""
DATASETS = s.All(Dataset, s.Page((s.Order(ID_KEY),), 100_000), (s.Leaf(ID),))


async def follow(
    store: Store,
    transaction: Transaction,
    derive: Derive | None,
    match: Match | None,
    days: Days | None = None,
    progress: Progress | None = None,
    batched: Batched | None = None,
) -> tuple[Report | None, Report | None]:
    """What became of the links, and of what is found, in all; None of what there are no rules for.

    Both may point to whatever is there by now.

    Where nothing follows, a dataset is taken away: what there is depends on the data alone, not on what was there.
    `days`: of which the load has touched events; None: of any.
    """
    (there,) = await transaction.fetch(store.compile((DATASETS,)), {})
    if not (requires := tuple(id_ for (id_,) in there if not is_derived(id_))):
        raise LoadRefused("Nothing is loaded, so nothing follows. Run `accord load` first.")
    renewing = _Renewing(store, transaction, requires, progress, batched)
    linked = None
    if match:
        async with match(store.compile, transaction.fetch, days if [MATCHES] in there else None) as links:
            linked = await renewing.links(links)
    if not derive:
        return linked, None
    made = await derive(store.compile, transaction.fetch)
    found = [id_ for (id_,) in there if is_derived(id_) and id_ != MATCHES]
    reports = [await renewing.taken_away(id_) for id_ in await outdated(made, found, transaction)]
    reports += [await renewing.of(one) for one in made]
    read, wrote = sum(one.read for one in reports), any(one.wrote for one in reports)
    numbers = added(one.numbers for one in reports)
    return linked, replace(reports[-len(made)], read=read, numbers=numbers, wrote=wrote)


@dataclass(frozen=True)
class _Renewing:
    """Renews derived datasets, which may point into those that they require."""

    store: Store
    transaction: Transaction
    requires: tuple[str, ...]
    progress: Progress | None
    batched: Batched | None

    async def of(self, delivery: Delivery) -> Report:
        """Renew one; without any rows but its own, it is taken away."""
        with Input.of(replace(delivery, requires=self.requires)) as input_:
            if len(input_.rows) > 1 or input_.rejected:
                return await self._loaded(input_)
            return await self.taken_away(input_.dataset)

    async def taken_away(self, dataset: str) -> Report:
        """Take one away."""
        return await take_away(dataset, self.store.ontology, self.transaction, self.batched)

    async def links(self, delivery: Delivery) -> Report:
        """Renew the links. Where only some are looked at, others may be left though none of these are."""
        if delivery.scope is None:
            return await self.of(delivery)
        with Input.of(replace(delivery, requires=self.requires)) as input_:
            report = await self._loaded(input_)
        if len(input_.rows) > 1 or await self._are_left(delivery.dataset.id):
            return report
        gone = await self.taken_away(delivery.dataset.id)
        return replace(gone, numbers=added((report.numbers, gone.numbers)))

    async def _are_left(self, dataset: str) -> bool:
        for relation in LINKS:
            async for _ in self.transaction.stamps(relation, dataset):
                return True
        return False

    async def _loaded(self, input_: Input) -> Report:
        return await load_within(
            input_, self.store.ontology, self.transaction, strict=True, progress=self.progress, batched=self.batched
        )


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
