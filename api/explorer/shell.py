"""What stands around every page that has a state: the two clocks, the stops on their way, and its other forms."""

from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from api.explorer.escaping import fill, markup
from api.explorer.operations import Operation
from api.explorer.pages import Wording, wording
from api.explorer.state import AS_OF, KNOWN_BY, KNOWN_BY_DAY, ON_A_DAY, TYPED, Known, State
from graph.compliance.wording import day_in_words
from ontology.values import Language, Text

OPTION = '<option value="%s">%s</option>'


@dataclass(frozen=True)
class Stop:
    """A day on which something in view changes, and what, in the language of the page."""

    day: date
    words: str


@dataclass(frozen=True)
class Form:
    """The same in another form: what that is called, and where it is."""

    title: str
    address: str
    media_type: str = ""


@dataclass(frozen=True)
class Cited:
    """The dataset that a page is drawn from, as it is to be cited."""

    title: Text
    version: str
    licence: str
    checksum: str


@dataclass(frozen=True)
class Shell:
    """What is around a page. `otherwise`: which sources count where the address does not say.

    `timeless`: the clocks stand still on this page, as it shows a record as it stands; they go along with its links.
    `path`: of its address, which is printed at its foot.
    """

    state: State
    language: Language
    today: date
    otherwise: Known = Known.ANY
    stops: tuple[Stop, ...] = ()
    forms: tuple[Form, ...] = ()
    operation: Operation | None = None
    cited: Cited | None = None
    timeless: bool = False
    left_out: str = ""
    path: str = ""

    @property
    def say(self) -> Wording:
        """What pages say in its language."""
        return wording(self.language)

    @property
    def day(self) -> date:
        """The day that the page describes."""
        return self.state.day(self.today)

    @property
    def known(self) -> date | None:
        """The day by which sources were published."""
        return self.state.known_day(self.today, self.otherwise)

    @property
    def chosen(self) -> str:
        """Which of the three choices of the form holds: any day, the same, or one of its own."""
        if self.known is None:
            return Known.ANY.value
        same = self.known == self.day and not isinstance(self.state.known_by, date)
        return Known.SAME.value if same else ON_A_DAY

    @property
    def settled(self) -> str:
        """The address that shows the same on any other day."""
        return self.state.settled(self.today, self.language, self.otherwise).query()

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form of the clocks sends along."""
        asked = (AS_OF, KNOWN_BY, KNOWN_BY_DAY, TYPED)
        return [(name, value) for name, value in self.state.items() if name not in asked]

    @property
    def earlier(self) -> Stop | None:
        """The stop before the day of the page."""
        return max((one for one in self.stops if one.day < self.day), key=lambda one: one.day, default=None)

    @property
    def later(self) -> Stop | None:
        """The stop after it."""
        return min((one for one in self.stops if one.day > self.day), key=lambda one: one.day, default=None)

    @property
    def place_among_stops(self) -> int:
        """How many stops are on its day or before."""
        return sum(one.day <= self.day for one in self.stops)

    @property
    def remarks(self) -> list[str]:
        """What is to be said of how its day was taken."""
        return [one.in_language(self.language) for one in self.state.remarks(self.today)]

    @property
    def options(self) -> Markup:
        """Its stops as what a field of days offers, a line for each: there are hundreds."""
        return markup("\n".join(fill(OPTION, self.told(one.day), one.words) for one in self.stops))

    def to(self, stop: Stop) -> str:
        """The address of the same page on the day of a stop."""
        return self.state.on(stop.day).query()

    @property
    def with_any_source(self) -> str:
        """The address of the same page by sources of any day."""
        return replace(self.state, known_by=Known.ANY).query()

    @property
    def without_days(self) -> str:
        """The address of the same page today, by sources of any day."""
        return replace(self.state, as_of=None, known_by=None, typed="").query()

    def in_other_language(self, other: str) -> str:
        """The address of the same page in another language."""
        return self.state.in_language(Language(other)).query()

    def told(self, day: date) -> str:
        """A day in words."""
        return day_in_words(day).in_language(self.language)
