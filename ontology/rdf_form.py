"""The RDF form of the data: which predicates carry a record's content, and as what kind of term.

A node `event/x` has the subject `{base}id/event/x` and

    a ac:Event ;  rdfs:label "..."@en, "..."@fr ;  ac:dataset <id/dataset/mali> ;      (a Dataset has no ac:dataset)
    ac:title "..."@en, "..."@fr ;  ac:titleNative "..."@und ;            a text: one literal per language that is there
    ac:kind <vocabularies#event-kind-attack> ;                           a code
    ac:when "2018-04"^^xsd:gYearMonth ;                                  one date: xsd:date, xsd:gYearMonth or xsd:gYear
    ac:when "2018-04-26/2018-04-27"^^edtf:EDTF ;                         two dates, or one and an open end (`..`)
    ac:from "/2017"^^edtf:EDTF ;                                         where it is allowed, an end that is unknown
    ac:whenFrom "2018-04-26"^^xsd:date ; ac:whenTo "2018-04-27"^^xsd:date ;      its first and last day; not an open one
    ac:deadlineType <...> ; ac:deadlineDue ... ; ac:deadlineDueFrom ... ;        the parts of a value, flattened
    ac:low 12 ; ac:lat "16.77"^^xsd:double ; ac:inferred true ; ac:url "..." .   integers, doubles, booleans, strings
    ac:outline "{\"type\":\"Polygon\",...}"^^geo:geoJSONLiteral ;        an area

A label is written in English and French, and only where neither is there as `"..."@und`. A property with several values
is a set of literals: their order is not kept.

A relation `involvement/y` has the subject `{base}id/involvement/y` and

    a ac:Involvement ;  ac:subject <id/event/x> ;  ac:object <id/actor/z> ;  ac:dataset <id/dataset/mali> ;
    ac:role <...> ; ac:hedge <...> ;                                     its own properties, as on a node
    ac:basis <...> ;                                                     whether its sources are its own
    ac:cites "source/s para. 2", "source/t" ;                            its sources with their locators
    prov:wasDerivedFrom <id/source/s>, <id/source/t> .                   the same sources, to be followed

and no label. `ac:cites` is the source's id and, where there is one, a space and the locator; an id has no space, so the
first space parts them, and pairs survive. A relation that is not cited itself (Documentation) has neither. Besides it
stands the direct triple `<id/event/x> ac:involves <id/actor/z>`, once however many parallel relations state it, and
left out for a relation with a hedge (another relation without one may still state it). A symmetric relation has it one
way, as it is stored. A node's sources are its Documentation relations. Inverse properties are declared in OWL and never
written.

The licence of a dataset stands twice, as `ac:licence "https://..."` and, to be followed, as `dcterms:license <https://...>`;
and so does the IRI of those whom it is attributed to, as `ac:attribution "https://..."` and, to be followed, as
`prov:wasAttributedTo <https://...>` and `dcterms:creator <https://...>`.

How a dataset `dataset/x` came about stands on it as `prov:wasGeneratedBy <id/loading/x>`, and in the same graph

    <id/loading/x> a prov:Activity ;  ac:dataset <id/dataset/x> ;        the loading, which has no label
    ac:file "x.csv" ; ac:checksum "..." ;                                what was loaded, as it stands on the dataset
    ac:loader "curated" ; ac:loaderVersion "1" ;                         and by what
    prov:used <nih:sha-256;...> .                                        the input, named by its checksum

or, where it was computed from others (`ac:derivedFrom "dataset/y"`), `prov:used <id/dataset/y>` for each of them.
All of this follows from the dataset, so nobody stores it. When that was, the store alone knows: no triple says it.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ontology.codes import Code, Names
from ontology.model import End, Node, Ontology, Relation
from ontology.outlines import Outline
from ontology.properties import Described, Property
from ontology.values import DateSpan, Text
from ontology.vocabularies import Hedge

LANGUAGES = ("en", "fr")
NATIVE_LANGUAGE = "und"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
XSD = "http://www.w3.org/2001/XMLSchema#"


class TermForm(Enum):
    """As what kind of RDF term a predicate's values are written."""

    TEXT = "text in English and French"
    NATIVE = "text in the people's own language"
    STRING = "string"
    INTEGER = "integer"
    DOUBLE = "decimal number"
    BOOLEAN = "true or false"
    CODE = "code"
    DATES = "date or span of dates"
    DAY = "day"
    GEOJSON = "geometry as GeoJSON"


PLAIN_TERMS: dict[type, TermForm] = {
    str: TermForm.STRING,
    int: TermForm.INTEGER,
    float: TermForm.DOUBLE,
    bool: TermForm.BOOLEAN,
    Outline: TermForm.GEOJSON,
}

RELATION = Names(
    "Relation",
    "Relation",
    "A statement that joins two nodes, with properties and sources of its own. It does not claim to be true: where it"
    " has a hedge, the direct triple is left out.",
    ("prov:Entity",),
)
SUBJECT = Names("subject", "sujet", "The node that a relation starts from.")
OBJECT = Names("object", "objet", "The node that a relation leads to.")
DATASET = Names("dataset", "jeu de données", "The dataset that a node or relation belongs to.", ("dcterms:isPartOf",))
LOADING = "loading"
"""What the ids of loadings begin with, in place of a class."""
STATED_OF_LOADING = ("file", "checksum", "loader", "loaderVersion")
"""The predicates of a dataset that stand on its loading too."""
ATTRIBUTED = ("prov:wasAttributedTo", "dcterms:creator")
"""What leads from a dataset to those whom it is to be attributed to."""
USED = "prov:used"
"""What leads from a loading to its input, which is named by its checksum, or to the datasets that it computed from."""
CITES = Names("cites", "cite", "A source's id and, after a space, where in it the statement stands.")


