"""Small datasets for the tests of stores: what a loader would deliver, written out."""

from ontology.model import Node, Relation
from ontology.records import Delivery, Position, RejectedRow, Row
from ontology.sources import Dataset
from ontology.values import Text

FILE = "sample.yaml"


def row(line: int, *records: Node | Relation) -> Row:
    """A row of the input; its first record is its own."""
    return Row(Position(FILE, line), records)


def dataset(name: str) -> Dataset:
    """`dataset/name`."""
    return Dataset(
        id=f"dataset/{name}",
        title=Text(f"The {name} dataset"),
        licence="CC0-1.0",
        version="1",
        checksum="0" * 64,
        loader="tests",
        loader_version="1",
    )


def delivery(*rows: Row | RejectedRow, name: str = "sample", requires: tuple[str, ...] = ()) -> Delivery:
    """A dataset with these rows."""
    return Delivery(row(1, dataset(name)), requires, rows)
