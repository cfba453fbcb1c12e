"""When something was, as people write it, read as EDTF: a date, the first and the last of several, or one end alone.

EDTF itself is taken as it stands: `2018-04`, `2018-04-26/2018-04-27`, `../2018-04-13`.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from api.reports.days import DateRead, NotADay, quoted, read_date
from graph.compliance.wording import both
from ontology.values import DateSpan, PartialDate, Text, fold

EDTF_PAIR = re.compile(r"(?P<first>[0-9]{4}[0-9-]*)/(?P<last>[0-9]{4}[0-9-]*)")
DAY = r"[0-9]{1,2}(?:er)?"
TO = r"(?: ?[-–—] ?| (?:to|and|until|through|au|et)(?: le)? )"
OF_ONE_MONTH = re.compile(rf"(?:(?:from|between|du|les?|entre) )*(?P<first>{DAY}){TO}(?P<last>{DAY}(?P<month>\.? .+))")
FROM = r"(?:(?:from|between|du|de|entre) |d')?"
TWO = re.compile(rf"{FROM}(?P<first>.+?) (?:[-–—]|to|and|until|through|au|a|et)(?: le)? (?P<last>.+)")
ONE_END: Mapping[re.Pattern[str], Callable[[PartialDate], str]] = {
    re.compile(r"(?:since|depuis|a partir d[eu]) (?P<date>.+)"): lambda read: f"{read.text}/..",
    re.compile(r"(?:until|up to|on or before|jusqu'(?:au?|en)|au plus tard) (?P<date>.+)"): lambda read: (
        f"../{read.text}"
    ),
    re.compile(r"(?:after|apres) (?P<date>.+)"): lambda read: f"{_beside(read.last, 1)}/..",
    re.compile(r"(?:before|avant) (?P<date>.+)"): lambda read: f"../{_beside(read.first, -1)}",
}
BACKWARDS = Text(
    "{text} runs backwards; write the earlier date first.",
    "{text} va à rebours ; écrivez d’abord la date qui précède.",
)


@dataclass(frozen=True)
class SpanRead:
    """When something was, as EDTF, and what is to be said of how a text was taken for it."""

    edtf: str
    remarks: tuple[Text, ...] = ()


def read_span(text: str, today: date) -> SpanRead:
    """The date or dates that a text means. NotADay where it means none."""
    if _is_edtf(text):
        return SpanRead(text)
    folded = fold(text).strip(" .,;")
    return _one_end(folded, today) or _two_ends(folded, text, today) or _of(read_date(text, today))


def _of(read: DateRead) -> SpanRead:
    return SpanRead(read.date.text, read.remarks)


def _one_end(folded: str, today: date) -> SpanRead | None:
    """The span of which one end alone is named."""
    found = next((found for form in ONE_END if (found := form.fullmatch(folded))), None)
    if found is None:
        return None
    read = read_date(found["date"], today)
    return SpanRead(ONE_END[found.re](read.date), read.remarks)


def _beside(day: date, step: int) -> str:
    """The day before or after; of the first and the last day that there are, the same."""
    return day.isoformat() if day in (date.min, date.max) else (day + timedelta(days=step)).isoformat()


def _two_ends(folded: str, text: str, today: date) -> SpanRead | None:
    """The span of which both ends are named. NotADay where it runs backwards."""
    for first, last in _pairs(folded):
        with suppress(NotADay):
            start, end = read_date(first, today), read_date(last, today)
            break
    else:
        return None
    if start.date.first > end.date.last:
        raise NotADay(both(*BACKWARDS.variants, text=quoted(text)))
    return SpanRead(f"{start.date.text}/{end.date.text}", (*start.remarks, *end.remarks))


def _pairs(folded: str) -> list[tuple[str, str]]:
    """The first and the last date that a text may name; a month and year may stand beside the last alone."""
    pairs = []
    if found := EDTF_PAIR.fullmatch(folded):
        pairs.append((found["first"], found["last"]))
    if found := OF_ONE_MONTH.fullmatch(folded):
        pairs.append((found["first"] + found["month"], found["last"]))
    if found := TWO.fullmatch(folded):
        year = found["last"][-5:]
        pairs += [(found["first"], found["last"]), (found["first"] + year, found["last"])]
    return pairs


def _is_edtf(text: str) -> bool:
    try:
        DateSpan(text)
    except ValueError:
        return False
    return True
