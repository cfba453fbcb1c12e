"""`accord import`: from a file of our own RDF to loaded datasets and a report."""

import gzip
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

import click

from api.commands.load_reports import progress_bar, tell_rejects, tell_report
from api.commands.terminal import tell
from graph.deriving.renewing import derive
from graph.errors import LoadRefused
from graph.loading.load import load_together
from graph.matching.delivering import match
from graph.rdf.formats import KNOWN, UnknownFormat, format_named
from graph.rdf.reading import Open, deliveries
from graph.rdf.syntax import Format
from graph.store import Store
from ontology.model import Ontology
from ontology.records import Delivery

STDIN = Path("-")
NAME = "import"
"""What the file of rejects is named after, and what a load is told that waits for an import."""
ZIPPED, PACKED = ".gz", b"\x1f\x8b"
"""How the name of a packed file ends, and how the file itself begins."""


class FileProblem(Exception):
    """A file cannot be read; the message says which, why, and what to do."""


async def import_file(store: Store, file: Path, format_name: str | None, base: str, *, dry_run: bool) -> int:
    """Import a file. UnknownFormat, FileProblem; LoadRefused, once it is told why."""
    format_, name = _format(file, format_name), "stdin" if file == STDIN else str(file)
    try:
        with ExitStack() as stack:
            made = _read(stack, file, name, format_, base, store.ontology)
            bar = progress_bar(stack, NAME)
            reports = await load_together(store, made, NAME, progress=bar, dry_run=dry_run, derive=derive, match=match)
    except LoadRefused as refused:
        if not refused.rejects:
            raise
        tell_rejects(NAME, refused.rejects)
        raise LoadRefused(f"{name}: nothing was imported.") from None
    tell_rejects(NAME, ())
    if dry_run:
        tell("Nothing was written. An import would change this:")
    for report in reports:
        tell_report(report)
    return 0


def _read(
    stack: ExitStack, file: Path, name: str, format_: Format, base: str, ontology: Ontology
) -> Iterator[Delivery]:
    """What a file holds, as long as the stack is open."""
    try:
        open_ = stack.enter_context(_opener(file))
        with ExitStack() as shown:
            advance = _reading_bar(shown, file)
            return stack.enter_context(deliveries(ontology, open_, name, format_, base, advance))
    except sqlite3.OperationalError as error:
        reason = f"{error}, in the folder for temporary files"
        raise FileProblem(f"{name} cannot be read: {reason}. Set TMPDIR to a folder with more room.") from None
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise FileProblem(f"{name} cannot be read: {reason}. Choose another file.") from None


def _format(file: Path, name: str | None) -> Format:
    suffix = (file.with_suffix("") if file.suffix == ZIPPED else file).suffix.removeprefix(".")
    if not name and not suffix:
        raise UnknownFormat(f"{file} does not say what format it has; write --format and one of {KNOWN}.")
    return format_named(name or suffix)


@contextmanager
def _opener(file: Path) -> Iterator[Open]:
    """Gives a file from its beginning. What comes from a pipe is kept in a temporary file: it may be read twice."""
    if file != STDIN:
        yield lambda: _opened(file)
        return
    with tempfile.NamedTemporaryFile(prefix="accord-import-") as kept:
        shutil.copyfileobj(sys.stdin.buffer, kept)
        kept.flush()
        yield lambda: _opened(Path(kept.name))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """What is in a file, unpacked if it is packed, whatever its name."""
    with path.open("rb") as file:
        if file.peek(len(PACKED))[: len(PACKED)] != PACKED:
            yield file
            return
        with gzip.open(file) as unpacked:
            yield cast(BinaryIO, unpacked)


def _reading_bar(stack: ExitStack, file: Path) -> Callable[[int], None] | None:
    """A bar on a terminal, where the length of the file is that of what is read."""
    if not sys.stderr.isatty() or file == STDIN or file.suffix == ZIPPED or not file.is_file():
        return None
    shown: Any = click.progressbar(length=file.stat().st_size, label=f"reading {file.name}", file=sys.stderr)
    update: Callable[[int], None] = stack.enter_context(shown).update
    return update
