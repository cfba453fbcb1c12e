"""The syntaxes that RDF is written in, by their names and media types."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.rdf.description import Description, describe_node, describe_relation
from graph.rdf.syntaxes.ntriples import NTriples
from graph.rdf.syntaxes.turtle import Turtle
from graph.rdf.templates import Syntax, Writer, compile_writer
from ontology.model import Node, Ontology, Relation


@dataclass(frozen=True)
class Format:
    """A syntax: its name, which is also the suffix of its files, other names, its media type, and how it is made."""

    name: str
    title: str
    aliases: tuple[str, ...]
    media_type: str
    syntax: Callable[[str], Syntax]


FORMATS = (
    Format("ttl", "Turtle", ("turtle",), "text/turtle", Turtle),
    Format("nt", "N-Triples", ("ntriples", "n-triples"), "application/n-triples", NTriples),
)


class UnknownFormat(ValueError):
    """No syntax has this name."""


def format_named(name: str) -> Format:
    """The format of a name, whatever its case. UnknownFormat lists those that there are."""
    for one in FORMATS:
        if name.lower() in (one.name, *one.aliases):
            return one
    known = ", ".join(f"{one.name} ({one.title})" for one in FORMATS)
    raise UnknownFormat(f"{name!r} is no format; write one of {known}.")


@dataclass(frozen=True)
class Template:
    """How a class or relation is written: what is read of its records, and the function that writes the rows."""

    description: Description
    write: Writer


@dataclass(frozen=True)
class Templates:
    """A syntax under a base IRI, with the templates of all classes and relations."""

    syntax: Syntax
    of: Mapping[type[Node] | type[Relation], Template]


@lru_cache(maxsize=16)
def templates(ontology: Ontology, format_: Format, base: str) -> Templates:
    """The templates of a format under a base; made once, and kept."""
    syntax = format_.syntax(base)
    nodes = {cls: describe_node(cls) for cls in ontology.classes}
    described = nodes | {relation: describe_relation(relation) for relation in ontology.relations}
    return Templates(syntax, {one: Template(what, compile_writer(what, syntax)) for one, what in described.items()})
