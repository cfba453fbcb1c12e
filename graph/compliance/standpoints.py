"""What an assessor is to a promise: computed from who is bound, who signed, and who belonged to whom on that day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from graph.compliance.counting import counted_day
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
"""What speaks for itself when it speaks of its members. A committee of many, or the United Nations, does not."""


@dataclass(frozen=True)
class Belonging:
    """An actor was a member of another: `since` and `until` as stored, `lives` as (founded, ended) of both."""

    member: str
    group: NamedActor
    since: str | None = None
    until: str | None = None
    lives: tuple[tuple[str | None, str | None], ...] = ()

    def possibly_on(self, day: date) -> bool:
        """Whether no date on record excludes it: what is unknown lies within the lives of both."""
        founded = (_first(founded) for founded, _ in self.lives)
        ended = (_last(ended) for _, ended in self.lives)
        begins = _first(self.since) or (date.min if _is_open(self.since) else max(filter(None, founded), default=None))
        ends = _last(self.until) or (date.max if _is_open(self.until) else min(filter(None, ended), default=None))
        return (begins or date.min) <= day <= (ends or date.max)


class Standpoints:
    """Says of each judgement what its assessor is to the promise."""

    def __init__(self, belongings: Iterable[Belonging]) -> None:
        self._groups = defaultdict[str, list[Belonging]](list)
        for one in belongings:
            self._groups[one.member].append(one)

    def judged(self, promise: Promise, agreements: Iterable[Instrument]) -> Promise:
        """A promise whose judgements say it. `agreements`: the text in which it stands, and those above that."""
        if not promise.judgements:
            return promise
        signed = [one for each in agreements if each.kind not in ADOPTED for one in each.signings]
        parties = {one.actor.id for one in signed if one.capacity == Capacity.PARTY.name}
        guarantors = {one.actor.id for one in signed if one.capacity == Capacity.GUARANTOR.name}
        obliged = {one.id for one in promise.obliged}
        told = (replace(one, standpoint=self._of(one, obliged, parties, guarantors).name) for one in promise.judgements)
        return replace(promise, judgements=tuple(told))

    def _of(self, said: Judgement, obliged: set[str], parties: set[str], guarantors: set[str]) -> Standpoint:
        day = counted_day(said.date)
        around = {one.id: one for one in self._around(said.assessor, day)}
        above_obliged = {
            group.id for one in obliged for group in self._groups_of(one, day, set()) if group.kind in ANSWERABLE
        }
        fits = {
            Standpoint.OWED_IT: bool(obliged & around.keys()) or said.assessor.id in above_obliged,
            Standpoint.PARTY: bool(parties & around.keys()),
            Standpoint.GUARANTOR: bool(guarantors & around.keys())
            or any(one.kind == ActorKind.MEDIATOR.name for one in around.values()),
            Standpoint.OBSERVER: OBSERVER in around,
            Standpoint.UN: UNITED_NATIONS in around,
            Standpoint.PRESS: said.assessor.kind == ActorKind.MEDIA.name,
        }
        return next((code for code in Standpoint if fits.get(code)), Standpoint.OTHER)

    def _around(self, actor: NamedActor, day: date) -> Iterator[NamedActor]:
        """An actor, and all to whom it belongs on a day."""
        yield actor
        yield from self._groups_of(actor.id, day, {actor.id})

    def _groups_of(self, actor: str, day: date, met: set[str]) -> Iterator[NamedActor]:
        for one in self._groups[actor]:
            if one.group.id not in met and one.possibly_on(day):
                met.add(one.group.id)
                yield one.group
                yield from self._groups_of(one.group.id, day, met)


def _first(edtf: str | None) -> date | None:
    return DateSpan(edtf).first if edtf else None


def _last(edtf: str | None) -> date | None:
    return DateSpan(edtf).last if edtf else None


def _is_open(edtf: str | None) -> bool:
    return edtf is not None and OPEN_END in edtf
