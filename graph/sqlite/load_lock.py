"""The lock of a SQLite file's loads: a file beside it, which says since when a load is under way.

SQLite's own lock lets one writer in at a time, but says neither who it is nor since when.
"""

import asyncio
import fcntl
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import LoadUnderWay

ASK_AGAIN_SECONDS = 0.1


@asynccontextmanager
async def load_lock(database: Path, dataset: str, seconds: float) -> AsyncIterator[None]:
    """Be the only load of a database. LoadUnderWay where another one does not end within so many seconds."""
    path = database.with_name(f"{database.name}-load")
    descriptor = await _locked(path, seconds)
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{dataset} {datetime.now(UTC).isoformat(timespec='seconds')}".encode())
        yield
    finally:
        path.unlink(missing_ok=True)  # still locked: whoever waits finds that it is gone, and makes another
        os.close(descriptor)


async def _locked(path: Path, seconds: float) -> int:
    ends = time.monotonic() + seconds
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
        else:
            if _is_at(descriptor, path):
                return descriptor
            os.close(descriptor)
            continue
        if time.monotonic() > ends:
            raise LoadUnderWay(*_announced(path), seconds)
        await asyncio.sleep(ASK_AGAIN_SECONDS)


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether the file that was locked still stands there; the load before may have removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _announced(path: Path) -> tuple[str, str]:
    """The dataset of the load that is under way, and since when."""
    try:
        dataset, since = path.read_text("utf-8").split()
    except (OSError, ValueError):
        return "", ""
    return dataset, since
