"""A load: a dataset's rows, checked and written as one transaction, which touches nothing but what differs.

What a dataset no longer has is removed; other datasets are left alone, but for deadlines that are counted from what
changes, and for grades that follow from its sources. What others point to is not removed.

Datasets that follow from others hinder no load: what they say of what is gone goes with it, and in the same transaction
they are renewed, by a function that is given.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from graph.asked import selection as s
from graph.errors import LoadRefused
from graph.loading.anchors import Anchors, count_deadlines
from graph.loading.changes import Changes, Numbers, Stamps, differences, keep_rows, numbers, stamps
from graph.loading.grading import grade_rows, regrade
from graph.loading.input import Input, InputRow
from graph.loading.known import Known
from graph.loading.recounting import ANCHOR, recount
from graph.loading.rejecting import Rejecting
from graph.loading.renewing import batches, renewed
from graph.loading.replacing import check_loader, check_name
from graph.loading.soundness import wrong_rows
from graph.loading.telling import telling
from graph.statement import Statement
from graph.store import LoadNote, Store, Transaction
from graph.stored.columns import ID, ID_KEY
from graph.stored.rows import StoredRow, node_row, relation_row
from ontology.agreements import Commitment
from ontology.findings import FINDINGS, is_derived
from ontology.model import Node, Ontology, Relation
from ontology.records import Delivery, Reject
from ontology.sources import Dataset

ABOUT = 0
"""The number of the dataset's own row."""
Progress = Callable[[int, int], None]
"""Told how many records are written, and how many there are to write."""
Compile = Callable[[s.Selection], Statement]
Fetch = Callable[[Statement, Mapping[str, Any]], Awaitable[list[Any]]]
Derive = Callable[[Compile, Fetch], Awaitable[Delivery]]
"""Makes a derived dataset of what it reads: of all that the load has written so far."""
DATASETS = s.All(Dataset, s.Page((s.Order(ID_KEY),), 100_000), (s.Leaf(ID),))


@dataclass(frozen=True)
class Report:
    """What a load did, counted in rows of the input.

    And how many deadlines it moved, in whichever dataset, and how many records of other datasets it graded anew;
    whether it changed anything but the dataset's description; and then what became of a derived dataset.
    """

    dataset: str
    read: int
    numbers: Numbers
    rejected: int
    rejects: tuple[Reject, ...]
    recounted: int
    regraded: int
    wrote: bool
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
    derive: Derive | None = None,
) -> Report:
    """Load a dataset. Rows that are wrong are left out and reported; `strict` refuses the load for one of them.

    LoadRefused where a dataset that it requires is not there, where another loader's has its name, where the dataset's
    own row is wrong, where it would leave dangling references behind, or where nothing can be derived of it; nothing is
    written then.
    """
    check_name(delivery)
    input_ = Input.of(delivery)
    async with store.transaction(input_.dataset) as transaction:
        await check_loader(delivery, store, transaction)
        report = await _load(input_, store.ontology, transaction, strict=strict, progress=progress)
        if derive and report.wrote:
            report = replace(report, derived=await rederive(store, transaction, derive))
        return report


async def renew(store: Store, derive: Derive, progress: Progress | None = None) -> Report:
    """Make a derived dataset anew. LoadRefused where nothing is loaded, or nothing can be derived of it."""
    async with store.transaction(FINDINGS) as transaction:
        return await rederive(store, transaction, derive, progress)


async def rederive(store: Store, transaction: Transaction, derive: Derive, progress: Progress | None = None) -> Report:
    """What became of a derived dataset, which may point to whatever is there by now.

    Where nothing follows, it is taken away: what there is depends on the data alone, and not on what there was before.
    """
    (there,) = await transaction.fetch(store.compile((DATASETS,)), {})
    if not (requires := tuple(id_ for (id_,) in there if not is_derived(id_))):
        raise LoadRefused("Nothing is loaded, so nothing follows. Run `accord load` first.")
    input_ = Input.of(replace(await derive(store.compile, transaction.fetch), requires=requires))
    if len(input_.rows) > 1 or input_.rejected:  # one is its own
        return await _load(input_, store.ontology, transaction, strict=True, progress=progress)
    return await take_away(input_.dataset, store.ontology, transaction)


async def _load(
    input_: Input, ontology: Ontology, transaction: Transaction, *, strict: bool, progress: Progress | None
) -> Report:
    await _check_required(input_.delivery, transaction)
    rows, rejects = await _judged(input_, strict, ontology, transaction)
    incoming = _stored(input_.dataset, rows)
    before = await stamps(ontology, input_.dataset, transaction)
    if input_.delivery.keeps_rows:
        keep_rows(incoming, before)
    changes = differences(incoming, before)
    changes = await _checked(changes, input_.dataset, ontology, transaction)
    recounted = await recount(changes, input_.dataset, Anchors(input_.dataset, rows, transaction), transaction)
    changes = changes.with_rows(recounted.rows)
    regraded = await regrade(changes, input_.dataset, rows, ontology, transaction)
    changes = changes.with_rows(regraded)
    await _write(changes, input_.dataset, before, ontology, transaction, progress)
    done, now = numbers(incoming, before, input_.dataset), datetime.now(UTC).isoformat(timespec="seconds")
    nodes = sum(issubclass(row.record, Node) for row in incoming)
    await transaction.note(LoadNote(input_.dataset, now, nodes))
    rejected = len(input_.rows) + len(input_.rejected) - len(rows)
    return Report(
        input_.dataset,
        done.loaded + rejected,
        done,
        rejected,
        tuple(rejects),
        recounted.moved,
        len(regraded),
        changes.of_records(),
    )


