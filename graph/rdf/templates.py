"""The fourth compiler, beside those of statements and responses: from a description and a syntax to a function.

What a syntax gives is text with expressions in it. It becomes one Python function for each class and relation, made of
f-strings, so that nothing is built or looked up for a single triple.
"""

from collections.abc import Callable, Iterator
from typing import Any

from graph.rdf.description import EACH, Description, Direct, cites
from graph.rdf.syntax import Line, Markup, Of, Syntax


class DirectTriples:
    """The direct triples between the two nodes that were written last: parallel relations follow each other."""

    def __init__(self) -> None:
        self._ends = ("", "")
        self._texts: set[str] = set()

    def once(self, source: str, target: str, text: str) -> str:
        """The text of a direct triple, or nothing where a parallel relation stated the same."""
        if (source, target) != self._ends:
            self._ends, self._texts = (source, target), set()
        if text in self._texts:
            return ""
        self._texts.add(text)
        return text


Rows = list[list[Any]]
Writer = Callable[[Rows, DirectTriples], str]
"""Writes rows, and notes which direct triples are stated, from page to page."""


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
    if description.name:
        yield from (f"        {step}" for step in _merged(_lines(description, syntax)))
    if description.direct:
        yield f"        {_direct(description, description.direct, syntax)}"
    for one in description.alone:
        yield f"        {_alone(description, one, syntax)}"
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
        text, each = _f_string(one.text), f"for {EACH} in dict.fromkeys({one.each} or ())"
        if one.between:
            yield f"append({one.between!r}.join([{text} {each}]))"
        else:
            yield f"{each}:" if one.each else f"if {one.when}:"
            yield f"    append({text})"
    yield f"append({_f_string(always)})"


def _direct(description: Description, direct: Direct, syntax: Syntax) -> str:
    text = _f_string(syntax.direct(description, direct))
    statement = f"append(stated.once({direct.source.variable}, {direct.target.variable}, {text}))"
    return f"if {direct.hedge} is None: {statement}" if direct.hedge else statement


def _alone(description: Description, direct: Direct, syntax: Syntax) -> str:
    statement = f"append({_f_string(syntax.direct(description, direct))})"
    return f"if {direct.target.variable} is not None: {statement}" if direct.target.optional else statement


FIXED = str.maketrans({"{": "{{", "}": "}}", "\\": "\\\\", "'": "\\'", "\n": "\\n"})


def _f_string(text: Markup) -> str:
    return "f'" + "".join(f"{{{part.code}}}" if isinstance(part, Of) else part.translate(FIXED) for part in text) + "'"
