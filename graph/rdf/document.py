"""What the graph says of one thing: a node with all its relations, a relation, or the loading of a dataset."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, aclosing

from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.restricted import withheld
from graph.asked.selection import And, At, Page, Test
from graph.asked.withheld import Withheld
from graph.rdf.formats import Templates, templates
from graph.rdf.scope import MayNotBePassedOn
from graph.rdf.syntax import Format, begun
from graph.rdf.templates import DirectTriples, Rows
from graph.statement import Slot
from graph.store import Snapshot, Store
from graph.stored.columns import ID_KEY
from ontology.findings import is_derived
from ontology.model import End, Node, Ontology, Relation
from ontology.rdf_form import LOADING
from ontology.sources import Dataset

FIRST, MORE = 100, 1000
"""How many relations of each kind are read along with a node, and how many by each statement after that."""
SOURCE = 1
"""Where the id of its source stands in the row of a relation."""


async def describe(store: Store, format_: Format, base: str, id_: str) -> AsyncGenerator[bytes]:
    """A node, the relations that lead from it and to it, and their direct triples; a relation; or a loading.

    It comes piece by piece, and nothing at all where the store has no such thing. All of it is of one state; where that
    takes several statements, errors are those of an export. MayNotBePassedOn where it may not be; relations that may
    not are left out.
    """
    path, ontology = id_.partition("/")[0], store.ontology
    made, left_out = templates(ontology, format_, base), await withheld(ontology, store.compile, store.fetch)
    if cls := ontology.class_of_path.get(path):
        texts = _node(store, left_out, made, cls, id_)
    elif relation := ontology.relation_of_path.get(path):
        texts = _relation(store, left_out, made, relation, id_)
    elif path == LOADING:
        texts = _loading(store, left_out, made, id_)
    else:
        return
    begins = True
    async with aclosing(texts):
        async for text in texts:
            yield (begun(made.syntax, text) if begins else text).encode()
            begins = False
    if not begins and (tail := made.syntax.tail()):
        yield tail.encode()


async def _node(store: Store, left_out: Withheld, made: Templates, cls: type[Node], id_: str) -> AsyncGenerator[str]:
    ends, own = _ends(store.ontology, cls), made.of[cls]
    relations = (s.Many(end, _page(FIRST), made.of[end.relation].description.items) for end in ends)
    statement = store.compile(left_out.left((s.Find(cls, Slot(("id",)), (*own.description.items, *relations)),)))
    width = len(own.description.columns)
    async with AsyncExitStack() as stack:
        reader: Store | Snapshot = store
        (row,) = await store.fetch(statement, {"id": id_})
        if row is not None and any(len(rows) == FIRST for rows in row[width:]):
            reader = await stack.enter_async_context(store.snapshot())
            (row,) = await reader.fetch(statement, {"id": id_})
        if row is None:
            return
        await _check_node(store, left_out, cls, id_)
        yield own.write([row[:width]], DirectTriples())
        for end, rows in zip(ends, row[width:], strict=True):
            async with aclosing(_related(store, reader, left_out, made, end, id_, rows)) as texts:
                async for text in texts:
                    yield text


async def _related(
    store: Store, reader: Store | Snapshot, left_out: Withheld, made: Templates, end: End, id_: str, rows: Rows
) -> AsyncGenerator[str]:
    """The relations at one end of a node: those that were read along with it, then page after page."""
    template, size, stated = made.of[end.relation], FIRST, DirectTriples()
    more = s.Many(end, _page(MORE, Slot(("after",))), template.description.items)
    while rows:
        yield template.write([row for row in rows if end.forward or row[SOURCE] != id_], stated)
        if len(rows) < size:
            return
        statement = store.compile(left_out.left((s.Find(end.near, Slot(("id",)), (more,)),)))
        ((rows,),) = await reader.fetch(statement, {"id": id_, "after": rows[-1][0]})
        size = MORE


async def _check_node(store: Store, left_out: Withheld, cls: type[Node], id_: str) -> None:
    if left_out.datasets:
        itself = Test(ID_KEY, BY_NAME["eq"], id_)
        (allowed,) = await store.fetch(store.compile((left_out.root(s.CountAll(cls, itself)),)), {})
        if not allowed:
            raise _refused(left_out, id_)


def _refused(left_out: Withheld, id_: str) -> MayNotBePassedOn:
    stated = ", ".join(one for one in left_out.datasets if not is_derived(one))
    return MayNotBePassedOn(f"{id_} is not passed on: the terms of {stated} forbid it.")


async def _relation(
    store: Store, left_out: Withheld, made: Templates, relation: type[Relation], id_: str
) -> AsyncGenerator[str]:
    template = made.of[relation]
    itself = And((Test(ID_KEY, BY_NAME["eq"], Slot(("id",)), At.EDGE),))
    root = s.Relations(relation, 1, "", template.description.items, itself)
    rows, allowed = await store.fetch(store.compile((root, left_out.root(root))), {"id": id_})
    if rows != allowed:
        raise _refused(left_out, id_)
    if rows:
        yield template.write(rows, DirectTriples())


async def _loading(store: Store, left_out: Withheld, made: Templates, id_: str) -> AsyncGenerator[str]:
    of_datasets = s.Find(Dataset, Slot(("id",)), made.loading.description.items)
    dataset = f"{Dataset.path()}/{id_.partition('/')[2]}"
    (row,) = await store.fetch(store.compile((of_datasets,)), {"id": dataset})
    if row is not None:
        await _check_node(store, left_out, Dataset, dataset)
        yield made.loading.write([row], DirectTriples())


def _ends(ontology: Ontology, cls: type[Node]) -> list[End]:
    """In the order of an export; relations between nodes of one class are first read from their source."""
    return sorted(ontology.ends(cls), key=lambda end: (end.relation.__name__, not end.forward))


def _page(size: int, *after: Slot) -> Page:
    """A page of that many relations by id: a page's limit and the one that tells that there is more."""
    return Page((s.Order(ID_KEY, at=At.EDGE),), size - 1, after=after or None)
