"""Small datasets for the tests of stores: what a loader would deliver, written out."""

from dataclasses import replace

from ontology.model import Citation, Documented, Node, Relation
from ontology.records import Delivery, Position, RejectedRow, Row
from ontology.sources import Dataset, Source
from ontology.values import Text
from ontology.vocabularies import SourceKind

FILE = "sample.yaml"


def row(line: int, *records: Node | Relation) -> Row:
    """A row of the input; its first record is its own."""
    return Row(Position(FILE, line), records)


def dataset(name: str) -> Dataset:
    """`dataset/name`."""
    return Dataset(
        id=f"dataset/{name}",
        title=Text(f"The {name} dataset"),
        licence="https://creativecommons.org/publicdomain/zero/1.0/",
        version="1",
        attribution="https://example.org/makers",
        file=FILE,
        checksum="0" * 64,
        loader="tests",
        loader_version="1",
    )


def origin(name: str) -> Source:
    """`source/name`: on this rests what cites nothing else in a test, since everything must cite something.

    Its kind gives no grade.
    """
    return Source(id=f"source/{name}", kind=SourceKind.UNSTATED, title=Text(f"The {name} dataset"))


def delivery(*rows: Row | RejectedRow, name: str = "sample", requires: tuple[str, ...] = ()) -> Delivery:
    """A dataset with these rows. Where a node cites nothing, it cites the dataset's own source."""
    cited = Citation(origin(name).id)
    sourced = [replace(one, records=_citing(cited, one)) if isinstance(one, Row) else one for one in rows]
    own = [origin(name)] if sourced != list(rows) else []
    return Delivery(row(1, dataset(name), *own), requires, sourced)


def _citing(cited: Citation, row: Row) -> tuple[Node | Relation, ...]:
    return tuple(
        replace(record, sources=(cited,))
        if isinstance(record, Documented) and not isinstance(record, Source) and not record.sources
        else record
        for record in row.records
    )
