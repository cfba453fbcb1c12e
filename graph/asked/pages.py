"""Pages of many: their order, what they begin beyond, and the values of a cursor."""

from dataclasses import dataclass
from typing import Any

from graph.asked.filters import EVERYTHING, At, Filter
from graph.stored.columns import Key, Scalar
from graph.stored.layout import sort_key
from ontology.model import End


@dataclass(frozen=True)
class Order:
    """One key of an order. `through`: it is that of the one node at the end of a relation of the node at hand."""

    key: Key
    descending: bool = False
    at: At = At.NODE
    through: End | None = None


@dataclass(frozen=True)
class Page:
    """Which of many, in which order. `after` and `before` hold one value for each key of the order.

    Orders always end in an id. A backward page is read in the opposite order; its reader turns it round. `beyond`: one
    row more is read, which tells whether others follow.
    """

    order: tuple[Order, ...]
    limit: Any
    filter: Filter = EVERYTHING
    after: tuple[Any, ...] | None = None
    before: tuple[Any, ...] | None = None
    backward: bool = False
    beyond: bool = True

    @property
    def bounded(self) -> bool:
        """Whether it begins beyond a cursor, on the side from which it is read."""
        return (self.before if self.backward else self.after) is not None


@dataclass(frozen=True)
class KeyValue:
    """The stored value of a key, for a cursor; `through` as in an order."""

    key: Key
    at: At = At.NODE
    through: End | None = None


def compared(of: Order | KeyValue) -> Scalar:
    """As what the values of a key are compared.

    A truth of a node that may not be there is a number: no truth is greater than both, to stand for what is missing.
    """
    return Scalar.INT if of.through and of.key.scalar is Scalar.BOOLEAN else of.key.scalar


def usual_order(end: End) -> tuple[Order, ...]:
    """By what a list is ordered, besides ids, unless another order is asked for: as its relation declares."""
    if not end.forward:
        return ()
    return tuple(Order(sort_key(end.relation, name), at=At.EDGE) for name in end.relation.declared.ordered_by)
