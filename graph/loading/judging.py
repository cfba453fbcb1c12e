"""Which rows of a load are sound: they get their deadlines and grades, and are staged as they will be stored."""

from collections.abc import Iterable

from graph.errors import LoadRefused
from graph.loading.anchors import Anchors, count_deadlines
from graph.loading.grading import Kinds, grade_rows
from graph.loading.incoming import Incoming
from graph.loading.known import stage_owners
from graph.loading.reading import Input
from graph.loading.rejecting import Rejecting
from graph.loading.rows import Numbered
from graph.loading.soundness import wrong_rows
from graph.store import Transaction
from ontology.agreements import Commitment, Signature, Undertaking
from ontology.model import Ontology
from ontology.records import Reject

ABOUT = 0
"""The number of the dataset's own row."""


async def judge(
    input_: Input, strict: bool, ontology: Ontology, transaction: Transaction
) -> tuple[Rejecting, list[Reject]]:
    """Stage the records of sound rows; which are not, and what is said of them.

    LoadRefused for any that is not, if the load is strict; of what waits for it, nothing is said then.
    """
    await stage_owners(input_, transaction)
    rejecting = Rejecting(input_)
    if not await _staged_at_once(input_, rejecting, ontology, transaction):
        await _count_deadlines(input_, rejecting, transaction)
        while wrong := await _stage_graded(input_, rejecting, transaction):
            rejecting.reject(wrong)  # and what it cited in the name of other rows is gone
    if rejecting.wrong and (strict or ABOUT in rejecting.fallen):
        rejects = _in_order(rejecting.wrong)
        raise LoadRefused("\n".join(map(str, rejects)), rejects)
    return rejecting, _in_order([*rejecting.wrong, *rejecting.waiting.values()])


def anchors_of(input_: Input, rejecting: Rejecting, transaction: Transaction) -> Anchors:
    """The days of a delivery from which deadlines are counted, as far as its rows are sound."""
    signing = (row for _, row in rejecting.sound_with(Signature))
    return Anchors(input_.dataset, signing, rejecting.sound_node, transaction)


class _Grading:
    """Grades rows and stages their records. `wrong`: what is with grades that rows state for themselves."""

    def __init__(self, input_: Input, rejecting: Rejecting, transaction: Transaction) -> None:
        self._input, self._fallen = input_, rejecting.fallen
        self._incoming = Incoming(input_.dataset, input_.staging)
        self._kinds = Kinds(input_, rejecting.fallen, transaction)
        self.wrong: dict[int, list[Reject]] = {}
        self.rows = 0

    async def add(self, batch: Numbered) -> None:
        """Take in some rows."""
        self.rows += len(batch)
        graded, disagreeing = await grade_rows(batch, self._input, self._fallen, self._kinds)
        self.wrong |= disagreeing
        for (index, _), row in zip(batch, graded, strict=True):
            self._incoming.add(index, row)

    def finish(self) -> None:
        """All rows are there."""
        self._incoming.finish(self._input.rows)


async def _staged_at_once(input_: Input, rejecting: Rejecting, ontology: Ontology, transaction: Transaction) -> bool:
    """Judge all rows, and stage them meanwhile, as long as none is wrong or has a promise: most files are so.

    Whether all of them are staged. If not, those that are wrong are rejected.
    """
    grading = _Grading(input_, rejecting, transaction)
    apart = rejecting.fallen or input_.rows_with(Commitment)
    wrong = await wrong_rows(input_, ontology, transaction, None if apart else grading.add)
    if grading.rows == len(input_.rows) and not (wrong or grading.wrong):
        grading.finish()
        return True
    rejecting.reject(wrong)
    return False


async def _count_deadlines(input_: Input, rejecting: Rejecting, transaction: Transaction) -> None:
    """Count the deadlines of what is sound so far; those that state other days are rejected."""
    promises, undertaking = rejecting.sound_with(Commitment), rejecting.sound_with(Undertaking)
    counted, wrong = await count_deadlines(promises, undertaking, anchors_of(input_, rejecting, transaction))
    for index, row in counted.items():
        input_.rows.replace(index, row)
    rejecting.reject(wrong)


async def _stage_graded(input_: Input, rejecting: Rejecting, transaction: Transaction) -> dict[int, list[Reject]]:
    """Stage the records of what is sound so far; what is wrong with grades that rows state for themselves."""
    grading = _Grading(input_, rejecting, transaction)
    for batch in rejecting.sound():
        await grading.add(batch)
    grading.finish()
    return grading.wrong


def _in_order(rejects: Iterable[Reject]) -> list[Reject]:
    return sorted(rejects, key=lambda reject: (reject.position.file, reject.position.line))
