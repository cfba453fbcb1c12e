"""To whom an actor belonged, directly or through others, and between which days that may have been."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import count

from graph.compliance.counting import first_day
from graph.compliance.promises import Evidence, NamedActor
from graph.deriving.facts import Facts, Membership, Split
from graph.deriving.leads import Step


@dataclass(frozen=True)
class Link:
    """That an actor belonged to another, at some time between two days: until it split off, if it did."""

    membership: Membership
    first: date
    last: date
    split: Split | None = None

    @property
    def group(self) -> NamedActor:
        """The one to whom it belonged."""
        return self.membership.belonging.group

    @property
    def ended_by(self) -> tuple[Evidence, ...]:
        """The sources for its last day."""
        if self.split:
            return self.split.evidence
        return self.membership.evidence if self.last < date.max else ()

    @property
    def step(self) -> Step:
        """The group, as a step after its member."""
        return Step(self.group.id, self.membership.relation, self.membership.evidence)

    @property
    def lapsed(self) -> tuple[Step, ...]:
        """The same where it matters that it had ended."""
        return (self.step, self.split.step) if self.split else (self.step,)


@dataclass(frozen=True)
class Chain:
    """How an actor belonged to another, link by link, and between which days all of them may have held."""

    links: tuple[Link, ...]
    first: date
    last: date

    def onward(self, link: Link) -> "Chain":
        """The chain with one more link."""
        return Chain((*self.links, link), max(self.first, link.first), min(self.last, link.last))

    @property
    def ended_by(self) -> tuple[Evidence, ...]:
        """The sources for its last day."""
        return tuple(evidence for link in self.links if link.last == self.last for evidence in link.ended_by)


def chains(facts: Facts, actor: str, since: date, *, lapsed: bool = False) -> Mapping[str, Chain]:
    """How an actor belonged to others on a day or later, by their ids: to each the way that held first.

    With `lapsed`, also those whose links never held together from that day on. The actor itself is among them.
    """
    found: dict[str, Chain] = {}
    ahead, turn = [(since, 0, 0, actor, Chain((), since, date.max))], count(1)
    while ahead:
        *_, id_, chain = heappop(ahead)
        if id_ in found:
            continue
        found[id_] = chain
        for link in _links(facts, id_):
            longer = chain.onward(link)
            if link.group.id not in found and (lapsed or longer.first <= longer.last):
                heappush(ahead, (longer.first, len(longer.links), next(turn), link.group.id, longer))
    return found


def _links(facts: Facts, member: str) -> Iterator[Link]:
    """Its memberships, each until it had split off, if it did."""
    for one in facts.memberships_of.get(member, ()):
        first, last = one.belonging.possible
        ended = None
        for split in facts.splits_of.get(member, ()):
            if split.date and split.left == one.belonging.group.id:
                before = first_day(split.date) - timedelta(days=1)
                last, ended = (before, split) if before < last else (last, ended)
        yield Link(one, first, last, ended)
