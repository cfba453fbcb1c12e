"""The columns of whole records: of a class, of a relation, and the indexes by which either is read.

Relations carry copies of their source's sort keys, so that a page of very many is read in order from one index.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.stored.columns import LABEL, Key, Scalar, Shown, join, shown
from ontology.model import Documented, Node, Relation
from ontology.naming import in_capitals
from ontology.properties import Compound, Property
from ontology.rules.rule import PerClass
from ontology.values import DateSpan


@dataclass(frozen=True)
class Column:
    """A stored column: SQLite's type, or `list` for a list of texts."""

    name: str
    type: str


TYPES = {Scalar.INT: "INTEGER", Scalar.FLOAT: "REAL", Scalar.BOOLEAN: "BOOLEAN"}
BOOKKEEPING = (Column("row", "TEXT"), Column("digest", "TEXT"))
TIMES = (Column("seen", "TEXT"), Column("changed", "TEXT"))
"""When a load brought a node, and when one last changed it or a relation of it."""
SEARCHED = ("words", "stems", "names", "around")
"""What full text is searched in (searched.py)."""
STANDING = "standing"
KEPT = (*(Column(name, "TEXT") for name in SEARCHED), Column(STANDING, "INTEGER"))
"""What is kept of a node so that it is found."""


def node_columns(cls: type[Node]) -> tuple[Column, ...]:
    """All columns of a class of nodes."""
    dataset = [Column("dataset", "TEXT")] if issubclass(cls, Documented) else []
    own = (*_leaf_columns(LABEL), *_columns(cls))
    return (Column("id", "TEXT"), *dataset, *own, *KEPT, *TIMES, *BOOKKEEPING)


def relation_columns(relation: type[Relation]) -> tuple[Column, ...]:
    """All columns of a relation: its ends, its own, and the sort keys copied from its source."""
    cited = [Column("citedIds", "list"), Column("citedLocators", "list")] if relation.declared.cited else []
    own = [Column(name, "TEXT") for name in ("id", "sourceId", "targetId", "dataset")]
    copied = [Column(copy, "TEXT") for _, copy in copied_keys(relation)]
    return (*own, *cited, *_columns(relation), *copied, *BOOKKEEPING)


def shown_columns(record: type[Node] | type[Relation]) -> tuple[str, ...]:
    """The columns of all that can be selected of a class, or of a relation, without keys."""
    ids = [] if issubclass(record, Node) and not issubclass(record, Documented) else ["dataset"]
    label = list(LABEL.values()) if issubclass(record, Node) else []
    shown_ = [*label, *(leaf for prop in record.properties() for leaf in _leaves(prop))]
    return tuple(dict.fromkeys(["id", *ids, *(column for leaf in shown_ for column in leaf.columns)]))


def _columns(cls: type[Node] | type[Relation] | type[Compound], prefix: str = "") -> Iterator[Column]:
    for prop in cls.properties():
        yield from _property_columns(prop, prefix)


def _property_columns(prop: Property, prefix: str) -> Iterator[Column]:
    name = join(prefix, prop.name)
    if prop.value_type:
        yield from _columns(prop.value_type, name)
    else:
        yield from _leaf_columns(shown(prop, prefix))


def _leaf_columns(leaves: Mapping[str, Shown]) -> Iterator[Column]:
    """What is shown, then the keys that are not, then the match columns."""
    names = {column: leaf for leaf in leaves.values() for column in leaf.columns}
    for column, leaf in names.items():
        yield Column(column, "list" if leaf.many else TYPES.get(leaf.scalar, "TEXT"))
    keys = {key.column: key for leaf in leaves.values() if (key := leaf.key)}
    for column, key in keys.items():
        if column not in names:
            yield Column(column, TYPES.get(key.scalar, "TEXT"))
    yield from (Column(match, "TEXT") for match in dict.fromkeys(key.match for key in keys.values()) if match)


