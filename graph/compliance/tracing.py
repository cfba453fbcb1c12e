"""What a ledger needs of the store: one selection, and the promises, judgements and events made of its rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from graph.asked import selection as s
from graph.asked.selection import At
from graph.compliance.ledger import Ledger
from graph.compliance.ledger import trace as make_ledger
from graph.compliance.promises import (
    Evidence,
    Instrument,
    Judgement,
    NamedActor,
    Occurrence,
    Promise,
    Signing,
    Stem,
    Term,
)
from graph.compliance.rows import Piece, RowOf, inner, leaf, plain, row_of, text
from graph.store import Store
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
    Undertaking,
)
from ontology.deadlines import Deadline
from ontology.events import Bearing, Event
from ontology.model import End, Relation
from ontology.sources import Documentation, Source

LIMIT = 100_000
"""No agreement has as many of anything; a page needs some limit."""


@dataclass(frozen=True)
class Traced:
    """An agreement and the ids of those that it carries out, from which the path to it follows."""

    instrument: Instrument
    carries_out: tuple[str, ...]


def _many(relation: type[Relation], row: RowOf[Any], *, forward: bool) -> Piece:
    """The objects at the other end of a relation, in the order of its ids."""
    page = s.Page((s.Order(columns.ID_KEY, at=At.EDGE),), LIMIT)
    return plain(s.Many(End(relation, forward), page, row.items), row.read_each)


ID = plain(s.Leaf(columns.ID))
ACTOR = row_of(
    NamedActor,
    id=ID,
    name=text("name"),
    acronym=plain(leaf(Actor, "acronyms"), lambda acronyms: acronyms[0] if acronyms else None),
)
SOURCE = row_of(
    Evidence,
    source=ID,
    title=text("title"),
    publisher=plain(leaf(Source, "publisher")),
    published=plain(leaf(Source, "published", "edtf")),
)
EVIDENCE = row_of(
    Evidence,
    locator=plain(leaf(Documentation, "locator", at=At.EDGE)),
    basis=plain(leaf(Documentation, "basis", at=At.EDGE)),
    **SOURCE.pieces,
)
DOCUMENTED = _many(Documentation, EVIDENCE, forward=True)
CITED = plain(
    s.Citations(SOURCE.items),
    lambda cited: tuple(replace(SOURCE.read(source), locator=locator, basis=basis) for locator, basis, source in cited),
)
EVENT = row_of(
    Occurrence,
    id=ID,
    title=text("title"),
    when=plain(leaf(Event, "when", "edtf")),
    evidence=DOCUMENTED,
)
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
TERM = row_of(
    Term,
    **{part.attribute: plain(s.Leaf(next(iter(shown(part, "deadline").values())))) for part in Deadline.properties()},
)
COMMITMENT = row_of(
    Promise,
    id=ID,
    kind=plain(leaf(Commitment, "kind")),
    text=text("text"),
    topic=plain(leaf(Commitment, "topic")),
    source_grade=plain(leaf(Commitment, "sourceGrade")),
    note=text("note"),
    obliged=_many(Obligation, ACTOR, forward=True),
    provisions=_many(Derivation, PROVISION, forward=True),
    judgements=_many(AssessmentSubject, ASSESSMENT, forward=False),
    occurrences=_many(Bearing, EVENT, forward=False),
    anchor=plain(s.Lookup("deadlineAnchor", Event, EVENT.items), EVENT.read_if_any),
    evidence=DOCUMENTED,
    term=inner(TERM),
)
SIGNING = row_of(
    Signing,
    date=plain(leaf(Signature, "date", "edtf", At.EDGE)),
    capacity=plain(leaf(Signature, "capacity", at=At.EDGE)),
    evidence=CITED,
    actor=inner(ACTOR),
)
INSTRUMENT = row_of(
    partial(Instrument, path=()),
    id=ID,
    name=text("name"),
    date=plain(leaf(Agreement, "date", "edtf")),
    signings=_many(Signature, SIGNING, forward=False),
    promises=_many(Undertaking, COMMITMENT, forward=False),
)
AGREEMENT = row_of(
    Traced,
    instrument=inner(INSTRUMENT),
    carries_out=_many(Implementation, row_of(lambda id: id, id=ID), forward=True),
)


def ledger_root(agreement: Any) -> s.All:
    """What to select for the ledger of an agreement, whose id is given or comes with a request."""
    page = s.Page((s.Order(columns.ID_KEY),), LIMIT, s.Reaches(Implementation, agreement))
    return s.All(Agreement, page, AGREEMENT.items)


async def trace(store: Store, agreement: str, as_of: date) -> Ledger | None:
    """The ledger of an agreement on a day; None if there is no such agreement."""
    (rows,) = await store.fetch(store.compile((ledger_root(agreement),)), {})
    return ledger(rows, agreement, as_of)


def ledger(
    rows: Iterable[list[Any]], agreement: str, as_of: date, check_time: Callable[[], None] = lambda: None
) -> Ledger | None:
    """The ledger made of what `ledger_root` selected. `check_time` is called often, and may raise to end the work."""
    check_time()
    traced = {each.instrument.id: each for each in map(AGREEMENT.read, rows)}
    if agreement not in traced:
        return None
    paths = _paths(traced, agreement)
    first, *others = (replace(traced[id_].instrument, path=path) for id_, path in paths.items())
    return make_ledger(first, others, as_of, check_time)


def _paths(traced: Mapping[str, Traced], agreement: str) -> dict[str, tuple[str, ...]]:
    """The shortest way from the agreement to each instrument that carries it out."""
    paths: dict[str, tuple[str, ...]] = {agreement: (agreement,)}
    ahead = [agreement]
    while ahead:
        near = ahead.pop(0)
        for id_, each in traced.items():
            if id_ not in paths and near in each.carries_out:
                paths[id_] = (*paths[near], id_)
                ahead.append(id_)
    return paths
