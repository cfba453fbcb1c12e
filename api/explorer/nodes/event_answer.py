"""What is read of the answer to `operations/event.graphql`: an event, what each speaker says of it, and figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from api.explorer.answered import (
    Named,
    actor_in,
    cited_of_relation,
    edtf_in,
    evidence_in,
    named,
    release_in,
    text_in,
    text_of,
)
from api.explorer.nodes.event_records import EventRecords, records_in
from api.explorer.shell import Cited
from graph.compliance.counting import last_day
from graph.compliance.promises import Evidence, NamedActor
from ontology.values import Text


@dataclass(frozen=True)
class Where:
    """A place of the event, and how exactly that is known."""

    place: Named
    precision: str
    stated: str | None


@dataclass(frozen=True)
class Part:
    """Who took part, and in which role; `hedge`: named with reserve."""

    actor: NamedActor
    role: str
    hedge: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Claimed:
    """What a speaker says. `answers`: what others say of that, a denial for one; `rivals`: who tells it otherwise."""

    id: str
    kind: str
    text: Text
    date: str | None
    date_basis: str | None
    speaker: NamedActor
    outlet: NamedActor | None
    evidence: tuple[Evidence, ...]
    answers: tuple["Claimed", ...] = ()
    rivals: tuple["Claimed", ...] = ()


@dataclass(frozen=True)
class Voice:
    """One speaker, with all that it says of the event."""

    speaker: NamedActor
    claims: tuple[Claimed, ...]


@dataclass(frozen=True)
class Figure:
    """How many, as one speaker counts one group of victims. It is in no sum with another."""

    id: str
    harm: str
    victims: Text | None
    part: bool
    low: int | None
    best: int | None
    high: int | None
    hedge: str | None
    speaker: NamedActor
    evidence: tuple[Evidence, ...]
    record: Text | None = None
    """The dataset of another record of the event, where it is told there."""


@dataclass(frozen=True)
class EventAnswer:
    """An event by what sources had told by a day. `more_…`: so many are on record besides those that are shown."""

    id: str
    kind: str
    when: str
    when_stated: str | None
    title: Text | None
    summary: Text | None
    note: Text | None
    where: tuple[Where, ...]
    parts: tuple[Part, ...]
    voices: tuple[Voice, ...]
    figures: tuple[Figure, ...]
    bears_on: tuple[Named, ...]
    concerns: tuple[Named, ...]
    within: tuple[Named, ...]
    has: tuple[Named, ...]
    findings: tuple[Named, ...]
    evidence: tuple[Evidence, ...]
    spoken: tuple[tuple[str, NamedActor], ...]
    """The days on which anybody spoke of it, before the day of the page and after, each with who did."""
    more_claims: int
    more_figures: int
    more_parts: int
    more_sources: int
    records: EventRecords
    cited: Cited | None


def event_in(id_: str, answer: Mapping[str, Any]) -> EventAnswer | None:
    """What is told of the event; None where it is not there."""
    node = answer["event"]
    if node is None:
        return None
    claims = [claimed_in(one) for one in node["claimsAbout"]["nodes"]]
    involved = node["involves"]["edges"]
    own = tuple(map(_figure, node["casualties"]["nodes"]))
    figures = _by_speaker((*own, *_of_other_records(node)))
    evidence = tuple(evidence_in(node["documentedBy"]))
    return EventAnswer(
        id=id_,
        kind=node["kind"],
        when=node["when"]["edtf"],
        when_stated=node["whenStated"],
        title=text_in(node, "title"),
        summary=text_in(node, "summary"),
        note=text_in(node, "note"),
        where=tuple(_where(edge) for edge in node["happenedAt"]["edges"]),
        parts=tuple(_part(edge) for edge in involved),
        voices=tuple(_voices(claims)),
        figures=figures,
        bears_on=_named(node, "bearsOn", "text"),
        concerns=_named(node, "concerns", "name"),
        within=_named(node, "partOf", "title"),
        has=_named(node, "hasPart", "title"),
        findings=_named(node, "stepOf", "label"),
        evidence=evidence,
        spoken=tuple(
            (one["date"]["edtf"], actor_in(one["saidBy"])) for one in node["everyClaim"]["nodes"] if one["date"]
        ),
        more_claims=node["everyClaim"]["totalCount"] - len(claims),
        more_figures=node["everyFigure"]["totalCount"] - len(own),
        more_parts=node["everyPart"]["totalCount"] - len(involved),
        more_sources=node["documentedBy"]["totalCount"] - len(evidence),
        records=records_in(node),
        cited=release_in(node["dataset"]),
    )


def _voices(claims: list[Claimed]) -> Iterator[Voice]:
    """What is said, by speaker: the one who spoke first comes first, and of those of one day the first by id.

    A claim without a day stands where its source was published, as its claims say; without that, last.
    """
    ordered = sorted(claims, key=_place)
    first = dict.fromkeys(one.speaker.id for one in ordered)
    rank = {id_: number for number, id_ in enumerate(first)}
    by_speaker = sorted(ordered, key=lambda one: rank[one.speaker.id])
    for _, told in groupby(by_speaker, key=lambda one: one.speaker.id):
        found = tuple(told)
        yield Voice(found[0].speaker, found)


def _place(claim: Claimed) -> tuple[bool, date, str]:
    day = last_day(claim.date)
    return day is None, day or date.max, claim.id


def claimed_in(node: Mapping[str, Any]) -> Claimed:
    """A claim, as the fragment `Claimed` has it, with those that answer it where they are asked for."""
    answers = node.get("claimsAbout", {"nodes": ()})["nodes"]
    return Claimed(
        node["id"],
        node["kind"],
        text_of(node, "text"),
        edtf_in(node, "date"),
        node["dateBasis"],
        actor_in(node["saidBy"]),
        actor_in(node["carriedBy"]) if node["carriedBy"] else None,
        tuple(evidence_in(node["documentedBy"])),
        tuple(map(claimed_in, answers)),
    )


def _figure(node: Mapping[str, Any]) -> Figure:
    numbers = node["low"], node["best"], node["high"]
    speaker, evidence = actor_in(node["saidBy"]), tuple(evidence_in(node["documentedBy"]))
    victims, part = text_in(node, "victims"), node["scope"] == "PART"
    return Figure(node["id"], node["harm"], victims, part, *numbers, node["hedge"], speaker, evidence)


def _by_speaker(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Those of one speaker together, whichever record tells them; speakers in the order in which they come."""
    rank = {id_: number for number, id_ in enumerate(dict.fromkeys(one.speaker.id for one in figures))}
    return tuple(sorted(figures, key=lambda one: rank[one.speaker.id]))


def _of_other_records(node: Mapping[str, Any]) -> Iterator[Figure]:
    """The figures of the other records of the event, each with the dataset that tells it."""
    for edge in node["duplicates"]["edges"]:
        record = edge["node"]
        dataset = text_of(record["dataset"], "title")
        for figure in map(_figure, record["casualties"]["nodes"]):
            yield replace(figure, record=dataset, part=figure.part or edge["part"])


def _part(edge: Mapping[str, Any]) -> Part:
    return Part(actor_in(edge["node"]), edge["role"], edge["hedge"], cited_of_relation(edge["citations"]))


def _where(edge: Mapping[str, Any]) -> Where:
    return Where(named(edge["node"]), edge["precision"], edge["whereStated"])


def _named(node: Mapping[str, Any], connection: str, key: str) -> tuple[Named, ...]:
    found = {one["id"]: text_of(one, key) for one in node[connection]["nodes"]}
    return tuple(Named(id_, name) for id_, name in found.items())
