"""What the page `/events` tells: events, groups and figures, with the texts of both languages.

What a page has by the hundred are named tuples: a frozen dataclass takes six times as long to make.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from api.explorer.answered import Named, Some
from api.explorer.drawing.area import Area
from ontology.codes import Code
from ontology.values import DatePrecision, Text
from ontology.vocabularies import (
    ClaimKind,
    EventKind,
    Harm,
    Hedge,
    Nearness,
    Omission,
    PlaceKind,
    PlacePrecision,
    Scope,
    SourceGrade,
)

NOTHING: Some[Any] = Some()
"""What stands for what was not asked for."""


class Spot(NamedTuple):
    """A place with its point, if it has one."""

    place: Named
    kind: PlaceKind
    precision: PlacePrecision | None
    lat: float | None
    lon: float | None


class Setting(NamedTuple):
    """Where an event happened, by one of its places; and the units in which that lay on its days, by id."""

    spot: Spot
    precision: Nearness | None
    region: str | None
    cercle: str | None
    locality: str | None


class Figure(NamedTuple):
    """How many, of whom, according to whom. `event` where figures of several events stand together."""

    id: str
    victims: Text | None
    scope: Scope
    low: int | None
    best: int | None
    high: int | None
    hedge: Hedge | None
    speaker: Named
    event: Named | None = None


class Said(NamedTuple):
    """A claim about an event."""

    id: str
    kind: ClaimKind
    text: Text | None
    date: str | None
    speaker: Named


class EventTold(NamedTuple):
    """An event, and what a list tells of it. `settings`: its places, for a map."""

    named: Named
    kind: EventKind
    edtf: str
    first: str | None
    last: str | None
    precision: DatePrecision
    grade: SourceGrade | None
    settings: tuple[Setting, ...] = ()
    places: Some["At"] = NOTHING
    claims: Some[Said] = NOTHING
    figures: Some[Figure] = NOTHING
    sources: Some[tuple[Named, str | None]] = NOTHING


class At(NamedTuple):
    """A place of an event in a list: its name, how exactly it is known, and its region."""

    place: Named
    precision: Nearness | None
    region: Named | None


class Group(NamedTuple):
    """How many events have a value: a code, or a node; None stands for those without one."""

    code: Code | None
    named: Named | None
    number: int


@dataclass(frozen=True)
class Groups:
    """The groups with the most events, and how many groups there are."""

    first: tuple[Group, ...]
    total: int


@dataclass(frozen=True)
class Left:
    """A figure that was not taken, and why."""

    figure: Figure
    reason: Omission


class Sum(NamedTuple):
    """What figures of a harm come to. `taken` and `left` are the figures themselves."""

    harm: Harm
    events: int
    open_ended: int
    low: int | None
    best: int | None
    high: int | None
    unknown: int = 0
    left_out: int = 0
    taken: Some[Figure] = NOTHING
    left: Some["Left"] = NOTHING


@dataclass(frozen=True)
class OfDataset:
    """A dataset whose events are shown, how many, and what they come to. Two datasets may tell of one event."""

    named: Named
    version: str
    licence: str
    checksum: str
    count: int
    sum: Sum | None


@dataclass(frozen=True)
class Month:
    """The events of a month, or of days that do not lie in one."""

    edtf: str
    count: int
    sum: Sum | None


@dataclass(frozen=True)
class Drawer:
    """The dataset that an outline is from, with what it says of itself, its licence among it."""

    named: Named
    note: Text | None
    licence: str


@dataclass(frozen=True)
class Unit:
    """A region or cercle: its outline, if it has one, and what it lay within on some days only, with these days."""

    named: Named
    kind: PlaceKind
    outline: Area | None
    drawn_by: Drawer
    within: tuple[tuple[str, str | None, str | None], ...]
