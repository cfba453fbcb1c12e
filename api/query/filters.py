"""From `where`, as GraphQL gives it, to the filter of a selection."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph import columns
from graph import selection as s
from graph.columns import LABEL_KEY, Key, shown
from graph.operators import OPERATORS
from graph.selection import At
from ontology.model import End, Node, Ontology, Relation
from ontology.properties import Property, Value
from ontology.values import DateSpan

BY_NAME = {operator.name: operator for operator in OPERATORS}
QUANTIFIERS = {quantifier.value: quantifier for quantifier in s.Quantifier}


class WhereReader:
    """Reads the conditions of one ontology. Null, and what is left out, ask for nothing."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology

    def of_nodes(self, cls: type[Node], where: Mapping[str, Any] | None) -> s.Filter:
        """The filter for nodes of a class."""
        return _all(self._node_parts(cls, where or {}))

    def of_relation(self, end: End, where: Mapping[str, Any] | None) -> s.Filter:
        """The filter for relations and the nodes at their end."""
        return _all(self._edge_parts(end, where or {}))

    def _node_parts(self, cls: type[Node], where: Mapping[str, Any]) -> Iterator[s.Filter]:
        ends = {end.name: end for end in self._ontology.ends(cls)}
        keys = {"id": columns.ID.key, "dataset": columns.DATASET.key, "label": LABEL_KEY}
        for name, value in where.items():
            if value is None:
                continue
            if name in COMBINATIONS:
                yield _combined(name, value, lambda part: self.of_nodes(cls, part))
            elif key := keys.get(name):
                yield from _tests(key, value, At.NODE)
            elif name in ends:
                yield from self._quantified(ends[name], value)
            else:
                yield from _property_tests(_property(cls, name), value, At.NODE)

    def _quantified(self, end: End, value: Mapping[str, Any]) -> Iterator[s.Filter]:
        for name, condition in value.items():
            if condition is not None:
                yield s.Related(end, QUANTIFIERS[name], self.of_relation(end, condition))

    def _edge_parts(self, end: End, where: Mapping[str, Any]) -> Iterator[s.Filter]:
        for name, value in where.items():
            if value is None:
                continue
            if name in COMBINATIONS:
                yield _combined(name, value, lambda part: self.of_relation(end, part))
            elif name == "node":
                yield self.of_nodes(end.far, value)
            else:
                yield from _property_tests(_property(end.relation, name), value, At.EDGE)


COMBINATIONS = ("AND", "OR", "NOT")


def _combined(name: str, value: Any, read: Any) -> s.Filter:
    if name == "NOT":
        return s.Not(read(value))
    parts = tuple(read(part) for part in value)
    return s.And(parts) if name == "AND" else s.Or(parts)


def _property(cls: type[Node] | type[Relation] | type[Value], name: str) -> Property:
    return next(prop for prop in cls.properties() if prop.name == name)


def _property_tests(prop: Property, value: Mapping[str, Any], at: At, prefix: str = "") -> Iterator[s.Filter]:
    if prop.value_type:
        for name, part in value.items():
            if part is not None:
                yield from _property_tests(_property(prop.value_type, name), part, at, columns.join(prefix, prop.name))
    elif prop.range is DateSpan:
        for name, part in value.items():
            leaf = shown(prop, prefix)[name]
            if part is not None and leaf.key:
                yield from _tests(leaf.key, part, at)
    else:
        key = next(iter(shown(prop, prefix).values())).key
        assert key is not None
        yield from _tests(key, value, at)


def _tests(key: Key, value: Mapping[str, Any], at: At) -> Iterator[s.Filter]:
    for name, operand in value.items():
        operator = BY_NAME[name]
        if operand is not None:
            yield s.Test(key, operator, tuple(operand) if isinstance(operand, list) else operand, at)
        elif name == "eq":
            yield s.Missing(key, at)


def _all(parts: Iterator[s.Filter]) -> s.Filter:
    found = tuple(parts)
    return found[0] if len(found) == 1 else s.And(found)
