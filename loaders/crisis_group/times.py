"""When something was, by what the sentence says: days without a year, "same day", "early May"; else the month."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from loaders.crisis_group.numbers import NUMBERS
from ontology.values import DateSpan

NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DAY = r"[0-3]?[0-9](?![0-9,.])"
LISTED = r"[0-3]?[0-9](?![0-9])"
YEAR = r"(?:,? (?P<year>(?:19|20)[0-9]{2}))?"
PART = {
    "early": (1, 10),
    "beginning of": (1, 10),
    "start of": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "end of": (21, 31),
}
"""The days of a month that CrisisWatch calls so."""
PARTS = "|".join(PART)
FORMS = (
    rf"(?P<day1>{DAY}) (?P<month1>{MONTH}) ?[-–] ?(?P<day2>{DAY}) (?P<month2>{MONTH}){YEAR}",
    rf"(?P<days>{LISTED}(?:(?:, | ?[-–] ?|,? and ){LISTED})*(?:, |,? and ){DAY}) (?P<months>{MONTH}){YEAR}",
    rf"(?:(?:over)?night (?:of )?)?(?P<first>{DAY})(?: ?[-–] ?(?P<last>{DAY}))? (?P<month>{MONTH}){YEAR}",
    rf"(?P<part>{PARTS})[- ](?:to[- ](?P<upto>mid|late)[- ])?(?P<of>{MONTH}|(?:the )?month\b){YEAR}",
    r"(?P<relative>(?:later |that |the )?same day|that day|(?:the )?(?:next|following|previous) day"
    r"|(?:a )?day (?:later|earlier|before|after))",
    r"(?P<count>two|three|four|five|six|seven) days (?P<way>later|earlier)",
    rf"(?:in|throughout|during|over) (?P<whole>{MONTH}|(?:the )?month\b){YEAR}",
    rf"(?P<named>{MONTH}) (?P<namedyear>(?:19|20)[0-9]{{2}})",
)
BACKGROUND = re.compile(
    r"\b(?:since|until|till|by|from|before|after|following|ahead of|due|scheduled(?: for| to)?|planned(?: for)?|set for"
    r"|deadline|elections?|for|postponed to|as of|of) ?(?:around |about )?$",
    re.IGNORECASE,
)
"""Before a date that is not that of what the sentence tells."""
RECENTLY = re.compile(r"\brecently\b", re.IGNORECASE)


@dataclass(frozen=True)
class Time:
    """A phrase of time: where it stands, and its days; `background` where it dates something else."""

    start: int
    end: int
    first: date
    last: date
    stated: str
    whole_month: bool = False
    background: bool = False

    def moved(self, by: int) -> "Time":
        """The same, so many characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)

    @property
    def edtf(self) -> str:
        """As EDTF."""
        if self.whole_month:
            return self.first.isoformat()[:7]
        return self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def span(self) -> DateSpan:
        """As a value of the ontology."""
        return DateSpan(self.edtf)


@dataclass
class Clock:
    """The month of an entry, and the day of which its text spoke last."""

    year: int
    month: int
    day: date | None = None

    @classmethod
    def of(cls, month: str) -> "Clock":
        """At the start of an entry of a month such as 2018-04."""
        return cls(int(month[:4]), int(month[5:]))

    @property
    def edtf(self) -> str:
        """The month."""
        return f"{self.year}-{self.month:02}"

    @property
    def recently(self) -> str:
        """From the month before to the end of the month."""
        year, month = divmod(self.year * 12 + self.month - 2, 12)
        return f"{year}-{month + 1:02}/{self.edtf}"

    def has_times(self, text: str) -> bool:
        """Whether a text has a phrase of time that is no background. The day of which it spoke last stays."""
        return any(not time.background for time in replace(self).times(text))

    def times(self, text: str) -> list[Time]:
        """The phrases of time in a text, in their order; impossible days are none. "Same day" is the day before it."""
        taken: list[re.Match[str]] = []
        for form in FORMS:
            for match in re.finditer(rf"(?<![\w-])(?:{form})(?![\w])", text, re.IGNORECASE):
                if all(match.end() <= other.start() or other.end() <= match.start() for other in taken):
                    taken.append(match)
        found: list[Time] = []
        for match in sorted(taken, key=re.Match.start):
            time = self._time(match, BACKGROUND.search(text[: match.start()]) is not None)
            if time:
                found.append(time)
                self.day = self.day if time.whole_month or time.background else time.last
        return found

    def _time(self, match: "re.Match[str]", background: bool) -> Time | None:
        given = {name: value for name, value in match.groupdict().items() if value}
        try:
            first, last, whole = self._days(given)
        except ValueError:
            return None
        return Time(match.start(), match.end(), first, last, match[0], whole, background)

    def _days(self, given: dict[str, str]) -> tuple[date, date, bool]:
        year = given.get("year") or given.get("namedyear")
        if "day1" in given:
            last = self._date(given["day2"], given["month2"], year)
            first = self._date(given["day1"], given["month1"], str(last.year))
            return (first if first <= last else first.replace(year=first.year - 1)), last, False
        if "first" in given:
            first = self._date(given["first"], given["month"], year)
            last = self._date(given["last"], given["month"], year) if "last" in given else first
            if last < first:
                raise ValueError("days that run backwards")
            return first, last, False
        if "days" in given:
            days = sorted(self._date(day, given["months"], year) for day in re.findall(r"\d+", given["days"]))
            return days[0], days[-1], False
        if "part" in given:
            return self._part(given, year)
        if "relative" in given or "count" in given:
            return self._relative(given)
        named = given.get("whole") or given["named"]
        month = self._month(named, year)
        return date(*month, 1), date(*month, calendar.monthrange(*month)[1]), True

    def _part(self, given: dict[str, str], year: str | None) -> tuple[date, date, bool]:
        month = self._month(given["of"], year)
        start, end = PART[given["part"].lower()]
        if "upto" in given:
            end = PART[given["upto"].lower()][1]
        return date(*month, start), date(*month, min(end, calendar.monthrange(*month)[1])), False

    def _relative(self, given: dict[str, str]) -> tuple[date, date, bool]:
        if self.day is None:
            raise ValueError("no day was spoken of")
        if "count" in given:
            step = NUMBERS[given["count"].lower()] * (1 if given["way"].lower() == "later" else -1)
        else:
            phrase = given["relative"].lower()
            back = any(word in phrase for word in ("previous", "earlier", "before"))
            step = 0 if "same" in phrase or "that day" in phrase else -1 if back else 1
        day = self.day + timedelta(days=step)
        return day, day, False

    def _date(self, day: str, month: str, year: str | None) -> date:
        return date(*self._month(month, year), int(day))

    def _month(self, name: str, year: str | None) -> tuple[int, int]:
        """The month of a name, in the year in which it lies nearest to that of the entry."""
        key = name.lower()[:3]
        if key not in NAMES or name.lower().endswith("month"):
            return self.year, self.month
        month = NAMES.index(key) + 1
        if year:
            return int(year), month
        here = self.year * 12 + self.month
        nearest = min((self.year - 1, self.year, self.year + 1), key=lambda one: (abs(one * 12 + month - here), one))
        return nearest, month
