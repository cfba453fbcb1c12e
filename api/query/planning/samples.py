"""Variables that stand for those of a request that has not come yet: to plan an operation, and to ask it once."""

from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLScalarType,
    GraphQLSchema,
    OperationDefinitionNode,
    type_from_ast,
)

SAMPLE_ID = "event/" + "-".join(["no-such-id"] * 4)
TEXTS = {"ID": SAMPLE_ID, "String": "no-words"}
NEEDED = {"NearFilter": {"lat", "lon", "km"}, "HeldOn": {"day"}}
"""What filters of a type mean nothing without, though it may be null."""
OTHERS: tuple[Any, ...] = (1, False, "2018-04-14")
"""What the other scalars may take. The first that one takes is its sample."""


def sample_variables(schema: GraphQLSchema, operation: OperationDefinitionNode) -> dict[str, Any]:
    """A value for each variable that an operation cannot go without. Of valid types, and found in no store."""
    return {
        one.variable.name.value: _sample(type_)
        for one in operation.variable_definitions or ()
        if isinstance(type_ := type_from_ast(schema, one.type), GraphQLNonNull) and one.default_value is None
    }


def _sample(type_: GraphQLInputType | GraphQLNonNull[Any]) -> Any:
    match type_:
        case GraphQLNonNull() | GraphQLList():
            inner = _sample(type_.of_type)
            return [inner] if isinstance(type_, GraphQLList) else inner
        case GraphQLEnumType():
            return next(iter(type_.values))
        case GraphQLInputObjectType():
            needed = NEEDED.get(type_.name, set())
            fields = {name: one.type for name, one in type_.fields.items()}
            required = [name for name, one in fields.items() if isinstance(one, GraphQLNonNull) or name in needed]
            return {name: _sample(fields[name]) for name in required}
        case GraphQLScalarType():
            return TEXTS.get(type_.name) or next(one for one in OTHERS if _takes(type_, one))
    raise TypeError(f"{type_} is not a type of input")


def _takes(scalar: GraphQLScalarType, value: Any) -> bool:
    try:
        scalar.parse_value(value)
    except GraphQLError:
        return False
    return True
