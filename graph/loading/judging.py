"""Which rows of a load are sound: they get their deadlines and grades, and are staged as they will be stored."""

from collections.abc import Iterable

from graph.errors import LoadRefused
from graph.loading.anchors import Anchors, count_deadlines
from graph.loading.grading import Kinds, grade_rows
from graph.loading.incoming import Incoming
from graph.loading.known import stage_owners
from graph.loading.reading import Input
from graph.loading.rejecting import Rejecting
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
    rejecting.reject(await wrong_rows(input_, ontology, transaction))
    promises, undertaking = rejecting.sound_with(Commitment), rejecting.sound_with(Undertaking)
    counted, wrong = await count_deadlines(promises, undertaking, anchors_of(input_, rejecting, transaction))
    for index, row in counted.items():
        input_.rows.replace(index, row)
    rejecting.reject(wrong)
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


async def _stage_graded(input_: Input, rejecting: Rejecting, transaction: Transaction) -> dict[int, list[Reject]]:
    """Stage the records of what is sound so far; what is wrong with grades that rows state for themselves."""
    incoming = Incoming(input_.dataset, input_.staging)
    kinds, wrong = Kinds(input_, rejecting.fallen, transaction), dict[int, list[Reject]]()
    for batch in rejecting.sound():
        graded, disagreeing = await grade_rows(batch, input_, rejecting.fallen, kinds)
        wrong |= disagreeing
        for (index, _), row in zip(batch, graded, strict=True):
            incoming.add(index, row)
    incoming.finish(input_.rows)
    return wrong


def _in_order(rejects: Iterable[Reject]) -> list[Reject]:
    return sorted(rejects, key=lambda reject: (reject.position.file, reject.position.line))
