"""JSON-LD of a few triples of any vocabulary: one object, compact by a context of its own, a subject a line.

The context has the prefixes that are used and, for each predicate whose values are all of one form, that form, so that
they are plain strings. It stands in the document, which so needs nothing else to be read.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import Literal, NamedNode

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD = "http://www.w3.org/2001/XMLSchema#"
STRING, INTEGER, BOOLEAN = (f"{XSD}{name}" for name in ("string", "integer", "boolean"))
Term = NamedNode | Literal
Stated = tuple[str, str, Term]
"""A triple without blank nodes: subject, predicate and object."""
JsonObject = dict[str, Any]


def compact(triples: Iterable[Stated], namespaces: Mapping[str, str]) -> bytes:
    """The triples, subjects and predicates in the order in which they first come. `namespaces`: by prefix."""
    said: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, object_ in triples:
        said[subject][predicate].append(object_)
    shortening = _Shortening(namespaces)
    forms = {one: form for one, values in _by_predicate(said).items() if (form := _form(values, shortening))}
    lines = [_line(_record(subject, of, forms, shortening)) for subject, of in said.items()]
    terms = {shortening.short(one): form for one, form in sorted(forms.items())}
    prefixes = {prefix: namespaces[prefix] for prefix in sorted(shortening.used)}
    context = {"@version": 1.1, "id": "@id", "type": "@type"} | prefixes | terms
    graph = ",\n".join(lines)
    return f'{{"@context":{_line(context)},"@graph":[\n{graph}\n]}}\n'.encode()


@dataclass
class _Shortening:
    """Shortens IRIs by prefixes, and notes which it has used."""

    namespaces: Mapping[str, str]
    used: set[str] = field(default_factory=set)

    def short(self, iri: str) -> str:
        """An IRI by the longest namespace that it begins with; as it is without one."""
        fitting = [one for one, namespace in self.namespaces.items() if iri.startswith(namespace)]
        prefix = max(fitting, key=lambda one: len(self.namespaces[one]), default=None)
        rest = iri.removeprefix(self.namespaces[prefix]) if prefix else ""
        if not prefix or not rest or rest.startswith("//"):
            return iri  # what has two slashes after the colon would be no short name
        self.used.add(prefix)
        return f"{prefix}:{rest}"


def _by_predicate(said: Mapping[str, Mapping[str, list[Term]]]) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = defaultdict(list)
    for of in said.values():
        for predicate, values in of.items():
            if predicate != RDF_TYPE:
                found[predicate] += values
    return found


def _form(values: list[Term], shortening: _Shortening) -> JsonObject | None:
    """What a context says of a predicate, all of whose values are of one form."""
    if all(isinstance(one, NamedNode) for one in values):
        return {"@type": "@id"}
    literals = [one for one in values if isinstance(one, Literal)]
    if len(literals) < len(values):
        return None
    if all(one.language for one in literals):
        return {"@container": "@language"}
    datatypes = {one.datatype.value for one in literals}
    if len(datatypes) > 1 or STRING in datatypes or any(_native(one) is not None for one in literals):
        return None
    return {"@type": shortening.short(datatypes.pop())}


def _record(
    subject: str, of: Mapping[str, list[Term]], forms: Mapping[str, JsonObject], shortening: _Shortening
) -> JsonObject:
    record: JsonObject = {"id": shortening.short(subject)}
    for predicate, values in of.items():
        if predicate == RDF_TYPE:
            record["type"] = _alone([shortening.short(one.value) for one in values])
            continue
        form = forms.get(predicate, {})
        name = shortening.short(predicate)
        if "@container" in form:
            record[name] = _by_language(values)
        else:
            record[name] = _alone([_value(one, coerced="@type" in form, shortening=shortening) for one in values])
    return record


def _by_language(values: list[Term]) -> JsonObject:
    texts: dict[str, list[Any]] = defaultdict(list)
    for one in values:
        assert isinstance(one, Literal)
        assert one.language
        texts[one.language].append(one.value)
    return {language: _alone(said) for language, said in texts.items()}


def _value(value: Term, *, coerced: bool, shortening: _Shortening) -> Any:
    if isinstance(value, NamedNode):
        iri = shortening.short(value.value)
        return iri if coerced else {"id": iri}
    if coerced or value.datatype.value == STRING:
        return value.value
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if (native := _native(value)) is not None:
        return native
    return {"@value": value.value, "@type": shortening.short(value.datatype.value)}


def _native(literal: Literal) -> int | bool | None:
    """What JSON says as RDF does: an integer or a truth, written as JSON would."""
    if literal.datatype.value not in (INTEGER, BOOLEAN):
        return None
    try:
        value = json.loads(literal.value)
    except ValueError:
        return None
    known = isinstance(value, bool) if literal.datatype.value == BOOLEAN else type(value) is int
    return value if known and json.dumps(value) == literal.value else None


def _alone(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
