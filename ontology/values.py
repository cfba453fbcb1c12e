"""Values that are more than a string: dates with their imprecision, and texts in several languages.

Nothing here knows of a database or of the web. Every value has a text form from which it can be read back.
"""

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import Self

from ontology.codes import Code, Concept, vocabulary

DAY_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
DURATION_FORM = re.compile(r"P([1-9][0-9]{0,4})([DWMY])")
OPEN_END = ".."
LAST_LETTER = "\ud7fb"
ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]")
EUROPEAN = re.compile("[\0-\u02ff\u2000-\u20cf]*")
"""Combining marks, and what is left of a text in most languages of Europe without them: letters and punctuation."""
SPELT_OUT = str.maketrans({"œ": "oe", "æ": "ae", "ı": "i", "’": "'"})


@vocabulary(fr="Précision d’une date")
class DatePrecision(Code):
    """How exactly a date is known: the coarsest of its ends."""

    DAY = Concept("Day", "Jour", "Known to the day.", "Connue au jour près.")
    MONTH = Concept("Month", "Mois", "Known to the month.", "Connue au mois près.")
    YEAR = Concept("Year", "Année", "Known to the year.", "Connue à l’année près.")


class Language(Enum):
    """A language that a text may be in, and the attribute that holds it. Their order is that of what replaces what."""

    EN = "en"
    FR = "fr"
    NATIVE = "native"
    __hash__ = object.__hash__  # each is there once; an enumeration would look up its name each time

    @property
    def preference(self) -> tuple["Language", ...]:
        """Where this language is asked for, the languages in the order in which a text is looked for."""
        return (self, *(other for other in Language if other is not self))


IN_EACH_LANGUAGE = attrgetter(*(language.value for language in Language))


@dataclass(frozen=True)
class Text:
    """A text in English, French and, for names, the people's own language. At least one is given."""

    en: str | None = None
    fr: str | None = None
    native: str | None = None

    def __post_init__(self) -> None:
        texts = self.by_language
        if not any(texts):
            raise ValueError("a text needs at least one language: give `en` or `fr`")
        for text in texts:
            if text is not None and (not text or text.isspace()):
                raise ValueError("a text is blank: leave out the language that it is missing in")

    @property
    def by_language(self) -> tuple[str | None, ...]:
        """What there is in each language, in their order."""
        texts: tuple[str | None, ...] = IN_EACH_LANGUAGE(self)
        return texts

    @property
    def variants(self) -> tuple[str, ...]:
        """The texts that are there, English first: the order in which a missing language is replaced."""
        return tuple(filter(None, IN_EACH_LANGUAGE(self)))

    def in_language(self, language: Language) -> str:
        """The text in a language, or else in the first that it has."""
        return self.only_in(language) or self.variants[0]

    def only_in(self, language: Language) -> str | None:
        """The text in a language; None where it is missing."""
        text: str | None = getattr(self, language._value_)  # an enumeration looks for `value` each time
        return text


