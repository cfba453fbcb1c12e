"""Where words stand beside marks so that they cover neither marks nor one another; what finds no room is left out."""

from collections.abc import Iterable
from typing import NamedTuple

from api.explorer.drawing.projection import Point

LETTER, HEIGHT = 13, 24
"""Units of a letter and a line, as style sheets write them on wide screens."""
APART = 12


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
        self._taken = [_around(one, reach) for one in marks]

    def keep_free(self, at: Point, text: str) -> None:
        """Take the room of a word that stands in the middle of something."""
        half = len(text) * LETTER // 2
        self._taken.append(Box(at[0] - half, at[1] - HEIGHT, at[0] + half, at[1]))

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
                self._taken.append(box)
                return left, base
        return None

    def _is_free(self, box: Box) -> bool:
        """Whether it covers nothing: with hundreds of marks that is asked by the ten thousand."""
        left, top, right, bottom = box
        return not any(
            left < its_right and its_left < right and top < its_bottom and its_top < bottom
            for its_left, its_top, its_right, its_bottom in self._taken
        )

    def _is_inside(self, box: Box) -> bool:
        return box.left >= 0 and box.top >= 0 and box.right <= self._size[0] and box.bottom <= self._size[1]


def _around(point: Point, reach: int) -> Box:
    x, y = point
    return Box(x - reach, y - reach, x + reach, y + reach)
