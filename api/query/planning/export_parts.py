"""From the words of an address or a command line to the part of the graph that an export has, by GraphQL's conditions.

`from`, `to` and `under` are short for such conditions, and `where` is any of them as JSON: what `where` finds in
GraphQL, an export of the same has. `asOf` and `knownBy` are what they are there too; findings that their rule does not
count are in an export, with the reason.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from graphql import GraphQLError, GraphQLInputObjectType, GraphQLSchema, coerce_input_value, validate_input_value

from api.errors import RequestError
from api.query.guarding.cost import Pricing, check_conditions
from api.query.guarding.limits import Limits, check_input
from api.query.guarding.reads import reads_of
from api.query.planning.absent import without_null_items
from api.query.planning.filters import WhereReader
from api.query.planning.identity import ids_of
from api.query.planning.json_words import in_json
from api.schema.scalars import checked_day
from graph.asked import selection as s
from graph.asked.clocks import Clocks, is_clocked, is_dated, own_date
from graph.asked.filters import both, implied
from graph.errors import shortened
from graph.rdf.scope import Scope, ScopeError
from graph.statement import Parameter
from graph.stored.ancestry import dated_hierarchy
from graph.stored.statistics import Statistics
from ontology.model import Node, Ontology
from ontology.naming import is_id
from ontology.places import Place
from ontology.sources import Dataset
from ontology.values import PartialDate

CLOCKS = ("asOf", "knownBy")
CONDITIONS = ("from", "to", "under", "where", *CLOCKS)
WORDS = ("class", "dataset", *CONDITIONS)
"""What says which part is meant."""
Where = dict[str, Any]


class PartReader:
    """Reads which part of the graph is meant. ScopeError tells a word that cannot be, why not, and what to write."""

    def __init__(self, schema: GraphQLSchema, ontology: Ontology, limits: Limits) -> None:
        self._schema, self._ontology, self._limits = schema, ontology, limits

    def read(self, words: Mapping[str, str]) -> Scope:
        """The part that these words name, each of WORDS."""
        cls, dataset = self._class(words.get("class")), _dataset(words.get("dataset"))
        given = [name for name in CONDITIONS if name in words]
        if cls is None:
            if given:
                said = f"{' and '.join(given)} need{'' if len(given) > 1 else 's'} a class"
                raise ScopeError(f"{said}; write class= and {self._offered(given)}.")
            return Scope(None, dataset)
        try:
            clocks = self._clocks(cls, words)
            condition = both(self._condition(cls, words), implied(clocks.of_nodes(cls)))
            check_conditions((s.CountAll(cls, condition),), self._limits)
            return Scope(cls, dataset, condition, words.get("under"), clocks)
        except RequestError as error:
            raise ScopeError(str(error)) from None

    def check_price(self, scope: Scope, statistics: Statistics) -> None:
        """ScopeError where the condition looks at more of a store that holds so much than GraphQL allows."""
        if scope.cls is None:
            return
        try:
            Pricing(reads_of((s.CountAll(scope.cls, scope.condition),))).check({}, statistics, self._limits)
        except RequestError as error:
            raise ScopeError(f"where: {error}") from None

    def _class(self, name: str | None) -> type[Node] | None:
        known = self._ontology.class_of_path
        if name is not None and name not in known:
            raise ScopeError(f"class={shortened(name)} is not a class; write one of {', '.join(sorted(known))}.")
        return None if name is None else known[name]

    def _offered(self, given: list[str]) -> str:
        """The classes for which these words mean something."""
        classes = (cls for cls in self._ontology.classes if all(self._means(cls, name) for name in given))
        return f"one of {', '.join(cls.path() for cls in classes)}"

    def _means(self, cls: type[Node], name: str) -> bool:
        match name:
            case "from" | "to":
                return own_date(cls) is not None
            case "under":
                return self._way_up(cls, "") is not None
            case "asOf":
                return is_dated(cls)
            case "knownBy":
                return is_clocked(cls)
        return True

    def _condition(self, cls: type[Node], words: Mapping[str, str]) -> s.Filter:
        reader = WhereReader(self._ontology, _checked)
        parts = [reader.of_nodes(cls, where, place) for place, where in self._wheres(cls, words)]
        return parts[0] if len(parts) == 1 else s.And(tuple(parts))

    def _clocks(self, cls: type[Node], words: Mapping[str, str]) -> Clocks:
        given = [name for name in CLOCKS if name in words]
        if given and not is_clocked(cls):
            said = f"{' and '.join(given)}: nodes of class={cls.path()} are there on every day"
            raise ScopeError(f"{said}; write class= and {self._offered(given)}.")
        if "asOf" in given and not is_dated(cls):
            said = f"asOf: nodes of class={cls.path()} have no date of their own"
            raise ScopeError(f"{said}; leave asOf out, or write class= and {self._offered(given)}.")
        return Clocks(*(_day(name, words.get(name)) for name in CLOCKS))

    def _wheres(self, cls: type[Node], words: Mapping[str, str]) -> Iterator[tuple[str, Where]]:
        """The conditions in GraphQL's form, each with the word that it comes from."""
        if "from" in words or "to" in words:
            yield "from", self._overlapping(cls, words.get("from"), words.get("to"))
        if "under" in words:
            if (way := self._way_up(cls, words["under"])) is None:
                raise ScopeError(
                    f"under: class={cls.path()} has no place; write class= and {self._offered(['under'])}."
                )
            self._check_place(words["under"])
            yield "under", way
        if "where" in words:
            yield "where", self._coerced(cls, words["where"])

    def _overlapping(self, cls: type[Node], start: str | None, end: str | None) -> Where:
        first, last = _date("from", start), _date("to", end)
        if (dated_by := own_date(cls)) is None:
            dated = self._offered(["from"])
            raise ScopeError(f"class={cls.path()} has no date; write class= and {dated}.")
        if first and last and first.first > last.last:
            raise ScopeError(f"from={start} is later than to={end}; write the earlier date first.")
        return {dated_by.name: {"overlaps": f"{first.text if first else '..'}/{last.text if last else '..'}"}}

    def _check_place(self, id_: str) -> None:
        ids_of(self._ontology, "under", Place, id_).bind({})
        if not is_id(id_):
            raise ScopeError(f"under={shortened(id_)} is not an id; write one such as {Place.path()}/gao.")

    def _way_up(self, cls: type[Node], id_: str) -> Where | None:
        """The condition to lie under a place: by the hierarchy of places, from where nodes of a class are."""
        hierarchy = dated_hierarchy(self._ontology, Place)
        if hierarchy is None:
            return None
        up = {hierarchy.declared.name: {"under": id_}}
        if cls is Place:
            return up
        ends = (end for end in self._ontology.ends(cls) if end.forward and end.far is Place)
        return next(({end.name: {"some": {"node": up}}} for end in ends), None)

    def _coerced(self, cls: type[Node], text: str) -> Where:
        """A `where` as JSON, as GraphQL takes it from a variable."""
        type_ = self._schema.type_map[f"{cls.__name__}Where"]
        assert isinstance(type_, GraphQLInputObjectType)
        value = _json(text, type_.name)
        check_input({"where": value}, self._limits)
        validate_input_value(value, type_, _refuse)
        coerced: Where = without_null_items(coerce_input_value(value, type_))
        return coerced


