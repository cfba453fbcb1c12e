"""The page of a ledger: its promises by instrument, with facets whose counts come from the same answer."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from api.explorer import fragments
from api.explorer.ledgers.entry_told import OF_PAGES, Told
from api.explorer.ledgers.families_page import Families
from api.explorer.pages import Place, Wording, page
from api.explorer.shell import Shell, Stop
from api.explorer.state import State, Words
from api.reports.lines import said_of
from api.reports.phrases import Phrases
from api.web.problems import Problem
from graph.compliance.accounts import Account, Entry, Ledger
from graph.compliance.accounts import Stop as OfLedger
from graph.compliance.beginning import begins
from graph.compliance.ledger import DEMAND, STANDINGS, counted, standing_of
from graph.compliance.promises import ADOPTED, Instrument, NamedActor, Signing, Statement
from graph.errors import shortened
from ontology.actors import Actor
from ontology.vocabularies import Capacity, Topic

MANY = 2
"""So many promises, where it is not said how many, that their standing is called by its plural."""
WORDS = Words(once=("format",), many=("status", "topic", "by"))
"""What the address of a ledger may ask for: standings, topics, and who owes."""


@dataclass(frozen=True)
class Choice:
    """A value by which the promises are narrowed: what it is called, how many have it, and where it leads."""

    value: str
    label: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True)
class Facet:
    """The values of one word, those that are chosen first."""

    name: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Group:
    """An instrument and those of its promises that are shown."""

    instrument: Instrument
    of: int
    shown: tuple[Told, ...]
    parents: tuple[Instrument, ...] = ()

    @property
    def signed(self) -> tuple[tuple[str, str, tuple[Signing, ...]], ...]:
        """Who signed it, by capacity and date: parties first."""
        return _signed(self.instrument)

    @property
    def adopted(self) -> bool:
        """Whether a body adopted it, so that nobody promised anything by signing it."""
        return self.instrument.kind in ADOPTED

    @property
    def said(self) -> list[Statement]:
        """What is said of how it is; accounts that differ come first."""
        return said_of(self.instrument.statements)


class LedgerPage:
    """What the page tells of a ledger in one state. Problem where the state asks for what there cannot be."""

    def __init__(self, ledger: Ledger, state: State, say: Wording) -> None:
        self.ledger, self.state, self._say = ledger, state, say
        self._phrases = Phrases(say.language.value, besides=OF_PAGES)
        self._chosen: Mapping[str, tuple[str, ...]] = {
            "status": tuple(_standing(one) for one in state.all("status")),
            "topic": tuple(_topic(one) for one in state.all("topic")),
            "by": tuple(_actor(one) for one in state.all("by")),
        }

    @cached_property
    def narrowed(self) -> Ledger:
        """The ledger of what is shown, counted anew: what its table and its JSON have."""
        ledger = self.ledger
        accounts, supporting = (
            tuple(Account(one.instrument, tuple(filter(self._takes(""), one.entries))) for one in accounts)
            for accounts in (ledger.accounts, ledger.supporting)
        )
        return replace(ledger, accounts=accounts, supporting=supporting, counts=counted(accounts, supporting))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but all is asked for."""
        return any(self._chosen.values())

    @property
    def chosen_words(self) -> list[tuple[str, str]]:
        """What is asked for, each with the address without it."""
        return [
            (self._label(name, value), self.state.having(name, *(one for one in values if one != value)).query())
            for name, values in self._chosen.items()
            for value in values
        ]

    def _takes(self, besides: str) -> Callable[[Entry], bool]:
        """Whether a commitment is asked for, by all facets but one."""
        chosen = {name: set(values) for name, values in self._chosen.items() if values and name != besides}
        return lambda entry: all(values & set(OF_ENTRY[name](entry)) for name, values in chosen.items())

    @cached_property
    def _promises(self) -> list[Entry]:
        return [entry for one in self.ledger.accounts for entry in one.entries if entry.promise.kind != DEMAND]

    @cached_property
    def facets(self) -> list[Facet]:
        """What to choose from: each with the counts that choosing would give."""
        return [self._facet("status"), self._facet("topic"), self._facet("by")]

    def _facet(self, name: str) -> Facet:
        taken = filter(self._takes(name), self._promises)
        counts = Counter(value for entry in taken for value in OF_ENTRY[name](entry))
        every = {value for entry in self._promises for value in OF_ENTRY[name](entry)} | set(self._chosen[name])
        ordered = sorted(every, key=lambda one: (one not in self._chosen[name], -counts[one], self._label(name, one)))
        values = STANDINGS if name == "status" else ordered
        return Facet(name, self._say.of_facet(name), tuple(self._choice(name, one, counts[one]) for one in values))

    def _choice(self, name: str, value: str, count: int) -> Choice:
        address = self.state.switched(name, value).query()
        return Choice(value, self._label(name, value), count, value in self._chosen[name], address)

    def _label(self, name: str, value: str) -> str:
        if name == "status":
            return self._say.standing(value, MANY)
        if name == "topic":
            return self._say.code(Topic[value])
        actor = self._actors.get(value)
        return actor.short.in_language(self._say.language) if actor else value

    @cached_property
    def _actors(self) -> Mapping[str, NamedActor]:
        every = (*self.ledger.accounts, *self.ledger.supporting)
        return {who.id: who for one in every for entry in one.entries for who in entry.promise.obliged}

    @cached_property
    def parts(self) -> list[Choice]:
        """The headline: the standings that any promise has. They add up to all promises."""
        counts = self.ledger.counts
        found = ((one, getattr(counts, one)) for one in STANDINGS)
        alone = replace(self.state, words=())
        return [
            Choice(one, self._say.standing(one, count), count, False, alone.having("status", one).query())
            for one, count in found
            if count
        ]

    @cached_property
    def groups(self) -> list[Group]:
        """The promises that are shown, by instrument."""
        return list(self._groups(self.narrowed.accounts, demands=False))

    @cached_property
    def demands(self) -> list[Group]:
        """What others ask of the parties, by the text in which they do."""
        return list(self._groups((*self.narrowed.accounts, *self.narrowed.supporting), demands=True))

    @cached_property
    def families(self) -> Families:
        """Promises of the same among those that are shown, made again and again."""
        shown = {entry.promise.id for one in self.narrowed.accounts for entry in one.entries}
        return Families(self.ledger.accounts, shown)

    def _groups(self, accounts: tuple[Account, ...], *, demands: bool) -> Iterator[Group]:
        whole = {one.instrument.id: one.entries for one in (*self.ledger.accounts, *self.ledger.supporting)}
        for one in accounts:
            shown = [entry for entry in one.entries if (entry.promise.kind == DEMAND) is demands]
            of = sum((entry.promise.kind == DEMAND) is demands for entry in whole[one.instrument.id])
            if shown:
                entries = tuple(Told(entry, one.instrument, self.ledger.as_of, self._phrases) for entry in shown)
                yield Group(one.instrument, of, entries, self._parents(one.instrument))

    def _parents(self, instrument: Instrument) -> tuple[Instrument, ...]:
        """What it carries out, or supports, from the traced agreement down."""
        by_id = {one.instrument.id: one.instrument for one in self.ledger.accounts}
        return tuple(by_id[one] for one in instrument.path[:-1] if one in by_id)

    @property
    def shown(self) -> int:
        """How many promises are shown."""
        return self.narrowed.counts.promises

    @property
    def silent(self) -> list[Instrument]:
        """Texts of which no promise or demand is on record."""
        return [one.instrument for one in (*self.ledger.accounts, *self.ledger.supporting) if not one.entries]

    @property
    def first_day(self) -> date | None:
        """The first day that has a ledger, where the one that is asked for has none yet."""
        first = begins(self.ledger.instrument)
        return first if self.ledger.not_yet and first > self.ledger.as_of else None


