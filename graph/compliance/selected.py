"""What a ledger selects of the store, and the promises, judgements, events and statements that its rows become."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graph.asked import selection as s
from graph.asked.selection import At
from graph.compliance.once import Bearer, each_once
from graph.compliance.promises import (
    Ending,
    Evidence,
    Instrument,
    Judgement,
    NamedActor,
    Occurrence,
    Promise,
    Renewed,
    Signing,
    Statement,
    Stem,
    Term,
)
from graph.compliance.rows import Piece, RowOf, in_languages, inner, leaf, plain, row_of, text
from graph.stored import columns
from graph.stored.columns import shown
from ontology.actors import Actor
from ontology.agreements import (
    Agreement,
    Assessment,
    AssessmentSubject,
    Assessor,
    Commitment,
    Derivation,
    Implementation,
    Obligation,
    Signature,
    Support,
    Undertaking,
)
from ontology.deadlines import Deadline, anchor_kind
from ontology.events import Attribution, Bearing, Claim, Event, Rivalry, Subject
from ontology.events import Ending as EndingRelation
from ontology.matching import Representation
from ontology.model import End, Relation
from ontology.sequels import Renewal
from ontology.sources import Documentation, Source
from ontology.values import Text
from ontology.vocabularies import Basis

LIMIT = 100_000
"""No agreement has as many of anything; a page needs some limit."""


@dataclass(frozen=True)
class Traced:
    """An agreement and the ids of those that it carries out, and backs, from which the path to it follows."""

    instrument: Instrument
    carries_out: tuple[str, ...]
    backs: tuple[str, ...]


@lru_cache(4096)  # an actor stands at many places
def actor(
    id: str, en: str | None, fr: str | None, native: str | None, acronyms: tuple[str, ...], kind: str
) -> NamedActor:
    """An actor; of its acronyms the first, and in French the first that does not stand for its English name."""
    name = Text(en, fr, native)
    if not acronyms:
        return NamedActor(id, name, kind=kind)
    french = (one for one in acronyms if not _stands_for(one, en) or _stands_for(one, fr))
    return NamedActor(id, name, Text(acronyms[0], next(french, acronyms[0])), kind)


@lru_cache(16_384)  # a passage is cited at several places, and asked for again
def cited(
    source: str,
    en: str | None,
    fr: str | None,
    native: str | None,
    publisher: str | None,
    published: str | None,
    url: str | None,
    read_at: str | None,
    locator: str | None = None,
    basis: str | None = None,
) -> Evidence:
    """A source, and where in it something is said."""
    return Evidence(source, Text(en, fr, native), locator, publisher, published, basis, url, read_at)


def _stands_for(acronym: str, name: str | None) -> bool:
    """Whether its letters begin words of a name, in the same order: `UN`, United Nations."""
    beginnings = iter(word[0].upper() for word in re.findall(r"\w+", name or ""))
    return all(letter in beginnings for letter in acronym.upper() if letter.isalnum())


def is_event(id_: str) -> bool:
    """Whether an id is that of an event."""
    return id_.startswith(f"{Event.path()}/")


def occurrence(*, statements: tuple[Statement, ...], evidence: tuple[Evidence, ...], **said: Any) -> Occurrence:
    """An event; a source of an account that others contradict stands with that account."""
    return Occurrence(evidence=_without_those_of(statements, evidence), statements=statements, **said)


def promise(*, statements: tuple[Statement, ...], evidence: tuple[Evidence, ...], **said: Any) -> Promise:
    """A commitment; a source of an account that others contradict stands with that account."""
    return Promise(evidence=_without_those_of(statements, evidence), statements=statements, **said)


def instrument(
    *,
    ended: str | None,
    ended_by: tuple[Occurrence, tuple[Evidence, ...]] | None,
    statements: tuple[Statement, ...] = (),
    evidence: tuple[Evidence, ...] = (),
    **said: Any,
) -> Instrument:
    """An agreement by itself: nothing leads to it yet."""
    event, sources = ended_by or (None, ())
    return Instrument(
        path=(),
        statements=statements,
        evidence=_without_those_of(statements, evidence),
        ending=Ending(said["id"], said["name"], ended, event, sources) if ended else None,
        **said,
    )


def _without_those_of(statements: tuple[Statement, ...], evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The sources that are cited for no account among these that has a rival."""
    told = [one for each in statements if each.rivals for one in each.evidence]
    if not told:
        return evidence
    return tuple(one for one in evidence if not any(_is_of_one_place(one, other) for other in told))


def _is_of_one_place(one: Evidence, other: Evidence) -> bool:
    """Whether both may be the same passage: a source cited without a place is cited for all of it."""
    return one.source == other.source and (one.locator == other.locator or not (one.locator and other.locator))


def many(
    relation: type[Relation],
    row: RowOf[Any],
    *,
    forward: bool,
    that: s.Filter = s.EVERYTHING,
    read: Callable[[Any], Any] | None = None,
) -> Piece:
    """The objects at the other end of a relation, in the order of its ids."""
    page = s.Page((s.Order(columns.ID_KEY, at=At.EDGE),), LIMIT, that)
    return plain(s.Many(End(relation, forward), page, row.items), read or row.read_each)


