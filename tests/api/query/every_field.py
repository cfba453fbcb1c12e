"""Selections of everything, written from the schema: of a node the same fields wherever it stands."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLEnumType,
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
RELATIONS = "relations"
ON_THE_WAY = {"edges", "cursor"}
"""Fields that pages and edges have, and nodes have not."""


def whole(schema: GraphQLSchema, root: str) -> str:
    """25 nodes of a root field with all that is two relations deep, 10 of each: what the limits must let through."""
    return f"{{ {EveryField(schema, few=10, of_classes=False).root(root, relations=2, arguments='first: 25')} }}"


@dataclass(frozen=True)
class EveryField:
    """Selects all fields but those that must have another argument than a code; of each list the first few.

    `of_classes`: of nodes of any class, what each class has besides. It makes documents half as long again.
    """

    schema: GraphQLSchema
    few: int
    of_classes: bool = True

    def root(self, name: str, relations: int = 0, arguments: str = "") -> str:
        """A root field. `relations`: how many relations are followed from the nodes that it leads to."""
        assert self.schema.query_type
        given = f"({arguments})" if arguments else ""
        return f"{name}{given} {self._selection(self.schema.query_type.fields[name], 1 + relations, walks=True)}"

    def _selection(self, field: GraphQLField, nodes: int, walks: bool) -> str:
        """`nodes`: how many of them there may be on a way. `walks`: whether these are asked for all their relations."""
        kind = get_named_type(field.type)
        if is_leaf_type(kind):
            return ""
        assert isinstance(kind, Composite)
        of_class = self._by_class(kind) if self.of_classes and isinstance(kind, GraphQLInterfaceType) else ()
        return f"{{ __typename {' '.join((*self._fields(kind, nodes - is_node(kind), walks), *of_class))} }}"

    def _fields(self, kind: Composite, nodes: int, walks: bool) -> Iterator[str]:
        """What `relations` leads to the fields of the class lead to as well.

        So it is asked for from the nodes of the root field, and goes on from its own nodes alone: everywhere, a
        document would say all of it twice.
        """
        for name, field in kind.fields.items():
            arguments = self._arguments(field)
            too_far = nodes < 1 and not _is_value(field)
            twice = (name == "nodes" and "edges" in kind.fields) or (name == RELATIONS and not walks)
            if arguments is not None and not (too_far or twice):
                goes_on = walks and (name == RELATIONS or not ON_THE_WAY.isdisjoint(kind.fields))
                yield f"{name}{arguments} {self._selection(field, nodes, goes_on)}"

    def _arguments(self, field: GraphQLField) -> str | None:
        """The size of a page, and of each list of codes the first; None where something else must be given."""
        given = [f"first: {self.few}"] if "first" in field.args else []
        for name, argument in field.args.items():
            if is_required_argument(argument):
                kind = get_named_type(argument.type)
                if not isinstance(kind, GraphQLEnumType):
                    return None
                given.append(f"{name}: {next(iter(kind.values))}")
        return f"({', '.join(given)})" if given else ""

    def _by_class(self, kind: GraphQLInterfaceType) -> Iterator[str]:
        """The values that a class has besides, but for those that have another type in another class."""
        classes = [one for one in self.schema.get_possible_types(kind) if isinstance(one, GraphQLObjectType)]
        types = defaultdict[str, set[str]](set)
        for cls in classes:
            for name, field in cls.fields.items():
                types[name].add(str(field.type))
        for cls in classes:
            own = (
                f"{name} {self._selection(field, 0, walks=False)}"
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
