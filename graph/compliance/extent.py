"""How much the ledger of an agreement has to tell: counted, without reading any of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.asked import selection as s
from graph.compliance.selected import LIMIT
from graph.compliance.tracing import agreements_told
from graph.stored import columns
from ontology.agreements import AssessmentSubject, Undertaking
from ontology.events import Bearing
from ontology.model import End

OF_A_PROMISE = (AssessmentSubject, Bearing)
"""What a ledger tells of each promise, if there is any."""


@dataclass(frozen=True)
class Extent:
    """How many promises an agreement has, with whatever carries it out or backs it, and what is told of all these."""

    promises: int = 0
    assessments: int = 0
    occurrences: int = 0

    @property
    def entries(self) -> int:
        """All of them: a ledger takes about as long for each."""
        return self.promises + self.assessments + self.occurrences


def extent_roots(agreement: Any) -> tuple[s.Root, ...]:
    """What to select for the extent of an agreement, whose id is given or comes with a request."""
    counts = tuple(s.Count(End(relation, forward=False), s.EVERYTHING) for relation in OF_A_PROMISE)
    page = s.Page((s.Order(columns.ID_KEY, at=s.At.EDGE),), LIMIT, s.EVERYTHING)
    return (agreements_told(agreement, (s.Many(End(Undertaking, forward=False), page, counts),)),)


def extent(rows: Sequence[Iterable[list[Any]]]) -> Extent:
    """The extent that rows tell of."""
    promises = [promise for (promises,) in rows[0] for promise in promises]
    return Extent(len(promises), *(sum(counts) for counts in zip(*promises, strict=True)))
