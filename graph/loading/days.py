"""The days of the events that a load touches: links between records are looked for anew of these, and near them, alone.

Where a load changes what events everywhere are compared by, such as who belonged to whom, it touches all days.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from graph.loading.changes import Changes
from graph.loading.incoming import NEW
from graph.store import Transaction
from ontology.actors import Actor, Alliance, Membership
from ontology.events import Event
from ontology.matching import MatchDecision
from ontology.places import Containment, Place
from ontology.sources import CURATED

Days = frozenset[date]
DAY, ENDS = "whenFirst", ("first", "second")
COMPARED_BY = (Actor, Place, Membership, Alliance, Containment)
"""What events are compared by. What a publisher adds to it matters for events alone that are added with it."""
EVENTS = (f"{Event.path()}/", f"{Event.path()}0")
"""Between which the ids of events lie: `0` follows the slash."""
OTHERWISE = "SELECT id FROM touched WHERE id >= ? AND id < ? AND id NOT IN (SELECT id FROM record WHERE kind = ?)"
WRITTEN = "SELECT DISTINCT day FROM record WHERE kind = ? AND change IS NOT NULL"
NOT_NEW = f"SELECT 1 FROM record WHERE change IS NOT '{NEW}' AND change IS NOT NULL AND kind IN ({{}})"


class TouchedDays:
    """Gathers the days of the events that changes touch, as they were before these are written and as they are then."""

    def __init__(self, changes: Changes, loader: str | None, transaction: Transaction) -> None:
        self._changes, self._loader, self._transaction = changes, loader, transaction
        self._days, self._everywhere = set[date](), False

    async def before(self) -> None:
        """Take in what there is."""
        self._everywhere = await self._transaction.interrupted() or self._compares_otherwise()
        if self._everywhere:
            return
        for rows in self._changes.changed(Event):
            await self._take([row.id for row in rows])
        for ids in self._changes.removed(Event):
            await self._take(ids)
        for rows in self._changes.changed(MatchDecision):
            await self._take_decided([row.id for row in rows])
        for ids in self._changes.removed(MatchDecision):
            await self._take_decided(ids)

    async def after(self) -> Days | None:
        """The days, once all is written; None: all days."""
        if self._everywhere:
            return None
        staging = self._changes.staging
        kind = staging.kind(Event)
        self._add(day for (day,) in staging.found(WRITTEN, kind))
        for ids in staging.ids(OTHERWISE, *EVENTS, kind):
            await self._take(ids)
        for rows in self._changes.written(MatchDecision):
            await self._take_ends([row.values[end] for row in rows for end in ENDS])
        return None if self._everywhere else frozenset(self._days)

    def _compares_otherwise(self) -> bool:
        changes = self._changes
        if not set(COMPARED_BY).intersection(changes.kinds()):
            return False
        kinds = changes.staging.kinds(COMPARED_BY)
        gone = any(True for record in COMPARED_BY for _ in changes.removed(record))
        return gone or self._loader == CURATED or bool(changes.staging.first(NOT_NEW.format(kinds)))

    async def _take(self, ids: list[str]) -> None:
        self._add(one.columns[DAY] for one in await self._transaction.records(Event, "id", ids))

    async def _take_decided(self, ids: list[str]) -> None:
        found = await self._transaction.records(MatchDecision, "id", ids)
        await self._take_ends([one.columns[end] for one in found for end in ENDS])

    async def _take_ends(self, ids: list[str]) -> None:
        """What is decided of others than events, such as actors, may matter for events of any day."""
        self._everywhere |= any(not id_.startswith(EVENTS[0]) for id_ in ids)
        await self._take(ids)

    def _add(self, days: Iterable[str]) -> None:
        for day in days:
            with suppress(ValueError):  # an open beginning, of which nothing can be near
                self._days.add(date.fromisoformat(day))
