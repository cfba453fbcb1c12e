"""Building a graph of plain triples and writing it as Turtle, sorted, the same bytes on every run."""

import io
import re
from collections.abc import Sequence
from functools import cached_property

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH, XSD
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Node as Term

from ontology.codes import Names
from ontology.iris import shape_iri, sparql_shapes_iri, term_iri, vocabularies_iri
from ontology.rdf_form import EDTF
from ontology.terms import NAMESPACES

UNSEEN = re.compile("[\u00a0\ud7ff\ue000\ufffd\U00010000\U0010ffff]")
STANDARD = {"owl": str(OWL), "rdf": str(RDF), "rdfs": str(RDFS), "sh": str(SH), "xsd": str(XSD)}


class TurtleFile:
    """A graph under a base IRI, with our prefixes, to which triples are added by short names (`skos:prefLabel`)."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.graph = Graph(bind_namespaces="none")
        for prefix, namespace in self.prefixes.items():
            self.graph.bind(prefix, namespace)

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Ours, those of the standards, and those of the vocabularies that we align to."""
        ours = {
            "ac": term_iri("", self.base),
            "acs": shape_iri("", self.base),
            "acq": f"{sparql_shapes_iri(self.base)}#",
            "acv": f"{vocabularies_iri(self.base)}#",
        }
        edtf = {"edtf": EDTF.removesuffix("EDTF")}
        return ours | edtf | STANDARD | NAMESPACES

    def iri(self, short: str) -> URIRef:
        """`skos:Concept` → its IRI; one that is written out stays."""
        prefix, _, name = short.partition(":")
        return URIRef(self.prefixes[prefix] + name if prefix in self.prefixes else short)

    def add(self, subject: str, predicate: str, *objects: Term | str) -> None:
        """State something; objects that are not literals are IRIs, short or written out."""
        for one in objects:
            term = one if isinstance(one, Term) else self.iri(one)
            self.graph.add((self.iri(subject), self.iri(predicate), term))

    def text(self, subject: str, predicate: str, en: str, fr: str = "") -> None:
        """State a text in the languages that are there."""
        self.add(subject, predicate, *(Literal(text, lang) for text, lang in ((en, "en"), (fr, "fr")) if text))

    def name(self, subject: str, names: Names, label: str = "rdfs:label") -> None:
        """State what something is called in both languages, and what it means."""
        self.text(subject, label, names.en, names.fr)
        self.text(subject, "skos:definition", names.definition)

    def list(self, head: str, items: Sequence[Term | str]) -> str:
        """An RDF list whose cells have IRIs (`head`, `head.2`, ...), so that no blank node is needed; its head."""
        width = len(str(len(items)))
        cells = [head, *(f"{head}.{number:0{width}}" for number in range(2, len(items) + 1))]
        for cell, item, rest in zip(cells, items, [*cells[1:], "rdf:nil"], strict=True):
            self.add(cell, "rdf:first", item)
            self.add(cell, "rdf:rest", rest)
        return head

    def turtle(self) -> str:
        """All of it, sorted. Signs that no reader can see, which only a pattern has, are written by their number."""
        written = io.BytesIO()
        _SubjectsByName(self.graph).serialize(written)
        return UNSEEN.sub(_numbered, written.getvalue().decode().strip()) + "\n"


def _numbered(unseen: re.Match[str]) -> str:
    number = ord(unseen[0])
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"


class _SubjectsByName(TurtleSerializer):
    """rdflib sorts subjects by how often they are referred to, so that one new triple moves others about."""

    def orderSubjects(self) -> list[Term]:
        return sorted(set(self.store.subjects()), key=str)
