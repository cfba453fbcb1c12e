"""Where words stand beside marks so that they cover neither marks nor one another; what finds no room is left out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from api.explorer.drawing.projection import Point

LETTER, HEIGHT = 13, 24
"""Units of a letter and a line, as style sheets write them on wide screens."""
APART = 12
CELL = 64
"""A drawing is parted into squares of so many units, so that what is near is found among few."""


class Box(NamedTuple):
    """What a mark or a word takes up."""

    left: int
    top: int
    right: int
    bottom: int


class Labels:
    """Words on a drawing of some size, each put where there is room when it comes."""

    def __init__(self, size: Point, marks: Iterable[Point], reach: int) -> None:
        self._size = size
        self._taken = defaultdict[Point, list[Box]](list)
        for one in marks:
            self._take(_around(one, reach))

    def keep_free(self, at: Point, text: str) -> None:
        """Take the room of a word that stands in the middle of something."""
        half = len(text) * LETTER // 2
        self._take(Box(at[0] - half, at[1] - HEIGHT, at[0] + half, at[1]))

    def place(self, at: Point, text: str) -> Point | None:
        """The left end of the line on which a word beside a mark stands: right of it, left, above or below; or None."""
        width = len(text) * LETTER
        x, y = at
        for left, base in (
            (x + APART, y + 8),
            (x - APART - width, y + 8),
            (x - width // 2, y - APART),
            (x - width // 2, y + APART + HEIGHT - 6),
            (x + APART, y - APART),
            (x + APART, y + APART + HEIGHT - 6),
            (x - APART - width, y - APART),
            (x - APART - width, y + APART + HEIGHT - 6),
        ):
            box = Box(left, base - HEIGHT + 6, left + width, base + 2)
            if self._is_inside(box) and self._is_free(box):
                self._take(box)
                return left, base
        return None

    def _take(self, box: Box) -> None:
        for cell in _cells(box):
            self._taken[cell].append(box)

    def _is_free(self, box: Box) -> bool:
        """Whether it covers nothing."""
        left, top, right, bottom = box
        return not any(
            left < its_right and its_left < right and top < its_bottom and its_top < bottom
            for cell in _cells(box)
            for its_left, its_top, its_right, its_bottom in self._taken.get(cell, ())
        )

    def _is_inside(self, box: Box) -> bool:
        return box.left >= 0 and box.top >= 0 and box.right <= self._size[0] and box.bottom <= self._size[1]


def _cells(box: Box) -> Iterator[Point]:
    """The squares in which a box lies."""
    for column in range(box.left // CELL, box.right // CELL + 1):
        for row in range(box.top // CELL, box.bottom // CELL + 1):
            yield column, row


def _around(point: Point, reach: int) -> Box:
    x, y = point
    return Box(x - reach, y - reach, x + reach, y + reach)
