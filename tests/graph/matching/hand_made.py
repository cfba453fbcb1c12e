"""Events to compare, made by hand: a fight of the CMA and GATIA at Lutherie on 14 April 2018, and what differs from it.

Lutherie and the villages around it lie in the cercle of Zither, region of Harp; none of them is on a map.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from graph.matching.bonds import Bonds, Membership
from graph.matching.occurrences import NOBODY, Occurrence, Part, Spot, Toll, Unit, Who
from graph.matching.places import FIRST_DAY, LAST_DAY
from graph.matching.scoring import Compared, compared
from ontology.values import Text
from ontology.vocabularies import ActorKind, EventKind, Hedge, Nearness, PlaceKind, PlacePrecision, Role

LAND, HARP, FLUTE = (
    Unit("place/land", "COUNTRY", "dataset/places"),
    Unit("place/harp", "REGION", "dataset/places"),
    Unit("place/flute", "REGION", "dataset/places"),
)
ZITHER = Unit("place/zither", "CERCLE", "dataset/places")
UNITS = (ZITHER, HARP, LAND)


def who(key: str, kind: ActorKind, **said: Any) -> Who:
    """An actor of ours."""
    return Who(f"actor/{key}", f"actor/{key}", kind.name, Text(key.upper()), **{"curated": True} | said)


LANDS = frozenset({"place/land"})
STATE = who("state", ActorKind.STATE, home=LANDS)
ARMY = who("army", ActorKind.ARMED_FORCES, home=LANDS)
OTHER_STATE = who("other-state", ActorKind.STATE, home=frozenset({"place/elsewhere"}))
MISSION, FRENCH = who("mission", ActorKind.MISSION), who("french", ActorKind.FOREIGN_FORCE)
CMA, MNLA, GATIA = (
    who("cma", ActorKind.COALITION),
    who("mnla", ActorKind.ARMED_MOVEMENT),
    who("gatia", ActorKind.ARMED_MOVEMENT),
)
MSA = who("msa", ActorKind.ARMED_MOVEMENT)
JNIM, ISGS = (who(key, ActorKind.JIHADIST_GROUP) for key in ("jnim", "isgs"))
VILLAGERS = who("villagers", ActorKind.COMMUNITY)
BONDS = Bonds(
    [Membership(MNLA.id, CMA.id, date(2014, 6, 9).toordinal(), LAST_DAY)],
    [
        Membership(GATIA.id, MSA.id, FIRST_DAY, date(2019, 7, 1).toordinal()),
        Membership(GATIA.id, ARMY.id, date(2017, 1, 1).toordinal(), LAST_DAY),
    ],
    {one.id: one.kind for one in (ARMY, CMA, MNLA, GATIA, MSA)},
)


def part(actor: Who, role: Role = Role.CLASHING_PARTY, side: str | None = None, hedge: Hedge | None = None) -> Part:
    """That an actor played a part."""
    return Part(actor, role.name, side, hedge.name if hedge else None)


def clash(one: Who, other: Who) -> tuple[Part, ...]:
    """Two who fought."""
    return part(one, side="a"), part(other, side="b")


def attack(attacker: Who, target: Who = NOBODY, hedge: Hedge | None = None) -> tuple[Part, ...]:
    """One who attacked another."""
    return part(attacker, Role.ATTACKER, hedge=hedge), part(target, Role.TARGET)


def spot(
    key: str = "lutherie",
    lat: float | None = 16.5,
    lon: float | None = -2.25,
    kind: PlaceKind = PlaceKind.LOCALITY,
    precision: PlacePrecision | None = PlacePrecision.EXACT,
    nearness: Nearness | None = Nearness.EXACT,
    units: tuple[Unit, ...] = UNITS,
) -> Spot:
    """A place in which something happened."""
    told = precision.name if precision else None, nearness.name if nearness else None
    return Spot(f"place/{key}", Text(key.capitalize()), kind.name, lat, lon, *told, units)


def in_region(unit: Unit = HARP) -> Spot:
    """That something happened somewhere in a region, of which the middle is known."""
    name = unit.id.partition("/")[2]
    kind, middle = PlaceKind.REGION, PlacePrecision.REGION_CENTROID
    return spot(name, 18.0, 0.0, kind, middle, Nearness.REGION, (unit, LAND))


def toll(*numbers: int | None, is_all: bool = True) -> Toll:
    """A figure of dead: lowest, best and highest; or the same for all three."""
    low, best, high = numbers if len(numbers) == 3 else numbers * 3
    return Toll(low, best, high, is_all)


def event(key: str = "mine", day: str = "2018-04-14", last: str | None = None, **said: Any) -> Occurrence:
    """The fight at Lutherie, but for what is said."""
    made = Occurrence(
        id=f"event/{key}",
        dataset=f"dataset/{key}",
        curated=key == "mine",
        kind=EventKind.ARMED_CLASH.name,
        first=date.fromisoformat(day).toordinal(),
        last=date.fromisoformat(last or day).toordinal(),
        spots=(spot(),),
        parts=clash(CMA, GATIA),
    )
    if "kind" in said:
        said["kind"] = said["kind"].name
    return replace(made, **said)


def compare(one: Occurrence, other: Occurrence) -> Compared:
    """Two events compared, with what is known of memberships and alliances."""
    return compared(one, other, BONDS)
