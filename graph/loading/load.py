"""A load: a dataset's rows, checked and written as one transaction, which touches nothing but what differs.

Where one transaction cannot hold all that it changes, it goes in batches: the store says that the dataset is loading
until it has come to its end, and where it has not, the next load of the dataset goes on with it.

What a dataset no longer has is removed, but for rows that are there and cannot be read: what an earlier load read of
them stays. Other datasets are left alone, but for deadlines that are counted from what changes, and for grades that
follow from its sources. What others point to is not removed.

Datasets that follow from others hinder no load: what they say of what is gone goes with it, and in the same transaction
they are renewed, by rules that are given.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace

from graph.errors import LoadRefused
from graph.loading.applying import Progress
from graph.loading.following import Derive, Match, follow
from graph.loading.one_dataset import Report, load_within
from graph.loading.reading import Input, Reading
from graph.loading.replacing import check_loader, check_name, check_whole
from graph.loading.writing import Batched
from graph.store import Store
from ontology.findings import FINDINGS
from ontology.records import Delivery


async def load(
    store: Store,
    delivery: Delivery,
    *,
    strict: bool,
    progress: Progress | None = None,
    reading: Reading | None = None,
    batched: Batched = lambda records, holds: None,
    derive: Derive | None = None,
    match: Match | None = None,
) -> Report:
    """Load a dataset. Rows that are wrong are left out and reported; `strict` refuses the load for one of them.

    Of a load that was interrupted between batches, what is missing is written: that alone is counted as new or changed.

    LoadRefused where a dataset that it requires is not there, where another loader's has its name, where the dataset's
    own row is wrong, where it would leave dangling references behind, or where nothing can be derived of it; nothing is
    written then.
    """
    check_name(delivery)
    with Input.of(delivery, reading) as input_:
        return await _loaded(store, input_, strict, progress, batched, derive, match)


async def _loaded(
    store: Store,
    input_: Input,
    strict: bool,
    progress: Progress | None,
    batched: Batched,
    derive: Derive | None,
    match: Match | None,
) -> Report:
    async with store.transaction(input_.dataset) as transaction:
        await check_loader(input_.delivery, store, transaction)
        await check_whole(input_.delivery.requires, store)
        report = await load_within(
            input_, store.ontology, transaction, strict=strict, progress=progress, batched=batched
        )
        input_.close()  # before the commit, for which a file needs as much room again
        if (derive or match) and report.wrote:
            linked, derived = await follow(store, transaction, derive, match, report.days, batched=batched)
            report = replace(report, linked=linked, derived=derived)
        return report


async def renew(store: Store, derive: Derive, progress: Progress | None = None, match: Match | None = None) -> Report:
    """Make derived datasets anew. LoadRefused where nothing is loaded, or nothing can be derived of it."""
    async with store.transaction(FINDINGS) as transaction:
        batched: Batched = lambda records, holds: None  # noqa: E731
        linked, derived = await follow(store, transaction, derive, match, progress=progress, batched=batched)
        assert derived
        return replace(derived, linked=linked)


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
    match: Match | None = None,
) -> list[Report]:
    """Load datasets strictly, all of them or none; each may point into any that is there or comes before it.

    `name` is what another load is told that waits for this one. A dry run ends as if it had been refused. The last
    report tells what became of derived datasets.
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
                    report = await load_within(
                        input_, store.ontology, transaction, strict=True, progress=progress, batched=None
                    )
                if not report.read and report.numbers.removed:
                    lost = f"would take away the {report.numbers.removed} rows of {own}, of which it has nothing else"
                    raise LoadRefused(f"The description of a dataset alone {lost}. Give the whole dataset.")
                reports.append(report)
                there.add(own)
            if (derive or match) and any(report.wrote for report in reports):
                linked, derived = await follow(store, transaction, derive, match)
                reports[-1] = replace(reports[-1], linked=linked, derived=derived)
            if dry_run:
                raise _Undone
    return reports
