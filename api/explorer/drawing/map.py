"""A map of events: outlines, and on them what is known of where something happened, no more exactly than it is known.

A point that is known is a dot. Where a source only says that it was near, a hollow dot stands in a ring of so many
kilometres. What is known to the region or cercle alone is that region or cercle, hatched, without any dot. The places
of one event are joined by a line and have one number.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from api.explorer.drawing.area import Area
from api.explorer.drawing.labels import Labels
from api.explorer.drawing.projection import Frame, Point, Position, Projection
from api.explorer.escaping import escaped, markup

NEAR_KM, TOWN_KM = 25, 5
"""How far around a point something was that happened near it, and how far a town may reach."""
SCALE_KM = 100
DOT = 7
DIGIT = 14
"""How wide a digit of a number in a shape is."""
LABELLED = 60
"""So many spots have their numbers beside them at most; those of the others are in the table."""
NUMBERS = 3
"""So many numbers stand at one spot; where there are more, how many."""


@dataclass(frozen=True)
class Unit:
    """A region or cercle with its outline. `whole`: it is drawn with a strong line, as regions are."""

    id: str
    name: str
    area: Area
    whole: bool = False


class Spot(NamedTuple):
    """A point at which something happened, or near which (`near`).

    `numbers`: of which events; or else `events`, how many. `town`: the point is that of a town, which reaches further.
    `leads_to`: the place in the page that tells of it.
    """

    position: Position
    name: str
    numbers: tuple[int, ...] = ()
    events: int = 0
    near: bool = False
    town: bool = False
    leads_to: str = ""


@dataclass(frozen=True)
class Patch:
    """A region or cercle somewhere in which something happened: the units that make it up on that day.

    `shade`: the class of its count, from 1 on, where it is coloured by that and not hatched.
    """

    units: tuple[str, ...]
    name: str
    count: int
    leads_to: str = ""
    shade: int = 0


@dataclass(frozen=True)
class MapModel:
    """What a map shows. `joined`: the positions of each event that has several. `close`: only around what happened.

    `around`: the units that it shows alone; all without any.
    """

    units: tuple[Unit, ...] = ()
    spots: tuple[Spot, ...] = ()
    patches: tuple[Patch, ...] = ()
    joined: tuple[tuple[Position, ...], ...] = ()
    close: bool = False
    around: tuple[str, ...] = ()

    @cached_property
    def frame(self) -> Frame | None:
        """What the map shows of the world: all outlines, or all points where none lies within these; None without."""
        shown = [unit for unit in self.units if unit.id in self.around] or self.units
        outlines = Frame.around(end for unit in shown for end in unit.area.reach)
        if self.around:
            return outlines
        points = [spot.position for spot in self.spots]
        if outlines and (self.patches or not points or any(map(outlines.holds, points))):
            return (self._close(outlines) if self.close else None) or outlines
        return Frame.around(points)

    def _close(self, every: Frame) -> Frame | None:
        hatched = {one for patch in self.patches for one in patch.units}
        ends = [end for unit in self.units if unit.id in hatched for end in unit.area.reach]
        return Frame.around([*ends, *(spot.position for spot in self.spots if every.holds(spot.position))])


@dataclass(frozen=True)
class Shape:
    """A path with what it is called."""

    path: str
    name: str
    id: str = ""


class Mark(NamedTuple):
    """A dot, hollow or not, the ring around it and what stands beside it, where there is room for that."""

    at: Point
    name: str
    text: str
    label: Point
    ring: int
    near: bool
    leads_to: str


@dataclass(frozen=True)
class Hatching:
    """The shapes that are hatched together, or coloured by the class of their count, and the number in them."""

    paths: tuple[str, ...]
    at: Point
    name: str
    count: int
    leads_to: str
    shade: int


@dataclass(frozen=True)
class MapDrawing:
    """A map in units, as its template writes it."""

    width: int
    height: int
    cercles: str
    regions: tuple[Shape, ...]
    hatchings: tuple[Hatching, ...]
    lines: tuple[str, ...]
    marks: tuple[Mark, ...]
    scale: int

    @property
    def marked(self) -> Markup:
        """The marks in SVG, a line for each: there are hundreds."""
        return markup("\n".join(map(_written, self.marks)))


def draw(model: MapModel) -> MapDrawing | None:
    """The map; None where there is nothing to be drawn."""
    if model.frame is None:
        return None
    projection = Projection(model.frame)
    width, height = projection.size
    seen = [unit for unit in model.units if any(map(model.frame.holds, unit.area.positions))]
    areas = {unit.id: unit.area for unit in model.units}
    hatchings = tuple(_hatched(patch, [areas[one] for one in patch.units], projection) for patch in model.patches)
    shown = tuple(one for one in hatchings if one.shade or (0 <= one.at[0] <= width and 0 <= one.at[1] <= height))
    return MapDrawing(
        width,
        height,
        cercles="".join(unit.area.path(model.frame) for unit in seen if not unit.whole),
        regions=tuple(Shape(one.area.path(model.frame), one.name) for one in seen if one.whole),
        hatchings=shown,
        lines=tuple(_line(map(projection.point, positions)) for positions in model.joined),
        marks=tuple(_marks(model, shown, projection)),
        scale=projection.length(SCALE_KM),
    )


def _hatched(patch: Patch, areas: list[Area], projection: Projection) -> Hatching:
    paths = tuple(one.path(projection.frame) for one in areas)
    at = _number_at(widest(areas), str(patch.count), projection)
    return Hatching(paths, at, patch.name, patch.count, patch.leads_to, patch.shade)


def widest(areas: Iterable[Area]) -> Area:
    """The one of some areas that are drawn as one in which the number of all stands."""
    return max(areas, key=lambda one: one.size)


def _number_at(area: Area, number: str, projection: Projection) -> Point:
    """Where the number stands: in the middle of an area, or to the right of one that it would hide."""
    points = [projection.point((longitude, latitude)) for longitude, latitude in area.widest]
    right, left = (edge(x for x, _ in points) for edge in (max, min))
    x, y = projection.point(area.middle)
    wide = DIGIT * len(number)
    return (x, y) if right - left > wide else (right + (wide + DIGIT) // 2, y + DIGIT // 2)


def _line(points: Iterable[Point]) -> str:
    return " ".join(f"{x},{y}" for x, y in dict.fromkeys(points))


def _marks(model: MapModel, hatchings: tuple[Hatching, ...], projection: Projection) -> Iterator[Mark]:
    """The marks within the frame, near ones first, so that no ring covers a dot."""
    within = [spot for spot in model.spots if projection.frame.holds(spot.position)]
    points = {spot.position: projection.point(spot.position) for spot in within}
    around, town = projection.length(NEAR_KM), projection.length(TOWN_KM)
    labels = Labels(projection.size, [points[spot.position] for spot in within], DOT)
    for one in hatchings:
        labels.keep_free(one.at, str(one.count))
    heaviest = sorted(within, key=_weight)[:LABELLED]
    placed = {spot: labels.place(points[spot.position], told(spot)) for spot in heaviest}
    for spot in sorted(within, key=lambda one: not one.near):
        ring = around if spot.near else town if spot.town else 0
        at, label = points[spot.position], placed.get(spot)
        yield Mark(at, spot.name, told(spot) if label else "", label or at, ring, spot.near, spot.leads_to)


def _written(mark: Mark) -> str:
    x, y = mark.at
    ring = f'<circle class="ring" cx="{x}" cy="{y}" r="{mark.ring}"/>' if mark.ring else ""
    dot = f'<circle class="dot" cx="{x}" cy="{y}" r="{DOT}"/>'
    text = f'<text x="{mark.label[0]}" y="{mark.label[1]}">{escaped(mark.text)}</text>' if mark.text else ""
    begun = f'<a class="{"near" if mark.near else "at"}" href="#{escaped(mark.leads_to)}">'
    return f"{begun}<title>{escaped(mark.name)}</title>{ring}{dot}{text}</a>"


def _weight(spot: Spot) -> tuple[int, Position]:
    """Spots with the most events first."""
    return -(spot.events or len(spot.numbers)), spot.position


def told(spot: Spot) -> str:
    """What stands beside a spot: the numbers of its events, or how many there are."""
    if spot.events:
        return f"×{spot.events}"
    numbers = [str(number) for number in spot.numbers]
    if len(numbers) <= NUMBERS:
        return ", ".join(numbers)
    return f"×{len(numbers)}"
