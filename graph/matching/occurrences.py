"""What is compared of events that several datasets record: when, where, who against whom, of what kind.

Plain facts that can be made by hand, so that a rule is tried on a few lines. Days are ordinals, codes go by
their names.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from ontology.places import CENTROIDS, UNITS
from ontology.values import Text
from ontology.vocabularies import ActorKind, EventKind, Nearness, PlaceKind, Role

UNNAMED, COMMUNITY = ActorKind.UNNAMED.name, ActorKind.COMMUNITY.name
JIHADIST = ActorKind.JIHADIST_GROUP.name
FORCE = frozenset({Role.ATTACKER.name, Role.TARGET.name, Role.CLASHING_PARTY.name})
"""The roles of those who used force and of those against whom it was used."""
ON_CIVILIANS = frozenset({EventKind.KILLING.name, EventKind.MASSACRE.name})
"""Events in which whom nobody names as target was not fighting."""
UNIT_KINDS = frozenset(kind.name for kind in UNITS)
CENTRES = frozenset(precision.name for precision in CENTROIDS)
COUNTRY, SOMEWHERE = PlaceKind.COUNTRY.name, Nearness.COUNTRY.name
CACHED = 1 << 14


@dataclass(frozen=True, slots=True, eq=False)
class Who:
    """An actor, each one object: its own id, and that of the one of ours that it is, if it is one.

    `home`: the countries whose government it is; `curated`: whether the one that it is is one of ours. Whom sources
    leave unnamed all go by one id, since nobody knows who they were.
    """

    id: str
    identity: str
    kind: str
    name: Text
    home: frozenset[str] = frozenset()
    curated: bool = False


NOBODY = Who("", "", UNNAMED, Text("someone unnamed", "des inconnus"))
"""Whoever a source leaves unnamed."""


@dataclass(frozen=True, slots=True)
class Part:
    """That an actor played a part in an event."""

    who: Who
    role: str
    side: str | None = None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A country, region or cercle in which something lies, and which dataset has it."""

    id: str
    kind: str
    dataset: str
    name: Text = field(default=Text("a region", "une région"), compare=False)


@dataclass(frozen=True)
class Spot:
    """Where an event was: a place, how exactly that and its point are known, and the units around it on the day."""

    id: str
    name: Text
    kind: str
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    nearness: str | None = None
    units: tuple[Unit, ...] = ()
    """The nearest first, itself too if it is one."""

    @cached_property
    def is_point(self) -> bool:
        """Whether its point tells where it was. The middle of a unit does not."""
        if self.lat is None or self.kind in UNIT_KINDS or self.precision in CENTRES:
            return False
        return self.nearness != SOMEWHERE

    @cached_property
    def bounds(self) -> tuple[Unit, ...]:
        """The units that tell something of where it was: those within a country."""
        return tuple(unit for unit in self.units if unit.kind != COUNTRY)

    @property
    def countries(self) -> frozenset[str]:
        """The country in which it lies."""
        return frozenset(unit.id for unit in self.units if unit.kind == COUNTRY)


@dataclass(frozen=True, slots=True)
class Toll:
    """How many died by one figure: of all, or of some of them."""

    low: int | None
    best: int | None
    high: int | None
    is_all: bool

    @property
    def bounds(self) -> tuple[int, int] | None:
        """The least and the most that it allows; None where it has no number. "At least 40" has no most."""
        known = [one for one in (self.low, self.best, self.high) if one is not None]
        if not known:
            return None
        open_ended = self.high is None and self.low is not None
        return min(known), 10**9 if open_ended else max(known)


@dataclass(frozen=True)
class Occurrence:
    """An event as one dataset records it. `curated`: its dataset was written by hand, and stands first."""

    id: str
    dataset: str
    curated: bool
    kind: str
    first: int
    last: int
    spots: tuple[Spot, ...] = ()
    parts: tuple[Part, ...] = ()
    tolls: tuple[Toll, ...] = ()

    @property
    def span(self) -> tuple[date, date]:
        """Its first and last day."""
        return date.fromordinal(self.first), date.fromordinal(self.last)

    @property
    def length(self) -> int:
        """How many days it may have been on."""
        return self.last - self.first + 1

    @cached_property
    def nearest(self) -> tuple[Spot, ...]:
        """Its nearest places."""
        return nearest(self.spots)

    @property
    def countries(self) -> frozenset[str]:
        """The countries in which it was."""
        return frozenset(one for spot in self.spots for one in spot.countries)

    @property
    def cast(self) -> "Cast":
        """Who took part, and who stood together."""
        return cast_of(self.parts, self.kind in ON_CIVILIANS)


def nearest(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Places without those that only say more widely where another one is."""
    if len(spots) == 1:  # as of most events
        return spots
    if points := tuple(spot for spot in spots if spot.is_point):
        return points
    around = {unit.id for spot in spots for unit in spot.units if unit.id != spot.id}
    return tuple(spot for spot in spots if spot.id not in around)


@dataclass(frozen=True, slots=True)
class Camp:
    """Who stood together in an event, and the role of all of them."""

    parts: tuple[Part, ...]
    role: str
    on_civilians: bool = False

    @property
    def named(self) -> bool:
        """Whether the source names one of them without reserve."""
        return any(one.who.kind != UNNAMED and not one.hedge for one in self.parts)


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """Who took part in an event; one object for all events of which the same is said.

    `camps`: who stood together: attackers, targets, those of one side; each who is on none stands alone.
    `has_jihadists`: whether a jihadist group took part, or somebody unnamed who used force, who may be one.
    `names_target`: whether a force or group is named among those against whom force was used.
    `identities`: who they are.
    """

    camps: tuple[Camp, ...]
    has_jihadists: bool
    names_target: bool
    identities: frozenset[str]


CIVILIANS = Camp((Part(NOBODY, Role.TARGET.name),), Role.TARGET.name, on_civilians=True)
"""The targets of a killing whom its source does not mention among those who took part."""
CLASHING, ATTACKER, TARGET = Role.CLASHING_PARTY.name, Role.ATTACKER.name, Role.TARGET.name


@lru_cache(CACHED)
def cast_of(parts: tuple[Part, ...], on_civilians: bool) -> Cast:
    """Who stood together among those who took part; `on_civilians`: in an event of a kind that is against these."""
    return Cast(
        camps=tuple(_camps(parts, on_civilians)),
        has_jihadists=any(
            one.who.kind == JIHADIST or (one.who.kind == UNNAMED and one.role != TARGET) for one in parts
        ),
        names_target=any(one.role == TARGET and one.who.kind not in (UNNAMED, COMMUNITY) for one in parts),
        identities=frozenset(one.who.identity for one in parts),
    )


def _camps(parts: tuple[Part, ...], on_civilians: bool) -> Iterator[Camp]:
    took_part = [part for part in parts if part.role in FORCE]
    if not took_part:
        yield from (Camp((part,), part.role) for part in parts if part.role != Role.ABSENT.name)
        return
    for role in (ATTACKER, TARGET):
        if together := tuple(part for part in took_part if part.role == role):
            unnamed = role == TARGET and on_civilians and not any(part.who.kind != UNNAMED for part in together)
            yield Camp(together, role, unnamed)
        elif role == TARGET and on_civilians and any(part.role == ATTACKER for part in took_part):
            yield CIVILIANS
    clashing = [part for part in took_part if part.role == CLASHING]
    for side in sorted({part.side for part in clashing if part.side}):
        yield Camp(tuple(part for part in clashing if part.side == side), CLASHING)
    yield from (Camp((part,), CLASHING) for part in clashing if not part.side)
