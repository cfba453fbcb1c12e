"""In which form a file writes its days: told from all of them, never from one, since 03/04/2012 may be either day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from loaders.source import WrongValue, read_value
from loaders.tables.refusing import refused
from ontology.records import Position
from ontology.values import DateSpan

MIDNIGHT = r"(?:[T ]0?0:00(?::00(?:\.0+)?)?Z?)?"
ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}}){MIDNIGHT}")
SLASHED = re.compile(rf"([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{4}}){MIDNIGHT}")
MONTHS = 12
FIELD = "day"


class Order(Enum):
    """In which order a file has the parts of a day."""

    ISO = "year-month-day"
    DAY_FIRST = "day/month/year"
    MONTH_FIRST = "month/day/year"


@dataclass(frozen=True)
class Days:
    """The form of a file's days, and what to tell of how it was found."""

    order: Order
    notices: tuple[str, ...] = ()

    def read(self, cell: str) -> DateSpan:
        """A day. WrongValue where it is none, or not in that form."""
        iso, slashed = ISO.fullmatch(cell), SLASHED.fullmatch(cell)
        if iso and self.order is Order.ISO:
            year, month, day = iso.groups()
        elif slashed and self.order is not Order.ISO:
            day, month, year = slashed.groups()
            if self.order is Order.MONTH_FIRST:
                day, month = month, day
        else:
            raise WrongValue(FIELD, cell, "is not a day", "Write it like 2015-06-20, as all the others.")
        return read_value(FIELD, f"{year}-{month:0>2}-{day:0>2}", DateSpan)


def days_of(cells: Iterable[tuple[Position, str]]) -> Days:
    """The form of all days of a file. InputError where it mixes forms: some of its days would be other ones then."""
    iso: Position | None = None
    slashed, day_first, month_first = None, None, None
    for position, cell in cells:
        if ISO.fullmatch(cell):
            iso = iso or position
        elif parts := SLASHED.fullmatch(cell):
            slashed = slashed or (position, cell)
            if int(parts[1]) > MONTHS:
                day_first = day_first or (position, cell)
            elif int(parts[2]) > MONTHS:
                month_first = month_first or (position, cell)
    if iso and slashed:
        raise _mixed(*slashed, f"has slashes, and line {iso.line} is written year-month-day")
    if day_first and month_first:
        raise _mixed(*month_first, f"has the month first, and line {day_first[0].line} the day")
    if month_first:
        told = f"line {month_first[0].line} has {month_first[1]}"
        return Days(Order.MONTH_FIRST, (f"writes all its days as month/day/year: {told}",))
    if day_first:
        told = f"line {day_first[0].line} has {day_first[1]}"
        return Days(Order.DAY_FIRST, (f"writes all its days as day/month/year: {told}",))
    if slashed:
        return Days(Order.DAY_FIRST, ("has no day above 12; they are read as day/month/year, as PA-X writes them",))
    return Days(Order.ISO)


def _mixed(position: Position, cell: str, problem: str) -> Exception:
    remedy = "Save all days in one form, best year-month-day; fetch the file anew if a spreadsheet turned some."
    return refused(position.file, position.line, cell, problem, remedy, FIELD)
