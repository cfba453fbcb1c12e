"""What an export holds, counted: entities by class and triples by predicate, of each dataset and of all together.

The store is read as for an export, and written in a syntax that has one character for each triple: to count those takes
a fraction of the time in which triples are written out, and no two ways to say what a triple is can part.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

from graph.asked.restricted import withheld
from graph.rdf.description import Description, Direct, PredicateObjects
from graph.rdf.export import EVERYTHING, ID, PAGE_SIZE, pages, parts
from graph.rdf.formats import Template, templates
from graph.rdf.syntax import Format, Line, Markup, line
from graph.rdf.templates import DirectTriples, Rows
from graph.store import Store

FIRST_SIGN = 0x100
"""The first of the characters that stand for triples."""


@dataclass
class Counts:
    """How many entities of each class are described, how many triples each predicate has, and the first id of each."""

    entities: Counter[str] = field(default_factory=Counter)
    triples: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    def add(self, cls: str, rows: Rows, triples: Mapping[str, int]) -> None:
        """Count the rows of a class."""
        self.entities[cls] += len(rows)
        self.triples.update(triples)
        self.first.setdefault(cls, rows[0][ID])


class Tally:
    """A syntax of one character for each triple: that of its predicate."""

    between = ""

    def __init__(self, _: str = "") -> None:
        self._signs: dict[str, str] = {}

    @property
    def names(self) -> Mapping[str, Any]:
        return {}

    def head(self) -> str:
        return ""

    def tail(self) -> str:
        return ""

    def opening(self, description: Description) -> Markup:
        return self._sign("rdf:type")

    def predicate_objects(self, description: Description, predicate_objects: PredicateObjects) -> Iterator[Line]:
        for value in predicate_objects.values:
            yield line(value, self._sign(predicate_objects.predicate))

    def end(self, description: Description) -> Markup:
        return ()

    def direct(self, description: Description, direct: Direct) -> Markup:
        return self._sign(direct.predicate)

    def read(self, text: str) -> dict[str, int]:
        """How many triples each predicate has in what was written."""
        predicates = {sign: predicate for predicate, sign in self._signs.items()}
        return {predicates[sign]: number for sign, number in Counter(text).items()}

    def _sign(self, predicate: str) -> Markup:
        return (self._signs.setdefault(predicate, chr(FIRST_SIGN + len(self._signs))),)


TALLY = Format("tally", "Tally", (), "", Tally, rank=0)


class _Counting:
    """Counts rows of one kind, page after page."""

    def __init__(self, template: Template, syntax: Tally, whole: Counts, of_datasets: dict[str, Counts]) -> None:
        self._template, self._syntax = template, syntax
        self._whole, self._of_datasets = whole, of_datasets
        self._stated: dict[str, DirectTriples] = {}
        names = [one.variable for one in template.description.columns]
        graph = template.description.graph
        self._graph = names.index(graph) if graph in names else ID  # that of a dataset is its own

    def add(self, rows: Rows) -> None:
        """Count a page. A direct triple that two datasets state is one triple of the whole, and one of each graph."""
        description, by_graph = self._template.description, dict[str, Rows]()
        for row in rows:
            by_graph.setdefault(row[self._graph], []).append(row)
        if description.direct:
            self._whole.add(description.name, rows, self._written(rows, ""))
        for dataset, own in by_graph.items():
            written = self._written(own, dataset)
            self._of_datasets.setdefault(dataset, Counts()).add(description.name, own, written)
            if not description.direct:
                self._whole.add(description.name, own, written)

    def _written(self, rows: Rows, graph: str) -> dict[str, int]:
        stated = self._stated.setdefault(graph, DirectTriples())
        return self._syntax.read(self._template.write(rows, stated))


async def count(store: Store, page_size: int = PAGE_SIZE) -> tuple[Counts, dict[str, Counts]]:
    """What exports hold in all, each triple once, and what each dataset states. Errors are those of an export."""
    whole, of_datasets = Counts(), dict[str, Counts]()
    made = templates(store.ontology, TALLY, "")
    assert isinstance(made.syntax, Tally)
    async with store.snapshot() as snapshot:
        left_out = await withheld(store.ontology, store.compile, snapshot.fetch)
        for template, root in parts(store.ontology, EVERYTHING, made, page_size, left_out):
            counting = _Counting(template, made.syntax, whole, of_datasets)
            async with aclosing(pages(store, snapshot, EVERYTHING, root, page_size)) as read:
                async for rows in read:
                    counting.add(rows)
    return whole, dict(sorted(of_datasets.items()))
