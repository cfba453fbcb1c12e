"""The fourth compiler, beside those of statements and responses: from a description and a syntax to a function.

What a syntax gives is text with expressions in it. It becomes one Python function for each class and relation, made of
f-strings, so that nothing is built or looked up for a single triple.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from graph.rdf.description import EACH, Description, Direct, ObjectTerm, PredicateObjects, cites


@dataclass(frozen=True)
class Of:
    """An expression of a row's variables, which gives text."""

    code: str


Markup = tuple[str | Of, ...]
"""Text of a syntax: fixed parts, and expressions between them."""


@dataclass(frozen=True)
class Line:
    """Text that is written where a value is there (`when`), or for each value of a list (`each`)."""

    text: Markup
    when: str = ""
    each: str = ""


class Syntax(Protocol):
    """How one syntax writes descriptions. A row becomes an opening, its statements, an end, and its direct triple."""

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
        """A triple that stands alone."""


Rows = list[list[Any]]
Writer = Callable[[Rows, list[Any]], str]
"""Writes rows. The list holds the ends of the last direct triple, which a parallel relation does not state again."""


def line(value: ObjectTerm, text: Markup) -> Line:
    """The text of a value, written where it is there, or for each of several."""
    if value.many:
        return Line(text, each=value.variable)
    return Line(text, when=f"{value.variable} is not None" if value.optional else "")


def compile_writer(description: Description, syntax: Syntax) -> Writer:
    """The function that writes the rows of a description in a syntax."""
    source = "\n".join(_source(description, syntax))
    names = {**syntax.names, "cites": cites}
    exec(source, names)
    writer: Writer = names["write"]
    return writer


def _source(description: Description, syntax: Syntax) -> Iterator[str]:
    yield "def write(rows, stated):"
    yield "    written = []"
    yield "    append = written.append"
    yield f"    for {', '.join(one.variable for one in description.columns)} in rows:"
    for variables, expression in description.computed:
        yield f"        {variables} = {expression}"
    yield from (f"        {step}" for step in _merged(_lines(description, syntax)))
    if description.direct:
        yield from (f"        {step}" for step in _direct(description, description.direct, syntax))
    yield "    return ''.join(written)"


def _lines(description: Description, syntax: Syntax) -> Iterator[Line]:
    yield Line(syntax.opening(description))
    for predicate_objects in description.predicates:
        yield from syntax.predicate_objects(description, predicate_objects)
    yield Line(syntax.end(description))


def _merged(lines: Iterator[Line]) -> Iterator[str]:
    """One statement for texts that always follow each other."""
    always: Markup = ()
    for one in lines:
        if not one.when and not one.each:
            always += one.text
            continue
        if always:
            yield f"append({_f_string(always)})"
            always = ()
        yield f"for {EACH} in dict.fromkeys({one.each} or ()):" if one.each else f"if {one.when}:"
        yield f"    append({_f_string(one.text)})"
    yield f"append({_f_string(always)})"


def _direct(description: Description, direct: Direct, syntax: Syntax) -> Iterator[str]:
    ends = f"({direct.source.variable}, {direct.target.variable})"
    unhedged = f"{direct.hedge} is None and " if direct.hedge else ""
    yield f"if {unhedged}stated[0] != {ends}:"
    yield f"    stated[0] = {ends}"
    yield f"    append({_f_string(syntax.direct(description, direct))})"


FIXED = str.maketrans({"{": "{{", "}": "}}", "\\": "\\\\", "'": "\\'", "\n": "\\n"})


def _f_string(text: Markup) -> str:
    return "f'" + "".join(f"{{{part.code}}}" if isinstance(part, Of) else part.translate(FIXED) for part in text) + "'"
