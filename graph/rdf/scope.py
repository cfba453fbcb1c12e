"""Which part of the graph an export has: everything, or what is of a class, of a dataset, and meets a condition.

A part has those nodes, and the relations that lead from them, so that what a node must state is there. Relations of
another dataset are left out of the part of a dataset. What has not the datasets themselves states their terms of use.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.asked import selection as s
from graph.asked.clocks import NONE, Clocks
from graph.asked.filters import both
from graph.asked.operators import BY_NAME
from graph.asked.restricted import causes, not_allowed, restricted
from graph.asked.selection import And, At, Filter
from graph.errors import NotWhole
from graph.statement import Slot
from graph.store import Loading, Store
from graph.stored.columns import DATASET_KEY, ID, ID_KEY, Key
from ontology.findings import is_derived
from ontology.model import Documented, Node, Ontology, Relation
from ontology.places import Place
from ontology.sources import Dataset

MOST_DATASETS = 100
"""How many a message names at most."""
AFTER = Slot(("after",))


class ScopeError(ValueError):
    """What says which part is meant cannot be; the message names it and says what to give."""


@dataclass(frozen=True)
class Scope:
    """A part of the graph. `condition`: what the nodes of the class must meet; without a class there is none.

    `under`: the place that the condition names, if it was asked for as such. `clocks`: the days as of which, and as
    known by which, relations must stand; the condition says so of the nodes. `allowed`: datasets whose terms forbid
    passing them on, and which are in it all the same; without that they are left out, and what rests on them.
    """

    cls: type[Node] | None = None
    dataset: str | None = None
    condition: Filter = s.EVERYTHING
    under: str | None = None
    clocks: Clocks = NONE
    allowed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.cls is None and self.condition != s.EVERYTHING:
            raise ValueError("a condition is one on nodes of a class")

    @property
    def variables(self) -> dict[str, Any]:
        """What the statements of this part are bound to."""
        return {"dataset": self.dataset}

    def check_whole(self, loading: Iterable[Loading]) -> None:
        """NotWhole where it takes in one of these datasets, or what follows from them."""
        for one in loading:
            if self.dataset is None or self.dataset == one.dataset or is_derived(self.dataset):
                raise NotWhole(one.dataset, one.since)

    def classes(self, ontology: Ontology) -> list[type[Node]]:
        """The classes whose nodes are in it, and datasets in any case, in the order of an export."""
        among = (one for one in ontology.classes if self.cls in (None, one) or one is Dataset)
        return sorted(among, key=lambda one: one.__name__)

    @property
    def has_datasets(self) -> bool:
        """Whether the datasets are in it, with all that they say of themselves."""
        return self.cls in (None, Dataset)

    def relations(self, ontology: Ontology) -> list[type[Relation]]:
        """The relations that may be in it, in the order of an export."""
        found = (one for one in ontology.relations if self.cls is None or issubclass(self.cls, one.declared.source))
        return sorted(found, key=lambda one: one.__name__)

    def nodes(self, cls: type[Node], items: s.Items, size: int) -> s.All:
        """A page of the nodes of a class that are in it, beyond the id in `after`."""
        page = s.Page((s.Order(ID_KEY),), size - 1, And(tuple(self._tests(cls))), (AFTER,))
        return s.All(cls, page, items)

    def datasets(self, items: s.Items, size: int) -> s.All:
        """A page of the datasets whose records may be in it, beyond the id in `after`."""
        page = s.Page((s.Order(ID_KEY),), size - 1, And(tuple(self._of_dataset(ID_KEY, At.NODE))), (AFTER,))
        return s.All(Dataset, page, items)

    def relations_of(self, relation: type[Relation], items: s.Items, size: int) -> s.Relations:
        """A page of the relations of a kind that are in it, beyond the id in `after`."""
        tests = [*self._of_dataset(DATASET_KEY, At.EDGE), *(self._tests(self.cls) if self.cls else ())]
        return s.Relations(relation, size, AFTER, items, both(*tests, self.clocks.of_edges(relation)), self.cls)

    def _tests(self, cls: type[Node]) -> Iterator[Filter]:
        yield from self._of_dataset(DATASET_KEY if issubclass(cls, Documented) else ID_KEY, At.NODE)
        if self.condition != s.EVERYTHING:
            yield self.condition

    def _of_dataset(self, key: Key, at: At) -> Iterator[Filter]:
        if self.dataset is not None:
            yield s.Test(key, BY_NAME["eq"], Slot(("dataset",)), at)


class MayNotBePassedOn(ScopeError):
    """A part is that of a dataset whose terms forbid passing it on."""


async def left_out(store: Store, scope: Scope) -> tuple[str, ...]:
    """The datasets that a part leaves out for their terms. Errors are those of an export."""
    return causes(await restricted(store.compile, store.fetch), scope.allowed)


async def check_named(store: Store, scope: Scope) -> None:
    """ScopeError where a part names a dataset that is not loaded, with those that are, or a place that is not there.

    Neither would be told from one of which there is nothing. MayNotBePassedOn where the terms of the dataset forbid it.
    """
    if not (scope.dataset or scope.under):
        return
    page = s.Page((s.Order(ID_KEY),), MOST_DATASETS)
    named = s.Find(Dataset, scope.dataset or "", (s.Leaf(ID),)), s.Find(Place, scope.under or "", (s.Leaf(ID),))
    statement = store.compile((*named, s.All(Dataset, page, (s.Leaf(ID),))))
    dataset, place, listed = await store.fetch(statement, {})
    if scope.dataset and dataset is None:
        names = ", ".join(id_ for (id_,) in listed) or "none; run `accord load`"
        raise ScopeError(f"dataset={scope.dataset} is not loaded; there are {names}.")
    if scope.dataset in not_allowed(await restricted(store.compile, store.fetch), scope.allowed):
        raise MayNotBePassedOn(f"The terms of {scope.dataset} forbid passing it on, so it is not exported.")
    if scope.under and place is None:
        raise ScopeError(f"under={scope.under} is not in the graph. Check its spelling, or search for it in GraphQL.")
