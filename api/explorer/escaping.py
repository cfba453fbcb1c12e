"""How what stands on a page is escaped: once, and in little time, as a page has parts by the ten thousand.

`markupsafe.escape` makes its own kind of text of everything, of what is escaped already too, which takes longer than to
escape it.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape

markup: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Text that is HTML already, as its maker answers for. Markup's own constructor looks first whether it is."""
_special = re.compile("[&<>'\"]").search


def escaped(part: Any) -> str:
    """A part of a page as HTML has it, to be joined with others: Markup as it is, and anything else escaped."""
    kind = type(part)
    if kind is int:
        return str(part)
    safe: str = part if kind is Markup or (kind is str and not _special(part)) else escape(part)
    return safe


def fill(form: str, **parts: str) -> Markup:
    """Markup with its places filled, and what fills them escaped: as Markup.format, in a sixth of its time."""
    return markup(form.format_map({name: escaped(part) for name, part in parts.items()}))


class EscapingGenerator(CodeGenerator):
    """Writes templates whose expressions are escaped by `escaped`, which their environment has."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("environment.escaped(")
        if finalize.src is not None:
            self.write(finalize.src)
