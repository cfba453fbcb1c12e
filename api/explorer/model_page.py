"""A document of the model as a page: each of its terms under the anchor that its IRI has, with all that it states."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from api.explorer.pages import Place, page
from ontology.rdf_form import EDTF, XSD
from ontology.terms import NAMESPACES

OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
PREFIXES = {
    **NAMESPACES,
    "edtf": EDTF.removesuffix("EDTF"),
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "sh": "http://www.w3.org/ns/shacl#",
    "xsd": XSD,
}
FIRST = tuple(f"{RDFS}label {NAMESPACES['skos']}prefLabel {NAMESPACES['skos']}definition {RDF}type".split())
"""Predicates that are told before the others, which come in the order of their IRIs."""
LABELS = FIRST[:2]


@dataclass(frozen=True)
class Object:
    """What a statement leads to: a term with a link, or a literal with its language."""

    text: str
    href: str = ""
    lang: str = ""
    long: bool = False


@dataclass(frozen=True)
class Term:
    """A subject of the document: the anchor of its IRI, its labels, and its statements."""

    iri: str
    name: str
    anchor: str
    labels: tuple[Object, ...]
    statements: tuple[tuple[Object, tuple[Object, ...]], ...]


def model_page(turtle: str, name: str, base: str, place: Place, offered: Iterable[Any]) -> str:
    """The page of a document of the model, which has this name under the base."""
    shower = _Shower(f"{base}{name}", base, place)
    stated: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for quad in parse(turtle.encode(), format=RdfFormat.TURTLE):
        subject, predicate, object_ = quad.triple
        assert isinstance(subject, NamedNode)
        stated[subject.value][predicate.value].append(object_)
    terms = [shower.term(iri, stated[iri]) for iri in sorted(stated)]
    own = [term for term in terms if term.anchor]
    about = next(term for term in terms if term.iri == f"{base}{name}")
    strangers = [term for term in terms if not term.anchor and term is not about]
    told = {"about": about, "own": own, "strangers": strangers, "name": name, "offered": offered}
    return page("model.html", place, iri=f"{base}{name}", **told)


class _Shower:
    """Shows the terms of one document: its own lead to their anchors, those of our other documents to these."""

    def __init__(self, document: str, base: str, place: Place) -> None:
        self._document, self._base, self._place = document, base, place

    def term(self, iri: str, stated: Mapping[str, list[Any]]) -> Term:
        order = sorted(stated, key=lambda one: (FIRST.index(one) if one in FIRST else len(FIRST), one))
        statements = tuple((self._iri(one), self._objects(stated[one])) for one in order)
        labels = (label for one in LABELS for label in self._objects(stated.get(one, [])))
        anchor = iri.removeprefix(f"{self._document}#") if iri.startswith(f"{self._document}#") else ""
        return Term(iri, self._short(iri), anchor, tuple(labels), statements)

    def _objects(self, objects: list[NamedNode | BlankNode | Literal | Triple]) -> tuple[Object, ...]:
        """In order, but what is said in another language than the page's comes last."""
        shown = map(self._object, sorted(objects, key=str))
        return tuple(sorted(shown, key=lambda one: one.lang not in ("", self._place.language.value)))

    def _object(self, one: NamedNode | BlankNode | Literal | Triple) -> Object:
        if isinstance(one, NamedNode):
            return self._iri(one.value)
        assert isinstance(one, Literal)
        return Object(one.value, lang=one.language or "", long="\n" in one.value)

    def _iri(self, iri: str) -> Object:
        if iri.startswith(f"{self._document}#"):
            return Object(self._short(iri), f"#{iri.partition('#')[2]}")
        if iri.startswith(self._base):
            return Object(self._short(iri), self._place.to(iri.removeprefix(self._base)))
        return Object(self._short(iri), iri)

    def _short(self, iri: str) -> str:
        if iri.startswith(f"{self._document}#"):
            return iri.partition("#")[2]
        if iri.startswith(self._base):
            return iri.removeprefix(self._base)
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri
