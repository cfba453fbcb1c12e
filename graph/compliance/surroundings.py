"""What surrounds the ledger of an agreement: leads that rules found, and events that these, or attacks, tell of.

`surrounding_roots` says what to select, and `surroundings` what had come about, and was known, by a day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from graph.asked import selection as s
from graph.asked.filters import both
from graph.asked.operators import BY_NAME
from graph.asked.selection import At
from graph.compliance.counting import counted_day, first_day, is_known, last_day
from graph.compliance.known import of_record, own
from graph.compliance.ledger_nodes import Asked, nodes_in, of_root
from graph.compliance.promises import Evidence, NamedActor, Occurrence, Statement
from graph.compliance.rows import inner, leaf, plain, row_of, text
from graph.compliance.selected import ACTOR, CITED, EVENT, ID, LIMIT, STANDS_FOR_IT, STATEMENT, many
from graph.compliance.tracing import NOTHING
from graph.stored import columns
from graph.stored.columns import shown
from ontology.actors import Actor
from ontology.agreements import Implementation, Undertaking
from ontology.events import Bearing, Event, Involvement
from ontology.findings import Finding, FindingDenial, FindingStep
from ontology.model import End, Node, Relation
from ontology.values import Text
from ontology.vocabularies import ActorKind, Role


@dataclass(frozen=True)
class Part:
    """The part that somebody played in an event, and the reserve with which that is said; with sources of its own."""

    actor: NamedActor
    role: str
    hedge: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Affair:
    """An event with all who took part in it, and the id of the one that stands for it, if another does."""

    occurrence: Occurrence
    kind: str
    parts: tuple[Part, ...] = ()
    stands_for_it: str | None = None


@dataclass(frozen=True)
class Step:
    """A node on a path of a lead, with the sources that are given for this step."""

    path: int
    order: int
    node: str
    evidence: tuple[Evidence, ...] = ()


Told = TypeVar("Told", Part, Step)


@dataclass(frozen=True)
class Lead:
    """A finding: by which rule, the days on which it holds and since which it is known, its paths, and who denies it.

    `coding`: whom coded datasets alone name, since `coding_known_from`. `exception`: why its rule does not count it, if
    it does not.
    """

    id: str
    rule: str
    holds_from: str
    holds_to: str | None = None
    known_from: str | None = None
    end_known_from: str | None = None
    coding: Text | None = None
    coding_known_from: str | None = None
    exception: Text | None = None
    steps: tuple[Step, ...] = ()
    denials: tuple[Statement, ...] = ()

    @property
    def subject(self) -> str:
        """The id of the event or promise with which its paths begin."""
        return min(self.steps, key=lambda one: (one.path, one.order)).node


@dataclass(frozen=True)
class Surroundings:
    """What surrounds a ledger on its day.

    `uncounted`: how many findings their rules do not count; `untold`: how many more hold, and were not known by then.
    """

    leads: tuple[Lead, ...]
    affairs: tuple[Affair, ...]
    uncounted: int
    untold: int


PART = row_of(
    Part,
    role=plain(leaf(Involvement, "role", at=At.EDGE)),
    hedge=plain(leaf(Involvement, "hedge", at=At.EDGE)),
    actor=inner(ACTOR),
    evidence=CITED,
)
AFFAIR = row_of(
    Affair,
    occurrence=inner(EVENT),
    kind=plain(leaf(Event, "kind")),
    parts=many(Involvement, PART, forward=True),
    stands_for_it=STANDS_FOR_IT,
)
STEP = row_of(
    Step,
    path=plain(leaf(FindingStep, "path", at=At.EDGE)),
    order=plain(leaf(FindingStep, "order", at=At.EDGE)),
    node=ID,
    evidence=CITED,
)
FOUND = {
    "id": ID,
    "rule": plain(leaf(Finding, "rule")),
    "holds_from": plain(leaf(Finding, "holdsFrom", "edtf")),
    "holds_to": plain(leaf(Finding, "holdsTo", "edtf")),
    "known_from": plain(leaf(Finding, "knownFrom", "edtf")),
    "end_known_from": plain(leaf(Finding, "endKnownFrom", "edtf")),
    "coding": text("coding"),
    "coding_known_from": plain(leaf(Finding, "codingKnownFrom", "edtf")),
    "denials": many(FindingDenial, STATEMENT, forward=True),
}
"""What is read of a finding wherever one is told of."""
LEAD = row_of(
    Lead,
    **FOUND,
    exception=text("exception"),
    steps=many(FindingStep, STEP, forward=True),
)
SOME = s.Quantifier.SOME


def surrounding_roots(agreement: Any, asked: Asked = NOTHING) -> tuple[s.Root, ...]:
    """What to select besides a ledger: the findings on its texts, and the events of which the brief may tell.

    Those are the events on paths of these findings, and those that bear on its promises and had a body as target.
    """
    within = s.Reaches(Implementation, agreement)
    found = s.Related(End(FindingStep, forward=True), SOME, within)
    on_path = s.Related(End(FindingStep, forward=False), SOME, found)
    bearing = s.Related(End(Bearing, forward=True), SOME, s.Related(End(Undertaking, forward=True), SOME, within))
    at_body = both(
        s.Test(_key(Involvement, "role"), EQ, Role.TARGET, At.EDGE),
        s.Test(_key(Actor, "kind"), EQ, ActorKind.MECHANISM),
    )
    attacks = both(bearing, s.Related(End(Involvement, forward=True), SOME, at_body))
    return (
        s.All(Finding, _page(found), of_root(LEAD.items, Finding, asked)),
        s.All(Event, _page(s.Or((on_path, attacks))), of_root(AFFAIR.items, Event, asked)),
    )


EQ = BY_NAME["eq"]


def _page(that: s.Filter) -> s.Page:
    return s.Page((s.Order(columns.ID_KEY),), LIMIT, that)


def _key(record: type[Node] | type[Relation], name: str) -> columns.Key:
    prop = next(prop for prop in record.properties() if prop.name == name)
    key = shown(prop)[""].key
    assert key is not None
    return key


def nodes(rows: Sequence[Iterable[list[Any]]]) -> dict[str, list[Any]]:
    """What was asked of each node that the rows tell of, by its id."""
    leads, affairs = rows
    return {asked[0]: asked for asked in (*nodes_in(leads, LEAD.items), *nodes_in(affairs, AFFAIR.items))}


def surroundings(rows: Sequence[Iterable[list[Any]]], as_of: date, known_by: date | None) -> Surroundings:
    """What surrounds a ledger on a day, of what `surrounding_roots` selected. `known_by`: as in the ledger."""
    leads, affairs = rows
    holding = [one for one in map(LEAD.read, leads) if _holds(one, as_of, known_by)]
    known = [one for one in holding if is_known(one.known_from, known_by)]
    come = [one for one in map(AFFAIR.read, affairs) if counted_day(one.occurrence.when) <= as_of]
    return Surroundings(
        leads=tuple(lead for one in known if one.exception is None and (lead := _told_lead(one, known_by)).steps),
        affairs=tuple(
            replace(one, occurrence=told_event(one.occurrence, known_by), parts=_told_each(one.parts, known_by))
            for one in come
            if told(of_record(one.occurrence), known_by)
        ),
        uncounted=sum(one.exception is not None for one in known),
        untold=sum(one.exception is None for one in holding) - sum(one.exception is None for one in known),
    )


def told(evidence: Iterable[Evidence], known_by: date | None) -> tuple[Evidence, ...]:
    """The sources that are given for a record itself, and had been published by a day, if one is given."""
    return tuple(one for one in own(evidence) if is_known(one.published, known_by))


def _holds(lead: Lead, as_of: date, known_by: date | None) -> bool:
    """Whether it has begun, and has not ended, as far as that was known."""
    ended = last_day(lead.holds_to)
    over = ended is not None and ended < as_of and is_known(lead.end_known_from, known_by)
    return first_day(lead.holds_from) <= as_of and not over


def _told_lead(lead: Lead, known_by: date | None) -> Lead:
    """With the paths of which each step was known, the claims that deny it, and its coding, as far as these were."""
    known = _told_each(lead.steps, known_by)
    cut = {one.path for one in lead.steps if one not in known}
    steps = tuple(one for one in known if one.path not in cut)
    coding = lead.coding if is_known(lead.coding_known_from, known_by) else None
    return replace(lead, steps=steps, denials=_told_statements(lead.denials, known_by), coding=coding)


def _told_each(all_: Iterable[Told], known_by: date | None) -> tuple[Told, ...]:
    """Those of which a source had told, and those that rest on the record around them."""
    return tuple(one for one in all_ if not one.evidence or told(one.evidence, known_by))


def told_event(event: Occurrence, known_by: date | None) -> Occurrence:
    """An event with the sources and accounts of it that were known."""
    return replace(
        event, evidence=told(event.evidence, known_by), statements=_told_statements(event.statements, known_by)
    )


def _told_statements(statements: Iterable[Statement], known_by: date | None) -> tuple[Statement, ...]:
    told_ = [replace(one, evidence=told(one.evidence, known_by)) for one in statements]
    return tuple(one for one in told_ if one.evidence)
