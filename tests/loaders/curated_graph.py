"""The packaged datasets as tests look at them: rows, nodes by id, and relations from and to a node."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TypeVar

from loaders.curated import curated_datasets, read
from ontology.model import Citation, Documented, Node, Relation
from ontology.records import Delivery, Row
from tests.loaders.due_by_hand import with_due
from tests.loaders.grades_by_hand import with_grades

R = TypeVar("R", bound=Relation)


@cache
def deliveries() -> tuple[Delivery, ...]:
    """Places, then Mali."""
    return tuple(read(path) for path in curated_datasets())


@cache
def rows() -> tuple[Row, ...]:
    """All rows of both."""
    found = [row for delivery in deliveries() for row in delivery.rows]
    assert all(isinstance(row, Row) for row in found)
    return tuple(row for row in found if isinstance(row, Row))


@cache
def records() -> tuple[Node | Relation, ...]:
    """All records of both, graded, and with their deadlines counted."""
    return tuple(with_grades(with_due(record for row in rows() for record in row.records)))


@cache
def nodes() -> dict[str, Node]:
    """All nodes by id."""
    return {record.id: record for record in records() if isinstance(record, Node)}


def counted() -> dict[str, int]:
    """How many records there are of each class and relation."""
    return dict(sorted(Counter(type(record).__name__ for record in records()).items()))


def relations_from(kind: type[R], source: str) -> list[R]:
    """The relations of a kind that begin at a node, in the order in which the files have them."""
    return [one for one in records() if isinstance(one, kind) and one.source == source]


def relations_to(kind: type[R], target: str) -> list[R]:
    """The relations of a kind that lead to a node."""
    return [one for one in records() if isinstance(one, kind) and one.target == target]


def citations() -> Iterator[tuple[Node | Relation, Citation]]:
    """Every record with each source that it names."""
    for record in records():
        if isinstance(record, (Documented, Relation)):
            yield from ((record, citation) for citation in record.sources)
