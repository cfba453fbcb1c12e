"""From `where`, as GraphQL gives it, to the filter of a selection."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from api.errors import BAD_USER_INPUT, RequestError
from api.query.planning.map_filters import abroad, box, has_place, near
from api.schema.inputs import filter_name
from api.schema.map_filters import is_on_map, located
from graph.asked import selection as s
from graph.asked.filters import together
from graph.asked.operators import BY_NAME, OVERLAPS, WITHIN, Operator
from graph.asked.selection import At
from graph.stored import columns
from graph.stored.columns import Key, Shown, shown
from graph.stored.layout import node_days
from ontology.model import End, Node, Ontology, Relation
from ontology.properties import Compound, Property
from ontology.values import DateSpan

COMBINATIONS = ("AND", "OR", "NOT")
QUANTIFIERS = ("some", "all", "none", "single")
ON_MAP = {"near": near, "box": box}
WHEREABOUTS = {"hasPlace": has_place, "abroad": abroad}
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
        leaves = {"id": columns.ID, "dataset": columns.DATASET, "label": next(iter(columns.LABEL.values()))}
        for name, value in where.items():
            if value is None:
                continue
            if name in COMBINATIONS:
                yield _combined(name, value, lambda part: self.of_nodes(cls, part, led))
            elif name in ON_MAP and is_on_map(cls):
                yield from together(ON_MAP[name](cls, value))
            elif name in WHEREABOUTS and (end := located(self._ontology, cls)):
                yield from together(WHEREABOUTS[name](end, value))
            elif leaf := leaves.get(name):
                yield from _tests(leaf, value, At.NODE, f"{cls.__name__}.{name}")
            elif name in ends:
                yield from self._quantified(ends[name], value, led)
            else:
                yield from _property_tests(_property(cls, name), value, At.NODE, cls.__name__)

    def _quantified(self, end: End, value: Mapping[str, Any], led: Days | None) -> Iterator[s.Filter]:
        """How many must meet what; of a relation to one node, also what that must meet."""
        given = {name: condition for name, condition in value.items() if condition is not None}
        for name, condition in given.items():
            if name == "under":
                yield s.Reaches(end.relation, condition, led)
            elif name in QUANTIFIERS:
                yield _quantifier(name, end, self.of_relation(end, condition))
        if met := {name: condition for name, condition in given.items() if name not in (*QUANTIFIERS, "under")}:
            yield _quantifier("some", end, self.of_relation(end, met))

    def _edge_parts(self, end: End, where: Mapping[str, Any]) -> Iterator[s.Filter]:
        for name, value in where.items():
            if value is None:
                continue
            if name in COMBINATIONS:
                yield _combined(name, value, lambda part: self.of_relation(end, part))
            elif name == "on":
                yield from _held(end, value)
            elif name == "node":
                yield self.of_nodes(end.far, value, node_days(end.near))
            else:
                yield from _property_tests(_property(end.relation, name), value, At.EDGE, end.name)


def _held(end: End, value: Mapping[str, Any]) -> Iterator[s.Filter]:
    if "day" not in value:
        raise RequestError.of(BAD_USER_INPUT, "on has no day; give one, such as 2014-06-14, or leave on out.")
    if value["day"] is not None:
        yield s.Held(end, value["day"], value["certainty"])


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


def _property_tests(
    prop: Property, value: Mapping[str, Any], at: At, owner: str, prefix: str = ""
) -> Iterator[s.Filter]:
    """`owner`: whose property it is, as an error names it."""
    place = f"{owner}.{prop.name}"
    if prop.value_type:
        for name, part in value.items():
            if part is not None:
                inner, within = _property(prop.value_type, name), columns.join(prefix, prop.name)
                yield from _property_tests(inner, part, at, place, within)
    elif prop.range is DateSpan:
        for name, part in value.items():
            if part is not None:
                yield from _span_tests(shown(prop, prefix), name, part, at, place)
    else:
        yield from _tests(next(iter(shown(prop, prefix).values())), value, at, place)


def _span_tests(leaves: Mapping[str, Shown], name: str, value: Any, at: At, place: str) -> Iterator[s.Filter]:
    """On its first or last day alone, or on the whole span: an open end is as far off as can be."""
    whole = {"overlaps": OVERLAPS, "within": WITHIN}.get(name)
    if whole is None:
        yield from _tests(leaves[name], value, at, f"{place}.{name}")
        return
    for operator, part in zip(whole, ("from", "to"), strict=True):
        key = leaves[part].key
        assert key is not None
        yield s.Test(replace(key, absent=()), operator, value, at)


def _tests(leaf: Shown, value: Mapping[str, Any], at: At, place: str) -> Iterator[s.Filter]:
    assert leaf.key is not None
    for name, operand in value.items():
        operator = BY_NAME[name]
        if operand is not None:
            yield _tested(leaf.key, operator, tuple(operand) if isinstance(operand, list) else operand, at)
        elif name in ("eq", "ne"):
            if not leaf.key.absent:
                raise _never_missing(name, leaf, place)
            missing = s.Missing(leaf.key, at)
            yield s.Not(missing) if name == "ne" else missing


def _never_missing(operator: str, leaf: Shown, place: str) -> RequestError:
    field = place.rpartition(".")[2]
    return RequestError.of(
        BAD_USER_INPUT,
        f"{place}: {operator} is null, which asks for what is missing, and it never is. To ask for nothing, leave the"
        f" variable out, or pass the whole condition: {field}: ${field}, with ${field}: {filter_name(leaf)} null.",
    )


def _tested(key: Key, operator: Operator, operand: Any, at: At) -> s.Filter:
    if operator.presence:
        return s.Missing(key, at) if operand else s.Not(s.Missing(key, at))
    if operator.negates:
        return s.Not(s.Test(key, BY_NAME[operator.negates], operand, at))
    return s.Test(key, operator, operand, at)


def _all(parts: Iterator[s.Filter]) -> s.Filter:
    found = tuple(parts)
    return found[0] if len(found) == 1 else s.And(found)
