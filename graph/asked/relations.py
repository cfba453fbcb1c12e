"""What is around a node: its relations of whatever kind, each with the node at its other end.

Pages are in the order of the relation's name and id, which are columns of every relation. So each kind gives its share
from an index of its own, and no more of it is read than a page has; but Neo4j looks at all that a node has of the kinds
of which it has few.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from graph.asked.pages import Page
from graph.stored.columns import ID_KEY, Key, Scalar, Shown
from graph.stored.layout import relation_name
from ontology.model import End, Node, Ontology, Relation
from ontology.naming import words
from ontology.values import Language

if TYPE_CHECKING:
    from graph.asked.selection import Items, Leaf

RELATION, ID = Key("relationKind", Scalar.STRING), ID_KEY
RELATION_SHOWN, LEADS_SHOWN = (Shown((column,), Scalar.STRING) for column in ("relationKind", "leads"))
"""What is told of each relation besides its own columns: its name, and which way it leads."""


class Leads(Enum):
    """Which way a relation leads from the node at hand."""

    OUT = "from the node"
    IN = "to the node"
    BOTH = "either way"


@dataclass(frozen=True)
class Step:
    """A kind of relation as it leads from nodes of some classes. A symmetric one, stored once, leads BOTH ways."""

    relation: type[Relation]
    leads: Leads
    classes: tuple[type[Node], ...]

    @property
    def name(self) -> str:
        """`EVENT_PART_OF`: what the relation is called among all relations."""
        return relation_name(self.relation)


@dataclass(frozen=True)
class Neighbours:
    """A page of the relations of a node that are steps of these, with the nodes to which they lead.

    `near` is the class of the node, or an interface. A relation has its columns at the edge, and RELATION_SHOWN and
    LEADS_SHOWN beside them.
    """

    near: type[Node]
    steps: tuple[Step, ...]
    page: Page
    items: "Items"

    @property
    def kinds(self) -> int:
        """How many kinds a node may have at most. Of each, as many may be looked at as the page has."""
        return max(Counter(cls for step in self.steps for cls in step.classes).values(), default=0)


@dataclass(frozen=True)
class CountNeighbours:
    """How many relations a node has that are steps of these."""

    near: type[Node]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Said:
    """What the relation that led here says: by its kind, the names and the values of its properties in turn."""

    cases: "tuple[tuple[type[Relation], tuple[tuple[str, Leaf], ...]], ...]"


def steps_from(
    ontology: Ontology, cls: type[Node], relations: Iterable[type[Relation]], leads: Leads
) -> tuple[Step, ...]:
    """The steps that there are from nodes of a class, or of an interface, by the names of the relations."""
    found = (step for one in sorted(relations, key=relation_name) for step in _steps(ontology, cls, one))
    return tuple(step for step in found if Leads.BOTH in (leads, step.leads) or step.leads is leads)


def _steps(ontology: Ontology, cls: type[Node], relation: type[Relation]) -> Iterator[Step]:
    ends, near = relation.declared, ontology.subclasses(cls)
    directed = ((Leads.OUT, ends.source), (Leads.IN, ends.target))
    ways = ((Leads.BOTH, ends.source),) if ends.symmetric else directed
    for leads, end in ways:
        if classes := tuple(one for one in near if issubclass(one, end)):
            yield Step(relation, leads, classes)


@cache
def step_labels(ontology: Ontology, language: Language, fallback: bool = True) -> Mapping[tuple[str, str], str | None]:
    """What each relation is called in a language in the way that it leads, by the names of both.

    Where it has one name only, that is what it is called either way. No relation has a native name.
    """
    missing = language is Language.NATIVE and not fallback
    return {
        (relation_name(one), leads.name): None if missing else _label(End(one, leads is not Leads.IN), language)
        for one in ontology.relations
        for leads in Leads
    }


def _label(end: End, language: Language) -> str:
    named = end if end.name else End(end.relation, forward=True)
    return named.fr if language is Language.FR else words(named.name)
