"""The export: page after page of each class and each relation, written as it comes.

Classes in alphabetical order, their nodes by id, and after the datasets how each was loaded; then relations likewise,
each with its direct triple. A part without datasets has their terms of use in that place. The same data gives the same
bytes, whichever store has them. Nothing is kept but one page, however large the graph is, and all pages are of one
state of it. What may not be passed on is left out.
"""

from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing

from graph.asked import selection as s
from graph.asked.restricted import withheld
from graph.asked.withheld import Withheld
from graph.rdf.formats import Template, Templates, templates
from graph.rdf.scope import Scope
from graph.rdf.syntax import Format, begun
from graph.rdf.templates import DirectTriples, Rows
from graph.store import Snapshot, Store
from ontology.model import Ontology
from ontology.sources import Dataset

PAGE_SIZE = 1000
"""Rows that one statement reads."""
ID = 0
"""Where the id stands in a row."""
EVERYTHING = Scope()
Root = s.All | s.Relations


async def export(
    store: Store, format_: Format, base: str, scope: Scope = EVERYTHING, page_size: int = PAGE_SIZE
) -> AsyncGenerator[bytes]:
    """The graph, or a part of it, piece by piece. The first piece comes once the store has answered, be it empty.

    StoreUnavailable where it does not answer, StoreBusy where too many read already, DataChanging where a load has
    overtaken it; raised after the first piece, each means that the export is not whole. NotWhole, before any, where a
    dataset that would be in it is not.
    """
    async with (
        store.snapshot() as snapshot,
        aclosing(export_of(store, snapshot, format_, base, scope, page_size)) as pieces,
    ):
        async for piece in pieces:
            yield piece


async def export_of(
    store: Store, snapshot: Snapshot, format_: Format, base: str, scope: Scope = EVERYTHING, page_size: int = PAGE_SIZE
) -> AsyncGenerator[bytes]:
    """The same of a state that is being read already."""
    scope.check_whole(snapshot.loading)
    made = templates(store.ontology, format_, base)
    begins = True
    left_out = await withheld(store.ontology, store.compile, snapshot.fetch, scope.allowed)
    async with aclosing(_texts(store, snapshot, scope, left_out, made, page_size)) as texts:
        async for text in texts:
            yield (begun(made.syntax, text) if begins else text).encode()
            begins = False
    yield ((begun(made.syntax, "") if begins else "") + made.syntax.tail()).encode()


async def _texts(
    store: Store, snapshot: Snapshot, scope: Scope, left_out: Withheld, made: Templates, size: int
) -> AsyncGenerator[str]:
    for template, root in parts(store.ontology, scope, made, size, left_out):
        stated = DirectTriples()
        async with aclosing(pages(store, snapshot, scope, root, size)) as read:
            async for rows in read:
                yield template.write(rows, stated)


def parts(
    ontology: Ontology, scope: Scope, made: Templates, size: int, left_out: Withheld | None = None
) -> Iterator[tuple[Template, Root]]:
    """What is read one after the other, and how each is written."""
    for template, root in _parts(ontology, scope, made, size):
        yield template, left_out.root(root) if left_out else root


def _parts(ontology: Ontology, scope: Scope, made: Templates, size: int) -> Iterator[tuple[Template, Root]]:
    for cls in scope.classes(ontology):
        if cls is Dataset and not scope.has_datasets:
            yield made.terms_of_use, scope.datasets(made.terms_of_use.description.items, size)
            continue
        for template in made.of_rows(cls):
            yield template, scope.nodes(cls, template.description.items, size)
    for relation in scope.relations(ontology):
        template = made.of[relation]
        yield template, scope.relations_of(relation, template.description.items, size)


async def pages(store: Store, snapshot: Snapshot, scope: Scope, root: Root, size: int) -> AsyncGenerator[Rows]:
    """Rows of one kind, a page at a time."""
    statement, rows = store.compile((root,)), [[""]]
    while rows:
        (rows,) = await snapshot.fetch(statement, scope.variables | {"after": rows[-1][ID]})
        if rows:
            yield rows
        if len(rows) < size:
            return
