"""What well-formed data looks like, as SHACL shapes: one for every class and every relation.

The shapes hold of the whole export and of parts of it: what a relation leads to is recognized by its IRI, which names
the class, and the class's own shape asks for that IRI. Lists are written with IRIs for their cells, which SHACL allows,
so that there is no blank node here either.
"""

from collections.abc import Iterator

from rdflib import Literal

from ontology import rdf_form as form
from ontology.iris import code_iri, shapes_iri
from ontology.model import End, Node, Ontology, Relation
from ontology.properties import Described
from ontology.publishing.owl import relation_names
from ontology.publishing.turtle import TurtleFile
from ontology.rdf_form import Predicate, TermForm
from ontology.sources import Dataset, Source
from ontology.terms import expand

ENGLISH_AND_FRENCH, NATIVE_ONLY, DATES = "acs:list-languages", "acs:list-native", "acs:list-dates"
KEY = "[a-z0-9-]+"
YEAR, MONTH, DAY = "[0-9]{4}", "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
ANY_DATE = f"{YEAR}(-{MONTH}(-{DAY})?)?"
DATE_FORMS = (
    ("Dates-day", "xsd:date", f"^{YEAR}-{MONTH}-{DAY}$"),
    ("Dates-month", "xsd:gYearMonth", f"^{YEAR}-{MONTH}$"),
    ("Dates-span", "edtf:EDTF", rf"^({ANY_DATE}/({ANY_DATE}|\.\.)|\.\./{ANY_DATE})$"),
    ("Dates-year", "xsd:gYear", f"^{YEAR}$"),
)
DATATYPES = {
    TermForm.TEXT: "rdf:langString",
    TermForm.NATIVE: "rdf:langString",
    TermForm.STRING: "xsd:string",
    TermForm.INTEGER: "xsd:integer",
    TermForm.DOUBLE: "xsd:double",
    TermForm.BOOLEAN: "xsd:boolean",
    TermForm.DAY: "xsd:date",
}


def shapes_turtle(ontology: Ontology, base: str) -> str:
    """The shapes in Turtle."""
    document = TurtleFile(base)
    document.add(shapes_iri(base), "rdf:type", "owl:Ontology")
    document.text(shapes_iri(base), "dcterms:title", "Accord Graph: the shapes", "Accord Graph : les formes")
    _lists(document, ontology)
    _date_shapes(document)
    for cls in ontology.classes:
        _node_shape(document, ontology, cls)
    for relation in ontology.relations:
        _relation_shape(document, relation, ontology)
    return document.turtle()


def _lists(document: TurtleFile, ontology: Ontology) -> None:
    document.list(ENGLISH_AND_FRENCH, [Literal(language) for language in form.LANGUAGES])
    document.list(NATIVE_ONLY, [Literal(form.NATIVE_LANGUAGE)])
    for vocabulary in ontology.vocabularies:
        document.list(f"acs:list-{vocabulary.scheme}", [code_iri(code, document.base) for code in vocabulary])


def _date_shapes(document: TurtleFile) -> None:
    """The forms that a date may have, and the list of them."""
    document.list(DATES, [f"acs:{name}" for name, _, _ in DATE_FORMS])
    for name, datatype, pattern in DATE_FORMS:
        document.add(f"acs:{name}", "rdf:type", "sh:NodeShape")
        document.add(f"acs:{name}", "sh:datatype", datatype)
        document.add(f"acs:{name}", "sh:pattern", Literal(pattern))


def _node_shape(document: TurtleFile, ontology: Ontology, cls: type[Node]) -> None:
    subject = _shape(document, cls, cls.path())
    document.name(subject, cls.names)
    document.add(subject, "sh:property", _label_shape(document))
    if not issubclass(cls, Dataset):
        document.add(subject, "sh:property", _link(document, "dataset", "ac:dataset", (Dataset,), least=1, most=1))
    for predicate in form.predicates(cls):
        owner = form.owner_of(ontology, cls, predicate)
        document.add(subject, "sh:property", _property_shape(document, owner, predicate))
    for end in ontology.ends(cls):
        if end.forward:
            document.add(subject, "sh:property", _end_shape(document, ontology, end))


