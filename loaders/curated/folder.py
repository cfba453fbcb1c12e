"""A folder of the curated form: `dataset.yaml`, and files of rows whose names begin with what the rows are."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError, create_model

from loaders.curated.form import STRICT, RowForm, forms
from loaders.curated.problems import problem_at, problems_of
from loaders.curated.records import Placed, records_of
from loaders.curated.values import PLAIN_TEXT, reference, suggestion, type_of
from loaders.curated.yaml_lines import Steps, YamlFile, read_yaml
from loaders.source import InputError, shown
from ontology.records import Position, Reject
from ontology.sources import Dataset
from ontology.values import Text

DATASET_FILE = "dataset.yaml"
PACKAGED = Path(__file__).parents[1] / "datasets"

ABOUT: dict[str, Any] = {
    "title": (type_of(Text, many=False), ...),
    "licence": (PLAIN_TEXT, ...),
    "version": (PLAIN_TEXT, ...),
    "requires": (Annotated[list[reference(Dataset)], Field(min_length=1)], ()),  # type: ignore[misc]
    "note": (type_of(Text, many=False), None),
}
DatasetForm = create_model("Dataset", __config__=STRICT, **ABOUT)


@dataclass(frozen=True)
class PlacedRow:
    """One row of a file with its records."""

    document: YamlFile
    steps: Steps
    placed: tuple[Placed, ...]

    @property
    def position(self) -> Position:
        """The line on which the row begins."""
        return self.document.locate(self.steps)[0]


@dataclass(frozen=True)
class Folder:
    """What a folder holds: its rows, what is wrong with the others, and the ids that these would have had."""

    path: Path
    about: Any
    rows: tuple[PlacedRow, ...]
    rejects: tuple[Reject, ...]
    rejected_ids: frozenset[str]

    def required(self) -> Iterator[Path]:
        """The folders of the datasets that it requires: beside it, or among those that come with the loader."""
        for id_ in self.about.requires:
            name = id_.partition("/")[2]
            found = (folder / name for folder in (self.path.parent, PACKAGED))
            yield from [folder for folder in found if (folder / DATASET_FILE).is_file()][:1]


def read_folder(path: Path) -> Folder:
    """Read every file of a folder. InputError where it is no folder of this form; what is wrong with rows is kept."""
    about = _about(path)
    reading = _Reading()
    for file in sorted(path.iterdir()):
        if file.suffix in (".yaml", ".yml") and file.name != DATASET_FILE:
            reading.file(file)
    return Folder(path, about, tuple(reading.rows), tuple(reading.rejects), frozenset(reading.rejected_ids))


def _about(path: Path) -> Any:
    file = path / DATASET_FILE
    if not file.is_file():
        remedy = f"Give a folder with {DATASET_FILE} and files such as events.yaml."
        raise InputError([Reject(Position(shown(path), 1), "path", path.name, f"holds no {DATASET_FILE}", remedy)])
    document = read_yaml(file, shown(file))
    try:
        return DatasetForm.model_validate(document.value)
    except ValidationError as error:
        raise InputError(list(problems_of(error, DatasetForm, document, ()))) from None


class _Reading:
    """Collects the rows of files, and everything that is wrong with them."""

    def __init__(self) -> None:
        self.rows: list[PlacedRow] = []
        self.rejects: list[Reject] = []
        self.rejected_ids: set[str] = set()

    def file(self, file: Path) -> None:
        name = shown(file)
        kind = file.stem.partition("-")[0]
        form = forms().get(kind) if file.suffix == ".yaml" else None
        if form is None:
            self.rejects.append(_misnamed(file, kind))
            return
        try:
            document = read_yaml(file, name)
        except InputError as error:
            self.rejects += error.rejects
            return
        if not isinstance(document.value, list):
            remedy = "Write each row as a list item: `- id: ...`."
            self.rejects.append(problem_at(document, (), file.name, "holds no list of rows", remedy))
            return
        for index, row in enumerate(document.value):
            self._row(form, document, (index,), row)

    def _row(self, form: RowForm, document: YamlFile, steps: Steps, raw: Any) -> None:
        try:
            row = form.model.model_validate(raw)
        except ValidationError as error:
            self.rejects += problems_of(error, form.model, document, steps)
            self.rejected_ids.update(_ids(form, raw))
        else:
            self.rows.append(PlacedRow(document, steps, tuple(records_of(form, row, steps))))


def _ids(form: RowForm, raw: Any) -> Iterator[str]:
    """The ids that a row would have had, so that what points to it is not called dangling too."""
    if isinstance(raw, dict):
        yield f"{form.cls.path()}/{raw.get('id')}"
        for nesting, nested in form.nested:
            items = raw.get(nesting.key)
            for item in items if isinstance(items, list) else ():
                yield from _ids(nested, item)


def _misnamed(file: Path, kind: str) -> Reject:
    kinds = list(forms())
    near = suggestion(kind, kinds)
    remedy = f"{near}Name it after its rows, such as events-2018.yaml: {', '.join(kinds)}."
    return Reject(Position(shown(file), 1), "file", file.name, "does not say what its rows are", remedy)
