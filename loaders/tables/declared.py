"""The encoding that whoever loads a file declares, where it neither tells that itself nor is what its loader expects.

It holds for whatever tables are opened within, so that no loader has to hand it on.
"""

from codecs import lookup
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper

SUCH_AS = "utf-8, cp1252, latin-1 or utf-16"


@dataclass
class Declared:
    """An encoding, and whether any table was read by it."""

    encoding: str
    used: bool = False


_DECLARED: ContextVar[Declared | None] = ContextVar("declared", default=None)


def known_encoding(name: str) -> str:
    """An encoding as Python calls it. ValueError where it is none of texts."""
    try:
        TextIOWrapper(BytesIO(), name)  # it takes none that turns bytes into other bytes
        return lookup(name).name
    except (LookupError, ValueError):
        raise ValueError(f"No encoding {name!r} is known; write one such as {SUCH_AS}.") from None


@contextmanager
def declared_encoding(encoding: str) -> Iterator[Declared]:
    """Let tables be read by an encoding."""
    made = Declared(encoding)
    token = _DECLARED.set(made)
    try:
        yield made
    finally:
        _DECLARED.reset(token)


def take_declared() -> str | None:
    """The encoding by which to read a table, if one is declared."""
    if found := _DECLARED.get():
        found.used = True
    return found.encoding if found else None
