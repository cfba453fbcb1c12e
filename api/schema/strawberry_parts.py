"""Strawberry types, fields and enumerations made at run time, from declarations instead of annotated classes."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.enum import EnumValue, StrawberryEnumDefinition
from strawberry.types.field import StrawberryField
from strawberry.types.unset import UNSET

from api.schema.meaning import Meaning, metadata

PY_NAMES = {"in": "in_", "from": "from_"}
"""Field names that Python keeps for itself."""


def field(
    name: str, annotation: Any, description: str, meaning: Meaning, arguments: Iterable[StrawberryArgument] = ()
) -> StrawberryField:
    """A field of an object or interface, with what it stands for."""
    made = StrawberryField(
        python_name=PY_NAMES.get(name, name),
        graphql_name=name,
        type_annotation=StrawberryAnnotation(annotation),
        description=description,
        metadata=metadata(meaning),
    )
    made.arguments = list(arguments)
    return made


def input_field(name: str, annotation: Any, description: str) -> StrawberryField:
    """A field of an input object; leaving it out differs from null."""
    return StrawberryField(
        python_name=PY_NAMES.get(name, name),
        graphql_name=name,
        type_annotation=StrawberryAnnotation(annotation),
        description=description,
        default=UNSET,
    )


def argument(name: str, annotation: Any, description: str, default: Any = UNSET) -> StrawberryArgument:
    """An argument of a field."""
    return StrawberryArgument(
        python_name=PY_NAMES.get(name, name),
        graphql_name=name,
        type_annotation=StrawberryAnnotation(annotation),
        description=description,
        default=default,
    )


def empty_object(name: str, description: str, interfaces: tuple[type, ...] = ()) -> type:
    """An object type whose fields are added once all types exist, since types refer to each other."""
    return strawberry.type(type(name, interfaces, {}), name=name, description=description)


def empty_interface(name: str, description: str, interfaces: tuple[type, ...] = ()) -> type:
    """An interface whose fields are added later."""
    return strawberry.interface(type(name, interfaces, {}), name=name, description=description)


def empty_input(name: str, description: str) -> type:
    """An input type whose fields are added later."""
    return strawberry.input(type(name, (), {}), name=name, description=description)


def add_fields(made: type, fields: Iterable[StrawberryField]) -> None:
    """Give an empty type its fields."""
    definition: StrawberryObjectDefinition = made.__strawberry_definition__  # type: ignore[attr-defined]
    for one in fields:
        one.origin = made
        definition.fields.append(one)


def enumeration(name: str, members: type[Enum], description: str, descriptions: Mapping[str, str]) -> type[Enum]:
    """Make an enumeration known to Strawberry, each value with a description."""
    members.__strawberry_definition__ = StrawberryEnumDefinition(  # type: ignore[attr-defined]
        wrapped_cls=members,
        name=name,
        values=[EnumValue(one.name, one.value, description=descriptions.get(one.name)) for one in members],
        description=description,
    )
    return members
