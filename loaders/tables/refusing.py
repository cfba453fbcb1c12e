"""How a file that cannot be read is refused: at which line, for what value, why, and what to do."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import BadZipFile

from loaders.source import InputError
from ontology.records import Position, Reject, told

UNPACK = "Fetch it anew, or give what is in it."


def refused(file: str, line: int, value: str, problem: str, remedy: str, field: str = "line") -> InputError:
    """What to raise of a file as a whole."""
    return InputError([Reject(Position(file, line), field, told(value), problem, remedy)])


@contextmanager
def readable(file: str) -> Iterator[None]:
    """What is raised of a file that is not there, is a folder, or is damaged, becomes a message."""
    try:
        yield
    except (BadZipFile, EOFError, zlib.error, RuntimeError, NotImplementedError) as error:
        raise refused(file, 1, file, f"cannot be unpacked: {error}", UNPACK) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise refused(file, 1, file, f"cannot be read: {reason}", "Give a file that can.") from None
