"""What is asked, without what may not be passed on: a tree in which each part leaves out what is withheld.

Withheld are the records of datasets whose terms forbid passing them on, and what rests on these in any other dataset:
relations that lead to such a record; what cites a source of theirs, as it tells what that source says; and what is
nothing without a record that is withheld: a figure without its event, a claim without what it is about. So nothing that
is left dangles.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar, cast

from graph.asked import selection as s
from graph.asked.filters import both
from graph.asked.operators import BY_NAME
from graph.asked.selection import At
from graph.stored.columns import DATASET_KEY, ID_KEY, Key
from ontology.agreements import Commitment
from ontology.events import Claim
from ontology.model import Documented, End, Node, Ontology, Relation
from ontology.sources import Dataset, Documentation

R = TypeVar("R", bound=s.Root)
IN = BY_NAME["in"]
OF_DATASETS = (f"{Dataset.path()}/", f"{Dataset.path()}0")
"""Between which their ids lie: `0` follows the slash."""


@dataclass(frozen=True)
class Withheld:
    """The datasets that are withheld; without any, all is asked as it is.

    `besides`: the ids of what is withheld of other datasets and no condition tells: commitments whose deadlines are
    counted from events of theirs, and claims about what is withheld, as others may be about these.
    """

    ontology: Ontology
    datasets: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()

    def left(self, selection: s.Selection) -> s.Selection:
        """The same of what may be passed on. A node that is found by its id is asked whoever has it."""
        return tuple(map(self.root, selection))

    def of_class(self, cls: type[Node]) -> s.Filter:
        """What the nodes of a class meet that may be passed on."""
        return s.And(tuple(self._of_class(cls))) if self.datasets else s.EVERYTHING

    def of_end(self, end: End) -> s.Filter:
        """What relations at an end, and the nodes that they lead to, meet that may be passed on."""
        return both(*self._of_edge(end.relation), self.of_class(end.far)) if self.datasets else s.EVERYTHING

    def root(self, root: R) -> R:
        """One root of it."""
        return cast(R, self._root(root)) if self.datasets else root

    def _root(self, root: s.Root) -> s.Root:
        match root:
            case s.Find():
                return replace(root, items=self._items(root.items))
            case s.All():
                page = replace(root.page, filter=both(root.page.filter, self.of_class(root.cls)))
                return replace(root, page=page, items=self._items(root.items))
            case s.CountAll():
                return replace(root, filter=both(root.filter, self.of_class(root.cls)))
            case s.Relations():
                ends, source = root.relation.declared, root.source or root.relation.declared.source
                kept = both(root.filter, *self._of_edge(root.relation), self.of_class(source))
                return replace(root, filter=kept, source=source, target=self.of_class(ends.target))
        raise TypeError(f"{type(root).__name__} is not known without what is withheld")

    def _items(self, items: s.Items) -> s.Items:
        return tuple(map(self._item, items))

    def _item(self, item: s.Item) -> s.Item:
        match item:
            case s.Many():
                page = replace(item.page, filter=both(item.page.filter, self.of_end(item.end)))
                return replace(item, page=page, items=self._items(item.items))
            case s.Count():
                return replace(item, filter=both(item.filter, self.of_end(item.end)))
            case s.One() | s.Lookup() | s.Citations():
                return replace(item, items=self._items(item.items))
        return item

    def _of_edge(self, relation: type[Relation]) -> Iterator[s.Filter]:
        yield s.Not(self._one_of(DATASET_KEY, At.EDGE))
        if relation.declared.cited:
            yield s.Not(s.Cited(self._one_of(DATASET_KEY)))

    def _of_class(self, cls: type[Node], *through: type[Node]) -> Iterator[s.Filter]:
        yield from self._of_datasets(cls)
        if self.besides and (cls.abstract or cls in (Claim, Commitment)):
            yield s.Not(s.Test(ID_KEY, IN, self.besides))
        if cls.abstract or issubclass(cls, Documented):
            documented = End(Documentation, forward=True)
            yield s.Not(s.Related(documented, s.Quantifier.SOME, self._one_of(DATASET_KEY)))
        for end in self._needed:
            if _are_some(cls, end.near) and end.far not in (cls, *through):
                rest = s.And(tuple(self._of_class(end.far, cls, *through)))
                yield s.Not(s.Related(end, s.Quantifier.SOME, s.Not(rest)))

    def _of_datasets(self, cls: type[Node]) -> Iterator[s.Filter]:
        if not issubclass(cls, Documented):  # a dataset, or any node: a dataset is in none
            yield s.Not(self._one_of(ID_KEY))
        if cls is Dataset:
            return
        others = s.Not(self._one_of(DATASET_KEY))
        yield others if issubclass(cls, Documented) else s.Or((_between(*OF_DATASETS), others))

    def _one_of(self, key: Key, at: At = At.NODE) -> s.Filter:
        return s.Test(key, IN, self.datasets, at)

    @cached_property
    def _needed(self) -> tuple[End, ...]:
        """The relations without which a node cannot be."""
        return tuple(End(one, forward=True) for one in self.ontology.relations if one.declared.always)


def _are_some(cls: type[Node], near: type[Node]) -> bool:
    """Whether nodes of a class may be of another: of a class below it, or above it."""
    return issubclass(cls, near) or issubclass(near, cls)


def _between(first: str, last: str) -> s.Filter:
    return s.And((s.Test(ID_KEY, BY_NAME["gte"], first), s.Test(ID_KEY, BY_NAME["lt"], last)))
