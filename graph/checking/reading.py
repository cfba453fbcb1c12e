"""Reading one state for a check: page by page, through selections, so that both engines are asked the same."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.statement import Slot, Statement
from graph.store import Snapshot, Store
from graph.stored import columns
from graph.stored.columns import Scalar, Shown
from graph.stored.layout import KEPT, TIMES, copied_keys
from graph.stored.records import Columns, Unsound, named_columns, node_of, read_columns
from ontology.model import End, Node, Relation
from ontology.sources import Documentation

PAGE = 1000
MANY = 1_000_000
"""No node has as many relations of one kind that lead from it; a page needs some limit."""
AFTER, IDS = Slot(("after",)), Slot(("ids",))
ID, EDGE_ID = s.Leaf(columns.ID), s.Leaf(columns.ID, s.At.EDGE)

SHARED = (*KEPT, *TIMES)
"""The columns of a node that stand beside those of its class."""
Classes = dict[str, str]
"""Nodes that are there, each with its class."""
CITED = End(Documentation, forward=True)


class Led(NamedTuple):
    """A source to which a node leads: where in it, whether it is the node's own, and of what kind it is."""

    source: str
    locator: str | None
    basis: str | None
    kind: str | None


@dataclass(frozen=True)
class Joined:
    """Two nodes that a relation joins, and the sort keys of the one from which it leads."""

    source: str
    target: str
    keys: list[Any]


def leaves(record: type[Node] | type[Relation]) -> tuple[s.Leaf, ...]:
    """Its columns just as they are stored, so that nothing which is wrong with one keeps it from being read."""
    at = s.At.EDGE if issubclass(record, Relation) else s.At.NODE
    return tuple(s.Leaf(Shown((column.name,), Scalar.STRING), at) for column in read_columns(record))


def led_to(end: End) -> s.Item:
    """How many relations a node has at one of its ends; of those to its sources, what each is, as Led has it."""
    if end != CITED:
        return s.Count(end, s.And(()))
    kind = s.Leaf(Shown(("kind",), Scalar.STRING))
    return s.Many(end, s.Page(_by_id(s.At.EDGE), MANY), (ID, *edge_leaves(["locator", "basis"]), kind))


def edge_leaves(names: Iterable[str]) -> tuple[s.Leaf, ...]:
    """Columns of the relation that leads to what is read."""
    return tuple(s.Leaf(Shown((name,), Scalar.STRING), s.At.EDGE) for name in names)


def class_of(classes: Iterable[type[Node]]) -> s.ByClass:
    """Which of these classes a node has."""
    return s.ByClass(tuple((cls, ()) for cls in classes))


def _by_id(at: s.At = s.At.NODE) -> tuple[s.Order, ...]:
    return (s.Order(columns.ID_KEY, at=at),)


def _asked_for() -> s.Page:
    """The nodes whose ids come with the request."""
    return s.Page(_by_id(), MANY, s.Test(columns.ID_KEY, BY_NAME["in"], IDS))


class Reading:
    """Reads one state of a store page by page; each statement is compiled once."""

    def __init__(self, store: Store, state: Snapshot) -> None:
        self._store, self._state = store, state
        ids = (ID, class_of(store.ontology.classes))
        self._classes = store.compile((s.All(Node, _asked_for(), ids),))
        kept = (ID, *(s.Leaf(Shown((column.name,), Scalar.STRING)) for column in SHARED))
        self._kept = store.compile((s.All(Node, _asked_for(), kept),))

    async def count(self, cls: type[Node]) -> int:
        number = await self.root(s.CountAll(cls, s.And(())))
        assert isinstance(number, int)
        return number

    async def root(self, root: s.Root) -> Any:
        """What one root reads."""
        (read,) = await self.roots((root,))
        return read

    async def roots(self, roots: s.Selection) -> list[Any]:
        """What several read."""
        return await self.fetched(self.compiled(roots), {})

    def compiled(self, roots: s.Selection) -> Statement:
        """The statement that reads them, for several requests."""
        return self._store.compile(roots)

    async def fetched(self, statement: Statement, variables: Mapping[str, Any]) -> list[Any]:
        """What a statement reads for a request."""
        return await self._state.fetch(statement, variables)

    def nodes(self, cls: type[Node], items: s.Items) -> AsyncIterator[list[Any]]:
        """Its nodes in pages. `items` hold the id where the columns of a class begin."""
        return self._pages(s.All(cls, s.Page(_by_id(), PAGE, after=(AFTER,)), items))

    def relations(self, relation: type[Relation], items: s.Items) -> AsyncIterator[list[Any]]:
        return self._pages(s.Relations(relation, PAGE, AFTER, items))

    async def _pages(self, root: s.All | s.Relations) -> AsyncIterator[list[Any]]:
        statement, after = self._store.compile((root,)), ""
        while True:
            (rows,) = await self._state.fetch(statement, {"after": after})
            if rows:
                yield rows
                after = rows[-1][0]
            if len(rows) < PAGE:
                return

    async def classes(self, ids: Iterable[Any]) -> Classes:
        """Those of the nodes that are there, with their classes."""
        (rows,) = await self._state.fetch(self._classes, {"ids": _texts(ids)})
        return {id_: named[0] for id_, named in rows if named}

    async def kept(self, ids: Iterable[Any]) -> dict[str, Columns]:
        """By what searches find these nodes, and when they changed, as it is stored."""
        (rows,) = await self._state.fetch(self._kept, {"ids": _texts(ids)})
        return {id_: dict(zip((column.name for column in SHARED), held, strict=True)) for id_, *held in rows}

    async def nodes_of(self, there: Classes) -> dict[str, Node]:
        """Nodes as records, without citations; what makes no record is left out, and told of by itself."""
        found: dict[str, Node] = {}
        for cls in self._store.ontology.classes:
            if ids := [id_ for id_, name in there.items() if name == cls.__name__]:
                root = s.All(cls, _asked_for(), leaves(cls))
                (rows,) = await self._state.fetch(self._store.compile((root,)), {"ids": _texts(ids)})
                for columns_ in (named_columns(cls, row) for row in rows):
                    with suppress(Unsound):
                        found[columns_["id"]] = node_of(cls, columns_)
        return found

    async def joined(self, relation: type[Relation], sources: Iterable[Any]) -> dict[str, list[Joined]]:
        """What the relations of these sources join, by their ids."""
        far = s.Many(End(relation, forward=True), s.Page(_by_id(s.At.EDGE), MANY), (EDGE_ID, ID))
        keys = tuple(s.KeyValue(key) for key, _ in copied_keys(relation))
        root = s.All(relation.declared.source, _asked_for(), (ID, far, *keys))
        (rows,) = await self._state.fetch(self._store.compile((root,)), {"ids": _texts(sources)})
        found: dict[str, list[Joined]] = {}
        for source, relations, *held in rows:
            for id_, target in relations:
                found.setdefault(id_, []).append(Joined(source, target, held))
        return found


def _texts(ids: Iterable[Any]) -> list[str]:
    return sorted({id_ for id_ in ids if isinstance(id_, str)})
