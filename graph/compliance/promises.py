"""What a ledger is made of: agreements, the promises in them, and what assessors and events say of these.

All is as stores hold it: dates are EDTF, durations ISO 8601, codes go by their names.
"""

from dataclasses import dataclass

from ontology.values import Text
from ontology.vocabularies import CommitmentKind


@dataclass(frozen=True)
class Evidence:
    """Where in which source something stands. `source` is its id."""

    source: str
    title: Text
    locator: str | None = None
    publisher: str | None = None
    published: str | None = None
    basis: str | None = None


@dataclass(frozen=True)
class NamedActor:
    """An actor by its name and, where it has one, its acronym."""

    id: str
    name: Text
    acronym: str | None = None

    @property
    def short(self) -> Text:
        """What it is called in passing."""
        return Text(self.acronym, self.acronym) if self.acronym else self.name


@dataclass(frozen=True)
class Signing:
    """An actor signed on a day, as a party, guarantor or witness."""

    actor: NamedActor
    date: str
    capacity: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """What an assessor said about a promise on a date."""

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


@dataclass(frozen=True)
class Occurrence:
    """An event that helps to tell what became of a promise, or from which its term runs."""

    id: str
    title: Text
    when: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Stem:
    """The provision that a promise stems from. `inferred`: no source states the link."""

    id: str
    label: Text
    inferred: bool = False


@dataclass(frozen=True)
class Term:
    """By when a commitment was to be kept, as the text says it. `ontology.deadlines.Deadline` declares the parts."""

    type: str
    due: str | None = None
    start: str | None = None
    duration: str | None = None
    anchor: str | None = None
    counted_from: str | None = None
    every: str | None = None
    text: str | None = None


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
class Instrument:
    """An agreement and the promises made in it. `path` leads from the traced agreement to it, both ends included."""

    id: str
    name: Text
    date: str
    path: tuple[str, ...]
    signings: tuple[Signing, ...] = ()
    promises: tuple[Promise, ...] = ()
