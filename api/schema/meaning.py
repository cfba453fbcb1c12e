"""What a generated field stands for: the hinge between the schema, which shows it, and planning, which reads it.

Every field of the schema carries one of these; planning needs nothing else to know what to select.
"""

from dataclasses import dataclass
from enum import Enum

from graphql import GraphQLField

from api.schema.root_meanings import FindEach as FindEach
from api.schema.root_meanings import FindOne as FindOne
from api.schema.root_meanings import GroupNodes as GroupNodes
from api.schema.root_meanings import HearVoices as HearVoices
from api.schema.root_meanings import ListAll as ListAll
from api.schema.root_meanings import ListCodes as ListCodes
from api.schema.root_meanings import SearchNodes as SearchNodes
from api.schema.root_meanings import SuggestNames as SuggestNames
from api.schema.root_meanings import TraceChanges as TraceChanges
from api.schema.root_meanings import TraceCompliance as TraceCompliance
from graph.asked.selection import At
from graph.stored.columns import Key, Scalar, Shown
from ontology.model import End, Node, Ontology, Relation
from ontology.naming import uncapitalized


@dataclass(frozen=True)
class Plain:
    """A value that is shown as it is stored."""

    shown: Shown
    at: At = At.NODE


@dataclass(frozen=True)
class InLanguage:
    """A text, in the language that is asked for; in another where that is missing, unless `fallback` is false."""

    shown: tuple[tuple[str, Shown], ...]
    at: At = At.NODE


@dataclass(frozen=True)
class Parts:
    """A value with parts, which lie side by side in the same row; its type is shared, so the parts are named here.

    `presence` is null where there is no value.
    """

    presence: Shown
    parts: tuple[tuple[str, "Plain | InLanguage | Parts"], ...]
    at: At = At.NODE


class OfParts(Enum):
    """A field of a value with parts: the field that leads to the value says which column it is."""

    PART = "part"


@dataclass(frozen=True)
class Iri:
    """The id under the base IRI."""


@dataclass(frozen=True)
class InDataset:
    """The dataset that a node belongs to."""


@dataclass(frozen=True)
class Related:
    """One node, or a connection of many, at the end of a relation."""

    end: End


@dataclass(frozen=True)
class AllRelations:
    """A connection to whatever is around a node of a class, or of an interface."""

    cls: type[Node]


class OfRelation(Enum):
    """What the edges of such a connection say of a relation, and its properties of themselves."""

    KIND = "relation"
    LEADS = "direction"
    LABEL = "label"
    PROPERTIES = "properties"
    NAME = "name"
    VALUE = "value"


@dataclass(frozen=True)
class AncestorsIn:
    """All that a node lies in on a day, by way of a hierarchy."""

    hierarchy: type[Relation]


@dataclass(frozen=True)
class UnitIn:
    """What a node is, or lies in, of a kind, on the days of the node that led here."""

    hierarchy: type[Relation]
    days: tuple[Key, Key]
    kind: Key


class OfConnection(Enum):
    """The fields of a connection."""

    EDGES = "edges"
    NODES = "nodes"
    PAGE_INFO = "pageInfo"
    TOTAL_COUNT = "totalCount"
    COUNTS = "counts"
    LEFT_OUT = "leftOut"


class OfLeftOut(Enum):
    """How many nodes a day leaves out of a list."""

    TOTAL = "total"
    UNDATED = "undated"


class OfEdge(Enum):
    """The fields of an edge that are not properties of its relation."""

    CURSOR = "cursor"
    NODE = "node"
    CITATIONS = "citations"
    SCORE = "score"
    SNIPPET = "snippet"
    SNIPPET_LANGUAGE = "snippetLanguage"
    SNIPPET_PARTS = "snippetParts"


class OfCitation(Enum):
    """The fields of a citation."""

    LOCATOR = "locator"
    BASIS = "basis"
    SOURCE = "source"


class OfGroup(Enum):
    """The fields of a group, besides those that show its keys."""

    KEYS = "keys"
    IN_ONE_UNIT = "in one unit"
    COUNT = "count"
    CASUALTIES = "casualties"


class KeyShown(Enum):
    """As what a group shows one of its keys."""

    CODE = "a code"
    TRUTH = "true or false"
    SPAN = "a date span"
    NODE = "a node"


@dataclass(frozen=True)
class KeyOfGroup:
    """A field of a group that shows one of its keys; `cls`: the class of a node."""

    name: str
    shown: KeyShown
    cls: type[Node] | None = None


@dataclass(frozen=True)
class OfSum:
    """A value of a casualty sum: the column that has it."""

    column: str
    scalar: Scalar


class SpanOfSum(Enum):
    """The span over all speakers, whose values lie beside those of the sum."""

    SPAN = "span"


@dataclass(frozen=True)
class FiguresOf:
    """A connection to the figures that a sum takes, or leaves out."""

    taken: bool


class OfPageInfo(Enum):
    """The fields of a page's description."""

    HAS_NEXT = "hasNextPage"
    HAS_PREVIOUS = "hasPreviousPage"
    START = "startCursor"
    END = "endCursor"


class ComputedAs(Enum):
    """How an attribute of a computed object becomes a field."""

    VALUE = "as it is"
    DAY = "a day, as ISO 8601 text"
    TEXT = "a text, in the language that is asked for"
    SPAN = "EDTF text, as a date span"
    OBJECT = "a computed object, or a list of them"


@dataclass(frozen=True)
class Computed:
    """A field of a computed object: an attribute of the Python value that the computation gave."""

    attribute: str
    how: ComputedAs


@dataclass(frozen=True)
class ComputedNode:
    """A node of the graph, or a list, whose id is an attribute: read along with what the computation needs."""

    attribute: str
    cls: type[Node]


Meaning = (
    Plain
    | InLanguage
    | Parts
    | OfParts
    | Iri
    | InDataset
    | Related
    | AllRelations
    | OfRelation
    | AncestorsIn
    | UnitIn
    | OfConnection
    | OfLeftOut
    | OfEdge
    | OfCitation
    | OfGroup
    | KeyOfGroup
    | OfSum
    | SpanOfSum
    | FiguresOf
    | OfPageInfo
    | FindOne
    | FindEach
    | ListAll
    | SearchNodes
    | SuggestNames
    | GroupNodes
    | TraceCompliance
    | TraceChanges
    | HearVoices
    | ListCodes
    | Computed
    | ComputedNode
)
EXTENSION = "accord"
"""The key of a field's extensions under which its meaning stands."""


def meaning_of(graphql_field: GraphQLField) -> Meaning:
    """What a field of the schema stands for."""
    meaning: Meaning = graphql_field.extensions[EXTENSION]
    return meaning


def root_names(ontology: Ontology) -> dict[type[Node], tuple[str, str]]:
    """The root fields of each class: `event`, `events`; `casualtyEstimate`, `casualtyEstimates`."""
    return {cls: (uncapitalized(cls.__name__), cls.plural) for cls in ontology.classes}
