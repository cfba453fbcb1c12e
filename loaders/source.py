"""What every loader builds on: the contract of `SOURCE` and `read(path, name, gazetteer)`, and wrong input.

A loader says what its dataset is (`dataset_of`), makes a row of each line (`row_of`), and reads each value of it by
`read_value`, so that a wrong one is a reject with file, line, value and remedy:

    def read(path: Path, name: str | None = None, gazetteer: Gazetteer = EMPTY) -> Delivery:
        dataset = dataset_of(SOURCE, path, name, version="24.1")
        return Delivery(Row(Position(shown(path), 1), (dataset, PUBLISHER)), (), _rows(path, dataset))

Whether ids are unique, references lead somewhere and rules hold is the load's to tell, whatever the loader.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ontology.model import Node, Relation
from ontology.naming import is_id
from ontology.records import Position, Reject, RejectedRow, Row
from ontology.rules.characters import is_line
from ontology.sources import Dataset
from ontology.values import DateSpan, Text
from ontology.vocabularies import Redistribution

T = TypeVar("T")
VALUE_ERROR = re.compile(r"""(?:('.*?'|".*?") )?(.*?): (.*)""", re.DOTALL)
"""How the ontology words what is wrong with a value: `'2018-02-30' is not a date: give ...`."""


@dataclass(frozen=True)
class LoaderSource:
    """What a loader says of itself, and of its publisher's data, unless the input says so: title, licence, attribution.

    `forms`: the forms of the publisher's files that it takes, as people know them. `limits`: what it does not take from
    them. `strict` loaders refuse the whole input for one bad row. `restricted`: the terms forbid passing the data on.
    """

    name: str
    title: str
    version: str
    licence: str = ""
    publisher: str = ""
    forms: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    creator: Text | None = None
    attribution: str | None = None
    strict: bool = False
    restricted: bool = False


class InputError(Exception):
    """The input cannot be loaded; it holds every problem found, each with file, line, value and remedy."""

    def __init__(self, rejects: list[Reject]) -> None:
        super().__init__("\n".join(map(str, rejects)))
        self.rejects = rejects


class WrongValue(ValueError):
    """A value of a row cannot be: under which name it stands, what it is, what is wrong with it, and what to do."""

    def __init__(self, field: str, value: str, problem: str, remedy: str) -> None:
        super().__init__(f"{field}: {value!r} {problem}. {remedy}")
        self.field, self.value, self.problem, self.remedy = field, value, problem, remedy


def dataset_of(
    source: LoaderSource,
    path: Path,
    name: str | None,
    *,
    version: str,
    title: Text | None = None,
    licence: str | None = None,
    redistribution: Redistribution | None = None,
    creator: Text | None = None,
    attribution: str | None = None,
    issued: DateSpan | None = None,
    note: Text | None = None,
) -> Dataset:
    """The dataset that a loader reads from a file or folder: `dataset/NAME`, NAME being the loader's if none is given.

    InputError where NAME cannot be one.
    """
    id_ = f"{Dataset.path()}/{name or source.name}"
    if not is_id(id_):
        reject = Reject(
            Position(shown(path), 1), "name", name or "", "is not a dataset name", "Use a-z, 0-9 and hyphens."
        )
        raise InputError([reject])
    return Dataset(
        id=id_,
        title=title or Text(source.title),
        licence=licence or source.licence,
        redistribution=Redistribution.FORBIDDEN if source.restricted else redistribution,
        version=version,
        creator=creator or source.creator,
        attribution=attribution or source.attribution,
        issued=issued,
        note=note,
        file=file_name(path),
        checksum=checksum(path),
        loader=source.name,
        loader_version=source.version,
    )


def file_name(path: Path) -> str | None:
    """The name of a file or folder, as far as a text may have its characters; a link is named as it is."""
    name = os.path.basename(os.path.abspath(path))
    return name if is_line(name) else None


def checksum(path: Path) -> str:
    """SHA-256 of a file; of a folder, over the names and contents of its files, in the order of their names."""
    if path.is_file():
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    digest = hashlib.sha256()
    for inner in sorted(filter(Path.is_file, path.iterdir())):
        data = inner.read_bytes()
        digest.update(f"{inner.name} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def row_of(
    position: Position, ids: tuple[str, ...], records: Callable[[], Iterable[Node | Relation]]
) -> Row | RejectedRow:
    """The row of these records; where a value cannot be read, what is wrong with it, and the ids that are missing then.

    `records` makes them, and may raise WrongValue, or any ValueError of the ontology.
    """
    try:
        return Row(position, tuple(records()))
    except WrongValue as wrong:
        reject = Reject(position, wrong.field, wrong.value, wrong.problem, wrong.remedy)
    except ValueError as error:
        quoted, problem, remedy = _sentences(error)
        reject = Reject(position, "row", quoted[1:-1], problem, remedy)
    return RejectedRow(position, (reject,), ids)


def shared_rows(position: Position, records: Iterable[Node | Relation]) -> Iterator[Row]:
    """Rows of what many rows of an input rest on: one for each node, with the relations that come after it."""
    held: list[Node | Relation] = []
    for record in records:
        if held and isinstance(record, Node):
            yield Row(position, tuple(held))
            held = []
        held.append(record)
    if held:
        yield Row(position, tuple(held))


def read_value(field: str, text: str, read: Callable[[str], T]) -> T:
    """Read a value of a row by a type of the ontology, such as DateSpan, or a function that raises ValueError."""
    try:
        return read(text)
    except ValueError as error:
        raise WrongValue(field, text, *problem_and_remedy(error, text)) from None


def problem_and_remedy(error: ValueError, value: str) -> tuple[str, str]:
    """The ontology's own words about a value, as the sentences of a Reject."""
    quoted, problem, remedy = _sentences(error)
    return (problem if quoted in ("", repr(value)) else f"holds {quoted}, which {problem}"), remedy


def _sentences(error: ValueError) -> tuple[str, str, str]:
    """The value that an error speaks of, in quotes, if it names one; what it says of it; and what to do."""
    if (match := VALUE_ERROR.fullmatch(str(error))) is None:
        return "", str(error), "Correct it."
    quoted, problem, remedy = match.groups()
    return quoted or "", problem, f"{remedy[:1].upper()}{remedy[1:]}."


PIPED = "accord-stdin-"
"""How the folder is called in which what came by a pipe is kept for the time of a load, as a file `stdin`."""


def shown(path: Path) -> str:
    """A path as messages show it: from the current folder where it lies below it."""
    if path.parent.name.startswith(PIPED):
        return path.name
    absolute, here = Path(os.path.abspath(path)), Path.cwd()  # a link is named as it is, wherever it leads
    return os.fspath(absolute.relative_to(here)) if absolute.is_relative_to(here) else os.fspath(path)