def sort_key(cls: type[Node] | type[Relation], attribute: str) -> Key:
    """The key by which nodes of a class, or relations, are ordered by a property."""
    prop = next(prop for prop in cls.properties() if prop.attribute == attribute)
    return next(leaf.key for leaf in shown(prop).values() if leaf.key)


def copied_keys(relation: type[Relation]) -> tuple[tuple[Key, str], ...]:
    """The sort keys of its source that a relation carries: the source's key, and the relation's column."""
    return COPIED[relation]


def _copied_keys(relation: type[Relation]) -> tuple[tuple[Key, str], ...]:
    keys = [sort_key(relation.declared.source, name) for name in relation.declared.pages_by or ()]
    return tuple((key, join("source", key.column)) for key in keys)


COPIED = PerClass(_copied_keys)
"""What relations copy, by their classes: it is asked of each that is stored."""


def hub_indexes(relation: type[Relation]) -> tuple[tuple[str, ...], ...]:
    """The column lists by which a relation is read from a target that may have very many."""
    if relation.declared.pages_by is None:
        return ()
    return (("targetId", "id"), *(("targetId", copy, "id") for _, copy in copied_keys(relation)))


def lead_indexes(relation: type[Relation]) -> tuple[tuple[str, ...], ...]:
    """The column lists by which the sources of a target that may have very many are read, in the sources' order."""
    if relation.declared.pages_by is None:
        return ()
    return (("targetId", "sourceId"), *(("targetId", copy, "sourceId") for _, copy in copied_keys(relation)))


def node_days(cls: type[Node]) -> tuple[Key, Key] | None:
    """The keys of the first and last day of a node: of the first date that it must have."""
    for prop in cls.properties():
        if prop.range is DateSpan and prop.required:
            leaves = shown(prop)
            first, last = leaves["from"].key, leaves["to"].key
            return (first, last) if first and last else None
    return None


def relation_name(relation: type[Relation]) -> str:
    """`EVENT_PART_OF`: what a relation is called among all relations, and its type in Neo4j."""
    return in_capitals(relation.declared.stored)


@dataclass(frozen=True)
class Bounds:
    """The keys of the first and last day that a date may mean."""

    first: Key
    last: Key


@dataclass(frozen=True)
class Validity:
    """The dates from which and until which a relation holds."""

    began: Bounds
    ended: Bounds


def validity(relation: type[Relation]) -> Validity | None:
    """From when until when a relation holds; None where it has no such dates."""
    bounds = {prop.name: _bounds(prop) for prop in relation.properties() if prop.name in ("from", "to")}
    return Validity(bounds["from"], bounds["to"]) if len(bounds) == len(("from", "to")) else None


def _bounds(prop: Property) -> Bounds:
    leaves = shown(prop)
    first, last = leaves["from"].key, leaves["to"].key
    assert first
    assert last
    return Bounds(first, last)


def node_life(cls: type[Node]) -> tuple[Key, Key] | None:
    """The keys of the first day that a node may have been founded and the last that it may have ended, if it has both.

    What has no life is there on every day, as places are.
    """
    bounds = {prop.name: _bounds(prop) for prop in cls.properties() if prop.name in ("founded", "ended")}
    return (bounds["founded"].first, bounds["ended"].last) if len(bounds) == len(("founded", "ended")) else None


def indexed_keys(cls: type[Node]) -> tuple[Key, ...]:
    """The keys of a class that ask for an index."""
    leaves = (leaf for prop in cls.properties() for leaf in _leaves(prop))
    return tuple(dict.fromkeys(leaf.key for leaf in leaves if leaf.key and leaf.key.index))


def _leaves(prop: Property, prefix: str = "") -> Iterator[Shown]:
    if prop.value_type:
        for part in prop.value_type.properties():
            yield from _leaves(part, join(prefix, prop.name))
    else:
        yield from shown(prop, prefix).values()
