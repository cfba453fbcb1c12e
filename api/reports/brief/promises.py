"""What a brief tells of promises: how many stand how, the newest text, what falls due, what is late or contested.

Each rule takes the newest first, for that is what a meeting is about.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from api.reports.brief.calling import Calling
from api.reports.brief.citing import Citing
from api.reports.brief.counting import count, number_in_words
from api.reports.brief.model import Phrase, Quoted, Sentence, Series, Words
from api.reports.brief.phrases import OR_SEMICOLON, PHRASES, SEMICOLON, STANDPOINTS, say
from api.reports.brief.room import Room
from graph.compliance.accounts import Account, Entry, Ledger
from graph.compliance.contesting import FULFILLED
from graph.compliance.contesting import sides as sides_of
from graph.compliance.counting import counted_day, is_vague, last_day
from graph.compliance.ledger import DEMAND, STANDINGS, is_surely_late, standing_of
from graph.compliance.promises import Instrument, Judgement
from graph.compliance.wording import by_date, date_in_words, end_in_words, when_in_words
from ontology.values import Text
from ontology.vocabularies import Status, Topic

SOON = timedelta(days=60)
"""A deadline as near as that is told as one that falls due."""
WOMEN = Topic.PARTICIPATION.name
BY_WORD = ("contested", "breached")
SEVERAL = 2
"""From how many texts on one is called the newest."""


@dataclass(frozen=True)
class Entered:
    """A commitment of a ledger, with the text that has it."""

    instrument: Instrument
    entry: Entry

    @property
    def due(self) -> date:
        """The last day of its deadline; the beginning of time without one."""
        return last_day(self.entry.deadline.due) or date.min

    @property
    def newest(self) -> date:
        """The day of the newest word on it."""
        latest = self.entry.latest
        return counted_day(latest[0].date) if latest else date.min


class OfPromises:
    """The sentences on the promises of a ledger."""

    def __init__(self, ledger: Ledger, citing: Citing, calling: Calling, room: Room, *, narrowed: bool) -> None:
        self._ledger, self._cite, self._calling, self._room = ledger, citing, calling, room
        self._narrowed = narrowed
        every = _entered(ledger.accounts)
        self._promises = [one for one in every if not _is_demand(one)]
        self._demands = [one for one in (*every, *_entered(ledger.supporting)) if _is_demand(one)]
        self._texts = {one.instrument.id for one in self._promises}

    def sentences(self) -> Iterator[Sentence]:
        """All of them, in the order of their importance."""
        yield from self._ended()
        yield self._counts()
        yield from self._newest()
        yield from self._due()
        yield from self._each("overdue", self._standing("overdue"), self._overdue)
        yield from self._each("contested", self._standing("contested"), self._contested)
        yield from self._each("breached", self._standing("breached"), self._said_of)
        late = [one for one in self._standing("fulfilled") if is_surely_late(one.entry)]
        yield from self._each("late", late, self._late)
        if not self._promises:
            yield from self._each("demands", self._demands, self._demanded)

    def women(self) -> Iterator[Sentence]:
        """What was promised, or is asked for, on the part of women."""
        found = [one for one in (*self._promises, *self._demands) if one.entry.promise.topic == WOMEN]
        if not found:
            yield self._cite.nothing("no_women", of_all=not self._narrowed)
        yield from self._each("women", found, self._said_of)

    def _standing(self, name: str) -> list[Entered]:
        return [one for one in self._promises if standing_of(one.entry) == name]

    def _ended(self) -> Iterator[Sentence]:
        ending = self._ledger.instrument.ending
        if ending is None:
            return
        event = ending.occurrence
        told = ending.evidence or (event.evidence if event else ())
        cited = self._cite.record(event.id if event else ending.agreement, *told)
        when = when_in_words(ending.date)
        if ending.agreement != self._ledger.instrument.id:
            yield Sentence("ended", say("ended_above", name=ending.name, when=when, cited=cited))
            return
        if event:
            yield Sentence("ended", say("ended", when=when, event=Quoted(event.title), cited=cited))
        else:
            yield Sentence("ended", say("ended_unknown", when=when, cited=cited))

    def _counts(self) -> Sentence:
        """How many promises there are, and how many stand how; what there is none of is not told."""
        counts = self._ledger.counts
        if not counts.promises:
            key = "no_promises_so" if self._narrowed else "no_promises"
            return Sentence("counts", say(key, cited=self._cite.ledger), {"promises": 0})
        figures = {name: getattr(counts, name) for name in STANDINGS}
        told = [self._counted(name, number) for name, number in figures.items() if number]
        phrase = say(
            "counts",
            promises=count("promises", counts.promises),
            texts=count("texts", len(self._texts)),
            counts=Series(tuple(told), SEMICOLON),
            cited=self._cite.ledger,
        )
        own = {"fulfilledOnOwnWord": counts.fulfilled_on_own_word}
        return Sentence("counts", phrase, {"promises": counts.promises, "texts": len(self._texts), **figures, **own})

    def _counted(self, name: str, number: int) -> Phrase:
        own = self._ledger.counts.fulfilled_on_own_word
        if name == "fulfilled" and own:
            return say("on_own_word", count=count(name, number), own=count("fulfilled_on_own_word", own))
        return count(name, number)

    def _newest(self) -> Iterator[Sentence]:
        """What the newest text with promises asks for, and what of it is said to be fulfilled."""
        if len(self._texts) < SEVERAL:
            return
        text = self._promises[-1].instrument
        of_text = [one for one in self._promises if one.instrument.id == text.id]
        done = [one for one in of_text if standing_of(one.entry) == "fulfilled"]
        phrase = say(
            "newest",
            name=text.name,
            date=date_in_words(text.date),
            cited=self._cite.instrument(text),
            promises=count("promises", len(of_text)),
            done=self._done(done),
        )
        yield Sentence("newest", phrase, {"promises": len(of_text), "fulfilled": len(done)})

    def _done(self, done: Sequence[Entered]) -> Phrase:
        if not done:
            return say("none_done", cited=self._cite.ledger)
        shown = self._room.first("newest", done)
        if not shown:
            return say("with_source", what=count("fulfilled", len(done)), cited=self._cite.ledger)
        items = tuple(say("item", what=_small(one.entry), said=self._word(one.entry.latest[0])) for one in shown)
        return say("some_done", count=count("fulfilled", len(done)), what=Series(items, SEMICOLON))

    def _due(self) -> Iterator[Sentence]:
        """What falls due soon, and is not said to be fulfilled yet, by its day."""
        as_of = self._ledger.as_of
        coming = [one for one in self._promises if as_of <= one.due <= as_of + SOON and one.entry.status != FULFILLED]
        shown = self._room.first("due", sorted(coming, key=lambda one: one.due))
        for due, entries in groupby(shown, key=lambda one: one.entry.deadline.due):
            found = [one.entry for one in entries]
            items = (say("with_source", what=_small(one), cited=self._cite.promise(one.promise)) for one in found)
            phrase = say("due", day=by_date(due or ""), what=Series(tuple(items), SEMICOLON))
            yield Sentence("due", phrase, {"promises": len(found)})

    def _each(self, rule: str, found: Sequence[Entered], tell: Callable[[Entered], Phrase]) -> Iterator[Sentence]:
        """A sentence on each of these, the newest first: by deadline or, where words are what matters, by the last."""

        def order(one: Entered) -> tuple[date, date]:
            days = one.due, one.newest
            return days[::-1] if rule in BY_WORD else days

        for one in self._room.first(rule, sorted(found, key=order, reverse=True)):
            overdue = one.entry.deadline.days_overdue
            yield Sentence(rule, tell(one), {} if overdue is None else {"daysOverdue": overdue})

    def _overdue(self, one: Entered) -> Phrase:
        entry = one.entry
        due, days = entry.deadline.due or "", entry.deadline.days_overdue or 0
        key = "overdue_at_least" if is_vague(due) else "overdue"
        told = {"due": Words(end_in_words(due)), "days": count("days", days), "said": self._newest_word(entry)}
        return say(key, **self._head(one), **told)

    def _contested(self, one: Entered) -> Phrase:
        """Both sides, those who say fulfilled first, and what follows if they are wrong."""
        entry = one.entry
        by_status = sorted(sides_of(entry), key=lambda one: (one.status != FULFILLED, one.status))
        groups = [list(said) for _, said in groupby(by_status, key=lambda one: one.status)]
        sides: Phrase = Series(tuple(map(self._words, groups)), SEMICOLON)
        deadline = entry.deadline
        for key, days in (("if_not_kept", deadline.days_overdue_if_not_kept), ("and_overdue", deadline.days_overdue)):
            if days is not None:
                passed: Phrase = count("days", days)
                told = say("at_least", days=passed) if is_vague(deadline.due) else passed
                sides = say(key, sides=sides, days=told, cited=self._cite.ledger)
        return say("contested", **self._head(one), sides=sides)

    def _late(self, one: Entered) -> Phrase:
        kept = one.entry.deadline.kept
        assert kept is not None
        return say(
            "late",
            **self._head(one),
            when=when_in_words(kept.judgement.done_on or kept.by.isoformat()),
            days=count("days", kept.days_late or 0),
            said=self._word(kept.judgement),
        )

    def _said_of(self, one: Entered) -> Phrase:
        """What the newest word is on a commitment."""
        return say("said_of", **self._head(one), said=self._newest_word(one.entry))

    def _demanded(self, one: Entered) -> Phrase:
        """The same of a demand, where nothing else is told."""
        promise = one.entry.promise
        told = say("with_source", what=Quoted(promise.text), cited=self._cite.promise(promise))
        return say("said_of", what=told, said=self._newest_word(one.entry))

    def _head(self, one: Entered) -> dict[str, Phrase]:
        """What was promised, with its source, and in which text if there are several; a demand is called one."""
        promise, text = one.entry.promise, one.instrument
        told: Phrase = say("with_source", what=Quoted(promise.text), cited=self._cite.promise(promise))
        if promise.kind == DEMAND:
            told = say("demand", what=told)
        if len(self._texts) < SEVERAL and not self._ledger.supporting:
            return {"what": told}
        own = text.id == self._ledger.instrument.id
        return {"what": say("in_text", what=told, instrument=PHRASES["itself"] if own else text.name)}

    def _newest_word(self, entry: Entry) -> Phrase:
        return self._word(entry.latest[0]) if entry.latest else say("not_assessed", cited=self._cite.ledger)

    def _words(self, said: Sequence[Judgement]) -> Phrase:
        """What several say alike, the newest first, as many as there is room for."""
        shown = self._room.first("speakers", said)
        named = (say("with_source", what=self._who(one), cited=self._cite.judgement(one)) for one in shown)
        who: Phrase = Series(tuple(named), OR_SEMICOLON)
        if more := len(said) - len(shown):
            who = say("others_too", who=who, more=count("others", more), cited=self._cite.ledger)
        return say("said_by_all", status=_status(said[0]), who=who)

    def _word(self, said: Judgement) -> Phrase:
        return say("said_by", status=_status(said), who=self._who(said), cited=self._cite.judgement(said))

    def _who(self, said: Judgement) -> Phrase:
        """`MINUSMA (UN body, 18 February 2016)`: who says so, what that is to the promise, and when."""
        day, standpoint = Words(date_in_words(said.date)), STANDPOINTS.get(said.standpoint)
        aside = say("aside", what=standpoint, day=day) if standpoint else day
        return say("who", name=self._calling.short(said.assessor), aside=aside)


def _entered(accounts: Iterable[Account]) -> list[Entered]:
    return [Entered(one.instrument, entry) for one in accounts for entry in one.entries]


def _is_demand(one: Entered) -> bool:
    return one.entry.promise.kind == DEMAND


def _status(said: Judgement) -> Phrase:
    """`partly fulfilled`, `partly fulfilled, 3 of 5`."""
    concept = Status[said.status].concept
    status = Text(concept.en.lower(), concept.fr.lower())
    if said.done is None or said.out_of is None:
        return Words(status)
    return say("share", status=status, done=number_in_words(said.done), all=number_in_words(said.out_of))


def _small(entry: Entry) -> Quoted:
    """What was promised as it stands within a sentence: with a small letter, unless it begins with a name."""
    names = {word for one in entry.promise.obliged for name in one.name.variants for word in name.split()}
    return Quoted(Text(*(text and _lowered(text, names) for text in entry.promise.text.by_language)))


def _lowered(text: str, names: Collection[str]) -> str:
    named = text[1:2].isupper() or text.split()[0] in names
    return text if named else text[:1].lower() + text[1:]
