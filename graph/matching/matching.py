"""Which events of several datasets are one: read, compared, decided, and told as links.

Everything between reading and telling lies in a temporary file, so that memory stays small with a million events.
"""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing
from typing import TypeVar

from graph.asked.paged import Paged
from graph.asked.restricted import Compile, Fetch
from graph.loading.staging import BATCH, Staging
from graph.matching import reading
from graph.matching.actors import Identities
from graph.matching.bonds import Bonds
from graph.matching.cast import bonds_of, identities_of, whos_of
from graph.matching.groups import Groups
from graph.matching.links import Decision, Link, Representation, Verdict, by_hand
from graph.matching.occurrences import COUNTRY, Occurrence
from graph.matching.pairs import Decided, Pairs, Said
from graph.matching.places import Places
from graph.matching.reading import Basis
from graph.matching.scoring import Compared, compared
from graph.matching.spans import Span, needed
from graph.matching.telling import told
from graph.matching.workspace import Workspace
from ontology.values import Text

T = TypeVar("T")


class Matching:
    """Events of several datasets compared and decided.

    With `spans`, of events of these days alone, as if all had been looked at.
    """

    def __init__(
        self,
        workspace: Workspace,
        pairs: Pairs,
        bonds: Bonds,
        identities: Identities,
        decisions: Sequence[Decision],
        spans: Sequence[Span] | None,
    ) -> None:
        self._workspace, self._pairs, self._bonds, self._identities = workspace, pairs, bonds, identities
        self._decisions = decisions
        self._spans = None if spans is None else [(first.toordinal(), last.toordinal()) for first, last in spans]

    def compare(self) -> None:
        """Compare whatever may be one, take over what was decided by hand, and decide the rest."""
        for number, others in self._workspace.candidates():
            for other in others:
                one, two = self._in_order(number, other)
                self._pairs.add(one, two, self._compared(one, two))
        for number, decision in enumerate(self._decisions):
            first, second = map(self._workspace.number, (decision.first, decision.second))
            if first and second and first != second:
                one, two = self._in_order(first, second)
                whole = second if decision.verdict is Verdict.PART else None
                self._pairs.overrule(one, two, self._compared(one, two), decision.verdict, whole, number)
        self._pairs.decide()
        groups = Groups(self._workspace.count, self._workspace.dataset, self._workspace.curated)
        self._standing = self._pairs.group(groups)

    def links(self) -> Iterator[Link]:
        """What was found of events, pair by pair; what is undecided too."""
        return (self._link(one, said) for one, said in self._pairs.decided() if self._is_asked(one.one, one.other))

    def representations(self) -> Iterator[Representation]:
        """Which event stands for which; once."""
        of = self._workspace.id
        for standing in self._standing:
            if self._is_asked(standing.event):
                yield Representation(of(standing.event), of(standing.representative), standing.part)

    def actors(self) -> Iterator[Link]:
        """Which actors of publishers are ours."""
        return self._identities.links()

    def explained(self, first: str, second: str) -> Compared | None:
        """Two events compared, however far apart; None where one of them is not there."""
        one, other = map(self._workspace.number, (first, second))
        return self._compared(one, other) if one and other else None

    def events(self) -> Iterator[Occurrence]:
        """All events that were read, by their ids."""
        return map(self._workspace.event, range(1, self._workspace.count + 1))

    def pair(self, first: str, second: str) -> tuple[str, str] | None:
        """The ids of two events, each named by its id or by a publisher's own; None where one is not there."""
        found = [[one] if "/" in one else self._workspace.ids(f"-{one}") for one in (first, second)]
        known = [id_ for ids in found if len(ids) == 1 for id_ in ids if self._workspace.number(id_)]
        return (known[0], known[1]) if len(known) == len(found) else None

    def dataset(self, id_: str) -> str | None:
        """The dataset of an event; None where it is not there."""
        number = self._workspace.number(id_)
        return self._workspace.event(number).dataset if number else None

    def _compared(self, one: int, other: int) -> Compared:
        return compared(self._workspace.event(one), self._workspace.event(other), self._bonds)

    def _in_order(self, one: int, other: int) -> tuple[int, int]:
        """Two events, that of the earlier dataset first."""
        of = self._workspace.dataset
        return (one, other) if (of(one), one) < (of(other), other) else (other, one)

    def _is_asked(self, *numbers: int) -> bool:
        days = map(self._workspace.first, numbers)
        return self._spans is None or any(first <= day <= last for day in days for first, last in self._spans)

    def _link(self, decided: Decided, said: Said) -> Link:
        one, other = said.first, said.second
        source, target = (other, one) if decided.whole in (None, decided.one) else (one, other)
        taken = self._workspace.id(decided.taken) if decided.taken else None
        reason = told(said.reason, decided.verdict, taken)
        link = Link(source, target, decided.verdict, said.score, said.scores, reason)
        return link if decided.decision is None else by_hand(link, self._decisions[decided.decision])


@asynccontextmanager
async def matching(compile_: Compile, fetch: Fetch, spans: Sequence[Span] | None = None) -> AsyncIterator[Matching]:
    """The events of a store compared and decided: all, or those of some days."""
    source = Paged(compile_, fetch)
    async with matching_by(await reading.basis(source), source, spans) as found:
        yield found


@asynccontextmanager
async def matching_by(basis: Basis, source: Paged, spans: Sequence[Span] | None) -> AsyncIterator[Matching]:
    """The same by what is known before events are read. Of no days, actors alone are compared."""
    with closing(Staging()) as staging:
        places = Places(staging)
        countries = await _located(source, places) if spans != () else {}
        identities = identities_of(basis.actors, basis.origins, basis.decisions)
        workspace = Workspace(staging, places, basis.origins, whos_of(basis, identities, countries))
        async for happening in reading.happenings(source, None if spans is None else needed(spans)):
            workspace.add(happening)
        bonds = bonds_of(basis.actors, identities)
        found = Matching(workspace, Pairs(staging, workspace), bonds, identities, basis.decisions, spans)
        found.compare()
        yield found


async def _located(source: Paged, places: Places) -> dict[str, Text]:
    """Take in places; the names of countries, by their ids."""
    countries = dict[str, Text]()
    async for some in batched(reading.located(source)):
        places.add(some)
        countries |= {one.id: one.name for one in some if one.kind == COUNTRY}
    return countries


async def batched(items: AsyncIterator[T]) -> AsyncIterator[list[T]]:
    """Items in lists of as many as are staged at once."""
    some = list[T]()
    async for one in items:
        some.append(one)
        if len(some) == BATCH:
            yield some
            some = []
    yield some
