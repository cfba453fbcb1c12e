"""A load: a dataset's rows, checked and written as one transaction, which touches nothing but what differs.

Where one transaction cannot hold all that it changes, it goes in batches: the store says that the dataset is loading
until it has come to its end, and where it has not, the next load of the dataset goes on with it.

What a dataset no longer has is removed, but for rows that are there and cannot be read: what an earlier load read of
them stays. Other datasets are left alone, but for deadlines that are counted from what changes, and for grades that
follow from its sources. What others point to is not removed.

Datasets that follow from others hinder no load: what they say of what is gone goes with it, and in the same transaction
they are renewed, by a function that is given.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from graph.asked import selection as s
from graph.asked.restricted import Compile as Compile
from graph.asked.restricted import Fetch as Fetch
from graph.errors import LoadRefused
from graph.loading.anchors import Anchors
from graph.loading.applying import Progress
from graph.loading.changes import Changes, Numbers
from graph.loading.following import added, outdated
from graph.loading.grading import Kinds, regrade
from graph.loading.judging import anchors_of, judge
from graph.loading.reading import Input, Reading
from graph.loading.recounting import recount
from graph.loading.replacing import check_loader, check_name, check_whole
from graph.loading.staging import Staging
from graph.loading.writing import Batched, check_gone, write
from graph.store import LoadNote, Store, Transaction
from graph.stored.columns import ID, ID_KEY
from ontology.findings import FINDINGS, is_derived
from ontology.model import Ontology
from ontology.records import Delivery, Reject
from ontology.sources import Dataset

Derive = Callable[[Compile, Fetch], Awaitable[Sequence[Delivery]]]
"""Makes derived datasets of what it reads: of all that the load has written so far."""
DATASETS = s.All(Dataset, s.Page((s.Order(ID_KEY),), 100_000), (s.Leaf(ID),))


@dataclass(frozen=True)
class Report:
    """What a load did, counted in rows of the input.

    And how many deadlines it moved, in whichever dataset, and how many records of other datasets it graded anew;
    whether it changed anything but the dataset's description; how many rejected rows stay as an earlier load read them;
    and then what became of derived datasets, in all.
    """

    dataset: str
    read: int
    numbers: Numbers
    rejected: int
    rejects: tuple[Reject, ...]
    recounted: int
    regraded: int
    wrote: bool
    retained: int = 0
    derived: "Report | None" = None

    def __str__(self) -> str:
        rows = self.numbers
        done = f"new {rows.new}, changed {rows.changed}, unchanged {rows.unchanged}, removed {rows.removed}"
        return f"read {self.read}, {done}, rejected {self.rejected}"


async def load(
    store: Store,
    delivery: Delivery,
    *,
    strict: bool,
    progress: Progress | None = None,
    reading: Reading | None = None,
    batched: Batched = lambda records, holds: None,
    derive: Derive | None = None,
) -> Report:
    """Load a dataset. Rows that are wrong are left out and reported; `strict` refuses the load for one of them.

    Of a load that was interrupted between batches, what is missing is written: that alone is counted as new or changed.

    LoadRefused where a dataset that it requires is not there, where another loader's has its name, where the dataset's
    own row is wrong, where it would leave dangling references behind, or where nothing can be derived of it; nothing is
    written then.
    """
    check_name(delivery)
    with Input.of(delivery, reading) as input_:
        return await _loaded(store, input_, strict, progress, batched, derive)


async def _loaded(
    store: Store, input_: Input, strict: bool, progress: Progress | None, batched: Batched, derive: Derive | None
) -> Report:
    async with store.transaction(input_.dataset) as transaction:
        await check_loader(input_.delivery, store, transaction)
        await check_whole(input_.delivery.requires, store)
        report = await _load(input_, store.ontology, transaction, strict=strict, progress=progress, batched=batched)
        if derive and report.wrote:
            report = replace(report, derived=await rederive(store, transaction, derive, batched=batched))
        return report


async def renew(store: Store, derive: Derive, progress: Progress | None = None) -> Report:
    """Make a derived dataset anew. LoadRefused where nothing is loaded, or nothing can be derived of it."""
    async with store.transaction(FINDINGS) as transaction:
        return await rederive(store, transaction, derive, progress, batched=lambda records, holds: None)


async def rederive(
    store: Store,
    transaction: Transaction,
    derive: Derive,
    progress: Progress | None = None,
    batched: Batched | None = None,
) -> Report:
    """What became of derived datasets in all, which may point to whatever is there by now.

    Where nothing follows, one is taken away: what there is depends on the data alone, and not on what there was before.
    """
    (there,) = await transaction.fetch(store.compile((DATASETS,)), {})
    if not (requires := tuple(id_ for (id_,) in there if not is_derived(id_))):
        raise LoadRefused("Nothing is loaded, so nothing follows. Run `accord load` first.")
    made, reports = await derive(store.compile, transaction.fetch), list[Report]()
    for id_ in await outdated(made, [id_ for (id_,) in there if is_derived(id_)], transaction):
        reports.append(await take_away(id_, store.ontology, transaction, batched))
    for one in made:
        with Input.of(replace(one, requires=requires)) as input_:
            reports.append(await _renewed(input_, store.ontology, transaction, progress, batched))
    read, wrote = sum(one.read for one in reports), any(one.wrote for one in reports)
    return replace(reports[-len(made)], read=read, numbers=added(one.numbers for one in reports), wrote=wrote)


async def _renewed(
    input_: Input, ontology: Ontology, transaction: Transaction, progress: Progress | None, batched: Batched | None
) -> Report:
    if len(input_.rows) > 1 or input_.rejected:  # one is its own
        return await _load(input_, ontology, transaction, strict=True, progress=progress, batched=batched)
    return await take_away(input_.dataset, ontology, transaction, batched)


async def _load(
    input_: Input,
    ontology: Ontology,
    transaction: Transaction,
    *,
    strict: bool,
    progress: Progress | None,
    batched: Batched | None,
) -> Report:
    """Load a dataset within a transaction. It goes in batches only where somebody is told so."""
    await _check_required(input_.delivery, transaction)
    rejecting, rejects = await judge(input_, strict, ontology, transaction)
    changes = await Changes.of(
        input_.staging,
        input_.dataset,
        ontology,
        transaction,
        rejected=rejecting.ids(),
        keeps_rows=input_.delivery.keeps_rows,
    )
    done, nodes = changes.numbers, changes.nodes()
    await check_gone(changes, ontology, transaction)
    recounted = await recount(changes, anchors_of(input_, rejecting, transaction), transaction)
    kinds = Kinds(input_, rejecting.fallen, transaction)
    regraded = await regrade(changes, kinds, ontology, transaction)
    await write(changes, transaction, progress, batched)
    await transaction.note(LoadNote(input_.dataset, datetime.now(UTC).isoformat(timespec="seconds"), nodes))
    rejected = rejecting.counted()
    wrote = changes.of_records() or await transaction.interrupted()
    return Report(
        input_.dataset,
        done.loaded + rejected,
        done,
        rejected,
        tuple(rejects),
        recounted,
        regraded,
        wrote,
        retained=changes.retained,
    )


async def take_away(
    dataset: str, ontology: Ontology, transaction: Transaction, batched: Batched | None = None
) -> Report:
    """What became of a dataset of which nothing is left. LoadRefused where others point into it."""
    with closing(Staging()) as staging:
        changes = await Changes.of(staging, dataset, ontology, transaction)
        await check_gone(changes, ontology, transaction)
        moved = await recount(changes, Anchors(dataset, (), lambda id_: None, transaction), transaction)
        await write(changes, transaction, None, batched)
        await transaction.forget(dataset)
        wrote = changes.of_records() or await transaction.interrupted()
        return Report(dataset, 0, changes.numbers, 0, (), moved, 0, wrote)


class _Undone(Exception):
    """Ends a transaction without its changes."""


async def load_together(
    store: Store,
    deliveries: Iterable[Delivery],
    name: str,
    *,
    progress: Progress | None = None,
    dry_run: bool = False,
    derive: Derive | None = None,
) -> list[Report]:
    """Load datasets strictly, all of them or none; each may point into any that is there or comes before it.

    `name` is what another load is told that waits for this one. A dry run ends as if it had been refused. The last
    report tells what became of a derived dataset.
    """
    reports: list[Report] = []
    with suppress(_Undone):
        async with store.transaction(name) as transaction:
            there = {note.dataset for note in await store.notes()}
            await check_whole(there, store)
            for delivery in deliveries:
                own = delivery.dataset.id
                whole = replace(delivery, requires=tuple(sorted(there - {own})))
                with Input.of(whole) as input_:
                    report = await _load(
                        input_, store.ontology, transaction, strict=True, progress=progress, batched=None
                    )
                if not report.read and report.numbers.removed:
                    lost = f"would take away the {report.numbers.removed} rows of {own}, of which it has nothing else"
                    raise LoadRefused(f"The description of a dataset alone {lost}. Give the whole dataset.")
                reports.append(report)
                there.add(own)
            if derive and any(report.wrote for report in reports):
                derived = await rederive(store, transaction, derive)
                reports[-1] = replace(reports[-1], derived=derived)
            if dry_run:
                raise _Undone
    return reports


async def _check_required(delivery: Delivery, transaction: Transaction) -> None:
    if missing := sorted(set(delivery.requires) - (await transaction.owners(delivery.requires)).keys()):
        raise LoadRefused(f"{delivery.dataset.id} requires {', '.join(missing)}. Load that first.")
