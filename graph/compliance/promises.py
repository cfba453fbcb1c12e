"""What a ledger is made of: agreements, the promises in them, and what assessors and events say of these.

All is as stores hold it: dates are EDTF, durations ISO 8601, codes go by their names. Of what a ledger
may have a hundred thousand, each has slots: it is made sooner, and takes less room.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ontology.values import Text
from ontology.vocabularies import ActorKind, AgreementKind, Capacity, CommitmentKind, Standpoint

ADOPTED = (AgreementKind.RESOLUTION.name, AgreementKind.STATEMENT.name, AgreementKind.DOMESTIC_LAW.name)
"""Texts that a body adopted: nobody promised anything to another by signing them."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source, and where in it something is said.

    `source` is its id.
    """

    source: str
    title: Text
    locator: str | None = None
    publisher: str | None = None
    published: str | None = None
    basis: str | None = None
    url: str | None = None
    read_at: str | None = None


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor, with its name and the acronym to call it by in each language."""

    id: str
    name: Text
    acronym: Text | None = None
    kind: str = ActorKind.ORGANISATION.name

    @property
    def short(self) -> Text:
        """What it is called in passing."""
        return self.acronym or self.name


@dataclass(frozen=True)
class Signing:
    """A signature: who signed, when, and as a party, guarantor or witness."""

    signed_by: NamedActor
    date: str
    capacity: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Statement:
    """A claim about an agreement or event, with its sources and the claims that contradict it."""

    claim: str
    speaker: NamedActor
    kind: str
    text: Text
    date: str | None = None
    date_basis: str | None = None
    rivals: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """An assessment of a commitment, with what the assessor is to it."""

    id: str
    assessor: NamedActor
    status: str
    date: str
    done_on: str | None = None
    done: int | None = None
    out_of: int | None = None
    note: Text | None = None
    source_grade: str | None = None
    evidence: tuple[Evidence, ...] = ()
    standpoint: str = Standpoint.OTHER.name


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event that bears on a commitment, or from which its term runs, or that ended an agreement.

    `statements` are accounts of it that cannot all be true. A source cited for one of these stands there alone, and not
    in `evidence`, since it may say another day than `when`.
    """

    id: str
    title: Text
    when: str
    evidence: tuple[Evidence, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Stem:
    """A provision that a commitment stems from."""

    id: str
    label: Text
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Renewed:
    """An earlier commitment that a commitment promises or asks again, by its id; the sources are of its being so."""

    id: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Term:
    """By when a commitment was to be kept, as the text says it."""

    type: str
    due: str | None = None
    start: str | None = None
    duration: str | None = None
    anchor: str | None = None
    anchor_kind: str | None = None
    counted_from: str | None = None
    every: str | None = None
    text: Text | None = None


@dataclass(frozen=True)
class Promise:
    """A commitment, promise or demand, with its term, who has to keep it, and the sources.

    `kind` tells what those who are bound promised from what others ask of them. `statements`: what speakers say of it.
    `renews`: which earlier ones it promises or asks again.
    """

    id: str
    text: Text
    topic: str
    term: Term
    kind: str = CommitmentKind.PROMISE.name
    obliged: tuple[NamedActor, ...] = ()
    provisions: tuple[Stem, ...] = ()
    anchor: Occurrence | None = None
    note: Text | None = None
    source_grade: str | None = None
    evidence: tuple[Evidence, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    statements: tuple[Statement, ...] = ()
    renews: tuple[Renewed, ...] = ()


@dataclass(frozen=True)
class Ending:
    """How an agreement ended: when, and by which event if one is recorded.

    `agreement` is its id.
    """

    agreement: str
    name: Text
    date: str
    occurrence: Occurrence | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Instrument:
    """The traced agreement, or one that implements or supports it: signatures, claims about it, and its end.

    `path` leads from the traced agreement to it, both included.

    `statements`: what speakers say of it. `evidence` are the sources of the record as a whole: a source cited for an
    account that others contradict stands at that account alone. `ending` is its own or, where it has none, that of an
    agreement that it carries out.
    """

    id: str
    name: Text
    date: str
    path: tuple[str, ...]
    signings: tuple[Signing, ...] = ()
    promises: tuple[Promise, ...] = ()
    kind: str = AgreementKind.PEACE_ACCORD.name
    statements: tuple[Statement, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    ending: Ending | None = None

    @cached_property
    def parties_by_day(self) -> Mapping[str, tuple[NamedActor, ...]]:
        """Who signed it as a party, by date; an actor once."""
        days: dict[str, dict[str, NamedActor]] = {}
        for one in self.signings:
            if one.capacity == Capacity.PARTY.name:
                days.setdefault(one.date, {})[one.signed_by.id] = one.signed_by
        return {day: tuple(names.values()) for day, names in days.items()}


INPUTS: Mapping[type, tuple[str, ...]] = {
    Instrument: ("promises",),
    Promise: ("judgements", "occurrences"),
    Term: ("anchor",),
}
"""What goes into the computation and comes out of it elsewhere, or as something else: it is told from there."""
