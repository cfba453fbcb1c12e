"""Units of time that groups are filled up with: all from the first to the last day that a filter asks for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.asked.filters import At, Filter, Test, together
from graph.asked.grouping import ByTime
from graph.asked.operators import BY_NAME, OVERLAPS, WITHIN, Operator, first_day, last_day
from graph.errors import ValueOutOfRange
from graph.stored.columns import OPEN_END, OPEN_START

MAX_UNITS = 5_000
NOUNS = {4: "years", 7: "months", 10: "days"}
"""What a date cut to so many characters stands for."""
ON, NEXT, PREVIOUS = timedelta(0), timedelta(1), timedelta(-1)
LOWER: dict[Operator, timedelta] = {
    BY_NAME["gte"]: ON,
    BY_NAME["gt"]: NEXT,
    WITHIN[0]: ON,
    OVERLAPS[1]: ON,
}
"""What asks for a day from its value on, or from the day after it on."""
UPPER: dict[Operator, timedelta] = {
    BY_NAME["lte"]: ON,
    BY_NAME["lt"]: PREVIOUS,
    WITHIN[1]: ON,
    OVERLAPS[0]: ON,
}
"""What asks for a day up to its value, or up to the day before it."""


@dataclass(frozen=True)
class Limit:
    """A day beyond which a filter asks for nothing: its value, the day that this stands for, and how far off that."""

    value: Any
    day: Callable[[Any], str]
    off: timedelta = ON

    def of(self, value: Any) -> date | None:
        """The day for the value of a request; None where its end is open."""
        day = self.day(value)
        return None if day in (OPEN_START, OPEN_END) else date.fromisoformat(day) + self.off


@dataclass(frozen=True)
class Filling:
    """Every unit of a date between the limits of a filter. `name`: the response key of the groups."""

    name: str
    by: ByTime
    lower: tuple[Limit, ...]
    upper: tuple[Limit, ...]

    @property
    def values(self) -> tuple[Any, ...]:
        """The values of its limits, in their order."""
        return tuple(limit.value for limit in (*self.lower, *self.upper))

    def units(self, given: Sequence[Any]) -> list[str]:
        """The keys for the values of a request. ValueOutOfRange where these have no end, or are too many."""
        lower = [limit.of(value) for limit, value in zip(self.lower, given, strict=False)]
        upper = [limit.of(value) for limit, value in zip(self.upper, given[len(self.lower) :], strict=True)]
        first, last = max(filter(None, lower), default=None), min(filter(None, upper), default=None)
        if first is None or last is None:
            raise ValueOutOfRange(unbounded(self.name, self.by, "first" if first is None else "last"))
        numbers = _numbered(first, last, self.by.characters)
        if len(numbers) > MAX_UNITS:
            units = f"{len(numbers)} {NOUNS[self.by.characters]} from {first} to {last}"
            remedy = f"{MAX_UNITS} at most are allowed; narrow the bounds in where, or group by a longer unit."
            raise ValueOutOfRange(f"{self.name}: fill would give {units}; {remedy}")
        return [_written(number, self.by.characters) for number in numbers]


def filling(name: str, by: ByTime, filter_: Filter) -> Filling:
    """The filling for a filter. ValueOutOfRange where it has no condition that bounds the date on either side."""
    lower, upper = list[Limit](), list[Limit]()
    for test in together(filter_):
        match test:
            case Test(key, operator, value, At.NODE) if key.column in by.bounds:
                if operator is BY_NAME["eq"]:
                    lower.append(Limit(value, first_day))
                    upper.append(Limit(value, last_day))
                for limits, offs in ((lower, LOWER), (upper, UPPER)):
                    if operator in offs and operator.date:
                        limits.append(Limit(value, operator.date.converts[0], offs[operator]))
    if not (lower and upper):
        raise ValueOutOfRange(unbounded(name, by, "last" if lower else "first"))
    return Filling(name, by, tuple(lower), tuple(upper))


def unbounded(name: str, by: ByTime, end: str) -> str:
    """What to say where a filter leaves the date open on a side."""
    condition = '{within: "2018"}'
    for part in reversed(by.path):
        condition = f"{{{part}: {condition}}}"
    missing = f"fill needs a first and a last day of {'.'.join(by.path)}, and where gives no {end} one"
    return f"{name}: {missing}; add it beside other conditions, such as where: {condition}."


def _numbered(first: date, last: date, characters: int) -> range:
    """The units as numbers that follow each other."""
    match characters:
        case 4:
            return range(first.year, last.year + 1)
        case 7:
            return range(12 * first.year + first.month - 1, 12 * last.year + last.month)
        case _:
            return range(first.toordinal(), last.toordinal() + 1)


def _written(number: int, characters: int) -> str:
    match characters:
        case 4:
            return f"{number:04}"
        case 7:
            return f"{number // 12:04}-{number % 12 + 1:02}"
        case _:
            return date.fromordinal(number).isoformat()