async def take_away(dataset: str, ontology: Ontology, transaction: Transaction) -> Report:
    """What became of a dataset of which nothing is left. LoadRefused where others point into it."""
    before = await stamps(ontology, dataset, transaction)
    changes = await _checked(differences([], before), dataset, ontology, transaction)
    recounted = await recount(changes, dataset, Anchors(dataset, (), transaction), transaction)
    changes = changes.with_rows(recounted.rows)
    await _write(changes, dataset, before, ontology, transaction, None)
    await transaction.forget(dataset)
    return Report(dataset, 0, numbers([], before, dataset), 0, (), recounted.moved, 0, changes.of_records())


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
            for delivery in deliveries:
                own = delivery.dataset.id
                whole = replace(delivery, requires=tuple(sorted(there - {own})))
                report = await _load(Input.of(whole), store.ontology, transaction, strict=True, progress=progress)
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


async def _judged(
    input_: Input, strict: bool, ontology: Ontology, transaction: Transaction
) -> tuple[list[InputRow], list[Reject]]:
    """The rows that are sound, with deadlines and grades, the dataset's own first; and what is said of the others.

    LoadRefused for any that is not, if the load is strict; of what waits for it, nothing is said then.
    """
    known = await Known.of(input_, ontology, transaction)
    rejecting = Rejecting(known)
    rejecting.reject(await wrong_rows(known, ontology, transaction))
    sound = rejecting.sound()
    counted, wrong = await count_deadlines(sound, Anchors(input_.dataset, sound.values(), transaction))
    rejecting.reject(wrong)
    graded, wrong = await _graded(rejecting, counted, transaction)
    while wrong:
        rejecting.reject(wrong)  # and what it cited in the name of other rows is gone
        graded, wrong = await _graded(rejecting, counted, transaction)
    if rejecting.wrong and (strict or ABOUT not in graded):
        rejects = _in_order(rejecting.wrong)
        raise LoadRefused("\n".join(map(str, rejects)), rejects)
    return list(graded.values()), _in_order([*rejecting.wrong, *rejecting.waiting.values()])


async def _graded(
    rejecting: Rejecting, counted: dict[int, InputRow], transaction: Transaction
) -> tuple[dict[int, InputRow], dict[int, list[Reject]]]:
    rows = {index: counted.get(index, row) for index, row in rejecting.sound().items()}
    return await grade_rows(rows, transaction)


def _in_order(rejects: Iterable[Reject]) -> list[Reject]:
    return sorted(rejects, key=lambda reject: (reject.position.file, reject.position.line))


async def _check_required(delivery: Delivery, transaction: Transaction) -> None:
    if missing := sorted(set(delivery.requires) - (await transaction.owners(delivery.requires)).keys()):
        raise LoadRefused(f"{delivery.dataset.id} requires {', '.join(missing)}. Load that first.")


def _stored(dataset: str, rows: list[InputRow]) -> list[StoredRow]:
    nodes = {node.id: node_row(node, dataset, row.id) for row in rows for node in row.nodes}
    relations = [
        relation_row(record, nodes.get(record.source), dataset, row.id, id_)
        for row in rows
        for id_, (record, *_) in zip(row.ids, row.records, strict=True)
        if isinstance(record, Relation)
    ]
    return [*nodes.values(), *relations]


async def _checked(changes: Changes, dataset: str, ontology: Ontology, transaction: Transaction) -> Changes:
    """The changes, and what derived datasets say of what is gone with it. LoadRefused where others point there."""
    if not (gone := changes.removed_nodes()):
        return changes
    found = await transaction.pointing_at(gone, dataset)
    counting = await transaction.records(Commitment, ANCHOR, gone)
    pointing = [
        *((relation, node) for relation, node, of in found if not is_derived(of)),
        *((record.columns["id"], record.columns[ANCHOR]) for record in counting if record.dataset != dataset),
    ]
    if pointing:
        listed = "\n".join(f"  {from_} points to {node}" for from_, node in sorted(pointing))
        raise LoadRefused(
            f"{dataset} no longer has what other datasets point to; keep it, or change those first:\n{listed}"
        )
    return changes.without({id_: ontology.relation_of_path[id_.partition("/")[0]] for id_, _, _ in found})


async def _write(
    changes: Changes,
    dataset: str,
    before: Stamps,
    ontology: Ontology,
    transaction: Transaction,
    progress: Progress | None,
) -> None:
    """Write changes, renew what is kept beside them, and tell of them."""
    told = await telling(changes, dataset, before, ontology, transaction)
    async with renewed(changes, transaction, ontology):
        await _apply(changes, transaction, progress)
    await transaction.count({**changes.written, **changes.removed})
    await told.tell(changes, ontology, transaction)


async def _apply(changes: Changes, transaction: Transaction, progress: Progress | None) -> None:
    """Relations go before the nodes that they join, and come after them."""
    done = 0
    for record in sorted(changes.removed, key=lambda record: issubclass(record, Node)):
        await transaction.delete(record, changes.removed[record])
        done += len(changes.removed[record])
    for record in sorted(changes.written, key=lambda record: not issubclass(record, Node)):
        for batch in batches(changes.written[record]):
            await transaction.write(record, batch)
            done += len(batch)
            if progress:
                progress(done, len(changes))
