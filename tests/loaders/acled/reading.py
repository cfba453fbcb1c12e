"""Reading a file of ACLED's events in tests, without a store."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from loaders.acled import read
from loaders.gazetteer import EMPTY, Gazetteer
from ontology.events import Involvement
from ontology.model import Node, Relation
from ontology.records import Delivery, RejectedRow, Row
from tests.loaders.acled.rows import table
from tests.loaders.ucdp.reading import shared_by

FILE = Path("acled.csv")


def delivered(content: str | bytes, gazetteer: Gazetteer = EMPTY, name: str | None = None) -> Delivery:
    """What the loader makes of a file in the current folder, its rows read."""
    FILE.write_bytes(content.encode() if isinstance(content, str) else content)
    delivery = read(FILE, name, gazetteer)
    return replace(delivery, rows=list(delivery.rows))


def good(delivery: Delivery) -> list[Row]:
    """The rows of a delivery of which none is rejected."""
    rows = list(delivery.rows)
    assert all(isinstance(row, Row) for row in rows), rows
    return [row for row in rows if isinstance(row, Row)]


def rows_of(content: str | bytes, gazetteer: Gazetteer = EMPTY) -> list[Row]:
    """The rows of a file of which none is rejected."""
    return good(delivered(content, gazetteer))


def row_of(values: Mapping[str, str], gazetteer: Gazetteer = EMPTY) -> Row:
    """The row of a file of one event."""
    (row,) = rows_of(table(values), gazetteer)
    return row


def rejected(content: str | bytes, gazetteer: Gazetteer = EMPTY) -> list[str]:
    """What is told of the rows of a file that are rejected."""
    rows = delivered(content, gazetteer).rows
    return [str(reject) for row in rows if isinstance(row, RejectedRow) for reject in row.rejects]


def told(delivery: Delivery) -> set[Node | Relation]:
    """All records of a delivery but for the dataset's own, whichever row has them."""
    return {*shared_by(delivery)[1:], *(record for row in good(delivery) for record in row.records)}


def parts(row: Row) -> list[tuple[str, str, str | None]]:
    """Who took part by a row: whose key, in which role, on which side."""
    found = [record for record in row.records if isinstance(record, Involvement)]
    return [(one.target.removeprefix("actor/acled-"), one.role.name, one.side) for one in found]
