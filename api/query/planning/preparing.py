"""What is made of a document before anything is fetched: it is read, its variables bound, its operations planned.

All of it is work of the processor, and takes a second where a document is large: the engine says in which thread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson
from graphql import (
    DocumentNode,
    Executor,
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
    validate,
)

from api.errors import (
    BAD_USER_INPUT,
    OPERATION_NOT_FOUND,
    PARSE_FAILED,
    STATEMENT_TOO_LARGE,
    VALIDATION_FAILED,
    RequestError,
)
from api.query.answering.reader import Reader, compile_reader
from api.query.answering.shapes import Fields, Ledger
from api.query.guarding.cost import Pricing, check_conditions, pricing_of
from api.query.guarding.document_size import Spread, check_document
from api.query.guarding.introspection import SchemaSizes
from api.query.guarding.limits import Limits, check_text
from api.query.planning.absent import without_null_items
from api.query.planning.collecting import FragmentDetails
from api.query.planning.forms import Form
from api.query.planning.json_words import in_json
from api.query.planning.literals import RULES
from api.query.planning.plan import Plan, lift, plan
from api.query.worker import Deadline
from graph.asked import selection as s
from graph.statement import Statement
from graph.store import Store

SMALL, SMALL_SPREAD = 1_000, Spread(fields=60, comparisons=500)
"""Characters, and what they ask for: up to these, a document is read and planned in a few ms."""
FEW_CODES = 500
"""Up to so many, with all that is said of them, are told in a ms or two."""
DOCUMENT_BYTES, PLAN_BYTES, READER_BYTES = 4_000, 2_000, 600
BYTES_OF_VARIABLE, BYTES_OF_CHARACTER, BYTES_OF_FIELD, BYTES_OF_STATEMENT = 2_000, 220, 600, 20
"""Measured with tracemalloc. A plan takes up to 520 bytes for a field with an alias, 16 for a character of a statement;
where it asks about the schema, it holds parts of the tree, which takes 34 (long texts) to 212 (fields of two letters)
for a character of the document."""
BYTES_OF_JSON = 3
"""An answer about the schema takes 2.6 bytes for each of its JSON, measured in the same way."""


@dataclass(frozen=True)
class ReadyPlan:
    """A plan without what its statement and its reader were made from, and these two.

    `reckons`: its answer takes long to work out. `ledgers`: where agreements and days of them are in what is given.
    `snippets`: the sizes of pages of which each hit has one. `searches`: how many texts are parsed. `weight`: bytes.
    """

    plan: Plan
    statement: Statement | None
    read: Reader
    pricing: Pricing
    reckons: bool
    ledgers: tuple[int, ...]
    snippets: tuple[Any, ...]
    searches: int
    weight: int


@dataclass(frozen=True)
class Document:
    """A document that is not too large nor, once it is kept, anything but valid.

    `operations` are without their selections: they say which variables they take. What is selected is in the `tree`,
    which is not kept. It takes 110 to 210 bytes for a character, and is needed only for plans, which are.
    """

    text: str
    spread: Spread
    operations: Mapping[str | None, OperationDefinitionNode]
    tree: DocumentNode | None

    @property
    def large(self) -> bool:
        """Whether to validate and plan it takes longer than other requests should wait."""
        return len(self.text) > SMALL or self.spread.exceeds(SMALL_SPREAD)

    @property
    def weight(self) -> int:
        """Bytes that it takes without its tree."""
        variables = sum(len(one.variable_definitions or ()) for one in self.operations.values())
        return DOCUMENT_BYTES + BYTES_OF_VARIABLE * variables

    def parsed(self) -> DocumentNode:
        """Its tree."""
        return self.tree or _tree(self.text)

    def named(self, name: str | None) -> OperationDefinitionNode:
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
        self._schema_sizes = SchemaSizes(schema)
        self._rules = RULES if introspection else (*RULES, NoSchemaIntrospectionCustomRule)

    def document(self, text: str) -> Document:
        """A document that may be answered. RequestError where it is too large, or not valid."""
        return self.valid(self.parsed(text))

    def parsed(self, text: str) -> Document:
        """A document within the limits, which is yet to be validated."""
        check_text(text, self._limits)
        try:
            tree = _tree(text)
        except GraphQLError as error:
            raise RequestError(PARSE_FAILED, [error]) from None
        return Document(text, check_document(tree, self._limits), _operations(tree), tree)

    def valid(self, document: Document) -> Document:
        """The document, if it fits the schema."""
        if errors := validate(self._schema, document.parsed(), self._rules):
            raise RequestError(VALIDATION_FAILED, errors)
        return document

    def values(self, operation: OperationDefinitionNode, given: Mapping[str, Any]) -> Values:
        """The variables of a request to an operation. RequestError says what is wrong with each."""
        definitions = operation.variable_definitions or ()
        values = get_variable_values(self._schema, definitions, dict(given), max_errors=10)
        if isinstance(values, list):
            raise RequestError(BAD_USER_INPUT, list(map(in_json, values)))
        coerced = without_null_items(values.coerced)
        lifted = lift(coerced)
        return Values(VariableValues(values.sources, coerced), lifted, repr(lifted))

    def plan(
        self, document: Document, operation: OperationDefinitionNode, values: Values, form: Form | None = None
    ) -> ReadyPlan:
        """The plan for an operation and the shape of its variables, and its answer in a form."""
        tree, shaped = document.parsed(), VariableValues(values.given.sources, values.lifted)
        whole = next(one for one in _operations_of(tree) if name_of(one) == name_of(operation))
        fragments = {name: FragmentDetails(one) for name, one in _fragments_of(tree).items()}
        try:
            planned = plan(self._schema, self._store.ontology, whole, fragments, shaped, form)
        except GraphQLError as error:
            raise RequestError(BAD_USER_INPUT, [error]) from None
        check_conditions(planned.selection, self._limits)
        statement = self._store.compile(planned.selection) if planned.selection else None
        characters = len(statement.text) if statement else 0
        ledgers = [shape for _, shape in planned.shape.entries if isinstance(shape, Ledger)]
        if characters > self._limits.statement:
            raise too_large()
        return ReadyPlan(
            plan=replace(planned, selection=(), shape=Fields(())),
            statement=statement,
            read=compile_reader(planned.shape),
            pricing=pricing_of(
                planned.selection,
                {at for shape in ledgers for at in shape.at},
                self._schema_sizes.rows(planned.introspection, _fragments_of(tree)),
                planned.codes,
            ),
            reckons=planned.codes > FEW_CODES or bool(ledgers),
            ledgers=tuple(shape.given for shape in ledgers),
            snippets=tuple(one.page.limit for one in planned.selection if isinstance(one, s.Search) and one.snippets),
            searches=len({one.text for one in planned.selection if isinstance(one, s.Sought)}),
            weight=PLAN_BYTES
            + READER_BYTES * len(planned.shape.entries)
            + BYTES_OF_FIELD * document.spread.fields * (2 if form else 1)
            + BYTES_OF_STATEMENT * characters
            + (BYTES_OF_CHARACTER if planned.introspection else 0) * len(document.text),
        )

    def introspected(
        self,
        document: Document,
        operation: OperationDefinitionNode,
        fields: Sequence[FieldNode],
        inputs: Mapping[str, Any],
        deadline: Deadline,
    ) -> Introspected:
        """The fields that ask about the schema, run alone."""
        alone = OperationDefinitionNode(
            operation=OperationType.QUERY,
            variable_definitions=operation.variable_definitions,
            directives=(),
            selection_set=SelectionSetNode(selections=tuple(fields)),
        )
        fragments = _fragments_of(document.parsed()).values()
        result = execute_sync(
            self._schema,
            DocumentNode(definitions=(alone, *fragments)),
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


def _tree(text: str) -> DocumentNode:
    """The tree of a document, without the chain of all its tokens: a part of the tree would hold the whole chain."""
    tree = parse(text)
    token = tree.loc.start_token if tree.loc else None
    while token:
        following, token.prev, token.next = token.next, None, None
        token = following
    return tree


def _operations(tree: DocumentNode) -> dict[str | None, OperationDefinitionNode]:
    """By name and without selections; what is alone in a document is there without its name as well."""
    operations = [_without_selections(node) for node in _operations_of(tree)]
    named = {name_of(operation): operation for operation in operations}
    if len(operations) == 1:
        named[None] = operations[0]
    return named


def _without_selections(node: OperationDefinitionNode) -> OperationDefinitionNode:
    return OperationDefinitionNode(
        operation=node.operation,
        name=node.name,
        variable_definitions=node.variable_definitions,
        directives=(),
        selection_set=SelectionSetNode(selections=()),
    )


def _operations_of(tree: DocumentNode) -> list[OperationDefinitionNode]:
    return [definition for definition in tree.definitions if isinstance(definition, OperationDefinitionNode)]


def _fragments_of(tree: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    fragments = (definition for definition in tree.definitions if isinstance(definition, FragmentDefinitionNode))
    return {fragment.name.value: fragment for fragment in fragments}


def name_of(operation: OperationDefinitionNode) -> str | None:
    """The name that an operation has, whether a request gives it or not."""
    return operation.name.value if operation.name else None


def too_large() -> RequestError:
    """The refusal of a statement that is longer than the limits or the database allow."""
    return RequestError.of(STATEMENT_TOO_LARGE, "The operation is too large for one statement; ask for less at once.")
