"""The two days of a comparison in an address: `from` and `to`, each written as people write days.

`to` is the day that the page describes, so that a page which is reached with `as-of` takes that for it.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from api.explorer.clock_words import day_of
from api.explorer.shell import Shell
from api.explorer.state import Known, State, Words
from api.reports.days import read_day
from api.web.problems import Problem
from graph.errors import shortened
from ontology.values import Language, Text

FROM, TO = "from", "to"
WORDS = Words(once=(FROM, TO, "format"))
"""What the address of a comparison may ask for."""
YEAR = timedelta(days=365)
"""So long before the later day the earlier one is where none is named."""


@dataclass(frozen=True)
class Between:
    """The days that an address names, and the state in which both are written as addresses have them."""

    first: date
    last: date
    state: State

    @property
    def carried(self) -> State:
        """What goes along to other pages: the later day, as the one that they describe."""
        return replace(self.state.clocks, as_of=self.last if self.state.one(TO) else None)

    def settled(self, language: Language, otherwise: Known = Known.ANY) -> State:
        """The same with all that it goes without saying, so that its address shows the same on any other day."""
        known = self.state.known_day(self.last, otherwise) or Known.ANY
        return replace(self.span(self.first, self.last), known_by=known, lang=language)

    def span(self, first: date, last: date) -> State:
        """The same of two other days."""
        return self.state.having(FROM, first.isoformat()).having(TO, last.isoformat())

    def remarks(self, today: date) -> tuple[Text, ...]:
        """What is to be said of how the days were taken."""
        written = (self.state.one(FROM) or self.first.isoformat(), self.state.one(TO) or self.last.isoformat())
        return tuple(dict.fromkeys(remark for text in written for remark in read_day(text, today).remarks))


def between(state: State, today: date) -> Between:
    """The two days of an address. Problem where one of them is no day, or the earlier one is later."""
    to = state.one(TO) or (state.typed or state.as_of.isoformat() if state.as_of else None)
    if state.as_of and to and day_of(TO, to, today) != state.as_of:
        raise Problem(
            400,
            f"as-of={state.as_of} is another day than to={shortened(to)}. Leave out as-of.",
            fr=f"as-of={state.as_of} est un autre jour que to={shortened(to)}. Ôtez as-of.",
        )
    last = day_of(TO, to, today) if to else today
    since = state.one(FROM)
    first = day_of(FROM, since, today) if since else year_before(last)
    if first > last:
        raise Problem(
            400,
            f"from={shortened(since or '')} is {first}, later than to, {last}. Write the earlier day first.",
            fr=f"from={shortened(since or '')} est {first}, après to, {last}. Écrivez d’abord le jour le plus ancien.",
        )
    written = replace(state, as_of=None, typed="")
    for name, text, day in ((FROM, since, first), (TO, to, last)):
        written = written.having(name, *([_written(text, day, today)] if text else []))
    return Between(first, last, written)


def year_before(day: date) -> date:
    """The day so long before."""
    return max(day, date.min + YEAR) - YEAR


def _written(text: str, day: date, today: date) -> str:
    """The day as addresses have it; as it was typed, where that had to be interpreted and the page says how."""
    plain = day.isoformat()
    return text if read_day(text, today).remarks != read_day(plain, today).remarks else plain


@dataclass(frozen=True, kw_only=True)
class ShellBetween(Shell):
    """What is around a page of two days: its form asks for both."""

    days: Between

    @property
    def day(self) -> date:
        """The later day, which the page describes."""
        return self.days.last

    @property
    def known(self) -> date | None:
        """The day by which sources were published."""
        return self.state.known_day(self.days.last, self.otherwise)

    @property
    def settled(self) -> str:
        """The address that shows the same on any other day."""
        return self.days.settled(self.language, self.otherwise).query()

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form of the days sends along: those fields are its own."""
        return [(name, value) for name, value in super().kept if name not in (FROM, TO)]

    @property
    def remarks(self) -> list[str]:
        """What is to be said of how its days were taken."""
        return [one.in_language(self.language) for one in self.days.remarks(self.today)]

    @property
    def before(self) -> str:
        """The address of as many days before these."""
        first, last = self.days.first, self.days.last
        return self.days.span(max(first, date.min + (last - first)) - (last - first), first).query()

    @property
    def after(self) -> str:
        """The address of as many days after these; nothing where these reach today."""
        first, last = self.days.first, self.days.last
        return self.days.span(last, min(self.today, last + (last - first))).query() if last < self.today else ""
