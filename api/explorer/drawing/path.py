"""A path of a finding, drawn from top to bottom: what stands on it, joined by what leads from one to the next.

A path may begin again, such as for the other side of a clash: each beginning has a column of its own, and what both
come to stands once, between them. Each box has the numbers of its steps in the list beside which it is drawn, and leads
there. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten, wrap

from markupsafe import Markup, escape

COLUMN, BOX, ROW, LINE, SIDE = 250, 226, 116, 17, 12
"""In the drawing's own units: a column, the boxes in it, a row, a line of text, and what is free around it all."""
LETTERS, LINES = 27, 2
"""So much of a name stands in a box; all of it is in the box's title."""
TALL = LINES * LINE + 34
"""The height of a box."""
MOST_WORDS = 30


@dataclass(frozen=True)
class Step:
    """One step: what stands there, in words and their language, of which kind it is, and what leads to it.

    `led`: nothing where the path begins, or begins again. `reserved`: it is said with reserve.
    """

    id: str
    words: str
    kind: str
    led: str = ""
    reserved: bool = False
    lang: str = ""


@dataclass(frozen=True)
class _Box:
    """What stands on the path, with the numbers of its steps, and where its middle is, in columns and rows."""

    step: Step
    numbers: tuple[int, ...]
    across: float
    down: int

    @property
    def x(self) -> float:
        return round(SIDE + (self.across + 0.5) * COLUMN, 1)

    @property
    def top(self) -> int:
        return SIDE + self.down * ROW


def path(steps: Sequence[Step], title: str, described_by: str, anchor: str) -> Markup:
    """The drawing. The number of a step, put after `anchor`, is where a box leads."""
    drawn = _Layout(steps)
    boxes = drawn.boxes
    width = SIDE * 2 + (max(one.across for one in boxes.values()) + 1) * COLUMN
    height = SIDE * 2 + max(one.down for one in boxes.values()) * ROW + TALL
    begun = BEGIN.format(w=round(width), h=height, title=title, by=described_by, most=round(width))
    arrows = (_arrow(boxes[start], boxes[step.id], step) for start, step in drawn.arrows)
    return Markup("").join([begun, *arrows, *(_box(one, anchor) for one in boxes.values()), END])


