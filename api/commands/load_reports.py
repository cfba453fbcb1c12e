"""What is told of a load, and of an import: its progress, what it did, and what was wrong with its rows."""

import csv
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from api.commands.terminal import harmless, tell
from graph.loading.changes import Numbers
from graph.loading.one_dataset import Report
from ontology.records import Reject
from ontology.values import slug

REJECTS = Path("var")
SHOWN = 10
FORMULA = ("=", "+", "-", "@")
"""With what cells begin that spreadsheets run, be there a blank before it or none."""


def tell_report(report: Report) -> None:
    """What was done. The last line is of one form, for programs to read."""
    if report.recounted:
        deadlines = "1 deadline" if report.recounted == 1 else f"{report.recounted} deadlines"
        tell(f"{deadlines} recomputed from changed signatures and events")
    if report.regraded:
        records = "1 record" if report.regraded == 1 else f"{report.regraded} records"
        tell(f"{records} of other datasets regraded, since the kind of their sources changed")
    if report.retained:
        rows = "1 row stays" if report.retained == 1 else f"{report.retained} rows stay"
        tell(f"{rows} as an earlier load read what is rejected now")
    if (linked := report.linked) and linked.wrote:
        tell(_linked(linked.numbers))
    if (derived := report.derived) and (derived.numbers.loaded or derived.numbers.removed):
        tell(_derived(derived.numbers))
    tell(f"{report.dataset}: {report}" if sys.stdout.isatty() else str(report))


def tell_batched(records: int, holds: int) -> None:
    """That a load goes in batches, and what that means for whoever reads or interrupts it."""
    tell(
        f"{records:,} records change in batches, as one transaction of this database holds {holds:,}."
        " Until all is done, answers say that the dataset is loading; if this is interrupted, run it again.",
        err=True,
    )


def _linked(numbers: Numbers) -> str:
    """What became of the links between records of several datasets, in words: of those that were looked at."""
    told = {"new": numbers.new, "changed": numbers.changed, "gone": numbers.removed, "as before": numbers.unchanged}
    changes = ", ".join(f"{number} {word}" for word, number in told.items() if number)
    return f"Links between records of several datasets: {changes}"


def _derived(numbers: Numbers) -> str:
    """What became of the findings, in words."""
    found = "1 finding follows" if numbers.loaded == 1 else f"{numbers.loaded} findings follow"
    told = {"new": numbers.new, "changed": numbers.changed, "gone": numbers.removed}
    changes = ", ".join(f"{number} {word}" for word, number in told.items() if number)
    return f"{found} from the data by declared rules: {changes or 'the same as before'}"


def progress_bar(stack: ExitStack, label: str) -> Callable[[int, int], None]:
    """A bar on a terminal; nothing in a pipe."""
    held: dict[str, Any] = {"bar": None, "done": 0}

    def advance(done: int, total: int) -> None:
        if held["bar"] is None:
            held["bar"] = stack.enter_context(click.progressbar(length=total, label=label, file=sys.stderr))
        held["bar"].update(done - held["done"])
        held["done"] = done

    return advance if sys.stderr.isatty() else lambda done, total: None


def reading_line(stack: ExitStack, label: str) -> Callable[[int], None]:
    """How many rows are read, in one line of a terminal; nothing in a pipe. Whose input is small is told nothing."""

    def advance(rows: int) -> None:
        if not shown:
            stack.callback(click.echo, err=True)
        shown[:] = [rows]
        click.echo(f"\r{label}: {rows:,} rows read", nl=False, err=True)

    shown: list[int] = []
    return advance if sys.stderr.isatty() else lambda rows: None


def tell_rejects(name: str, rejects: Sequence[Reject]) -> None:
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


def tell_unread(name: str, unread: Sequence[Reject]) -> None:
    """Where what could not be read of a text is listed; without any, no list is left of an earlier load."""
    path = REJECTS / f"{slug(name) or 'unnamed'}-unread.csv"
    try:
        if not unread:
            path.unlink(missing_ok=True)
            return
        _write_rejects(path, unread)
        tell(f"What is unread is listed in {path}.", err=True)
    except OSError as error:
        tell(f"{path} cannot be written: {os.strerror(error.errno or 0)}.", err=True)


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
