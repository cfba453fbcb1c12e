"""From `where`, as GraphQL gives it, to the filter of a selection."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from api.errors import BAD_USER_INPUT, RequestError
from api.query.planning.identity import ids_of
from api.query.planning.map_filters import abroad, box, has_place, near
from api.schema.inputs import filter_name
from api.schema.map_filters import is_on_map, located
from graph.asked import selection as s
from graph.asked.filters import together
from graph.asked.operators import BY_NAME, OVERLAPS, WITHIN, Operator
from graph.asked.selection import At
from graph.statement import Parameter, Slot
from graph.stored import columns
from graph.stored.columns import Key, Shown, shown
from graph.stored.layout import node_days
from ontology.model import End, Node, Ontology, Relation
from ontology.properties import Compound, Property
from ontology.sources import Dataset
from ontology.values import DateSpan

COMBINATIONS = ("AND", "OR", "NOT")
QUANTIFIERS = ("some", "all", "none", "single")
ON_MAP = {"near": near, "box": box}
WHEREABOUTS = {"hasPlace": has_place, "abroad": abroad}
IDS = ("id", "dataset")
OF_ONE = {"in": "eq", "notIn": "ne"}
"""What asks the same of one value as of a list with it alone; an index may have it, and no index has a list."""
Days = tuple[Key, Key]
"""The keys of the first and last day of a node."""


class WhereReader:
    """Reads the conditions of one ontology. Null, and what is left out, ask for nothing.

    So does what holds nothing but nulls, wherever that stands; yet `{}`, written as such, asks for whatever there is,
    and `some` for one at least. `check`: takes what each request must have checked, such as ids of a class.
    """

    def __init__(self, ontology: Ontology, check: Callable[[Parameter], object] = lambda _: None) -> None:
        self._ontology, self._check = ontology, check

    def of_nodes(self, cls: type[Node], where: Mapping[str, Any] | None, place: str = "where") -> s.Filter:
        """The filter for nodes of a class. `place`: where the conditions stand, as an error names it."""
        return self._nodes(cls, where or {}, None, place) or s.EVERYTHING

    def of_relation(self, end: End, where: Mapping[str, Any] | None, place: str = "where") -> s.Filter:
        """The filter for relations and the nodes at their end."""
        return self._relations(end, where or {}, place) or s.EVERYTHING

    def _nodes(self, cls: type[Node], where: Mapping[str, Any], led: Days | None, place: str) -> s.Filter | None:
        """None where nothing is given. `led`: the days of the node that led to them, if it has any."""
        return _given(where, self._node_parts(cls, where, led, place))

    def _relations(self, end: End, where: Mapping[str, Any], place: str) -> s.Filter | None:
        return _given(where, self._edge_parts(end, where, place))

    def _node_parts(
        self, cls: type[Node], where: Mapping[str, Any], led: Days | None, within: str
    ) -> Iterator[s.Filter]:
        ends = {end.name: end for end in self._ontology.ends(cls)}
        leaves = {"id": columns.ID, "dataset": columns.DATASET, "label": next(iter(columns.LABEL.values()))}
        for name, value in where.items():
            place = f"{within}.{name}"
            if value is None:
                continue
            if name in COMBINATIONS:
                yield from _combined(name, value, place, lambda part, at: self._nodes(cls, part, led, at))
            elif name in ON_MAP and is_on_map(cls):
                yield from together(ON_MAP[name](cls, value, place))
            elif name in WHEREABOUTS and (end := located(self._ontology, cls)):
                yield from together(WHEREABOUTS[name](end, value))
            elif leaf := leaves.get(name):
                if name in IDS:
                    self._check_ids(Dataset if name == "dataset" else cls, value, place)
                yield from _tests(leaf, value, At.NODE, place)
            elif name in ends:
                yield from self._quantified(ends[name], value, led, place)
            else:
                yield from _property_tests(_property(cls, name), value, At.NODE, place)

    def _check_ids(self, cls: type[Node], value: Mapping[str, Any], place: str) -> None:
        for name, operand in value.items():
            if operand is not None and not BY_NAME[name].presence:
                self._check(ids_of(self._ontology, f"{place}.{name}", cls, operand))

    def _quantified(self, end: End, value: Mapping[str, Any], led: Days | None, within: str) -> Iterator[s.Filter]:
        """How many must meet what; of a relation to one node, also what that must meet."""
        given = {name: condition for name, condition in value.items() if condition is not None}
        for name, condition in given.items():
            place = f"{within}.{name}"
            if name == "under":
                self._check(ids_of(self._ontology, place, end.far, condition))
                yield s.Reaches(end.relation, condition, led)
            elif name in QUANTIFIERS and (name != "all" or self._relations(end, condition, place)):
                yield _quantifier(name, end, self.of_relation(end, condition, place))
        if met := {name: condition for name, condition in given.items() if name not in (*QUANTIFIERS, "under")}:
            yield _quantifier("some", end, self.of_relation(end, met, within))
        elif not value:
            yield s.EVERYTHING

    def _edge_parts(self, end: End, where: Mapping[str, Any], within: str) -> Iterator[s.Filter]:
        for name, value in where.items():
            place = f"{within}.{name}"
            if value is None:
                continue
            if name in COMBINATIONS:
                yield from _combined(name, value, place, lambda part, at: self._relations(end, part, at))
            elif name == "on":
                yield from _held(end, value, place)
            elif name == "node":
                if (condition := self._nodes(end.far, value, node_days(end.near), place)) is not None:
                    yield condition
            else:
                yield from _property_tests(_property(end.relation, name), value, At.EDGE, place)


def _held(end: End, value: Mapping[str, Any], place: str) -> Iterator[s.Filter]:
    if "day" not in value:
        raise RequestError.of(
            BAD_USER_INPUT,
            f"{place} has no day; give one, such as 2014-06-14, or leave {place.rpartition('.')[2]} out.",
        )
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


def _combined(name: str, value: Any, place: str, read: Callable[[Any, str], s.Filter | None]) -> Iterator[s.Filter]:
    """What is not given vanishes from a list, and takes the list with it if that holds nothing else.

    One that is left alone is as if written without a list, so that it may bound a date or lead to an index.
    """
    if name == "NOT":
        if (part := read(value, place)) is not None:
            yield s.Not(part)
        return
    parts = tuple(part for at, one in enumerate(value) if (part := read(one, f"{place}[{at}]")) is not None)
    if len(parts) == 1:
        yield parts[0]
    elif parts or not value:
        yield s.And(parts) if name == "AND" else s.Or(parts)


def _property(cls: type[Node] | type[Relation] | type[Compound], name: str) -> Property:
    return next(prop for prop in cls.properties() if prop.name == name)


def _property_tests(
    prop: Property, value: Mapping[str, Any], at: At, place: str, prefix: str = ""
) -> Iterator[s.Filter]:
    if not value:
        yield s.EVERYTHING
    elif prop.value_type:
        for name, part in value.items():
            if part is not None:
                inner, within = _property(prop.value_type, name), columns.join(prefix, prop.name)
                yield from _property_tests(inner, part, at, f"{place}.{name}", within)
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
    if not value:
        yield s.EVERYTHING
    for name, operand in value.items():
        operator = BY_NAME[name]
        if operand is not None:
            yield _tested(leaf.key, operator, tuple(operand) if isinstance(operand, list) else operand, at)
        elif name in ("eq", "ne"):
            if not leaf.key.absent:
                raise _never_missing(leaf, place, name)
            missing = s.Missing(leaf.key, at)
            yield s.Not(missing) if name == "ne" else missing


def _never_missing(leaf: Shown, place: str, operator: str) -> RequestError:
    field = place.rpartition(".")[2]
    return RequestError.of(
        BAD_USER_INPUT,
        f"{place}.{operator} is null, which asks for what is missing, and it never is. To ask for nothing, leave"
        f" {operator} out; in a form, leave its variable out, or make the whole condition one that may be null:"
        f" `{field}: ${field}`, where `${field}: {filter_name(leaf)}`.",
    )


def _tested(key: Key, operator: Operator, operand: Any, at: At) -> s.Filter:
    if operator.name in OF_ONE and (one := _only(operand)) is not None:
        return _tested(key, BY_NAME[OF_ONE[operator.name]], one, at)
    if operator.presence:
        return s.Missing(key, at) if operand else s.Not(s.Missing(key, at))
    if operator.negates:
        return s.Not(s.Test(key, BY_NAME[operator.negates], operand, at))
    return s.Test(key, operator, operand, at)


def _only(operand: Any) -> Any:
    """The value of a list that has no other."""
    if isinstance(operand, Slot):
        return operand.first if operand.alone else None
    return operand[0] if len(operand) == 1 else None


def _given(where: Mapping[str, Any], parts: Iterator[s.Filter]) -> s.Filter | None:
    """All parts of what is given; None where nothing is, since all that stands there is null."""
    found = tuple(parts)
    if where and not found:
        return None
    asked = tuple(part for part in found if part != s.EVERYTHING)
    return asked[0] if len(asked) == 1 else s.And(asked)
