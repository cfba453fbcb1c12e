"""Groups of events, reckoned in plain Python from the records themselves: what any store must answer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from ontology.events import Event, Involvement, Setting
from ontology.model import Node, Relation
from ontology.places import Containment, Place
from ontology.values import DateSpan
from ontology.vocabularies import PlaceKind

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

    def groups(self, by: list[str], events: list[Event]) -> list[Group]:
        """Keys and count of every group, in the order of the keys."""
        members = defaultdict[Keys, list[Event]](list)
        for event in events:
            for keys in combined([self._keys(event, one) for one in by]):
                members[keys].append(event)
        return [
            {"keys": list(keys), "count": len(members[keys])}
            for keys in sorted(members, key=lambda keys: [(key is None, key or "") for key in keys])
        ]

    def _keys(self, event: Event, by: str) -> set[str]:
        if by.startswith("WHEN_"):
            return {cut(event.when, by.removeprefix("WHEN_"))}
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


def cut(when: DateSpan, unit: str) -> str:
    """A date, either end cut to a unit."""
    ends = [end if end == ".." else end[: len(UNITS[unit])] for end in when.edtf.split("/")]
    return ends[0] if ends[0] == ends[-1] else "/".join(ends)


def combined(keys: Sequence[set[str] | set[str | None]]) -> list[Keys]:
    """Every combination of the keys; no key is None."""
    found: list[Keys] = [()]
    for of_one in keys:
        found = [(*before, key) for before in found for key in (of_one or [None])]
    return found


def _meet(step: Containment, when: DateSpan) -> bool:
    begun = not step.from_ or not step.from_.first or not when.last or step.from_.first <= when.last
    ended = step.to and step.to.last and when.first and step.to.last < when.first
    return begun and not ended
