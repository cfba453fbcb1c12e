"""Which condition leads to a page of nodes: one that names the other end of a relation, of which there is an index.

Of the events of one actor, the index of `involves` has those alone, in the order of their days; to walk through all
events and look for the actor at each takes the longer the rarer it is.
"""

from dataclasses import dataclass, replace

from graph.asked.filters import And, At, Filter, Quantifier, Related, Test, lies_under, together
from graph.asked.operators import BY_NAME
from graph.asked.selection import Page
from graph.compiling.paging import IndexedOrder, indexed_order, is_settled, names_node
from graph.statement import Bound
from graph.stored.columns import ID_KEY
from graph.stored.layout import copied_keys, lead_indexes
from ontology.model import Node, Relation


@dataclass(frozen=True)
class Lead:
    """The index of a relation from which nodes are read: those of the target that has an id.

    `page` has what is asked besides, and its order on the relation where the index has it. `repeats`: the relation may
    lead to the same node more than once.
    """

    stored: str
    index: tuple[str, ...]
    id: Bound
    page: Page
    repeats: bool

    @property
    def ordered(self) -> bool:
        """Whether the index has the order of the page."""
        return bool(self.page.order) and all(one.at is At.EDGE for one in self.page.order)


@dataclass(frozen=True)
class _Pin:
    """A condition that names one target of a relation, and what else it asks of the relation."""

    relation: type[Relation]
    stored: str
    id: Bound
    rest: tuple[Filter, ...]
    repeats: bool


def lead_to(cls: type[Node], page: Page) -> Lead | None:
    """How a page of a class is led to; None where no condition does.

    A relation comes before what is kept of a hierarchy: most actors have fewer events than a region has.
    """
    parts = tuple(together(page.filter))
    pins = [(pin, part) for part in parts if (pin := _pinned(cls, part))]
    if not pins or is_settled(page.filter):
        return None
    pin, pinned = min(pins, key=lambda pair: pair[0].stored != pair[0].relation.declared.stored)
    rest = And((*pin.rest, *(part for part in parts if part is not pinned)))
    indexes, copies = lead_indexes(pin.relation), (*copied_keys(pin.relation), (ID_KEY, "sourceId"))
    indexed = indexed_order(page.order, copies, indexes) or IndexedOrder(page.order, indexes[0])
    return Lead(pin.stored, indexed.index, pin.id, replace(page, order=indexed.order, filter=rest), pin.repeats)


def _pinned(cls: type[Node], part: Filter) -> _Pin | None:
    match part:
        case Related(end, Quantifier.SOME, condition) if end.forward and issubclass(cls, end.near):
            if kept := lies_under(part):
                ancestry, asked = kept
                return _Pin(end.relation, ancestry.stored, asked.id, (), repeats=False)
            return _target_named(end.relation, tuple(together(condition)))
    return None


def _target_named(relation: type[Relation], tests: tuple[Filter, ...]) -> _Pin | None:
    declared = relation.declared
    for at, test in enumerate(tests):
        match test:
            case Test(key, operator, id_, At.NODE) if key == ID_KEY and operator is BY_NAME["eq"]:
                rest = (*tests[:at], *tests[at + 1 :])
                if declared.pages_by is None or any(map(names_node, rest)):
                    return None
                return _Pin(relation, declared.stored, id_, rest, repeats=bool(declared.key))
    return None
