"""What changed in an agreement's ledger between two days, as a store has it: its ledgers, and its findings."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from graph.asked import selection as s
from graph.asked.clocks import without_exceptions
from graph.asked.filters import both
from graph.compliance import tracing
from graph.compliance.accounts import Ledger
from graph.compliance.changes import Changes, NamedFinding
from graph.compliance.changes import changes as compare
from graph.compliance.ledger_nodes import Asked, nodes_in, of_root
from graph.compliance.rows import row_of, text
from graph.compliance.selected import LIMIT
from graph.compliance.surroundings import FOUND
from graph.store import Store
from graph.stored import columns
from ontology.agreements import Implementation
from ontology.findings import Finding, FindingStep
from ontology.model import End

FINDING = row_of(NamedFinding, text=text("text"), **FOUND)


def changes_roots(agreement: Any, asked: Asked = tracing.NOTHING) -> tuple[s.Root, ...]:
    """What to select besides an agreement's ledger: its findings, and those of the texts that carry it out.

    Those that their rule does not count are left out.
    """
    of_agreement = s.Related(End(FindingStep, forward=True), s.Quantifier.SOME, s.Reaches(Implementation, agreement))
    page = s.Page((s.Order(columns.ID_KEY),), LIMIT, both(of_agreement, without_exceptions(Finding)))
    return (*tracing.ledger_roots(agreement, asked), s.All(Finding, page, of_root(FINDING.items, Finding, asked)))


def nodes(rows: Sequence[Iterable[list[Any]]]) -> dict[str, list[Any]]:
    """What was asked of each node that the rows tell of, by its id."""
    *of_ledger, found = rows
    return tracing.nodes(of_ledger) | {asked[0]: asked for asked in nodes_in(found, FINDING.items)}


async def changes(
    store: Store, agreement: str, from_day: date, to_day: date, known_by: date | None = None
) -> Changes | None:
    """What changed from one day to another; None if there is no such agreement."""
    *rows, found = await store.fetch(store.compile(changes_roots(agreement)), {})

    def ledger(day: date) -> Ledger | None:
        return tracing.ledger(rows, agreement, day, known_by=known_by)

    return compared(ledger, found, from_day, to_day)


def compared(
    ledger: Callable[[date], Ledger | None], found: Iterable[list[Any]], from_day: date, to_day: date
) -> Changes | None:
    """What changed between the ledgers of two days. `found`: the rows of the findings."""
    before, after = ledger(from_day), ledger(to_day)
    return compare(before, after, map(FINDING.read, found)) if before and after else None
