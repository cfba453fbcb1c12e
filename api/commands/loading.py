"""`accord load`: from what was asked for on the command line to loaded datasets and a report."""

import csv
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from graph.errors import LoadRefused
from graph.loading.load import Report, load
from graph.store import Store
from loaders.curated import curated_datasets
from loaders.source import InputError, LoaderSource
from ontology.records import Delivery, Reject

LOADERS = {"curated": "loaders.curated"}
"""Loader → module. A loader is one module with SOURCE and read."""
REJECTS = Path("var")
SHOWN = 10


@dataclass(frozen=True)
class Input:
    """One dataset to load."""

    source: LoaderSource
    read: Callable[[Path, str | None], Delivery]
    path: Path
    name: str | None = None


def parse_inputs(given: tuple[str, ...]) -> list[Input]:
    """The datasets that arguments of the form LOADER[:NAME]=PATH ask for. ValueError says what is wrong with one."""
    if not given:
        return [_input("curated", path, None) for path in curated_datasets()]
    return [_parse(text) for text in given]


def _parse(text: str) -> Input:
    loader, equals, path = text.partition("=")
    loader, _, name = loader.partition(":")
    if not equals or not path:
        raise ValueError(f"{text!r} names no input; write LOADER=PATH or LOADER:NAME=PATH.")
    if loader not in LOADERS:
        raise ValueError(f"{loader!r} is no loader; there are: {', '.join(LOADERS)}.")
    if not Path(path).exists():
        raise ValueError(f"{path} is not there; give a file or folder that is.")
    return _input(loader, Path(path), name or None)


def _input(loader: str, path: Path, name: str | None) -> Input:
    module = import_module(LOADERS[loader])
    return Input(module.SOURCE, module.read, path, name)


async def load_all(store: Store, inputs: list[Input], *, strict: bool) -> int:
    """Load one dataset after the other. The exit code: 1 as soon as something was refused."""
    status = 0
    for one in inputs:
        status = max(status, await _load_one(store, one, strict=strict or one.source.strict))
    return status


async def _load_one(store: Store, input_: Input, *, strict: bool) -> int:
    name = input_.name or input_.path.resolve().name
    try:
        delivery = _delivery(input_)
        name = delivery.dataset.id.partition("/")[2]
        with ExitStack() as stack:
            report = await load(store, delivery, strict=strict, progress=_progress(stack, delivery.dataset.id))
    except (InputError, LoadRefused) as refused:
        if not refused.rejects:
            raise
        _tell_rejects(name, refused.rejects)
        raise LoadRefused(f"{input_.path}: nothing was loaded.") from None
    _tell_rejects(name, report.rejects)
    _tell(report)
    return 1 if report.rejects else 0


def _delivery(input_: Input) -> Delivery:
    """What a loader delivers; a value over which it stumbles is no traceback."""
    try:
        return input_.read(input_.path, input_.name)
    except ValueError as error:
        raise LoadRefused(f"{input_.source.name} cannot read {input_.path}: {error}.") from error


def _tell(report: Report) -> None:
    """What was done. The last line is of one form, for programs to read."""
    if report.recounted:
        deadlines = "1 deadline" if report.recounted == 1 else f"{report.recounted} deadlines"
        click.echo(f"{deadlines} counted anew from signatures and events that have changed")
    click.echo(f"{report.dataset}: {report}" if sys.stdout.isatty() else str(report))


def _progress(stack: ExitStack, label: str) -> Callable[[int, int], None]:
    """A bar on a terminal; nothing in a pipe."""
    held: dict[str, Any] = {"bar": None, "done": 0}

    def advance(done: int, total: int) -> None:
        if held["bar"] is None:
            held["bar"] = stack.enter_context(click.progressbar(length=total, label=label, file=sys.stderr))
        held["bar"].update(done - held["done"])
        held["done"] = done

    return advance if sys.stderr.isatty() else lambda done, total: None


def _tell_rejects(name: str, rejects: Sequence[Reject]) -> None:
    """The first on stderr, all in a file; without any, none is left of an earlier load."""
    path = REJECTS / f"{name}-rejects.csv"
    for reject in rejects[:SHOWN]:
        click.echo(str(reject), err=True)
    counted = "1 problem" if len(rejects) == 1 else f"{len(rejects)} problems"
    try:
        if not rejects:
            path.unlink(missing_ok=True)
            return
        _write_rejects(path, rejects)
        click.echo(f"{counted}, listed in {path}.", err=True)
    except OSError as error:
        click.echo(f"{counted}; {path} cannot be written: {os.strerror(error.errno or 0)}.", err=True)


def _write_rejects(path: Path, rejects: Sequence[Reject]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "line", "field", "value", "problem", "remedy"])
        for one in rejects:
            writer.writerow([one.position.file, one.position.line, one.field, one.value, one.problem, one.remedy])