def _relation_shape(document: TurtleFile, relation: type[Relation], ontology: Ontology) -> None:
    subject, declared = _shape(document, relation, relation.path()), relation.declared
    document.name(subject, relation_names(relation))
    for name, end in (("subject", declared.source), ("object", declared.target)):
        shape = f"{relation.__name__}-{name}"
        classes = ontology.subclasses(end)
        document.add(subject, "sh:property", _link(document, shape, f"ac:{name}", classes, least=1, most=1))
    document.add(subject, "sh:property", _link(document, "dataset", "ac:dataset", (Dataset,), least=1, most=1))
    for predicate in form.predicates(relation):
        document.add(subject, "sh:property", _property_shape(document, relation, predicate))
    if declared.cited:
        document.add(subject, "sh:property", _cites_shape(document))
        document.add(subject, "sh:property", _link(document, "source", "prov:wasDerivedFrom", (Source,)))


def _shape(document: TurtleFile, cls: type[Described], path: str) -> str:
    subject = f"acs:{cls.__name__}"
    document.add(subject, "rdf:type", "sh:NodeShape")
    document.add(subject, "sh:targetClass", f"ac:{cls.__name__}")
    document.add(subject, "sh:nodeKind", "sh:IRI")
    document.add(subject, "sh:pattern", Literal(f"/id/{path}/{KEY}$"))
    return subject


def _property(document: TurtleFile, name: str, path: str, least: int, most: int | None) -> str:
    subject = f"acs:{name}"
    document.add(subject, "rdf:type", "sh:PropertyShape")
    document.add(subject, "sh:path", path)
    if least:
        document.add(subject, "sh:minCount", Literal(least))
    if most:
        document.add(subject, "sh:maxCount", Literal(most))
    return subject


def _property_shape(document: TurtleFile, owner: type[Described], predicate: Predicate) -> str:
    by_language = predicate.form is TermForm.TEXT
    most = None if predicate.many or by_language else 1
    name = f"{owner.__name__}-{predicate.name}"
    subject = _property(document, name, f"ac:{predicate.name}", int(predicate.required), most)
    for one, value in _value(predicate):
        document.add(subject, one, value)
    document.text(subject, "sh:name", predicate.names.en, predicate.names.fr)
    document.text(subject, "sh:description", predicate.names.definition)
    document.add(subject, "rdfs:seeAlso", *(expand(term) for term in predicate.names.align))
    return subject


def _value(predicate: Predicate) -> Iterator[tuple[str, Literal | str]]:
    """What holds of each value of a predicate."""
    if predicate.form in DATATYPES:
        yield "sh:datatype", DATATYPES[predicate.form]
    if predicate.form in (TermForm.TEXT, TermForm.NATIVE):
        languages = ENGLISH_AND_FRENCH if predicate.form is TermForm.TEXT else NATIVE_ONLY
        yield "sh:languageIn", languages
        yield "sh:uniqueLang", Literal(True)
    if predicate.form is TermForm.DAY:
        yield "sh:pattern", Literal(f"^{YEAR}-{MONTH}-{DAY}$")
    if predicate.form is TermForm.DATES:
        yield "sh:or", DATES
        yield (
            "sh:message",
            Literal("One date: a day, month or year of its own datatype, or two of them as an EDTF literal.", "en"),
        )
    if predicate.vocabulary:
        yield "sh:in", f"acs:list-{predicate.vocabulary.scheme}"


def _label_shape(document: TurtleFile) -> str:
    subject = _property(document, "label", "rdfs:label", 1, None)
    document.add(subject, "sh:datatype", "rdf:langString")
    document.add(subject, "sh:uniqueLang", Literal(True))
    return subject


def _cites_shape(document: TurtleFile) -> str:
    subject = _property(document, "cites", "ac:cites", 0, None)
    document.add(subject, "sh:datatype", "xsd:string")
    document.add(subject, "sh:pattern", Literal(f"^{Source.path()}/{KEY}( |$)"))
    return subject


def _end_shape(document: TurtleFile, ontology: Ontology, end: End) -> str:
    """The direct triple. One that may be hedged may be missing, so only its number and its end are checked."""
    declared = end.relation.declared
    name = f"{declared.source.__name__}-{end.name}"
    least = int(declared.always and not form.is_hedged(end.relation))
    classes = ontology.subclasses(declared.target)
    return _link(document, name, f"ac:{end.name}", classes, least=least, most=1 if declared.single else None)


def _link(
    document: TurtleFile, name: str, path: str, to: tuple[type[Node], ...], *, least: int = 0, most: int | None = None
) -> str:
    subject = _property(document, name, path, least, most)
    document.add(subject, "sh:nodeKind", "sh:IRI")
    paths = "|".join(cls.path() for cls in to)
    document.add(subject, "sh:pattern", Literal(f"/id/{paths if len(to) == 1 else f'({paths})'}/{KEY}$"))
    return subject
