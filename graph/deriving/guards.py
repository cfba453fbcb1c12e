"""What in an agreement a rule protects: a provision, or a promise with the provision that it stems from."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from graph.compliance.promises import Promise
from graph.deriving.facts import Clause, Pact, Tie
from graph.deriving.knowing import known
from graph.deriving.leads import Step
from ontology.vocabularies import AgreementKind, Topic

Guard = tuple[Step, ...]
"""The steps from the agreement to what is protected. None at all: the whole text is about it."""
ABOUT_PEACE = (AgreementKind.CEASEFIRE.name, AgreementKind.NON_AGGRESSION_PACT.name)


def has_any(pact: Pact, topics: Iterable[Topic]) -> bool:
    """Whether an agreement has anything on one of these topics, or is about peace as a whole."""
    names = [topic.name for topic in topics]
    return pact.kind in ABOUT_PEACE or any(name in pact.promises_on or name in pact.clauses_on for name in names)


def of_promises(pact: Pact, topics: Iterable[Topic], bound: frozenset[str]) -> Guard | None:
    """The promise on these topics that binds most of some actors, if it binds one; None where there is none."""
    found = [(len(bound & {one.id for one in each.obliged}), each) for each in _promises(pact, topics)]
    binding = [(number, each) for number, each in found if number]
    if not binding:
        return None
    _, promise = min(binding, key=lambda pair: (-pair[0], pair[1].id))
    return _to_promise(pact, promise)


def of_clauses(pact: Pact, topics: Iterable[Topic]) -> Guard | None:
    """Of the provisions on the first of these topics that any is about, the one that a source was first to tell of."""
    clauses = next((found for topic in topics if (found := pact.clauses_on.get(topic.name))), ())
    first = min(clauses, key=lambda one: (known((to_clause(one),)) or date.max, one.id), default=None)
    return (to_clause(first),) if first else None


def of_whole(pact: Pact) -> Guard | None:
    """No step, where the whole text is about peace between those who sign it."""
    return () if pact.kind in ABOUT_PEACE else None


def first_of(*guards: Callable[[], Guard | None]) -> Guard | None:
    """The first that there is."""
    return next((guard for find in guards if (guard := find()) is not None), None)


def _promises(pact: Pact, topics: Iterable[Topic]) -> Iterator[Promise]:
    for topic in topics:
        yield from pact.promises_on.get(topic.name, ())


def to_clause(clause: Clause) -> Step:
    """A provision, as the step after its agreement."""
    return Step(clause.id, clause.relation, clause.evidence, clause.documented)


def _to_promise(pact: Pact, promise: Promise) -> Guard:
    for stem in promise.provisions:
        tie = pact.tie.get((promise.id, stem.id))
        if tie and stem.id in pact.clause:
            return to_clause(pact.clause[stem.id]), to_promise(promise, tie)
    return (to_promise(promise, pact.tie.get((promise.id, pact.id))),)


def to_promise(promise: Promise, tie: Tie | None) -> Step:
    """A promise, as the step to which one of its relations leads."""
    if tie is None:
        return Step(promise.id, None, promise.evidence)
    return Step(promise.id, tie.relation, tie.evidence, promise.evidence)