class _Layout:
    """Where each box stands: below all that lead to it, and in the middle of the columns in which it is."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps

    @cached_property
    def _columns(self) -> tuple[int, ...]:
        """Of each step, the column of the beginning that it belongs to."""
        column, found = -1, list[int]()
        for step in self._steps:
            column += not step.led or column < 0
            found.append(column)
        return tuple(found)

    @cached_property
    def arrows(self) -> list[tuple[str, Step]]:
        """What leads where, each once."""
        told = dict[tuple[str, str, str], tuple[str, Step]]()
        for before, step in zip(self._steps, self._steps[1:], strict=False):
            if step.led:
                told.setdefault((before.id, step.id, step.led), (before.id, step))
        return list(told.values())

    @cached_property
    def boxes(self) -> Mapping[str, _Box]:
        """The boxes by what stands in them."""
        first = {step.id: step for step in reversed(self._steps)}
        rows = self._rows()
        numbers = {id_: tuple(n for n, one in enumerate(self._steps, 1) if one.id == id_) for id_ in first}
        places = {id_: {self._columns[n - 1] for n in numbers[id_]} for id_ in first}
        middles = {id_: sum(found) / len(found) for id_, found in places.items()}
        above = {id_: {start for start, step in self.arrows if step.id == id_} for id_ in first}
        across = _apart(middles, rows, above)
        ordered = sorted(first, key=lambda id_: numbers[id_])
        return {id_: _Box(first[id_], numbers[id_], across[id_], rows[id_]) for id_ in ordered}

    def _rows(self) -> dict[str, int]:
        """Of each box how far down it stands. What leads in a circle ends after as many turns as there are boxes."""
        rows = {step.id: 0 for step in self._steps}
        for _ in rows:
            for start, step in self.arrows:
                rows[step.id] = min(max(rows[step.id], rows[start] + 1), len(rows) - 1)
        return rows


def _apart(middles: Mapping[str, float], rows: Mapping[str, int], from_: Mapping[str, set[str]]) -> dict[str, float]:
    """Each in the middle of its columns, or as far to the right of it as those before it in the row take.

    What stands alone in its row stands right below what leads to it, where that is one box.
    """
    across = dict[str, float]()
    for row in sorted(set(rows.values())):
        beside = sorted((one for one in middles if rows[one] == row), key=lambda one: middles[one])
        above = from_.get(beside[0], set()) & set(across)
        if len(beside) == len(above) == 1:
            across[beside[0]] = across[above.pop()]
            continue
        free = 0.0
        for id_ in beside:
            across[id_] = max(middles[id_], free)
            free = across[id_] + 1
    return across


def _arrow(start: _Box, end: _Box, step: Step) -> Markup:
    """Straight down in its own column, and across only in the gap above where it leads."""
    bend = end.top - (ROW - TALL) + 2
    points = f"{start.x},{start.top + TALL} {start.x},{max(bend, start.top + TALL)} {end.x},{end.top - 7}"
    x, y = (start.x, start.top + TALL + LINE) if end.down > start.down + 1 else _between(start, end)
    words = shorten(step.led, MOST_WORDS, placeholder="…")
    made = ARROW_RESERVED if step.reserved else ARROW
    return made.format(points=points, tip=_tip(end), x=x + 6, y=y, words=words)


def _between(start: _Box, end: _Box) -> tuple[float, float]:
    return round((start.x * 2 + end.x) / 3, 1), start.top + TALL + LINE


def _tip(end: _Box) -> str:
    return f"{end.x - 5},{end.top - 8} {end.x + 5},{end.top - 8} {end.x},{end.top}"


def _box(box: _Box, anchor: str) -> Markup:
    lines = wrap(box.step.words, LETTERS, max_lines=LINES, placeholder="…")
    head = f"{', '.join(map(str, box.numbers))} · {box.step.kind}" if box.step.kind else f"{box.numbers[0]}"
    texts = Markup("").join(_texts(box, lines))
    return BOX_DRAWN.format(
        href=f"{anchor}{box.numbers[0]}",
        title=box.step.words,
        lang=Markup(' lang="{}"').format(box.step.lang) if box.step.lang else "",
        x=box.x - BOX / 2,
        y=box.top,
        w=BOX,
        h=TALL,
        mid=box.x,
        head_y=box.top + LINE + 2,
        head=head,
        texts=texts,
    )


def _texts(box: _Box, lines: Iterable[str]) -> Iterator[Markup]:
    for number, line in enumerate(lines, 2):
        yield LINE_OF_TEXT.format(x=box.x, y=box.top + number * LINE + 6, words=escape(line))


BEGIN = Markup(
    '<svg class="path" viewBox="0 0 {w} {h}" width="{most}" role="group" aria-label="{title}" aria-describedby="{by}">'
)
END = Markup("</svg>")
ARROW = Markup('<polyline points="{points}"/><polygon points="{tip}"/><text class="led" x="{x}" y="{y}">{words}</text>')
ARROW_RESERVED = Markup(
    '<polyline class="reserved" points="{points}"/><polygon points="{tip}"/>'
    '<text class="led" x="{x}" y="{y}">{words}</text>'
)
BOX_DRAWN = Markup(
    '<a href="{href}"><title{lang}>{title}</title><rect x="{x}" y="{y}" width="{w}" height="{h}" rx="4"/>'
    '<text class="head" x="{mid}" y="{head_y}">{head}</text><g{lang}>{texts}</g></a>'
)
LINE_OF_TEXT = Markup('<text x="{x}" y="{y}">{words}</text>')
