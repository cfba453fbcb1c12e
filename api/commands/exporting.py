"""`accord export`: which part of the graph is meant, and where the pieces of it go."""

import errno
import os
import stat
import sys
import tempfile
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from graph.rdf.licences import licences_of
from graph.rdf.scope import MayNotBePassedOn, Scope, ScopeError, check_named, left_out
from graph.store import Store, of_one_state

STDOUT = Path("-")
ATTEMPTS = 10
"""How often an export into a file begins again because a load has overtaken it."""
Export = Callable[[], AsyncGenerator[bytes]]


class FileProblem(Exception):
    """A file cannot be written; the message says which, why, and what to do."""


async def part_of(store: Store, words: Mapping[str, str | None], allowed: tuple[str, ...] = ()) -> Scope:
    """The part that the options name. ScopeError tells one that cannot be."""
    for dataset in allowed:
        await check_named(store, Scope(dataset=dataset, allowed=allowed))
    given = {name: word for name, word in words.items() if word is not None}
    if not given:
        return Scope(allowed=allowed)
    from api.query.guarding.limits import Limits  # all of this is GraphQL's, and takes a second
    from api.query.planning.export_parts import PartReader
    from api.schema import build_schema

    reader = PartReader(build_schema(store.ontology), store.ontology, Limits())
    scope = replace(reader.read(given), allowed=allowed)
    try:
        await check_named(store, scope)
    except MayNotBePassedOn as error:
        raise ScopeError(f"{error} {for_own_use(await left_out(store, scope))}") from None
    return scope


async def left_out_told(store: Store, scope: Scope) -> str:
    """What to say of datasets that an export leaves out; nothing where there are none."""
    if not (ids := await left_out(store, scope)):
        return ""
    return f"{left_out_line(ids)} {for_own_use(ids)}"


def for_own_use(ids: tuple[str, ...]) -> str:
    """How to have them all the same."""
    return f"For your own use, add {' '.join(f'--restricted {id_}' for id_ in ids)}."


def left_out_line(ids: tuple[str, ...]) -> str:
    """`dataset/acled is left out, and what rests on it: its terms forbid passing it on.`"""
    are, on, whose = ("is", "it", "its") if len(ids) == 1 else ("are", "them", "their")
    return f"{' and '.join(ids)} {are} left out, and what rests on {on}: {whose} terms forbid passing {on} on."


async def licences_told(store: Store, scope: Scope) -> str:
    """What to say of an export whose datasets are under several licences; nothing where they have one."""
    licences = await licences_of(store, scope)
    if len(licences) < 2:
        return ""
    holds, listed = "may hold" if scope.cls else "holds", ", ".join(licences)
    return f"This export {holds} data under {len(licences)} licences: {listed}; keep them apart with --dataset."


async def write_export(export: Export, output: Path | None) -> None:
    """Write to stdout, or to a file, which gets its name when all of it is there. FileProblem says what is wrong.

    DataChanging where a load has overtaken it: stdout cannot take anything back, and a file is begun again some times.
    """
    if output is None or output == STDOUT:
        await _write(export, sys.stdout.buffer)
        return
    try:
        if output.exists() and not output.is_file():  # a pipe or a device, which must stay what it is
            with output.open("wb") as file:
                await _write(export, file)
            return
        target = Path(os.path.realpath(output))  # a link stays a link, and what it leads to is replaced
        if target.is_symlink():
            raise OSError(errno.ELOOP, "It leads to itself")
        await _write_whole(export, target)
    except BrokenPipeError:
        raise  # its reader has what it wants
    except OSError as error:
        raise FileProblem(
            f"{output} cannot be written: {os.strerror(error.errno or 0)}. Choose another file."
        ) from None


async def _write_whole(export: Export, target: Path) -> None:
    """Write under a name of its own, which no other export has and which is short, then rename."""
    descriptor, name = tempfile.mkstemp(prefix=".accord-export-", suffix=".unfinished", dir=target.parent)
    try:
        with open(descriptor, "wb") as file:
            await of_one_state(lambda: _write_anew(export, file), ATTEMPTS)
            os.fchmod(file.fileno(), _mode(target))
        Path(name).replace(target)
    finally:
        with suppress(OSError):
            Path(name).unlink(missing_ok=True)


async def _write_anew(export: Export, file: BinaryIO) -> None:
    file.seek(0)
    file.truncate()
    await _write(export, file)


def _mode(target: Path) -> int:
    """The permissions that the file has, or those of a new one."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


async def _write(export: Export, file: BinaryIO) -> None:
    async with aclosing(export()) as pieces:
        async for piece in pieces:
            file.write(piece)
    file.flush()
