"""The deadlines of a promise, and what was said and done about it, on a line: an SVG, with the rows of its table.

Each mark has a number, which leads to its row. A mark stands where its day may last have been, as everywhere days are
counted; what is known to the month or year alone reaches over all of it. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from markupsafe import Markup

from graph.compliance.counting import first_day, last_day

WIDTH, SIDE, LANE, AXIS = 480, 14, 19, 20
"""Of the drawing, in its own units: its width, what is free at either side, the height of a lane and of the axis."""
NEAREST = 19
"""Marks that are nearer to each other stand one above the other."""
HALF, MOST_UNSEEN = 8, 2
"""Half the height of a mark, and how short a span is that its mark hides."""
MOST_YEARS = 12
"""Of more years than these, not every one is named at the axis."""


class Mark(Enum):
    """What a mark stands for, and the sign for it."""

    SIGNED = "signed"
    DUE = "due"
    SAID = "said"
    HAPPENED = "happened"


@dataclass(frozen=True)
class Point:
    """Something on the line: when, what it is, in words, and where it leads. `rest`: what is said beside it."""

    mark: Mark
    edtf: str
    words: str
    rest: str = ""
    leads_to: str = ""

    @property
    def last(self) -> date:
        """Where it stands."""
        return last_day(self.edtf) or first_day(self.edtf)


@dataclass(frozen=True)
class Line:
    """The drawing, and its points in the order of their numbers."""

    svg: Markup
    points: tuple[Point, ...]


def line(points: Iterable[Point], title: str, described_by: str, today: date | None = None) -> Line | None:
    """The line of some points; None where there are not two days to draw between. `today`: the day of the page."""
    ordered = tuple(sorted(points, key=lambda one: (one.last, one.mark.value, one.words)))
    days = [day for one in ordered for day in (max(first_day(one.edtf), one.last.replace(month=1, day=1)), one.last)]
    if not days or min(days) == max(days):
        return None
    scale = _Scale(min(days), max(days))
    lanes = _lanes([scale.at(one.last) for one in ordered])
    height = (max(lanes) + 1) * LANE + AXIS + 6
    base = height - AXIS
    numbered = tuple(_numbered(ordered, lanes))
    spans = (_span(one, scale, base, lane) for _, one, lane in numbered)
    marks = (_mark(number, one, scale, base, lane) for number, one, lane in numbered)
    drawn = [_years(scale, base), *spans, *marks]
    if today and scale.first < today < scale.last:
        drawn.append(TODAY.format(x=scale.at(today), y=base))
    begun = BEGIN.format(w=WIDTH, h=height, title=title, by=described_by)
    return Line(Markup("").join([begun, *drawn, END]), ordered)


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def at(self, day: date) -> float:
        """How far from the left a day stands."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(SIDE + min(max(share, 0), 1) * (WIDTH - 2 * SIDE), 1)


def _lanes(places: Sequence[float]) -> list[int]:
    """For each place, the lowest lane in which it is near no other."""
    ends, lanes = list[float](), list[int]()
    for x in places:
        lane = next((number for number, end in enumerate(ends) if x - end >= NEAREST), len(ends))
        ends[lane : lane + 1] = [x]
        lanes.append(lane)
    return lanes


def _numbered(points: Sequence[Point], lanes: Sequence[int]) -> Iterable[tuple[int, Point, int]]:
    return ((number, *pair) for number, pair in enumerate(zip(points, lanes, strict=True), 1))


def _years(scale: _Scale, base: float) -> Markup:
    years = range(scale.first.year + 1, scale.last.year + 1)
    step = max(1, -(-len(years) // MOST_YEARS))
    ticks = (
        TICK.format(x=scale.at(date(year, 1, 1)), y=base, z=base + 4, t=base + 15, year=year) for year in years[::step]
    )
    return Markup("").join([AXIS_LINE.format(a=SIDE / 2, b=WIDTH - SIDE / 2, y=base), *ticks])


def _height(base: float, lane: int) -> float:
    return base - lane * LANE - LANE / 2 - 1


def _span(point: Point, scale: _Scale, base: float, lane: int) -> Markup:
    """Over all days that a mark may have been on; nothing where its own sign covers them."""
    y, start, end = _height(base, lane), scale.at(max(first_day(point.edtf), scale.first)), scale.at(point.last)
    return SPAN.format(a=start, x=end, y=y) if end - start >= MOST_UNSEEN else Markup("")


def _mark(number: int, point: Point, scale: _Scale, base: float, lane: int) -> Markup:
    x, y = scale.at(point.last), _height(base, lane)
    sign = SIGNS[point.mark].format(x=x, y=y, a=x - HALF, b=x + HALF, c=y - HALF, d=y + HALF)
    return MARK.format(mark=point.mark.value, words=point.words, sign=sign, x=x, y=y + 3.5, number=number)


BEGIN = Markup('<svg class="line" viewBox="0 0 {w} {h}" role="img" aria-label="{title}" aria-describedby="{by}">')
END = Markup("</svg>")
AXIS_LINE = Markup('<line class="axis" x1="{a}" y1="{y}" x2="{b}" y2="{y}"/>')
TICK = Markup('<line class="axis" x1="{x}" y1="{y}" x2="{x}" y2="{z}"/><text x="{x}" y="{t}">{year}</text>')
TODAY = Markup('<line class="today" x1="{x}" y1="0" x2="{x}" y2="{y}"/>')
SPAN = Markup('<line class="span" x1="{a}" y1="{y}" x2="{x}" y2="{y}"/>')
MARK = Markup('<g class="{mark}"><title>{words}</title>{sign}<text x="{x}" y="{y}">{number}</text></g>')
SIGNS = {
    Mark.SIGNED: Markup('<path d="M{a} {c}h16v16h-16z"/>'),
    Mark.DUE: Markup('<path d="M{x} {c}L{b} {y}L{x} {d}L{a} {y}z"/>'),
    Mark.SAID: Markup('<circle cx="{x}" cy="{y}" r="8"/>'),
    Mark.HAPPENED: Markup('<path d="M{a} {d}L{a} {y}L{x} {c}L{b} {y}L{b} {d}z"/>'),
}
"""A square, a diamond, a circle and a house: told apart without colours."""
