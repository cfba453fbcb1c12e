"""What must hold within a record, and of a relation with the nodes that it joins: numbers in order, days forward.

Every load asks these rules, whatever the loader, and so does the check of a store; publishing prints them as SHACL.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ontology.actors import Actor, Alliance, Membership, Splintering
from ontology.agreements import Assessment, ProvisionAgreement
from ontology.events import CasualtyEstimate
from ontology.model import Node, Relation
from ontology.places import Place
from ontology.sources import Source
from ontology.values import DateSpan
from ontology.vocabularies import ActorKind


@dataclass(frozen=True)
class Fault:
    """What is wrong with a record: the attribute ("" for the whole record), its value, the problem, and the remedy."""

    attribute: str
    value: Any
    problem: str
    remedy: str


def faults(record: Node | Relation, nodes: Mapping[str, Node]) -> Iterator[Fault]:
    """What is wrong with a record; `nodes` are those that it may point to, by id, as far as they are known."""
    for cls, check in CHECKS.items():
        if isinstance(record, cls):
            yield from check(record)
    if isinstance(record, Relation):
        yield from _relation(record)
    if isinstance(record, (Membership, Splintering, Alliance)):
        yield from _unnamed(record, nodes)


def _figure(figure: CasualtyEstimate) -> Iterator[Fault]:
    given = {key: getattr(figure, key) for key in ("low", "best", "high") if getattr(figure, key) is not None}
    if not given and figure.note is None:
        yield Fault("harm", figure.harm.key, "has no number", "Give low, best or high, or a note that it is unknown.")
    for key, number in given.items():
        if number < 0:
            yield Fault(key, number, "is below zero", "Count the victims.")
    numbers = list(given.values())
    if numbers != sorted(numbers):
        key, number = next(iter(given.items()))
        yield Fault(key, number, f"stands above {min(numbers)}", "Order the numbers: low, best, high.")


def _assessment(assessment: Assessment) -> Iterator[Fault]:
    done, out_of, done_on = assessment.done, assessment.out_of, assessment.done_on
    if (done is None) != (out_of is None):
        key, number = ("done", done) if out_of is None else ("out_of", out_of)
        yield Fault(key, number, "stands without its pair", "Give both done and out_of.")
    elif done is not None and out_of is not None and not 0 <= done <= out_of:
        yield Fault("done", done, f"is not between 0 and {out_of}", "Correct done or out_of.")
    if done_on and begins_after(done_on, assessment.date):
        yield Fault(
            "done_on", done_on.edtf, f"is after it was said, {assessment.date.edtf}", "Correct one of the two dates."
        )


def _place(place: Place) -> Iterator[Fault]:
    point = {"lat": place.lat, "lon": place.lon, "precision": place.precision}
    missing = [key for key, value in point.items() if value is None]
    if 0 < len(missing) < len(point):
        yield Fault(
            "kind", place.kind.key, f"has a point without {missing[0]}", "Give lat, lon and precision, or none."
        )
    for key, value, most in (("lat", place.lat, 90), ("lon", place.lon, 180)):
        if value is not None and not -most <= value <= most:
            yield Fault(key, value, "is no degree on the globe", f"Write a number from -{most} to {most}.")


def _source(source: Source) -> Iterator[Fault]:
    if source.url is not None and not source.url.startswith(("http://", "https://")):
        yield Fault("url", source.url, "is no web address", "Begin it with https:// or http://.")


def _relation(relation: Relation) -> Iterator[Fault]:
    if isinstance(relation, ProvisionAgreement):
        key, agreement = (id_.partition("/")[2] for id_ in (relation.source, relation.target))
        if not key.startswith(f"{agreement}-"):
            yield Fault("id", key, "does not begin with its agreement's key", f"Write {agreement}- before it.")
    if relation.source == relation.target:
        yield Fault("", relation.target, "points to itself", "Name another.")
    start, end = getattr(relation, "from_", None), getattr(relation, "to", None)
    if start and end and begins_after(start, end):
        yield Fault("to", end.edtf, f"is before {start.edtf}, when it began", "Correct one of the two dates.")


def _unnamed(relation: Relation, nodes: Mapping[str, Node]) -> Iterator[Fault]:
    """Whom a source leaves unnamed is a stranger each time, and so belongs to nobody."""
    for id_ in (relation.source, relation.target):
        actor = nodes.get(id_)
        if isinstance(actor, Actor) and actor.kind is ActorKind.UNNAMED:
            yield Fault(
                "", id_, "is unnamed, and so belongs to nobody and splits from nobody", "Name an actor that is known."
            )


def begins_after(start: DateSpan, end: DateSpan) -> bool:
    """Whether a start lies after the end that is given with it."""
    return start.first is not None and end.last is not None and start.first > end.last


CHECKS: dict[type[Node], Callable[[Any], Iterator[Fault]]] = {
    CasualtyEstimate: _figure,
    Assessment: _assessment,
    Place: _place,
    Source: _source,
}
