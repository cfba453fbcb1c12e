"""What well-formed data looks like, as SHACL shapes: one for every class and every relation, and for each rule.

The shapes hold of the whole export and of parts of it: what a relation leads to is recognized by its IRI, which names
the class, and the class's own shape asks for that IRI. Lists are written with IRIs for their cells, which SHACL allows,
so that there is no blank node here either. What SHACL Core cannot say is in `shacl_sparql.py`.
"""

from rdflib import Literal

from ontology import rdf_form as form
from ontology.iris import OF_CONTENT, shapes_iri
from ontology.model import End, Node, Ontology, Relation
from ontology.properties import Described
from ontology.publishing.about import add_about
from ontology.publishing.owl import ACTIVITY, relation_names
from ontology.publishing.shacl_parts import add_node_shape, add_property_shape, given
from ontology.publishing.shacl_rules import add_rules
from ontology.publishing.shacl_values import OF_LABELS, add_lists, of_values
from ontology.publishing.turtle import TurtleFile
from ontology.rdf_form import Predicate, TermForm
from ontology.rules.characters import LINE_PATTERN, TEXT_PATTERN
from ontology.sources import Dataset, Source
from ontology.terms import expand

KEY = "[a-z0-9-]+"
IGNORED, CLASSES = "acs:list-ignored", "acs:list-classes"


def shapes_turtle(ontology: Ontology, base: str) -> str:
    """The shapes in Turtle."""
    document = TurtleFile(base)
    add_about(document, shapes_iri(base), "Accord Graph: the shapes", "Accord Graph : les formes")
    document.list(IGNORED, ["rdf:type"])
    add_lists(document, ontology)
    _record_shape(document, ontology)
    for cls in ontology.classes:
        _node_shape(document, ontology, cls)
    for relation in ontology.relations:
        _relation_shape(document, relation, ontology)
    _loading_shape(document)
    add_rules(document, ontology)
    return document.turtle()


def _record_shape(document: TurtleFile, ontology: Ontology) -> None:
    """Whatever has one of our properties is of one of our classes: no other shape would look at it."""
    named = sorted(cls.__name__ for cls in (*ontology.classes, *ontology.relations))
    document.list(CLASSES, [*(f"ac:{name}" for name in named), ACTIVITY])
    subject = add_property_shape(document, "record", "rdf:type", least=1, most=1)
    document.add(subject, "sh:in", CLASSES)
    properties = ["subject", "object", "dataset", "cites", *form.uses(ontology)]
    document.add(subject, "sh:targetSubjectsOf", *(f"ac:{name}" for name in properties))


def _node_shape(document: TurtleFile, ontology: Ontology, cls: type[Node]) -> None:
    subject = _shape(document, cls, cls.path())
    document.name(subject, cls.names)
    document.add(subject, "sh:property", _label_shape(document))
    if not issubclass(cls, Dataset):
        document.add(subject, "sh:property", _link(document, "dataset", "ac:dataset", (Dataset,), least=1, most=1))
    else:
        document.add(subject, "sh:property", _address(document, "license", "dcterms:license", least=1))
        for name in form.ATTRIBUTED:
            document.add(subject, "sh:property", _address(document, name.partition(":")[2], name))
        document.add(subject, "sh:property", _came_about(document))
    for predicate in form.predicates(cls):
        owner = form.owner_of(ontology, cls, predicate)
        document.add(subject, "sh:property", _property_shape(document, owner, predicate))
        if predicate.form is TermForm.TEXT and predicate.required:
            _given_shape(document, cls, predicate)
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
        document.add(
            subject, "sh:property", _property_shape(document, form.owner_of(ontology, relation, predicate), predicate)
        )
    if declared.cited:
        document.add(subject, "sh:property", _cites_shape(document))
        document.add(subject, "sh:property", _link(document, "source", "prov:wasDerivedFrom", (Source,)))


