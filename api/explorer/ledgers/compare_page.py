"""The page of what changed in what became of an agreement between two days: list by list, empty ones too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from markupsafe import Markup

from api.explorer import fragments
from api.explorer.escaping import fill
from api.explorer.ledgers.between import ShellBetween, year_before
from api.explorer.ledgers.entry_told import OF_PAGES, Told
from api.explorer.pages import Place, page
from api.explorer.shell import Stop
from api.reports.changes_phrases import CHANGES
from api.reports.phrases import Phrases
from graph.compliance.accounts import Stop as OfLedger
from graph.compliance.beginning import begins
from graph.compliance.changes import Change, Changes, NewWord
from graph.compliance.known import own
from graph.compliance.promises import Evidence, Instrument

FOOT = '<p class="owed">%s <a href="%s">%s</a> · %s %s</p>\n<p class="cited">%s %s</p>\n'
OF_PROMISES = ("promised", "overdue", "words", "contested", "no_longer_contested", "fulfilled")
"""What a reader asks first: the lists of promises, of which some have demands too."""
BESIDE = ("demanded", "agreed", "endings", "found", "ceased")


@dataclass(frozen=True)
class ChangesAnswer:
    """What changed, the days on which the ledger changes at all, and how many events there were between."""

    changes: Changes
    stops: tuple[OfLedger, ...]
    events: int


@dataclass(frozen=True)
class ChangeTold:
    """A commitment on the later day and, if it was there, on the earlier one."""

    change: Change
    told: Told
    before: Told | None


@dataclass(frozen=True)
class WordTold:
    """A new word, with the commitment of which it is said."""

    word: NewWord
    told: Told


@dataclass(frozen=True)
class List:
    """One of the lists: what it is called, what falls under it, and how much does."""

    name: str
    title: str
    rule: str
    count: int


class ComparePage:
    """What the page tells of changes. `events`: the days of which events are told, as `/events` is asked for them."""

    def __init__(self, answer: ChangesAnswer, events: str, shell: ShellBetween) -> None:
        self.changes, self.events_in_all, self.events_when = answer.changes, answer.events, events
        self._shell, self._phrases = shell, Phrases(shell.language.value, besides={**OF_PAGES, **CHANGES})

    @cached_property
    def lists(self) -> list[List]:
        """The lists of promises, in order."""
        return list(self._lists(OF_PROMISES))

    @cached_property
    def beside(self) -> list[List]:
        """The other lists, in order."""
        return list(self._lists(BESIDE))

    def _lists(self, names: tuple[str, ...]) -> Iterator[List]:
        for name in names:
            title, _, rule = self._phrases(f"{name}_changed").partition(":")
            yield List(name, _capital(title.rstrip()), _capital(rule.strip()), len(getattr(self.changes, name)))

    def commitments(self, name: str) -> list[ChangeTold]:
        """The commitments of a list, as they stand on both days."""
        return [self._told(one) for one in getattr(self.changes, name)]

    def _told(self, change: Change) -> ChangeTold:
        text, changes = change.instrument, self.changes
        before = Told(change.before, text, changes.from_day, self._phrases) if change.before else None
        return ChangeTold(change, Told(change.entry, text, changes.to_day, self._phrases), before)

    @cached_property
    def words(self) -> list[WordTold]:
        """The new words."""
        day = self.changes.to_day
        return [
            WordTold(one, Told(one.change.entry, one.change.instrument, day, self._phrases))
            for one in self.changes.words
        ]

    def foot(self, it: Told, text: Instrument, place: Place) -> Markup:
        """Where a commitment stands, who owes it, and by which sources: the same in each list."""
        key = f"foot {it.entry.promise.id}"
        made = place.made.get(key)
        if made is None:
            made = place.made[key] = self._foot(it, text, place)
        return made

    def _foot(self, it: Told, text: Instrument, place: Place) -> Markup:
        promise, say = it.entry.promise, self._shell.say
        owed, stated = ("asked_of", "demand_in") if it.is_demand else ("owed_by", "promise_in")
        stands, owed, stated = (f"{say(one)}{say('colon')}" for one in ("stands_in", owed, stated))
        return fill(
            FOOT,
            stands,
            place.to(f"promises/{text.id.partition('/')[2]}#{it.anchor}"),
            fragments.text(text.name, say),
            owed,
            fragments.actors(promise.obliged, say, place) or say("nobody_named"),
            stated,
            fragments.sources(promise.evidence, say, place),
        )

    @property
    def totals(self) -> str:
        """How many promises there were on either day."""
        before, after = self.changes.before.promises, self.changes.after.promises
        return _capital(self._phrases("changes_promises", before=before, after=self._phrases.count("promise", after)))

    def sources_of(self, text: Instrument) -> list[Evidence]:
        """What tells of a text: of who signed it, and of the text itself, each place once."""
        found = (*(one for each in text.signings for one in own(each.evidence)), *text.evidence)
        return list({(one.source, one.locator): one for one in found}.values())

    @property
    def how_to_read(self) -> str:
        """What is compared, and what is no change."""
        return self._phrases("changes_how_to_read")

    @property
    def nothing(self) -> bool:
        """Whether no list has anything in it."""
        return not any(one.count for one in (*self.lists, *self.beside))

    @property
    def last_change(self) -> Stop | None:
        """Where nothing changed: the last day before on which anything did."""
        before = (one for one in self._shell.stops if one.day <= self.changes.from_day)
        return max(before, key=lambda one: one.day, default=None) if self.nothing else None

    def year_to(self, stop: Stop) -> str:
        """The address of the year that ends on a day."""
        days = self._shell.days
        return days.span(year_before(stop.day), stop.day).query()

    @property
    def from_first_day(self) -> tuple[date, str] | None:
        """The first day that has a ledger, where the later one has none yet, and what has changed since."""
        first = begins(self.changes.instrument)
        if not self.changes.not_yet or first <= self.changes.to_day:
            return None
        return first, self._shell.days.span(first, max(first, self._shell.today)).query()

    @property
    def with_any_source(self) -> str:
        """The address of the same page by sources of any day, where no ledger is known by the one that is asked for."""
        return self._shell.with_any_source if self._shell.known and not self.from_first_day else ""


def compare_page(answer: ChangesAnswer, events: str, shell: ShellBetween, place: Place) -> str:
    """The page in HTML."""
    told_of = ComparePage(answer, events, shell)
    return page("compare.html", place, shell=shell, told=told_of, changes=answer.changes, fragments=fragments)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
