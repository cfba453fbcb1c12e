"""`accord load`: from what was asked for on the command line to loaded datasets and a report."""

import gc
import shutil
import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from api.commands.load_reports import (
    progress_bar,
    reading_line,
    tell_batched,
    tell_rejects,
    tell_report,
    tell_unread,
)
from api.commands.names import gazetteer_of
from api.commands.terminal import tell
from graph.deriving.renewing import derive
from graph.errors import LoadRefused, StoreUnavailable
from graph.loading.load import load
from graph.matching.delivering import match
from graph.store import Store
from loaders import Loader, known_loaders
from loaders.curated import curated_datasets
from loaders.declared_month import MonthUndeclared, declared_month
from loaders.gazetteer import EMPTY, Gazetteer
from loaders.source import PIPED, InputError, shown
from loaders.tables.declared import declared_encoding, known_encoding
from ontology.findings import is_derived
from ontology.records import Delivery, RejectedRow
from ontology.sources import CURATED, Dataset


@dataclass(frozen=True)
class Input:
    """One dataset to load."""

    loader: Loader
    path: Path
    name: str | None = None
    encoding: str | None = None
    month: str | None = None

    @property
    def dataset(self) -> str:
        """The dataset that it becomes, unless its loader calls it after its folder."""
        return f"{Dataset.path()}/{self.name or self.loader.source.name}"


STDIN = Path("-")
"""What stands for the path of what comes by a pipe."""
SELDOM = 50_000
"""After so many new objects Python looks for cycles. Rows have none, and it would go through all that are held."""


def parse_inputs(given: tuple[str, ...], encoding: str | None = None, month: str | None = None) -> list[Input]:
    """The datasets that arguments of the form LOADER[:NAME]=PATH ask for. ValueError says what is wrong with one.

    `encoding`: in which their files are, if that is declared; `month`: that of pages which name none.
    """
    loaders = known_loaders()
    if given:
        inputs = [replace(_parse(text, loaders), month=month) for text in given]
    else:
        inputs = [Input(loaders[CURATED], path, month=month) for path in curated_datasets()]
    if encoding is None:
        return inputs
    if folder := next((one.path for one in inputs if one.path.is_dir()), None):
        raise ValueError(f"{shown(folder)} is a folder, the files of which are always UTF-8; leave out --encoding.")
    return [replace(one, encoding=known_encoding(encoding)) for one in inputs]


def _parse(text: str, loaders: dict[str, Loader]) -> Input:
    loader, equals, path = text.partition("=")
    loader, _, name = loader.partition(":")
    if not equals or not path:
        raise ValueError(f"{text!r} is not an input; write LOADER=PATH or LOADER:NAME=PATH.")
    if loader not in loaders:
        raise ValueError(f"No loader {loader!r} is known; write one of {', '.join(loaders)}.")
    if Path(path) != STDIN and not Path(path).exists():
        raise ValueError(f"{path} does not exist; give a file or folder that does.")
    if is_derived(f"{Dataset.path()}/{name}"):
        raise ValueError(f"{name!r} is kept for what follows from other datasets; choose another name.")
    return Input(loaders[loader], Path(path), name or None)


def loader_lines() -> list[tuple[str, str]]:
    """Each loader with what it reads, as the help lists them."""
    return [
        (name, f"{loader.source.title}{' (strict)' if loader.source.strict else ''}")
        for name, loader in known_loaders().items()
    ]


async def load_all(store: Store, inputs: list[Input], *, strict: bool) -> int:
    """Load one dataset after the other. The exit code: 1 as soon as something was refused."""
    gc.set_threshold(SELDOM)
    status = 0
    for asked in inputs:
        with ExitStack() as stack:
            given = replace(asked, path=_spooled(stack)) if asked.path == STDIN else asked
            status = max(status, await _load(store, given, strict=strict or asked.loader.source.strict))
    return status


def _spooled(stack: ExitStack) -> Path:
    """A file with what comes by a pipe: a loader may have to read it twice."""
    path = Path(stack.enter_context(TemporaryDirectory(prefix=PIPED))) / "stdin"
    with path.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return path


async def _load(store: Store, asked: Input, *, strict: bool) -> int:
    name = asked.name or (asked.path.resolve().name if asked.path.is_dir() else asked.loader.source.name)
    try:
        delivery = _delivery(asked, await _names(store, asked))
        name = delivery.dataset.id.partition("/")[2]
        delivery = _as_strict(delivery) if strict else delivery
        with ExitStack() as stack:
            bar = progress_bar(stack, delivery.dataset.id)
            line = reading_line(stack, delivery.dataset.id)
            report = await load(
                store,
                delivery,
                strict=strict,
                progress=bar,
                reading=line,
                batched=tell_batched,
                derive=derive,
                match=match,
            )
    except (InputError, LoadRefused) as refused:
        if not refused.rejects:
            raise
        tell_rejects(name, refused.rejects)
        raise LoadRefused(f"{shown(asked.path)}: nothing was loaded.") from None
    for notice in delivery.notices:
        tell(f"{shown(asked.path)} {notice}.", err=True)
    tell_unread(name, delivery.unread)
    tell_rejects(name, rejects := [*delivery.remarks, *report.rejects])
    tell_report(report)
    return 1 if rejects else 0


def _as_strict(delivery: Delivery) -> Delivery:
    """The delivery with what is wrong with its file as rows that are: all that is wrong is told together then."""
    wrong = (RejectedRow(remark.position, (remark,)) for remark in delivery.remarks)
    return replace(delivery, rows=chain(wrong, delivery.rows), remarks=())


async def _names(store: Store, asked: Input) -> Gazetteer:
    """The names that its loader may ask for. For folders, and of a store yet to be filled, none."""
    if asked.path.is_dir():
        return EMPTY
    try:
        return await gazetteer_of(store, asked.dataset)
    except StoreUnavailable:
        return EMPTY


def _delivery(asked: Input, gazetteer: Gazetteer) -> Delivery:
    """What a loader delivers; a value over which it stumbles is no traceback. At a terminal, a month is asked for."""
    try:
        try:
            return _read(asked, gazetteer)
        except MonthUndeclared:
            if asked.path.parent.name.startswith(PIPED) or not sys.stdin.isatty():
                raise
            month = click.prompt(f"Of which month is {shown(asked.path)}, such as 2018-04")
            return _read(replace(asked, month=month), gazetteer)
    except ValueError as error:
        raise LoadRefused(f"{asked.loader.source.name} cannot read {asked.path}: {error}.") from error


def _read(asked: Input, gazetteer: Gazetteer) -> Delivery:
    """What a loader delivers of a file of which something is declared. LoadRefused where that is of no use to it."""
    with ExitStack() as stack:
        encoding = stack.enter_context(declared_encoding(asked.encoding)) if asked.encoding else None
        month = stack.enter_context(declared_month(asked.month)) if asked.month else None
        made = asked.loader.read(asked.path, asked.name, gazetteer)
    if encoding and not encoding.used:
        raise LoadRefused(f"{shown(asked.path)} tells by itself how it is written; leave out --encoding.")
    if month and not month.used:
        raise LoadRefused(f"{shown(asked.path)} is no page of a month; leave out --month.")
    return made
