"""Of which month an entry is: as the page says, or else as the command line does; never guessed."""

import re
from collections import Counter

from loaders.crisis_group.page import MONTHS, Entry, Page
from loaders.declared_month import MonthUndeclared, take_declared_month
from loaders.tables.refusing import refused
from ontology.values import DateSpan

FORM = re.compile(r"[0-9]{4}-[0-9]{2}")
DAY_AND_MONTH = re.compile(rf"\b[0-9]{{1,2}} ({'|'.join(f'{month[:3]}[a-z]*' for month in MONTHS)})\b")
FEW = 3
"""So many days of other months, and none of its own, and an entry is not of that month."""
GIVE = "Say of which month it is: --month 2018-04."


def with_months(page: Page, name: str) -> None:
    """Give each entry its month. InputError where none is told, or where what is declared cannot be."""
    said = take_declared_month()
    if said is not None:
        _check(said, name)
    own = {entry.month for entry in page.entries if entry.month} or ({page.month} if page.month else set())
    if said and own and said not in own:
        problem = f"is not the month of the page, which is {' and '.join(sorted(own))}"
        raise refused(name, 1, said, problem, "Leave out --month, or give the page of that month.", "month")
    for entry in page.entries:
        entry.month = entry.month or page.month or said or ""
        if not entry.month:
            hint = _most(entry)
            problem = "names no month" + (f"; most of its days are in {hint}" if hint else "")
            raise MonthUndeclared(refused(name, 1, entry.heading.text, problem, GIVE, "month").rejects)
    if said and not own:
        _agrees(page.entries, said, name)


def _check(month: str, name: str) -> None:
    try:
        if not FORM.fullmatch(month):
            raise ValueError
        DateSpan(month)
    except ValueError:
        raise refused(name, 1, month, "is not a month", "Write year and month: --month 2018-04.", "month") from None


def _agrees(entries: list[Entry], month: str, name: str) -> None:
    """InputError where an entry speaks of days, and of none in the month that was declared."""
    wanted = MONTHS[int(month[5:]) - 1]
    for entry in entries:
        days = _days(entry)
        if days and sum(days.values()) >= FEW and not days[wanted[:3]]:
            problem = f"cannot be the month of {entry.heading.text}, whose days are in {_most(entry)}"
            raise refused(name, 1, month, problem, "Give the month of the page.", "month")


def _days(entry: Entry) -> Counter[str]:
    return Counter(found[1][:3] for line in entry.paragraphs for found in DAY_AND_MONTH.finditer(line.text))


def _most(entry: Entry) -> str:
    """The month of most of its days."""
    days = _days(entry).most_common(1)
    return next((month for month in MONTHS if days and month.startswith(days[0][0])), "")
