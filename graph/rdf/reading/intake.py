"""The triples of a file as they come: what could be ours is staged, and of the rest is said what is wrong with it."""

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from graph.rdf.reading.meanings import Kind, Meanings
from graph.rdf.reading.names import ID, TRIPLE, Names, nearest, other_base
from graph.rdf.reading.parsing import Parsing, refuse_base
from graph.rdf.reading.problems import Problems
from graph.rdf.reading.records import TYPE
from graph.rdf.reading.staging import Said, Staging
from ontology.model import Ontology
from ontology.rdf_form import USED


class Intake:
    """Takes the triples of a file into the staging, and says which of them cannot be ours."""

    def __init__(
        self, ontology: Ontology, names: Names, meanings: Meanings, staging: Staging, problems: Problems
    ) -> None:
        self._ontology, self._names, self._staging, self._problems = ontology, names, staging, problems
        self._directs = {f"ac:{one.declared.name}" for one in ontology.relations}
        self._inverses = {
            f"ac:{declared.inverse}": f"ac:{declared.name}"
            for declared in (one.declared for one in ontology.relations)
            if declared.inverse and f"ac:{declared.inverse}" not in self._directs
        }
        kinds: tuple[Kind, ...] = (*ontology.classes, *ontology.relations)
        self._known = {TYPE, USED, *(predicate for kind in kinds for predicate in meanings[kind].slots)}

    def take(self, parsing: Parsing) -> None:
        """Stage every triple of the file. LoadRefused where one of them cannot be ours."""
        subject, held, start = "", list[Said](), len(self._names.start)
        for quad in parsing.quads():
            line = parsing.lines.number
            node = quad.subject
            iri = node.value if type(node) is NamedNode else ""
            if not iri.startswith(self._names.start):
                self._foreign(quad, iri, line)
                continue
            said = self._said(quad, iri[start:], line)
            if said is None:
                continue
            if iri[start:] != subject:
                if held:
                    self._staging.block(subject, held)
                subject, held = iri[start:], []
            held.append(said)
        if held:
            self._staging.block(subject, held)
        self._problems.refuse()
        self._staging.staged()

    def _said(self, quad: Quad, subject: str, line: int) -> Said | None:
        """A triple as it is staged; None where it is a direct one, or cannot be ours."""
        predicate = self._names.short(quad.predicate.value)
        object_ = quad.object
        if type(object_) is Literal:
            form, value = self._literal(object_), object_.value
        elif type(object_) is NamedNode:
            form, value = self._names.term(object_.value)
        elif type(object_) is Triple and (reified := self._reified(object_)):
            form, value = TRIPLE, reified
        else:
            self._problems.add(line, f"{subject} {predicate}", str(object_), *_nameless(object_))
            return None
        graph = self._graph(quad, subject, line)
        if predicate in self._known:
            return Said(predicate, form, value, graph, line)
        if predicate in self._directs and form == ID:
            self._staging.direct(subject, predicate, value, graph, line)
        else:
            self._problems.add(line, subject, predicate, *self._unknown(predicate))
        return None

    def _reified(self, triple: Triple) -> str | None:
        """What a relation is about, in RDF 1.2: the triple that it states, or would without its hedge."""
        if type(triple.subject) is not NamedNode or type(triple.object) is not NamedNode:
            return None
        (form, source), (also, target) = (self._names.term(end.value) for end in (triple.subject, triple.object))
        return f"{source} {self._names.short(triple.predicate.value)} {target}" if form == also == ID else None

    def _unknown(self, predicate: str) -> tuple[str, str]:
        if predicate in self._directs:
            return "leads to what is no node of ours", "Remove it, or give the node."
        if direct := self._inverses.get(predicate):
            return f"is the inverse of {direct}, and never written", "Remove it."
        near = nearest(predicate, (*self._known, *self._directs))
        return "is not a predicate of ours", f"{near}Remove it: nothing else can be kept."

    def _literal(self, literal: Literal) -> str:
        if literal.language:
            direction = f"--{literal.direction.value}" if literal.direction else ""
            return f"@{literal.language}{direction}"
        return self._names.short(literal.datatype.value)

    def _graph(self, quad: Quad, subject: str, line: int) -> str:
        graph = quad.graph_name
        if type(graph) is DefaultGraph:
            return ""
        value = graph.value
        if type(graph) is BlankNode or not value.startswith(self._names.start):
            remedy = "A graph is the dataset that states what is in it."
            self._problems.add(line, subject, str(graph), "is a graph that is no dataset", remedy)
            return ""
        return value[len(self._names.start) :]

    def _foreign(self, quad: Quad, iri: str, line: int) -> None:
        if not iri:
            self._problems.add(line, "subject", str(quad.subject), *_nameless(quad.subject))
            return
        if base := other_base(iri, self._ontology):
            refuse_base(self._problems, line, base, self._names.base)
        problem = f"is a subject that does not begin with {self._names.start}"
        self._problems.add(line, "subject", iri, problem, "Remove it: nothing else can be kept.")


def _nameless(term: object) -> tuple[str, str]:
    if isinstance(term, BlankNode):
        return "is a blank node", "Name it: all that is said here is said of something that has an IRI."
    return "is a triple in a triple", "Write it as a relation."
