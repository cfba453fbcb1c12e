"""The voices of two assessors as a store has them: the ledger's rows, and those of the two."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from graph.asked import selection as s
from graph.compliance import tracing
from graph.compliance.accounts import Ledger
from graph.compliance.ledger_nodes import Asked, of_root
from graph.compliance.members import MEMBER
from graph.compliance.selected import ACTOR
from graph.compliance.standpoints import Standpoints
from graph.compliance.voices import Voices, voices
from graph.store import Store
from ontology.actors import Actor

Rows = Sequence[Any]
OF_LEDGER = 3
"""How many of the roots are the ledger's; who belongs to whom is the last of them."""


def voices_roots(agreement: Any, a: Any, b: Any, asked: Asked = tracing.NOTHING) -> tuple[s.Root, ...]:
    """What to select: what the ledger of the agreement needs, and the two, whose ids are given or come with a request.

    `asked`: what `nodes` is to have of the nodes told of.
    """
    items = of_root(ACTOR.items, Actor, asked)
    return (*tracing.ledger_roots(agreement, asked), s.Find(Actor, a, items), s.Find(Actor, b, items))


def nodes(rows: Rows) -> dict[str, list[Any]]:
    """What was asked of each node that the voices tell of, by its id."""
    of_ledger, (a, b) = rows[:OF_LEDGER], rows[OF_LEDGER:]
    beside = (one[len(ACTOR.items) :] for one in (a, b) if one)
    return {asked[0]: asked for asked in beside if asked} | tracing.nodes(of_ledger)


def voices_in(rows: Rows, ledger: Ledger | None) -> Voices | None:
    """The voices made of what `voices_roots` selected, in a ledger made of the same; None where anything is missing."""
    members, a, b = rows[OF_LEDGER - 1 :]
    if ledger is None or a is None or b is None:
        return None
    belongings: Iterable[Any] = map(MEMBER.read, members)
    standpoints = Standpoints(one for each in belongings for one in each)
    of_actor = len(ACTOR.items)
    return voices(ledger, ACTOR.read(a[:of_actor]), ACTOR.read(b[:of_actor]), standpoints.groups_of)


async def hear(store: Store, agreement: str, a: str, b: str, as_of: date, known_by: date | None) -> Voices | None:
    """The voices of two assessors on an agreement; None if any of the three is not there."""
    rows = await store.fetch(store.compile(voices_roots(agreement, a, b)), {})
    return voices_in(rows, tracing.ledger(rows[:OF_LEDGER], agreement, as_of, known_by=known_by))
