"""The parts of a page: what it says of a country, its entries, quotations and updates; the rest is passed over.

A page of a country has "CrisisWatch Mali" above its entry; one of a month, or out of the database, has the name of each
country. Between such a heading and the entry stand only the month and verdicts, which tells it from a menu.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.crisis_group.countries import FOLDED_REGIONS, country_of
from loaders.crisis_group.extract import Extract
from loaders.crisis_group.rows import ordered
from ontology.values import fold

VERDICT = re.compile(
    r"(Deteriorated|Improved|Unchanged)(?: Situation)?|(Conflict Risk Alert)|(Resolution Opportunity)", re.IGNORECASE
)
VERDICT_LINE = re.compile(rf"(?:{VERDICT.pattern})(?:[,;/ ]+(?:{VERDICT.pattern}))*", re.IGNORECASE)
MONTHS = ordered("January February March April May June July August September October November December")
MONTH = rf"({'|'.join(MONTHS)}),? ((?:19|20)[0-9]{{2}})"
MONTH_LINE = re.compile(rf"[#* ]*(?:CrisisWatch(?: Digest)?:? )?{MONTH}[#* ]*", re.IGNORECASE)
OLDER = re.compile(rf"{MONTH}: ?({VERDICT_LINE.pattern})", re.IGNORECASE)
OF_LAST_MONTH = re.compile(
    rf"(?:Trends for Last Month|Global Overview|CrisisWatch|Latest Updates) ?-? ?{MONTH}", re.IGNORECASE
)
LISTED = re.compile(
    r"(Deteriorated|Improved) Situations?|(Conflict Risk Alerts)|(Resolution Opportunities)", re.IGNORECASE
)
ONE_COUNTRY = re.compile(r"CrisisWatch:? (.+)")
ENTRY_END = re.compile(
    r"Continue reading|Reports & Briefings|Click here .*|Read more|See all .*|Filters?", re.IGNORECASE
)
SECTIONS = {
    "in the news": "quotations",
    "latest updates": "updates",
    "reports & briefings": "reports",
    "our people": "people",
    "continue reading": "reports",
}
BOILERPLATE = re.compile(r"CrisisWatch is our |Loading Map|Our monthly conflict tracker |This site uses cookies")
MARKS = " -–—:,#*|"
LONGEST_NAME = 60
"""So many characters the heading of an entry has at most."""
PARAGRAPH = 60
"""A line of so many characters that ends like a sentence is one of the text."""
ENDED = re.compile(r"""[.!?][”"’')\]]*$""")


@dataclass(frozen=True)
class Line:
    """A line that is not blank, and between which characters of the text it stands."""

    start: int
    end: int
    text: str

    @property
    def is_prose(self) -> bool:
        """Whether it is part of a text, and no heading or menu."""
        return len(self.text) >= PARAGRAPH and ENDED.search(self.text) is not None


@dataclass(frozen=True)
class Verdict:
    """What CrisisWatch says of a country in a month: its trend, and its alerts. At which characters."""

    words: tuple[str, ...]
    start: int
    end: int
    month: str = ""


@dataclass
class Entry:
    """What stands under the heading of a country: of which month, with what verdict, and the paragraphs."""

    country: str
    heading: Line
    month: str = ""
    verdict: Verdict | None = None
    older: list[Verdict] = field(default_factory=list)
    paragraphs: list[Line] = field(default_factory=list)


