"""Counts that are kept, renewed by a load: of the events that it touches.

What these had added is taken away before anything is written, and what they are then is added. Both times an event is
counted as it stands, so it must be known beforehand which events a load touches: those that it writes and removes, and
those that are another's in what is counted of them, whether where they were, who took part, which figures count, or for
which others they stand.
After a load that was interrupted, nobody knows any more what was counted, and all events are.
"""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from graph.loading.changes import Changes
from graph.loading.staging import batched
from graph.loading.touched import ARE_NEW, DIFFERING
from graph.store import Transaction
from graph.stored.ancestry import ancestry_of
from ontology.actors import Actor, Membership
from ontology.events import CasualtyEstimate, Claim, Estimation, Event, FigureAttribution, Involvement, Setting, Subject
from ontology.matching import Representation
from ontology.model import End, Node, Relation
from ontology.places import Place
from ontology.sources import Documentation, Source

FIGURE = f"{CasualtyEstimate.path()}/"
OF_FIGURES = (Estimation, FigureAttribution, Documentation)
"""Relations that lead from a figure to what decides whether and where it counts."""
ESTIMATED, ABOUT = End(Estimation, forward=True), End(Subject, forward=True)
REPRESENTED = End(Representation, forward=True)
INVOLVING = End(Involvement, forward=False)
KIND, LIFE, PUBLISHED = ("kind",), ("foundedEdtf", "endedEdtf"), ("publishedEdtf",)
"""Columns of places, actors and sources by which events, or their figures, are counted otherwise."""
WRITTEN = f"SELECT {{}} AS id FROM record WHERE {DIFFERING} AND kind IN ({{}})"
STORED = f"SELECT DISTINCT id FROM ({{}}) said WHERE NOT EXISTS ({ARE_NEW})"
"""What is there before the load writes."""
TALLIED = "SELECT id FROM tallied"
STAGE = "INSERT OR IGNORE INTO tallied "


@asynccontextmanager
async def tallied(changes: Changes, transaction: Transaction) -> AsyncIterator[None]:
    """Around the writing of changes, once it is staged which events may lie under other places."""
    anew = await transaction.interrupted()
    if anew:
        while await transaction.forget_cells():
            await transaction.checkpoint()
    else:
        await _Touching(changes, transaction).stage()
        for ids in changes.staging.ids(STORED.format(TALLIED)):
            await transaction.tally(ids, -1)
            await transaction.checkpoint()
    yield
    every = batched(await transaction.ids(Event, None)) if anew else None
    for ids in every or changes.staging.ids(f"{TALLIED} ORDER BY id"):
        await transaction.tally(ids, 1)
        await transaction.checkpoint()
    await transaction.forget_empty_cells()


class _Touching:
    """Stages the events that changes touch, asked before these are written."""

    def __init__(self, changes: Changes, transaction: Transaction) -> None:
        self._changes, self._transaction, self._staging = changes, transaction, changes.staging

    async def stage(self) -> None:
        """Stage all of them as `tallied`."""
        self._staging.run(f"{STAGE} SELECT id FROM stale")
        for written in (("id", Event), ("source", Involvement), ("target", Estimation)):
            self._staging.run(f"{STAGE} {self._written(*written)}")
        for ids in self._changes.removed(Event):
            self._add(ids)
        for ids in self._changes.removed(Involvement):
            self._add(await self._transaction.sources(Involvement, ids))
        async for figures in self._figures():
            self._add(await self._reached(ESTIMATED, figures))
        await self._stage_of_kinds()
        if await self._ranks_anew():
            self._add(await self._transaction.rivalled())
        await self._stage_represented()

    async def _figures(self) -> AsyncIterator[list[str]]:
        """The figures there that may count otherwise: by themselves, by who says them, or by claims about them."""
        said = [*(("source", relation) for relation in OF_FIGURES), ("id", CasualtyEstimate), ("target", Subject)]
        for column, record in said:
            text = f"{self._written(column, record)} AND {column} LIKE '{FIGURE}%'"
            for ids in self._staging.ids(STORED.format(text)):
                yield ids
        for ids in self._changes.removed(CasualtyEstimate):
            yield ids
        for relation in OF_FIGURES:
            for ids in self._changes.removed(relation):
                sources = await self._transaction.sources(relation, ids)
                yield [id_ for id_ in sources if id_.startswith(FIGURE)]
        async for claims in self._claims():
            yield [id_ for id_ in await self._reached(ABOUT, claims) if id_.startswith(FIGURE)]

    async def _claims(self) -> AsyncIterator[list[str]]:
        """The claims there that may be about other figures, or say something else of them."""
        for column, record in (("id", Claim), ("source", Subject)):
            for ids in self._staging.ids(STORED.format(self._written(column, record))):
                yield ids
        for ids in self._changes.removed(Claim):
            yield ids
        for ids in self._changes.removed(Subject):
            yield list(await self._transaction.sources(Subject, ids))

    async def _stage_of_kinds(self) -> None:
        """Stage the events of places and actors that have cells now, or have none any more."""
        async for actors in self._others(Actor, KIND):
            self._add(await self._reached(INVOLVING, actors))
        if kept := ancestry_of(Setting):
            async for places in self._others(Place, KIND):
                self._add(await self._transaction.surrounded(kept.stored, places))

    async def _stage_represented(self) -> None:
        """Stage the events that others stand for by now, or did, with these; and what stands for a staged one."""
        for end in ("source", "target"):
            self._staging.run(f"{STAGE} {self._written(end, Representation)}")
        for ids in self._changes.removed(Representation):
            ends = [one.columns for one in await self._transaction.records(Representation, "id", ids)]
            self._add(one[end] for one in ends for end in ("sourceId", "targetId"))
        for ids in self._staging.ids(STORED.format(TALLIED)):
            self._add(await self._reached(REPRESENTED, ids))

    async def _ranks_anew(self) -> bool:
        """Whether it may be another of several figures that counts, without anything changing about these."""
        if Membership in self._changes.kinds():
            return True
        lives = [ids async for ids in self._others(Actor, LIFE)]
        return any(lives) or any([ids async for ids in self._others(Source, PUBLISHED)])

    async def _others(self, cls: type[Node], columns: tuple[str, ...]) -> AsyncIterator[list[str]]:
        """Those of a class that are there, and have something else in some columns by now."""
        for batch in self._changes.changed(cls):
            rows = {row.id: row.values for row in batch}
            held = [one.columns for one in await self._transaction.records(cls, "id", sorted(rows))]
            yield [one["id"] for one in held if any(one[name] != rows[one["id"]][name] for name in columns)]

    async def _reached(self, end: End, ids: list[str]) -> set[str]:
        """What the relations at an end of these nodes lead to by now."""
        return {far for _, far in await self._transaction.led(end, ids)}

    def _written(self, column: str, record: type[Node] | type[Relation]) -> str:
        """A column of what is written of a kind and says something else than before."""
        return WRITTEN.format(column, self._staging.kinds([record]))

    def _add(self, events: Iterable[str]) -> None:
        self._staging.add_once("tallied", [(id_,) for id_ in events])
