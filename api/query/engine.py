"""From a request to its response: documents and plans are kept, values are bound, one record is fetched and read.

Data never passes through a per-field executor. Questions about the schema itself go to graphql-core.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

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

from api.errors import (
    BAD_USER_INPUT,
    OPERATION_NOT_FOUND,
    PARSE_FAILED,
    STATEMENT_TOO_LARGE,
    TIMED_OUT,
    VALIDATION_FAILED,
    RequestError,
)
from api.query.answering.reader import Reader, compile_reader
from api.query.guarding.cost import Asked, Reads, check_conditions, check_cost, is_heavy, reads_of
from api.query.guarding.document_size import check_document
from api.query.guarding.introspection import SchemaSizes
from api.query.guarding.known_sizes import KnownSizes
from api.query.guarding.limits import Limits, check_input, check_text
from api.query.kept import Recent
from api.query.planning.collecting import FragmentDetails, Fragments
from api.query.planning.plan import Plan, lift, plan
from api.query.planning.samples import sample_variables
from graph.errors import StatementTimedOut, StatementTooLarge, ValueOutOfRange
from graph.statement import Cursors, Statement
from graph.store import Store

KEPT_DOCUMENTS = 500
KEPT_PLANS = 50


@dataclass(frozen=True)
class ReadyPlan:
    """A plan with its statement and reader."""

    plan: Plan
    statement: Statement | None
    read: Reader
    reads: Reads


@dataclass(frozen=True)
class Answer:
    """The data of a response, and how many rows it was estimated to read at most."""

    data: dict[str, Any]
    cost: int


@dataclass(frozen=True)
class Operation:
    """One operation of a valid document, with the plans made for it."""

    node: OperationDefinitionNode
    fragments: Fragments
    plans: Recent[str, ReadyPlan] = field(default_factory=lambda: Recent(KEPT_PLANS))


class Engine:
    """Answers GraphQL operations from a store."""

    def __init__(
        self,
        schema: GraphQLSchema,
        store: Store,
        base_iri: str,
        limits: Limits = Limits(),  # noqa: B008 - it is frozen
        introspection: bool = True,
    ) -> None:
        self.schema, self._store, self._iri = schema, store, f"{base_iri}id/"
        self.limits = limits
        self._sizes, self._schema_sizes = KnownSizes(store), SchemaSizes(schema)
        self._rules = specified_rules if introspection else (*specified_rules, NoSchemaIntrospectionCustomRule)
        self._documents: Recent[str, dict[str | None, Operation]] = Recent(KEPT_DOCUMENTS)
        self._kept: dict[str, dict[str | None, Operation]] = {}

    async def execute(
        self, query: str, variables: Mapping[str, Any] | None = None, operation_name: str | None = None
    ) -> dict[str, Any]:
        """The data of a response. RequestError where there is none; StoreUnavailable where the store is down."""
        return (await self.answer(query, variables, operation_name)).data

    async def answer(
        self,
        query: str,
        variables: Mapping[str, Any] | None = None,
        operation_name: str | None = None,
        limits: Limits | None = None,
    ) -> Answer:
        """The data of a response and what they were estimated to cost. Errors as `execute` has them.

        `limits` are those of cost and seconds where less is left than the engine allows.
        """
        operation = self._operation(query, operation_name)
        inputs = variables or {}
        check_input(inputs, self.limits)
        values = self._variables(operation, inputs)
        ready = self._plan(operation, values)
        return await self._answer(operation, ready, values, inputs, limits or self.limits)

    def keep(self, query: str) -> None:
        """Hold a document for good, once each of its operations is planned. RequestError where it is not valid.

        What the values of a request decide is checked with samples: its cost and the sizes of its pages.
        """
        operations = self._read(query)
        for operation in operations.values():
            values = self._variables(operation, sample_variables(self.schema, operation.node))
            ready = self._plan(operation, values)
            for use in ready.plan.pages:
                use.checked_size(values.coerced)
            check_cost(ready.reads, Asked(values.coerced, self._sizes.latest), self.limits)
        self._kept[query] = operations

    def check(self, query: str) -> None:
        """RequestError where a document is not valid, or larger than the limits allow."""
        if query not in self._kept and self._documents.get(query) is None:
            self._documents.put(query, self._read(query))

    def samples(self, query: str) -> list[tuple[str | None, dict[str, Any]]]:
        """The operations of a document that is kept: the name of each, and variables with which to ask it."""
        return [
            (name, sample_variables(self.schema, one.node))
            for name, one in self._kept[query].items()
            if name or not one.node.name  # what is alone in a document is held without its name as well
        ]

    def _operation(self, query: str, name: str | None) -> Operation:
        operations = self._kept.get(query) or self._documents.get(query)
        if operations is None:
            operations = self._documents.put(query, self._read(query))
        found = operations.get(name)
        if found is None:
            known = ", ".join(sorted(key for key in operations if key)) or "none with a name"
            asked = "names no operation" if name is None else f"names {name!r}"
            raise RequestError.of(OPERATION_NOT_FOUND, f"The request {asked}; the document has: {known}.")
        return found

    def _read(self, query: str) -> dict[str | None, Operation]:
        check_text(query, self.limits)
        try:
            document = parse(query)
        except GraphQLError as error:
            raise RequestError(PARSE_FAILED, [error]) from None
        check_document(document, self.limits)
        if errors := validate(self.schema, document, self._rules):
            raise RequestError(VALIDATION_FAILED, errors)
        fragments = {
            definition.name.value: FragmentDetails(definition)
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        nodes = [definition for definition in document.definitions if isinstance(definition, OperationDefinitionNode)]
        named: dict[str | None, Operation] = {
            node.name.value if node.name else None: Operation(node, fragments) for node in nodes
        }
        if len(nodes) == 1:
            named[None] = next(iter(named.values()))
        return named

    def _variables(self, operation: Operation, given: Mapping[str, Any]) -> VariableValues:
        found = get_variable_values(self.schema, operation.node.variable_definitions or (), dict(given), max_errors=10)
        if isinstance(found, list):
            raise RequestError(BAD_USER_INPUT, found)
        return found

    def _plan(self, operation: Operation, values: VariableValues) -> ReadyPlan:
        lifted = lift(values.coerced)
        key = repr(lifted)
        return operation.plans.get(key) or operation.plans.put(key, self._ready(operation, values, lifted))

    def _ready(self, operation: Operation, values: VariableValues, lifted: dict[str, Any]) -> ReadyPlan:
        shaped = VariableValues(values.sources, lifted)
        try:
            planned = plan(self.schema, self._store.ontology, operation.node, operation.fragments, shaped)
        except GraphQLError as error:
            raise RequestError(BAD_USER_INPUT, [error]) from None
        check_conditions(planned.selection, self.limits)
        statement = self._store.compile(planned.selection) if planned.selection else None
        if statement and len(statement.text) > self.limits.statement:
            raise _too_large()
        return ReadyPlan(planned, statement, compile_reader(planned.shape), self._reads(operation, planned))

    def _reads(self, operation: Operation, planned: Plan) -> Reads:
        fragments = {name: one.definition for name, one in operation.fragments.items()}
        of_schema = self._schema_sizes.rows(planned.introspection, fragments)
        return replace(reads_of(planned.selection), of_schema=of_schema, ledgers=planned.ledgers)

    async def _answer(
        self,
        operation: Operation,
        ready: ReadyPlan,
        values: VariableValues,
        inputs: Mapping[str, Any],
        limits: Limits,
    ) -> Answer:
        variables = values.coerced
        sizes = [use.checked_size(variables) for use in ready.plan.pages]
        marks = [use.seal.mark(variables) for use in ready.plan.pages]
        cursors = [use.cursors(variables, mark) for use, mark in zip(ready.plan.pages, marks, strict=True)]
        given = [parameter.bind(variables) for parameter in ready.plan.given]
        asked = Asked(variables, await self._sizes.read() if ready.reads.depends_on_store else self._sizes.latest)
        cost, heavy = check_cost(ready.reads, asked, limits), is_heavy(ready.reads, asked)
        row = await self._fetch(ready, variables, cursors, limits.seconds, heavy=heavy)
        data = ready.read(row, sizes, marks, given, self._iri)
        if ready.plan.introspection:
            data |= self._introspect(operation, ready.plan.introspection, inputs)
            data = {key: data[key] for key in ready.plan.keys}
        return Answer(data, cost)

    async def _fetch(
        self, ready: ReadyPlan, variables: Mapping[str, Any], cursors: Cursors, seconds: float, *, heavy: bool
    ) -> list[Any]:
        if ready.statement is None:
            return []
        try:
            return await self._store.fetch(ready.statement, variables, seconds, cursors, heavy=heavy)
        except ValueOutOfRange as error:
            raise RequestError.of(BAD_USER_INPUT, str(error)) from None
        except StatementTimedOut:
            message = f"The database was stopped after {seconds:g} seconds; ask for less."
            raise RequestError.of(TIMED_OUT, message) from None
        except StatementTooLarge:
            raise _too_large() from None

    def _introspect(
        self, operation: Operation, fields: Sequence[FieldNode], inputs: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The fields that ask about the schema, run alone."""
        alone = OperationDefinitionNode(
            operation=OperationType.QUERY,
            variable_definitions=operation.node.variable_definitions,
            directives=(),
            selection_set=SelectionSetNode(selections=tuple(fields)),
        )
        fragments = [fragment.definition for fragment in operation.fragments.values()]
        result = execute_sync(self.schema, DocumentNode(definitions=(alone, *fragments)), variable_values=dict(inputs))
        if result.errors:
            raise RequestError(BAD_USER_INPUT, result.errors)
        return result.data or {}


def _too_large() -> RequestError:
    return RequestError.of(STATEMENT_TOO_LARGE, "The operation is too large for one statement; ask for less at once.")
