"""Commitments that break a rule of deadlines, each in one way."""

from dataclasses import replace
from typing import Any

from ontology.deadlines import Deadline
from ontology.model import Node, Relation
from ontology.rules import Fault
from ontology.values import DateSpan
from ontology.vocabularies import DeadlineType
from tests.ontology.rules.records import AGREEMENT, COMMITMENT, DUE_BEFORE, UNDERTAKING


def due(**parts: Any) -> Node:
    """The commitment with another deadline."""
    return replace(COMMITMENT, deadline=Deadline(**parts))


TWO_DATES = "Correct one of the two dates."
BROKEN_DEADLINES: list[tuple[str, Node | Relation, list[Fault]]] = [
    (
        "parts-of-a-deadline",
        due(type=DeadlineType.ABSOLUTE, start=DateSpan("2015")),
        [
            Fault("deadline.type", "absolute", "needs 'due'", "Add it: absolute has due."),
            Fault(
                "deadline.start",
                "2015",
                "does not belong to the type 'absolute'",
                "Remove it, or choose another type: absolute has due.",
            ),
        ],
    ),
    (
        "durations",
        due(type=DeadlineType.OFFSET, duration="30 days", anchor="signature"),
        [Fault("deadline.duration", "30 days", "is not a duration", "Write P60D, P2W, P3M or P1Y.")],
    ),
    (
        "durations",
        due(type=DeadlineType.RECURRING, every="P1Y2M", start=DateSpan("2015")),
        [Fault("deadline.every", "P1Y2M", "is not a duration", "Write P60D, P2W, P3M or P1Y.")],
    ),
    (
        "starts-before-it-is-due",
        due(type=DeadlineType.WINDOW, start=DateSpan("2016"), due=DateSpan("2015")),
        [Fault("deadline.due", "2015", "is before 2016, when it starts", TWO_DATES)],
    ),
    (
        "due-once-it-was-agreed",
        replace(UNDERTAKING, source=DUE_BEFORE.id),
        [
            Fault(
                "target",
                AGREEMENT.id,
                "dates from 2015-05-15/2015-06-20, after 2015-05-14, when what was promised in it was due",
                TWO_DATES,
            )
        ],
    ),
]
