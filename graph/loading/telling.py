"""What a load tells of: the records that it adds, changes and withdraws, with what these are about.

Of a record that was there, what it was about before counts as well. What has not changed keeps its time, and is not
told; nor is a finding that its rule does not count, until it changes.

What would be lost with a load that is interrupted between batches is told before it writes. The next load finds what
that one wrote by its time, and tells the rest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from heapq import nlargest

from graph.loading.changes import Changes, Stamps
from graph.loading.renewing import batches
from graph.loading.resuming import left_behind
from graph.loading.subjects import ABOVE, BESIDE, Subjects
from graph.loading.touched import Touched, said_by, touched
from graph.store import Transaction
from graph.stored.notices import CHANGED, KEPT_OF_EACH, SEEN, TOLD_OF, Change, Notice
from ontology.model import Node, Ontology

FORWARD = {end.relation: end.forward for end in (*ABOVE, *BESIDE)}
ROOM = 8 * KEPT_OF_EACH


class _Newest:
    """The newest changes of what is about each node: records with their days, as many as a store keeps."""

    def __init__(self, days: MutableMapping[str, str]) -> None:
        self._days = days
        self._of = defaultdict[str, dict[str, Change]](dict)

    def add(self, subjects: Iterable[str], record: str, change: Change) -> None:
        """Take in a record that is about these."""
        for subject in subjects:
            of_subject = self._of[subject]
            of_subject[record] = change
            if len(of_subject) > ROOM:
                self._of[subject] = dict(self._newest(of_subject))

    def learn(self, days: Mapping[str, str]) -> None:
        """Learn the days of other records."""
        self._days.update(days)

    def __iter__(self) -> Iterator[tuple[str, str, str, Change]]:
        """What each is about, its day, the record, and what became of it; in order."""
        for subject in sorted(self._of):
            for record, change in self._newest(self._of[subject]):
                yield subject, self._days.get(record, ""), record, change

    def _newest(self, of_subject: dict[str, Change]) -> list[tuple[str, Change]]:
        return nlargest(KEPT_OF_EACH, of_subject.items(), key=lambda one: (self._days.get(one[0], ""), one[0]))


@dataclass(frozen=True)
class Telling:
    """What there is to tell, as far as is known before the load writes. `resumes`: the load before was interrupted."""

    dataset: str
    resumes: bool
    touched: Touched
    at: str
    seen: Mapping[str, str]
    """When what comes back was first seen."""
    before: Mapping[str, frozenset[str]]
    """What changed records were about."""
    withdrawn: list[Notice]

    async def tell_first(self, changes: Changes, transaction: Transaction) -> None:
        """Keep what is withdrawn, and when other nodes change, before the load writes."""
        written = {row.id for cls, rows in changes.written.items() if issubclass(cls, Node) for row in rows}
        for batch in batches(sorted(self.touched.changed - written)):
            await transaction.touch(batch, self.at)
            await transaction.checkpoint()
        for batch in batches(sorted(self.touched.changed | self.touched.removed)):
            await transaction.notify(batch, [])
        for notices in batches(sorted(self.withdrawn)):
            await transaction.notify([], notices)
            await transaction.checkpoint()

    async def tell(self, changes: Changes, ontology: Ontology, transaction: Transaction) -> None:
        """Keep what is new and what has changed, after the load has written."""
        if not (self.touched or self.resumes):
            return
        newest, subjects = _Newest(dict(self.touched.days)), Subjects(ontology, transaction)
        async for id_, about in subjects.of(self.touched.changed):
            newest.add(about | self.before[id_], id_, Change.CHANGED)
        await subjects.learn({far for _, far in self._led_anew(changes)})
        for id_, far in self._led_anew(changes):
            if id_ not in self.touched.uncounted:
                newest.add(subjects.reached(far), id_, Change.RETURNED if id_ in self.seen else Change.NEW)
        await self._learn_left_behind(newest, subjects, ontology, transaction)
        told = [Notice(about, self.at, day, id_, change.name) for about, day, id_, change in newest]
        for batch in batches(sorted(self.seen)):
            await transaction.notify(batch, [])
        for notices in batches(sorted(told)):
            await transaction.notify([], notices)
            await transaction.checkpoint()

    async def _learn_left_behind(
        self, newest: _Newest, subjects: Subjects, ontology: Ontology, transaction: Transaction
    ) -> None:
        """Take in what an interrupted load wrote. What is new since then is told as new, whatever this load does."""
        async for left in left_behind(self.dataset, ontology, transaction):
            ids = [id_ for id_ in left.ids if id_ not in self.touched.new]
            newest.learn(left.days)
            async for id_, about in subjects.of(ids):
                newest.add(about, id_, left.changes[id_])
            await transaction.touch(ids, self.at)
            await transaction.notify(ids, [])
            await transaction.checkpoint()

    def _led_anew(self, changes: Changes) -> Iterator[tuple[str, str]]:
        """What is new, each with itself and with all that it is about or belongs to. All of that is written now."""
        for record, rows in changes.written.items():
            if issubclass(record, TOLD_OF):
                yield from ((row.id, row.id) for row in rows if row.id in self.touched.new)
            elif record in FORWARD:
                far = "targetId" if FORWARD[record] else "sourceId"
                ends = ("sourceId", "targetId") if record.declared.symmetric else (far,)
                for row in rows:
                    saying = (id_ for id_ in said_by(row) if id_ in self.touched.new)
                    yield from ((id_, row.values[end]) for id_ in saying for end in ends)


async def telling(
    changes: Changes, dataset: str, stored: Stamps, ontology: Ontology, transaction: Transaction
) -> Telling:
    """What there is to tell of changes. The nodes among them learn the time."""
    of_load, resumes = await touched(changes, dataset, stored, transaction), await transaction.interrupted()
    if not (of_load or resumes):
        return Telling(dataset, resumes, of_load, "", {}, {}, [])
    at = await transaction.time()
    seen = {id_: first for id_, first in (await transaction.withdrawn()).items() if id_ in of_load.new}
    _set_times(changes, of_load, seen, at)
    subjects = Subjects(ontology, transaction)
    before = {id_: about async for id_, about in subjects.of(of_load.changed | of_load.removed)}
    for batch in batches(sorted(of_load.removed)):  # what has lost a step in this transaction was about more
        for record, about in await transaction.told_to(batch):
            before[record] |= {about}
    newest = _Newest({})
    for id_ in sorted(of_load.removed - of_load.uncounted):
        newest.add(before[id_], id_, Change.WITHDRAWN)
    gone, remains = sorted({id_ for _, _, id_, _ in newest}), dict[str, tuple[str | None, ...]]()
    for batch in batches(gone):
        remains |= await transaction.left(batch)
    withdrawn = [Notice(about, at, "", id_, change.name, remains[id_]) for about, _, id_, change in newest]
    return Telling(dataset, resumes, of_load, at, seen, before, withdrawn)


def _set_times(changes: Changes, of_load: Touched, seen: Mapping[str, str], at: str) -> None:
    for cls, rows in changes.written.items():
        for row in rows if issubclass(cls, Node) else ():
            if row.id in of_load.new:
                row.values.update({SEEN: seen.get(row.id, at), CHANGED: at})
            elif row.id in of_load.changed:
                row.values[CHANGED] = at
