"""What facts are made of in a store, and how its rows become them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.selection import At
from graph.compliance.members import LIFE
from graph.compliance.promises import Evidence, Promise
from graph.compliance.rows import inner, leaf, plain, row_of, text
from graph.compliance.selected import ACTOR, ASSESSMENT, COMMITMENT, DOCUMENTED, EVIDENCE, ID, JUST_ID, SOURCE, many
from graph.compliance.standpoints import Belonging
from graph.deriving.facts import Clause, Figure, Happening, Membership, Pact, Part, Setting, Signing, Split, Tie
from graph.stored import columns
from ontology import actors, agreements, events
from ontology.matching import Identity
from ontology.model import End, Node, Relation
from ontology.sources import Source
from ontology.vocabularies import Basis, ClaimKind


def _key(cls: type[Node] | type[Relation], name: str) -> columns.Key:
    key = leaf(cls, name).shown.key
    assert key is not None
    return key


def _evidence(cited: list[Any]) -> tuple[Evidence, ...]:
    """The sources of a relation itself; where it has none, those of the row around it."""
    found = [EVIDENCE.read((locator, basis, *source)) for locator, basis, source in cited]
    own = tuple(one for one in found if one.basis == Basis.OWN.name)
    return own or tuple(found)


ROLE = _key(events.Involvement, "role")
KIND = _key(events.Event, "kind")
SOURCE_KIND = _key(Source, "kind")
RELATION = plain(s.Leaf(columns.ID, At.EDGE))
CITED = plain(s.Citations(SOURCE.items), _evidence)
DENIES = s.Test(_key(events.Claim, "kind"), BY_NAME["eq"], ClaimKind.DENIES)
DENIALS = many(events.Subject, JUST_ID, forward=False, that=DENIES)
SAYING = row_of(lambda id, evidence: (id, evidence), id=ID, evidence=DOCUMENTED)
"""A claim, and what is cited for it."""
PART = row_of(
    Part,
    relation=RELATION,
    actor=inner(ACTOR),
    role=plain(leaf(events.Involvement, "role", at=At.EDGE)),
    side=plain(leaf(events.Involvement, "side", at=At.EDGE)),
    hedge=plain(leaf(events.Involvement, "hedge", at=At.EDGE)),
    evidence=CITED,
)
FIGURE = row_of(
    Figure,
    id=ID,
    relation=RELATION,
    harm=plain(leaf(events.CasualtyEstimate, "harm")),
    victims=text("victims"),
    hedge=plain(leaf(events.CasualtyEstimate, "hedge")),
    denials=DENIALS,
    evidence=DOCUMENTED,
)
SETTING = row_of(Setting, place=text("name"), evidence=CITED)
HAPPENING = row_of(
    Happening,
    id=ID,
    kind=plain(leaf(events.Event, "kind")),
    title=text("title"),
    when=plain(leaf(events.Event, "when", "edtf")),
    settings=many(events.Setting, SETTING, forward=True),
    parts=many(events.Involvement, PART, forward=True),
    figures=many(events.Estimation, FIGURE, forward=False),
    denials=DENIALS,
    source_grade=plain(leaf(events.Event, "sourceGrade")),
    evidence=DOCUMENTED,
)


def _membership(relation: str, since: str | None, until: str | None, **said: Any) -> Membership:
    belonging = Belonging("", said["group"], since, until, (said["life"],))
    return Membership(relation, belonging, said["evidence"])


def _member(
    id: str, life: tuple[str | None, str | None], groups: tuple[Membership, ...], splits: tuple[Split, ...]
) -> tuple[tuple[Membership, ...], tuple[Split, ...]]:
    """To whom an actor belonged, and from whom it split off."""
    belongs = (replace(one.belonging, member=id, lives=(life, *one.belonging.lives)) for one in groups)
    memberships = (replace(one, belonging=each) for one, each in zip(groups, belongs, strict=True))
    return tuple(memberships), tuple(replace(one, splinter=id) for one in splits)


GROUP = row_of(
    _membership,
    relation=RELATION,
    since=plain(leaf(actors.Membership, "from", "edtf", At.EDGE)),
    until=plain(leaf(actors.Membership, "to", "edtf", At.EDGE)),
    group=inner(ACTOR),
    life=inner(LIFE),
    evidence=CITED,
)
SPLIT = row_of(
    lambda **said: Split(splinter="", **said),
    relation=RELATION,
    left=ID,
    date=plain(leaf(actors.Splintering, "date", "edtf", At.EDGE)),
    evidence=CITED,
)
MEMBER = row_of(
    _member,
    id=ID,
    life=inner(LIFE),
    groups=many(actors.Membership, GROUP, forward=True),
    splits=many(actors.Splintering, SPLIT, forward=True),
)
SIGNING = row_of(
    Signing,
    relation=RELATION,
    actor=inner(ACTOR),
    date=plain(leaf(agreements.Signature, "date", "edtf", At.EDGE)),
    capacity=plain(leaf(agreements.Signature, "capacity", at=At.EDGE)),
    evidence=CITED,
)
CLAUSE = row_of(
    Clause,
    id=ID,
    relation=RELATION,
    label=text("label"),
    topic=plain(leaf(agreements.Provision, "topic")),
    evidence=CITED,
    documented=DOCUMENTED,
)
ALIKE = row_of(
    lambda id, alike: (id, alike),
    id=ID,
    alike=many(Identity, row_of(lambda id, relation: (id, relation), id=ID, relation=RELATION), forward=True),
)
"""An actor, and those that it is found to be, each with the relation that says so."""
LED = row_of(lambda id, relation, evidence: (id, relation, evidence), id=ID, relation=RELATION, evidence=CITED)
"""A node, and the relation that led to it."""


OF_OTHERS = ("judgements", "occurrences", "anchor", "renews")
OF_TEXT = row_of(
    COMMITMENT.make,
    **{name: piece for name, piece in COMMITMENT.pieces.items() if name not in OF_OTHERS},
)
"""A promise as its text has it, without what was said of it, or happened, later."""
STEMS = many(agreements.Derivation, LED, forward=True)


def _ties(source: str, targets: Iterable[tuple[str, str, tuple[Evidence, ...]]]) -> tuple[Tie, ...]:
    return tuple(Tie(source, relation, target, evidence) for target, relation, evidence in targets)


AGREED = row_of(
    lambda promise, relation, evidence, stems: (promise, (relation, evidence), _ties(promise.id, stems)),
    promise=inner(OF_TEXT),
    relation=RELATION,
    evidence=CITED,
    stems=STEMS,
)
"""A promise among those of an agreement: how it leads to this, and to the provisions from which it stems."""


@dataclass(frozen=True)
class Judged:
    """A promise with what was said of it, its relations, and the agreements that it was made in."""

    promise: Promise
    ties: tuple[Tie, ...]
    within: tuple[str, ...]


def _judged(promise: Promise, within: list[Any], stems: list[Any], said: list[Any]) -> Judged:
    to_it = (Tie(one.id, relation, promise.id, evidence) for one, relation, evidence in said)
    return Judged(
        promise=replace(promise, judgements=tuple(one for one, *_ in said)),
        ties=(*_ties(promise.id, (*within, *stems)), *to_it),
        within=tuple(id_ for id_, *_ in within),
    )


SAID = row_of(
    lambda judgement, relation, evidence: (judgement, relation, evidence),
    judgement=inner(ASSESSMENT),
    relation=RELATION,
    evidence=CITED,
)
JUDGED = row_of(
    _judged,
    promise=inner(OF_TEXT),
    within=many(agreements.Undertaking, LED, forward=True),
    stems=STEMS,
    said=many(agreements.AssessmentSubject, SAID, forward=False),
)


def _pact(agreed: list[Any], ended_by: tuple[str, tuple[Evidence, ...]] | None, **said: Any) -> Pact:
    ties = ((Tie(one.id, relation, said["id"], cited), *others) for one, (relation, cited), others in agreed)
    return Pact(
        promises=tuple(one for one, *_ in agreed),
        ties=tuple(chain.from_iterable(ties)),
        ended_by=ended_by[1] if ended_by else (),
        **said,
    )


ENDED_BY = row_of(lambda id, evidence: (id, evidence), id=ID, evidence=CITED)
PACT = row_of(
    _pact,
    id=ID,
    kind=plain(leaf(agreements.Agreement, "kind")),
    name=text("name"),
    date=plain(leaf(agreements.Agreement, "date", "edtf")),
    ended=plain(leaf(agreements.Agreement, "ended", "edtf")),
    ended_by=plain(s.One(End(events.Ending, forward=True), ENDED_BY.items), ENDED_BY.read_if_any),
    signings=many(agreements.Signature, SIGNING, forward=False),
    clauses=many(agreements.ProvisionAgreement, CLAUSE, forward=False),
    agreed=many(agreements.Undertaking, AGREED, forward=False),
    carries_out=many(agreements.Implementation, JUST_ID, forward=True),
    backs=many(agreements.Support, JUST_ID, forward=True),
    evidence=DOCUMENTED,
)
