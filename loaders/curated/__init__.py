"""Our own datasets: YAML files in a folder, one kind of row to a file. `docs/curated-dataset.md` describes the form.

Reading is strict: whatever is wrong is reported, all of it at once, and nothing is delivered.
"""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from loaders.curated import deadlines
from loaders.curated.deadlines import Anchors
from loaders.curated.folder import DATASET_FILE, PACKAGED, Folder, PlacedRow, read_folder
from loaders.curated.problems import problem_at
from loaders.curated.records import Placed
from loaders.curated.values import suggestion
from loaders.curated.yaml_lines import Steps
from loaders.source import InputError, LoaderSource, dataset_of, shown
from ontology.agreements import Commitment, Undertaking
from ontology.model import Node, Relation
from ontology.records import Delivery, Position, Reject, Row, relation_id
from ontology.rules import faults

SOURCE = LoaderSource(name="curated", title="Curated datasets in YAML", version="1", strict=True)


def curated_datasets() -> tuple[Path, Path]:
    """The folders of our own datasets, in the order in which they load: places, then what happened in Mali."""
    return PACKAGED / "places", PACKAGED / "mali"


def read(path: Path, name: str | None = None) -> Delivery:
    """Read a folder as `dataset/NAME`, NAME being the folder's own if none is given.

    InputError with everything that is wrong, in the order of files and lines.
    """
    folder = read_folder(path)
    required = [read_folder(other) for other in folder.required()]
    check = _Check(folder, required)
    rejects = [*(reject for one in (*required, folder) for reject in one.rejects), *check.problems()]
    if rejects:
        raise InputError(sorted(rejects, key=lambda reject: (reject.position.file, reject.position.line)))
    about = _about(folder, name or path.resolve().name)
    return Delivery(about, tuple(folder.about.requires), check.delivered())


def _about(folder: Folder, name: str) -> Row:
    about = folder.about
    dataset = dataset_of(
        SOURCE, folder.path, name, version=about.version, title=about.title, licence=about.licence, note=about.note
    )
    return Row(Position(shown(folder.path / DATASET_FILE), 1), (dataset,))


class _Check:
    """Whether the rows of a folder hold together, among themselves and with the datasets that it requires."""

    def __init__(self, folder: Folder, required: list[Folder]) -> None:
        self._rows = folder.rows
        everything = [placed for one in (*required, folder) for row in one.rows for placed in row.placed]
        self._nodes = {placed.record.id: placed.record for placed in everything if isinstance(placed.record, Node)}
        self._known = {*self._nodes, *(id_ for one in (*required, folder) for id_ in one.rejected_ids)}
        self._all_there = len(required) == len(folder.about.requires)
        self._anchors = Anchors(placed.record for placed in everything)

    def problems(self) -> Iterator[Reject]:
        """Everything that is wrong, by row."""
        yield from self._repeated()
        for row in self._rows:
            for placed in row.placed:
                yield from self._dangling(row, placed)
                for fault in faults(placed.record, self._nodes):
                    steps = (*placed.steps, *(part.rstrip("_") for part in fault.attribute.split(".")))
                    yield problem_at(row.document, steps, fault.value, fault.problem, fault.remedy)
            yield from self._deadline(row)

    def delivered(self) -> tuple[Row, ...]:
        """The rows, each deadline computed."""
        return tuple(Row(row.position, tuple(self._delivered(row))) for row in self._rows)

    def _delivered(self, row: PlacedRow) -> Iterator[Node | Relation]:
        for placed in row.placed:
            record = placed.record
            if isinstance(record, Commitment):
                deadline = deadlines.computed(record.deadline, self._anchors, _agreement(row))
                record = dataclasses.replace(record, deadline=deadline)
            yield record

    def _repeated(self) -> Iterator[Reject]:
        """Ids that stand twice. Of a row that does, the relations are not called repeated too."""
        first: dict[str, tuple[PlacedRow, Placed]] = {}
        repeated: set[str] = set()
        for row, placed in ((one, placed) for one in self._rows for placed in one.placed):
            record = placed.record
            id_ = record.id if isinstance(record, Node) else relation_id(record)
            if id_ in first and (isinstance(record, Node) or record.source not in repeated):
                repeated.add(id_)
                problem = f"stands twice, first at {_position(*first[id_])}"
                remedy = "Give each an `id` of its own." if isinstance(record, Node) else "Keep one of the two."
                yield Reject(_position(row, placed), "id", id_, problem, remedy)
            first.setdefault(id_, (row, placed))

    def _dangling(self, row: PlacedRow, placed: Placed) -> Iterator[Reject]:
        for id_, steps in placed.references:
            if id_ not in self._known and self._all_there:
                yield self._missing(row, steps, id_)

    def _missing(self, row: PlacedRow, steps: Steps, id_: str) -> Reject:
        path, _, key = id_.partition("/")
        keys = [other.partition("/")[2] for other in self._known if other.startswith(f"{path}/")]
        remedy = f"{suggestion(key, sorted(keys))}Correct it, or add that {path.replace('-', ' ')}."
        return problem_at(row.document, steps, key, f"names no {path.replace('-', ' ')} that is there", remedy)

    def _deadline(self, row: PlacedRow) -> Iterator[Reject]:
        first = row.placed[0]
        if not isinstance(first.record, Commitment):
            return
        steps = (*first.steps, "deadline")
        deadline = first.record.deadline
        anchor = deadline.anchor or ""
        if anchor.startswith(deadlines.EVENT) and anchor not in self._known and self._all_there:
            yield self._missing(row, (*steps, "anchor"), anchor)
        for one in deadlines.problems(deadline, self._anchors, _agreement(row)):
            yield problem_at(row.document, (*steps, one.key), one.value, one.problem, one.remedy)


def _position(row: PlacedRow, placed: Placed) -> Position:
    return row.document.locate(placed.steps)[0]


def _agreement(row: PlacedRow) -> str:
    return next(placed.record.target for placed in row.placed if isinstance(placed.record, Undertaking))
