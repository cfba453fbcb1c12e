"""A store: what the rest of the program knows of Neo4j and SQLite."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from graph.asked.selection import Selection
from graph.errors import DataChanging, LoadRefused, StoreError
from graph.statement import Cursors, Statement
from graph.stored.ancestry import Ancestry
from graph.stored.notices import Notice
from graph.stored.records import Columns, Unsound, node_of, relation_of
from graph.stored.rows import StoredRow
from graph.stored.statistics import Statistics
from ontology.model import End, Node, Ontology, Relation

T = TypeVar("T")
Record = type[Node] | type[Relation]

STAMPS = 10_000
"""So many stamps are read at once."""


@dataclass(frozen=True)
class Stamp:
    """What a store knows of a record that it holds: the input row that it came from, and its digest."""

    row: str
    digest: str


@dataclass(frozen=True)
class StoredRecord:
    """A record that a store holds, with the input row that it came from."""

    record: Record
    columns: Columns
    row: str

    @property
    def dataset(self) -> str:
        """The dataset that has it."""
        return str(self.columns["dataset"])

    def node(self) -> Node:
        """The node that it is, without its citations."""
        assert issubclass(self.record, Node)
        with self._in_order():
            return node_of(self.record, self.columns)

    def relation(self) -> Relation:
        """The relation that it is."""
        assert issubclass(self.record, Relation)
        with self._in_order():
            return relation_of(self.record, self.columns)

    @contextmanager
    def _in_order(self) -> Iterator[None]:
        try:
            yield
        except Unsound as unsound:
            remedy = "Run `accord check` to see all that was changed outside a load."
            raise LoadRefused(f"{self.columns['id']} is not in order in the store: {unsound}. {remedy}") from None


@dataclass(frozen=True)
class LoadNote:
    """The store's own record of a load. It is in no node and no export.

    `nodes`: how many the dataset has, with itself. A file of its input and an export of it have them in different rows.
    `since`: if a load of it goes in batches, or was interrupted in one, when that began. Then it is not whole, and what
    else the note says is of the load before; if there was none, `loaded_at` is empty.
    """

    dataset: str
    loaded_at: str
    nodes: int
    since: str | None = None


@dataclass(frozen=True)
class Loading:
    """A dataset that is not whole: a load of it goes in batches since then, or was interrupted in one."""

    dataset: str
    since: str


class Transaction(Protocol):
    """A load under way: all of it happens, or nothing, unless it goes in batches."""

    @property
    def holds(self) -> int | None:
        """How many records one transaction can hold; None: there is no limit."""

    async def in_batches(self) -> None:
        """From now on, `checkpoint` commits. Until the load ends, the store's record of the dataset says since when."""

    async def checkpoint(self) -> None:
        """Commit what is written, if the load goes in batches and that is enough. No record lacks what it must have."""

    def filled(self, kinds: Iterable[Record], records: int) -> AbstractContextManager[None]:
        """Around the writing of so many records of these kinds, all new: what is faster made of all of them is then."""

    async def interrupted(self) -> bool:
        """Whether the last load of this dataset went in batches and did not come to its end."""

    def left_behind(self, dataset: str) -> AsyncIterator[list[tuple[str, bool]]]:
        """The nodes of a dataset that the interrupted load wrote, in batches, and whether it was the first to."""

    def stamps(
        self, record: Record, dataset: str, ids: Collection[str] | None = None
    ) -> AsyncIterator[dict[str, Stamp]]:
        """Every record of a kind that a dataset has, or those of some ids, by id, in batches."""

    async def owners(self, ids: Iterable[str]) -> dict[str, str]:
        """The datasets of those nodes that the store has, and of symmetric relations: two could say the same.

        A dataset is its own.
        """

    async def pointing_at(self, ids: Iterable[str], dataset: str) -> list[tuple[str, str, str]]:
        """Relations of other datasets that end at these nodes or cite them: sorted, with the node and the dataset."""

    async def write(self, record: Record, rows: list[StoredRow]) -> None:
        """Create or replace records of one kind. A node that is there keeps the times that are not given."""

    async def delete(self, record: Record, ids: list[str]) -> None:
        """Remove records of one kind."""

    async def sources(self, relation: type[Relation], ids: Iterable[str] | None) -> set[str]:
        """The ids of the nodes from which these relations of a kind lead, or all of that kind."""

    async def keeps_ancestors(self, kept: Ancestry) -> bool:
        """Whether any are kept; a store that was filled before they were has none."""

    async def forget_ancestors(self, kept: Ancestry, ids: list[str]) -> None:
        """Forget what these nodes lie under."""

    async def keep_ancestors(self, kept: Ancestry, ids: list[str]) -> None:
        """Work out what these nodes lie under, and keep it."""

    async def surrounded(self, stored: str, ids: Iterable[str]) -> set[str]:
        """The ids of what these nodes surround by way of a relation, as it is called in a store."""

    async def surround(self, ids: list[str]) -> None:
        """Work out what surrounds these nodes, and keep it."""

    async def led(self, end: End, ids: Iterable[str]) -> list[tuple[str, str]]:
        """The ids of what the relations at an end of these nodes lead to, each after that of the node."""

    async def left(self, ids: Iterable[str]) -> dict[str, tuple[str | None, ...]]:
        """What remains of each of these nodes when it is withdrawn."""

    async def withdrawn(self) -> dict[str, str]:
        """What there are notices of as withdrawn, by id, and when it was first seen."""

    async def time(self) -> str:
        """When all of this happens: later than whatever there are notices of, though the clock may say otherwise."""

    async def touch(self, ids: list[str], at: str) -> None:
        """Set when nodes changed of which relations alone have."""

    async def told_to(self, records: list[str]) -> list[tuple[str, str]]:
        """Which of these there are notices of, and what each notice is about."""

    async def notify(self, gone: list[str], notices: list[Notice]) -> None:
        """Forget the notices of some records and keep others, the newest of each node that they are about."""

    async def count(self, records: Iterable[Record]) -> None:
        """Renew the statistics of these kinds of records, which have changed."""

    async def tally(self, ids: list[str], sign: int) -> None:
        """Add to the counts that are kept what these events are by now, or, with the sign -1, take it away."""

    async def rivalled(self) -> set[str]:
        """The ids of events of which several figures of one harm might count, of which one is chosen."""

    async def forget_cells(self) -> bool:
        """Forget some of the counts that are kept. Whether there were any."""

    async def forget_empty_cells(self) -> None:
        """Forget the counts of which nothing is left."""

    async def note(self, note: LoadNote) -> None:
        """Keep the store's own record of the load."""

    async def forget(self, dataset: str) -> None:
        """Forget that there was a load of a dataset, of which nothing is left."""

    async def records(self, record: Record, column: str, values: Iterable[str]) -> list[StoredRecord]:
        """The records of a kind that hold one of these values in a column, sorted by id."""

    async def ids(self, cls: type[Node], datasets: Iterable[str] | None) -> list[str]:
        """The ids of all nodes of a class that these datasets have, or that there are, sorted."""

    async def fetch(self, statement: Statement, variables: Mapping[str, Any]) -> list[Any]:
        """As a store does, but with all that the load has written so far."""


