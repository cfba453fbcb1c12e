"""Whether what a store holds hangs together: what Neo4j's constraints cannot say, and what a hand may have broken.

Everything is read through selections, page by page, so that both engines are asked the same and memory stays small.
"""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.checking.record_check import Columns, Problem, anew, held_columns, problems_of, read_columns
from graph.statement import Slot
from graph.store import Store
from graph.stored import columns
from graph.stored.columns import Scalar, Shown
from graph.stored.layout import copied_keys
from ontology.events import Event
from ontology.model import End, Node, Relation
from ontology.naming import is_id
from ontology.sources import Dataset, Source

PAGE = 1000
MANY = 1_000_000
"""No node has as many relations of one kind that lead from it; a page needs some limit."""
AFTER, IDS = Slot(("after",)), Slot(("ids",))
ID, EDGE_ID = s.Leaf(columns.ID), s.Leaf(columns.ID, s.At.EDGE)
ANCHOR = "deadlineAnchor"
NOT_OURS = "Remove it: no load of ours made it."

Classes = dict[str, str]
"""Nodes that are there, each with its class."""


@dataclass(frozen=True)
class Joined:
    """Two nodes that a relation joins, and the sort keys of the one from which it leads."""

    source: str
    target: str
    keys: list[Any]


@dataclass
class Absent:
    """What is named and not there: by whom first, in which column, and how many times."""

    place: str
    column: str
    id: str
    times: int = 0

    def problem(self) -> Problem:
        """What to say of it."""
        others = f", and {self.times - 1} more name it" if self.times > 1 else ""
        remedy = "Load it again." if self.column == "dataset" else "Load the dataset that has it again."
        return Problem(self.place, self.column, self.id, f"is not there{others}", remedy)


