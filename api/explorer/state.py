"""What the address of a page asks for: one frozen state, read from an address and written as one.

Two clocks stand in every address: the day that a page describes (`as-of`), and the day by which what it tells was
published (`known-by`). Beside them stand the language and the words of the page itself, filters that repeat among them.
An address that says the same otherwise, as the form of the two clocks does, leads on to the one that is written here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from urllib.parse import urlencode

from api.explorer.clock_words import day_of, known_in, too_often, twice, unknown
from api.reports.days import read_day
from api.web.problems import Problem
from graph.errors import shortened
from ontology.values import Language, Text

AS_OF, KNOWN_BY, TYPED, LANG = "as-of", "known-by", "typed", "lang"
ON_A_DAY, KNOWN_BY_DAY = "day", "known-by-day"
"""How the form says that a day stands in a field of its own, and what that field is called."""
OF_EVERY_PAGE = (LANG, AS_OF, KNOWN_BY)
OF_THE_FORM = (KNOWN_BY_DAY, TYPED)
"""What links hold for the page alone: no reader needs to write them."""
MOST_WORDS = 20
"""So many values may be given for one name."""


class Known(Enum):
    """Which sources count, where it is no day that says so."""

    ANY = "any"
    SAME = "same"
    """Those published by the day that the page describes, whichever that is."""


@dataclass(frozen=True)
class Words:
    """Which words the address of a page may have besides those of every page: `once`, and `many` times."""

    once: tuple[str, ...] = ()
    many: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """All of them, as a reader is told who writes another."""
        return (*OF_EVERY_PAGE, *self.once, *self.many)


@dataclass(frozen=True)
class State:
    """What an address asks for.

    `as_of`: None for today. `known_by`: None where the page decides. `lang`: None where the client decides. `typed`:
    how the day was written, where that had to be interpreted and the page says how. `words`: in order, each once.
    """

    as_of: date | None = None
    known_by: date | Known | None = None
    lang: Language | None = None
    typed: str = ""
    words: tuple[tuple[str, str], ...] = ()

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a word."""
        return tuple(value for one, value in self.words if one == name)

    def one(self, name: str) -> str | None:
        """The value of a word that is given once."""
        return next(iter(self.all(name)), None)

    def having(self, name: str, *values: str) -> "State":
        """The same with these values of a word, and no others."""
        others = {(one, value) for one, value in self.words if one != name}
        return replace(self, words=tuple(sorted(others | {(name, value) for value in values})))

    def switched(self, name: str, value: str) -> "State":
        """The same with this value of a word if it is without, and without it if it has it."""
        had = self.all(name)
        return self.having(name, *(one for one in had if one != value), *(() if value in had else (value,)))

    def on(self, day: date | None) -> "State":
        """The same of another day."""
        return replace(self, as_of=day, typed="")

    def in_language(self, language: Language) -> "State":
        """The same in another language."""
        return replace(self, lang=language)

    @property
    def clocks(self) -> "State":
        """What goes along to other pages."""
        return replace(self, words=(), typed="")

    def day(self, today: date) -> date:
        """The day that the page describes."""
        return self.as_of or today

    def known_day(self, today: date, otherwise: Known = Known.ANY) -> date | None:
        """The day by which sources were published; None where any counts. `otherwise`: what the page decides."""
        match self.known_by or otherwise:
            case Known.ANY:
                return None
            case Known.SAME:
                return self.day(today)
            case day:
                return day

    def settled(self, today: date, language: Language, otherwise: Known = Known.ANY) -> "State":
        """The same with all that it goes without saying, so that its address shows the same on any other day."""
        known = self.known_day(today, otherwise) or Known.ANY
        return replace(self, as_of=self.day(today), known_by=known, lang=language, typed="")

    def items(self) -> list[tuple[str, str]]:
        """The words of the address, in order."""
        known = self.known_by.value if isinstance(self.known_by, Known) else self.known_by and self.known_by.isoformat()
        lang, day = self.lang and self.lang.value, self.as_of and self.as_of.isoformat()
        clocks = ((AS_OF, day), (KNOWN_BY, known), (TYPED, self.typed))
        return [(name, value) for name, value in (*clocks, *self.words, (LANG, lang)) if value]

    def query(self) -> str:
        """The address, relative to that of the page."""
        return f"?{urlencode(self.items(), safe='/')}"

    def remarks(self, today: date) -> tuple[Text, ...]:
        """What is to be said of how the day was taken."""
        return read_day(self.typed or self.day(today).isoformat(), today).remarks


def read_state(given: Iterable[tuple[str, str]], words: Words, today: date) -> State:
    """What an address asks for, word by word. Problem, in both languages, says which is unknown or cannot be.

    A word without a value is as if left out, as a form sends it where nothing is filled in.
    """
    asked = _sorted(given, words)
    day, typed = _day(asked, today)
    lang = next(iter(asked.get(LANG, [])), None)
    own = {(name, value) for name in (*words.once, *words.many) for value in asked.get(name, [])}
    return State(day, _known_by(asked, today), Language(lang) if lang else None, typed, tuple(sorted(own)))


def is_as_written(given: Iterable[tuple[str, str]], state: State) -> bool:
    """Whether an address is the one that is written for its state, whatever the order of its words."""
    return sorted(given) == sorted(state.items())


def _sorted(given: Iterable[tuple[str, str]], words: Words) -> dict[str, list[str]]:
    asked = dict[str, list[str]]()
    for name, value in given:
        if name not in (*words.known, *OF_THE_FORM):
            raise unknown(name, words.known)
        if value.strip():
            asked.setdefault(name, []).append(value)
    for name, values in asked.items():
        if name not in words.many and len(values) > 1:
            raise twice(name, *values[:2])
        if len(values) > MOST_WORDS:
            raise too_often(name, len(values), MOST_WORDS)
    return asked


def _day(asked: dict[str, list[str]], today: date) -> tuple[date | None, str]:
    """The day that is asked for and, where something had to be decided for that, how it was written."""
    text, typed = (next(iter(asked.get(name, [])), "") for name in (AS_OF, TYPED))
    if not text:
        return None, ""
    day = day_of(AS_OF, text, today)
    if typed and day_of(TYPED, typed, today) != day:
        raise Problem(
            400,
            f"typed={shortened(typed)} is another day than as-of={day}. Leave out typed.",
            fr=f"typed={shortened(typed)} est un autre jour que as-of={day}. Ôtez typed.",
        )
    written = typed or text
    plain = read_day(day.isoformat(), today).remarks
    return day, written if read_day(written, today).remarks != plain else ""


def _known_by(asked: dict[str, list[str]], today: date) -> date | Known | None:
    text = next(iter(asked.get(KNOWN_BY, [])), None)
    name = KNOWN_BY
    if text == ON_A_DAY:
        name = KNOWN_BY_DAY
        text = next(iter(asked.get(name, [])), "")
    if text is None:
        return None
    word = known_in(text)
    return Known(word) if word else day_of(name, text, today)