ID = plain(s.Leaf(columns.ID))
JUST_ID = row_of(lambda id: id, id=ID)
ACTOR = row_of(
    actor,
    id=ID,
    **in_languages("name"),
    acronyms=plain(leaf(Actor, "acronyms"), lambda acronyms: tuple(acronyms or ())),
    kind=plain(leaf(Actor, "kind")),
)
SOURCE = row_of(
    cited,
    source=ID,
    **in_languages("title"),
    publisher=plain(leaf(Source, "publisher")),
    published=plain(leaf(Source, "published", "edtf")),
    url=plain(leaf(Source, "url")),
    read_at=plain(leaf(Source, "readAt")),
)
EVIDENCE = row_of(
    cited,
    locator=plain(leaf(Documentation, "locator", at=At.EDGE)),
    basis=plain(leaf(Documentation, "basis", at=At.EDGE)),
    **SOURCE.pieces,
)
DOCUMENTED = many(Documentation, EVIDENCE, forward=True)
OWN = Basis.OWN.name
CITED = plain(
    s.Citations(SOURCE.items),
    lambda cited: tuple(EVIDENCE.read((locator, basis, *source)) for locator, basis, source in cited if basis == OWN),
)
"""The sources given for a relation itself. Those of the row around it are told once, with the row."""
STATEMENT = row_of(
    Statement,
    claim=ID,
    speaker=plain(s.One(End(Attribution, forward=True), ACTOR.items), ACTOR.read),
    kind=plain(leaf(Claim, "kind")),
    text=text("text"),
    date=plain(leaf(Claim, "date", "edtf")),
    date_basis=plain(leaf(Claim, "dateBasis")),
    rivals=many(Rivalry, JUST_ID, forward=True),
    evidence=DOCUMENTED,
    events=many(Subject, JUST_ID, forward=True, read=lambda rows: tuple(id_ for id_, *_ in rows if is_event(id_))),
)
CONTESTED = s.Related(End(Rivalry, forward=True), s.Quantifier.SOME, s.EVERYTHING)
"""A claim that has a rival."""
EVENT = row_of(
    occurrence,
    id=ID,
    title=text("title"),
    when=plain(leaf(Event, "when", "edtf")),
    evidence=DOCUMENTED,
    statements=many(Subject, STATEMENT, forward=False, that=CONTESTED),
)
STANDS_FOR_IT = plain(s.One(End(Representation, forward=True), JUST_ID.items), JUST_ID.read_if_any)
BEARER = row_of(Bearer, event=inner(EVENT), stands_for_it=STANDS_FOR_IT)
PROVISION = row_of(
    Stem,
    inferred=plain(leaf(Derivation, "inferred", at=At.EDGE), bool),
    id=ID,
    label=text("label"),
)
ASSESSMENT = row_of(
    Judgement,
    id=ID,
    status=plain(leaf(Assessment, "status")),
    date=plain(leaf(Assessment, "date", "edtf")),
    done_on=plain(leaf(Assessment, "doneOn", "edtf")),
    done=plain(leaf(Assessment, "done")),
    out_of=plain(leaf(Assessment, "outOf")),
    source_grade=plain(leaf(Assessment, "sourceGrade")),
    note=text("note"),
    assessor=plain(s.One(End(Assessor, forward=True), ACTOR.items), ACTOR.read),
    evidence=DOCUMENTED,
)
DEADLINE = "deadline"


def _term(anchor: str | None, **parts: Any) -> Term:
    return Term(anchor=anchor, anchor_kind=anchor_kind(anchor).name if anchor else None, **parts)


TERM = row_of(
    _term,
    **{
        part.attribute: text(columns.join(DEADLINE, part.name))
        if part.range is Text
        else plain(s.Leaf(next(iter(shown(part, DEADLINE).values()))))
        for part in Deadline.properties()
    },
)
RENEWED = row_of(Renewed, id=ID, evidence=CITED)
COMMITMENT = row_of(
    promise,
    id=ID,
    kind=plain(leaf(Commitment, "kind")),
    text=text("text"),
    topic=plain(leaf(Commitment, "topic")),
    source_grade=plain(leaf(Commitment, "sourceGrade")),
    note=text("note"),
    obliged=many(Obligation, ACTOR, forward=True),
    provisions=many(Derivation, PROVISION, forward=True),
    judgements=many(AssessmentSubject, ASSESSMENT, forward=False),
    occurrences=many(Bearing, BEARER, forward=False, read=lambda rows: each_once(BEARER.read_each(rows))),
    anchor=plain(s.Lookup("deadlineAnchor", Event, EVENT.items), EVENT.read_if_any),
    statements=many(Subject, STATEMENT, forward=False),
    evidence=DOCUMENTED,
    renews=many(Renewal, RENEWED, forward=True),
    term=inner(TERM),
)
SIGNING = row_of(
    Signing,
    date=plain(leaf(Signature, "date", "edtf", At.EDGE)),
    capacity=plain(leaf(Signature, "capacity", at=At.EDGE)),
    evidence=CITED,
    signed_by=inner(ACTOR),
)
ENDED_BY = row_of(lambda event, evidence: (event, evidence), event=inner(EVENT), evidence=CITED)
HEAD: dict[str, Piece] = {
    "id": ID,
    "name": text("name"),
    "kind": plain(leaf(Agreement, "kind")),
    "date": plain(leaf(Agreement, "date", "edtf")),
    "signings": many(Signature, SIGNING, forward=False),
    "ended": plain(leaf(Agreement, "ended", "edtf")),
    "ended_by": plain(s.One(End(EndingRelation, forward=True), ENDED_BY.items), ENDED_BY.read_if_any),
}
LEADS = {
    "carries_out": many(Implementation, JUST_ID, forward=True),
    "backs": many(Support, JUST_ID, forward=True),
}
INSTRUMENT = row_of(
    instrument,
    **HEAD,
    promises=many(Undertaking, COMMITMENT, forward=False),
    statements=many(Subject, STATEMENT, forward=False),
    evidence=DOCUMENTED,
)
AGREEMENT = row_of(Traced, instrument=inner(INSTRUMENT), **LEADS)
ABOVE = row_of(Traced, instrument=inner(row_of(instrument, **HEAD)), **LEADS)
"""An agreement that others carry out or back: who signed it, and how it ended."""
