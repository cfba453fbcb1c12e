"""The folder of one's own: a dataset that may point to the curated ones, and entries more in its files."""

import os
import re
import shlex
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from api.commands.entering.sayings import say
from loaders.curated import curated_datasets, read
from loaders.curated.folder import DATASET_FILE
from loaders.source import shown
from ontology.findings import is_derived
from ontology.naming import is_id
from ontology.records import Reject, RejectedRow
from ontology.sources import Dataset

LIKE_A_DATE = re.compile(r"[0-9./-]+")
REQUIRED = ("mali", "places")
README = "README.md"
ABOUT = """\
# Who else may read it should know what it is: correct the title and the licence where they are not right.
# Pour qui d’autre le lira : corrigez le titre et la licence s’ils ne conviennent pas.
title:
  en: Own entries ({name})
  fr: Saisies propres ({name})
licence: https://creativecommons.org/licenses/by/4.0/
version: '1'
requires: [{required}]
country: ml
"""
ABOUT_THE_FOLDER = """\
# {name}

Entries made with `accord new`, beside the curated datasets of Accord Graph. Each file is a list of rows, which may be
corrected by hand.

    accord load {argument}

checks them, says what is wrong and where, and loads them again; in another place, write the path of the folder there.
To send them in, send this folder as it is to those who look after the curated datasets, with word of where you read
what you entered. What they take over stands in `loaders/datasets/mali` then; remove it here.

---

Des saisies faites avec `accord new`, à côté des jeux de données livrés avec Accord Graph. Chaque fichier est une liste
de notices, que l’on peut corriger à la main. La commande ci-dessus les vérifie, dit ce qui ne va pas et où, et les
recharge ; ailleurs, indiquez-y le chemin du dossier. Pour les transmettre, envoyez ce dossier tel quel à qui tient les
jeux de données livrés, en disant où vous avez lu ce que vous avez saisi. Ce qui est repris se trouve alors dans
`loaders/datasets/mali` ; supprimez-le ici.
"""


class WrongFolder(ValueError):
    """No entry can be written to a folder. The message says why, and what to do."""


def is_new(folder: Path, loaded: Container[str], lang: str) -> bool:
    """Whether a folder is to become a dataset of one's own. WrongFolder where it is none, and cannot be made one.

    `loaded`: the names of the datasets in the store. A new folder would replace one of its name.
    """
    name = folder.resolve().name
    id_ = f"{Dataset.path()}/{name}"
    if not is_id(id_) or is_derived(id_):
        raise WrongFolder(say("no name", lang, name=name))
    if name in REQUIRED or folder.resolve() in [one.resolve() for one in curated_datasets()]:
        raise WrongFolder(say("curated", lang, name=name))
    if (folder / DATASET_FILE).exists():
        return False
    if name in loaded:
        raise WrongFolder(say("elsewhere", lang, name=name))
    return True


def argument(folder: Path) -> str:
    """What `accord load` is given to load a folder, as a shell takes it."""
    return shlex.quote(f"curated={shown(folder)}")


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
def added(folder: Path, texts: Mapping[str, str]) -> Iterator[None]:
    """Add entries to the files of their kinds; where what is done with them fails, the folder is as it was.

    A folder that is none yet is made, with what says what it is.
    """
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    files = [folder / name for name in (DATASET_FILE, README, *(f"{kind}.yaml" for kind in texts))]
    before = {file: file.read_bytes() if file.exists() else None for file in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _describe(folder)
        for kind, text in texts.items():
            file = folder / f"{kind}.yaml"
            old = before[file] or b""
            _write(file, old + (b"" if not old or old.endswith(b"\n") else b"\n") + text.encode())
        yield
    except BaseException:
        _restore(before)
        for one in made:
            if one.exists():
                one.rmdir()
        raise


def _describe(folder: Path) -> None:
    """Write what a new folder is."""
    name = folder.resolve().name
    if not (folder / DATASET_FILE).exists():
        _write(folder / DATASET_FILE, ABOUT.format(name=name, required=", ".join(REQUIRED)).encode())
        if not (folder / README).exists():
            _write(folder / README, ABOUT_THE_FOLDER.format(name=name, argument=argument(folder)).encode())


def _restore(before: Mapping[Path, bytes | None]) -> None:
    for file, data in before.items():
        if data is None:
            file.unlink(missing_ok=True)
        elif file.read_bytes() != data:
            _write(file, data)


def _write(file: Path, data: bytes) -> None:
    beside = file.with_name(f".{file.name}.new")
    beside.write_bytes(data)
    os.replace(beside, file)
