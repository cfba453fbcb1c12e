"""Dates as people write them, in English and French, so that `14 April 2018` and `2018-04-14` find the same."""

import re
from collections.abc import Mapping

from ontology.values import Language, fold

MONTHS: Mapping[Language, tuple[str, ...]] = {
    Language.EN: (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    ),
    Language.FR: (
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"),
        *("septembre", "octobre", "novembre", "décembre"),
    ),
}
NUMBERS = {fold(name): number for names in MONTHS.values() for number, name in enumerate(names, 1)}
MONTH = f"(?P<name>{'|'.join(NUMBERS)})"
ORDINAL = "(?:er|st|nd|rd|th)?"
FIGURES = (
    r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?",
    r"(?P<day>\d\d?)[/.](?P<month>\d\d?)[/.](?P<year>\d{4})",
)
WRITTEN = (
    rf"(?:(?P<day>\d\d?){ORDINAL} )?{MONTH} (?P<year>\d{{4}})",
    rf"{MONTH} (?P<day>\d\d?){ORDINAL},? (?P<year>\d{{4}})",
)
IN_FIGURES = tuple(re.compile(rf"(?<![\w/.-]){form}(?![\w/-])") for form in FIGURES)
ANYWHERE = (*IN_FIGURES, *(re.compile(rf"(?<!\w){form}(?!\w)") for form in WRITTEN))
YEAR = re.compile(r"\d{4}")
WHOLE = tuple(re.compile(rf"\W*(?:(?:on|the|le|du|en) )?{form}\W*") for form in (*FIGURES, *WRITTEN))


def written_out(date: str, language: Language) -> str:
    """`2018-04-14` → `14 April 2018`, `14 avril 2018`; `2018-04` → `April 2018`."""
    year, *rest = date.split("-")
    month = [MONTHS[language][int(rest[0]) - 1]] if rest else []
    return " ".join([*([str(int(rest[1]))] if rest[1:] else []), *month, year])


def in_words(text: str) -> str:
    """A folded text with the dates that stand in figures in it written out."""
    for form in IN_FIGURES:
        text = form.sub(lambda found: _words(found) or found[0], text)
    return text


def dates_in(text: str) -> list[str]:
    """The dates that a text says, in figures or in words, as ISO 8601 writes them: days and months."""
    if not YEAR.search(text):
        return []
    folded = fold(text)
    dates = (_date(found) for form in ANYWHERE for found in form.finditer(folded))
    return list(dict.fromkeys(date for date in dates if date))


def date_of(text: str) -> str | None:
    """The date that a folded text is, as ISO 8601 writes it: a day or a month; None if it is none."""
    found = next((found for form in WHOLE if (found := form.fullmatch(text))), None)
    return found and _date(found)


def _words(found: re.Match[str]) -> str:
    date = _date(found)
    return fold(written_out(date, Language.EN)) if date else ""


def _date(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = NUMBERS[parts["name"]] if parts.get("name") else int(parts["month"])
    if not 1 <= month <= len(MONTHS[Language.EN]):
        return None
    day = parts["day"] and f"-{int(parts['day']):02}"
    return f"{parts['year']}-{month:02}{day or ''}"
