"""Reading a file of agreements in tests, without a store."""

from pathlib import Path
from typing import TypeVar

from loaders.gazetteer import EMPTY, Gazetteer
from loaders.pa_x import read
from ontology.model import Node, Relation
from ontology.records import Delivery, RejectedRow, Row

R = TypeVar("R", bound=Node | Relation)
FILE = Path("pax_all_agreements_data.csv")


def delivered(content: str, gazetteer: Gazetteer = EMPTY, path: Path = FILE) -> Delivery:
    """What the loader makes of a file in the current folder."""
    path.write_text(content, encoding="utf-8", newline="")
    return read(path, None, gazetteer)


def rows_of(delivery: Delivery) -> list[Row]:
    """The rows of a delivery of which none is rejected."""
    rows = list(delivery.rows)
    assert all(isinstance(row, Row) for row in rows), rows
    return [row for row in rows if isinstance(row, Row)]


def rejected(delivery: Delivery) -> list[str]:
    """What is told of the rows that are rejected."""
    return [str(reject) for row in delivery.rows if isinstance(row, RejectedRow) for reject in row.rejects]


def records(row: Row, cls: type[R]) -> list[R]:
    """The records of a kind in a row."""
    return [record for record in row.records if isinstance(record, cls)]


def record(row: Row, cls: type[R]) -> R:
    """The one record of a kind in a row."""
    (one,) = records(row, cls)
    return one
