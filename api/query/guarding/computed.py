"""What it takes to work out ledgers, in rows: it is done in Python, one at a time, and others wait for their turn."""

from dataclasses import dataclass

from graph.compliance.extent import Extent
from graph.stored.statistics import Statistics
from ontology.actors import Membership
from ontology.agreements import AssessmentSubject, Undertaking
from ontology.events import Bearing

ROWS_OF_AN_ENTRY = 20
"""How many rows a commitment, an assessment, or an event that bears on a commitment is taken for. It takes as long as
four to eight (0.04 to 0.08 ms, the more sources and statements there are); but rows are mostly read beside others, and
this is not."""
LARGE = 2_000
"""Ledgers with more entries than so many together take a tenth of a second and more."""


@dataclass(frozen=True)
class Ledgers:
    """How much the ledgers of a request tell, each of which is worked out: one for each agreement and its days."""

    extents: tuple[Extent, ...] = ()

    @property
    def large(self) -> bool:
        """Whether it takes so long that what is done in milliseconds should not have to wait for it."""
        return self._entries > LARGE

    def rows(self, statistics: Statistics) -> int:
        """How many rows they are taken for. To tell what assessors are to a promise, each looks at all memberships."""
        if not self.extents:
            return 0
        return self._entries * ROWS_OF_AN_ENTRY + len(self.extents) * statistics.relations(Membership)

    def within(self, statistics: Statistics) -> Statistics:
        """What is known of the store, with no more promises and what is told of them than the largest of these has."""
        if not self.extents:
            return statistics
        totals = {
            Undertaking: max(one.promises for one in self.extents),
            AssessmentSubject: max(one.assessments for one in self.extents),
            Bearing: max(one.occurrences for one in self.extents),
        }
        return statistics.with_totals(totals)

    @property
    def _entries(self) -> int:
        return sum(one.entries for one in self.extents)


NO_LEDGERS = Ledgers()
