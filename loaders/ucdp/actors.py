"""Whom UCDP's names and ids stand for: actors of its own, of which two ids stand for two each."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from loaders.gazetteer import Gazetteer
from loaders.ucdp.ged_event import GOVERNMENT
from ontology.actors import Actor
from ontology.model import Citation
from ontology.values import Text, slug
from ontology.vocabularies import ActorKind

SUPPORTERS, BETWEEN = "Supporters of ", ", "
INTERNATIONAL = frozenset(
    {
        *("United Nations", "European Union", "African Union", "OAU", "ECOWAS", "ECCAS", "CEN-SAD", "ICGLR", "ICGL"),
        *("OSCE", "OIC", "COI", "IGAD", "Arab League", "Commonwealth Organization", "NATO", "SADC"),
        "International Organisation of La Francophonie",
    }
)
CMA_FOUNDED = date(2014, 6, 9)
"""The Algiers Declaration: what UCDP calls CMA before it is the MNLA, to which it gives the same id."""
SAHEL = frozenset({"Mali", "Niger", "Burkina Faso"})
"""Where UCDP's IS is the ISGS, whatever else it is elsewhere."""


@dataclass(frozen=True)
class TwoInOne:
    """An id that stands for two: when, or where, it is the second, and how that one is called."""

    id: str
    names: frozenset[str]
    second: str
    note: Text
    before: date | None = None
    countries: frozenset[str] = frozenset()

    def is_second(self, day: date | None, country: str) -> bool:
        """Whether the second is meant."""
        return (self.before is not None and day is not None and day < self.before) or country in self.countries


TWO_IN_ONE = (
    TwoInOne(
        "1158",
        frozenset({"CMA", "MNLA"}),
        "MNLA",
        Text(
            "What UCDP calls CMA (1158) before 9 June 2014, when the CMA was founded.",
            "Ce que l’UCDP appelle CMA (1158) avant le 9 juin 2014, jour de la fondation de la CMA.",
        ),
        before=CMA_FOUNDED,
    ),
    TwoInOne(
        "234",
        frozenset({"IS"}),
        "ISGS",
        Text(
            "What UCDP calls IS (234) in Mali, Niger and Burkina Faso.",
            "Ce que l’UCDP appelle IS (234) au Mali, au Niger et au Burkina Faso.",
        ),
        countries=SAHEL,
    ),
)


@dataclass(frozen=True)
class Named:
    """An actor as a row names it: its name and id, and which of two is meant where its id stands for two."""

    name: str
    id: str
    second: TwoInOne | None = None

    @property
    def key(self) -> str:
        """What stands for it in ids: its own id, or its name in a file without ids."""
        own = self.id or slug(self.name) or hashlib.sha256(self.name.encode()).hexdigest()[:10]
        return f"{own}-{slug(self.second.second)}" if self.second else own

    @property
    def label(self) -> str:
        """How it is called here."""
        return self.second.second if self.second else self.name


Meant = tuple[bool, ...]
"""Of each id that stands for two, whether the second is meant: it depends on the day and the country alone."""


def meant(day: date | None, country: str) -> Meant:
    """Which of two is meant on a day in a country."""
    return tuple(two.is_second(day, country) for two in TWO_IN_ONE)


def named(name: str, id_: str, seconds: Meant) -> Named:
    """The actor of a row."""
    for two, is_second in zip(TWO_IN_ONE, seconds, strict=True):
        if two.id == id_ if id_ else name in two.names:
            return Named(name, id_, two if is_second else None)
    return Named(name, id_)


class Names:
    """The names of a file, by which one that holds several is told from one that merely has a comma."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._ids: dict[str, str] = {}

    def add(self, name: str, id_: str) -> None:
        """Take in a name that stands alone in a row."""
        if BETWEEN not in name:
            self._ids[name] = id_

    def split(self, name: str, id_: str) -> tuple[tuple[str, str], ...]:
        """The names that it holds, each with its id if the file tells; itself alone unless each of them is known."""
        parts = name.split(BETWEEN)
        if len(parts) > 1 and all(map(self._is_known, parts)):
            return tuple((part, self._ids.get(part, "")) for part in parts)
        return ((name, id_),)

    def _is_known(self, name: str) -> bool:
        return name in self._ids or bool(self._gazetteer.actor(name).nodes)


def actor(key: str, names: Iterable[Named], cited: tuple[Citation, ...], gazetteer: Gazetteer) -> Actor:
    """The actor whom rows name so; all of the names have one key, `ucdp-ged-72`."""
    one, *others = sorted(names, key=lambda name: name.name)
    second = one.second
    name = one.label
    aliases = [other.name for other in others] if not second else [one.name] if second.countries else []
    return Actor(
        id=f"{Actor.path()}/{key}",
        kind=_kind(one, name, gazetteer),
        name=Text(name),
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != name)),
        external_ids=(f"ucdp-actor:{one.id}",) if one.id else (),
        sources=cited,
        note=second.note if second else None,
    )


def _kind(named: Named, name: str, gazetteer: Gazetteer) -> ActorKind:
    """As ours has it, where one of ours is meant; UCDP's events do not tell it."""
    if named.name.startswith(GOVERNMENT):
        return ActorKind.STATE
    if named.name in INTERNATIONAL:
        return ActorKind.ORGANISATION
    found = gazetteer.actor(name).node or gazetteer.actor_of(f"ucdp-actor:{named.id}").node
    if found and isinstance(found.kind, ActorKind):
        return found.kind
    if BETWEEN in named.name:
        return ActorKind.COALITION
    return ActorKind.ORGANISATION if named.name.startswith(SUPPORTERS) else ActorKind.ARMED_MOVEMENT
