"""What a selection asks for, as other forms than JSON need to know it: each field with what it stands for.

A reader of rows needs positions alone; a table needs names and lists as well, and RDF the meaning of each field.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from api.schema.meaning import Meaning
from ontology.model import Node, Relation
from ontology.properties import Property
from ontology.values import Language
from ontology.vocabularies import Hedge

ID, DATASET, PLACE, RELATION = "@id", "@dataset", "@place", "@relation"
ITEMS, RELATIONS, NEARNESS, PAGE, CUT = "@items", "@relations", "@nearness", "@page", "@cut"
HEDGE, HEDGES = "@hedge", "@hedges"
MORE, END = "more", "end"
"""What data of other forms has besides what was asked for. No field of GraphQL can be called so.

A node has its id, its hedge, the id of its dataset and what is known of its point. What leads to one node has a
relation beside that node's fields; a connection lists the ids of its nodes, the relations to them, their hedges, and
how near they say, in turn. One at the root says whether there are more pages, and the cursor of the next; any other
whether it is cut.
"""


def hedge_of(kind: type[Node] | type[Relation]) -> Property | None:
    """The property that says with which reserve the records of a class or relation are stated."""
    return next((prop for prop in kind.properties() if prop.range is Hedge), None)


@dataclass(frozen=True, eq=False)
class Asked:
    """A field of an answer. `meaning` is None for __typename.

    `cases`: the fields that are selected of what it leads to, by the name of its type; there are several where that is
    an interface. `many`: it is a list. `is_node`: it leads to nodes. `hedge`: the property that says with which reserve
    these are stated, or the relations that lead to them. `edges_say_more`: these edges, or those of this connection,
    have more than a node and a cursor.
    """

    key: str
    name: str
    meaning: Meaning | None
    many: bool
    cases: tuple[tuple[str, "Fields"], ...] = ()
    language: tuple[Language, bool] | None = None
    is_node: bool = False
    hedge: str = ""
    edges_say_more: bool = False

    @property
    def fields(self) -> Iterator["Asked"]:
        """The fields of all cases, one after the other."""
        for _, fields in self.cases:
            yield from fields


Fields = tuple[Asked, ...]
