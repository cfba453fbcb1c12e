"""What one assessor said over the years: in the column of a year a mark for each status, with how often it was said.

Nothing joins two marks: a status is what somebody said on a day of one promise, and says nothing of the days between.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ontology.vocabularies import Status

WIDTH = 360
"""Of a strip, in its own units: about those of a phone's screen, so that words keep their size there."""
MARK, HIGH, GAP, BAND = 28, 24, 2, 8
"""Width and height of a mark, what is free after it, and the width of its sign."""
MOST_YEARS, MOST_SPANS = 12, 8
"""So many columns of one year each at most; of more years, so many of several."""
SIGNS = {
    Status.FULFILLED.name: "M0 0h8v24h-8z",
    Status.PARTLY.name: "M0 12h8v12h-8z",
    Status.UNDER_WAY.name: "M0 3h8v2h-8zM0 9h8v2h-8zM0 15h8v2h-8zM0 21h8v2h-8z",
    Status.NOT_STARTED.name: "M3 11h2v2h-2z",
    Status.POSTPONED.name: "M1 0h2v24h-2zM5 0h2v24h-2z",
    Status.BREACHED.name: "M0 0h2L8 24h-2zM6 0h2L2 24h-2z",
    Status.DISPUTED.name: "M0 6L6 0h2L0 8zM0 14L8 6v2L0 16zM0 22L8 14v2L0 24zM6 24L8 22v2z",
}
"""A pattern for each status: told apart without colours."""


@dataclass(frozen=True)
class Columns:
    """The years from left to right, of one width; each column has `step` of them."""

    first: int
    step: int
    number: int

    @classmethod
    def over(cls, years: Collection[int]) -> "Columns":
        """Columns for all from the first of these years to the last. There must be one."""
        first, span = min(years), max(years) - min(years) + 1
        step = 1 if span <= MOST_YEARS else -(-span // MOST_SPANS)
        return cls(first, step, -(-span // step))

    @property
    def width(self) -> float:
        """Units of a column."""
        return WIDTH / self.number

    def of(self, year: int) -> int:
        """The column of a year, from nought."""
        return (year - self.first) // self.step

    def edtf(self, column: int) -> str:
        """The year or years of a column."""
        start = self.first + column * self.step
        return f"{start:04}" if self.step == 1 else f"{start:04}/{start + self.step - 1:04}"

    @property
    def labels(self) -> list[tuple[float, str]]:
        """What stands over each column, and where the middle of that is: `2019`, `2010–12`."""
        ends = (self.first + column * self.step for column in range(self.number))
        texts = (str(year) if self.step == 1 else f"{year}–{(year + self.step - 1) % 100:02}" for year in ends)
        return [(round((column + 0.5) * self.width, 1), text) for column, text in enumerate(texts)]

    @property
    def borders(self) -> list[float]:
        """Where one column ends and the next begins."""
        return [round(column * self.width, 1) for column in range(1, self.number)]


@dataclass(frozen=True)
class Said:
    """A status that an assessor gave in the years of a column, and how often. `letter`: by which it is known."""

    column: int
    status: str
    letter: str
    count: int
    name: str
    leads_to: str


@dataclass(frozen=True)
class Mark:
    """Where it stands, in units, and its sign; the number is written where there are several."""

    said: Said
    x: float
    y: int

    @property
    def sign(self) -> str:
        """The pattern of its status."""
        return SIGNS[self.said.status]

    @property
    def text(self) -> str:
        """`F`, or `F 12`."""
        return self.said.letter if self.said.count == 1 else f"{self.said.letter}{self.said.count}"


@dataclass(frozen=True)
class Strip:
    """What one assessor said, in units, as its template writes it."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    borders: tuple[float, ...]


def draw(said: Sequence[Said], columns: Columns) -> Strip:
    """The strip of one assessor. What is of one column stands in the order given, in as many rows as it needs."""
    beside = max(1, int(columns.width // (MARK + GAP)))
    marks = tuple(
        Mark(one, round(one.column * columns.width + 1 + number % beside * (MARK + GAP), 1), _row(number // beside))
        for column in range(columns.number)
        for number, one in enumerate(_of(column, said))
    )
    height = max((one.y for one in marks), default=0) + HIGH + GAP
    return Strip(WIDTH, height, marks, tuple(columns.borders))


def _of(column: int, said: Iterable[Said]) -> Iterable[Said]:
    return (one for one in said if one.column == column)


def _row(number: int) -> int:
    return number * (HIGH + GAP) + 1
