"""What arguments choose from, besides codes: directions, fields to order by, keys to group by."""

from enum import Enum

from api.schema.meaning import KeyOfGroup
from graph.asked.grouping import GroupKey
from graph.asked.selection import At, Order
from graph.stored.columns import Key
from ontology.model import End, Relation
from ontology.vocabularies import Harm


class Direction(Enum):
    """Up or down."""

    ASC = "ascending"
    DESC = "descending"


class OrderField(Enum):
    """Fields to order by; members hold an order. There is one list for every class, and for relations that say more."""

    @property
    def key(self) -> Key:
        """The key that is ordered by."""
        return self._order.key

    @property
    def at(self) -> At:
        """Whose key it is."""
        return self._order.at

    @property
    def through(self) -> End | None:
        """The relation to the one node whose key it is, if it is not the node's own."""
        return self._order.through

    @property
    def _order(self) -> Order:
        order = self.value[1]
        assert isinstance(order, Order)
        return order


class Grouping(Enum):
    """By what nodes are grouped; members hold their name, the key, and the field of a group that shows it."""

    @property
    def key(self) -> GroupKey:
        """The key, as a selection takes it."""
        key: GroupKey = self.value[1]
        return key

    @property
    def field(self) -> KeyOfGroup:
        """The field that shows it. A list of groupings may have each field once."""
        field: KeyOfGroup = self.value[2]
        return field


class RelationType(Enum):
    """The kinds of relations; members hold the relation."""

    @property
    def relation(self) -> type[Relation]:
        """The relation, as it is declared."""
        relation: type[Relation] = self.value
        return relation


Chosen = Grouping | RelationType
"""What may stand in a list, and decides what is asked rather than with which values."""


class GroupOrderField(Enum):
    """What groups are ordered by: their keys, their count or, of events, the sum of a harm."""

    @property
    def harm(self) -> Harm | None:
        """The harm whose sum it is."""
        return self.value if isinstance(self.value, Harm) else None

    @property
    def is_count(self) -> bool:
        """Whether it is how many are in a group."""
        return bool(self.value == COUNTED)


KEYED, COUNTED = "keys", "count"