def ledger_page(told_of: LedgerPage, shell: Shell, place: Place) -> str:
    """The page in HTML."""
    template = "not_yet.html" if told_of.ledger.not_yet else "ledger.html"
    return page(template, place, shell=shell, told=told_of, ledger=told_of.ledger, fragments=fragments)


def stops_in_words(stops: Iterable[OfLedger], say: Wording) -> tuple[Stop, ...]:
    """The days on which a ledger changes, each with what falls on it, in words."""
    return tuple(Stop(one.day, ", ".join(_falling_on(one, say))) for one in stops)


def _falling_on(stop: OfLedger, say: Wording) -> Iterator[str]:
    if stop.signings:
        yield say.count("stop_signed", stop.signings)
    if stop.deadlines:
        yield say.count("stop_due", stop.deadlines)
    if stop.assessments:
        yield say.count("stop_said", stop.assessments)
    if stop.events:
        yield say.count("stop_event", stop.events)


def _signed(instrument: Instrument) -> tuple[tuple[str, str, tuple[Signing, ...]], ...]:
    """Who signed it, by capacity and date: parties first."""
    order = (Capacity.PARTY.name, Capacity.GUARANTOR.name, Capacity.WITNESS.name)
    groups = dict[tuple[str, str], list[Signing]]()
    for one in instrument.signings:
        groups.setdefault((one.capacity, one.date), []).append(one)
    ordered = sorted(groups, key=lambda key: (order.index(key[0]) if key[0] in order else len(order), key[1]))
    return tuple((capacity, day, tuple(groups[capacity, day])) for capacity, day in ordered)


OF_ENTRY: Mapping[str, Callable[[Entry], tuple[str, ...]]] = {
    "status": lambda entry: () if entry.promise.kind == DEMAND else (standing_of(entry),),
    "topic": lambda entry: (entry.promise.topic,),
    "by": lambda entry: tuple(one.id for one in entry.promise.obliged),
}
"""The values that a commitment has of each word. A demand has no standing: it is never overdue."""


def _standing(asked: str) -> str:
    found = asked.strip().lower().replace("-", "_").replace(" ", "_")
    if found not in STANDINGS:
        raise _not_one("status", asked, ", ".join(STANDINGS))
    return found


def _topic(asked: str) -> str:
    found = asked.strip().upper().replace("-", "_").replace(" ", "_")
    if found not in Topic.__members__:
        raise _not_one("topic", asked, ", ".join(Topic.__members__))
    return found


def _actor(asked: str) -> str:
    """The id, of which the class may be left out. Who owes nothing here is told where nothing is found."""
    return f"{Actor.path()}/{asked.strip().lower().removeprefix(f'{Actor.path()}/')}"


def _not_one(name: str, asked: str, known: str) -> Problem:
    value = shortened(asked)
    return Problem(
        400,
        f"{name}={value} is not one of those that there are. Write one of: {known}.",
        fr=f"{name}={value} n’est pas un de ceux qui existent. Écrivez l’un de ceux-ci : {known}.",
    )
