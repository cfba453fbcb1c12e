"""The declarations as an OWL ontology. Nothing in it infers more about the data than its declarations say.

A property that several classes declare has no domain, for a domain holds of every subject: `schema:domainIncludes`
names them. Dates have no range, since OWL 2 knows neither xsd:date nor xsd:gYear; the shapes check them. An inverse is
stated only between two names that one relation alone has: `events` leads back from a place, a commitment and an
agreement, and were it the inverse of all three, the three relations would be one.
"""

import dataclasses
from collections.abc import Iterable

from ontology import rdf_form as form
from ontology.codes import Names
from ontology.iris import ontology_iri, scheme_iri
from ontology.model import Documented, End, Node, Ontology, Relation
from ontology.properties import Described
from ontology.publishing.about import add_about
from ontology.publishing.alignment import class_alignments, property_alignments
from ontology.publishing.borrowed import declare_borrowed
from ontology.publishing.skos import crosswalks
from ontology.publishing.turtle import TurtleFile
from ontology.rdf_form import TermForm, Use
from ontology.sources import Dataset

ACTIVITY = "prov:Activity"
"""What the loading of a dataset is."""
RANGES = {
    TermForm.TEXT: "rdf:langString",
    TermForm.NATIVE: "rdf:langString",
    TermForm.STRING: "xsd:string",
    TermForm.INTEGER: "xsd:integer",
    TermForm.DOUBLE: "xsd:double",
    TermForm.BOOLEAN: "xsd:boolean",
    TermForm.CODE: "skos:Concept",
}


def ontology_turtle(ontology: Ontology, base: str) -> str:
    """The ontology in Turtle."""
    document = TurtleFile(base)
    _header(document)
    for cls in (*ontology.interfaces, *ontology.classes):
        _class(document, ontology, cls)
    _relation_frame(document)
    for relation in ontology.relations:
        _relation_class(document, relation)
    for name, users in form.uses(ontology).items():
        _data_property(document, name, users)
    for name, named in form.ends(ontology).items():
        _end_property(document, name, named)
    for name, stated in property_alignments(ontology).items():
        for predicate, term in stated:
            document.add(f"ac:{name}", predicate, term)
    _inverses(document, ontology)
    _crosswalk_properties(document, ontology)
    declare_borrowed(document)
    return document.turtle()


def relation_names(relation: type[Relation]) -> Names:
    """What the class of a relation's resources is called: its French name is told from that of its property."""
    fr = f"Relation « {relation.declared.fr} »"
    return Names(_capital(_spaced(relation.__name__)), fr, relation.names.definition)


def _header(document: TurtleFile) -> None:
    ontology = ontology_iri(document.base)
    add_about(document, ontology, "Accord Graph: the ontology", "Accord Graph : l’ontologie")
    document.text(
        ontology,
        "dcterms:description",
        "Actors, agreements, commitments, events, claims and sources of a peace process, and who says what about them.",
        "Acteurs, accords, engagements, événements, affirmations et sources d’un processus de paix ; qui en dit quoi.",
    )


def _class(document: TurtleFile, ontology: Ontology, cls: type[Described]) -> None:
    subject = f"ac:{cls.__name__}"
    _declare(document, subject, "owl:Class", dataclasses.replace(cls.names, en=_capital(cls.names.en)))
    for above in form.interfaces(ontology, cls)[:1]:
        document.add(subject, "rdfs:subClassOf", f"ac:{above.__name__}")
    for predicate, term in class_alignments(cls.names.align):
        document.add(subject, predicate, term)


def _relation_frame(document: TurtleFile) -> None:
    _declare(document, "ac:Relation", "owl:Class", form.RELATION)
    for predicate, term in class_alignments(form.RELATION.align):
        document.add("ac:Relation", predicate, term)
    for name, names in (("subject", form.SUBJECT), ("object", form.OBJECT)):
        _declare(document, f"ac:{name}", "owl:ObjectProperty", names)
        document.add(f"ac:{name}", "rdfs:domain", "ac:Relation")
        document.add(f"ac:{name}", "rdfs:range", f"ac:{Node.__name__}")
    _declare(document, "ac:dataset", "owl:ObjectProperty", form.DATASET)
    document.add("ac:dataset", "schema:domainIncludes", f"ac:{Documented.__name__}", "ac:Relation", ACTIVITY)
    document.add("ac:dataset", "rdfs:range", f"ac:{Dataset.__name__}")
    document.add(ACTIVITY, "rdf:type", "owl:Class")
    _declare(document, "ac:cites", "owl:DatatypeProperty", form.CITES)
    document.add("ac:cites", "rdfs:domain", "ac:Relation")
    document.add("ac:cites", "rdfs:range", "xsd:string")
    for name in ("used", "wasAttributedTo", "wasDerivedFrom", "wasGeneratedBy"):  # the data use them
        document.add(f"prov:{name}", "rdf:type", "owl:ObjectProperty")


