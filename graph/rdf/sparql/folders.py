"""Temporary folders for copies of the graph, which are large: those that a killed process has left are removed."""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "accord-sparql-"
"""How their names begin."""
SETTLED_SECONDS = 60.0
"""A folder that is younger may be held by nobody because whoever makes it has not come to that yet."""


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder that is there until the block ends. Its lock tells others that somebody needs it."""
    _remove_left()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        with _locked(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_left() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):  # it is gone by now, another user's, or needed
            told = folder.lstat()
            if told.st_uid == os.getuid() and time.time() - told.st_mtime > SETTLED_SECONDS:
                with _locked(folder):
                    shutil.rmtree(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """OSError where another process holds it."""
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(held)
