"""Days as people write them, in English and French: `30 April 2018`, `30/04/2018`, `le 30 avril 2018`, `2018-04`.

A month or a year counts from its last day. In figures the day comes first, as it does in Mali, unless the year does.
Whatever had to be decided is said in a remark, and so is a day to come.
"""

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import MINYEAR, date, timedelta

from graph.compliance.wording import both, date_in_words, day_in_words
from graph.searching.dates import MONTHS
from ontology.values import DatePrecision, PartialDate, Text, fold

DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
SPOKEN = {
    **dict.fromkeys(("today", "now", "aujourd'hui", "ce jour", "maintenant"), 0),
    **dict.fromkeys(("yesterday", "hier"), -1),
    **dict.fromkeys(("tomorrow", "demain"), 1),
}
"""Words for a day, and how far it is from today."""
SHORTEST = 3
"""How many letters of the name of a month or weekday must be there."""
WEEKDAYS = (
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
)
CENTURY = 2000
"""Of a year in two figures."""
MONTHS_A_YEAR = 12
SHOWN = 60
"""How many characters of what was typed an answer repeats."""


def _begun(languages: Iterable[Iterable[str]], first: int) -> Mapping[str, int]:
    """Names, and beginnings that only one has, as in `Sept.` or `avr.`: each with its number."""
    meant = dict[str, set[int]]()
    for names in languages:
        for number, name in enumerate(map(fold, names), first):
            for length in range(SHORTEST, len(name) + 1):
                meant.setdefault(name[:length], set()).add(number)
    return {word: numbers.pop() for word, numbers in meant.items() if len(numbers) == 1}


MONTH, WEEKDAY = _begun(MONTHS.values(), 1), _begun(WEEKDAYS, 0)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


NAME = rf"(?P<name>{_any_of(MONTH)})\.?"
FIGURES = "[0-9][0-9]?"
NUMBER = rf"(?P<day>{FIGURES}|premier|first)(?:er|eme|e|st|nd|rd|th)?"
YEAR = r"(?P<year>[0-9]{4})"
BEFORE = rf"(?:(?P<weekday>{_any_of(WEEKDAY)})\.?,? )?"
BESIDE = "(?:(?:as of|on|by|in|at|the|end of|month of|le|du|au|en|fin|mois de|de) |d')*"
"""What may stand before a date and does not change its day: a month counts from its end anyway."""
BETWEEN = r"[ /.,-]{1,2}"
PARTED = r"(?P<parted>[-/. ]) ?"
FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{BESIDE}{YEAR}",
        rf"{YEAR}{PARTED}(?P<month>{FIGURES})(?:(?P=parted) ?(?P<day>{FIGURES}))?",
        rf"{YEAR}(?P<month>[0-9][0-9])(?P<day>[0-9][0-9])",
        rf"{BESIDE}(?P<month>{FIGURES})[-/. ]{YEAR}",
        rf"{BESIDE}{BEFORE}{BESIDE}{NUMBER}(?:{BETWEEN}| of | de | d')?{NAME}{BETWEEN}{YEAR}",
        rf"{BESIDE}{BEFORE}{NAME} (?:the )?{NUMBER}(?:, ?| ){YEAR}",
        rf"{YEAR}{BETWEEN}{NAME}{BETWEEN}{NUMBER}",
        rf"{BESIDE}{NAME}(?: of| de)?{BETWEEN}{YEAR}",
    )
)
IN_FIGURES = re.compile(
    rf"{BESIDE}{BEFORE}{BESIDE}(?P<day>{FIGURES}){PARTED}(?P<month>{FIGURES})(?P=parted) ?"
    r"(?P<year>[0-9]{4}|[0-9]{2})"
)
YEARLESS = re.compile(rf"{BESIDE}{BEFORE}{BESIDE}(?:{NUMBER}[ -]?(?:of |de )?{NAME}|{NAME.replace('name', 'alone')})")

NO_DATE = Text(
    "{text} is not a day, a month or a year; write one such as 30 April 2018, 30/04/2018 or 2018-04.",
    "{text} n’est ni un jour, ni un mois, ni une année ; écrivez par exemple 30 avril 2018, 30/04/2018 ou 2018-04.",
)
NO_YEAR = Text(
    "{text} names no year; write it too, as in 30 April 2018.",
    "{text} ne nomme pas d’année ; écrivez-la aussi, comme dans 30 avril 2018.",
)
NO_MONTH = Text(
    "{text} names the month {month}, which does not exist; write one from 1 to 12, as in 30/04/2018 or 2018-04-30.",
    "{text} nomme le mois {month}, qui n’existe pas ; écrivez-en un de 1 à 12, comme dans 30/04/2018 ou 2018-04-30.",
)
NO_DAY = Text(
    "{text} does not exist: {month} has {days} days; write one of them.",
    "{text} n’existe pas : {month} compte {days} jours ; écrivez-en un.",
)
OTHER_WEEKDAY = Text(
    "{text} does not exist: {day} is a {weekday}; correct one of the two, or leave out the weekday.",
    "{text} n’existe pas : le {day} est un {weekday} ; corrigez l’un des deux, ou omettez le jour de la semaine.",
)
LAST_DAY = Text("{text} counts from its last day, {day}.", "{text} compte à partir de son dernier jour, le {day}.")
DAY_FIRST = Text("{text} is read as {day}: day, month, year.", "{text} est lu comme le {day} : jour, mois, année.")
MONTH_FIRST = Text(
    "{text} is read as {day}: month, day, year, as no other day is written so.",
    "{text} est lu comme le {day} : mois, jour, année, aucun autre jour ne s’écrivant ainsi.",
)
TO_COME = Text(
    "{day} is a day to come: what is on record today is counted up to it.",
    "Le {day} est un jour à venir : ce qui est enregistré aujourd’hui est compté jusqu’à lui.",
)


