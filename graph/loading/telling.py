"""What a load tells of: the records that it adds, changes and withdraws, with what these are about.

Of a record that was there, what it was about before counts as well. What has not changed keeps its time, and is not
told; nor is a finding that its rule does not count, until it changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest

from graph.loading.changes import Changes, Stamps
from graph.loading.renewing import batches
from graph.loading.subjects import ABOVE, BESIDE, Subjects
from graph.loading.touched import Touched, said_by, touched
from graph.store import Transaction
from graph.stored.notices import CHANGED, KEPT_OF_EACH, SEEN, TOLD_OF, Change, Notice
from ontology.model import Node, Ontology

FORWARD = {end.relation: end.forward for end in (*ABOVE, *BESIDE)}
ROOM = 8 * KEPT_OF_EACH


class _Newest:
    """The newest changes of what is about each node: records with their days, as many as a store keeps."""

    def __init__(self, days: Mapping[str, str]) -> None:
        self._days = days
        self._of = defaultdict[str, dict[str, Change]](dict)

    def add(self, subjects: Iterable[str], record: str, change: Change) -> None:
        """Take in a record that is about these."""
        for subject in subjects:
            of_subject = self._of[subject]
            of_subject[record] = change
            if len(of_subject) > ROOM:
                self._of[subject] = dict(self._newest(of_subject))

    def __iter__(self) -> Iterator[tuple[str, str, str, Change]]:
        """What each is about, its day, the record, and what became of it; in order."""
        for subject in sorted(self._of):
            for record, change in self._newest(self._of[subject]):
                yield subject, self._days.get(record, ""), record, change

    def _newest(self, of_subject: dict[str, Change]) -> list[tuple[str, Change]]:
        return nlargest(KEPT_OF_EACH, of_subject.items(), key=lambda one: (self._days.get(one[0], ""), one[0]))


@dataclass(frozen=True)
class Telling:
    """What there is to tell, as far as it is known before the load writes."""

    touched: Touched
    at: str
    seen: Mapping[str, str]
    """When what comes back was first seen."""
    before: Mapping[str, frozenset[str]]
    """What changed records were about."""
    withdrawn: list[Notice]

    async def tell(self, changes: Changes, ontology: Ontology, transaction: Transaction) -> None:
        """Keep it, after the load has written."""
        if not self.touched:
            return
        newest, subjects = _Newest(self.touched.days), Subjects(ontology, transaction)
        async for id_, about in subjects.of(self.touched.changed):
            newest.add(about | self.before[id_], id_, Change.CHANGED)
        await subjects.learn({far for _, far in self._led_anew(changes)})
        for id_, far in self._led_anew(changes):
            if id_ not in self.touched.uncounted:
                newest.add(subjects.reached(far), id_, Change.RETURNED if id_ in self.seen else Change.NEW)
        told = [Notice(about, self.at, day, id_, change.name) for about, day, id_, change in newest]
        written = {row.id for cls, rows in changes.written.items() if issubclass(cls, Node) for row in rows}
        for batch in batches(sorted(self.touched.changed - written)):
            await transaction.touch(batch, self.at)
        for batch in batches(sorted(self.touched.changed | self.touched.removed | self.seen.keys())):
            await transaction.notify(batch, [])
        for notices in batches(sorted([*told, *self.withdrawn])):
            await transaction.notify([], notices)

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
    of_load = await touched(changes, dataset, stored, transaction)
    if not of_load:
        return Telling(of_load, "", {}, {}, [])
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
    return Telling(of_load, at, seen, before, withdrawn)


def _set_times(changes: Changes, of_load: Touched, seen: Mapping[str, str], at: str) -> None:
    for cls, rows in changes.written.items():
        for row in rows if issubclass(cls, Node) else ():
            if row.id in of_load.new:
                row.values.update({SEEN: seen.get(row.id, at), CHANGED: at})
            elif row.id in of_load.changed:
                row.values[CHANGED] = at
