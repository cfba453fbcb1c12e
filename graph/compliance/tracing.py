"""What a ledger needs of the store: one selection, and the promises, judgements and events made of its rows."""

from datetime import date
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
from graph.store import Store
from graph.stored import columns
from graph.stored.columns import Scalar, Shown, shown
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
from ontology.model import End, Node, Relation
from ontology.sources import Documentation, Source
from ontology.values import Text

LIMIT = 100_000
"""No agreement has as many of anything; a page needs some limit."""
Items = tuple[s.Item, ...]


def _leaf(cls: type[Node] | type[Relation], name: str, part: str = "", at: At = At.NODE) -> s.Leaf:
    prop = next(prop for prop in cls.properties() if prop.name == name)
    return s.Leaf(shown(prop)[part], at)


def _text(cls: type[Node], name: str) -> Items:
    """The three languages of a text, none in place of another."""
    return tuple(s.Leaf(Shown((column,), Scalar.STRING)) for column in columns.text_columns(name))


def _many(relation: type[Relation], items: Items, *, forward: bool) -> s.Many:
    return s.Many(End(relation, forward), s.Page((s.Order(columns.ID_KEY, at=At.EDGE),), LIMIT), items)


ID = s.Leaf(columns.ID)
ACTOR = (ID, *_text(Actor, "name"), _leaf(Actor, "acronyms"))
SOURCE = (ID, *_text(Source, "title"), _leaf(Source, "publisher"), _leaf(Source, "published", "edtf"))
SOURCES = _many(Documentation, (_leaf(Documentation, "locator", at=At.EDGE), *SOURCE), forward=True)
EVENT = (ID, *_text(Event, "title"), _leaf(Event, "when", "edtf"), SOURCES)
PROVISION = (
    _leaf(Derivation, "inferred", at=At.EDGE),
    ID,
    *(s.Leaf(Shown((c,), Scalar.STRING)) for c in ("labelEn", "labelFr")),
)
ASSESSMENT = (
    ID,
    _leaf(Assessment, "status"),
    _leaf(Assessment, "date", "edtf"),
    _leaf(Assessment, "doneOn", "edtf"),
    _leaf(Assessment, "done"),
    _leaf(Assessment, "outOf"),
    _leaf(Assessment, "confidence"),
    *_text(Assessment, "note"),
    s.One(End(Assessor, forward=True), ACTOR),
    SOURCES,
)
TERM = tuple(s.Leaf(next(iter(shown(part, "deadline").values()))) for part in Deadline.properties())
COMMITMENT = (
    ID,
    *_text(Commitment, "text"),
    _leaf(Commitment, "topic"),
    _leaf(Commitment, "confidence"),
    *_text(Commitment, "note"),
    _many(Obligation, ACTOR, forward=True),
    _many(Derivation, PROVISION, forward=True),
    _many(AssessmentSubject, ASSESSMENT, forward=False),
    _many(Bearing, EVENT, forward=False),
    s.Lookup("deadlineAnchor", Event, EVENT),
    SOURCES,
    *TERM,
)
SIGNING = (
    _leaf(Signature, "date", "edtf", At.EDGE),
    _leaf(Signature, "capacity", at=At.EDGE),
    s.Citations(SOURCE),
    *ACTOR,
)
AGREEMENT = (
    ID,
    *_text(Agreement, "name"),
    _leaf(Agreement, "date", "edtf"),
    _many(Signature, SIGNING, forward=False),
    _many(Implementation, (ID,), forward=True),
    _many(Undertaking, COMMITMENT, forward=False),
)


def ledger_root(agreement: Any) -> s.All:
    """What to select for the ledger of an agreement, whose id is given or comes with a request."""
    page = s.Page((s.Order(columns.ID_KEY),), LIMIT, s.Reaches(Implementation, agreement))
    return s.All(Agreement, page, AGREEMENT)


async def trace(store: Store, agreement: str, as_of: date) -> Ledger | None:
    """The ledger of an agreement on a day; None if there is no such agreement."""
    (rows,) = await store.fetch(store.compile((ledger_root(agreement),)), {})
    return ledger(rows, agreement, as_of)


def ledger(rows: list[Any], agreement: str, as_of: date) -> Ledger | None:
    """The ledger made of what `ledger_root` selected."""
    by_id = {row[0]: row for row in rows}
    if agreement not in by_id:
        return None
    paths = _paths(by_id, agreement)
    first, *others = (_instrument(by_id[id_], path) for id_, path in paths.items())
    return make_ledger(first, others, as_of)


def _paths(by_id: dict[str, Any], agreement: str) -> dict[str, tuple[str, ...]]:
    """The shortest way from the agreement to each instrument that carries it out."""
    paths: dict[str, tuple[str, ...]] = {agreement: (agreement,)}
    found = [agreement]
    while found:
        near = found.pop(0)
        for id_, row in by_id.items():
            if id_ not in paths and [near] in row[6]:
                paths[id_] = (*paths[near], id_)
                found.append(id_)
    return paths


def _instrument(row: list[Any], path: tuple[str, ...]) -> Instrument:
    id_, en, fr, native, day, signings, _, promises = row
    return Instrument(
        id_, Text(en, fr, native), day, path, tuple(map(_signing, signings)), tuple(map(_promise, promises))
    )


def _signing(row: list[Any]) -> Signing:
    day, capacity, cited, *actor = row
    return Signing(_actor(actor), day, capacity, tuple(_evidence([locator, *source]) for locator, source in cited))


def _actor(row: list[Any]) -> NamedActor:
    id_, en, fr, native, acronyms = row
    return NamedActor(id_, Text(en, fr, native), acronyms[0] if acronyms else None)


def _evidence(row: list[Any]) -> Evidence:
    locator, id_, en, fr, native, publisher, published = row
    return Evidence(id_, Text(en, fr, native), locator, publisher, published)


def _promise(row: list[Any]) -> Promise:
    fields = iter(row)
    take = fields.__next__
    return Promise(
        id=take(),
        text=Text(take(), take(), take()),
        topic=take(),
        confidence=take(),
        note=_maybe_text(take(), take(), take()),
        obliged=tuple(map(_actor, take())),
        provisions=tuple(map(_stem, take())),
        judgements=tuple(map(_judgement, take())),
        occurrences=tuple(map(_occurrence, take())),
        anchor=_anchor(take()),
        evidence=_all_evidence(take()),
        term=Term(*fields),
    )


def _anchor(row: list[Any] | None) -> Occurrence | None:
    return _occurrence(row) if row else None


def _stem(row: list[Any]) -> Stem:
    inferred, id_, en, fr = row
    return Stem(id_, Text(en, fr), bool(inferred))


def _occurrence(row: list[Any]) -> Occurrence:
    id_, en, fr, native, when, sources = row
    return Occurrence(id_, Text(en, fr, native), when, _all_evidence(sources))


def _judgement(row: list[Any]) -> Judgement:
    id_, status, day, done_on, done, out_of, confidence, en, fr, native, assessor, sources = row
    note, evidence = _maybe_text(en, fr, native), _all_evidence(sources)
    return Judgement(id_, _actor(assessor), status, day, done_on, done, out_of, note, confidence, evidence)


def _all_evidence(rows: list[Any]) -> tuple[Evidence, ...]:
    return tuple(map(_evidence, rows))


def _maybe_text(*variants: str | None) -> Text | None:
    return Text(*variants) if any(variants) else None