@dataclass(frozen=True)
class DayRead:
    """A day, and what is to be said of how a text was taken for it."""

    day: date
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True)
class DateRead:
    """A day, month or year, and what is to be said of how a text was taken for it."""

    date: PartialDate
    remarks: tuple[Text, ...] = ()


class NotADay(ValueError):
    """Says of a text, in both languages, why it is no day, and what to write instead."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


def read_day(text: str, today: date) -> DayRead:
    """The day that a text means. NotADay where it means none."""
    read = read_date(text, today)
    day, remarks = read.date.last, read.remarks
    if read.date.precision is not DatePrecision.DAY:
        remarks = (_filled(LAST_DAY, text=quoted(text), day=day_in_words(day)),)
    return DayRead(day, (*remarks, *_to_come(day, today)))


def read_date(text: str, today: date) -> DateRead:
    """The day, month or year that a text names. NotADay where it names none."""
    folded = _folded(text)
    if folded in SPOKEN:
        return DateRead(PartialDate.parse((today + timedelta(days=SPOKEN[folded])).isoformat()))
    return DateRead(*_partial(folded, quoted(text)))


def _folded(text: str) -> str:
    return fold(text.translate(DASHES)).strip(" .,;")


def _to_come(day: date, today: date) -> Iterator[Text]:
    if day > today:
        yield _filled(TO_COME, day=day_in_words(day))


def _partial(folded: str, text: Text) -> tuple[PartialDate, tuple[Text, ...]]:
    """The day, month or year that a folded text names, and how it was decided."""
    if found := IN_FIGURES.fullmatch(folded):
        return _in_figures(found, text)
    found = next((found for form in FORMS if (found := form.fullmatch(folded))), None)
    if found is None:
        raise NotADay(_filled(NO_YEAR if YEARLESS.fullmatch(folded) else NO_DATE, text=text))
    return _dated(found, text), ()


def _in_figures(found: re.Match[str], text: Text) -> tuple[PartialDate, tuple[Text, ...]]:
    """Day, month and year; the month first only where it could be nothing else."""
    day, month, year = (int(found[part]) for part in ("day", "month", "year"))
    short = len(found["year"]) < len("2018")
    swapped = day <= MONTHS_A_YEAR < month
    doubtful = short or swapped or (day != month and day <= MONTHS_A_YEAR)
    if swapped:
        day, month = month, day
    read = _existing(year + CENTURY * short, month, day, text)
    _check_weekday(found, read, text)
    remark = MONTH_FIRST if swapped else DAY_FIRST
    return read, (_filled(remark, text=text, day=day_in_words(read.last)),) if doubtful else ()


def _dated(found: re.Match[str], text: Text) -> PartialDate:
    """What a text names by the name of the month, or with the year first."""
    parts = found.groupdict()
    year, day = int(parts["year"]), parts.get("day")
    month = MONTH[parts["name"]] if parts.get("name") else int(parts.get("month") or 0)
    if "month" not in parts and "name" not in parts:
        return _existing(year, None, None, text)
    number = None if day is None else int(day) if day.isdigit() else 1
    read = _existing(year, month, number, text)
    _check_weekday(found, read, text)
    return read


def _existing(year: int, month: int | None, day: int | None, text: Text) -> PartialDate:
    """The date of these numbers. NotADay says which of them does not exist."""
    if year < MINYEAR:
        raise NotADay(_filled(NO_DATE, text=text))
    if month is None:
        return PartialDate.parse(f"{year:04}")
    if not 1 <= month <= MONTHS_A_YEAR:
        raise NotADay(_filled(NO_MONTH, text=text, month=Text(str(month), str(month))))
    days, written = calendar.monthrange(year, month)[1], f"{year:04}-{month:02}"
    if day is None:
        return PartialDate.parse(written)
    if not 1 <= day <= days:
        raise NotADay(_filled(NO_DAY, text=text, month=date_in_words(written), days=Text(str(days), str(days))))
    return PartialDate.parse(f"{written}-{day:02}")


def _check_weekday(found: re.Match[str], read: PartialDate, text: Text) -> None:
    """NotADay where the weekday that stands beside a day is another."""
    named = found.groupdict().get("weekday")
    if named and WEEKDAY[named] != read.last.weekday():
        english, french = (names[read.last.weekday()] for names in WEEKDAYS)
        weekday = Text(english.capitalize(), french)
        raise NotADay(_filled(OTHER_WEEKDAY, text=text, day=day_in_words(read.last), weekday=weekday))


def quoted(text: str) -> Text:
    """What was typed, or its beginning, in the quotes of either language."""
    shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return Text(repr(shown), f"«\u00a0{shown}\u00a0»")


def _filled(sentence: Text, **texts: Text) -> Text:
    return both(*sentence.variants, **texts)
