"""Our own datasets: YAML files in a folder, one kind of row to a file. `docs/curated-dataset.md` describes the form.

Reading is strict about the form. Whether references lead somewhere and rules hold is told by the load, which knows the
store; each row tells it the line and the key of whatever is wrong.
"""

from pathlib import Path

from loaders.curated.folder import PACKAGED, about_dataset, read_rows
from loaders.gazetteer import EMPTY, Gazetteer
from loaders.source import LoaderSource
from ontology.records import Delivery
from ontology.sources import CURATED

SOURCE = LoaderSource(
    name=CURATED,
    title="Curated datasets in YAML",
    version="1",
    forms=("a folder of [this form](curated-dataset.md)",),
    strict=True,
)


def curated_datasets() -> tuple[Path, Path]:
    """The folders of our own datasets, in the order in which they load: places, then what happened in Mali."""
    return PACKAGED / "places", PACKAGED / "mali"


def read(path: Path, name: str | None = None, gazetteer: Gazetteer = EMPTY) -> Delivery:
    """Read a folder as `dataset/NAME`, NAME being the folder's own if none is given; its rows name ids, no names.

    InputError where it is not a folder of this form, or its description cannot be read.
    """
    about, requires = about_dataset(SOURCE, path, name or path.resolve().name)
    return Delivery(about, requires, tuple(read_rows(path)))
