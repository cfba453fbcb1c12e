"""What rules read: plain facts, each with the relation that states it and what is cited for that very statement.

They can be made by hand, so that a rule is tried on a graph of a few lines. Dates are EDTF, codes go by their names.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.compliance.counting import counted_day
from graph.compliance.promises import ADOPTED, Ending, Evidence, Instrument, NamedActor, Promise
from graph.compliance.promises import Signing as Signed
from graph.compliance.standpoints import Belonging
from graph.deriving.leads import Step
from ontology.values import Text
from ontology.vocabularies import Capacity, CommitmentKind


@dataclass(frozen=True)
class Recorded:
    """An actor as a publisher has it, by its id, and the relation that says which of ours it is."""

    actor: str
    identity: str


@dataclass(frozen=True)
class Part:
    """That an actor played a part in an event; `as_`: as whom a publisher has it, if it is one of ours there."""

    relation: str
    actor: NamedActor
    role: str
    side: str | None = None
    hedge: str | None = None
    evidence: tuple[Evidence, ...] = ()
    as_: Recorded | None = None


@dataclass(frozen=True)
class Figure:
    """A casualty figure stated for an event, and the claims that deny it. `relation` leads from it to the event."""

    id: str
    relation: str
    harm: str
    victims: Text
    hedge: str | None = None
    denials: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Setting:
    """That an event was in a place."""

    place: Text
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Happening:
    """An event, where it was, who played which part, who was harmed, and the claims that deny what it tells."""

    id: str
    kind: str
    title: Text
    when: str
    parts: tuple[Part, ...] = ()
    figures: tuple[Figure, ...] = ()
    denials: tuple[str, ...] = ()
    source_grade: str | None = None
    evidence: tuple[Evidence, ...] = ()
    settings: tuple[Setting, ...] = ()


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

    @property
    def step(self) -> Step:
        """Whom it left, as a step after the splinter."""
        return Step(self.left, self.relation, self.evidence)


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
    """A provision of an agreement; `relation` leads from it to the agreement. `documented` are sources of its own."""

    id: str
    relation: str
    label: Text
    topic: str | None = None
    evidence: tuple[Evidence, ...] = ()
    documented: tuple[Evidence, ...] | None = None


@dataclass(frozen=True)
class Tie:
    """A relation of a promise: to its agreement, to a provision, or from an assessment to it."""

    source: str
    relation: str
    target: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Pact:
    """An agreement: who signed it, what it says, what was promised in it, and what it carries out.

    `ended`: when it ended or, where that is not recorded, when one ended that it carries out; `ended_by` says so.
    `ties` are the relations of its promises.
    """

    id: str
    kind: str
    name: Text
    date: str
    ended: str | None = None
    signings: tuple[Signing, ...] = ()
    clauses: tuple[Clause, ...] = ()
    promises: tuple[Promise, ...] = ()
    ties: tuple[Tie, ...] = ()
    carries_out: tuple[str, ...] = ()
    backs: tuple[str, ...] = ()
    ended_by: tuple[Evidence, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @cached_property
    def parties(self) -> Mapping[str, Signing]:
        """Who signed it as a party, each with its first signature; nobody promises anything by adopting a text."""
        signed = [one for one in self.signings if one.capacity == Capacity.PARTY.name and self.kind not in ADOPTED]
        latest_first = sorted(signed, key=lambda one: (counted_day(one.date), one.relation), reverse=True)
        return {one.actor.id: one for one in latest_first}

    @cached_property
    def clauses_on(self) -> Mapping[str, tuple[Clause, ...]]:
        """Its provisions by topic."""
        found = defaultdict[str, list[Clause]](list)
        for one in self.clauses:
            found[one.topic or ""].append(one)
        return {topic: tuple(clauses) for topic, clauses in found.items()}

    @cached_property
    def clause(self) -> Mapping[str, Clause]:
        """Its provisions by id."""
        return {one.id: one for one in self.clauses}

    @cached_property
    def commitments_on(self) -> Mapping[str, tuple[Promise, ...]]:
        """What was promised or demanded in it, by topic."""
        found = defaultdict[str, list[Promise]](list)
        for one in self.promises:
            found[one.topic].append(one)
        return {topic: tuple(commitments) for topic, commitments in found.items()}

    @cached_property
    def promises_on(self) -> Mapping[str, tuple[Promise, ...]]:
        """What was promised in it, by topic. What others demand is no promise."""
        kept = CommitmentKind.PROMISE.name
        found = {topic: tuple(one for one in each if one.kind == kept) for topic, each in self.commitments_on.items()}
        return {topic: promises for topic, promises in found.items() if promises}

    @cached_property
    def tie(self) -> Mapping[tuple[str, str], Tie]:
        """Its ties by their ends."""
        return {(one.source, one.target): one for one in self.ties}

    @cached_property
    def instrument(self) -> Instrument:
        """What a ledger reads of it."""
        ending = Ending(self.id, self.name, self.ended, evidence=self.ended_by) if self.ended else None
        return Instrument(
            id=self.id,
            name=self.name,
            date=self.date,
            path=(self.id,),
            signings=tuple(Signed(one.actor, one.date, one.capacity, one.evidence) for one in self.signings),
            promises=self.promises,
            kind=self.kind,
            evidence=self.evidence,
            ending=ending,
        )


@dataclass(frozen=True)
class Facts:
    """What rules know of any event: agreements, who belonged to whom, and who split off from whom.

    `coded`: the sources that are datasets which researchers coded. There may be very many events: they are read one by
    one (graph/deriving/reading.py).
    """

    pacts: tuple[Pact, ...]
    memberships: tuple[Membership, ...] = ()
    splits: tuple[Split, ...] = ()
    coded: frozenset[str] = frozenset()

    @cached_property
    def pacts_of(self) -> Mapping[str, tuple[Pact, ...]]:
        """The agreements that each actor signed as a party."""
        found = defaultdict[str, list[Pact]](list)
        for pact in self.pacts:
            for party in pact.parties:
                found[party].append(pact)
        return {party: tuple(signed) for party, signed in found.items()}

    @cached_property
    def names(self) -> Mapping[str, Text]:
        """What those are called in passing to whom others belonged, and who signed."""
        groups = (one.belonging.group for one in self.memberships)
        return {one.id: one.short for one in (*groups, *(each.actor for pact in self.pacts for each in pact.signings))}

    @cached_property
    def memberships_of(self) -> Mapping[str, tuple[Membership, ...]]:
        """To whom each actor belonged, at some time."""
        found = defaultdict[str, list[Membership]](list)
        for one in self.memberships:
            found[one.belonging.member].append(one)
        return {member: tuple(of) for member, of in found.items()}

    @cached_property
    def splits_of(self) -> Mapping[str, tuple[Split, ...]]:
        """From whom each actor split off."""
        found = defaultdict[str, list[Split]](list)
        for one in self.splits:
            found[one.splinter].append(one)
        return {splinter: tuple(left) for splinter, left in found.items()}

    @cached_property
    def of_parties(self) -> frozenset[str]:
        """The parties to agreements, who belonged to one at some time, at any depth, and who split off from these."""
        members = defaultdict[str, list[str]](list)
        for one in self.memberships:
            members[one.belonging.group.id].append(one.belonging.member)
        found = set(self.pacts_of)
        ahead = list(found)
        while ahead:
            nearer = set(members[ahead.pop()]) - found
            found |= nearer
            ahead += nearer
        return frozenset(found | {one.splinter for one in self.splits if one.left in found})