def _relation_class(document: TurtleFile, relation: type[Relation]) -> None:
    subject = f"ac:{relation.__name__}"
    _declare(document, subject, "owl:Class", relation_names(relation))
    document.add(subject, "rdfs:subClassOf", "ac:Relation")
    document.add(subject, "rdfs:seeAlso", f"ac:{relation.declared.name}")


def _data_property(document: TurtleFile, name: str, users: tuple[Use, ...]) -> None:
    subject, first = f"ac:{name}", users[0].predicate
    kind = "owl:ObjectProperty" if first.form is TermForm.CODE else "owl:DatatypeProperty"
    meanings = [(one.owner.__name__, one.predicate.names.definition) for one in users]
    _declare(document, subject, kind, dataclasses.replace(first.names, definition=""), meanings)
    of_loading = [ACTIVITY] if name in form.STATED_OF_LOADING else []
    _domain(document, subject, [*(f"ac:{one.owner.__name__}" for one in users), *of_loading])
    if first.form in RANGES:
        document.add(subject, "rdfs:range", RANGES[first.form])
    for user in users:
        if user.predicate.vocabulary:
            document.add(subject, "rdfs:seeAlso", scheme_iri(user.predicate.vocabulary, document.base))


def _end_property(document: TurtleFile, name: str, named: tuple[End, ...]) -> None:
    subject = f"ac:{name}"
    meanings = [(end.near.__name__, end.definition) for end in named]
    _declare(document, subject, "owl:ObjectProperty", Names(_spaced(name), named[0].fr, ""), meanings)
    _domain(document, subject, (f"ac:{end.near.__name__}" for end in named))
    far = sorted({end.far.__name__ for end in named})
    for one in far:
        document.add(subject, "rdfs:range" if len(far) == 1 else "schema:rangeIncludes", f"ac:{one}")
    for end in named:
        document.add(subject, "rdfs:seeAlso", f"ac:{end.relation.__name__}")
        if end.forward and end.relation.declared.symmetric:
            document.add(subject, "rdf:type", "owl:SymmetricProperty")


def _inverses(document: TurtleFile, ontology: Ontology) -> None:
    named = form.ends(ontology)
    for relation in ontology.relations:
        name, inverse = relation.declared.name, relation.declared.inverse
        if not inverse or relation.declared.symmetric:
            continue
        alone = len(named[name]) == len(named[inverse]) == 1
        document.add(f"ac:{inverse}", "owl:inverseOf" if alone else "rdfs:seeAlso", f"ac:{name}")


def _crosswalk_properties(document: TurtleFile, ontology: Ontology) -> None:
    for scheme, name in crosswalks(ontology).items():
        names = Names(
            f"code in {scheme}",
            f"code dans {scheme}",
            f"A code of {scheme} for which a code of ours may stand. Several of ours may stand for one of theirs.",
        )
        _declare(document, f"ac:{name}", "owl:DatatypeProperty", names)
        document.add(f"ac:{name}", "rdfs:domain", "skos:Concept")
        document.add(f"ac:{name}", "rdfs:range", "xsd:string")


def _declare(
    document: TurtleFile, subject: str, kind: str, names: Names, meanings: Iterable[tuple[str, str]] = ()
) -> None:
    document.add(subject, "rdf:type", kind)
    document.add(subject, "rdfs:isDefinedBy", ontology_iri(document.base))
    document.name(subject, names)
    meanings = list(meanings)
    alike = len({meaning for _, meaning in meanings}) == 1
    for owner, meaning in meanings:
        document.text(subject, "skos:definition", meaning if alike else f"{owner}: {meaning}")


def _domain(document: TurtleFile, subject: str, owners: Iterable[str]) -> None:
    distinct = sorted(set(owners))
    for owner in distinct:
        document.add(subject, "rdfs:domain" if len(distinct) == 1 else "schema:domainIncludes", owner)


def _spaced(name: str) -> str:
    return "".join(f" {char.lower()}" if char.isupper() and at else char.lower() for at, char in enumerate(name))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
