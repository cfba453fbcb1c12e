"""The month of a page that names none, which whoever loads the page declares."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from loaders.source import InputError


@dataclass
class Declared:
    """A month, such as 2018-04, and whether a page was read that may need it."""

    month: str
    used: bool = False


class MonthUndeclared(InputError):
    """A page names no month, and nobody said which it is."""


_DECLARED: ContextVar[Declared | None] = ContextVar("declared_month", default=None)


@contextmanager
def declared_month(month: str) -> Iterator[Declared]:
    """Let pages be read as those of a month, unless they name another."""
    made = Declared(month)
    token = _DECLARED.set(made)
    try:
        yield made
    finally:
        _DECLARED.reset(token)


def take_declared_month() -> str | None:
    """The month of a page, if one is declared."""
    if found := _DECLARED.get():
        found.used = True
    return found.month if found else None
