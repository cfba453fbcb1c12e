"""What is made of a document before anything is fetched: it is read, its variables bound, its operations planned.

All of it is work of the processor, and takes a second where a document is large: the engine says in which thread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableValues,
    execute_sync,
    get_variable_values,
    parse,
    specified_rules,
    validate,
)
from graphql.execution import Executor

from api.errors import (
    BAD_USER_INPUT,
    OPERATION_NOT_FOUND,
    PARSE_FAILED,
    STATEMENT_TOO_LARGE,
    VALIDATION_FAILED,
    RequestError,
)
from api.query.answering.reader import Reader, compile_reader
from api.query.answering.shapes import Ledger
from api.query.guarding.cost import Reads, check_conditions, reads_of
from api.query.guarding.document_size import Spread, check_document
from api.query.guarding.limits import Limits, check_text
from api.query.planning.collecting import FragmentDetails, Fragments
from api.query.planning.plan import Plan, lift, plan
from api.query.worker import Deadline
from graph.statement import Statement
from graph.store import Store

SMALL, SMALL_SPREAD = 1_000, Spread(fields=60, comparisons=500)
"""Characters, and what they ask for: up to these, a document is read and planned in a few ms."""
DOCUMENT_BYTES, PLAN_BYTES = 4_000, 2_000
BYTES_OF_CHARACTER, BYTES_OF_PLANNED_CHARACTER, BYTES_OF_FIELD, BYTES_OF_STATEMENT = 220, 16, 900, 12
"""Measured with tracemalloc. A document takes 34 (long texts) to 212 bytes (fields of two letters) for a character; a
plan 860 for a field with an alias, 11 for a character of a large statement, 20 for one of a filter."""
BYTES_OF_JSON = 3
"""An answer about the schema takes 2.6 bytes for each of its JSON, measured in the same way."""


@dataclass(frozen=True)
class ReadyPlan:
    """A plan with its statement and reader. `reckons`: its answer takes long to work out; `weight`: in bytes."""

    plan: Plan
    statement: Statement | None
    read: Reader
    reads: Reads
    reckons: bool
    weight: int


@dataclass(frozen=True)
class Operation:
    """One operation of a document."""

    node: OperationDefinitionNode
    fragments: Fragments

    @property
    def name(self) -> str | None:
        """Its own name, whether a request gives it or not."""
        return self.node.name.value if self.node.name else None


@dataclass(frozen=True)
class Document:
    """A document that is parsed, and neither too large nor, once it is kept, anything but valid."""

    node: DocumentNode
    text: str
    spread: Spread
    operations: Mapping[str | None, Operation]

    @property
    def large(self) -> bool:
        """Whether to validate and plan it takes longer than other requests should wait."""
        return len(self.text) > SMALL or self.spread.exceeds(SMALL_SPREAD)

    @property
    def weight(self) -> int:
        """Bytes that it takes."""
        return DOCUMENT_BYTES + BYTES_OF_CHARACTER * len(self.text)

    def named(self, name: str | None) -> Operation:
        """The operation that is meant."""
        operation = self.operations.get(name)
        if operation is None:
            known = ", ".join(sorted(key for key in self.operations if key)) or "none with a name"
            asked = "names no operation" if name is None else f"names {name!r}"
            raise RequestError.of(OPERATION_NOT_FOUND, f"The request {asked}; the document has: {known}.")
        return operation


@dataclass(frozen=True)
class Values:
    """The variables of a request, with slots in place of their values, and the shape that decides about the plan."""

    given: VariableValues
    lifted: dict[str, Any]
    shape: str


@dataclass(frozen=True)
class Introspected:
    """What was answered about the schema, and the bytes that it takes."""

    data: dict[str, Any]
    weight: int


class Preparing:
    """Makes documents, values and plans for one schema and store, within limits. Every method is pure."""

    def __init__(self, schema: GraphQLSchema, store: Store, limits: Limits, introspection: bool) -> None:
        self._schema, self._store, self._limits = schema, store, limits
        self._rules = specified_rules if introspection else (*specified_rules, NoSchemaIntrospectionCustomRule)

    def document(self, text: str) -> Document:
        """A document that may be answered. RequestError where it is too large, or not valid."""
        return self.valid(self.parsed(text))

    def parsed(self, text: str) -> Document:
        """A document within the limits, which is yet to be validated."""
        check_text(text, self._limits)
        try:
            node = parse(text)
        except GraphQLError as error:
            raise RequestError(PARSE_FAILED, [error]) from None
        return Document(node, text, check_document(node, self._limits), _operations(node))

    def valid(self, document: Document) -> Document:
        """The document, if it fits the schema."""
        if errors := validate(self._schema, document.node, self._rules):
            raise RequestError(VALIDATION_FAILED, errors)
        return document

    def values(self, operation: Operation, given: Mapping[str, Any]) -> Values:
        """The variables of a request to an operation. RequestError says what is wrong with each."""
        definitions = operation.node.variable_definitions or ()
        values = get_variable_values(self._schema, definitions, dict(given), max_errors=10)
        if isinstance(values, list):
            raise RequestError(BAD_USER_INPUT, values)
        lifted = lift(values.coerced)
        return Values(values, lifted, repr(lifted))

    def plan(self, document: Document, operation: Operation, values: Values) -> ReadyPlan:
        """The plan for an operation and the shape of its variables."""
        shaped = VariableValues(values.given.sources, values.lifted)
        try:
            planned = plan(self._schema, self._store.ontology, operation.node, operation.fragments, shaped)
        except GraphQLError as error:
            raise RequestError(BAD_USER_INPUT, [error]) from None
        check_conditions(planned.selection, self._limits)
        statement = self._store.compile(planned.selection) if planned.selection else None
        characters = len(statement.text) if statement else 0
        if characters > self._limits.statement:
            raise too_large()
        return ReadyPlan(
            plan=planned,
            statement=statement,
            read=compile_reader(planned.shape),
            reads=reads_of(planned.selection),
            reckons=any(isinstance(shape, Ledger) for _, shape in planned.shape.entries),
            weight=PLAN_BYTES
            + BYTES_OF_FIELD * document.spread.fields
            + BYTES_OF_STATEMENT * characters
            + BYTES_OF_PLANNED_CHARACTER * len(document.text),
        )

    def introspected(
        self, operation: Operation, fields: Sequence[FieldNode], inputs: Mapping[str, Any], deadline: Deadline
    ) -> Introspected:
        """The fields that ask about the schema, run alone."""
        alone = OperationDefinitionNode(
            operation=OperationType.QUERY,
            variable_definitions=operation.node.variable_definitions,
            directives=(),
            selection_set=SelectionSetNode(selections=tuple(fields)),
        )
        document = DocumentNode(
            definitions=(alone, *(fragment.definition for fragment in operation.fragments.values()))
        )
        result = execute_sync(
            self._schema,
            document,
            variable_values=dict(inputs),
            context_value=deadline,
            executor_class=_Timed,
        )
        deadline.check()
        if result.errors:
            raise RequestError(BAD_USER_INPUT, result.errors)
        data = result.data or {}
        return Introspected(data, BYTES_OF_JSON * len(orjson.dumps(data)))


class _Timed(Executor[Any]):
    """Asks for no field once the deadline, which is its context, is over."""

    def execute_field(self, *arguments: Any, **named: Any) -> Any:
        """The value of a field, as graphql-core has it."""
        self.context_value.check()
        return super().execute_field(*arguments, **named)


def _operations(document: DocumentNode) -> dict[str | None, Operation]:
    """By name; what is alone in a document is there without its name as well."""
    fragments = {
        definition.name.value: FragmentDetails(definition)
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }
    nodes = [definition for definition in document.definitions if isinstance(definition, OperationDefinitionNode)]
    operations = [Operation(node, fragments) for node in nodes]
    named = {operation.name: operation for operation in operations}
    if len(operations) == 1:
        named[None] = operations[0]
    return named


def too_large() -> RequestError:
    """The refusal of a statement that is longer than the limits or the database allow."""
    return RequestError.of(STATEMENT_TOO_LARGE, "The operation is too large for one statement; ask for less at once.")
