"""What a load tells of: the records that it adds, changes and withdraws, with what these are about.

Of a record that was there, what it was about before counts as well. What has not changed keeps its time, and is not
told; nor is a finding that its rule does not count, until it changes.

What would be lost with a load that is interrupted between batches is told before it writes. The next load finds what
that one wrote by its time, and tells the rest.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any

from graph.loading.changes import Changes
from graph.loading.incoming import CHANGED as DIFFERS
from graph.loading.incoming import NEW
from graph.loading.resuming import left_behind
from graph.loading.staging import Staging, batched
from graph.loading.subjects import ABOVE, BESIDE, Subjects
from graph.loading.touched import Touched, said_by, touched
from graph.store import Transaction
from graph.stored.notices import CHANGED, KEPT_OF_EACH, SEEN, TOLD_OF, Change, Notice
from graph.stored.rows import StoredRow
from ontology.model import Relation

FORWARD = {end.relation: end.forward for end in (*ABOVE, *BESIDE)}
NEWEST = f"""
SELECT about, coalesce(record.day, subject.day, '') AS day, subject.record, subject.change, max(subject.rowid)
FROM subject
LEFT JOIN record ON record.id = subject.record AND record.change IN ('{NEW}', '{DIFFERS}')
WHERE (subject.change = '{Change.WITHDRAWN.name}') = ?
GROUP BY about, subject.record ORDER BY about, day DESC, subject.record DESC
"""
SAYING = f"""
SELECT said.id, said.far FROM (SELECT {{}} AS id, {{}} AS far, number FROM record WHERE kind = ? AND change IS NOT NULL)
said JOIN record new ON new.id = said.id AND new.change = '{NEW}' ORDER BY said.number
"""
UNWRITTEN = """
SELECT id FROM touched WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.id = touched.id AND r.change IS NOT NULL)
"""


@dataclass(frozen=True)
class Telling:
    """What there is to tell, as far as is known before the load writes. `resumes`: the load before was interrupted.

    What changed records were about, and withdrawn ones, is staged as `subject`.
    """

    touched: Touched
    resumes: bool
    at: str
    seen: Mapping[str, str]
    """When what comes back was first seen."""
    remains: Mapping[str, tuple[str | None, ...]]
    """Of what is withdrawn, what is told, with what remains of it."""

    def set_times(self, rows: list[StoredRow]) -> None:
        """Let nodes that are to be written learn the time."""
        if not self.touched:
            return
        ids = [row.id for row in rows]
        new, changed = self.touched.new_of(ids), self.touched.changed_of(ids)
        for row in rows:
            if row.id in new:
                row.values.update({SEEN: self.seen.get(row.id, self.at), CHANGED: self.at})
            elif row.id in changed:
                row.values[CHANGED] = self.at

    async def tell_first(self, transaction: Transaction) -> None:
        """Keep what is withdrawn, and when other nodes change, before the load writes."""
        staging = self.touched.changes.staging
        for batch in staging.ids(UNWRITTEN):
            await transaction.touch(batch, self.at)
            await transaction.checkpoint()
        for batch in chain(self.touched.changed(), self.touched.removed()):
            await transaction.notify(batch, [])
        for notices in batched(self._notice(one) for one in _newest(staging, withdrawn=True)):
            await transaction.notify([], notices)
            await transaction.checkpoint()

    async def tell(self, transaction: Transaction) -> None:
        """Keep what is new and what has changed, after the load has written."""
        if not (self.touched or self.resumes):
            return
        changes, subjects = self.touched.changes, Subjects(self.touched.changes.ontology, transaction)
        await _stage_subjects(self.touched.changed(), Change.CHANGED, subjects, changes.staging)
        await self._stage_new(changes, subjects)
        await self._stage_left_behind(changes, subjects, transaction)
        for batch in batched(sorted(self.seen)):
            await transaction.notify(batch, [])
        for notices in batched(self._notice(one) for one in _newest(changes.staging, withdrawn=False)):
            await transaction.notify([], notices)
            await transaction.checkpoint()

    def _notice(self, newest: tuple[Any, ...]) -> Notice:
        about, day, record, change, _ = newest
        if change == Change.WITHDRAWN.name:
            return Notice(about, self.at, day, record, change, self.remains[record])
        return Notice(about, self.at, day, record, change)

    async def _stage_new(self, changes: Changes, subjects: Subjects) -> None:
        """Stage what new records are about or belong to, each with itself. All of that is written now."""
        for pairs in batched(_led_anew(changes)):
            await subjects.learn({far for _, far in pairs})
            changes.staging.add(
                "subject",
                [
                    (about, id_, (Change.RETURNED if id_ in self.seen else Change.NEW).name, None)
                    for id_, far in pairs
                    if id_ not in self.touched.uncounted
                    for about in subjects.reached(far)
                ],
            )

    async def _stage_left_behind(self, changes: Changes, subjects: Subjects, transaction: Transaction) -> None:
        """Stage what an interrupted load wrote. What is new since then is told as new, whatever this load does."""
        async for left in left_behind(changes.dataset, changes.ontology, transaction):
            new = self.touched.new_of(left.ids)
            ids = [id_ for id_ in left.ids if id_ not in new]
            told = [
                (about, id_, left.changes[id_].name, left.days.get(id_))
                async for id_, of_id in subjects.of(ids)
                for about in of_id
            ]
            changes.staging.add("subject", told)
            await transaction.touch(ids, self.at)
            await transaction.notify(ids, [])
            await transaction.checkpoint()


async def telling(changes: Changes, transaction: Transaction) -> Telling:
    """What there is to tell of changes."""
    of_load, resumes = await touched(changes, transaction), await transaction.interrupted()
    if not (of_load or resumes):
        return Telling(of_load, resumes, "", {}, {})
    at, staging = await transaction.time(), changes.staging
    seen = dict[str, str]()
    for items in batched((await transaction.withdrawn()).items()):
        new = of_load.new_of([id_ for id_, _ in items])
        seen |= {id_: first for id_, first in items if id_ in new}
    subjects = Subjects(changes.ontology, transaction)
    await _stage_subjects(of_load.changed(), Change.CHANGED, subjects, staging)
    removed = (sorted({*ids} - of_load.uncounted) for ids in of_load.removed())
    await _stage_subjects(removed, Change.WITHDRAWN, subjects, staging)
    for batch in of_load.removed():  # what has lost a step in this transaction was about more
        told = [one for one in await transaction.told_to(batch) if one[0] not in of_load.uncounted]
        staging.add("subject", [(about, id_, Change.WITHDRAWN.name, None) for id_, about in told])
    remains = dict[str, tuple[str | None, ...]]()
    for batch in batched(sorted({newest[2] for newest in _newest(staging, withdrawn=True)})):
        remains |= await transaction.left(batch)
    return Telling(of_load, resumes, at, seen, remains)


def _led_anew(changes: Changes) -> Iterator[tuple[str, str]]:
    """What is new, with itself and with all to which its relations lead."""
    staging = changes.staging
    for record in changes.kinds():
        if issubclass(record, TOLD_OF):
            text = f"SELECT id, id FROM record WHERE kind = ? AND change = '{NEW}'"
            yield from _pairs(staging.found(text, staging.kind(record)))
        elif issubclass(record, Relation) and record in FORWARD:
            far = ("target",) if FORWARD[record] else ("source",)
            for saying in said_by(record):
                for end in ("source", "target") if record.declared.symmetric else far:
                    yield from _pairs(staging.found(SAYING.format(saying, end), staging.kind(record)))


def _pairs(found: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    return ((id_, far) for id_, far in found)


async def _stage_subjects(which: Iterable[list[str]], change: Change, subjects: Subjects, staging: Staging) -> None:
    """Stage what records are about, as far as the store shows it now."""
    for ids in which:
        pairs = [(about, id_, change.name, None) async for id_, of_id in subjects.of(ids) for about in of_id]
        staging.add("subject", pairs)


def _newest(staging: Staging, *, withdrawn: bool) -> Iterator[tuple[Any, ...]]:
    """The newest of what is about each node, as many as a store keeps: about what, the day, the record, the change."""
    for _, of_subject in groupby(staging.found(NEWEST, withdrawn), itemgetter(0)):
        yield from islice(of_subject, KEPT_OF_EACH)
