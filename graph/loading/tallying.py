"""Counts that are kept, renewed by a load: of the events that it touches.

What these had added is taken away before anything is written, and what they are then is added. Both times an event is
counted as it stands, so it must be known beforehand which events a load touches: those that it writes and removes, and
those that are another's in what is counted of them, whether where they were, who took part, or which figures count.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

from graph.loading.changes import Changes
from graph.store import Record, Transaction
from graph.stored.ancestry import ancestry_of
from graph.stored.rows import StoredRow
from ontology.actors import Actor, Membership
from ontology.events import CasualtyEstimate, Claim, Estimation, Event, FigureAttribution, Involvement, Setting, Subject
from ontology.model import End, Relation
from ontology.places import Place
from ontology.sources import Documentation, Source

BATCH = 2000
FIGURE = f"{CasualtyEstimate.path()}/"
OF_FIGURES = (FigureAttribution, Documentation)
"""Relations that lead from a figure to what decides whether it counts."""
ESTIMATED, ABOUT = End(Estimation, forward=True), End(Subject, forward=True)
SPEAKERS = ("foundedEdtf", "endedEdtf")
"""The columns of an actor by which somebody may have been a member of it on a day."""
PUBLISHED = ("publishedEdtf",)


@asynccontextmanager
async def tallied(touched: Iterable[str], transaction: Transaction) -> AsyncIterator[None]:
    """Around the writing of changes that touch these events."""
    ids = sorted(touched)
    for start in range(0, len(ids), BATCH):
        await transaction.tally(ids[start : start + BATCH], -1)
    yield
    for start in range(0, len(ids), BATCH):
        await transaction.tally(ids[start : start + BATCH], 1)
    await transaction.forget_empty_cells()


async def touched_events(changes: Changes, moved: Iterable[str], transaction: Transaction) -> set[str]:
    """The events of which something else may be counted than before. `moved`: those that may lie under other places."""
    touching = _Touching(changes, transaction)
    involving = await touching.led_from(Involvement)
    events = {*changes.ids(Event), *moved, *involving}
    events |= await touching.events_of(await touching.figures())
    events |= await touching.reached(End(Involvement, forward=False), await touching.of_other(Actor, ("kind",)))
    if (kept := ancestry_of(Setting)) and (places := await touching.of_other(Place, ("kind",))):
        events |= await transaction.surrounded(kept.stored, sorted(places))
    if await touching.ranks_anew():
        events |= await transaction.rivalled()
    return events


class _Touching:
    """What changes touch, asked before they are written."""

    def __init__(self, changes: Changes, transaction: Transaction) -> None:
        self._changes, self._transaction = changes, transaction

    async def led_from(self, relation: type[Relation]) -> set[str]:
        """What relations of a kind lead from that are written or removed."""
        written = {str(row.values["sourceId"]) for row in self._written(relation)}
        return written | await self._transaction.sources(relation, self._changes.removed.get(relation, []))

    async def figures(self) -> set[str]:
        """The figures that may count otherwise than before: by themselves, by who says them, by claims about them."""
        found = {id_ for relation in OF_FIGURES for id_ in await self.led_from(relation)}
        found |= self._changes.ids(CasualtyEstimate) | await self.led_from(Estimation)
        found |= {str(row.values["targetId"]) for row in self._written(Subject)}
        claims = self._changes.ids(Claim) | await self.led_from(Subject)
        found |= await self.reached(ABOUT, claims)
        return {id_ for id_ in found if id_.startswith(FIGURE)}

    async def events_of(self, figures: set[str]) -> set[str]:
        """The events of figures, as they are and as they will be."""
        written = {str(row.values["targetId"]) for row in self._written(Estimation)}
        return written | await self.reached(ESTIMATED, figures)

    async def reached(self, end: End, ids: Iterable[str]) -> set[str]:
        """What the relations at an end of these nodes lead to by now."""
        found, listed = set[str](), sorted(ids)
        for start in range(0, len(listed), BATCH):
            found |= {far for _, far in await self._transaction.led(end, listed[start : start + BATCH])}
        return found

    async def of_other(self, record: Record, columns: tuple[str, ...]) -> set[str]:
        """The ids of the records of a kind that are there, of which a load writes something else in some columns."""
        rows, found = {row.id: row for row in self._written(record)}, set[str]()
        ids = sorted(rows)
        for start in range(0, len(ids), BATCH):
            for held in await self._transaction.records(record, "id", ids[start : start + BATCH]):
                id_ = str(held.columns["id"])
                if _differ(held.columns, rows[id_], columns):
                    found.add(id_)
        return found

    async def ranks_anew(self) -> bool:
        """Whether it may be another of several figures that counts, without anything changing about these."""
        if Membership in self._changes.written or Membership in self._changes.removed:
            return True
        return bool(await self.of_other(Actor, SPEAKERS) or await self.of_other(Source, PUBLISHED))

    def _written(self, record: Record) -> list[StoredRow]:
        return self._changes.written.get(record, [])


def _differ(held: Any, row: StoredRow, columns: tuple[str, ...]) -> bool:
    return any(held.get(column) != row.values[column] for column in columns)
