"""Promises of the same, made again and again, as the page of a ledger tells them: their dates and events on a line."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from api.explorer.answered import anchor
from graph.compliance.accounts import Account, Entry
from graph.compliance.counting import first_day, last_day
from graph.compliance.families import Family, families
from graph.compliance.ledger import DEMAND
from graph.compliance.promises import Instrument, Occurrence, Promise
from ontology.vocabularies import Topic


@dataclass(frozen=True)
class Placed:
    """A promise of a family, and the text in which it stands."""

    instrument: Instrument
    entry: Entry

    @property
    def promise(self) -> Promise:
        """The promise itself."""
        return self.entry.promise

    @property
    def anchor(self) -> str:
        """What the place of the promise on the page is called."""
        return anchor(self.promise.id)

    @property
    def due(self) -> str | None:
        """When it was due, by the deadline as it is counted."""
        return self.entry.deadline.due


@dataclass(frozen=True)
class Mark:
    """Something on the line of a family: the deadline of a promise, or so many events before the next one."""

    promise: Placed | None
    events: int = 0


@dataclass(frozen=True)
class FamilyTold:
    """A family: all of it, and those of its promises that are shown."""

    first: Placed
    every: tuple[Placed, ...]
    shown: tuple[Placed, ...]

    @property
    def anchor(self) -> str:
        """What its place on the page is called."""
        return f"family-{self.first.promise.id.partition('/')[2]}"

    @property
    def topic(self) -> Topic:
        """What the first promise is about."""
        return Topic[self.first.promise.topic]

    @property
    def texts(self) -> int:
        """In how many texts it was promised."""
        return len({one.instrument.id for one in self.every})

    @property
    def years(self) -> str:
        """From the year of the first text to that of the last: `2015–2018`."""
        years = sorted(first_day(one.instrument.date).year for one in self.every)
        return "–".join(str(year) for year in dict.fromkeys((years[0], years[-1])))

    @property
    def first_is_shown(self) -> bool:
        """Whether the first promise is one of those that are shown."""
        return self.first in self.shown

    @cached_property
    def line(self) -> list[Mark]:
        """The deadlines of those that are shown, by day, and between them how many events there were."""
        due = [(_day(one.due), 0, Mark(one)) for one in self.shown if one.due]
        happened = [(_day(one.when), 1, Mark(None)) for one in self.events]
        ordered = (mark for *_, mark in sorted((*due, *happened), key=lambda one: one[:2]))
        marks = list[Mark]()
        for mark in ordered:
            if mark.promise or not marks or marks[-1].promise:
                marks.append(mark if mark.promise else Mark(None, 1))
            else:
                marks[-1] = Mark(None, marks[-1].events + 1)
        return marks if due else []

    @property
    def undated(self) -> list[Placed]:
        """Those that are shown and have no deadline that can be counted."""
        return [one for one in self.shown if not one.due]

    @cached_property
    def events(self) -> list[Occurrence]:
        """The events that bear on any of those that are shown, each once."""
        found = {each.occurrence.id: each.occurrence for one in self.shown for each in one.entry.bearings}
        return sorted(found.values(), key=lambda one: (_day(one.when), one.id))


class Families:
    """The families in a ledger, as far as any promise of theirs is shown: the largest first."""

    def __init__(self, accounts: Iterable[Account], shown: Collection[str]) -> None:
        self._placed = {one.promise.id: one for account in accounts for one in _placed(account)}
        self._shown = shown

    @cached_property
    def told(self) -> Sequence[FamilyTold]:
        """What is told of each."""
        found = map(self._told, families(one.promise for one in self._placed.values()))
        return [one for one in found if one.shown]

    def _told(self, family: Family) -> FamilyTold:
        every = tuple(self._placed[id_] for id_ in family.promises)
        shown = tuple(one for one in every if one.promise.id in self._shown)
        return FamilyTold(self._placed[family.first], every, shown)

    @cached_property
    def _of(self) -> dict[str, list[FamilyTold]]:
        found = dict[str, list[FamilyTold]]()
        for family in self.told:
            for one in family.shown:
                found.setdefault(one.promise.id, []).append(family)
        return found

    def of(self, promise: str) -> Sequence[FamilyTold]:
        """Those to which a promise belongs, by its id."""
        return self._of.get(promise, ())


def _placed(account: Account) -> Iterator[Placed]:
    """The promises of an account; who asks for something has promised nothing."""
    return (Placed(account.instrument, one) for one in account.entries if one.promise.kind != DEMAND)


def _day(edtf: str) -> date:
    """Where it stands on a line."""
    return last_day(edtf) or first_day(edtf)