@dataclass(frozen=True)
class PartialDate:
    """A day, a month or a year, as EDTF level 0 writes it: `2018-04-14`, `2018-04`, `2018`."""

    text: str
    first: date
    last: date
    precision: DatePrecision

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a partial date. ValueError for anything else, an impossible day included."""
        found = DAY_FORM.fullmatch(text)
        if found is None:
            raise ValueError(f"{text!r} is not a date: write 2018, 2018-04 or 2018-04-14")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"{text!r} is not a calendar date: give a month from 01 to 12")
        try:
            if month is None:
                return cls(text, date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)
            if day is None:
                end = calendar.monthrange(year, month)[1]
                return cls(text, date(year, month, 1), date(year, month, end), DatePrecision.MONTH)
            return cls(text, date(year, month, day), date(year, month, day), DatePrecision.DAY)
        except (ValueError, IndexError):
            raise ValueError(f"{text!r} is not a calendar date: give a day that exists") from None


@dataclass(frozen=True)
class DateSpan:
    """When something was: one partial date, or two joined by a slash, of which one may be open (`..`).

    "26-27 April 2018" is `2018-04-26/2018-04-27`, "before 14 April" is `../2018-04-13`: EDTF (ISO 8601-2), level 1.
    Where a property allows it, one end may be unknown instead: `/2017`.
    """

    edtf: str

    def __post_init__(self) -> None:
        start, end = _ends(self.edtf)
        if start is None and end is None:
            said = "names no date" if self.unknown else "is open at both ends"
            raise ValueError(f"{self.edtf!r} {said}: give at least one")
        if start and end and start.first > end.last:
            raise ValueError(f"{self.edtf!r} runs backwards: write the earlier date first")

    @property
    def first(self) -> date | None:
        """The first day it may have been; None where the start is open or unknown."""
        start, _ = _ends(self.edtf)
        return start.first if start else None

    @property
    def last(self) -> date | None:
        """The last day it may have been; None where the end is open or unknown."""
        _, end = _ends(self.edtf)
        return end.last if end else None

    @property
    def precision(self) -> DatePrecision:
        """The coarsest precision of its ends."""
        known = [part.precision for part in _ends(self.edtf) if part]
        return max(known, key=list(DatePrecision).index)

    @property
    def unknown(self) -> bool:
        """Whether an end of it is unknown, which is written as nothing: `/2017`, `2017/`."""
        return self.edtf.startswith("/") or self.edtf.endswith("/")

    @property
    def is_single(self) -> bool:
        """One day, month or year, not two dates."""
        return "/" not in self.edtf


@lru_cache(8192)  # the same dates are compared again and again
def _ends(edtf: str) -> tuple[PartialDate | None, PartialDate | None]:
    """The first and the last date of a span; None for an open or unknown end."""
    start, slash, end = edtf.partition("/")
    if not slash:
        single = PartialDate.parse(start)
        return single, single
    return _end(start), _end(end)


def _end(text: str) -> PartialDate | None:
    return None if text in (OPEN_END, "") else PartialDate.parse(text)


def add_duration(start: str, duration: str) -> str:
    """The partial date that lies an ISO 8601 duration (`P60D`, `P2W`, `P3M`, `P1Y`) after a partial date.

    Months and years are calendar months; the 31st becomes the last day of a shorter month. Days can only be added to a
    day. ValueError where that cannot be said.
    """
    found = DURATION_FORM.fullmatch(duration)
    if found is None:
        raise ValueError(f"{duration!r} is not a duration: write P60D, P2W, P3M or P1Y")
    base, count, unit = PartialDate.parse(start), int(found[1]), found[2]
    if unit in "DW":
        if base.precision is not DatePrecision.DAY:
            raise ValueError(f"{duration} cannot be added to {start}, which names no day")
        try:
            return (base.first + timedelta(days=count * (7 if unit == "W" else 1))).isoformat()
        except OverflowError:
            raise _too_late(start, duration) from None
    if base.precision is DatePrecision.YEAR:
        if unit != "Y":
            raise ValueError(f"{duration} cannot be added to {start}, which names no month")
        year, month = base.first.year + count, 0
    else:
        year, month = divmod(base.first.year * 12 + base.first.month - 1 + count * (12 if unit == "Y" else 1), 12)
    if year > MAXYEAR:
        raise _too_late(start, duration)
    if base.precision is DatePrecision.YEAR:
        return f"{year:04}"
    if base.precision is DatePrecision.MONTH:
        return f"{year:04}-{month + 1:02}"
    day = min(base.first.day, calendar.monthrange(year, month + 1)[1])
    return f"{year:04}-{month + 1:02}-{day:02}"


class TooLate(ValueError):
    """A duration leads beyond the last year that a date can have."""


def _too_late(start: str, duration: str) -> TooLate:
    return TooLate(f"{duration} after {start} lies beyond the year {MAXYEAR}")


@lru_cache(2048)  # a title is folded as a label, to be compared and to be searched
def fold(text: str) -> str:
    """The form in which texts are compared and ordered: without case and accents, the same on every engine.

    Engines disagree on the order of code points from U+D800 up, and U+D7FF marks a missing value, so such characters
    (the Adlam script, say) are written as the last letter below them and their number.
    """
    if text.isascii():
        return " ".join(text.lower().split())  # the same, in a tenth of the time
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(SPELT_OUT)
    if EUROPEAN.fullmatch(bare := ACCENTS.sub("", plain)):
        return " ".join(bare.split())  # the same, in a third of the time: French
    kept = (char for char in plain if not unicodedata.combining(char))
    return " ".join("".join(char if char <= LAST_LETTER else f"{LAST_LETTER}{ord(char):06x}" for char in kept).split())


@lru_cache(2048)  # nearly always a code
def slug(text: str) -> str:
    """A key made of a text: lower-case ASCII letters, digits and hyphens. Empty where nothing of it is left."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
