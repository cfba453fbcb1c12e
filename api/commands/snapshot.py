"""`accord snapshot`: where the folder comes to stand, and that it is whole."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from api.commands.exporting import left_out_line
from api.commands.running import WithStatus
from api.commands.terminal import tell
from api.exit_codes import WRONG_USE
from graph.deposit.snapshot import NothingToDeposit, Summary, fill
from graph.store import Store, of_one_state

ATTEMPTS = 10
"""How often a folder is begun again because a load has overtaken it."""
NAME = "accord-graph"
NOT_EMPTY = (errno.ENOTEMPTY, errno.EEXIST)


class CannotWrite(Exception):
    """A folder cannot be written; the message says which, why, and what to do."""


async def report_snapshot(store: Store, base: str, folder: Path) -> None:
    """Write it, and tell how large it is and under which licences. WithStatus says why it cannot be."""
    try:
        summary = await write_snapshot(store, base, folder)
    except (CannotWrite, NothingToDeposit) as error:
        raise WithStatus(str(error), WRONG_USE) from None
    tell(f"{summary.files} files, {summary.size:,} bytes, {summary.records:,} nodes and relations, in {folder}")
    for line in summary.licences:
        tell(line)
    if summary.left_out:
        tell(left_out_line(summary.left_out))


async def write_snapshot(store: Store, base: str, folder: Path) -> Summary:
    """Fill a folder beside the one that is asked for, and rename it once all is there.

    CannotWrite says what is wrong with the folder. Errors of the store as an export has them: DataChanging where loads
    have overtaken it again and again.
    """
    try:
        target = Path(os.path.realpath(folder))
        _check(target)
        with _beside(target) as unfinished:
            summary = await of_one_state(lambda: _fill_anew(store, base, unfinished), ATTEMPTS)
            _take_name(unfinished, target)
            return summary
    except OSError as error:
        if error.errno in NOT_EMPTY:
            raise CannotWrite(f"{folder} has files in it. Name another folder, or empty this one.") from None
        told = os.strerror(error.errno or 0)
        raise CannotWrite(f"{folder} cannot be written: {told}. Choose another folder.") from None


async def _fill_anew(store: Store, base: str, unfinished: Path) -> Summary:
    shutil.rmtree(unfinished)
    unfinished.mkdir()
    return await fill(store, base, f"Accord Graph {version(NAME)}", unfinished)


def _check(target: Path) -> None:
    """OSError where a folder cannot take this name, before anything is read."""
    if target.is_symlink():
        raise OSError(errno.ELOOP, "It leads to itself")
    if target.exists() and any(target.iterdir()):
        raise OSError(errno.ENOTEMPTY, "It has files in it")


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder of a name of its own, which no other has, on the same disk; it is gone afterwards, whatever happens."""
    made = Path(tempfile.mkdtemp(prefix=".accord-snapshot-", suffix=".unfinished", dir=target.parent))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _take_name(unfinished: Path, target: Path) -> None:
    mask = os.umask(0)
    os.umask(mask)
    unfinished.chmod(0o777 & ~mask)
    unfinished.rename(target)  # an empty folder gives way, one with files does not
