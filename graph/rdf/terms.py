"""Terms as Turtle, N-Triples and their relatives write them."""

from collections.abc import Callable, Mapping
from functools import partial
from json.encoder import encode_basestring
from typing import Any

from graph.rdf.description import Address, Coded, Link, Literal, ObjectTerm
from graph.rdf.syntax import Markup, Of
from ontology.codes import Code
from ontology.iris import address_iri, term_iri, vocabularies_iri
from ontology.rdf_form import EDTF, XSD, TermForm
from ontology.terms import NAMESPACES

quote: Callable[[str], str] = encode_basestring
"""A text in quotes, escaped as in JSON: N-Triples and Turtle know all of its escapes, and need no others."""
DATATYPES = {
    TermForm.INTEGER: "xsd:integer",
    TermForm.DOUBLE: "xsd:double",
    TermForm.BOOLEAN: "xsd:boolean",
    TermForm.DAY: "xsd:date",
    TermForm.GEOJSON: "geo:geoJSONLiteral",
}
DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
"""The datatype of one date, by its length."""
SPAN = "edtf:EDTF"
"""That of two, which have a slash between them."""


def prefixes(base: str) -> dict[str, str]:
    """The short names of namespaces that the data use."""
    return {
        "ac": term_iri("", base),
        "acv": f"{vocabularies_iri(base)}#",
        "dcterms": NAMESPACES["dcterms"],
        "edtf": EDTF.removesuffix("EDTF"),
        "geo": NAMESPACES["geo"],
        "prov": NAMESPACES["prov"],
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": XSD,
    }


def expanded(short: str, namespaces: Mapping[str, str]) -> str:
    """The IRI of a short name (`ac:title`)."""
    prefix, _, name = short.partition(":")
    return namespaces[prefix] + name


class Terms:
    """Terms under a base. `name` writes a short name (`ac:title`), `start` is what node IRIs begin with."""

    def __init__(self, base: str, name: Callable[[str], str], start: str, *, bare: bool) -> None:
        self.name, self._start, self._bare = name, start, bare
        self._address = partial(address_iri, base=base)
        self._codes: dict[str, Mapping[str, str]] = {}
        self._dates = {datatype: f"^^{name(datatype)}" for datatype in (*DATES.values(), SPAN)}

    @property
    def names(self) -> Mapping[str, Any]:
        """The functions and tables that expressions use."""
        functions = {"quote": quote, "dates": self.dates, "double": double, "boolean": boolean}
        return {**self._codes, **functions, "address": self._address}

    def node(self, expression: str) -> Markup:
        """A node or relation by its id."""
        return (f"<{self._start}", Of(expression), ">")

    def value(self, value: ObjectTerm) -> Markup:
        """A value of a statement."""
        match value:
            case Link():
                return self.node(value.each)
            case Address():
                return ("<", Of(f"address({value.each})"), ">")
            case Coded():
                return (Of(f"{self._table(value.vocabulary)}[{value.each}]"),)
            case Literal():
                return self._literal(value, value.each)

    def dates(self, edtf: str) -> str:
        """A date or span of dates."""
        return f'"{edtf}"{self._dates[date_type(edtf)]}'

    def _literal(self, value: Literal, expression: str) -> Markup:
        match value.form:
            case TermForm.TEXT | TermForm.NATIVE:
                return (Of(f"quote({expression})"), f"@{value.language}")
            case TermForm.STRING:
                return (Of(f"quote({expression})"),)
            case TermForm.DATES:
                return (Of(f"dates({expression})"),)
            case TermForm.GEOJSON:
                return (Of(f"quote({expression})"), f"^^{self.name(DATATYPES[value.form])}")
            case TermForm.DAY:
                return self._typed(value.form, Of(expression))
            case TermForm.DOUBLE:
                return self._typed(value.form, Of(f"double({expression})"))
            case TermForm.INTEGER:
                return (Of(expression),) if self._bare else self._typed(value.form, Of(expression))
            case TermForm.BOOLEAN:
                plain = Of(f"boolean({expression})")
                return (plain,) if self._bare else self._typed(value.form, plain)
        raise ValueError(f"{value.form} is not a form of a literal")

    def _typed(self, form: TermForm, text: Of) -> Markup:
        return ('"', text, f'"^^{self.name(DATATYPES[form])}')

    def _table(self, vocabulary: type[Code]) -> str:
        table = f"codes_{vocabulary.__name__}"
        self._codes[table] = {code.name: self.name(f"acv:{code.scheme}-{code.key}") for code in vocabulary}
        return table


def date_type(edtf: str) -> str:
    """The datatype of a date or span of dates."""
    return SPAN if "/" in edtf else DATES[len(edtf)]


def double(value: float) -> str:
    """The shortest form that reads back as the same number."""
    return repr(float(value))


def boolean(value: bool) -> str:
    """`true` or `false`."""
    return "true" if value else "false"
