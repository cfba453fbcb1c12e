"""How many events each region has: a map with the number in each shape, its classes told in words, and a table.

They are counts of what is on record, never rates. What is known to the country alone is in no region, and no shape
is coloured for it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from api.explorer.answered import Named
from api.explorer.drawing.map import MapModel, Patch
from api.explorer.events.extents import Extent
from api.explorer.events.on_map import Units
from api.explorer.pages import Wording

CLASSES = 5
"""So many classes at most: more could not be told apart."""


@dataclass(frozen=True)
class CountClass:
    """Counts that are drawn alike, from `low` to `high`; the last class has no end. `shade`: which it is, from 1 on."""

    shade: int
    low: int
    high: int | None

    def holds(self, count: int) -> bool:
        """Whether a count falls into it."""
        return self.low <= count and (self.high is None or count <= self.high)


@dataclass(frozen=True)
class RegionRow:
    """A region, how many events it has, and the class of that; without one where no outline is known."""

    region: Named
    count: int
    drawn_as: CountClass | None

    @property
    def anchor(self) -> str:
        """What its row is called."""
        return f"region-{self.region.anchor}"


@dataclass(frozen=True)
class ByRegion:
    """The map and its table. `nowhere`: so many events have no region. `more`: so many regions are not read."""

    model: MapModel
    rows: tuple[RegionRow, ...]
    classes: tuple[CountClass, ...]
    nowhere: int
    more: int


def classes(most: int) -> tuple[CountClass, ...]:
    """The classes of counts up to the largest: they begin at 1, 2, 5, 10, 20, 50 and so on, or at some of these."""
    starts = list(_starts(most))
    chosen = starts[:: -(-len(starts) // CLASSES) or 1]
    ends = [one - 1 for one in chosen[1:]]
    return tuple(CountClass(*one) for one in zip(range(1, CLASSES + 1), chosen, [*ends, None], strict=False))


def _starts(most: int) -> Iterator[int]:
    ten = 1
    while ten <= most:
        yield from (start for start in (ten, 2 * ten, 5 * ten) if start <= most)
        ten *= 10


class MapOfRegions:
    """A map of regions with how many events each has. `day`: the borders are those of that day, or else the newest."""

    def __init__(self, units: Units, say: Wording, extent: str, day: date | None) -> None:
        self._units, self._say, self._day = units, say, day.isoformat() if day else None
        self._drawn_units = units.drawn(say)
        self._extent = Extent(extent, self._drawn_units)

    def mapped(self, groups: Iterable[tuple[Named | None, int]], total: int) -> ByRegion:
        """The map and its table. `total`: how many groups there are."""
        every = list(groups)
        regions = [(one, count) for one, count in every if one]
        found = classes(max((count for _, count in regions), default=0))
        rows = tuple(self._row(one, count, found) for one, count in regions)
        patches = tuple(self._patch(row, row.drawn_as) for row in self._behind_first(rows) if row.drawn_as)
        model = MapModel(self._drawn_units, patches=patches, close=self._extent.close, around=self._extent.around)
        return ByRegion(model, rows, found, sum(count for one, count in every if not one), total - len(every))

    def _behind_first(self, rows: Iterable[RegionRow]) -> list[RegionRow]:
        """A town that is a region lies within another, which would cover it."""
        size = {one.id: one.area.size for one in self._drawn_units}
        return sorted(rows, key=lambda row: -size.get(row.region.id, 0))

    def _row(self, region: Named, count: int, found: tuple[CountClass, ...]) -> RegionRow:
        outlined = self._units.own(region.id, self._day)
        return RegionRow(region, count, next(one for one in found if one.holds(count)) if outlined else None)

    def _patch(self, row: RegionRow, drawn_as: CountClass) -> Patch:
        name = self._say.shown(row.region.name, row.region.id).text
        told = f"{name}{self._say('colon')} {self._say.count('event', row.count)}"
        return Patch(self._units.own(row.region.id, self._day), told, row.count, row.anchor, drawn_as.shade)
