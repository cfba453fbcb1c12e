"""The next page of an answer: the same operation, with the cursors at which its connections at the root go on."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any, NamedTuple

from graphql import (
    ArgumentNode,
    DefinitionNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    InlineFragmentNode,
    NamedTypeNode,
    NameNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableDefinitionNode,
    VariableNode,
    parse,
    print_ast,
    separate_operations,
)

from api.query.answering.outline import CUT, END, MORE, PAGE

AFTER, CURSOR_TYPE, ROOT = "after", "String", "Query"


class Following(NamedTuple):
    """A document and variables that ask for a page. `changed`: it is not the document that was given."""

    document: str
    variables: dict[str, Any]
    changed: bool


def next_cursors(data: Mapping[str, Any]) -> dict[str, str]:
    """Where each connection at the root goes on, by response key. Empty where none does.

    If one does, those that are over go on from their end, so that the next page has nothing of them again.
    """
    pages = _pages(data)
    return {key: page[END] for key, page in pages.items() if page[END] is not None} if going_on(data) else {}


def going_on(data: Mapping[str, Any]) -> set[str]:
    """The response keys of the connections at the root of which there are more pages."""
    return {key for key, page in _pages(data).items() if page[MORE]}


def cut_lists(data: Any, path: tuple[str, ...] = ()) -> set[str]:
    """The lists within the data that have more than is shown, by the response keys on the way."""
    if isinstance(data, list):
        return set().union(*(cut_lists(one, path) for one in data))
    if not isinstance(data, dict):
        return set()
    found = {".".join(path)} if data.get(CUT, {}).get(MORE) else set()
    return found.union(*(cut_lists(value, (*path, key)) for key, value in data.items() if not key.startswith("@")))


def _pages(data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {key: value[PAGE] for key, value in data.items() if isinstance(value, dict) and PAGE in value}


def following(
    document: str, operation: str | None, variables: Mapping[str, Any] | None, cursors: Mapping[str, str]
) -> Following:
    """What to ask for next. Where `after` is a variable, its value alone changes; elsewhere it becomes one."""
    of_operations = separate_operations(parse(document))
    tree = of_operations[operation or ""] if (operation or "") in of_operations else next(iter(of_operations.values()))
    turning = _Turning(tree, cursors)
    definitions = [turning.definition(one) for one in tree.definitions]
    turned = DocumentNode(definitions=tuple(map(turning.declared, definitions)))
    given = {**(variables or {}), **turning.variables}
    return Following(print_ast(turned) if turning.added else document, given, bool(turning.added))


class _Turning:
    """Turns an operation to its next page. `variables`: the cursors; `added`: those that the document did not have."""

    def __init__(self, tree: DocumentNode, cursors: Mapping[str, str]) -> None:
        self._cursors = cursors
        self.variables: dict[str, str] = {}
        self.added: list[str] = []
        (operation,) = (one for one in tree.definitions if isinstance(one, OperationDefinitionNode))
        self._taken = {one.variable.name.value for one in operation.variable_definitions or ()}

    def definition(self, node: DefinitionNode) -> DefinitionNode:
        """The operation, or a fragment of the root, with its cursors."""
        match node:
            case FragmentDefinitionNode() if node.type_condition.name.value == ROOT:
                return replace(node, selection_set=self._selections(node.selection_set))
            case OperationDefinitionNode():
                return replace(node, selection_set=self._selections(node.selection_set))
        return node

    def _selections(self, node: SelectionSetNode) -> SelectionSetNode:
        return replace(node, selections=tuple(map(self._selection, node.selections)))

    def _selection(self, node: SelectionNode) -> SelectionNode:
        match node:
            case FieldNode() if (cursor := self._cursors.get((node.alias or node.name).value)) is not None:
                return self._field(node, cursor)
            case InlineFragmentNode():
                return replace(node, selection_set=self._selections(node.selection_set))
        return node

    def _field(self, node: FieldNode, cursor: str) -> FieldNode:
        others = tuple(one for one in node.arguments or () if one.name.value != AFTER)
        given = next((one.value for one in node.arguments or () if one.name.value == AFTER), None)
        if isinstance(given, VariableNode) and self.variables.get(given.name.value, cursor) == cursor:
            self.variables[given.name.value] = cursor
            return node
        name = next(name for name in self._names() if self.variables.get(name, cursor) == cursor)
        if name not in self.variables:
            self.added.append(name)
            self.variables[name] = cursor
        argument = ArgumentNode(name=NameNode(value=AFTER), value=VariableNode(name=NameNode(value=name)))
        return replace(node, arguments=(*others, argument))

    def _names(self) -> Iterator[str]:
        """Names of variables that the document does not have."""
        names = (AFTER if number == 1 else f"{AFTER}{number}" for number in count(1))
        return (name for name in names if name not in self._taken)

    def declared(self, node: DefinitionNode) -> DefinitionNode:
        """The operation with the variables that it did not have; anything else as it is."""
        if not isinstance(node, OperationDefinitionNode):
            return node
        named = NamedTypeNode(name=NameNode(value=CURSOR_TYPE))
        variables = (VariableNode(name=NameNode(value=name)) for name in self.added)
        added = tuple(VariableDefinitionNode(variable=one, type=named) for one in variables)
        return replace(node, variable_definitions=(*(node.variable_definitions or ()), *added))