def _json(text: str, type_: str) -> Where:
    try:
        value = orjson.loads(text)
    except ValueError as error:
        raise ScopeError(f"where={shortened(text)} is not JSON: {error}. {_sample(type_)}") from None
    if not isinstance(value, dict):
        raise ScopeError(f"where={shortened(text)} is not a JSON object. {_sample(type_)}")
    return value


def _sample(type_: str) -> str:
    return f'Write one that {type_} of the GraphQL schema takes, such as {{"label": {{"contains": "Mali"}}}}.'


def _refuse(error: GraphQLError, path: list[str | int]) -> None:
    place = "where" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    said = in_json(error).message
    raise ScopeError(f"{place}: {said}{'' if said.endswith(('.', '?')) else '.'} `accord schema` prints what there is.")


def _checked(parameter: Parameter) -> None:
    """An id that a condition names must be of the right class."""
    parameter.bind({})


def _dataset(id_: str | None) -> str | None:
    if id_ is not None and not (is_id(id_) and id_.startswith(f"{Dataset.path()}/")):
        raise ScopeError(f"dataset={shortened(id_)} is not a dataset id; write one such as {Dataset.path()}/mali.")
    return id_


def _date(name: str, text: str | None) -> PartialDate | None:
    try:
        return None if text is None else PartialDate.parse(text)
    except ValueError as error:
        raise ScopeError(f"{name}={shortened(text or '')}: {error}.") from None


def _day(name: str, text: str | None) -> str | None:
    try:
        return None if text is None else checked_day(text)
    except GraphQLError as error:
        raise ScopeError(f"{name}={shortened(text or '')}: {error.message}.") from None
