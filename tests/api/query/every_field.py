"""Selections of everything, written from the schema: of a node the same fields wherever it stands."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

Composite = GraphQLObjectType | GraphQLInterfaceType


class EveryField:
    """Selects all fields that can be asked for without arguments; of each list that is paged the first few."""

    def __init__(self, schema: GraphQLSchema, few: int) -> None:
        self._schema, self._few = schema, few

    def root(self, name: str, relations: int = 0, arguments: str = "") -> str:
        """A root field. `relations`: how many relations are followed from the nodes that it leads to."""
        assert self._schema.query_type
        given = f"({arguments})" if arguments else ""
        return f"{name}{given} {self._selection(self._schema.query_type.fields[name], 1 + relations)}"

    def _selection(self, field: GraphQLField, nodes: int) -> str:
        """`nodes`: how many of them there may be on a way."""
        kind = get_named_type(field.type)
        if is_leaf_type(kind):
            return ""
        assert isinstance(kind, Composite)
        of_class = self._by_class(kind) if isinstance(kind, GraphQLInterfaceType) else ()
        return f"{{ __typename {' '.join((*self._fields(kind, nodes - is_node(kind)), *of_class))} }}"

    def _fields(self, kind: Composite, nodes: int) -> Iterator[str]:
        for name, field in kind.fields.items():
            unknown = any(is_required_argument(one) for one in field.args.values())
            too_far = nodes < 1 and not _is_value(field)
            if not (unknown or too_far or (name == "nodes" and "edges" in kind.fields)):
                arguments = f"(first: {self._few})" if "first" in field.args else ""
                yield f"{name}{arguments} {self._selection(field, nodes)}"

    def _by_class(self, kind: GraphQLInterfaceType) -> Iterator[str]:
        """The values that a class has besides, but for those that have another type in another class."""
        classes = [one for one in self._schema.get_possible_types(kind) if isinstance(one, GraphQLObjectType)]
        types = defaultdict[str, set[str]](set)
        for cls in classes:
            for name, field in cls.fields.items():
                types[name].add(str(field.type))
        for cls in classes:
            own = (
                f"{name} {self._selection(field, 0)}"
                for name, field in cls.fields.items()
                if name not in kind.fields and len(types[name]) == 1 and _is_value(field)
            )
            yield f"... on {cls.name} {{ {' '.join(own)} __typename }}"


def _is_value(field: GraphQLField) -> bool:
    return "first" not in field.args and not is_node(get_named_type(field.type))


def is_node(kind: GraphQLNamedType) -> bool:
    """Whether a type is that of nodes."""
    return kind.name == "Node" or "Node" in (each.name for each in getattr(kind, "interfaces", ()))


def nodes_in(answer: Any) -> Iterator[dict[str, Any]]:
    """Whatever has an id in an answer, and in what has one."""
    if isinstance(answer, list):
        for each in answer:
            yield from nodes_in(each)
    elif isinstance(answer, dict):
        if "id" in answer:
            yield answer
        yield from nodes_in(list(answer.values()))
