"""Whether the counts that loads keep beside the records are what these give, counted anew."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from graph.asked import selection as s
from graph.checking.reading import ID, Reading
from graph.checking.record_check import Problem
from graph.statement import Slot
from graph.stored.columns import Scalar, Shown
from graph.stored.counts import ACTOR_DAYS, ALL_CELLS, UNCOUNTED, Cells
from ontology.actors import Actor

REMEDY = "Load all datasets into an empty store."
ACTOR = Slot(("actor",))
Numbers = list[Any]


async def of_cells(reading: Reading) -> AsyncIterator[Problem]:
    """Each cell that counts something else. Cells of actors are read for one actor after the other: they are many."""
    for cells in ALL_CELLS:
        if cells is not ACTOR_DAYS:
            for problem in _differing(cells, *await reading.roots(_both(cells))):
                yield problem
    of_actor = reading.compiled(_both(ACTOR_DAYS, ACTOR))
    for actor in await _actors(reading):
        for problem in _differing(ACTOR_DAYS, *await reading.fetched(of_actor, {"actor": actor})):
            yield problem


def _both(cells: Cells, actor: Any = None) -> s.Selection:
    return s.Tallied(cells, anew=False, actor=actor), s.Tallied(cells, anew=True, actor=actor)


async def _actors(reading: Reading) -> list[str]:
    """All who have cells, or should have some."""
    (having,) = await reading.roots((s.TalliedActors(),))
    kind = s.Leaf(Shown(("kind",), Scalar.STRING))
    due = {id_ async for rows in reading.nodes(Actor, (ID, kind)) for id_, kind in rows if kind != UNCOUNTED.name}
    return sorted(due.union(having))


def _differing(cells: Cells, kept: list[Numbers], due: list[Numbers]) -> Iterator[Problem]:
    keys = len(cells.keys)
    there, anew = ({tuple(row[:keys]): row[keys:] for row in rows} for rows in (kept, due))
    for key in sorted(there.keys() | anew.keys(), key=repr):
        found, counted = there.get(key), anew.get(key)
        if found != counted:
            named = ", ".join(part for part in key if part) or "all events"
            problem = f"is kept, and the records give {_told(counted) or 'nothing'}"
            yield Problem(cells.stored, named, _told(found), problem, REMEDY)


def _told(numbers: Numbers | None) -> str | None:
    return None if numbers is None else ", ".join(map(str, numbers))
