"""Strawberry types, fields and enumerations made at run time, from declarations instead of annotated classes.

Only this module knows Strawberry. What leaves it is graphql-core's schema, whose fields carry what they stand for.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from enum import Enum
from itertools import filterfalse
from typing import Any

import strawberry
from graphql import (
    DirectiveLocation,
    GraphQLDirective,
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    introspection_types,
    is_introspection_type,
)
from strawberry.annotation import StrawberryAnnotation
from strawberry.scalars import ID
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import StrawberryArgument as Argument
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.enum import EnumValue, StrawberryEnumDefinition
from strawberry.types.field import StrawberryField as Field
from strawberry.types.scalar import ScalarDefinition as ScalarType
from strawberry.types.unset import UNSET

from api.schema.meaning import EXTENSION, Meaning

PY_NAMES = {"in": "in_", "from": "from_", "class": "class_"}
"""Field names that Python keeps for itself."""
UNRELEASED = (DirectiveLocation.DIRECTIVE_DEFINITION, DirectiveLocation.FRAGMENT_VARIABLE_DEFINITION)
"""Locations of directives in graphql-core that no release of the GraphQL specification has, up to September 2025."""


def field(name: str, annotation: Any, description: str, meaning: Meaning, arguments: Iterable[Argument] = ()) -> Field:
    """A field of an object or interface, with what it stands for."""
    output_field = Field(
        python_name=PY_NAMES.get(name, name),
        graphql_name=name,
        type_annotation=StrawberryAnnotation(annotation),
        description=description,
        metadata={EXTENSION: meaning},
    )
    output_field.arguments = list(arguments)
    return output_field


def input_field(name: str, annotation: Any, description: str) -> Field:
    """A field of an input object; leaving it out differs from null."""
    return Field(
        python_name=PY_NAMES.get(name, name),
        graphql_name=name,
        type_annotation=StrawberryAnnotation(annotation),
        description=description,
        default=UNSET,
    )


def argument(name: str, annotation: Any, description: str, default: Any = UNSET) -> Argument:
    """An argument of a field."""
    return Argument(
        python_name=PY_NAMES.get(name, name),
        graphql_name=name,
        type_annotation=StrawberryAnnotation(annotation),
        description=description,
        default=default,
    )


def scalar(name: str, description: str, parse_value: Callable[[Any], str]) -> ScalarType:
    """A scalar that is written as a string."""
    return strawberry.scalar(name=name, description=description, serialize=str, parse_value=parse_value)


def empty_object(name: str, description: str, interfaces: tuple[type, ...] = ()) -> type:
    """An object type whose fields are added once all types exist, since types refer to each other."""
    return strawberry.type(type(name, interfaces, {}), name=name, description=description)


def empty_interface(name: str, description: str, interfaces: tuple[type, ...] = ()) -> type:
    """An interface whose fields are added later."""
    return strawberry.interface(type(name, interfaces, {}), name=name, description=description)


def empty_input(name: str, description: str) -> type:
    """An input type whose fields are added later."""
    return strawberry.input(type(name, (), {}), name=name, description=description)


def add_fields(empty: type, fields: Iterable[Field]) -> None:
    """Give an empty type its fields."""
    definition: StrawberryObjectDefinition = empty.__strawberry_definition__  # type: ignore[attr-defined]
    for each in fields:
        each.origin = empty
        definition.fields.append(each)


def enumeration(name: str, members: type[Enum], description: str, descriptions: Mapping[str, str]) -> type[Enum]:
    """Make an enumeration known to Strawberry, each value with its description; KeyError for one without."""
    members.__strawberry_definition__ = StrawberryEnumDefinition(  # type: ignore[attr-defined]
        wrapped_cls=members,
        name=name,
        values=[EnumValue(each.name, each.value, description=descriptions[each.name]) for each in members],
        description=description,
    )
    return members


def graphql_schema(query: type, types: Iterable[type], scalars: Mapping[object, ScalarType]) -> GraphQLSchema:
    """graphql-core's schema of these types. Each field carries what it stands for, and nothing of Strawberry."""
    schema = strawberry.Schema(query, types=types, config=StrawberryConfig(scalar_map=scalars))._schema
    for graphql_type in filterfalse(is_introspection_type, schema.type_map.values()):
        if isinstance(graphql_type, GraphQLObjectType | GraphQLInterfaceType):
            for graphql_field in graphql_type.fields.values():
                strawberry_field = graphql_field.extensions[GraphQLCoreConverter.DEFINITION_BACKREF]
                graphql_field.extensions = {EXTENSION: strawberry_field.metadata[EXTENSION]}
    schema.directives = tuple(map(_released, schema.directives))
    return schema


def _released(directive: GraphQLDirective) -> GraphQLDirective:
    """A directive where the released specification has it: a client with fixed lists stops at another location.

    The list of all locations is one for every schema in the process, and there is no other way to shorten it.
    """
    locations = introspection_types["__DirectiveLocation"]
    assert isinstance(locations, GraphQLEnumType)
    for one in UNRELEASED:
        locations.values.pop(one.name, None)
    released = copy(directive)
    released.locations = tuple(one for one in directive.locations if one not in UNRELEASED)
    return released


__all__ = [
    "ID",
    "Argument",
    "Field",
    "ScalarType",
    "add_fields",
    "argument",
    "empty_input",
    "empty_interface",
    "empty_object",
    "enumeration",
    "field",
    "graphql_schema",
    "input_field",
    "scalar",
]
