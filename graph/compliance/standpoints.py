"""What an assessor is to a promise: computed from who is bound, who signed, and who belonged to whom on that day."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter

from graph.compliance.counting import CACHED, counted_day
from graph.compliance.promises import ADOPTED, Instrument, Judgement, NamedActor, Promise
from ontology.values import OPEN_END, DateSpan
from ontology.vocabularies import ActorKind, Capacity, Standpoint

OBSERVER, UNITED_NATIONS = "actor/independent-observer", "actor/united-nations"
ANSWERABLE = {
    ActorKind.STATE.name,
    ActorKind.ARMED_FORCES.name,
    ActorKind.FOREIGN_FORCE.name,
    ActorKind.ARMED_MOVEMENT.name,
    ActorKind.COALITION.name,
}
"""What speaks for itself when it speaks of its members. A committee of many, or the United Nations, does not; nor does
a body of the United Nations sign with them."""


Signed = Mapping[str, set[str]]
"""Who signed, by the capacity in which they did."""
Known = dict[tuple[str, tuple[str, ...], int], str]
"""What an assessor is to those who have to keep a promise, in a period."""
DAY = timedelta(days=1)
SAID = attrgetter(*(field.name for field in fields(Judgement) if field.name != "standpoint"))
"""All of a judgement but its standpoint: to make it anew of that takes half as long as `replace`."""
OWED_IT, PARTY, GUARANTOR = Standpoint.OWED_IT.name, Standpoint.PARTY.name, Standpoint.GUARANTOR.name
SIGNED_AS_PARTY, SIGNED_AS_GUARANTOR = Capacity.PARTY.name, Capacity.GUARANTOR.name
MEDIATOR = ActorKind.MEDIATOR.name


@dataclass(frozen=True)
class Belonging:
    """An actor was a member of another: `since` and `until` as stored, `lives` as (founded, ended) of both."""

    member: str
    group: NamedActor
    since: str | None = None
    until: str | None = None
    lives: tuple[tuple[str | None, str | None], ...] = ()

    def possibly_on(self, day: date) -> bool:
        """Whether no date on record excludes it."""
        first, last = self.possible
        return first <= day <= last

    @property
    def possible(self) -> tuple[date, date]:
        """The first and the last day that no date excludes: what is unknown lies within the lives of both."""
        return _possible(self.since, self.until, self.lives)


class Standpoints:
    """Says of each judgement what its assessor is to the promise.

    Between two days on which a membership begins or ends, everybody stays what they are: it is worked out once for such
    a period, whatever is said in it.
    """

    def __init__(self, belongings: Iterable[Belonging]) -> None:
        self._groups = defaultdict[str, list[Belonging]](list)
        for one in belongings:
            self._groups[one.member].append(one)
        self._above = dict[tuple[str, int], dict[str, str]]()

    def judged(
        self, promises: Iterable[Promise], agreements: Iterable[Instrument], by: date = date.max
    ) -> tuple[Promise, ...]:
        """The promises of a text, whose judgements say it, without those that came after a day.

        `agreements`: that text, and those above it.
        """
        signed = defaultdict[str, set[str]](set)
        for signing in (one for each in agreements if each.kind not in ADOPTED for one in each.signings):
            signed[signing.capacity].add(signing.signed_by.id)
        known: Known = {}
        return tuple(self._promise(one, by, signed, known) for one in promises)

    def _promise(self, promise: Promise, by: date, signed: Signed, known: Known) -> Promise:
        obliged, judgements = tuple(one.id for one in promise.obliged), list[Judgement]()
        for said in promise.judgements:
            day = counted_day(said.date)
            if day > by:
                continue
            what = said.assessor.id, obliged, bisect(self._turns, day)
            standpoint = known.get(what)
            if standpoint is None:
                owes = self._owes(said.assessor, obliged, day)
                known[what] = standpoint = OWED_IT if owes else self._apart(said.assessor, day, signed)
            told = (*SAID(said), standpoint)
            judgements.append(Judgement(*told))
        return replace(promise, judgements=tuple(judgements)) if promise.judgements else promise

    def _apart(self, assessor: NamedActor, day: date, signed: Signed) -> str:
        """The first that fits, in the order of the code list, where it does not owe what was promised."""
        kinds = {assessor.id: assessor.kind} | self.groups_of(assessor.id, day)
        bound = {assessor.id, *(kinds.keys() - {UNITED_NATIONS})}
        if not bound.isdisjoint(signed.get(SIGNED_AS_PARTY, ())):
            return PARTY
        guarantees = not bound.isdisjoint(signed.get(SIGNED_AS_GUARANTOR, ()))
        if guarantees or MEDIATOR in kinds.values():
            return GUARANTOR
        if OBSERVER in kinds:
            return Standpoint.OBSERVER.name
        if UNITED_NATIONS in kinds:
            return Standpoint.UN.name
        return (Standpoint.PRESS if assessor.kind == ActorKind.MEDIA.name else Standpoint.OTHER).name

    def _owes(self, assessor: NamedActor, obliged: tuple[str, ...], day: date) -> bool:
        """Whether it is obliged, belongs to one who is, or answers for one who is."""
        groups, answers = self.groups_of(assessor.id, day), assessor.kind in ANSWERABLE
        return any(
            one == assessor.id or one in groups or (answers and assessor.id in self.groups_of(one, day))
            for one in obliged
        )

    def groups_of(self, actor: str, day: date) -> dict[str, str]:
        """All to whom an actor belongs on a day, at any depth, by id, with their kinds."""
        period = bisect(self._turns, day)
        if (actor, period) not in self._above:
            found, ahead = dict[str, str](), [actor]
            while ahead:
                for one in self._groups[ahead.pop()]:
                    if one.group.id not in found and one.possibly_on(day):
                        found[one.group.id] = one.group.kind
                        ahead.append(one.group.id)
            self._above[actor, period] = found
        return self._above[actor, period]

    @cached_property
    def _turns(self) -> list[date]:
        """The days on which somebody begins to belong to another, or no longer does."""
        spans = [one.possible for of_member in self._groups.values() for one in of_member]
        return sorted({*(first for first, _ in spans), *(last + DAY for _, last in spans if last < date.max)})


@CACHED
def _possible(
    since: str | None, until: str | None, lives: tuple[tuple[str | None, str | None], ...]
) -> tuple[date, date]:
    founded = (_first(founded) for founded, _ in lives)
    ended = (_last(ended) for _, ended in lives)
    begins = _first(since) or (date.min if _is_open(since) else max(filter(None, founded), default=None))
    ends = _last(until) or (date.max if _is_open(until) else min(filter(None, ended), default=None))
    return begins or date.min, ends or date.max


@CACHED
def _first(edtf: str | None) -> date | None:
    return DateSpan(edtf).first if edtf else None


@CACHED
def _last(edtf: str | None) -> date | None:
    return DateSpan(edtf).last if edtf else None


def _is_open(edtf: str | None) -> bool:
    return edtf is not None and OPEN_END in edtf
