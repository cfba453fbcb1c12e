"""What our datasets say without a source of its own, where the row around it has several that may differ.

`python -m tests.loaders.row_citations` prints it, a line for each statement: where its row begins, the statement, and
the sources of the row. Once it is given the one that says it, it is gone from the list.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from ontology.actors import Alliance, Membership, Splintering
from ontology.agreements import Provision, Signature, SigningPlace
from ontology.events import CasualtyEstimate, Claim, Involvement, Setting
from ontology.model import Citation, Node, Relation
from ontology.records import Position
from ontology.vocabularies import Basis
from tests.loaders.curated_graph import rows

SAID_BY_SOURCES = (
    Alliance,
    CasualtyEstimate,
    Claim,
    Involvement,
    Membership,
    Provision,
    Setting,
    Signature,
    SigningPlace,
    Splintering,
)
"""Left out is what we read out of sources, such as that an event bears on a promise, and what comes with its node."""


class OnItsRow(NamedTuple):
    """A statement that cites the sources of its row."""

    position: Position
    record: Node | Relation
    sources: tuple[Citation, ...]

    def __str__(self) -> str:
        where = f"{PurePath(self.position.file).name}:{self.position.line}"
        return f"{where}: {_told(self.record)}; the row has {', '.join(self.different())}"

    def different(self) -> list[str]:
        """The sources, each once: those of one source at several places do not differ."""
        return sorted({citation.source.partition("/")[2] for citation in self.sources})


def resting_on_row() -> Iterator[OnItsRow]:
    """Each statement that cites two or more sources of its row, in the order of the files."""
    for row in rows():
        for record in row.records:
            if isinstance(record, SAID_BY_SOURCES) and record.basis is Basis.ROW:
                statement = OnItsRow(row.position, record, record.sources)
                if len(statement.different()) > 1:
                    yield statement


def _told(record: Node | Relation) -> str:
    kind = record.path()
    return f"{kind} {record.source} - {record.target}" if isinstance(record, Relation) else record.id


if __name__ == "__main__":
    print(*resting_on_row(), sep="\n")
