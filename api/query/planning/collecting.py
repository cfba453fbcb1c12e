"""Which fields an operation asks for, with @skip, @include and fragments.

graphql-core has a collector for that and does not export it. Only this module reaches into graphql-core.
"""

from typing import TypeAlias

from graphql import GraphQLObjectType, GraphQLSchema, OperationDefinitionNode, VariableValues
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields

Details: TypeAlias = list[FieldDetails]
"""One field of an answer: every place of the document that asks for it."""
Grouped: TypeAlias = dict[str, Details]
"""The fields of an object in an answer, by response key."""
Fragments: TypeAlias = dict[str, FragmentDetails]


def root_fields(
    schema: GraphQLSchema,
    fragments: Fragments,
    variables: VariableValues,
    operation: OperationDefinitionNode,
    root: GraphQLObjectType,
) -> Grouped:
    """What an operation asks for of the root."""
    return collect_fields(schema, fragments, variables, root, operation).grouped_field_set


def subfields(
    schema: GraphQLSchema,
    fragments: Fragments,
    variables: VariableValues,
    operation: OperationDefinitionNode,
    graphql_type: GraphQLObjectType,
    details: Details,
) -> Grouped:
    """What an operation asks for of the object that a field leads to."""
    return collect_subfields(schema, fragments, variables, operation, graphql_type, details).grouped_field_set


__all__ = ["Details", "FragmentDetails", "Fragments", "Grouped", "root_fields", "subfields"]
