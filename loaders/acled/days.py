"""Days as ACLED's files write them, over their versions and through the spreadsheets in which people saved them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from loaders.source import WrongValue

ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?)?")
NUMBERS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?: 0{1,2}:00(?::00)?)?")
NAMED = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4}|[0-9]{2})")
SERIAL = re.compile(r"([0-9]{5})(?:\.0+)?")
SECONDS = re.compile(r"([0-9]{9,10})(?:\.0+)?")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SHORTEST, YEAR_ALONE = 3, 4
EXCEL_ZERO = date(1899, 12, 30)
"""The day from which spreadsheets count days."""
CENTURY = 70
"""A year of two digits from this one on is of the last century; the dataset begins in 1997."""
MOST_MONTHS = 12
REMEDY = "Write it like 2018-04-14 or 14 April 2018."


@dataclass(frozen=True)
class Days:
    """How a file writes its days: `14/04/2018`, or `04/14/2018` as some spreadsheets save them."""

    month_first: bool = False
    is_guessed: bool = False
    """Whether none of them can be read in one order alone, as 14/04/2018 can."""

    def notices(self) -> Iterator[str]:
        """What to know of how they are read."""
        if self.month_first:
            yield "has days with the month first, as 04/14/2018: they are read so"
        if self.is_guessed:
            yield "does not show whether the day or the month comes first in its days: the day is taken to"

    def day(self, field: str, text: str) -> date:
        """The day that a cell tells. WrongValue for anything else."""
        try:
            if found := ISO.fullmatch(text):
                year, month, number = map(int, found.groups())
                return date(year, month, number)
            if found := NAMED.fullmatch(text):
                return date(_year(found[3]), _month(found[2]), int(found[1]))
            if found := NUMBERS.fullmatch(text):
                first, second = int(found[1]), int(found[3])
                number, month = (second, first) if self.month_first else (first, second)
                return date(_year(found[4]), month, number)
            if found := SERIAL.fullmatch(text):
                return EXCEL_ZERO + timedelta(days=int(found[1]))
        except ValueError:
            raise WrongValue(field, text, "is no day of the calendar", REMEDY) from None
        raise WrongValue(field, text, "is not a day", REMEDY)


def days_of(texts: Iterable[str]) -> Days:
    """How a file writes its days, by those that can be read in one order alone; the day comes first where none tells.

    If the first of them is no day in numbers, the others are not looked at.
    """
    day_first = month_first = in_numbers = 0
    for number, text in enumerate(texts):
        if found := NUMBERS.fullmatch(text):
            in_numbers += 1
            day_first += int(found[1]) > MOST_MONTHS
            month_first += int(found[3]) > MOST_MONTHS
        elif number == 0:
            break
    return Days(month_first > day_first, bool(in_numbers) and not day_first + month_first)


def moment(text: str) -> date | None:
    """The day of a `timestamp`: seconds since 1970, or a day as such. None where it is neither."""
    if found := SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(found[1]), UTC).date()
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _year(text: str) -> int:
    number = int(text)
    if len(text) == YEAR_ALONE:
        return number
    return number + (1900 if number >= CENTURY else 2000)


def _month(name: str) -> int:
    """The number of a month by its name, or by the beginning of one. ValueError where it is neither."""
    found = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name.lower())]
    if len(found) != 1 or len(name) < SHORTEST:
        raise ValueError(name)
    return found[0]
