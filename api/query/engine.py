"""From a request to its response: documents and plans are kept, values are bound, one record is fetched and read.

Data never passes through a per-field executor. Questions about the schema itself go to graphql-core.
What takes long is done in a worker's thread, one piece at a time, so that other requests are answered meanwhile.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

from graphql import GraphQLSchema, OperationDefinitionNode

from api.errors import BAD_USER_INPUT, TIMED_OUT, RequestError
from api.query.answering.cells import Asking
from api.query.answering.reckoned import worked_out
from api.query.guarding.computed import Ledgers
from api.query.guarding.cost import Price
from api.query.guarding.known_sizes import KnownExtents, KnownSizes
from api.query.guarding.limits import Limits, check_input
from api.query.kept import Kept, Shelf
from api.query.planning.forms import Form
from api.query.planning.preparing import SMALL, Document, Introspected, Preparing, ReadyPlan, Values, name_of, too_large
from api.query.planning.samples import sample_variables
from api.query.request import Answer, Bound, Request
from api.query.worker import Deadline, OneByOne, Worker
from graph.errors import StatementTimedOut, StatementTooLarge, ValueOutOfRange
from graph.statement import fill
from graph.store import Snapshot, Store

T = TypeVar("T")
PlanKey = tuple[str, str | None, str]
"""A document, the name of its operation, and the shape of the variables, or all of them."""
SMALL_ANSWER = 2_000
"""Rows of an answer, those within rows too: up to these, it is read in a few ms."""
FEW_SNIPPETS = 20
"""Up to so many are cut in a few ms, unless texts are long."""


class Engine:
    """Answers GraphQL operations from a store. `kept`: what it keeps, in which others may keep what belongs to it.

    `large_ones`: where large ledgers are worked out, by whoever needs them: one at a time.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        store: Store,
        base_iri: str,
        limits: Limits = Limits(),  # noqa: B008 - it is frozen
        introspection: bool = True,
        large_ones: OneByOne | None = None,
    ) -> None:
        self.schema, self.ontology = schema, store.ontology
        self._store, self._iri = store, f"{base_iri}id/"
        self.limits, self.kept = limits, Kept()
        self._sizes, self._extents = KnownSizes(store), KnownExtents(store)
        self._preparing, self._worker = Preparing(schema, store, limits, introspection), Worker()
        self._large_ones = large_ones or OneByOne()
        self._documents: Shelf[str, Document] = Shelf(self.kept, lambda document: document.weight)
        self._plans: Shelf[PlanKey, ReadyPlan] = Shelf(self.kept, lambda ready: ready.weight)
        self._introspected: Shelf[PlanKey, Introspected] = Shelf(self.kept, lambda answer: answer.weight)

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
        form: Form | None = None,
        snapshot: Snapshot | None = None,
    ) -> Answer:
        """The data of a response and what they were estimated to cost. Errors as `execute` has them.

        `limits` are those of cost and seconds where less is left than the engine allows. For a `form`, there is more in
        the data. `snapshot`: the state that is read, where that is not the latest.
        """
        limits = limits or self.limits
        today = datetime.now(UTC).date()
        request = Request(query, variables or {}, limits, Deadline(limits.seconds), today, form, snapshot)
        document = await self._document(query, request.deadline)
        operation = document.named(operation_name)
        check_input(request.inputs, self.limits)
        much = len(repr(request.inputs)) > SMALL
        values = await self._do(lambda: self._preparing.values(operation, request.inputs), much, request.deadline)
        ready = await self._plan(request, document, operation, values)
        much = much or ready.searches > 1  # new words take long to be stemmed
        bound = await self._do(lambda: _bound(ready, values.given.coerced), much, request.deadline)
        price = await self._price(request, ready, values, bound, much)
        if not price.large:
            return await self._answer(request, document, operation, ready, values, bound, price)
        async with self._large_ones.turns.turn(request.deadline):
            return await self._answer(request, document, operation, ready, values, bound, price)

    async def write(self, answer: Answer, work: Callable[[Answer], T]) -> T:
        """What some work makes of an answer: beside the loop, where that takes long."""
        return await self._do(lambda: work(answer), answer.large, Deadline(self.limits.seconds))

    def keep(self, query: str) -> None:
        """Hold a document for good, once each of its operations is planned. RequestError where it is not valid.

        What the values of a request decide is checked with samples: its cost and the sizes of its pages.
        """
        document = self._preparing.document(query)
        plans = dict[PlanKey, ReadyPlan]()
        for operation in {name_of(operation): operation for operation in document.operations.values()}.values():
            values = self._preparing.values(operation, sample_variables(self.schema, operation))
            ready = self._preparing.plan(document, operation, values)
            for use in ready.plan.pages:
                use.checked_size(values.given.coerced)
            ready.pricing.check(values.given.coerced, self._sizes.latest, self.limits)
            plans[query, name_of(operation), values.shape] = ready
        self._documents.put(query, replace(document, tree=None), for_good=True)
        for key, ready in plans.items():
            self._plans.put(key, ready, for_good=True)

    async def check(self, query: str) -> None:
        """RequestError where a document is not valid, or larger than the limits allow."""
        await self._document(query, Deadline(self.limits.seconds))

    async def plan_ahead(self) -> None:
        """Have the store plan what large operations are made of. StoreError if it does not answer."""
        await self._store.plan_ahead()

    def samples(self, query: str) -> list[tuple[str | None, dict[str, Any]]]:
        """The operations of a document that is kept: the name of each, and variables with which to ask it."""
        document = self._documents.get(query)
        assert document is not None
        return [
            (name, sample_variables(self.schema, operation))
            for name, operation in document.operations.items()
            if name or not operation.name  # what is alone in a document is held without its name as well
        ]

    async def _do(self, work: Callable[[], T], long: bool, deadline: Deadline) -> T:
        return await self._worker.do(work, deadline) if long else work()

    async def _document(self, query: str, deadline: Deadline) -> Document:
        if document := self._documents.get(query):
            return document
        if len(query) > SMALL:
            document = await self._worker.do(lambda: self._preparing.document(query), deadline)
        else:
            parsed = self._preparing.parsed(query)
            document = await self._do(lambda: self._preparing.valid(parsed), parsed.large, deadline)
        self._documents.put(query, replace(document, tree=None))
        return document

    async def _plan(
        self, request: Request, document: Document, operation: OperationDefinitionNode, values: Values
    ) -> ReadyPlan:
        shape = f"{request.form.name} {values.shape}" if request.form else values.shape
        key = (request.query, name_of(operation), shape)
        if ready := self._plans.get(key):
            return ready
        long = document.large or len(values.shape) > SMALL
        plan = partial(self._preparing.plan, document, operation, values, request.form)
        ready = await self._do(plan, long, request.deadline)
        return self._plans.put(key, ready)

    async def _price(self, request: Request, ready: ReadyPlan, values: Values, bound: Bound, much: bool) -> Price:
        statistics = await self._sizes.read() if ready.pricing.depends_on_store else self._sizes.latest
        variables, ledgers = values.given.coerced, Ledgers()
        if ready.ledgers:
            agreements = worked_out(bound.reckonings, request.today)
            with _told(request):
                told = await self._extents.read(agreements, statistics, lambda: request.deadline.left)
            ledgers = Ledgers(tuple(told))
        return await self._do(
            lambda: ready.pricing.check(variables, statistics, request.limits, ledgers), much, request.deadline
        )

    async def _answer(
        self,
        request: Request,
        document: Document,
        operation: OperationDefinitionNode,
        ready: ReadyPlan,
        values: Values,
        bound: Bound,
        price: Price,
    ) -> Answer:
        row = await self._fetch(request, ready, values, bound, price.heavy) if ready.statement else []
        loading = (request.snapshot or self._store).loading  # before anything else is awaited: that of the row
        asking = Asking(request.today, request.deadline.check)
        long = ready.reckons or bound.snippets > FEW_SNIPPETS or (price.rows > SMALL_ANSWER and _is_large(row))
        read = partial(ready.read, row, bound.sizes, bound.marks, bound.given, self._iri, asking)
        worker = self._large_ones.worker if price.large else self._worker
        data = await worker.do(read, request.deadline) if long else read()
        if ready.plan.introspection:
            data |= await self._introspect(request, document, operation, ready)
            data = {key: data[key] for key in ready.plan.keys}
        return Answer(data, price.rows, ready.plan.outline or (), long or document.large, loading, asking.reckoned)

    async def _fetch(self, request: Request, ready: ReadyPlan, values: Values, bound: Bound, heavy: bool) -> list[Any]:
        assert ready.statement is not None
        variables, seconds = request.variables(values), request.deadline.left
        with _told(request):
            if request.snapshot:
                return await request.snapshot.fetch(ready.statement, variables, seconds, bound.cursors)
            return await self._store.fetch(ready.statement, variables, seconds, bound.cursors, heavy=heavy)

    async def _introspect(
        self, request: Request, document: Document, operation: OperationDefinitionNode, ready: ReadyPlan
    ) -> dict[str, Any]:
        key = (request.query, name_of(operation), repr(request.inputs))
        answer = self._introspected.get(key)
        if answer is None:
            fields, inputs, deadline = ready.plan.introspection, request.inputs, request.deadline
            answer = await self._worker.do(
                lambda: self._preparing.introspected(document, operation, fields, inputs, deadline), deadline
            )
            self._introspected.put(key, answer)
        return answer.data


