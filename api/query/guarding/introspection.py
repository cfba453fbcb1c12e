"""What questions about the schema cost: the objects of their answer, foreseen from how many of each kind a schema has.

Each object is taken for many rows: it is made by graphql-core's own executor, which holds up whoever else is answered.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from statistics import fmean

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLType,
    GraphQLWrappingType,
    InlineFragmentNode,
    SelectionNode,
)

ROWS_OF_AN_OBJECT = 50
"""How many rows an object of the schema is taken for. It takes as long as five (25 to 45 microseconds)."""
OF_A_TEXT = 0.1
"""What a name or a description counts for beside an object: or a thousand aliases of one would be free."""
PARTS = ("fields", "args", "inputFields", "enumValues")
"""What belongs to one type alone."""


class SchemaSizes:
    """How many objects a field of the schema's own types leads to.

    On the average of all of them below `types`, which names each once. Where a type is reached from elsewhere, it is
    the larger, the more fields it has: as if they were picked among all fields.
    """

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema

    def rows(self, fields: Iterable[SelectionNode], fragments: Mapping[str, FragmentDefinitionNode]) -> int:
        """How many rows the answer to some fields is taken for."""
        return round(self._objects(fields, fragments, listed=False) * ROWS_OF_AN_OBJECT)

    def _objects(
        self, selected: Iterable[SelectionNode], fragments: Mapping[str, FragmentDefinitionNode], *, listed: bool
    ) -> float:
        """How many objects there are for each of which this is selected. `listed`: by `types`, not walked to."""
        objects = 0.0
        for node in selected:
            if isinstance(node, FragmentSpreadNode):
                spread = fragments[node.name.value].selection_set.selections
                objects += self._objects(spread, fragments, listed=listed)
            elif isinstance(node, InlineFragmentNode):
                objects += self._objects(node.selection_set.selections, fragments, listed=listed)
            elif isinstance(node, FieldNode) and node.selection_set:
                name = node.name.value
                below = name == "types" or (listed and name in PARTS)
                inner = self._objects(node.selection_set.selections, fragments, listed=below)
                objects += self._number(name, listed) * (1 + inner)
            else:
                objects += OF_A_TEXT
        return objects

    def _number(self, name: str, listed: bool) -> float:
        if name == "ofType":
            return self._wrapped
        counts = self._counts.get(name, [1])
        return fmean(counts) if listed else sum(n * n for n in counts) / max(sum(counts), 1)

    @cached_property
    def _counts(self) -> dict[str, list[int]]:
        """How many each object has, by the name of a field, which means the same everywhere. Others lead to one."""
        types = list(self._schema.type_map.values())
        return {
            "types": [len(types)],
            "directives": [len(self._schema.directives)],
            "fields": [len(_fields(one)) for one in types],
            "args": [len(field.args) for one in types for field in _fields(one)],
            "inputFields": [len(_inputs(one)) for one in types],
            "enumValues": [len(one.values) if isinstance(one, GraphQLEnumType) else 0 for one in types],
            "interfaces": [len(_interfaces(one)) for one in types],
            "possibleTypes": [len(self._possible(one)) for one in types],
        }

    @cached_property
    def _wrapped(self) -> float:
        """How often a type is wrapped in another, as in a list: of all that is reached by asking once more."""
        types = self._schema.type_map.values()
        fields = [field for one in types for field in _fields(one)]
        inputs = [field.type for one in types for field in _inputs(one)]
        typed = [*(one.type for one in fields), *(each.type for one in fields for each in one.args.values()), *inputs]
        wrappings = sum(map(_wrappings, typed))
        return wrappings / (len(typed) + wrappings)

    def _possible(self, type_: GraphQLNamedType) -> Sequence[GraphQLObjectType]:
        return self._schema.get_possible_types(type_) if isinstance(type_, GraphQLInterfaceType) else ()


def _fields(type_: GraphQLNamedType) -> Sequence[GraphQLField]:
    return tuple(type_.fields.values()) if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) else ()


def _inputs(type_: GraphQLNamedType) -> Sequence[GraphQLInputField]:
    return tuple(type_.fields.values()) if isinstance(type_, GraphQLInputObjectType) else ()


def _interfaces(type_: GraphQLNamedType) -> Sequence[GraphQLInterfaceType]:
    return type_.interfaces if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) else ()


def _wrappings(type_: GraphQLType) -> int:
    return 1 + _wrappings(type_.of_type) if isinstance(type_, GraphQLWrappingType) else 0
