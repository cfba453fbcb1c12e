"""The way back: from our own RDF, in whichever syntax and order, to the records that a load takes.

A file is parsed once, triple by triple, into a temporary file (parsing.py, intake.py, staging.py). There its records
are told apart, each with its dataset (sorting.py), and what RDF says of each is read back by the description that
writes it (meanings.py, records.py). What comes out are deliveries, as a loader makes them (delivering.py).

Trusted is only what a record is; what follows from it (labels, first and last days, direct triples) is compared, where
it is there. Memory stays small until the load takes the rows of a dataset.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from graph.rdf.reading.delivering import Delivering
from graph.rdf.reading.intake import Intake
from graph.rdf.reading.meanings import Meanings
from graph.rdf.reading.names import Names
from graph.rdf.reading.parsing import Open, Parsing, Progress, Unordered
from graph.rdf.reading.problems import Problems
from graph.rdf.reading.sorting import Sorting
from graph.rdf.reading.staging import Staging
from graph.rdf.syntax import Format
from ontology.model import Ontology
from ontology.records import Delivery

__all__ = ["Open", "Progress", "deliveries"]

GRAPHS = ("application/n-quads", "application/trig")
"""The syntaxes in which every triple stands in the graph of its dataset."""


@contextmanager
def deliveries(
    ontology: Ontology,
    open_: Open,
    name: str,
    format_: Format,
    base: str,
    progress: Progress | None = None,
) -> Iterator[Iterator[Delivery]]:
    """The datasets that a file holds, required ones first; to be loaded within the block.

    `open_` gives the file from its beginning, `name` is what messages call it. LoadRefused, with every problem by its
    line, where it is not our RDF under this base.
    """
    problems, names, meanings, staging = Problems(name), Names(base), Meanings(), Staging()
    try:
        parsing = Parsing(open_, format_, base, problems, progress)
        intake = Intake(ontology, names, meanings, staging, problems)
        try:
            intake.take(parsing)
        except Unordered:
            parsing.streamed = False
            staging.clear()
            intake.take(parsing)
        sorting = Sorting(ontology, names, staging, problems, graphs=format_.media_type in GRAPHS)
        order = sorting.sort()
        delivering = Delivering(ontology, meanings, staging, name)
        yield (delivering.delivery(dataset) for dataset in order)
    finally:
        staging.close()
