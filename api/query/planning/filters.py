"""From `where`, as GraphQL gives it, to the filter of a selection."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from graph.asked import selection as s
from graph.asked.operators import BY_NAME, OVERLAPS, WITHIN, Operator
from graph.asked.selection import At
from graph.stored import columns
from graph.stored.columns import LABEL_KEY, Key, Shown, shown
from graph.stored.layout import node_days
from ontology.model import End, Node, Ontology, Relation
from ontology.properties import Compound, Property
from ontology.values import DateSpan

COMBINATIONS = ("AND", "OR", "NOT")
Days = tuple[Key, Key]
"""The keys of the first and last day of a node."""


class WhereReader:
    """Reads the conditions of one ontology. Null, and what is left out, ask for nothing."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology

    def of_nodes(self, cls: type[Node], where: Mapping[str, Any] | None, led: Days | None = None) -> s.Filter:
        """The filter for nodes of a class. `led`: the days of the node that led to them, if it has any."""
        return _all(self._node_parts(cls, where or {}, led))

    def of_relation(self, end: End, where: Mapping[str, Any] | None) -> s.Filter:
        """The filter for relations and the nodes at their end."""
        return _all(self._edge_parts(end, where or {}))

    def _node_parts(self, cls: type[Node], where: Mapping[str, Any], led: Days | None) -> Iterator[s.Filter]:
        ends = {end.name: end for end in self._ontology.ends(cls)}
        keys = {"id": columns.ID_KEY, "dataset": columns.DATASET_KEY, "label": LABEL_KEY}
        for name, value in where.items():
            if value is None:
                continue
            if name in COMBINATIONS:
                yield _combined(name, value, lambda part: self.of_nodes(cls, part, led))
            elif name == "near":
                yield s.Near(value["lat"], value["lon"], value["km"])
            elif key := keys.get(name):
                yield from _tests(key, value, At.NODE)
            elif name in ends:
                yield from self._quantified(ends[name], value, led)
            else:
                yield from _property_tests(_property(cls, name), value, At.NODE)

    def _quantified(self, end: End, value: Mapping[str, Any], led: Days | None) -> Iterator[s.Filter]:
        for name, condition in value.items():
            if condition is None:
                continue
            if name == "under":
                yield s.Reaches(end.relation, condition, led)
            else:
                yield _quantifier(name, end, self.of_relation(end, condition))

    def _edge_parts(self, end: End, where: Mapping[str, Any]) -> Iterator[s.Filter]:
        for name, value in where.items():
            if value is None:
                continue
            if name in COMBINATIONS:
                yield _combined(name, value, lambda part: self.of_relation(end, part))
            elif name == "on":
                yield s.Held(end, value["day"], value["certainty"])
            elif name == "node":
                yield self.of_nodes(end.far, value, node_days(end.near))
            else:
                yield from _property_tests(_property(end.relation, name), value, At.EDGE)


def _quantifier(name: str, end: End, condition: s.Filter) -> s.Filter:
    """All: none that does not meet it. So what has none at all meets "all" and "none"."""
    match name:
        case "some" | "single":
            return s.Related(end, s.Quantifier(name), condition)
        case "none":
            return s.Not(s.Related(end, s.Quantifier.SOME, condition))
    return s.Not(s.Related(end, s.Quantifier.SOME, s.Not(condition)))


def _combined(name: str, value: Any, read: Any) -> s.Filter:
    if name == "NOT":
        return s.Not(read(value))
    parts = tuple(read(part) for part in value)
    return s.And(parts) if name == "AND" else s.Or(parts)


def _property(cls: type[Node] | type[Relation] | type[Compound], name: str) -> Property:
    return next(prop for prop in cls.properties() if prop.name == name)


def _property_tests(prop: Property, value: Mapping[str, Any], at: At, prefix: str = "") -> Iterator[s.Filter]:
    if prop.value_type:
        for name, part in value.items():
            if part is not None:
                yield from _property_tests(_property(prop.value_type, name), part, at, columns.join(prefix, prop.name))
    elif prop.range is DateSpan:
        for name, part in value.items():
            if part is not None:
                yield from _span_tests(shown(prop, prefix), name, part, at)
    else:
        key = next(iter(shown(prop, prefix).values())).key
        assert key is not None
        yield from _tests(key, value, at)


def _span_tests(leaves: Mapping[str, Shown], name: str, value: Any, at: At) -> Iterator[s.Filter]:
    """On its first or last day alone, or on the whole span: an open end is as far off as can be."""
    whole = {"overlaps": OVERLAPS, "within": WITHIN}.get(name)
    if whole is None:
        key = leaves[name].key
        assert key is not None
        yield from _tests(key, value, at)
        return
    for operator, part in zip(whole, ("from", "to"), strict=True):
        key = leaves[part].key
        assert key is not None
        yield s.Test(replace(key, absent=()), operator, value, at)


def _tests(key: Key, value: Mapping[str, Any], at: At) -> Iterator[s.Filter]:
    for name, operand in value.items():
        operator = BY_NAME[name]
        if operand is not None:
            yield _tested(key, operator, tuple(operand) if isinstance(operand, list) else operand, at)
        elif name in ("eq", "ne"):
            missing = s.Missing(key, at)
            yield s.Not(missing) if name == "ne" else missing


def _tested(key: Key, operator: Operator, operand: Any, at: At) -> s.Filter:
    if operator.presence:
        return s.Missing(key, at) if operand else s.Not(s.Missing(key, at))
    if operator.negates:
        return s.Not(s.Test(key, BY_NAME[operator.negates], operand, at))
    return s.Test(key, operator, operand, at)


def _all(parts: Iterator[s.Filter]) -> s.Filter:
    found = tuple(parts)
    return found[0] if len(found) == 1 else s.And(found)
