"""One dataset loaded, or taken away, within a transaction: what comes in, compared with what is there, and written."""

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.errors import LoadRefused
from graph.loading.anchors import Anchors
from graph.loading.applying import Progress
from graph.loading.changes import Changes, Numbers
from graph.loading.days import Days, TouchedDays
from graph.loading.grading import Kinds, regrade
from graph.loading.judging import anchors_of, judge
from graph.loading.reading import Input
from graph.loading.recounting import recount
from graph.loading.staging import Staging
from graph.loading.writing import Batched, check_gone, write
from graph.store import LoadNote, Transaction
from ontology.model import Ontology
from ontology.records import Delivery, Reject


@dataclass(frozen=True)
class Report:
    """What a load did, counted in rows of the input.

    And how many deadlines it moved, in whichever dataset, and how many records of other datasets it graded anew;
    whether it changed anything but the dataset's description; how many rejected rows stay as an earlier load read them;
    of which days events are that it touched, None for all; and then what became of links between records, and of what
    is found, in all.
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
    days: Days | None = frozenset()
    linked: "Report | None" = None
    derived: "Report | None" = None

    def __str__(self) -> str:
        rows = self.numbers
        done = f"new {rows.new}, changed {rows.changed}, unchanged {rows.unchanged}, removed {rows.removed}"
        return f"read {self.read}, {done}, rejected {self.rejected}"


async def load_within(
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
        scope=input_.delivery.scope,
    )
    done, nodes = changes.numbers, changes.nodes()
    await check_gone(changes, ontology, transaction)
    recounted = await recount(changes, anchors_of(input_, rejecting, transaction), transaction)
    kinds = Kinds(input_, rejecting.fallen, transaction)
    regraded = await regrade(changes, kinds, ontology, transaction)
    touched = TouchedDays(changes, input_.delivery.dataset.loader, transaction)
    await touched.before()
    await write(changes, transaction, progress, batched)
    days = await touched.after()
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
        days=days,
    )


async def take_away(
    dataset: str, ontology: Ontology, transaction: Transaction, batched: Batched | None = None
) -> Report:
    """What became of a dataset of which nothing is left. LoadRefused where others point into it."""
    with closing(Staging()) as staging:
        changes = await Changes.of(staging, dataset, ontology, transaction)
        await check_gone(changes, ontology, transaction)
        moved = await recount(changes, Anchors(dataset, (), lambda id_: None, transaction), transaction)
        touched = TouchedDays(changes, None, transaction)
        await touched.before()
        await write(changes, transaction, None, batched)
        await transaction.forget(dataset)
        wrote = changes.of_records() or await transaction.interrupted()
        return Report(dataset, 0, changes.numbers, 0, (), moved, 0, wrote, days=await touched.after())


async def _check_required(delivery: Delivery, transaction: Transaction) -> None:
    if missing := sorted(set(delivery.requires) - (await transaction.owners(delivery.requires)).keys()):
        raise LoadRefused(f"{delivery.dataset.id} requires {', '.join(missing)}. Load that first.")
