"""`accord query`: from a file and a text of variables to the response that a server would give, or to another form."""

import sys
import tempfile
from collections.abc import AsyncGenerator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any, BinaryIO

import orjson

from api.commands.exporting import STDOUT, FileProblem, write_export
from api.commands.terminal import tell
from api.errors import RequestError
from api.exit_codes import DONE, REFUSED
from api.query.answering.not_whole import told_loading
from api.query.answering.writing import Writing
from api.query.answering.zipping import write_zip
from api.query.engine import Engine
from api.query.guarding.limits import Limits
from api.query.planning.following import cut_lists, following, going_on, next_cursors
from api.query.planning.forms import CSV, JSON, ZIP, Form, forms
from api.schema import build_schema
from graph.store import Store

MOST_BYTES = 4 * Limits().characters
"""In UTF-8, no document that is answered has more."""
PIECE = 1 << 20


class WrongUse(Exception):
    """The command cannot do what it was asked for; the message says why, and what to do."""


@dataclass(frozen=True)
class Question:
    """What is asked."""

    document: str
    variables: Mapping[str, Any]
    operation: str | None


async def run(
    store: Store, base: str, file: BinaryIO, output: Path | None, format_: str | None, words: Mapping[str, str | None]
) -> int:
    """Answer the query in a file, into another one or on stdout. The exit code; WrongUse where there is no answer.

    What is refused is told in JSON, on stderr unless that is the form that was asked for: it is no table.
    """
    try:
        asked = Question(read_document(file), read_variables(words["variables"] or "{}"), words["operation"])
        form = form_named(store, base, format_ or (output.suffix.lstrip(".") if output else "") or JSON)
    except ValueError as error:
        raise WrongUse(str(error)) from None
    try:
        if form:
            await write_answer(store, base, asked, form, output)
            return DONE
        response = await answer(store, base, asked)
        written = orjson.dumps(response, option=orjson.OPT_INDENT_2).decode()
        if output in (None, STDOUT):
            tell(written)
        else:
            await write_export(partial(_whole, f"{written}\n".encode()), output)
    except FileProblem as problem:
        raise WrongUse(str(problem)) from None
    except RequestError as error:
        tell(orjson.dumps({"errors": error.formatted()}, option=orjson.OPT_INDENT_2).decode(), err=True)
        return REFUSED
    return REFUSED if "errors" in response else DONE


async def _whole(written: bytes) -> AsyncGenerator[bytes]:
    yield written


async def answer(store: Store, base: str, asked: Question) -> dict[str, Any]:
    """The response: data, or errors."""
    engine = Engine(build_schema(store.ontology), store, base)
    try:
        got = await engine.answer(asked.document, asked.variables, asked.operation)
    except RequestError as error:
        return {"errors": error.formatted()}
    loading = told_loading(got.loading)
    return {"data": got.data, **({"extensions": loading} if loading else {})}


def form_named(store: Store, base: str, name: str) -> Form | None:
    """The form of a name, whatever its case; None for JSON. ValueError lists those that there are."""
    known = forms(store.ontology, base)
    for form in known:
        if name.lower() in (form.name, *form.aliases):
            return form
    if name.lower() != JSON:
        listed = ", ".join([JSON, *(f"{form.name} ({form.title})" for form in known)])
        raise ValueError(f"No format {name!r} is known; write one of {listed}.")
    return None


async def write_answer(store: Store, base: str, asked: Question, form: Form, output: Path | None) -> None:
    """Write an answer in a form, all of its pages, to stdout or a file. RequestError where it is refused.

    FileProblem says what is wrong with the file, or that one table was to be written and there are several.
    """
    engine = Engine(build_schema(store.ontology), store, base)
    await write_export(partial(_pieces, engine, store, asked, form, output), output)


async def _pieces(
    engine: Engine, store: Store, asked: Question, form: Form, output: Path | None
) -> AsyncGenerator[bytes]:
    """One file as it comes; several wait in files of their own until all of them are there."""
    with ExitStack() as opened:
        files = list[IO[bytes]]()
        async for writing, texts in _pages(engine, store, asked, form):
            if not _in_zip(form, writing, output):
                yield texts[0].encode()
                continue
            files = files or [opened.enter_context(tempfile.TemporaryFile()) for _ in texts]
            for file, text in zip(files, texts, strict=True):
                file.write(text.encode())
        if not files:
            return
        zipped = opened.enter_context(tempfile.TemporaryFile())
        for file in (*files, zipped):
            file.seek(0)
        write_zip(zipped, zip((f"{name}.csv" for name in writing.parts), files, strict=True))
        zipped.seek(0)
        while piece := zipped.read(PIECE):
            yield piece


def _in_zip(form: Form, writing: Writing, output: Path | None) -> bool:
    """Whether the answer is a zip: FileProblem where it must be, and its reader awaits a text."""
    zipped = form.name == ZIP or (form.name == CSV and len(writing.parts) > 1)
    unforeseen = sys.stdout.isatty() if output in (None, STDOUT) else output.suffix.lower() == f".{CSV}"
    if zipped and unforeseen:
        count, tables = len(writing.parts), ", ".join(writing.parts)
        raise FileProblem(f"The answer is a zip of {count} tables ({tables}). Name a file that ends in .{ZIP}.")
    return zipped


async def _pages(
    engine: Engine, store: Store, asked: Question, form: Form
) -> AsyncGenerator[tuple[Writing, list[str]]]:
    """The texts of each page, for each file: all pages of one state of the data."""
    writing, document, variables = None, asked.document, asked.variables
    shown, cut = None, set[str]()
    async with store.snapshot() as snapshot:
        while True:
            answer = await engine.answer(document, variables, asked.operation, form=form, snapshot=snapshot)
            data = {key: value if shown is None or key in shown else None for key, value in answer.data.items()}
            if writing is None:
                writing = form.writing(answer.outline)
                yield writing, writing.begin()
            yield writing, writing.page(data)
            cut |= cut_lists(data)
            cursors, shown = next_cursors(answer.data), going_on(answer.data)
            if not cursors:
                break
            document, variables, _ = following(document, asked.operation, variables, cursors)
    yield writing, writing.end()
    if cut:
        tell(
            f"These lists go on beyond what is written, give them a larger `first`: {', '.join(sorted(cut))}.", err=True
        )


def read_variables(text: str) -> dict[str, Any]:
    """The variables in a JSON object. ValueError says what is wrong with it."""
    try:
        found = orjson.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        remedy = """write one such as '{"day": "2018-04-14"}'."""
        raise ValueError(f"--variables: {text!r} is not a JSON object; {remedy}")
    return found


def read_document(file: BinaryIO) -> str:
    """The text of a file in UTF-8. ValueError names the byte that is none, or says that the file is too long."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise ValueError(f"{file.name} has more than {MOST_BYTES} bytes, which no query needs; ask for less at once.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"byte {error.start + 1} of {file.name}"
        raise ValueError(f"{place} is not UTF-8; save the file in that encoding.") from None
