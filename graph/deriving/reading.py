"""What rules read, out of a store: facts at once, and then the events, page by page.

Both take a function that compiles a selection and one that fetches, so that they may be those of a store or of a load.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, NamedTuple

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.selection import At
from graph.compliance.promises import Evidence
from graph.compliance.standpoints import Standpoints
from graph.deriving.facts import Facts, Happening, Pact
from graph.deriving.selected import ARMED, HAPPENING, MEMBER, PACT, ROLE
from graph.statement import Slot, Statement
from graph.stored import columns
from ontology.actors import Actor, Membership, Splintering
from ontology.agreements import Agreement
from ontology.events import Event, Involvement
from ontology.model import End, Node

Compile = Callable[[s.Selection], Statement]
Fetch = Callable[[Statement, Mapping[str, Any]], Awaitable[list[Any]]]
PAGE = 1000


class _Of(NamedTuple):
    """Of whose store or load what is read."""

    compile: Compile
    fetch: Fetch

    async def pages(self, cls: type[Node], that: s.Filter, items: s.Items, size: int = PAGE) -> AsyncIterator[Any]:
        """The rows of the nodes of a class that meet a condition. `items` begin with the id."""
        page = s.Page((s.Order(columns.ID_KEY),), size, that, after=(Slot(("after",)),), beyond=False)
        statement, after = self.compile((s.All(cls, page, items),)), ""
        while True:
            (rows,) = await self.fetch(statement, {"after": after})
            for row in rows:
                yield row
            if len(rows) < size:
                return
            after = rows[-1][0]


async def facts(compile_: Compile, fetch: Fetch) -> Facts:
    """What rules know of any event."""
    of = _Of(compile_, fetch)
    pacts = [PACT.read(row) async for row in of.pages(Agreement, s.EVERYTHING, PACT.items, size=10)]
    ties = (End(relation, forward=True) for relation in (Membership, Splintering))
    bound = s.Or(tuple(s.Related(end, s.Quantifier.SOME, s.EVERYTHING) for end in ties))
    actors = [MEMBER.read(row) async for row in of.pages(Actor, bound, MEMBER.items)]
    memberships = tuple(chain.from_iterable(each for each, _ in actors))
    standpoints = Standpoints(one.belonging for one in memberships)
    return Facts(
        pacts=_placed(pacts, standpoints),
        memberships=memberships,
        splits=tuple(chain.from_iterable(each for _, each in actors)),
    )


async def happenings(compile_: Compile, fetch: Fetch, known: Facts) -> AsyncIterator[Happening]:
    """The events in which somebody used force who was, at some time, a party to an agreement or a member of one."""
    if not known.of_parties:
        return
    is_in = BY_NAME["in"]
    armed = s.Test(ROLE, is_in, ARMED, At.EDGE)
    of_parties = s.Test(columns.ID_KEY, is_in, tuple(sorted(known.of_parties)))
    that = s.Related(End(Involvement, forward=True), s.Quantifier.SOME, s.And((armed, of_parties)))
    async for row in _Of(compile_, fetch).pages(Event, that, HAPPENING.items):
        yield HAPPENING.read(row)


def _placed(pacts: Iterable[Pact], standpoints: Standpoints) -> tuple[Pact, ...]:
    """Agreements that know when those ended that they carry out, and what each assessor is to their promises."""
    by_id = {pact.id: pact for pact in pacts}
    return tuple(_one_placed(pact, by_id, standpoints) for pact in by_id.values())


def _one_placed(pact: Pact, by_id: Mapping[str, Pact], standpoints: Standpoints) -> Pact:
    ended, ended_by = _end(pact, by_id)
    above = [one.instrument for one in upward(pact, by_id, lambda one: one.carries_out + one.backs)]
    return replace(pact, ended=ended, ended_by=ended_by, promises=standpoints.judged(pact.promises, above))


def _end(pact: Pact, by_id: Mapping[str, Pact]) -> tuple[str | None, tuple[Evidence, ...]]:
    carried = upward(pact, by_id, lambda one: one.carries_out)
    return next(((one.ended, one.ended_by) for one in carried if one.ended), (None, ()))


def upward(pact: Pact, by_id: Mapping[str, Pact], leads: Callable[[Pact], tuple[str, ...]]) -> tuple[Pact, ...]:
    """An agreement and all above it, the nearest first."""
    found, ahead = {pact.id: pact}, [pact]
    while ahead:
        nearer = {id_: by_id[id_] for id_ in leads(ahead.pop(0)) if id_ in by_id and id_ not in found}
        found |= nearer
        ahead += nearer.values()
    return tuple(found.values())
