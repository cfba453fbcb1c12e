"""What rules read, out of a store: facts at once, and then page by page the promises, and the events.

All take a function that compiles a selection and one that fetches, so that they may be those of a store or of a load.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.paged import Paged
from graph.asked.representatives import REPRESENTATIVES
from graph.asked.restricted import Compile, Fetch
from graph.asked.selection import At
from graph.compliance.promises import Evidence, NamedActor
from graph.compliance.rows import RowOf
from graph.compliance.selected import ACTOR, ID
from graph.compliance.tracing import upward
from graph.deriving.facts import Facts, Happening, Pact, Part, Recorded
from graph.deriving.force import TARGET, USES_FORCE
from graph.deriving.selected import ALIKE, HAPPENING, JUDGED, KIND, MEMBER, PACT, ROLE, SAYING, SOURCE_KIND, Judged
from graph.stored import columns
from ontology.actors import Actor, Membership, Splintering
from ontology.agreements import Agreement, Commitment
from ontology.events import Claim, Event, Involvement
from ontology.findings import is_derived
from ontology.matching import Identity
from ontology.model import End
from ontology.sources import Dataset, Source
from ontology.vocabularies import ActorKind, EventKind, SourceKind

OF_AGREEMENTS, OF_PROMISES = 1, 200
"""A page has all that was promised in its agreements, or was said of its promises, which may be very much."""


async def facts(compile_: Compile, fetch: Fetch) -> Facts:
    """What rules know of any event. Of promises they know the text, and not what was said of these."""
    of = Paged(compile_, fetch)
    pacts = [PACT.read(row) async for row in of.pages(Agreement, s.EVERYTHING, PACT.items, size=OF_AGREEMENTS)]
    ties = (End(relation, forward=True) for relation in (Membership, Splintering))
    bound = s.Or(tuple(s.Related(end, s.Quantifier.SOME, s.EVERYTHING) for end in ties))
    actors = [MEMBER.read(row) async for row in of.pages(Actor, bound, MEMBER.items)]
    memberships = tuple(chain.from_iterable(each for each, _ in actors))
    dataset = s.Test(SOURCE_KIND, BY_NAME["eq"], SourceKind.DATASET)
    coded = [id_ async for (id_,) in of.pages(Source, dataset, ID.items)]
    return Facts(
        pacts=_placed(pacts),
        memberships=memberships,
        splits=tuple(chain.from_iterable(each for _, each in actors)),
        coded=frozenset(coded),
    )


async def judged(compile_: Compile, fetch: Fetch, known: Facts) -> AsyncIterator[Facts]:
    """The same facts over and over, each time with a few of the promises, and all that was said of them."""
    some = list[Judged]()
    async for row in Paged(compile_, fetch).pages(Commitment, s.EVERYTHING, JUDGED.items, size=OF_PROMISES):
        some.append(JUDGED.read(row))
        if len(some) == OF_PROMISES:
            yield _with(some, known)
            some = []
    yield _with(some, known)


def _with(promises: Iterable[Judged], known: Facts) -> Facts:
    of = defaultdict[str, list[Judged]](list)
    for one in promises:
        for agreement in one.within:
            of[agreement].append(one)
    return replace(known, pacts=tuple(_with_promises(pact, of[pact.id]) for pact in known.pacts))


def _with_promises(pact: Pact, promises: Iterable[Judged]) -> Pact:
    ties = tuple(chain.from_iterable(one.ties for one in promises))
    return replace(pact, promises=tuple(one.promise for one in promises), ties=ties)


async def happenings(compile_: Compile, fetch: Fetch, known: Facts) -> AsyncIterator[Happening]:
    """The events in which a party to an agreement, or one who was ever a member of one, used force or was listed."""
    if not known.of_parties:
        return
    of = Paged(compile_, fetch)
    recorded = {actor: found async for actor, found in _recorded(of, known.of_parties)}
    of_parties = s.Test(columns.ID_KEY, BY_NAME["in"], tuple(sorted(known.of_parties | recorded.keys())))
    armed, listed = (_took_part(of_parties, roles) for roles in (USES_FORCE, (TARGET,)))
    those = s.Or((armed, s.And((s.Test(KIND, BY_NAME["eq"], EventKind.SANCTION), listed))))
    async for row in of.pages(Event, s.And((REPRESENTATIVES, those)), HAPPENING.items):
        event: Happening = HAPPENING.read(row)
        yield replace(event, parts=tuple(_as_ours(part, recorded) for part in event.parts))


async def _recorded(of: Paged, ours: Collection[str]) -> AsyncIterator[tuple[str, tuple[str, NamedActor]]]:
    """The actors of publishers that are one of ours: each with the relation that says so, and which.

    Not states: under a government, publishers file whoever fought beside it.
    """
    one_of_ours = s.Test(columns.ID_KEY, BY_NAME["in"], tuple(sorted(ours)))
    named = {one.id: one async for one in _each(of.pages(Actor, one_of_ours, ACTOR.items), ACTOR)}
    alike = s.Related(End(Identity, forward=True), s.Quantifier.SOME, one_of_ours)
    async for row in of.pages(Actor, s.And((s.Not(one_of_ours), alike)), ALIKE.items):
        actor, identities = ALIKE.read(row)
        for id_, relation in identities:
            if id_ in named and named[id_].kind != ActorKind.STATE.name:
                yield actor, (relation, named[id_])
                break


async def _each(rows: AsyncIterator[Any], of: RowOf[Any]) -> AsyncIterator[Any]:
    async for row in rows:
        yield of.read(row)


def _as_ours(part: Part, recorded: Mapping[str, tuple[str, NamedActor]]) -> Part:
    """A part, played by one of ours where its actor is one."""
    if part.actor.id not in recorded:
        return part
    identity, ours = recorded[part.actor.id]
    return replace(part, actor=ours, as_=Recorded(part.actor.id, identity))


def _took_part(who: s.Filter, roles: tuple[str, ...]) -> s.Filter:
    """Events in which one of these had one of these roles."""
    had = s.Test(ROLE, BY_NAME["in"], roles, At.EDGE)
    return s.Related(End(Involvement, forward=True), s.Quantifier.SOME, s.And((had, who)))


async def datasets(compile_: Compile, fetch: Fetch) -> list[str]:
    """The ids of the datasets that all of this is read from: findings are made of what others say."""
    ids = [id_ async for (id_,) in Paged(compile_, fetch).pages(Dataset, s.EVERYTHING, ID.items)]
    return [id_ for id_ in ids if not is_derived(id_)]


async def cited_for(claims: Collection[str], compile_: Compile, fetch: Fetch) -> dict[str, tuple[Evidence, ...]]:
    """What is cited for claims, by their ids."""
    if not claims:
        return {}
    that = s.Test(columns.ID_KEY, BY_NAME["in"], tuple(sorted(claims)))
    return dict([SAYING.read(row) async for row in Paged(compile_, fetch).pages(Claim, that, SAYING.items)])


def _placed(pacts: Iterable[Pact]) -> tuple[Pact, ...]:
    """Agreements that know when those ended that they carry out."""
    by_id = {pact.id: pact for pact in pacts}
    return tuple(_one_placed(pact, by_id) for pact in by_id.values())


def _one_placed(pact: Pact, by_id: Mapping[str, Pact]) -> Pact:
    ended, ended_by = _end(pact, by_id)
    return replace(pact, ended=ended, ended_by=ended_by)


def _end(pact: Pact, by_id: Mapping[str, Pact]) -> tuple[str | None, tuple[Evidence, ...]]:
    carried = upward(pact.id, by_id, lambda one: one.carries_out)
    return next(((one.ended, one.ended_by) for one in carried if one.ended), (None, ()))
