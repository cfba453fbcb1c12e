"""What is to go from the schema, with what to use in its place: clients are told a release ahead."""

import re
from collections.abc import Mapping
from typing import TypeAlias

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLEnumValue,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
)

DEPRECATED: dict[str, str] = {}
"""A schema coordinate and the reason: `Event.title`, `EventKind.ATTACK`, `Query.events(first:)`: "Use `name`."."""
COORDINATE = re.compile(r"(\w+)\.(\w+)(?:\((\w+):\))?")


Element: TypeAlias = GraphQLField | GraphQLInputField | GraphQLEnumValue | GraphQLArgument


def deprecate(schema: GraphQLSchema, deprecated: Mapping[str, str]) -> GraphQLSchema:
    """The schema, in which these are deprecated. KeyError for what it does not have."""
    for coordinate, reason in deprecated.items():
        _element(schema, coordinate).deprecation_reason = reason
    return schema


def _element(schema: GraphQLSchema, coordinate: str) -> Element:
    parts = COORDINATE.fullmatch(coordinate)
    if not parts:
        raise KeyError(f"{coordinate} is not a coordinate of a field, value or argument; write one such as Event.title")
    name, member, argument = parts.groups()
    element: Element
    match schema.type_map[name]:
        case GraphQLObjectType(fields=fields) | GraphQLInterfaceType(fields=fields):
            element = fields[member].args[argument] if argument else fields[member]
        case GraphQLInputObjectType(fields=inputs):
            element = inputs[member]
        case GraphQLEnumType(values=values):
            element = values[member]
        case other:
            raise KeyError(f"{coordinate}: {other} has neither fields nor values")
    return element
