"""`accord load`: from what was asked for on the command line to loaded datasets and a report."""

import csv
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from api.commands.terminal import harmless, tell
from graph.errors import LoadRefused
from graph.loading.load import Report, load
from graph.store import Store
from loaders import Loader, known_loaders
from loaders.curated import curated_datasets
from loaders.source import InputError
from ontology.records import Delivery, Reject
from ontology.values import slug

REJECTS = Path("var")
SHOWN = 10
FORMULA = ("=", "+", "-", "@")
"""With what cells begin that spreadsheets run, be there a blank before it or none."""


@dataclass(frozen=True)
class Input:
    """One dataset to load."""

    loader: Loader
    path: Path
    name: str | None = None


def parse_inputs(given: tuple[str, ...]) -> list[Input]:
    """The datasets that arguments of the form LOADER[:NAME]=PATH ask for. ValueError says what is wrong with one."""
    loaders = known_loaders()
    if not given:
        return [Input(loaders["curated"], path) for path in curated_datasets()]
    return [_parse(text, loaders) for text in given]


def _parse(text: str, loaders: dict[str, Loader]) -> Input:
    loader, equals, path = text.partition("=")
    loader, _, name = loader.partition(":")
    if not equals or not path:
        raise ValueError(f"{text!r} is not an input; write LOADER=PATH or LOADER:NAME=PATH.")
    if loader not in loaders:
        raise ValueError(f"No loader {loader!r} is known; write one of {', '.join(loaders)}.")
    if not Path(path).exists():
        raise ValueError(f"{path} does not exist; give a file or folder that does.")
    return Input(loaders[loader], Path(path), name or None)


def loader_lines() -> list[tuple[str, str]]:
    """Each loader with what it reads, as the help lists them."""
    return [
        (name, f"{loader.source.title}{' (strict)' if loader.source.strict else ''}")
        for name, loader in known_loaders().items()
    ]


async def load_all(store: Store, inputs: list[Input], *, strict: bool) -> int:
    """Load one dataset after the other. The exit code: 1 as soon as something was refused."""
    status = 0
    for asked in inputs:
        status = max(status, await _load(store, asked, strict=strict or asked.loader.source.strict))
    return status


async def _load(store: Store, asked: Input, *, strict: bool) -> int:
    name = asked.name or asked.path.resolve().name
    try:
        delivery = _delivery(asked)
        name = delivery.dataset.id.partition("/")[2]
        with ExitStack() as stack:
            report = await load(store, delivery, strict=strict, progress=_progress(stack, delivery.dataset.id))
    except (InputError, LoadRefused) as refused:
        if not refused.rejects:
            raise
        _tell_rejects(name, refused.rejects)
        raise LoadRefused(f"{asked.path}: nothing was loaded.") from None
    _tell_rejects(name, report.rejects)
    _tell(report)
    return 1 if report.rejects else 0


def _delivery(asked: Input) -> Delivery:
    """What a loader delivers; a value over which it stumbles is not a traceback."""
    try:
        return asked.loader.read(asked.path, asked.name)
    except ValueError as error:
        raise LoadRefused(f"{asked.loader.source.name} cannot read {asked.path}: {error}.") from error


def _tell(report: Report) -> None:
    """What was done. The last line is of one form, for programs to read."""
    if report.recounted:
        deadlines = "1 deadline" if report.recounted == 1 else f"{report.recounted} deadlines"
        tell(f"{deadlines} recomputed from changed signatures and events")
    if report.regraded:
        records = "1 record" if report.regraded == 1 else f"{report.regraded} records"
        tell(f"{records} of other datasets regraded, since the kind of their sources changed")
    tell(f"{report.dataset}: {report}" if sys.stdout.isatty() else str(report))


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
    path = REJECTS / f"{slug(name) or 'unnamed'}-rejects.csv"
    for reject in rejects[:SHOWN]:
        tell(str(reject), err=True)
    counted = "1 problem" if len(rejects) == 1 else f"{len(rejects)} problems"
    try:
        if not rejects:
            path.unlink(missing_ok=True)
            return
        _write_rejects(path, rejects)
        tell(f"{counted}, listed in {path}.", err=True)
    except OSError as error:
        tell(f"{counted}; {path} cannot be written: {os.strerror(error.errno or 0)}.", err=True)


def _write_rejects(path: Path, rejects: Sequence[Reject]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "line", "field", "value", "problem", "remedy"])
        for one in rejects:
            cells = (one.position.file, str(one.position.line), one.field, one.value, one.problem, one.remedy)
            writer.writerow(map(_as_text, cells))


def _as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, and no terminal for a command."""
    shown = harmless(cell)
    return f"'{shown}" if shown.lstrip().startswith(FORMULA) else shown
