"""Events along time: a day is a tick, several days a bar, and a month or year of which no day is known a bracket.

A tick on the first of a month would say more than is known; so a month is drawn as long as it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from api.explorer.escaping import escaped, markup

WIDTH, ROW, TOP, LEFT = 1000, 46, 44, 8
LEAST_DAYS = 14
"""A line is not shorter, so that a single day does not fill it."""
LEAST_WIDTH = 3
"""Units of a bar, however short."""
MOST_TICKS = 6
"""So many dates stand along a line at most."""
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
"""Months from one date of the axis to the next."""
MONTHS = 12


class Extent(Enum):
    """How exactly it is known when something happened."""

    DAY = "day"
    SPAN = "span"
    ROUGH = "rough"


class Item(NamedTuple):
    """Something on its days. `rough`: its month or year alone is known. `leads_to`: what tells it on the page."""

    first: date
    last: date
    rough: bool
    name: str
    leads_to: str


@dataclass(frozen=True)
class Line:
    """A row of a drawing: what its items have in common, and these."""

    label: str
    items: tuple[Item, ...]


class Bar(NamedTuple):
    """An item in units."""

    x: int
    y: int
    width: int
    extent: Extent
    name: str
    leads_to: str


class Label(NamedTuple):
    """Words on a drawing, and where they begin."""

    x: int
    y: int
    text: str


@dataclass(frozen=True)
class TimelineDrawing:
    """Lines in units, as their template writes them."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    dates: tuple[Label, ...]

    @property
    def written(self) -> Markup:
        """The bars in SVG, a line for each: there are as many as events."""
        return markup("\n".join(map(_written, self.bars)))


def draw(lines: tuple[Line, ...]) -> TimelineDrawing | None:
    """The drawing; None where there is nothing to be drawn. Dates of the axis are those of `2018-04`."""
    items = [item for line in lines for item in line.items]
    if not items:
        return None
    axis = Axis.over(min(item.first for item in items), max(item.last for item in items))
    bars, labels = list[Bar](), list[Label]()
    for number, line in enumerate(lines):
        y = TOP + number * ROW
        labels.append(Label(LEFT, y + 12, line.label))
        bars.extend(_bar(item, axis, y + 18) for item in line.items)
    return TimelineDrawing(WIDTH, TOP + len(lines) * ROW, tuple(bars), tuple(labels), tuple(axis.dates()))


def _bar(item: Item, axis: "Axis", y: int) -> Bar:
    start, end = axis.at(item.first), axis.at(item.last, after=1)
    single = item.first == item.last
    extent = Extent.ROUGH if item.rough else Extent.DAY if single else Extent.SPAN
    return Bar(start, y, max(LEAST_WIDTH, end - start), extent, item.name, item.leads_to)


def _written(bar: Bar) -> str:
    if bar.extent is Extent.ROUGH:
        drawn = f'<path class="rough" d="M{bar.x} {bar.y}v12h{bar.width}v-12"/>'
    else:
        drawn = f'<rect class="{bar.extent.value}" x="{bar.x}" y="{bar.y}" width="{bar.width}" height="14"/>'
    return f'<a href="#{escaped(bar.leads_to)}"><title>{escaped(bar.name)}</title>{drawn}</a>'


@dataclass(frozen=True)
class Axis:
    """Days from left to right."""

    first: date
    last: date

    @classmethod
    def over(cls, first: date, last: date) -> "Axis":
        """The axis of these days, or the shortest that there is around them."""
        missing = LEAST_DAYS - (last - first).days
        if missing <= 0:
            return cls(first, last)
        before = min(missing // 2, (first - date.min).days)
        return cls(first - timedelta(days=before), last + timedelta(days=min(missing, (date.max - last).days)))

    def at(self, day: date, after: int = 0) -> int:
        """Where the beginning of a day is, or of one so many days after it."""
        return LEFT + round((WIDTH - 2 * LEFT) * ((day - self.first).days + after) / self._days)

    @cached_property
    def _days(self) -> int:
        return (self.last - self.first).days + 1

    def dates(self) -> Iterator[Label]:
        """Months or years along the axis, no more than are legible."""
        start, end = (one.year * MONTHS + one.month - 1 for one in (self.first, self.last))
        step = next((one for one in STEPS if (end - start) // one < MOST_TICKS), STEPS[-1])
        for month in range(-(-start // step) * step, end + 1, step):
            year, number = divmod(month, MONTHS)
            day = date(year, number + 1, 1)
            if day >= self.first:
                edtf = f"{year:04}" if step >= MONTHS else f"{year:04}-{number + 1:02}"
                yield Label(self.at(day), TOP // 2, edtf)
