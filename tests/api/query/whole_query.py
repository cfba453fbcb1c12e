"""A query for everything that nodes have, some relations deep, written from the schema."""

from collections.abc import Iterator

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)


def whole_query(schema: GraphQLSchema, root: str, first: int, related: int, relations: int) -> str:
    """All fields of a page of nodes of a root field, and so many relations deep those of what they relate to."""
    assert schema.query_type
    field = schema.query_type.fields[root]
    return f"{{ {root}(first: {first}) {_selection(field, relations + 1, related)} }}"


def _selection(field: GraphQLField, relations: int, related: int) -> str:
    found = get_named_type(field.type)
    if is_leaf_type(found):
        return ""
    assert isinstance(found, GraphQLObjectType | GraphQLInterfaceType)
    return "{ __typename " + " ".join(_fields(found, relations, related)) + " }"


def _fields(found: GraphQLObjectType | GraphQLInterfaceType, relations: int, related: int) -> Iterator[str]:
    """A page and its edges are steps on the way; a node, whether of a page or alone, is one relation deeper."""
    for name, field in found.fields.items():
        target = get_named_type(field.type)
        is_page = "first" in field.args
        is_node = "id" in getattr(target, "fields", {})
        if (is_page or is_node) and relations == 0:
            continue
        if name == "nodes" and "edges" in found.fields:
            continue
        yield f"{name}{f'(first: {related})' if is_page else ''} {_selection(field, relations - is_node, related)}"
