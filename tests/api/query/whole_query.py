"""A query for everything that nodes have, some relations deep, written from the schema."""

from collections.abc import Iterator

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

WALK = "relations"
ON_THE_WAY = {"edges", "cursor"}
"""Fields that pages and edges have, and nodes have not."""


def whole_query(schema: GraphQLSchema, root: str, first: int, related: int, relations: int) -> str:
    """All fields of a page of nodes of a root field, and so many relations deep those of what they relate to."""
    assert schema.query_type
    field = schema.query_type.fields[root]
    return f"{{ {root}(first: {first}) {_selection(field, relations + 1, related, walks=True)} }}"


def _selection(field: GraphQLField, relations: int, related: int, walks: bool) -> str:
    found = get_named_type(field.type)
    if is_leaf_type(found):
        return ""
    assert isinstance(found, GraphQLObjectType | GraphQLInterfaceType)
    return "{ __typename " + " ".join(_fields(found, relations, related, walks)) + " }"


def _fields(
    found: GraphQLObjectType | GraphQLInterfaceType, relations: int, related: int, walks: bool
) -> Iterator[str]:
    """A page and its edges are steps on the way; a node, whether of a page or alone, is one relation deeper.

    What `relations` leads to the fields of the class lead to as well, so it is asked for (`walks`) from the nodes of
    the root field, and goes on from its own nodes alone: everywhere, the document would say all of it twice.
    """
    for name, field in found.fields.items():
        target = get_named_type(field.type)
        is_page = "first" in field.args
        is_node = "id" in getattr(target, "fields", {})
        if (is_page or is_node) and relations == 0:
            continue
        if (name == "nodes" and "edges" in found.fields) or (name == WALK and not walks):
            continue
        goes_on = walks and (name == WALK or not found.fields.keys().isdisjoint(ON_THE_WAY))
        arguments = f"(first: {related})" if is_page else _required(field)
        yield f"{name}{arguments} {_selection(field, relations - is_node, related, goes_on)}"


def _required(field: GraphQLField) -> str:
    """The arguments that a field must have: of each list of codes the first."""
    codes = {name: get_named_type(one.type) for name, one in field.args.items() if is_required_argument(one)}
    given = [f"{name}: {next(iter(kind.values))}" for name, kind in codes.items() if isinstance(kind, GraphQLEnumType)]
    return f"({', '.join(given)})" if given else ""
