"""What a load tells of: the records that it adds, changes and withdraws, with what these are about.

Of a record that was there, what it was about before counts as well. What has not changed keeps its time, and is not
told; nor is a finding that its rule does not count, until it changes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any

from graph.loading.changes import Changes
from graph.loading.incoming import CHANGED as DIFFERS
from graph.loading.incoming import NEW
from graph.loading.staging import Staging, batched
from graph.loading.subjects import ABOVE, BESIDE, Subjects
from graph.loading.touched import Touched, said_by, touched
from graph.store import Transaction
from graph.stored.notices import CHANGED, KEPT_OF_EACH, SEEN, TOLD_OF, Change, Notice
from graph.stored.rows import StoredRow
from ontology.model import Ontology, Relation

FORWARD = {end.relation: end.forward for end in (*ABOVE, *BESIDE)}
NEWEST = f"""
SELECT about, coalesce(day, '') AS day, subject.record, subject.change FROM subject
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
    """What there is to tell, as far as it is known before the load writes.

    What changed records were about, and withdrawn ones, is staged as `subject`.
    """

    touched: Touched
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

    async def tell(self, changes: Changes, ontology: Ontology, transaction: Transaction) -> None:
        """Keep it, after the load has written."""
        if not self.touched:
            return
        staging = changes.staging
        await _stage_subjects(self.touched.changed(), Change.CHANGED, ontology, transaction, staging)
        await self._stage_new(changes, ontology, transaction)
        for batch in staging.ids(UNWRITTEN):
            await transaction.touch(batch, self.at)
        for batch in chain(self.touched.changed(), self.touched.removed(), batched(sorted(self.seen))):
            await transaction.notify(batch, [])
        withdrawn = (self._notice(one) for one in _newest(staging, withdrawn=True))
        told = (self._notice(one) for one in _newest(staging, withdrawn=False))
        for notices in batched(chain(told, withdrawn)):
            await transaction.notify([], notices)

    def _notice(self, newest: tuple[Any, ...]) -> Notice:
        about, day, record, change = newest
        if change == Change.WITHDRAWN.name:
            return Notice(about, self.at, day, record, change, self.remains[record])
        return Notice(about, self.at, day, record, change)

    async def _stage_new(self, changes: Changes, ontology: Ontology, transaction: Transaction) -> None:
        """Stage what new records are about or belong to, each with itself. All of that is written now."""
        subjects = Subjects(ontology, transaction)
        for pairs in batched(_led_anew(changes)):
            await subjects.learn({far for _, far in pairs})
            changes.staging.add(
                "subject",
                [
                    (about, id_, (Change.RETURNED if id_ in self.seen else Change.NEW).name)
                    for id_, far in pairs
                    if id_ not in self.touched.uncounted
                    for about in subjects.reached(far)
                ],
            )


async def telling(changes: Changes, ontology: Ontology, transaction: Transaction) -> Telling:
    """What there is to tell of changes."""
    of_load = await touched(changes, transaction)
    if not of_load:
        return Telling(of_load, "", {}, {})
    at = await transaction.time()
    seen = dict[str, str]()
    for items in batched((await transaction.withdrawn()).items()):
        new = of_load.new_of([id_ for id_, _ in items])
        seen |= {id_: first for id_, first in items if id_ in new}
    staging = changes.staging
    await _stage_subjects(of_load.changed(), Change.CHANGED, ontology, transaction, staging)
    removed = (sorted({*ids} - of_load.uncounted) for ids in of_load.removed())
    await _stage_subjects(removed, Change.WITHDRAWN, ontology, transaction, staging)
    for batch in of_load.removed():  # what has lost a step in this transaction was about more
        told = [one for one in await transaction.told_to(batch) if one[0] not in of_load.uncounted]
        staging.add("subject", [(about, id_, Change.WITHDRAWN.name) for id_, about in told])
    remains = dict[str, tuple[str | None, ...]]()
    for batch in batched(sorted({record for _, _, record, _ in _newest(staging, withdrawn=True)})):
        remains |= await transaction.left(batch)
    return Telling(of_load, at, seen, remains)


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


async def _stage_subjects(
    which: Iterator[list[str]],
    change: Change,
    ontology: Ontology,
    transaction: Transaction,
    staging: Staging,
) -> None:
    """Stage what records are about, as far as the store shows it now."""
    subjects = Subjects(ontology, transaction)
    for ids in which:
        pairs = [(about, id_, change.name) async for id_, of_id in subjects.of(ids) for about in of_id]
        staging.add("subject", pairs)


def _newest(staging: Staging, *, withdrawn: bool) -> Iterator[tuple[Any, ...]]:
    """The newest of what is about each node, as many as a store keeps: about what, the day, the record, the change."""
    for _, of_subject in groupby(staging.found(NEWEST, withdrawn), itemgetter(0)):
        yield from islice(of_subject, KEPT_OF_EACH)
