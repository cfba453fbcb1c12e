"""A ledger of some commitments alone, by their ids: with the instruments in which they stand, counted anew."""

from dataclasses import replace

from graph.compliance.ledger import trace
from graph.compliance.narrowing import of_commitments
from tests.graph.compliance.promised import ACCORD, by, on

PROMISES = tuple(replace(by(day), id=f"commitment/{day}") for day in ("2016-01-01", "2018-01-01"))
CARRIED = replace(ACCORD, id="agreement/roadmap", path=("agreement/accord", "agreement/roadmap"), promises=PROMISES)


def test_only_these_and_where_they_stand() -> None:
    ledger = trace(ACCORD, (CARRIED,), on("2017-01-01"))
    narrowed = of_commitments(ledger, {"commitment/2016-01-01", "commitment/none"})
    assert [(one.instrument.id, len(one.entries)) for one in narrowed.accounts] == [("agreement/roadmap", 1)]
    assert (narrowed.counts.promises, narrowed.counts.overdue) == (1, 1)
    assert replace(narrowed, accounts=ledger.accounts, counts=ledger.counts) == ledger
    assert of_commitments(ledger, ()).counts.promises == 0
