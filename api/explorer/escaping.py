"""How what stands on a page is escaped: once, and in little time, as a page has parts by the ten thousand.

`markupsafe.escape` makes its own kind of text of everything, of what is escaped already too, which takes longer than to
escape it.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Text that is HTML already, as its maker answers for. Markup's own constructor looks first whether it is."""


def escaped(part: Any) -> str:
    """A part of a page as HTML has it, to be joined with others: Markup as it is, and anything else escaped."""
    kind = type(part)
    if kind is str:
        return _escape_inner(part)  # not public: `escape` without its own kind of text, and a test holds both equal
    if kind is Markup:
        made: Markup = part
        return made
    return str(part) if kind is int else escape(part)


def fill(form: str, *parts: str) -> Markup:
    """HTML whose places, `%s`, are filled in order with these, each escaped: as Markup's own `%`, in less time."""
    return markup(form % tuple(map(escaped, parts)))
