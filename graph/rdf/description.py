"""What RDF says of a record, as no syntax writes it yet: the columns that a row brings, and what is stated of each.

Here the form of the data (ontology/rdf_form.py) meets the columns that hold it (graph/stored/columns.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.asked import selection as s
from graph.asked.selection import At
from graph.stored.columns import Scalar, Shown, join, text_columns
from ontology import rdf_form as form
from ontology.codes import Code
from ontology.iris import OF_CONTENT
from ontology.model import Documented, Node, Relation
from ontology.rdf_form import Predicate, TermForm
from ontology.sources import Dataset
from ontology.vocabularies import Hedge

EACH = "one"
"""The variable that holds each value in turn, where there are several."""
SCALARS = {TermForm.INTEGER: Scalar.INT, TermForm.DOUBLE: Scalar.FLOAT, TermForm.BOOLEAN: Scalar.BOOLEAN}


@dataclass(frozen=True)
class Column:
    """A column of a row; `variable` is what a writer calls it."""

    name: str
    scalar: Scalar = Scalar.STRING
    many: bool = False

    @property
    def variable(self) -> str:
        """A name that Python does not keep for itself."""
        return f"{self.name}_"


@dataclass(frozen=True)
class Term:
    """What a predicate leads to: the variable that holds it, or a list of such, or nothing."""

    variable: str
    optional: bool = field(default=False, kw_only=True)
    many: bool = field(default=False, kw_only=True)

    @property
    def each(self) -> str:
        """The variable that holds one of them."""
        return EACH if self.many else self.variable


@dataclass(frozen=True)
class Link(Term):
    """A node or relation, by its id."""


@dataclass(frozen=True)
class Address(Term):
    """An address elsewhere, of which a rule sees to it that it is an IRI; or that of our authors, below the base."""


@dataclass(frozen=True)
class Coded(Term):
    """A code of a vocabulary, by its name."""

    vocabulary: type[Code]


@dataclass(frozen=True)
class Literal(Term):
    """A literal; a text has a language."""

    form: TermForm
    language: str = ""


ObjectTerm = Link | Address | Coded | Literal


@dataclass(frozen=True)
class PredicateObjects:
    """A predicate, by its short name (`ac:title`), and what it may lead to."""

    predicate: str
    values: tuple[ObjectTerm, ...]


LABELS = tuple(map(Column, text_columns("label")))
LABEL_TAGS = (*form.LANGUAGES, form.NATIVE_LANGUAGE)
CITED = (
    PredicateObjects("ac:cites", (Literal("cites_", TermForm.STRING, optional=True, many=True),)),
    PredicateObjects("prov:wasDerivedFrom", (Link("citedIds_", optional=True, many=True),)),
)
TERMS_OF_USE = (
    PredicateObjects("dcterms:license", (Address("licence_"),)),
    *(PredicateObjects(name, (Address("attribution_", optional=True),)) for name in form.ATTRIBUTED),
)
"""Under which licence a dataset is, and whom it is to be attributed to."""
OF_DATASETS = (*TERMS_OF_USE, PredicateObjects("prov:wasGeneratedBy", (Link("loading_"),)))
LOADING_ID = f"'{form.LOADING}/' + id_.partition('/')[2]"
"""The id of the loading of a dataset, as an expression."""


@dataclass(frozen=True)
class Direct:
    """A triple that stands alone, if its target is there: what a relation states directly, unless it is hedged."""

    predicate: str
    source: Link
    target: Link | Address
    hedge: str = ""


@dataclass(frozen=True)
class Description:
    """All that is said of the records of a class or relation.

    `graph` is the variable that holds the id of the dataset, which is the named graph that it belongs to. `computed`:
    further variables, and the expression that gives them for a row. Without a name, nothing is said but what stands
    `alone`.
    """

    name: str
    columns: tuple[Column, ...]
    at: At
    graph: str
    predicates: tuple[PredicateObjects, ...]
    computed: tuple[tuple[str, str], ...] = ()
    direct: Direct | None = None
    alone: tuple[Direct, ...] = ()

    @property
    def items(self) -> s.Items:
        """The columns as a selection asks for them."""
        return tuple(s.Leaf(Shown((one.name,), one.scalar, one.many), self.at) for one in self.columns)


def describe_node(cls: type[Node]) -> Description:
    """What is said of the nodes of a class."""
    own = form.predicates(cls)
    documented = issubclass(cls, Documented)
    dataset = [Column("dataset")] if documented else []
    tagged = zip(LABELS, LABEL_TAGS, strict=True)
    label = [Literal(column.variable, TermForm.TEXT, tag, optional=True) for column, tag in tagged]
    return Description(
        name=f"ac:{cls.__name__}",
        columns=(Column("id"), *dataset, *LABELS, *_columns(own)),
        at=At.NODE,
        graph="dataset_" if documented else "id_",
        predicates=(
            PredicateObjects("rdfs:label", tuple(label)),
            *([PredicateObjects("ac:dataset", (Link("dataset_"),))] if documented else []),
            *_statements(own),
            *(OF_DATASETS if issubclass(cls, Dataset) else ()),
        ),
        computed=(_native_label_alone(), *((("loading_", LOADING_ID),) if issubclass(cls, Dataset) else ())),
    )


def describe_loading() -> Description:
    """What is said of the loading of a dataset: its rows are those of datasets."""
    stated = tuple(one for one in form.predicates(Dataset) if one.name in form.STATED_OF_LOADING)
    derived_from = Column("derivedFrom", many=True)
    used = PredicateObjects(
        form.USED, (Address("used_", optional=True), Link(derived_from.variable, optional=True, many=True))
    )
    input_ = f"None if {derived_from.variable} else '{OF_CONTENT}' + checksum_"
    return Description(
        name="prov:Activity",
        columns=(Column("id"), *_columns(stated), derived_from),
        at=At.NODE,
        graph="dataset_",
        predicates=(PredicateObjects("ac:dataset", (Link("dataset_"),)), *_statements(stated), used),
        computed=(("dataset_", "id_"), ("id_", LOADING_ID), ("used_", input_)),
    )


def describe_terms_of_use() -> Description:
    """What a part of the graph says of the datasets whose records it may have, without describing them.

    No class is stated: who reads it must not take it for all that is to be said of a dataset.
    """
    terms = ((one.predicate, value) for one in TERMS_OF_USE for value in one.values if isinstance(value, Address))
    return Description(
        name="",
        columns=(Column("id"), Column("licence"), Column("attribution")),
        at=At.NODE,
        graph="id_",
        predicates=(),
        alone=tuple(Direct(predicate, Link("id_"), value) for predicate, value in terms),
    )


def _native_label_alone() -> tuple[str, str]:
    """A native label is stated only where there is no other."""
    *others, native = (column.variable for column in LABELS)
    return native, f"None if {' or '.join(others)} else {native}"


def describe_relation(relation: type[Relation]) -> Description:
    """What is said of the relations of a kind."""
    own, declared = form.predicates(relation), relation.declared
    cited = (Column("citedIds", many=True), Column("citedLocators", many=True)) if declared.cited else ()
    source, target = Link("sourceId_"), Link("targetId_")
    return Description(
        name=f"ac:{relation.__name__}",
        columns=(*map(Column, ("id", "sourceId", "targetId", "dataset")), *cited, *_columns(own)),
        at=At.EDGE,
        graph="dataset_",
        predicates=(
            PredicateObjects("ac:subject", (source,)),
            PredicateObjects("ac:object", (target,)),
            PredicateObjects("ac:dataset", (Link("dataset_"),)),
            *_statements(own),
            *(CITED if cited else ()),
        ),
        computed=(("cites_", "cites(citedIds_, citedLocators_)"),) if cited else (),
        direct=Direct(f"ac:{declared.name}", source, target, _hedge(own)),
    )


def cites(ids: list[str], locators: list[str]) -> list[str]:
    """Sources with the places in them, as one text each."""
    return [f"{id_} {locator}" if locator else id_ for id_, locator in zip(ids, locators, strict=True)]


def _columns(predicates: tuple[Predicate, ...]) -> Iterator[Column]:
    for one in predicates:
        for name in _names(one):
            yield Column(name, SCALARS.get(one.form, Scalar.STRING), one.many)


def _names(predicate: Predicate) -> tuple[str, ...]:
    """The columns that hold a predicate's values."""
    match predicate.form:
        case TermForm.TEXT:
            return text_columns(predicate.name)[: len(form.LANGUAGES)]
        case TermForm.DATES:
            return (f"{predicate.name}Edtf",)
        case _:
            return (join("", predicate.name),)


def _statements(predicates: tuple[Predicate, ...]) -> Iterator[PredicateObjects]:
    for one in predicates:
        yield PredicateObjects(f"ac:{one.name}", tuple(_values(one)))


def _values(predicate: Predicate) -> Iterator[ObjectTerm]:
    variables = [f"{name}_" for name in _names(predicate)]
    if predicate.form is TermForm.TEXT:
        for variable, language in zip(variables, form.LANGUAGES, strict=True):
            yield Literal(variable, TermForm.TEXT, language, optional=True)
    elif predicate.vocabulary:
        yield Coded(variables[0], predicate.vocabulary, optional=not predicate.required, many=predicate.many)
    else:
        language = form.NATIVE_LANGUAGE if predicate.form is TermForm.NATIVE else ""
        optional = not predicate.required
        yield Literal(variables[0], predicate.form, language, optional=optional, many=predicate.many)


def _hedge(predicates: tuple[Predicate, ...]) -> str:
    return next((f"{one.name}_" for one in predicates if one.vocabulary is Hedge), "")
