"""Numbers by month as bars: up to the lowest that is stated, and hatched from there up to the highest.

A bar without an upper bound ends in an arrow: nobody said how many it was at most. There may be one for each month of
decades, so that bars are written here and not by their template.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from api.explorer.escaping import escaped, markup

WIDTH, HEIGHT, BOTTOM, LEFT, HEAD = 1000, 220, 40, 60, 24
MOST_LABELS = 6
"""So many months are named under a chart at most."""
CHARACTER = 14
"""Units of a character under a chart: what would not end within it is left out."""
LINES = 4
"""Lines across a chart, each with its number."""


class Value(NamedTuple):
    """A number, or between which two it lies. `high`: None where it has no upper bound. `edtf`: of when it is."""

    edtf: str
    low: int
    high: int | None
    name: str


class Bar(NamedTuple):
    """A value in units: `solid` up to its lowest number, `rest` from there to its highest."""

    edtf: str
    x: int
    width: int
    top: int
    solid: int
    rest: int
    open: bool
    name: str


class Grid(NamedTuple):
    """A line across a chart with its number, or a date under it."""

    at: int
    text: str


@dataclass(frozen=True)
class BarsDrawing:
    """A chart in units, as its template writes it."""

    width: int
    height: int
    ground: int
    bars: tuple[Bar, ...]
    lines: tuple[Grid, ...]
    dates: tuple[Grid, ...]

    def written(self, hatch: str) -> Markup:
        """The bars in SVG, a line for each. `hatch`: the pattern between the lowest and the highest number."""
        return markup("\n".join(_written(one, self.ground, escaped(hatch)) for one in self.bars))


def draw(values: tuple[Value, ...]) -> BarsDrawing | None:
    """The chart; None where all is nothing."""
    most = max((one.high if one.high is not None else one.low for one in values), default=0)
    if most == 0:
        return None
    top = _round(most)
    width = (WIDTH - LEFT) / len(values)
    wide = max(1, round(width * 0.8))
    bars = tuple(_bar(one, LEFT + round(at * width), wide, top) for at, one in enumerate(values))
    every = -(-len(values) // MOST_LABELS)
    dates = [Grid(LEFT + round(at * width), one.edtf) for at, one in enumerate(values) if at % every == 0]
    if len(dates) > 1 and dates[-1].at + len(dates[-1].text) * CHARACTER > WIDTH:
        dates.pop()
    return BarsDrawing(WIDTH, HEIGHT + HEAD + BOTTOM, HEAD + HEIGHT, bars, tuple(_lines(top)), tuple(dates))


def _bar(value: Value, x: int, width: int, top: int) -> Bar:
    solid = round(HEIGHT * value.low / top)
    rest = round(HEIGHT * ((value.high or 0) - value.low) / top) if value.high is not None else 0
    return Bar(value.edtf, x, width, HEAD + HEIGHT - solid - rest, solid, rest, value.high is None, value.name)


def _written(bar: Bar, ground: int, hatch: str) -> str:
    at = f'x="{bar.x}" y="'
    drawn = f'<rect {at}{ground - bar.solid}" width="{bar.width}" height="{bar.solid}"/>' if bar.solid else ""
    if bar.rest:
        size = f'width="{bar.width}" height="{bar.rest}"'
        drawn += f'<rect class="rest" {at}{bar.top}" {size} fill="url(#{hatch})"/>'
    if bar.open:
        half = bar.width / 2
        drawn += f'<path class="open" d="M{bar.x} {bar.top}l{half} -14l{half} 14"/>'
    return f'<g data-when="{escaped(bar.edtf)}" data-x="{bar.x}"><title>{escaped(bar.name)}</title>{drawn}</g>'


def _lines(top: int) -> Iterator[Grid]:
    for number in range(0, top + 1, max(1, top // LINES)):
        yield Grid(HEAD + HEIGHT - round(HEIGHT * number / top), str(number))


def _round(most: int) -> int:
    """The least number that is no less and easily parted in four."""
    step = LINES
    while step < most:
        step = step * 5 // 2 if str(step).startswith("4") else step * 2
    return step
