"""Which part of the graph an export has: everything, or the nodes of a class, of a dataset, of a span of days.

A part has those nodes, and the relations that lead from them, so that what a node must state is there. Relations of
another dataset are left out of the part of a dataset.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.selection import And, At, Test
from graph.statement import Slot
from graph.store import Store
from graph.stored.columns import DATASET_KEY, ID, ID_KEY, MISSING_TEXT, Key, shown
from ontology.model import Documented, Node, Ontology, Relation
from ontology.naming import is_id
from ontology.properties import Property
from ontology.sources import Dataset
from ontology.values import DateSpan, PartialDate

WHEN = ("when", "date")
"""What the property is called that says when a node itself came about."""
MOST_DATASETS = 100
"""How many a message names at most."""
AFTER = Slot(("after",))


class ScopeError(ValueError):
    """A parameter has a value that cannot be; the message names it and says what to give."""


@dataclass(frozen=True)
class Scope:
    """A part of the graph. `start` and `end` are partial dates; a node whose dates overlap them is in it."""

    cls: type[Node] | None = None
    dataset: str | None = None
    start: str | None = None
    end: str | None = None

    @classmethod
    def read(
        cls,
        ontology: Ontology,
        *,
        class_: str | None = None,
        dataset: str | None = None,
        from_: str | None = None,
        to: str | None = None,
    ) -> "Scope":
        """The part that these words name. ScopeError for a word that names nothing."""
        scope = cls(_class(ontology, class_), _dataset(dataset), _date("from", from_), _date("to", to))
        if (from_ is not None or to is not None) and (scope.cls is None or _when(scope.cls) is None):
            dated = ", ".join(one.path() for one in ontology.classes if _when(one))
            said = f"class={class_} has no date" if class_ else "from and to need a class"
            raise ScopeError(f"{said}; write class= and one of {dated}.")
        if from_ and to and PartialDate.parse(from_).first > PartialDate.parse(to).last:
            raise ScopeError(f"from={from_} is later than to={to}; write the earlier date first.")
        return scope

    @property
    def variables(self) -> dict[str, Any]:
        """What the statements of this part are bound to."""
        return {"dataset": self.dataset, "start": self.start, "end": self.end}

    def classes(self, ontology: Ontology) -> list[type[Node]]:
        """The classes whose nodes are in it, in the order of an export."""
        return sorted((one for one in ontology.classes if self.cls in (None, one)), key=lambda one: one.__name__)

    def relations(self, ontology: Ontology) -> list[type[Relation]]:
        """The relations that may be in it, in the order of an export."""
        found = (one for one in ontology.relations if self.cls is None or issubclass(self.cls, one.declared.source))
        return sorted(found, key=lambda one: one.__name__)

    def nodes(self, cls: type[Node], items: s.Items, size: int) -> s.All:
        """A page of the nodes of a class that are in it, beyond the id in `after`."""
        page = s.Page((s.Order(ID_KEY),), size - 1, And(tuple(self._tests(cls))), (AFTER,))
        return s.All(cls, page, items)

    def relations_of(self, relation: type[Relation], items: s.Items, size: int) -> s.Relations:
        """A page of the relations of a kind that are in it, beyond the id in `after`."""
        tests = [*self._of_dataset(DATASET_KEY, At.EDGE), *(self._tests(self.cls) if self.cls else ())]
        return s.Relations(relation, size, AFTER, items, And(tuple(tests)), self.cls)

    def _tests(self, cls: type[Node]) -> Iterator[Test]:
        yield from self._of_dataset(DATASET_KEY if issubclass(cls, Documented) else ID_KEY, At.NODE)
        prop = _when(cls)
        if prop is not None and self.end is not None:
            yield Test(_day(prop, "from"), BY_NAME["lte"], Slot(("end",)))
        if prop is not None and self.start is not None:
            yield Test(_day(prop, "to"), BY_NAME["gte"], Slot(("start",)))

    def _of_dataset(self, key: Key, at: At) -> Iterator[Test]:
        if self.dataset is not None:
            yield Test(key, BY_NAME["eq"], Slot(("dataset",)), at)


async def check_dataset(store: Store, scope: Scope) -> None:
    """ScopeError, with the datasets that there are, where the one that a part names is not loaded."""
    if scope.dataset is None:
        return
    page = s.Page((s.Order(ID_KEY),), MOST_DATASETS)
    statement = store.compile((s.Find(Dataset, scope.dataset, (s.Leaf(ID),)), s.All(Dataset, page, (s.Leaf(ID),))))
    found, listed = await store.fetch(statement, {})
    if found is None:
        names = ", ".join(id_ for (id_,) in listed) or "none; run `accord load`"
        raise ScopeError(f"dataset={scope.dataset} is not loaded; there are {names}.")


def _class(ontology: Ontology, name: str | None) -> type[Node] | None:
    if name is None:
        return None
    if name not in ontology.class_of_path:
        raise ScopeError(f"class={name} is not a class; write one of {', '.join(sorted(ontology.class_of_path))}.")
    return ontology.class_of_path[name]


def _dataset(id_: str | None) -> str | None:
    if id_ is not None and not (is_id(id_) and id_.startswith(f"{Dataset.path()}/")):
        raise ScopeError(f"dataset={id_} is not a dataset id; write one such as {Dataset.path()}/mali.")
    return id_


def _date(name: str, text: str | None) -> str | None:
    try:
        return None if text is None else PartialDate.parse(text).text
    except ValueError as error:
        raise ScopeError(f"{name}={text}: {error}.") from None


def _when(cls: type[Node]) -> Property | None:
    return next((prop for prop in cls.properties() if prop.name in WHEN and prop.range is DateSpan), None)


def _day(prop: Property, part: str) -> Key:
    """The key of a first or last day. An open end is not a missing one here: it overlaps whatever lies beyond."""
    key = shown(prop)[part].key
    assert key is not None
    return replace(key, absent=tuple(one for one in key.absent if one == MISSING_TEXT))
