"""The record of a node or relation, from a store: one state of the data, within bounded time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from api.explorer.records.cells import LABEL, WHO, leaf, read_text
from api.explorer.records.mentions import Names
from api.explorer.records.paths import Leading, steps_of
from api.explorer.records.reading import IN_DATASET, Relations, Statements, read_cited, read_dataset
from api.explorer.records.told import DatasetNamed, Listed, LoadingRecord, NodeRecord, Path, RelationRecord, name_of
from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.selection import And, At, Test
from graph.errors import DataChanging
from graph.statement import Slot, Statement
from graph.store import Store
from graph.stored.columns import ID_KEY
from ontology.model import Documented, End, Node, Relation
from ontology.rdf_form import LOADING, STATED_OF_LOADING
from ontology.sources import Dataset

ASKED = Slot(("id",))


@dataclass(frozen=True)
class _Plan:
    """How the nodes of a class are read: the statement, and the readers of its row."""

    find: s.Find
    statement: Statement
    said: Statements
    documented: bool
    lists: tuple[Relations, ...]

    def read(self, cls: type[Node], id_: str, row: list[Any]) -> NodeRecord:
        """The node in a row."""
        cells = iter(row)
        label, said = read_text(cells), self.said.read(cells)
        dataset = read_dataset(next(cells)) if self.documented else None
        return NodeRecord(cls, id_, label, said, dataset, tuple(reader.read(cells) for reader in self.lists))


class Records:
    """Reads records from a store. A statement may take so many seconds: StatementTimedOut then."""

    def __init__(self, store: Store, seconds: float) -> None:
        self._store, self._ontology, self._seconds = store, store.ontology, seconds
        self._plans = dict[tuple[type[Node], End | None], _Plan]()

    def end(self, id_: str, name: str) -> End | None:
        """The end of this name that nodes of the class have which an id names."""
        cls = self._class_of(id_)
        return next((end for end in self._ends(cls) if name_of(end) == name), None) if cls else None

    async def node(self, id_: str, end: End | None = None, after: str = "") -> NodeRecord | None:
        """A node with the first relations at each of its ends, or with the further ones at one end; None without it."""
        cls = self._class_of(id_)
        if cls is None:
            return None
        plan = self._plan(cls, end)
        (row,) = await self._store.fetch(plan.statement, {"id": id_, "after": after}, self._seconds)
        if row is None:
            return None
        record = plan.read(cls, id_, row)
        steps = steps_of(record)
        return replace(record, paths=await self._paths(plan, row, steps, id_, after)) if steps else record

    async def _paths(self, plan: _Plan, row: list[Any], steps: Listed, id_: str, after: str) -> tuple[Path, ...]:
        """The paths of a finding. Which relations lead along them must be known before they are asked for."""
        leading = Leading(self._ontology, steps)
        statement = self._store.compile((plan.find, *leading.selection))
        again, *found = await self._store.fetch(statement, {"id": id_, "after": after}, self._seconds)
        if again != row:
            raise DataChanging("A load has changed this finding while it was read. Try again.")
        return leading.paths(found)

    async def relation(self, id_: str) -> RelationRecord | None:
        """A relation with the names of its ends; None where there is none.

        What its ends are must be known before they are asked for by name: the second statement reads it all at once.
        """
        relation = self._ontology.relation_of_path.get(id_.partition("/")[0])
        if relation is None:
            return None
        asked = self._of_relation(relation)
        (found,) = await self._store.fetch(self._store.compile((asked,)), {"id": id_}, self._seconds)
        if not found:
            return None
        ends = found[0][:3]
        near, far = (self._names_of(end) for end in ends[:2])
        finds = (s.Find(one.cls, end, one.items) for one, end in zip((near, far), ends[:2], strict=True))
        statement = self._store.compile((asked, *finds, s.Find(Dataset, ends[2], IN_DATASET.items)))
        again, *named = await self._store.fetch(statement, {"id": id_}, self._seconds)
        if [row[:3] for row in again] != [ends] or None in named:
            raise DataChanging("A load has changed this relation while it was read. Try again.")
        cells = iter(again[0][3:])
        said = Statements(relation, At.EDGE).read(cells)
        cited = read_cited(cells) if relation.declared.cited else ()
        source, target = near.read(iter(named[0])), far.read(iter(named[1]))
        return RelationRecord(relation, id_, source, target, said, cited, read_dataset(named[2]))

    async def loading(self, id_: str) -> LoadingRecord | None:
        """How a dataset was loaded; None where there is none of the name."""
        path, _, name = id_.partition("/")
        dataset = await self.node(f"{Dataset.path()}/{name}") if path == LOADING else None
        if dataset is None:
            return None
        licence = next((one.value for one in dataset.said if one.predicate.name == "licence"), "")
        said = tuple(one for one in dataset.said if one.predicate.name in STATED_OF_LOADING)
        return LoadingRecord(id_, DatasetNamed(dataset.id, dataset.label, licence=licence), said)

    def _names_of(self, id_: str) -> Names:
        return Names(self._ontology, self._class_of(id_) or Node, alone=True)

    def _class_of(self, id_: str) -> type[Node] | None:
        return self._ontology.class_of_path.get(id_.partition("/")[0])

    def _ends(self, cls: type[Node]) -> Iterator[End]:
        """All that nodes of a class have, those without a name too: nothing leads back over these but a page."""
        yield from self._ontology.ends(cls)
        for relation in self._ontology.relations:
            if not relation.declared.inverse and issubclass(cls, relation.declared.target):
                yield End(relation, forward=False)

    def _plan(self, cls: type[Node], end: End | None) -> _Plan:
        if (cls, end) not in self._plans:
            self._plans[cls, end] = self._made(cls, end)
        return self._plans[cls, end]

    def _made(self, cls: type[Node], end: End | None) -> _Plan:
        further = end is not None
        lists = tuple(Relations(self._ontology, one, further) for one in ((end,) if end else self._ends(cls)))
        said, documented = Statements(cls, At.NODE), issubclass(cls, Documented)
        dataset = (IN_DATASET,) if documented else ()
        related = (item for reader in lists for item in reader.items)
        find = s.Find(cls, ASKED, (*LABEL, *said.leaves, *dataset, *related))
        return _Plan(find, self._store.compile((find,)), said, documented, lists)

    @staticmethod
    def _of_relation(relation: type[Relation]) -> s.Relations:
        itself = And((Test(ID_KEY, BY_NAME["eq"], ASKED, At.EDGE),))
        ends = (leaf(column, At.EDGE) for column in ("sourceId", "targetId", "dataset"))
        cited = (s.Citations(WHO),) if relation.declared.cited else ()
        items = (*ends, *Statements(relation, At.EDGE).leaves, *cited)
        return s.Relations(relation, 1, "", items, itself)