class StoreCheck:
    """One check of a whole store. What is loaded meanwhile may be called wrong."""

    def __init__(self, store: Store) -> None:
        self._reading, self._ontology = _Reading(store), store.ontology
        self._datasets: set[str] = set()
        self._absent: dict[str, Absent] = {}
        self._leading = Counter[type[Relation]]()
        self.nodes, self.relations = 0, 0

    def steps(self) -> int:
        """How many kinds of records there are to read."""
        return len(self._ontology.classes) + len(self._ontology.relations)

    async def problems(self, step: Callable[[], None] = lambda: None) -> AsyncIterator[Problem]:
        """Everything that is wrong, by kind and id. `nodes` and `relations` then say how many were read.

        `step` is called before each kind of records. What is named and not there is told once, at the end.
        """
        self._datasets = {row[0] async for rows in self._reading.nodes(Dataset, (ID,)) for row in rows}
        async for problem in self._without_class():
            yield problem
        for cls in self._ontology.classes:
            step()
            async for problem in self._nodes_of(cls):
                yield problem
        for relation in self._ontology.relations:
            step()
            async for problem in self._relations_of(relation):
                yield problem
        for dataset in await self._reading.loaded():
            if dataset not in self._datasets:
                self._absent.setdefault(dataset, Absent("the record of loads", "dataset", dataset))
        for absent in self._absent.values():
            yield absent.problem()

    async def _without_class(self) -> AsyncIterator[Problem]:
        async for rows in self._reading.nodes(Node, (ID, _class_of(self._ontology.classes))):
            for id_ in (id_ for id_, named in rows if not named):
                yield Problem(id_, "class", None, "says what it is", "Load the dataset that has it again.")

    def _name(self, held: Columns, column: str, id_: str, there: Container[str]) -> None:
        """Remember what a record names, unless it is there."""
        if id_ not in there:
            self._absent.setdefault(id_, Absent(held["id"], column, id_)).times += 1

    async def _nodes_of(self, cls: type[Node]) -> AsyncIterator[Problem]:
        ends = [end for end in self._ontology.ends(cls) if end.forward]
        seen = 0
        async for rows in self._reading.nodes(cls, (*_leaves(cls), *(s.Count(end, s.And(())) for end in ends))):
            seen += len(rows)
            held = [held_columns(cls, row[: -len(ends)]) for row in rows]
            there = await self._reading.classes(id_ for one in held for id_ in (one["id"], one.get(ANCHOR)))
            for one, row in zip(held, rows, strict=True):
                for problem in (*self._of_node(cls, one, there), *self._of_ends(one, ends, row[-len(ends) :])):
                    yield problem
        self.nodes += seen
        for problem in _without_id(cls, await self._reading.count(cls), seen):
            yield problem

    def _of_node(self, cls: type[Node], held: Columns, there: Classes) -> Iterator[Problem]:
        id_, anchor, dataset = held["id"], held.get(ANCHOR), held.get("dataset", held["id"])
        if not is_id(id_) or not id_.startswith(f"{cls.path()}/"):
            yield Problem(id_, "id", id_, "is no id of this class", NOT_OURS)
        if there.get(id_) != cls.__name__:
            yield Problem(id_, "id", id_, f"finds no {cls.names.en}", anew(dataset))
        yield from problems_of(cls, held)
        if isinstance(anchor, str) and anchor.startswith(f"{Event.path()}/"):
            self._name(held, ANCHOR, anchor, there)
        if dataset and dataset != id_:
            self._name(held, "dataset", dataset, self._datasets)

    def _of_ends(self, held: Columns, ends: list[End], numbers: list[int]) -> Iterator[Problem]:
        for end, number in zip(ends, numbers, strict=True):
            self._leading[end.relation] += number
            if end.relation.declared.always and not number:
                remedy = f"Load {held['dataset']} again."
                yield Problem(held["id"], end.name, None, "stands where one must be", remedy)
            if end.single and number > 1:
                yield Problem(held["id"], end.name, number, "are there, and one may be", "Remove the others.")

    async def _relations_of(self, relation: type[Relation]) -> AsyncIterator[Problem]:
        copies = [copy for _, copy in copied_keys(relation)]
        seen, own = 0, len(read_columns(relation))
        async for rows in self._reading.relations(relation, (*_leaves(relation), *_edge_leaves(copies))):
            seen += len(rows)
            held = [held_columns(relation, row[:own]) for row in rows]
            there = await self._reading.classes(id_ for one in held for _, id_, _ in _ends(relation, one))
            joined = await self._reading.joined(relation, (one["sourceId"] for one in held))
            for one, row in zip(held, rows, strict=True):
                wrong = list(self._wrong_ends(relation, one, there))
                if not wrong:
                    wrong = list(_of_joined(one, row[own:], there, joined.get(one["id"], [])))
                for problem in (*problems_of(relation, one), *wrong):
                    yield problem
        self.relations += seen
        counted = self._leading[relation] // (2 if relation.declared.symmetric else 1)
        for problem in _without_id(relation, counted, seen):
            yield problem

    def _wrong_ends(self, relation: type[Relation], held: Columns, there: Classes) -> Iterator[Problem]:
        for column, id_, cls in _ends(relation, held):
            known = self._ontology.class_of_path.get(str(id_).partition("/")[0])
            if known is None or not issubclass(known, cls):
                yield Problem(held["id"], column, id_, f"is no {cls.names.en}", anew(held["dataset"]))
            else:
                self._name(held, column, id_, there)
        if held["dataset"]:
            self._name(held, "dataset", held["dataset"], self._datasets)


def _of_joined(held: Columns, copies: list[Any], there: Classes, joined: list[Joined]) -> Iterator[Problem]:
    """Whether a relation joins what it says, as far as that is there, and carries the sort keys of its source."""
    source, target, remedy = held["sourceId"], held["targetId"], anew(held["dataset"])
    if source not in there or target not in there:
        return
    found = [one for one in joined if one.source == source and one.target == target]
    if not found:
        yield Problem(held["id"], "ends", f"{source}, {target}", "are not what it joins", remedy)
    elif found[0].keys != copies:
        own, keys = (", ".join(map(str, each)) for each in (copies, found[0].keys))
        yield Problem(held["id"], "order", own, f"is not that of its source, {keys!r}", remedy)


