"""The syntaxes that RDF is written in, as they stand in `syntaxes/`, and the templates of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from graph.rdf import syntaxes
from graph.rdf.description import Description, describe_loading, describe_node, describe_relation, describe_terms_of_use
from graph.rdf.syntax import Format, Syntax
from graph.rdf.templates import Writer, compile_writer
from ontology.model import Node, Ontology, Relation
from ontology.sources import Dataset


def _formats() -> Iterator[Format]:
    for module in iter_modules(syntaxes.__path__):
        format_: Format = import_module(f"{syntaxes.__name__}.{module.name}").FORMAT
        yield format_


FORMATS = tuple(sorted(_formats(), key=lambda format_: (format_.rank, format_.name)))
"""Every syntax, the default first."""
DEFAULT = FORMATS[0]
KNOWN = ", ".join(f"{format_.name} ({format_.title})" for format_ in FORMATS)
"""As help and messages list them."""


class UnknownFormat(ValueError):
    """No syntax has this name."""


def format_named(name: str) -> Format:
    """The format of a name, whatever its case. UnknownFormat lists those that there are."""
    for format_ in FORMATS:
        if name.lower() in (format_.name, *format_.aliases):
            return format_
    raise UnknownFormat(f"No format {name!r} is known; write one of {KNOWN}.")


@dataclass(frozen=True)
class Template:
    """How a class or relation is written: what is read of its records, and the function that writes the rows."""

    description: Description
    write: Writer


@dataclass(frozen=True)
class Templates:
    """A syntax under a base IRI, with the templates of all classes and relations, and of what is said of datasets.

    That is how they were loaded, and, in a part without them, their terms of use.
    """

    syntax: Syntax
    of: Mapping[type[Node] | type[Relation], Template]
    loading: Template
    terms_of_use: Template

    def of_rows(self, cls: type[Node]) -> tuple[Template, ...]:
        """Those that write the rows of a class, one after the other."""
        return (self.of[cls], self.loading) if issubclass(cls, Dataset) else (self.of[cls],)


@lru_cache(maxsize=16)
def templates(ontology: Ontology, format_: Format, base: str) -> Templates:
    """The templates of a format under a base; made once, and kept."""
    syntax = format_.syntax(base)
    nodes = {cls: describe_node(cls) for cls in ontology.classes}
    described = nodes | {relation: describe_relation(relation) for relation in ontology.relations}
    made = {kind: Template(said, compile_writer(said, syntax)) for kind, said in described.items()}
    of_datasets = (describe_loading(), describe_terms_of_use())
    return Templates(syntax, made, *(Template(said, compile_writer(said, syntax)) for said in of_datasets))
