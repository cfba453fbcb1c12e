"""What it takes to work out a ledger, in rows: it is reckoned in Python, where it holds up whoever else is answered."""

from graph.stored.statistics import Statistics
from ontology.actors import Membership
from ontology.agreements import AssessmentSubject, Implementation, Undertaking
from ontology.model import End

ROWS_OF_AN_ENTRY = 250
"""How many rows a commitment, or an assessment, is taken for. It takes as long as ten (0.06 to 0.1 ms, of 20 to 35 for
the ledger of the accord of 2015); but a row is mostly read beside the others, and this is not."""


def ledger_rows(statistics: Statistics) -> int:
    """How many rows a ledger is taken for: that of an agreement as others carry it out, with all that they promise.

    To tell what assessors are to a promise, all memberships are read besides.
    """
    agreements, promised, assessed = (
        statistics.met(End(relation, forward=False)) for relation in (Implementation, Undertaking, AssessmentSubject)
    )
    commitments = min((1 + agreements) * promised, statistics.relations(Undertaking))
    assessments = min(commitments * assessed, statistics.relations(AssessmentSubject))
    return round((commitments + assessments) * ROWS_OF_AN_ENTRY) + statistics.relations(Membership)
