"""JSON-LD: one object, compact by our context, a record a line; no named graphs.

A type stands before what has it, so that a parser can read the file as it comes, however long it is.

A file has the context in it, as its address may be that of no server. What a server sends names it.
"""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from importlib.resources import files
from typing import Any

from graph.rdf.description import Address, Coded, Description, Direct, Link, Literal, ObjectTerm, PredicateObjects
from graph.rdf.syntax import Format, Line, Markup, Of, line
from graph.rdf.terms import DATATYPES, boolean, date_type, double, prefixes, quote
from ontology.codes import Code
from ontology.iris import address_iri, context_iri, rebase
from ontology.rdf_form import TermForm

NATIVE = (TermForm.INTEGER, TermForm.BOOLEAN)
"""What JSON writes as RDF does. A double as a JSON number would be read back in another form: 1.677E1."""
Term = Mapping[str, str]
"""What the context says of a term: `@id`, and how its values are read."""
UNDEFINED: Term = {}


class JsonLd:
    """JSON-LD under a base IRI."""

    between = ","

    def __init__(self, base: str, *, embedded: bool) -> None:
        published = rebase((files("ontology") / "published" / "context.jsonld").read_text("utf-8"), base)
        context = json.loads(published)["@context"]
        self._context = context if embedded else context_iri(base)
        self._terms = {
            term["@id"]: (name, term)
            for name, written in context.items()
            if isinstance(term := {"@id": written} if isinstance(written, str) else written, dict)
        }
        self._prefixes = prefixes(base)
        self._address = partial(address_iri, base=base)
        self._codes: dict[str, Mapping[str, str]] = {}

    @property
    def names(self) -> Mapping[str, Any]:
        functions = {"quote": quote, "double": double, "boolean": boolean, "dated": dated, "address": self._address}
        return {**self._codes, **functions, "by_language": by_language, "tagged": tagged}

    def head(self) -> str:
        context = json.dumps(self._context, ensure_ascii=False, separators=(",", ":"))
        return f'{{"@context":{context},"@graph":['

    def tail(self) -> str:
        return "\n]}\n"

    def opening(self, description: Description) -> Markup:
        name, _ = self._term(description.name)
        return (f',\n{{"type":"{name}","id":', *_node("id_"))

    def predicate_objects(self, description: Description, predicate_objects: PredicateObjects) -> Iterator[Line]:
        name, term = self._term(predicate_objects.predicate)
        key, values = f',"{name}":', predicate_objects.values
        if all(isinstance(value, Literal) and value.form is TermForm.TEXT for value in values):
            yield Line(
                (key, _texts(values, term)), when=" or ".join(f"{value.variable} is not None" for value in values)
            )
            return
        for value in values:  # a row has those of one alone
            if value.many:
                yield Line((f"{key}[",), when=value.variable)
                yield Line(self._value(value, term), each=value.variable, between=",")
                yield Line(("]",), when=value.variable)
            else:
                yield line(value, (key, *self._value(value, term)))

    def end(self, description: Description) -> Markup:
        return ("}",)

    def direct(self, description: Description, direct: Direct) -> Markup:
        name, term = self._term(direct.predicate)
        return (',\n{"id":', *_node(direct.source.each), f',"{name}":', *self._value(direct.target, term), "}")

    def _term(self, short: str) -> tuple[str, Term]:
        """A term of the context; of what it does not define, the IRI itself."""
        prefix, _, name = short.partition(":")
        return self._terms.get(short, (self._prefixes[prefix] + name, UNDEFINED))

    def _value(self, value: ObjectTerm, term: Term) -> Markup:
        match value:
            case Literal():
                return _literal(value, term)
            case Link():
                iri = _node(value.each)
            case Address():
                iri = (Of(f"quote(address({value.each}))"),)
            case Coded():
                iri = (Of(f"{self._table(value.vocabulary)}[{value.each}]"),)
        return iri if term.get("@type") == "@id" else ('{"@id":', *iri, "}")

    def _table(self, vocabulary: type[Code]) -> str:
        table = f"codes_{vocabulary.__name__}"
        self._codes[table] = {code.name: f'"code:{code.scheme}-{code.key}"' for code in vocabulary}
        return table


def dated(edtf: str) -> str:
    """A date or span of dates, with the datatype that tells its precision."""
    return f'{{"@type":"{date_type(edtf)}","@value":"{edtf}"}}'


def by_language(*texts: tuple[str, str | None]) -> str:
    """The texts that are there, by language."""
    said = [f'"{language}":{quote(text)}' for language, text in texts if text is not None]
    return f"{{{','.join(said)}}}"


def tagged(*texts: tuple[str, str | None]) -> str:
    """The same, each with its language, where no term says that languages are keys."""
    said = [f'{{"@value":{quote(text)},"@language":"{language}"}}' for language, text in texts if text is not None]
    return f"[{','.join(said)}]"


def _node(expression: str) -> Markup:
    return ('"node:', Of(expression), '"')


def _texts(values: tuple[ObjectTerm, ...], term: Term) -> Of:
    pairs = [f'("{value.language}", {value.variable})' for value in values if isinstance(value, Literal)]
    return Of(f"{'by_language' if term.get('@container') == '@language' else 'tagged'}({', '.join(pairs)})")


def _literal(value: Literal, term: Term) -> Markup:
    """As short as the term allows."""
    form, expression = value.form, value.each
    match form:
        case TermForm.STRING:
            text = (Of(f"quote({expression})"),)
            return ('{"@value":', *text, "}") if {"@type", "@language"} & term.keys() else text
        case TermForm.NATIVE:
            text = (Of(f"quote({expression})"),)
            return text if term.get("@language") == value.language else _object(text, "@language", value.language)
        case TermForm.DATES:
            return (Of(f"dated({expression})"),)
        case TermForm.GEOJSON:
            text = (Of(f"quote({expression})"),)
            return text if term.get("@type") == DATATYPES[form] else _object(text, "@type", DATATYPES[form])
    plain = Of(
        {TermForm.DOUBLE: f"double({expression})", TermForm.BOOLEAN: f"boolean({expression})"}.get(form, expression)
    )
    datatype = DATATYPES[form]
    if term.get("@type") != datatype:
        return _object(('"', plain, '"'), "@type", datatype)
    return (plain,) if form in NATIVE else ('"', plain, '"')


def _object(text: Markup, keyword: str, said: str) -> Markup:
    return (f'{{"{keyword}":"{said}","@value":', *text, "}")


FORMAT = Format(
    "jsonld",
    "JSON-LD",
    ("json-ld",),
    "application/ld+json",
    partial(JsonLd, embedded=True),
    rank=4,
    served=partial(JsonLd, embedded=False),
)
