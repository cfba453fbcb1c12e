"""How two actors of different sources may be one side: the same, one of the other's, or filed under the other.

What is filed under what follows from kinds of actors, from memberships and alliances on the day, and from nothing else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from graph.matching.occurrences import COMMUNITY, JIHADIST, UNNAMED, Who
from ontology.vocabularies import ActorKind

STATE, ARMED_FORCES = ActorKind.STATE.name, ActorKind.ARMED_FORCES.name
OF_THE_STATE = frozenset({STATE, ARMED_FORCES, ActorKind.STATE_BODY.name})
ABROAD = frozenset({ActorKind.FOREIGN_FORCE.name, ActorKind.MISSION.name, ActorKind.MECHANISM.name})
"""Who fights beside a government: datasets that know a war by its two sides code its fights as the government's."""
BESIDE_A_STATE = OF_THE_STATE | ABROAD
TROOPS = frozenset({ActorKind.FOREIGN_FORCE.name, ActorKind.MISSION.name})
MOVEMENTS = frozenset({ActorKind.ARMED_MOVEMENT.name, ActorKind.COALITION.name, ActorKind.MILITIA.name})
CACHED = 1 << 17


class Tie(Enum):
    """What two actors are to each other."""

    SAME = "same"
    MEMBER = "member"
    FILED = "filed"
    TOGETHER = "together"
    UNNAMED = "unnamed"
    NONE = "none"


class Bond(NamedTuple):
    """What two actors are to each other, and how likely sources that name one and the other mean one side, 0 to 1."""

    tie: Tie
    weight: float


SAME, NONE = Bond(Tie.SAME, 1.0), Bond(Tie.NONE, 0.0)
MEMBER = Bond(Tie.MEMBER, 0.9)
KIN = Bond(Tie.TOGETHER, 0.6)
"""Both were members of a third, or one third of both."""
ALLIED = Bond(Tie.TOGETHER, 0.5)
FORCES = Bond(Tie.FILED, 0.9)
BESIDE = Bond(Tie.FILED, 0.8)
BY_ANOTHER_NAME = Bond(Tie.FILED, 0.6)
"""Troops from abroad of ours, and of a publisher who calls them after their country."""
ABETTING = Bond(Tie.FILED, 0.5)
"""A movement that fights jihadists as an ally of a government's forces, and that government."""
CONFUSED = Bond(Tie.NONE, 0.2)
"""Two jihadist groups: which of them it was, sources often tell differently."""
GUNMEN = Bond(Tie.UNNAMED, 0.5)
BYSTANDERS = Bond(Tie.UNNAMED, 0.8)
STRANGERS = Bond(Tie.UNNAMED, 0.4)
HARDLY = Bond(Tie.UNNAMED, 0.1)


@dataclass(frozen=True)
class Membership:
    """That an actor belonged to another, or was allied with it, at some time between two days, as ordinals."""

    member: str
    group: str
    first: int
    last: int


Spans = Mapping[str, list[Membership]]


class Bonds:
    """What actors were to each other on a day, by memberships and alliances."""

    def __init__(
        self,
        memberships: Iterable[Membership] = (),
        alliances: Iterable[Membership] = (),
        kinds: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """`kinds`: of what kind each actor is."""
        memberships = tuple(memberships)
        self._kinds = kinds
        self._groups, self._allies = (defaultdict[str, list[Membership]](list) for _ in range(2))
        for one in memberships:
            self._groups[one.member].append(one)
        for one in alliances:
            self._allies[one.member].append(one)
        members = defaultdict[str, set[str]](set)
        for one in memberships:
            members[one.group].add(one.member)
        self._members = members
        self._above = lru_cache(CACHED)(self._worked_out_above)
        self._tied = frozenset((*self._groups, *self._allies))
        self._known = lru_cache(CACHED)(self._between)

    def change_for(self, identities: frozenset[str]) -> bool:
        """Whether it depends on the day what some actors are to others."""
        return not self._tied.isdisjoint(identities)

    def between(self, one: Who, other: Who, day: int, against_jihadists: bool) -> Bond:
        """What two were to each other on a day; `against_jihadists`: whether one of those was there."""
        is_tied = one.identity in self._tied or other.identity in self._tied
        return self._known(one, other, day if is_tied else 0, against_jihadists)

    def _between(self, one: Who, other: Who, day: int, against_jihadists: bool) -> Bond:
        if UNNAMED in (one.kind, other.kind):
            return _of_unnamed(other if one.kind == UNNAMED else one)
        if one.identity == other.identity:
            return SAME
        abetting = ABETTING if against_jihadists and self._abets(one, other, day) else NONE
        return max(self._related(one.identity, other.identity, day), _filed(one, other), abetting, key=_weight)

    def _abets(self, one: Who, other: Who, day: int) -> bool:
        """Whether one is a government and the other a movement that was allied with its forces, or those beside it."""
        under = next((b for a, b in ((one, other), (other, one)) if a.kind == STATE and b.kind in MOVEMENTS), None)
        if under is None:
            return False
        return any(
            self._kinds.get(link.group) in BESIDE_A_STATE
            for each in (under.identity, *self._above(under.identity, day))
            for link in self._allies.get(each, ())
            if link.first <= day <= link.last
        )

    def _related(self, one: str, other: str, day: int) -> Bond:
        above, beyond = self._above(one, day), self._above(other, day)
        if other in above or one in beyond:
            return MEMBER
        if above & beyond or self._shared(one, other, day):
            return KIN
        allied = any(
            link.first <= day <= link.last
            for each, them in ((one, {other, *beyond}), (other, {one, *above}))
            for link in self._allies.get(each, ())
            if link.group in them
        )
        return ALLIED if allied else NONE

    def _shared(self, one: str, other: str, day: int) -> bool:
        """Whether somebody belonged to both on a day."""
        both = self._members.get(one, set()) & self._members.get(other, set())
        return any({one, other} <= self._above(member, day) for member in both)

    def _worked_out_above(self, id_: str, day: int) -> frozenset[str]:
        """To whom an actor belonged on a day, at any depth."""
        found, ahead = set[str](), [id_]
        while ahead:
            for link in self._groups.get(ahead.pop(), ()):
                if link.first <= day <= link.last and link.group not in found:
                    found.add(link.group)
                    ahead.append(link.group)
        return frozenset(found)


def _weight(bond: Bond) -> float:
    return bond.weight


def _of_unnamed(other: Who) -> Bond:
    """What whoever is unnamed may be to another."""
    if other.kind == JIHADIST:
        return GUNMEN
    if other.kind == COMMUNITY:
        return BYSTANDERS
    return STRANGERS if other.kind in MOVEMENTS or other.kind == UNNAMED else HARDLY


def _filed(one: Who, other: Who) -> Bond:
    """Whether a source may file one under the other."""
    if one.kind == other.kind == JIHADIST:
        return CONFUSED
    if {one.kind, other.kind} <= TROOPS and one.curated != other.curated:
        return BY_ANOTHER_NAME
    for state, under in ((one, other), (other, one)):
        if state.kind in OF_THE_STATE and under.kind in OF_THE_STATE:
            return FORCES if not state.home or not under.home or state.home & under.home else NONE
        if state.kind == STATE and under.kind in ABROAD:
            return BESIDE
        if state.kind in OF_THE_STATE and under.kind in ABROAD:
            return ALLIED
    return NONE
