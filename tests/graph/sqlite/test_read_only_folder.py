"""A database in a folder that cannot be written to is read, unless something that is committed would be missing."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from graph.asked import selection as s
from graph.errors import StoreError
from graph.loading.load import load
from ontology.events import Event
from tests.graph.conftest import opened
from tests.graph.sample import sample

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def told_to_another_user(database: Path) -> str:
    """How many events somebody finds who may read the file and write nothing, or the error.

    Root may write anywhere, and so a child process steps down.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setuid(NOBODY)
        try:
            told = str(asyncio.run(_events(database)))
        except StoreError as error:
            told = str(error)
        os.write(writing, told.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return pipe.read()


async def _events(database: Path) -> int:
    store = opened(f"sqlite:///{database}")
    (number,) = await store.fetch(store.compile((s.CountAll(Event, s.And(())),)), {})
    return int(number)


def test_it_is_read(folder: Path) -> None:
    database = folder / "accord.db"
    asyncio.run(_filled(database))
    folder.chmod(0o555)
    assert told_to_another_user(database) == str(asyncio.run(_events(database))) != "0"


def test_it_is_not_read_without_what_lies_beside_it(folder: Path) -> None:
    written, database = folder / "written.db", folder / "accord.db"
    asyncio.run(_filled(written))
    writer = apsw.Connection(str(written))
    writer.execute("UPDATE State SET changes = changes + 1")
    for beside in ("", "-wal"):
        shutil.copy(f"{written}{beside}", f"{database}{beside}")
    writer.close()
    folder.chmod(0o555)
    told = told_to_another_user(database)
    assert told == (
        f"{database}: its folder cannot be written to, and accord.db-wal holds what was loaded last."
        " Copy both to a folder that can, or set ACCORD_STORE."
    )


async def _filled(database: Path) -> None:
    store = opened(f"sqlite:///{database}")
    await load(store, sample(), strict=True)
    await store.close()
