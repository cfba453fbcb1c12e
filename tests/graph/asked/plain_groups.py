"""Groups of events, reckoned in plain Python from the records themselves: what any store must answer."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ontology.events import CasualtyEstimate, Estimation, Event, Involvement, Setting
from ontology.model import Node, Relation
from ontology.places import Containment, Place
from ontology.values import DateSpan
from ontology.vocabularies import Harm, PlaceKind, Scope, SourceGrade

UNITS = {"YEAR": "2018", "MONTH": "2018-04", "DAY": "2018-04-14"}
Keys = tuple[str | None, ...]
Group = dict[str, Any]


class Reckoning:
    """What records say of events."""

    def __init__(self, records: Iterable[Node | Relation]) -> None:
        held = list(records)
        self.events = [one for one in held if isinstance(one, Event)]
        self._kinds = {one.id: one.kind for one in held if isinstance(one, Place)}
        self._settings = [one for one in held if isinstance(one, Setting)]
        self._parts = [one for one in held if isinstance(one, Involvement)]
        self._within = [one for one in held if isinstance(one, Containment)]
        about = {one.source: one.target for one in held if isinstance(one, Estimation)}
        self._figures = defaultdict[tuple[str, Harm], list[CasualtyEstimate]](list)
        for one in held:
            if isinstance(one, CasualtyEstimate):
                self._figures[about[one.id], one.harm].append(one)

    def groups(self, by: list[str], events: list[Event]) -> list[Group]:
        """Keys, count and casualties of every group, in the order of the keys."""
        members = defaultdict[Keys, list[Event]](list)
        for event in events:
            for keys in _combined([self._keys(event, one) for one in by]):
                members[keys].append(event)
        return [
            {"keys": list(keys), "count": len(members[keys]), "casualties": self._casualties(members[keys])}
            for keys in sorted(members, key=lambda keys: [(key is None, key or "") for key in keys])
        ]

    def _keys(self, event: Event, by: str) -> set[str]:
        if by in UNITS:
            ends = [end if end == ".." else end[: len(UNITS[by])] for end in event.when.edtf.split("/")]
            return {ends[0] if ends[0] == ends[-1] else "/".join(ends)}
        if by == "KIND":
            return {event.kind.name}
        if by == "ACTOR":
            return {one.target for one in self._parts if one.source == event.id}
        if by == "DATASET":
            return {"dataset/groups"}
        at = {one.target for one in self._settings if one.source == event.id}
        if by == "PLACE":
            return at
        return {place for place in self._climbed(at, event.when) if self._kinds[place] is PlaceKind[by]}

    def _climbed(self, at: set[str], when: DateSpan) -> set[str]:
        reached = set(at)
        while above := {one.target for one in self._within if one.source in reached and _meet(one, when)} - reached:
            reached |= above
        return reached

    def _casualties(self, events: list[Event]) -> list[Group]:
        sums = []
        for harm in Harm:
            stated = [self._figures[event.id, harm] for event in events if self._figures[event.id, harm]]
            chosen = [min(figures, key=_rank) for figures in stated]
            known = [one for one in chosen if _known(one)]
            if chosen:
                sums.append(_sum(harm, known) | {"unknown": len(chosen) - len(known)})
        return sums


def _combined(keys: list[set[str]]) -> list[Keys]:
    found: list[Keys] = [()]
    for of_one in keys:
        found = [(*before, key) for before in found for key in (of_one or [None])]
    return found


def _meet(step: Containment, when: DateSpan) -> bool:
    begun = not step.from_ or not step.from_.first or not when.last or step.from_.first <= when.last
    ended = step.to and step.to.last and when.first and step.to.last < when.first
    return begun and not ended


def _known(figure: CasualtyEstimate) -> bool:
    return any(number is not None for number in (figure.low, figure.best, figure.high))


def _first(*numbers: int | None) -> int:
    return next((number for number in numbers if number is not None), 0)


def _rank(figure: CasualtyEstimate) -> tuple[Any, ...]:
    """The rule that the schema tells, in its words."""
    source_grade = len(SourceGrade) if figure.source_grade is None else list(SourceGrade).index(figure.source_grade)
    missing = [figure.low, figure.best, figure.high].count(None)
    number = _first(figure.best, figure.low, figure.high)
    part, hedged = figure.scope is Scope.PART, figure.hedge is not None
    return not _known(figure), part, hedged, source_grade, missing, -number, figure.id


def _sum(harm: Harm, figures: list[CasualtyEstimate]) -> Group:
    return {
        "harm": harm.name,
        "events": len(figures),
        "partial": sum(one.scope is Scope.PART for one in figures),
        "openEnded": sum(one.high is None for one in figures),
        "low": sum(_first(one.low, one.best) for one in figures),
        "best": sum(_first(one.best, one.low, one.high) for one in figures),
        "high": sum(_first(one.high, one.best, one.low) for one in figures),
    }