def _ends(relation: type[Relation], held: Columns) -> Iterator[tuple[str, Any, type[Node]]]:
    """The nodes that a relation names, each with its column and what it must be: its ends and its sources."""
    yield "sourceId", held["sourceId"], relation.declared.source
    yield "targetId", held["targetId"], relation.declared.target
    cited = held.get("citedIds")
    yield from (("citedIds", id_, Source) for id_ in (cited if isinstance(cited, list) else ()))


def _without_id(record: type[Node] | type[Relation], number: int, seen: int) -> Iterator[Problem]:
    if number > seen:
        yield Problem(record.__name__, "id", number - seen, f"of {number} have none", NOT_OURS)


def _leaves(record: type[Node] | type[Relation]) -> tuple[s.Leaf, ...]:
    """Its columns just as they are stored, so that nothing which is wrong with one keeps it from being read."""
    at = s.At.EDGE if issubclass(record, Relation) else s.At.NODE
    return tuple(s.Leaf(Shown((column.name,), Scalar.STRING), at) for column in read_columns(record))


def _edge_leaves(names: Iterable[str]) -> tuple[s.Leaf, ...]:
    return tuple(s.Leaf(Shown((name,), Scalar.STRING), s.At.EDGE) for name in names)


def _class_of(classes: Iterable[type[Node]]) -> s.ByClass:
    return s.ByClass(tuple((cls, ()) for cls in classes))


def _by_id(at: s.At = s.At.NODE) -> tuple[s.Order, ...]:
    return (s.Order(columns.ID_KEY, at=at),)


def _asked_for() -> s.Page:
    """The nodes whose ids come with the request."""
    return s.Page(_by_id(), MANY, s.Test(columns.ID_KEY, BY_NAME["in"], IDS))


class _Reading:
    """Reads a store page by page; each statement is compiled once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        ids = (ID, _class_of(store.ontology.classes))
        self._classes = store.compile((s.All(Node, _asked_for(), ids),))

    async def loaded(self) -> list[str]:
        return [note.dataset for note in await self._store.notes()]

    async def count(self, cls: type[Node]) -> int:
        (number,) = await self._store.fetch(self._store.compile((s.CountAll(cls, s.And(())),)), {})
        assert isinstance(number, int)
        return number

    def nodes(self, cls: type[Node], items: s.Items) -> AsyncIterator[list[Any]]:
        """Its nodes in pages. `items` hold the id where the columns of a class begin."""
        return self._pages(s.All(cls, s.Page(_by_id(), PAGE, after=(AFTER,)), items))

    def relations(self, relation: type[Relation], items: s.Items) -> AsyncIterator[list[Any]]:
        return self._pages(s.Relations(relation, PAGE, AFTER, items))

    async def _pages(self, root: s.All | s.Relations) -> AsyncIterator[list[Any]]:
        statement, after = self._store.compile((root,)), ""
        while True:
            (rows,) = await self._store.fetch(statement, {"after": after})
            if rows:
                yield rows
                after = rows[-1][0]
            if len(rows) < PAGE:
                return

    async def classes(self, ids: Iterable[Any]) -> Classes:
        """Those of the nodes that are there, with their classes."""
        (rows,) = await self._store.fetch(self._classes, {"ids": _texts(ids)})
        return {id_: named[0] for id_, named in rows if named}

    async def joined(self, relation: type[Relation], sources: Iterable[Any]) -> dict[str, list[Joined]]:
        """What the relations of these sources join, by their ids."""
        far = s.Many(End(relation, forward=True), s.Page(_by_id(s.At.EDGE), MANY), (EDGE_ID, ID))
        keys = tuple(s.KeyValue(key) for key, _ in copied_keys(relation))
        root = s.All(relation.declared.source, _asked_for(), (ID, far, *keys))
        (rows,) = await self._store.fetch(self._store.compile((root,)), {"ids": _texts(sources)})
        found: dict[str, list[Joined]] = {}
        for source, relations, *held in rows:
            for id_, target in relations:
                found.setdefault(id_, []).append(Joined(source, target, held))
        return found


def _texts(ids: Iterable[Any]) -> list[str]:
    return sorted({id_ for id_ in ids if isinstance(id_, str)})
