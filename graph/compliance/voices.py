"""Two assessors side by side: what each last said of every commitment that either has judged. Pure, as the ledger is.

The words of a member count with those of the body or office that it possibly belonged to, at any depth, on the day it
spoke; whose word it was is told. Who is one of the two speaks for itself alone, and a member of both, where one of the
two belongs to the other, for the inner one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from graph.compliance.accounts import Account, Entry, Ledger
from graph.compliance.counting import counted_day
from graph.compliance.promises import Instrument, Judgement, NamedActor
from ontology.values import Text

CAUTION = Text(
    "No answer on record is no agreement: who is not shown beside a word may have answered elsewhere, or not at all.",
    "L’absence de réponse connue ne vaut pas accord : qui ne figure pas en regard d’une évaluation a pu répondre"
    " ailleurs, ou ne pas répondre.",
)
GroupsOf = Callable[[str, date], Collection[str]]
"""The ids of all to whom an actor belongs on a day."""


@dataclass(frozen=True)
class Voice:
    """What an assessor last said of a commitment by the day of the ledger.

    `latest` is its own word or, if `by_member`, that of a member; of one day, its own goes first. `besides`: the last
    word of each other who speaks for it, itself included, newest first; they may say otherwise.
    """

    latest: Judgement
    by_member: bool
    besides: tuple[Judgement, ...]


@dataclass(frozen=True)
class Comparison:
    """A commitment that at least one of two assessors has judged.

    `agree`: whether the latest words of both have one status, and no figures that differ. None where one has not
    spoken, and where `shared`: one word stands on both sides, since a member of both spoke it. `others`: each other
    assessor's last word, newest first.
    """

    instrument: Instrument
    entry: Entry
    a: Voice | None
    b: Voice | None
    agree: bool | None
    shared: bool
    others: tuple[Judgement, ...]


@dataclass(frozen=True)
class VoiceCounts:
    """How many commitments both have judged, or one alone; of `both`, each is in `agree`, `differ` or `shared`."""

    both: int
    agree: int
    differ: int
    shared: int
    only_a: int
    only_b: int


@dataclass(frozen=True)
class Voices:
    """Two assessors side by side over all commitments of a ledger that either has judged by its day.

    `comparisons`: those that both have judged first, else in the order of the ledger, demands of supporting texts last.
    """

    ledger: Ledger
    a: NamedActor
    b: NamedActor
    counts: VoiceCounts
    comparisons: tuple[Comparison, ...]
    caution: Text


def voices(ledger: Ledger, a: NamedActor, b: NamedActor, groups_of: GroupsOf) -> Voices:
    """Two assessors over the commitments of a ledger. `groups_of` tells who belonged to whom."""
    sides = _Side(a.id, b.id, groups_of), _Side(b.id, a.id, groups_of)
    found = [one for account in (*ledger.accounts, *ledger.supporting) for one in _comparisons(account, ledger, sides)]
    both = [one for one in found if one.a and one.b]
    counts = VoiceCounts(
        both=len(both),
        agree=sum(one.agree is True for one in both),
        differ=sum(one.agree is False for one in both),
        shared=sum(one.shared for one in both),
        only_a=sum(one.b is None for one in found),
        only_b=sum(one.a is None for one in found),
    )
    in_order = sorted(found, key=lambda one: one.a is None or one.b is None)
    return Voices(ledger, a, b, counts, tuple(in_order), CAUTION)


@dataclass(frozen=True)
class _Side:
    """One of the two, and who speaks for it."""

    actor: str
    other: str
    groups_of: GroupsOf

    def takes(self, said: Judgement) -> bool:
        """Whether a word counts with those of this side."""
        assessor, day = said.assessor.id, counted_day(said.date)
        if assessor in (self.actor, self.other):
            return assessor == self.actor
        groups = self.groups_of(assessor, day)
        inner = self.other in groups and self.actor in self.groups_of(self.other, day)
        return self.actor in groups and not inner

    def voice(self, heard: Iterable[Judgement]) -> Voice | None:
        """Its voice among all that was said, newest first."""
        last = sorted(_last_of_each(one for one in heard if self.takes(one)), key=self._before, reverse=True)
        return Voice(last[0], last[0].assessor.id != self.actor, tuple(last[1:])) if last else None

    def _before(self, said: Judgement) -> tuple[date, bool, str]:
        return counted_day(said.date), said.assessor.id == self.actor, said.id


def _comparisons(account: Account, ledger: Ledger, sides: tuple[_Side, _Side]) -> Iterator[Comparison]:
    for entry in account.entries:
        heard = _heard(entry, ledger.as_of)
        a, b = (side.voice(heard) for side in sides)
        if a or b:
            shared = a is not None and b is not None and a.latest is b.latest
            yield Comparison(
                instrument=account.instrument,
                entry=entry,
                a=a,
                b=b,
                agree=_agree(a.latest, b.latest) if a and b and not shared else None,
                shared=shared,
                others=tuple(one for one in entry.latest if not any(side.takes(one) for side in sides)),
            )


def _heard(entry: Entry, as_of: date) -> list[Judgement]:
    """What had been said of a commitment by a day, newest first; ties fall to id."""
    said = (one for one in entry.promise.judgements if counted_day(one.date) <= as_of)
    return sorted(said, key=lambda one: (counted_day(one.date), one.id), reverse=True)


def _last_of_each(newest_first: Iterable[Judgement]) -> Iterable[Judgement]:
    found = dict[str, Judgement]()
    for one in newest_first:
        found.setdefault(one.assessor.id, one)
    return found.values()


def _agree(one: Judgement, other: Judgement) -> bool:
    """Whether two words have one status, and do not count differently of as many."""
    counted = None not in (one.done, one.out_of, other.done) and one.out_of == other.out_of
    return one.status == other.status and not (counted and one.done != other.done)
