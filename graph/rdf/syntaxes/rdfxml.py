"""RDF/XML: an element for each record, and one within for each value."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any
from xml.sax.saxutils import quoteattr

from graph.errors import StoreError
from graph.rdf.description import Address, Coded, Description, Direct, Link, Literal, ObjectTerm, PredicateObjects
from graph.rdf.syntax import Format, Line, Markup, Of, line
from graph.rdf.terms import DATATYPES, DATES, SPAN, boolean, date_type, double, expanded, prefixes
from ontology.codes import Code
from ontology.iris import address_iri
from ontology.rdf_form import TermForm

UNUSED = ("acv", "edtf", "geo", "xsd")
"""Prefixes that RDF/XML does not need: it has short names for properties and classes alone."""
SPECIAL = re.compile('[&<>"\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')
"""What is not written as it stands, in a text or in an address."""
WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#xD;"}


class UnwritableCharacter(StoreError):
    """A text has a character that XML cannot hold. Loads let none in, so the store was filled in another way."""


class RdfXml:
    """RDF/XML under a base IRI; IRIs of ours are written relative to it."""

    between = ""

    def __init__(self, base: str) -> None:
        self._base, self._prefixes = base, prefixes(base)
        self._codes: dict[str, Mapping[str, str]] = {}

    @property
    def names(self) -> Mapping[str, Any]:
        dates = {datatype: self._datatype(datatype) for datatype in (*DATES.values(), SPAN)}

        def dated(edtf: str) -> str:
            return f"{dates[date_type(edtf)]}>{edtf}"

        functions = {"escaped": escaped, "dated": dated, "double": double, "boolean": boolean}
        return {**self._codes, **functions, "address": partial(address_iri, base=self._base)}

    def head(self) -> str:
        used = {name: iri for name, iri in self._prefixes.items() if name not in UNUSED}
        namespaces = "".join(f"\n    xmlns:{name}={quoteattr(iri)}" for name, iri in used.items())
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xml:base={quoteattr(self._base)}{namespaces}>\n'

    def tail(self) -> str:
        return "</rdf:RDF>\n"

    def opening(self, description: Description) -> Markup:
        return (f'<{description.name} rdf:about="id/', Of("id_"), '">\n')

    def predicate_objects(self, description: Description, predicate_objects: PredicateObjects) -> Iterator[Line]:
        for value in predicate_objects.values:
            yield line(value, ("  ", *self._element(predicate_objects.predicate, value)))

    def end(self, description: Description) -> Markup:
        return (f"</{description.name}>\n",)

    def direct(self, description: Description, direct: Direct) -> Markup:
        about = ('<rdf:Description rdf:about="id/', Of(direct.source.each), '">')
        return (*about, *self._element(direct.predicate, direct.target)[:-1], "/></rdf:Description>\n")

    def _element(self, name: str, value: ObjectTerm) -> Markup:
        match value:
            case Literal():
                return (f"<{name}", *self._literal(name, value), f"</{name}>\n")
            case Link():
                iri: Markup = ("id/", Of(value.each))
            case Address():
                iri = (_escaped(f"address({value.each})", name),)
            case Coded():
                iri = ("vocabularies#", Of(f"{self._table(value.vocabulary)}[{value.each}]"))
        return (f'<{name} rdf:resource="', *iri, '"', "/>\n")

    def _literal(self, name: str, value: Literal) -> Markup:
        """The end of a start tag, and the text."""
        match value.form:
            case TermForm.TEXT | TermForm.NATIVE:
                return (f' xml:lang="{value.language}">', _escaped(value.each, name))
            case TermForm.STRING:
                return (">", _escaped(value.each, name))
            case TermForm.DATES:
                return (Of(f"dated({value.each})"),)
            case TermForm.GEOJSON:
                return (f"{self._datatype(DATATYPES[value.form])}>", _escaped(value.each, name))
        written = {TermForm.DOUBLE: f"double({value.each})", TermForm.BOOLEAN: f"boolean({value.each})"}
        return (f"{self._datatype(DATATYPES[value.form])}>", Of(written.get(value.form, value.each)))

    def _datatype(self, short: str) -> str:
        return f" rdf:datatype={quoteattr(expanded(short, self._prefixes))}"

    def _table(self, vocabulary: type[Code]) -> str:
        table = f"codes_{vocabulary.__name__}"
        self._codes[table] = {code.name: f"{code.scheme}-{code.key}" for code in vocabulary}
        return table


def escaped(text: str, id_: str, name: str) -> str:
    """A text as XML holds it. UnwritableCharacter where it cannot; the record and property are for the message."""
    if not SPECIAL.search(text):
        return text
    return SPECIAL.sub(lambda found: WRITTEN.get(found[0]) or _refuse(found[0], id_, name), text)


def _refuse(character: str, id_: str, name: str) -> str:
    raise UnwritableCharacter(
        f"{name} of {id_} holds U+{ord(character):04X}, which XML cannot hold, so this RDF/XML is not whole."
        " Write another syntax, or correct the text in the store: no load lets such a character in."
    )


def _escaped(expression: str, name: str) -> Of:
    return Of(f'escaped({expression}, id_, "{name}")')


FORMAT = Format("rdf", "RDF/XML", ("rdfxml", "rdf-xml"), "application/rdf+xml", RdfXml, rank=5)
