"""A folder of the curated form: `dataset.yaml`, and files of rows whose names begin with what the rows are."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, create_model

from loaders.curated.form import STRICT, RowForm, fields_of, forms
from loaders.curated.problems import problem_at, problems_of
from loaders.curated.records import CuratedRow, Placed, records_of
from loaders.curated.values import KEY_FORM, listed, reference, suggestion
from loaders.curated.yaml_lines import Steps, YamlFile, read_yaml
from loaders.source import InputError, LoaderSource, dataset_of, shown
from ontology.places import DatasetCountry, Place
from ontology.records import Position, Reject, RejectedRow
from ontology.sources import Dataset

DATASET_FILE = "dataset.yaml"
LIKE_ROWS = re.compile(r"\.ya?ml(\.|$)", re.IGNORECASE)
"""A name that is meant for rows, be it right or not: `.YAML`, `.yaml.txt`."""
PACKAGED = Path(__file__).parents[1] / "datasets"

REQUIRES = "The datasets that it may point to, loaded before it · les jeux de données sur lesquels il s’appuie"
OF_DATASET = ("title", "licence", "redistribution", "version", "creator", "attribution", "issued", "note")
"""What is said of the dataset itself."""
OWN = {one.attribute: one for one in Dataset.properties()}
ABOUT: dict[str, Any] = {
    **fields_of(Dataset, [OWN[one] for one in OF_DATASET[:-1]]),
    "requires": (listed(reference(Dataset)), Field((), description=REQUIRES)),
    "country": (reference(Place), Field(None, description=DatasetCountry.names.definition)),
    **fields_of(Dataset, [OWN[OF_DATASET[-1]]]),
}
DatasetForm = create_model("Dataset", __config__=STRICT, **ABOUT)


def about_dataset(source: LoaderSource, path: Path, name: str) -> tuple[CuratedRow, tuple[str, ...]]:
    """The row of a dataset as a whole, and the datasets that it requires.

    InputError where the folder is none of this form, or its description cannot be read.
    """
    file = path / DATASET_FILE
    if not file.is_file():
        remedy = f"Give a folder with {DATASET_FILE} and files such as events.yaml."
        raise InputError([Reject(Position(shown(path), 1), "path", path.name, f"holds no {DATASET_FILE}", remedy)])
    document = read_yaml(file, shown(file))
    try:
        about: Any = DatasetForm.model_validate(document.value)
    except ValidationError as error:
        raise InputError(list(problems_of(error, DatasetForm, document, ()))) from None
    said = {one: getattr(about, one) for one in OF_DATASET}
    dataset = dataset_of(source, path, name, **said)
    records = [Placed(dataset, ())]
    if about.country:
        records.append(Placed(DatasetCountry(source=dataset.id, target=about.country), ("country",)))
    return CuratedRow.of(document, tuple(records)), tuple(about.requires)


def read_rows(path: Path) -> Iterator[CuratedRow | RejectedRow]:
    """The rows of a folder, in the order of files and lines. A file that cannot be read counts as one."""
    for file in sorted(path.iterdir()):
        if LIKE_ROWS.search(file.name) and not file.name.startswith(".") and file.name != DATASET_FILE:
            yield from _rows(file)


def _rows(file: Path) -> Iterator[CuratedRow | RejectedRow]:
    kind = file.stem.partition("-")[0]
    form = forms().get(kind) if file.suffix == ".yaml" else None
    if form is None or not file.is_file():
        reject = _misnamed(file, kind) if form is None else _unreadable(file)
        yield _rejected([reject], (id_ for form in forms().values() for id_ in _any(form)))
        return
    try:
        document = read_yaml(file, shown(file))
    except InputError as error:
        yield _rejected(error.rejects, _any(form))
        return
    if not isinstance(document.value, list):
        remedy = "Write each row as a list item: `- id: ...`."
        yield _rejected([problem_at(document, (), file.name, "holds no list of rows", remedy)], _any(form))
        return
    for index, row in enumerate(document.value):
        yield _row(form, document, (index,), row)


def _row(form: RowForm, document: YamlFile, steps: Steps, raw: Any) -> CuratedRow | RejectedRow:
    try:
        row = form.model.model_validate(raw)
    except ValidationError as error:
        position, _ = document.locate(steps)
        return RejectedRow(position, tuple(problems_of(error, form.model, document, steps)), tuple(_ids(form, raw)))
    return CuratedRow.of(document, tuple(records_of(form, row, steps)))


def _rejected(rejects: list[Reject], ids: Iterable[str]) -> RejectedRow:
    return RejectedRow(rejects[0].position, tuple(rejects), tuple(ids))


def _ids(form: RowForm, raw: Any) -> Iterator[str]:
    """The ids that a row would have had. One that does not say its own, as a key has to be, may have had any."""
    if isinstance(raw, dict):
        key = raw.get("id")
        yield f"{form.cls.path()}/{key if isinstance(key, str) and KEY_FORM.fullmatch(key) else ''}"
        for nesting, nested in form.nested:
            items = raw.get(nesting.key)
            for item in items if isinstance(items, list) else ():
                yield from _ids(nested, item)


def _any(form: RowForm) -> Iterator[str]:
    """What stands for any row of a file, and for whatever stands within one."""
    yield f"{form.cls.path()}/"
    for _, nested in form.nested:
        yield from _any(nested)


def _unreadable(file: Path) -> Reject:
    what = "is a folder" if file.is_dir() else "leads to nothing" if not file.exists() else "is not a file of text"
    position = Position(f"{shown(file.parent)}/{file.name}", 1)  # a link is told by its own name
    return Reject(position, "file", file.name, what, "Put a file of rows in its place, or remove it.")


def _misnamed(file: Path, kind: str) -> Reject:
    kinds = list(forms())
    near = suggestion(kind.lower(), kinds, least=0.7)
    remedy = f"{near}Name it after its rows, such as events-2018.yaml: {', '.join(kinds)}."
    return Reject(Position(shown(file), 1), "file", file.name, "does not say what its rows are", remedy)
