"""Reading a file of events in tests, without a store."""

from pathlib import Path
from typing import TypeVar

from loaders.gazetteer import EMPTY, Gazetteer
from loaders.ucdp_ged import read
from ontology.model import Node, Relation
from ontology.records import Delivery, RejectedRow, Row

R = TypeVar("R", bound=Node | Relation)
FILE = Path("ged251.csv")


def delivered(content: str, gazetteer: Gazetteer = EMPTY, name: str | None = None) -> Delivery:
    """What the loader makes of a file in the current folder."""
    FILE.write_text(content, encoding="utf-8", newline="")
    return read(FILE, name, gazetteer)


def shared_by(delivery: Delivery) -> tuple[Node | Relation, ...]:
    """What all rows of a file rest on, the dataset first."""
    return (*delivery.about.records, *(record for row in delivery.shared for record in row.records))


def rows_of(content: str, gazetteer: Gazetteer = EMPTY) -> list[Row]:
    """The rows of a file of which none is rejected."""
    rows = list(delivered(content, gazetteer).rows)
    assert all(isinstance(row, Row) for row in rows), rows
    return [row for row in rows if isinstance(row, Row)]


def rejected(content: str) -> list[str]:
    """What is told of the rows of a file that are rejected."""
    rows = delivered(content).rows
    return [str(reject) for row in rows if isinstance(row, RejectedRow) for reject in row.rejects]


def records(row: Row, cls: type[R]) -> list[R]:
    """The records of a kind in a row."""
    return [record for record in row.records if isinstance(record, cls)]


def record(row: Row, cls: type[R]) -> R:
    """The one record of a kind in a row."""
    (one,) = records(row, cls)
    return one