def _loading_shape(document: TurtleFile) -> None:
    """What is said of how a dataset came about."""
    subject = _closed(document, "Loading", ACTIVITY, form.LOADING)
    document.add(subject, "sh:property", _link(document, "dataset", "ac:dataset", (Dataset,), least=1, most=1))
    used = add_property_shape(document, "used", form.USED, least=1)
    document.add(used, "sh:nodeKind", "sh:IRI")
    document.add(used, "sh:pattern", Literal(f"^{OF_CONTENT}[0-9a-f]{{64}}$|/id/{Dataset.path()}/{KEY}$"))
    document.add(subject, "sh:property", used)
    for predicate in form.predicates(Dataset):
        if predicate.name in form.STATED_OF_LOADING:
            document.add(subject, "sh:property", _property_shape(document, Dataset, predicate))


def _address(document: TurtleFile, name: str, path: str, *, least: int = 0) -> str:
    """A property shape for one IRI, which need not be ours."""
    subject = add_property_shape(document, name, path, least, most=1)
    document.add(subject, "sh:nodeKind", "sh:IRI")
    return subject


def _came_about(document: TurtleFile) -> str:
    return _to_ids(document, "loading", "prov:wasGeneratedBy", (form.LOADING,), least=1, most=1)


def _shape(document: TurtleFile, cls: type[Described], path: str) -> str:
    """The shape of a class."""
    return _closed(document, cls.__name__, f"ac:{cls.__name__}", path)


def _closed(document: TurtleFile, name: str, cls: str, path: str) -> str:
    """A shape that lets through no property besides its own."""
    subject = add_node_shape(document, name)
    document.add(subject, "sh:targetClass", cls)
    document.add(subject, "sh:nodeKind", "sh:IRI")
    document.add(subject, "sh:pattern", Literal(f"/id/{path}/{KEY}$"))
    document.add(subject, "sh:closed", Literal(True))
    document.add(subject, "sh:ignoredProperties", IGNORED)
    return subject


def _property_shape(document: TurtleFile, owner: type[Described], predicate: Predicate) -> str:
    by_language = predicate.form is TermForm.TEXT
    least, most = int(predicate.required and not by_language), None if predicate.many or by_language else 1
    name = f"{owner.__name__}-{predicate.name}"
    subject = add_property_shape(document, name, f"ac:{predicate.name}", least, most)
    for constraint, value in of_values(predicate):
        document.add(subject, constraint, value)
    document.text(subject, "sh:name", predicate.names.en, predicate.names.fr)
    document.text(subject, "sh:description", predicate.names.definition)
    document.add(subject, "rdfs:seeAlso", *(expand(term) for term in predicate.names.align))
    return subject


def _given_shape(document: TurtleFile, cls: type[Node], predicate: Predicate) -> None:
    """A text that must be there is in one language at least."""
    subject = add_node_shape(document, f"{cls.__name__}-{predicate.name}-given")
    document.add(subject, "sh:targetClass", f"ac:{cls.__name__}")
    document.add(subject, "sh:node", given(document, predicate))


def _label_shape(document: TurtleFile) -> str:
    subject = add_property_shape(document, "label", "rdfs:label", least=1)
    document.add(subject, "sh:datatype", "rdf:langString")
    document.add(subject, "sh:languageIn", OF_LABELS)
    document.add(subject, "sh:uniqueLang", Literal(True))
    document.add(subject, "sh:pattern", Literal(TEXT_PATTERN))
    return subject


def _cites_shape(document: TurtleFile) -> str:
    subject = add_property_shape(document, "cites", "ac:cites")
    document.add(subject, "sh:datatype", "xsd:string")
    document.add(subject, "sh:pattern", Literal(f"^{Source.path()}/{KEY}( {LINE_PATTERN.strip('^$')})?$"))
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
    return _to_ids(document, name, path, tuple(cls.path() for cls in to), least=least, most=most)


def _to_ids(
    document: TurtleFile, name: str, path: str, to: tuple[str, ...], *, least: int = 0, most: int | None = None
) -> str:
    """A property shape for IRIs whose ids begin with one of these."""
    subject = add_property_shape(document, name, path, least, most)
    document.add(subject, "sh:nodeKind", "sh:IRI")
    paths = "|".join(to)
    document.add(subject, "sh:pattern", Literal(f"/id/{paths if len(to) == 1 else f'({paths})'}/{KEY}$"))
    return subject
