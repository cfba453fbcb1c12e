"""What rules read: plain facts, each with the relation that states it and what is cited for that very statement.

They can be made by hand, so that a rule is tried on a graph of a few lines. Dates are EDTF, codes go by their names.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.compliance.promises import Evidence, NamedActor, Promise
from graph.compliance.standpoints import Belonging
from ontology.values import Text


@dataclass(frozen=True)
class Part:
    """That an actor played a part in an event."""

    relation: str
    actor: NamedActor
    role: str
    side: str | None = None
    hedge: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A casualty figure stated for an event."""

    id: str
    relation: str
    harm: str
    victims: Text
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Happening:
    """An event, who played which part, who was harmed, and the claims that deny what it tells."""

    id: str
    kind: str
    title: Text
    when: str
    parts: tuple[Part, ...] = ()
    figures: tuple[Figure, ...] = ()
    denials: tuple[str, ...] = ()
    source_grade: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Membership:
    """That an actor belonged to another: `belonging` says from when to when."""

    relation: str
    belonging: Belonging
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Split:
    """That an actor split off from another."""

    relation: str
    splinter: str
    left: str
    date: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Signing:
    """That an actor signed an agreement."""

    relation: str
    actor: NamedActor
    date: str
    capacity: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Clause:
    """A provision of an agreement; `relation` leads from it to the agreement."""

    id: str
    relation: str
    label: Text
    topic: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Pact:
    """An agreement: who signed it, what it says, what was promised in it, and what it carries out."""

    id: str
    kind: str
    name: Text
    date: str
    ended: str | None = None
    signings: tuple[Signing, ...] = ()
    clauses: tuple[Clause, ...] = ()
    promises: tuple[Promise, ...] = ()
    carries_out: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Facts:
    """All that rules read. Events are read once, in the order of their ids: there may be very many."""

    pacts: tuple[Pact, ...]
    memberships: tuple[Membership, ...]
    splits: tuple[Split, ...]
    happenings: Iterable[Happening]
