"""What a syntax of RDF is: a name to ask for it by, and how it writes descriptions, as text with expressions in it.

Each file in `syntaxes/` holds one, as `FORMAT`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from graph.rdf.description import Description, Direct, ObjectTerm, PredicateObjects


@dataclass(frozen=True)
class Of:
    """An expression of a row's variables, which gives text."""

    code: str


Markup = tuple[str | Of, ...]
"""Text of a syntax: fixed parts, and expressions between them."""


@dataclass(frozen=True)
class Line:
    """Text that is written where a value is there (`when`), or for each value of a list (`each`), `between` them."""

    text: Markup
    when: str = ""
    each: str = ""
    between: str = ""


def line(value: ObjectTerm, text: Markup) -> Line:
    """The text of a value, written where it is there, or for each of several."""
    if value.many:
        return Line(text, each=value.variable)
    return Line(text, when=f"{value.variable} is not None" if value.optional else "")


class Syntax(Protocol):
    """How one syntax writes descriptions. A row becomes an opening, its statements, an end, and its direct triple.

    `between`: what stands between two of these, where that matters. Each begins with it, and the first is without.
    """

    between: str

    @property
    def names(self) -> Mapping[str, Any]:
        """The functions and tables that the expressions which it has given so far use."""

    def head(self) -> str:
        """What stands before all rows."""

    def tail(self) -> str:
        """What stands after them."""

    def opening(self, description: Description) -> Markup:
        """The subject, `id_`, and its class; the graph is `description.graph`."""

    def predicate_objects(self, description: Description, predicate_objects: PredicateObjects) -> Iterator[Line]:
        """A predicate with its values."""

    def end(self, description: Description) -> Markup:
        """What ends a subject."""

    def direct(self, description: Description, direct: Direct) -> Markup:
        """A triple that stands alone. Parallel relations write it once, unless its text differs, as by its graph."""


@dataclass(frozen=True)
class Format:
    """A syntax: its name, which is also the suffix of its files, other names, its media type, and how it is made.

    `rank` orders them: of several that a client likes alike it gets the lowest, and the lowest of all is the default.
    `served`: how it is made over HTTP, where that differs, as what it names can be fetched there.
    """

    name: str
    title: str
    aliases: tuple[str, ...]
    media_type: str
    syntax: Callable[[str], Syntax]
    rank: int
    served: Callable[[str], Syntax] | None = None

    @property
    def over_http(self) -> "Format":
        """The same as a server sends it."""
        return replace(self, syntax=self.served) if self.served else self


def begun(syntax: Syntax, rows: str) -> str:
    """What stands before all rows, and the text of the first."""
    return syntax.head() + rows.removeprefix(syntax.between)
