"""Sums of casualty figures, reckoned in plain Python by the rule that docs/casualty-sums.md tells."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from ontology.actors import Actor, Membership
from ontology.events import CasualtyEstimate, Claim, Estimation, Event, FigureAttribution, Involvement
from ontology.events import Subject as About
from ontology.matching import Representation
from ontology.model import Node, Relation
from ontology.sources import Source
from ontology.vocabularies import Basis, ClaimKind, EventKind, Harm, Scope
from tests.graph.asked.plain_holding import AFTER, BEFORE
from tests.graph.asked.plain_holding import Reckoning as Holding

PRIMARY = {"AGREEMENT_TEXT", "UN_DOCUMENT", "OBSERVER_REPORT", "OFFICIAL", "STATEMENT"}
OTHERS = {"DATASET": 1, "BULLETIN": 3, "UNSTATED": 4}


def _grade(kind: str) -> int:
    """The grade of a kind of source, as a rank: primary, coded, press, bulletin, none."""
    return 0 if kind in PRIMARY else OTHERS.get(kind, 2)


class Figures:
    """What records say of casualties, and of those who speak of them."""

    def __init__(self, records: Iterable[Node | Relation]) -> None:
        held = list(records)
        self.events = {one.id: one for one in held if isinstance(one, Event)}
        self._sources = {one.id: one for one in held if isinstance(one, Source)}
        self._speakers = {one.source: one.target for one in held if isinstance(one, FigureAttribution)}
        self._event_of = {one.source: one.target for one in held if isinstance(one, Estimation)}
        self._parts = {(one.source, one.target) for one in held if isinstance(one, Involvement)}
        self._members = [one for one in held if isinstance(one, Membership)]
        self._holding = Holding({one.id: one for one in held if isinstance(one, Actor)})
        kinds = {one.id: one.kind for one in held if isinstance(one, Claim)}
        self._claimed = {(one.target, kinds[one.source]) for one in held if isinstance(one, About)}
        self._figures = defaultdict[tuple[str, Harm], list[CasualtyEstimate]](list)
        for one in held:
            if isinstance(one, CasualtyEstimate):
                self._figures[self._event_of[one.id], one.harm].append(one)
        self._stood_for = {one.source: one for one in held if isinstance(one, Representation)}

    def representatives(self) -> list[str]:
        """The events for which no other stands."""
        return [id_ for id_ in self.events if id_ not in self._stood_for]

    def sums(self, events: Iterable[str], include: Collection[str], *, beside: bool = False) -> list[dict[str, Any]]:
        """What is told of each harm of some events. `beside`: with what is told of those for which they stand."""
        told, ids = [], list(events)
        for harm in Harm:
            all_of = (list(self._told(id_, harm, beside=beside)) for id_ in ids)
            of_events = [figures for figures in all_of if figures]
            if of_events:
                told.append({"harm": harm.name, **_sum([self._judged(figures, include) for figures in of_events])})
        return told

    def _told(self, event: str, harm: Harm, *, beside: bool) -> Iterator[CasualtyEstimate]:
        yield from self._figures[event, harm]
        for other in self._stood_for.values() if beside else ():
            if other.target == event:
                of_other = self._figures[other.source, harm]
                yield from (replace(one, scope=Scope.PART) if other.part else one for one in of_other)

    def _judged(self, figures: list[CasualtyEstimate], include: Collection[str]) -> list[tuple[CasualtyEstimate, Any]]:
        """Each figure of an event and harm with the reason why it is left out; the one that is taken comes first."""
        reasons = {one.id: self._reason(one, include) for one in figures}
        left = sorted((one for one in figures if reasons[one.id] is None), key=self._rank)
        others = [(one, reasons[one.id]) for one in figures if reasons[one.id]]
        return [(one, "OTHER_FIGURE" if at else None) for at, one in enumerate(left)] + others

    def _reason(self, figure: CasualtyEstimate, include: Collection[str]) -> str | None:
        event = self.events[self._event_of[figure.id]]
        accused = event.kind is EventKind.ACCUSATION or (figure.id, ClaimKind.ACCUSES) in self._claimed
        if accused and "ACCUSATIONS" not in include:
            return "ACCUSATION"
        if (figure.id, ClaimKind.DENIES) in self._claimed and "DENIED" not in include:
            return "DENIED"
        if figure.hedge and "HEDGED" not in include:
            return "HEDGED"
        if figure.scope is Scope.PART and "PARTS" not in include:
            return "PART"
        return "UNKNOWN_NUMBER" if figure.low is figure.best is figure.high is None else None

    def _rank(self, figure: CasualtyEstimate) -> tuple[Any, ...]:
        """The lower, the better."""
        own = [self._sources[one.source] for one in figure.sources] if figure.basis is Basis.OWN else []
        grade = min((_grade(one.kind.name) for one in own), default=OTHERS["UNSTATED"])
        published = max((one.published.last for one in own if one.published and one.published.last), default=date.min)
        return (
            figure.scope is Scope.PART,
            figure.hedge is not None,
            self._took_part(figure),
            grade,
            -published.toordinal(),
            -(-1 if figure.low is None else figure.low),
            figure.id,
        )

    def _took_part(self, figure: CasualtyEstimate) -> bool:
        """Whether its speaker, or anyone to whom the speaker may then have belonged, is involved in the event."""
        event = self.events[self._event_of[figure.id]]
        speaking = {self._speakers[figure.id]}
        while more := self._joined(speaking, event) - speaking:
            speaking |= more
        return any((event.id, actor) in self._parts for actor in speaking)

    def _joined(self, actors: set[str], event: Event) -> set[str]:
        first, last = event.when.first or BEFORE, event.when.last or AFTER
        steps = (one for one in self._members if one.source in actors)
        return {one.target for one in steps if self._holding.may_have_held(one, first, last)}


def _first(*numbers: int | None) -> int:
    return next((number for number in numbers if number is not None), 0)


def _sum(events: list[list[tuple[CasualtyEstimate, Any]]]) -> dict[str, Any]:
    all_of = [pair for event in events for pair in event]
    taken = [one for one, reason in all_of if reason is None]
    spans = [_span(event) for event in events if event[0][1] is None]
    open_ended = any(one.high is None for one in taken)
    span_open = any(one.high is None for span in spans for one in span)
    high = sum(_first(one.high, one.best, one.low) for one in taken)
    highest = sum(max(_first(one.high, one.best, one.low) for one in span) for span in spans)
    numbers = {
        "low": sum(_first(one.low, one.best) for one in taken),
        "best": sum(_first(one.best, one.low, one.high) for one in taken),
        "high": None if open_ended else high,
    }
    span = {
        "low": sum(min(_first(one.low, one.best) for one in span) for span in spans),
        "high": None if span_open else highest,
        "highest": highest,
    }
    unknown = sum(_is_unknown(event) for event in events)
    return {
        "events": len(taken),
        "partial": sum(one.scope is Scope.PART for one in taken),
        "openEnded": sum(one.high is None for one in taken),
        "unknown": unknown,
        "leftOut": len(events) - len(taken) - unknown,
        **(numbers if taken else dict.fromkeys(numbers)),
        "span": span if taken else dict.fromkeys(span),
        "taken": {"nodes": [{"id": id_} for id_ in sorted(one.id for one in taken)], "totalCount": len(taken)},
        "left": {
            "edges": [
                {"reason": reason, "node": {"id": id_}}
                for id_, reason in sorted((one.id, reason) for one, reason in all_of if reason)
            ],
            "totalCount": len(all_of) - len(taken),
        },
    }


def _span(event: list[tuple[CasualtyEstimate, Any]]) -> list[CasualtyEstimate]:
    """The figure that is taken, and all other totals that might have been."""
    return [
        one for one, reason in event if reason is None or (reason == "OTHER_FIGURE" and one.scope is not Scope.PART)
    ]


def _is_unknown(event: list[tuple[CasualtyEstimate, Any]]) -> bool:
    reasons = [reason for _, reason in event]
    return None not in reasons and "UNKNOWN_NUMBER" in reasons
