"""Promises as rules look at them: what became of each by the ledger's own notions, and the way to its agreement."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graph.compliance.accounts import Entry
from graph.compliance.ledger import DEMAND, account
from graph.compliance.promises import Evidence, Judgement, Promise
from graph.deriving.facts import Clause, Facts, Pact, Tie
from graph.deriving.guards import to_promise
from graph.deriving.leads import Step

Clauses = Mapping[str, tuple[Clause, Pact]]


@dataclass(frozen=True)
class Promised:
    """A promise in an agreement, with all that was ever said of it.

    `clauses` are the provisions of all agreements, by id.
    """

    pact: Pact
    entry: Entry
    clauses: Clauses

    @property
    def promise(self) -> Promise:
        """The commitment itself."""
        return self.entry.promise

    @property
    def first(self) -> Step:
        """The promise, as the step with which a path begins."""
        return Step(self.promise.id, None, self.promise.evidence)

    def ways(self) -> tuple[tuple[Step, ...], ...]:
        """How the promise leads to the agreement: through each provision that it stems from, else straight."""
        found = [self.clauses[stem.id] for stem in self.promise.provisions if stem.id in self.clauses]
        through = [
            (
                self._tied(clause.id, clause.documented),
                Step(pact.id, clause.relation, clause.evidence, pact.evidence),
            )
            for clause, pact in found
        ]
        if any(pact.id == self.pact.id for _, pact in found):
            return tuple(through)
        return ((self._tied(self.pact.id, self.pact.evidence),), *through)

    def to_promise(self, judgement: Judgement) -> tuple[Step, ...]:
        """An assessment, and the promise to which it leads."""
        tie = self._tie(judgement.id, self.promise.id)
        return Step(judgement.id, None, judgement.evidence), to_promise(self.promise, tie)

    def judged(self, judgement: Judgement) -> Step:
        """An assessment, as a step after the promise."""
        tie = self._tie(judgement.id, self.promise.id)
        return Step(judgement.id, tie.relation if tie else None, judgement.evidence, judgement.evidence)

    def _tied(self, target: str, documented: tuple[Evidence, ...] | None) -> Step:
        tie = self._tie(self.promise.id, target)
        if tie is None:
            return Step(target, None, self.promise.evidence)
        return Step(target, tie.relation, tie.evidence, documented)

    def _tie(self, source: str, target: str) -> Tie | None:
        return self.pact.tie.get((source, target))


def promised(facts: Facts, that: Callable[[Promise], bool]) -> Iterator[Promised]:
    """The promises that meet a condition. What others demand is none."""
    clauses = {clause.id: (clause, pact) for pact in facts.pacts for clause in pact.clauses}
    for pact in facts.pacts:
        chosen = tuple(one for one in pact.promises if one.kind != DEMAND and that(one))
        if chosen:
            for entry in account(replace(pact.instrument, promises=chosen), date.max).entries:
                yield Promised(pact, entry, clauses)
