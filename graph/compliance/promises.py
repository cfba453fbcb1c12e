"""What a ledger is made of: agreements, the promises in them, and what assessors and events say of these.

All is as stores hold it: dates are EDTF, durations ISO 8601, codes go by their names.
"""

from dataclasses import dataclass

from ontology.values import Text
from ontology.vocabularies import ActorKind, AgreementKind, CommitmentKind, Standpoint

ADOPTED = (AgreementKind.RESOLUTION.name, AgreementKind.STATEMENT.name, AgreementKind.DOMESTIC_LAW.name)
"""Texts that a body adopted: nobody promised anything to another by signing them."""


@dataclass(frozen=True)
class Evidence:
    """Where in which source something stands.

    `source` is its id.
    """

    source: str
    title: Text
    locator: str | None = None
    publisher: str | None = None
    published: str | None = None
    basis: str | None = None


@dataclass(frozen=True)
class NamedActor:
    """An actor by its name and, if it has one, its acronym; in French, that of its French name if both differ."""

    id: str
    name: Text
    acronym: Text | None = None
    kind: str = ActorKind.ORGANIZATION.name

    @property
    def short(self) -> Text:
        """What it is called in passing."""
        return self.acronym or self.name


@dataclass(frozen=True)
class Signing:
    """A signature: who signed, on what day, and as a party, guarantor or witness."""

    signed_by: NamedActor
    date: str
    capacity: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Statement:
    """What a speaker says of an agreement or event, on its own sources, and the claims that contradict it."""

    claim: str
    speaker: NamedActor
    kind: str
    text: Text
    date: str | None = None
    date_basis: str | None = None
    rivals: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """What an assessor said about a promise on a date. `standpoint` says what the assessor is to that promise."""

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


@dataclass(frozen=True)
class Occurrence:
    """An event that helps to tell what became of a promise, or from which its term runs.

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
    """The provision that a promise stems from. `inferred` is true where no source states the link."""

    id: str
    label: Text
    inferred: bool = False


@dataclass(frozen=True)
class Term:
    """When a commitment was to be kept by, as the text says it."""

    type: str
    due: str | None = None
    start: str | None = None
    duration: str | None = None
    anchor: str | None = None
    counted_from: str | None = None
    every: str | None = None
    text: Text | None = None


@dataclass(frozen=True)
class Promise:
    """One commitment with everything that bears on it. `anchor` is the event from which its term runs, if it is one.

    `kind` tells what those who are bound promised from what others ask of them.
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


@dataclass(frozen=True)
class Ending:
    """How an agreement ended: its name, the date, and the event if one is on record.

    `agreement` is its id.
    """

    agreement: str
    name: Text
    date: str
    occurrence: Occurrence | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Instrument:
    """An agreement and the promises made in it. `path` leads from the traced agreement to it, both ends included.

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