@dataclass
class Page:
    """What a page has. `month`: that which it names for itself as a whole. `dropped`: lines that were passed over."""

    entries: list[Entry] = field(default_factory=list)
    overview: list[Line] = field(default_factory=list)
    quotations: list[Line] = field(default_factory=list)
    updates: list[Line] = field(default_factory=list)
    listed: dict[str, set[str]] = field(default_factory=dict)
    month: str = ""
    dropped: int = 0


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not blank, each without the blanks around it."""
    found = (match for match in re.finditer(r"[^\n]+", text) if match[0].strip())
    return [
        Line(
            match.start() + len(match[0]) - len(match[0].lstrip()),
            match.start() + len(match[0].rstrip()),
            match[0].strip(),
        )
        for match in found
    ]


def month_in(text: str) -> str:
    """`2018-04`, where a text names a month and a year."""
    found = re.search(MONTH, text, re.IGNORECASE)
    return f"{found[2]}-{MONTHS.index(found[1].capitalize()) + 1:02}" if found else ""


def page_of(extract: Extract) -> Page:
    """The parts of a page."""
    return _Parts(extract).page()


class _Parts:
    """Goes through the lines of a page once, with what it is in."""

    def __init__(self, extract: Extract) -> None:
        self._lines = lines_of(extract.text)
        self._headings = extract.headings
        self._page = Page(dropped=extract.menus)
        self._entry: Entry | None = None
        self._section = "overview"
        self._list = ""
        self._month = ""
        found = filter(None, (ONE_COUNTRY.fullmatch(line.text) for line in self._lines))
        self._is_of_country = any(country_of(heading[1]) for heading in found)

    def page(self) -> Page:
        for number, line in enumerate(self._lines):
            if not self._take(number, line):
                self._page.dropped += 1
        return self._page

    def _take(self, number: int, line: Line) -> bool:
        """Whether a line says something; it is put where it belongs."""
        if name := self._country(number, line):
            self._begin(name, line)
        elif section := SECTIONS.get(fold(line.text)):
            self._section, self._entry, self._list = section, None, ""
        elif self._entry is not None and not self._entry.paragraphs and self._head(line):
            pass
        elif found := OLDER.fullmatch(line.text):
            self._older(line, month_in(found[0]))
        elif MONTH_LINE.fullmatch(line.text) or OF_LAST_MONTH.fullmatch(line.text):
            self._month_line(line)
        elif found := LISTED.match(line.text):
            self._list = fold(found[1] or found[2] or found[3])
            self._listing(line.text[found.end() :])
        elif self._list and self._listing(line.text):
            pass
        else:
            return self._prose(line)
        return True

    def _country(self, number: int, line: Line) -> str | None:
        """The country whose entry begins at this line."""
        named = ONE_COUNTRY.fullmatch(line.text)
        name = country_of(_bare(named[1] if named else line.text)) or self._by_its_month(number, line)
        if name is None or (named is None and self._is_of_country):
            return None
        if named is None and self._headings is not None and line.start not in self._headings:
            return None
        if named is None and (self._list or self._section in ("quotations", "updates")):
            return name if self._headings is not None and not self._list and self._leads_to_text(number) else None
        return name if self._leads_to_text(number) else None

    def _by_its_month(self, number: int, line: Line) -> str | None:
        """A heading that is no country that is known: it has the month of its entry right below."""
        after = self._lines[number + 1].text if number + 1 < len(self._lines) else ""
        is_name = len(line.text) <= LONGEST_NAME and line.text[0].isupper() and not _is_head(line.text)
        is_part = fold(line.text) in (*SECTIONS, *FOLDED_REGIONS) or OF_LAST_MONTH.match(line.text)
        return _bare(line.text) if is_name and not is_part and MONTH_LINE.fullmatch(after) else None

    def _leads_to_text(self, number: int) -> bool:
        """Whether only a month and verdicts stand between this line and a text."""
        for line in self._lines[number + 1 :]:
            if line.is_prose:
                return not BOILERPLATE.match(line.text)
            if not (_is_head(line.text) or OLDER.fullmatch(line.text)):
                return False
        return False

    def _begin(self, name: str, line: Line) -> None:
        self._entry = Entry(name, line, month_in(line.text) or self._month)
        self._section, self._list = "entry", ""
        self._page.entries.append(self._entry)
        if found := VERDICT.search(line.text):
            self._entry.verdict = Verdict((found[0],), line.start + found.start(), line.start + found.end())

    def _head(self, line: Line) -> bool:
        """Take in what stands between the heading of an entry and its text."""
        entry = self._entry
        assert entry is not None
        if VERDICT_LINE.fullmatch(line.text):
            words = tuple(found[0] for found in VERDICT.finditer(line.text))
            before = entry.verdict
            entry.verdict = Verdict(
                (*(before.words if before else ()), *words), before.start if before else line.start, line.end
            )
            return True
        if MONTH_LINE.fullmatch(line.text):
            entry.month = month_in(line.text)
            return True
        return False

    def _older(self, line: Line, month: str) -> None:
        if self._entry is not None:
            words = tuple(found[0] for found in VERDICT.finditer(line.text.partition(":")[2]))
            self._entry.older.append(Verdict(words, line.start, line.end, month))

    def _month_line(self, line: Line) -> None:
        """A month by itself is that of the entries below it; the first one, or of "last month", that of the page."""
        month = month_in(line.text)
        if MONTH_LINE.fullmatch(line.text):
            self._month, self._entry = month, None
            self._section = "between"
        self._page.month = self._page.month or month

    def _listing(self, text: str) -> bool:
        """Take in the countries of a list, such as that of the situations that deteriorated."""
        names = list(_names(text))
        for name in names:
            self._page.listed.setdefault(self._list, set()).add(name)
        if not names and fold(text) not in ("none", ""):
            self._list = ""
        return bool(names) or not text.strip() or fold(text) == "none"

    def _prose(self, line: Line) -> bool:
        if fold(line.text) in FOLDED_REGIONS:
            self._entry = None if self._entry and self._entry.paragraphs else self._entry
            return True
        if self._section in ("quotations", "updates"):
            getattr(self._page, self._section).append(line)
            return True
        if ENTRY_END.fullmatch(line.text):
            self._entry, self._section = None, "reports"
            return False
        if not line.is_prose or BOILERPLATE.match(line.text):
            return False
        if self._entry is not None:
            self._entry.paragraphs.append(line)
        elif self._section == "overview":
            self._page.overview.append(line)
        else:
            return False
        return True


def _bare(text: str) -> str:
    """A heading without the month and the verdicts that may stand in it, and without marks around it."""
    return re.sub(MONTH, "", VERDICT_LINE.sub("", text), flags=re.IGNORECASE).replace("()", "").strip(MARKS)


def _is_head(text: str) -> bool:
    return bool(VERDICT_LINE.fullmatch(text) or MONTH_LINE.fullmatch(text))


def _names(text: str) -> Iterator[str]:
    """The countries that a line names, and nothing else: `Mali`, `Mali, Niger`, `Burkina Faso Mali`."""
    words = re.split(r"[,;]\s*|\s+", text.strip())
    found: list[str] = []
    while words:
        size = next((size for size in range(min(5, len(words)), 0, -1) if country_of(" ".join(words[:size]))), 0)
        if not size:
            return
        name = country_of(" ".join(words[:size]))
        assert name is not None
        found.append(name)
        words = words[size:]
    yield from found
