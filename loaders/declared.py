"""What the command line says of a file that the file itself may not: the month of a page.

A loader asks for it where it needs it, so that `read(path, name, gazetteer)` is the same for all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from loaders.source import InputError


@dataclass(frozen=True)
class Declared:
    """What is said of the file that is being read. `month`: that of a page which names none, such as 2018-04."""

    month: str | None = None


class MonthUndeclared(InputError):
    """A page names no month, and nobody said which it is."""


NOTHING = Declared()
_DECLARED: ContextVar[Declared] = ContextVar("declared", default=NOTHING)


def declared() -> Declared:
    """What is said of the file that is being read; nothing, unless somebody said so."""
    return _DECLARED.get()


@contextmanager
def declaring(said: Declared) -> Iterator[None]:
    """While this lasts, files are read with what is said of them."""
    token = _DECLARED.set(said)
    try:
        yield
    finally:
        _DECLARED.reset(token)
