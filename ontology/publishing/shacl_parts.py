"""Shapes of which others are made: a value is given, is missing, or is a certain code. All have IRIs."""

from rdflib import Literal

from ontology.codes import Code
from ontology.iris import code_iri
from ontology.properties import Described
from ontology.publishing.turtle import TurtleFile
from ontology.rdf_form import Predicate, TermForm, predicates


def add_property_shape(document: TurtleFile, name: str, path: str, least: int = 0, most: int | None = None) -> str:
    """A property shape, with how many values there must and may be."""
    subject = f"acs:{name}"
    document.add(subject, "rdf:type", "sh:PropertyShape")
    document.add(subject, "sh:path", path)
    if least:
        document.add(subject, "sh:minCount", Literal(least))
    if most is not None:
        document.add(subject, "sh:maxCount", Literal(most))
    return subject


def add_node_shape(document: TurtleFile, name: str) -> str:
    """A node shape without anything in it yet."""
    subject = f"acs:{name}"
    document.add(subject, "rdf:type", "sh:NodeShape")
    return subject


def predicate_of(cls: type[Described], attribute: str) -> Predicate:
    """The predicate that carries an attribute, or a part of what it holds (`deadline.due`)."""
    steps = tuple(attribute.split("."))
    return next(predicate for predicate in predicates(cls) if predicate.attributes == steps)


def given(document: TurtleFile, predicate: Predicate) -> str:
    """There is a value; a text in languages may be in the people's own alone."""
    name = f"given-{predicate.name}"
    if predicate.form is not TermForm.TEXT:
        return add_property_shape(document, name, f"ac:{predicate.name}", least=1)
    shapes = [add_property_shape(document, each, f"ac:{path}", least=1) for each, path in _variants(name, predicate)]
    subject = add_node_shape(document, name)
    document.add(subject, "sh:or", document.list(f"{subject}-list", shapes))
    return subject


def missing(document: TurtleFile, predicate: Predicate) -> str:
    """There is none, of a text in languages none in the people's own either."""
    name = f"missing-{predicate.name}"
    if predicate.form is not TermForm.TEXT:
        return add_property_shape(document, name, f"ac:{predicate.name}", most=0)
    shapes = [add_property_shape(document, each, f"ac:{path}", most=0) for each, path in _variants(name, predicate)]
    subject = add_node_shape(document, name)
    document.add(subject, "sh:property", *shapes)
    return subject


def coded(document: TurtleFile, predicate: Predicate, code: Code) -> str:
    """It is a certain code."""
    subject = add_property_shape(document, f"coded-{predicate.name}-{code.key}", f"ac:{predicate.name}")
    document.add(subject, "sh:hasValue", code_iri(code, document.base))
    return subject


def _variants(name: str, predicate: Predicate) -> tuple[tuple[str, str], ...]:
    """Of a text in languages: the shape and the predicate of what is translated, and of what is in the people's own."""
    return (f"{name}-translated", predicate.name), (f"{name}-native", f"{predicate.name}Native")