@contextmanager
def _told(request: Request) -> Iterator[None]:
    """What a store refuses, as a response tells it."""
    try:
        yield
    except ValueOutOfRange as error:
        raise RequestError.of(BAD_USER_INPUT, str(error)) from None
    except StatementTimedOut:
        message = f"The database was stopped after {request.limits.seconds:g} seconds; ask for less."
        raise RequestError.of(TIMED_OUT, message) from None
    except StatementTooLarge:
        raise too_large() from None


def _bound(ready: ReadyPlan, variables: dict[str, Any]) -> Bound:
    pages = ready.plan.pages
    sizes = [use.checked_size(variables) for use in pages]
    marks = [use.seal.mark(variables) for use in pages]
    cursors = [use.cursors(variables, mark) for use, mark in zip(pages, marks, strict=True)]
    given = [parameter.bind(variables) for parameter in ready.plan.given]
    snippets = sum(fill(size, variables) for size in ready.snippets)
    return Bound(sizes, marks, cursors, given, snippets, [given[at] for at in ready.ledgers])


def _is_large(row: list[Any]) -> bool:
    """Whether there are more rows in a row than are read in a few ms. It is counted no further than that."""
    rows, counted = [row], 0
    while rows and counted <= SMALL_ANSWER:
        inner = [value for value in rows.pop() if isinstance(value, list)]
        counted += len(inner)
        rows += inner
    return counted > SMALL_ANSWER