@dataclass(frozen=True)
class Predicate:
    """One predicate of the data: what it is called, the form of its values, and where in the record they are.

    `attributes` leads from the record to the value: `("when",)`, `("deadline", "due")`.
    """

    name: str
    form: TermForm
    attributes: tuple[str, ...]
    required: bool
    many: bool
    names: Names
    vocabulary: type[Code] | None = None
    unknown: bool = False


@dataclass(frozen=True)
class Use:
    """A predicate together with the class or relation that declares it."""

    owner: type[Described]
    predicate: Predicate


def predicates(cls: type[Described]) -> tuple[Predicate, ...]:
    """The predicates of a class or relation, in the order of its declaration, inherited ones first."""
    return tuple(one for declared in cls.properties() for one in _predicates(declared))


def loading_id(dataset: str) -> str:
    """`dataset/x` → `loading/x`: the id of the activity that a dataset was generated by."""
    return f"{LOADING}/{dataset.partition('/')[2]}"


def uses(ontology: Ontology) -> dict[str, tuple[Use, ...]]:
    """Every predicate by name, with all classes and relations that declare it."""
    users: dict[str, tuple[Use, ...]] = {}
    for owner in (*ontology.interfaces, *ontology.classes, Relation, *ontology.relations):
        for predicate in own_predicates(ontology, owner):
            users[predicate.name] = (*users.get(predicate.name, ()), Use(owner, predicate))
    return dict(sorted(users.items()))


def ends(ontology: Ontology) -> dict[str, tuple[End, ...]]:
    """Every relation and inverse by the name of its property."""
    named: dict[str, tuple[End, ...]] = {}
    for relation in ontology.relations:
        declared = relation.declared
        named[declared.name] = (*named.get(declared.name, ()), End(relation, forward=True))
        if declared.inverse and not declared.symmetric:
            named[declared.inverse] = (*named.get(declared.inverse, ()), End(relation, forward=False))
    return dict(sorted(named.items()))


def own_predicates(ontology: Ontology, cls: type[Described]) -> tuple[Predicate, ...]:
    """The predicates that a class does not have from an interface."""
    inherited = {one.name for above in (*interfaces(ontology, cls), *_frame(cls)) for one in predicates(above)}
    return tuple(one for one in predicates(cls) if one.name not in inherited)


def interfaces(ontology: Ontology, cls: type[Described]) -> tuple[type[Node], ...]:
    """The interfaces that a class belongs to, the nearest first, without itself."""
    return tuple(one for one in cls.__mro__[1:] if one in ontology.interfaces)


def _frame(cls: type[Described]) -> tuple[type[Described], ...]:
    return (Relation,) if issubclass(cls, Relation) and cls is not Relation else ()


def owner_of(ontology: Ontology, cls: type[Described], predicate: Predicate) -> type[Described]:
    """The class or interface that declares a predicate which `cls` has."""
    above = (one for one in (*_frame(cls), *reversed(interfaces(ontology, cls))) if predicate in predicates(one))
    return next(above, cls)


def is_hedged(relation: type[Relation]) -> bool:
    """Whether relations of this class may be said with reserve, so that their direct triple may be missing."""
    return any(one.vocabulary is Hedge for one in predicates(relation))


def _predicates(declared: Property, before: tuple[Property, ...] = ()) -> Iterator[Predicate]:
    steps = (*before, declared)
    if declared.value_type:
        for part in declared.value_type.properties():
            yield from _predicates(part, steps)
        return
    form = _form(declared)
    whole = Predicate(
        name=_joined(steps),
        form=form,
        attributes=tuple(step.attribute for step in steps),
        required=all(step.required for step in steps),
        many=any(step.many for step in steps),
        names=_names(steps),
        vocabulary=declared.vocabulary,
        unknown=declared.unknown,
    )
    yield whole
    if form is TermForm.TEXT:
        yield _derived(
            whole, "Native", TermForm.NATIVE, "native", "langue d’origine", "The same in the people's own language."
        )
    if form is TermForm.DATES:
        yield _derived(whole, "From", TermForm.DAY, "first day", "premier jour", "The first day that it may mean.")
        yield _derived(whole, "To", TermForm.DAY, "last day", "dernier jour", "The last day that it may mean.")


def _form(declared: Property) -> TermForm:
    if issubclass(declared.range, Text):
        return TermForm.TEXT
    if issubclass(declared.range, DateSpan):
        return TermForm.DATES
    return TermForm.CODE if declared.vocabulary else PLAIN_TERMS[declared.range]


def _joined(steps: tuple[Property, ...]) -> str:
    first, *rest = (step.name for step in steps)
    return first + "".join(name[0].upper() + name[1:] for name in rest)


def _names(steps: tuple[Property, ...]) -> Names:
    last = steps[-1].names
    if len(steps) == 1:
        return last
    return dataclasses.replace(
        last, en=": ".join(step.names.en for step in steps), fr=" : ".join(step.names.fr for step in steps)
    )


def _derived(whole: Predicate, suffix: str, form: TermForm, en: str, fr: str, definition: str) -> Predicate:
    names = Names(f"{whole.names.en}, {en}", f"{whole.names.fr}, {fr}", definition)
    return dataclasses.replace(whole, name=whole.name + suffix, form=form, required=False, names=names)
