"""What is written in a document, checked against the schema; an error says where it stands.

graphql-core has the check. Of a scalar of ours it tells no location, and of a value within others not its place.
"""

from typing import Any

from graphql import (
    SKIP,
    ArgumentNode,
    DirectiveNode,
    FieldNode,
    GraphQLError,
    GraphQLInputType,
    ListValueNode,
    ObjectValueNode,
    ValueNode,
    ValuesOfCorrectTypeRule,
    VariableDefinitionNode,
    VisitorAction,
    specified_rules,
    validate_input_literal,
)


class PlacedLiterals(ValuesOfCorrectTypeRule):
    """Literals of the wrong type, each error with its location, and with its place before the message."""

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._of, self._name = "", ""

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        """What follows are arguments of this field, which an answer knows by its alias."""
        self._of = node.alias.value if node.alias else node.name.value

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        """What follows are arguments of this directive."""
        self._of = f"@{node.name.value}"

    def enter_argument(self, node: ArgumentNode, *_: Any) -> None:
        """What follows is the value of this argument."""
        self._name = f"{self._of}: {node.name.value}"

    def enter_variable_definition(self, node: VariableDefinitionNode, *_: Any) -> None:
        """What follows is the default of this variable."""
        self._name = f"${node.variable.name.value}"

    def is_valid_value_node(self, node: ValueNode, input_type: GraphQLInputType | None) -> VisitorAction:
        """Check a value and all that is in it."""

        def report(error: GraphQLError, path: list[str | int]) -> None:
            place = self._name + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
            self.report_error(GraphQLError(f"{place}: {error.message}", error.nodes or [_at(node, path)]))

        if input_type:
            validate_input_literal(node, input_type, report, None, None, self.context.hide_suggestions)
        return SKIP


def _at(node: ValueNode, path: list[str | int]) -> ValueNode:
    """The value at a path in another."""
    for step in path:
        if isinstance(node, ListValueNode) and isinstance(step, int):
            node = node.values[step]
        elif isinstance(node, ObjectValueNode):
            node = next(field.value for field in node.fields if field.name.value == step)
    return node


RULES = tuple(PlacedLiterals if rule is ValuesOfCorrectTypeRule else rule for rule in specified_rules)
"""What a document must meet: the rules of GraphQL."""