class Snapshot(Protocol):
    """One state of the data, for an answer that takes several statements."""

    @property
    def loading(self) -> tuple[Loading, ...]:
        """The datasets that are not whole in that state."""

    async def fetch(
        self,
        statement: Statement,
        variables: Mapping[str, Any],
        seconds: float | None = None,
        cursors: Cursors = (),
    ) -> list[Any]:
        """As a store does, but of the state in which the snapshot began.

        DataChanging where the engine cannot show that state any more, since a load has changed it.
        """


class Store(Protocol):
    """Where the graph lies. Nothing above this protocol can tell which engine it is."""

    ontology: Ontology

    @property
    def loading(self) -> tuple[Loading, ...]:
        """The datasets that are not whole, as of the statement that was read last: nothing is asked for it."""

    def compile(self, selection: Selection) -> Statement:
        """The one statement that answers a selection."""

    async def fetch(
        self,
        statement: Statement,
        variables: Mapping[str, Any],
        seconds: float | None = None,
        cursors: Cursors = (),
        *,
        heavy: bool = False,
    ) -> list[Any]:
        """Run a statement: one item for each root of its selection, all of one state of the data.

        StoreUnavailable if the store does not answer, StoreLayoutError if it was filled by another version,
        DataChanging if loads changed it each time that it was read.

        The statement is bound to the variables of a request, and to what the request's cursors hold. After so many
        seconds the work ends in the engine itself, and StatementTimedOut is raised; it ends as well when the task that
        waits is cancelled. StatementTooLarge if the engine takes no statement like it.

        `heavy`: it is expected to take long. However many of those run, others are answered meanwhile.
        """

    async def plan_ahead(self) -> None:
        """Plan what large selections are made of, where the engine takes long to. Errors as `notes` has them."""

    def snapshot(self) -> AbstractAsyncContextManager[Snapshot]:
        """One state of the data until the block ends. StoreBusy where no connection is left for it."""

    async def prepare(self) -> None:
        """Set up tables, constraints and indexes where they are missing. StoreLayoutError where others are there."""

    def transaction(self, dataset: str) -> AbstractAsyncContextManager[Transaction]:
        """Begin a load, once the store is prepared. Leaving it commits; an error undoes what was not committed before.

        Only one load writes at a time: LoadUnderWay where another does not end in time.
        """

    async def notes(self) -> list[LoadNote]:
        """What was loaded, and when. StoreUnavailable if the store does not answer. No statement holds it up."""

    async def changes(self) -> int:
        """A count that every load raises which changes something. Errors as `notes` has them."""

    async def statistics(self) -> Statistics:
        """How many records there are of each kind. Errors as `notes` has them."""

    async def close(self) -> None:
        """Let go of connections."""


async def of_one_state(
    attempt: Callable[[], Awaitable[T]],
    attempts: int,
    *,
    pause: float = 0.0,
    overtaken: tuple[type[StoreError], ...] = (DataChanging,),
) -> T:
    """What an attempt gives that no load has overtaken; it is begun again some times. Then its error is raised."""
    for left in reversed(range(attempts)):
        try:
            return await attempt()
        except overtaken:
            if not left:
                raise
            await asyncio.sleep(pause)
    raise AssertionError("an attempt returns or raises")
