"""The folder of one's own: a dataset that may point to the curated ones, and an entry more in one of its files."""

import os
import re
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from loaders.curated import curated_datasets, read
from loaders.curated.folder import DATASET_FILE
from ontology.findings import is_derived
from ontology.naming import is_id
from ontology.records import Reject, RejectedRow
from ontology.sources import Dataset

LIKE_A_DATE = re.compile(r"[0-9./-]+")
REQUIRED = ("mali", "places")
ABOUT = """\
# Who else may read it should know what it is: correct the title and the licence where they are not right.
title:
  en: Own entries ({name})
  fr: Saisies propres ({name})
licence: https://creativecommons.org/licenses/by/4.0/
version: '1'
requires: [{required}]
country: ml
"""


class WrongFolder(ValueError):
    """No entry can be written to a folder. The message says why, and what to do."""


def prepared(folder: Path, loaded: Container[str]) -> bool:
    """Make a folder a dataset of one's own, unless it is. Whether it was made now. WrongFolder where it cannot be.

    `loaded`: the names of the datasets in the store. A new folder would replace one of its name.
    """
    name = folder.resolve().name
    id_ = f"{Dataset.path()}/{name}"
    if not is_id(id_) or is_derived(id_):
        raise WrongFolder(
            f"{name!r} is no name for a dataset; name the folder with a-z, 0-9 and hyphens, such as mine."
        )
    if name in REQUIRED or folder.resolve() in [one.resolve() for one in curated_datasets()]:
        raise WrongFolder(f"{name!r} is a curated dataset, which each update replaces; name a folder of your own.")
    if (folder / DATASET_FILE).exists():
        return False
    if name in loaded:
        raise WrongFolder(f"A dataset {name!r} is loaded from elsewhere; name its folder, or one of another name.")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DATASET_FILE).write_text(ABOUT.format(name=name, required=", ".join(REQUIRED)), encoding="utf-8")
    return True


def rejects_of(folder: Path) -> list[Reject]:
    """What is wrong with the form of what stands in a folder."""
    return [reject for row in read(folder).rows if isinstance(row, RejectedRow) for reject in row.rejects]


def entry_text(row: dict[str, Any]) -> str:
    """A row as its file has it."""
    return yaml.dump([row], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


class _Dumper(yaml.SafeDumper):
    """Writes dates of every precision in quotes, as the form wants them."""


def _written(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "'" if LIKE_A_DATE.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _written)


@contextmanager
def added(folder: Path, kind: str, text: str) -> Iterator[Path]:
    """Add an entry to the file of its kind; where what is done with it fails, the file is as it was."""
    file = folder / f"{kind}.yaml"
    before = file.read_bytes() if file.exists() else None
    try:
        _write(file, (before or b"") + (b"" if not before or before.endswith(b"\n") else b"\n") + text.encode())
        yield file
    except BaseException:
        if before is None:
            file.unlink(missing_ok=True)
        else:
            _write(file, before)
        raise


def _write(file: Path, data: bytes) -> None:
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(data)
    os.replace(beside, file)
