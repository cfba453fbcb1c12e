"""Which events of several datasets are one: read, compared, decided, and told as links.

Everything between reading and telling lies in a temporary file, so that memory stays small with a million events.
"""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import replace

from graph.asked.restricted import Compile, Fetch
from graph.loading.staging import BATCH, Staging
from graph.matching import reading
from graph.matching.actors import Identities, Named, forms
from graph.matching.bonds import OF_THE_STATE, Bonds, Membership
from graph.matching.links import Link, Verdict
from graph.matching.occurrences import COUNTRY, Who
from graph.matching.pairs import Decided, Pairs
from graph.matching.places import Located, Places
from graph.matching.reading import Actor, Origin, Source
from graph.matching.scoring import compared
from graph.matching.telling import told
from graph.matching.workspace import Workspace
from ontology.values import Language, Text

KEPT = frozenset({Verdict.SAME, Verdict.PART, Verdict.DIFFERENT})
"""What a store keeps."""


class Matching:
    """Events of several datasets compared and decided."""

    def __init__(self, workspace: Workspace, pairs: Pairs, bonds: Bonds, identities: Identities) -> None:
        self._workspace, self._pairs, self._bonds, self._identities = workspace, pairs, bonds, identities

    def links(self, kept: frozenset[Verdict] = KEPT) -> Iterator[Link]:
        """What was found of events."""
        return (self._link(one) for one in self._pairs.decided(kept))

    def actors(self) -> Iterator[Link]:
        """Which actors of publishers are ours."""
        return self._identities.links()

    def _link(self, decided: Decided) -> Link:
        one, other = self._workspace.event(decided.one), self._workspace.event(decided.other)
        found = compared(one, other, self._bonds)
        source, target = (other, one) if decided.whole in (None, decided.one) else (one, other)
        return Link(source.id, target.id, decided.verdict, decided.score, decided.scores, told(found))


@asynccontextmanager
async def matching(compile_: Compile, fetch: Fetch) -> AsyncIterator[Matching]:
    """All events of a store compared and decided."""
    source = Source(compile_, fetch)
    with closing(Staging()) as staging:
        origins = await reading.origins(source)
        places, countries = Places(staging), dict[str, Text]()
        async for some in batched(reading.located(source)):
            places.add(some)
            countries |= {one.id: one.name for one in some if one.kind == COUNTRY}
        actors = [one async for one in reading.named_actors(source)]
        identities = Identities(_named(actors, origins))
        workspace = Workspace(staging, places, origins, _whos(actors, identities, origins, countries))
        known = {one.id for one in origins}
        async for happening in reading.happenings(source):
            if happening.dataset in known:
                workspace.add(happening)
        bonds = bonds_of(actors, identities)
        pairs = Pairs(staging, workspace)
        for number, others in workspace.candidates():
            for other in others:
                one, two = sorted((number, other), key=workspace.dataset)
                pairs.add(one, two, compared(workspace.event(one), workspace.event(two), bonds))
        pairs.decide()
        yield Matching(workspace, pairs, bonds, identities)


def bonds_of(actors: Iterable[Actor], identities: Identities) -> Bonds:
    """What actors were to each other, under the names of ours where a publisher's actor is one of these."""
    return Bonds(
        (_renamed(link, identities) for actor in actors for link in actor.groups),
        (_renamed(link, identities) for actor in actors for link in actor.allies),
    )


def _renamed(link: Membership, identities: Identities) -> Membership:
    return replace(link, member=identities.of(link.member), group=identities.of(link.group))


def _named(actors: Iterable[Actor], origins: list[Origin]) -> Iterator[Named]:
    """Our own actors together, then those of each publisher."""
    ranks = {one.id: 0 if one.curated else number + 1 for number, one in enumerate(origins)}
    for actor in actors:
        if actor.dataset in ranks:
            yield Named(actor.id, ranks[actor.dataset], actor.name, actor.others, actor.external_ids)


def _whos(
    actors: Iterable[Actor], identities: Identities, origins: list[Origin], countries: Mapping[str, Text]
) -> dict[str, Who]:
    known = {actor.id: actor for actor in actors}
    homes = {one.id: one.country for one in origins}
    found = dict[str, Who]()
    for actor in known.values():
        own = known[identities.of(actor.id)]
        home = _homes(own, countries, homes.get(own.dataset)) if own.kind in OF_THE_STATE else frozenset()
        found[actor.id] = Who(actor.id, own.id, own.kind, actor.short, home)
    return found


def _homes(actor: Actor, countries: Mapping[str, Text], own: str | None) -> frozenset[str]:
    """The countries that a government or force is called after; else that of its dataset."""
    words = {f" {form} " for name in (*actor.name.variants, *actor.others) for form in forms(name)}
    named = (
        id_
        for id_, name in countries.items()
        if any(f" {form} " in one for form in forms(name.in_language(Language.EN)) for one in words)
    )
    return frozenset(named) or frozenset(filter(None, (own,)))


async def batched(items: AsyncIterator[Located]) -> AsyncIterator[list[Located]]:
    """Places in lists of as many as are staged at once."""
    some = list[Located]()
    async for one in items:
        some.append(one)
        if len(some) == BATCH:
            yield some
            some = []
    yield some
