"""Which tables there are and what their columns hold: one for each class and each relation, as they are declared.

A table is called as the ids of its rows begin (`event.csv` has `event/...`), a column as the property is in YAML:
`when_stated`. What has several values has several columns: `title_en`, `title_fr`, `title_native` for a text; `when`,
`when_precision`, `when_from`, `when_to` for a date.
"""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from graph.asked import selection as s
from graph.asked.selection import At
from graph.rdf.description import SCALARS
from graph.stored.columns import Scalar, Shown, join, text_columns
from ontology import rdf_form as form
from ontology.codes import Code, Names
from ontology.model import Documented, Node, Ontology, Relation
from ontology.naming import a, kebab
from ontology.rdf_form import Predicate, TermForm
from ontology.sources import Dataset, Documentation, Source
from ontology.values import DatePrecision


class CellType(Enum):
    """What a cell holds, by the names of Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    LIST = "list"


CELLS = {
    TermForm.INTEGER: CellType.INTEGER,
    TermForm.DOUBLE: CellType.NUMBER,
    TermForm.BOOLEAN: CellType.BOOLEAN,
    TermForm.DAY: CellType.DATE,
}
LANGUAGES = (("English", "en anglais"), ("French", "en français"))
EDTF = "As EDTF: `2018-04-14`, `2018-04`, `2018`, a span `2018-04-26/2018-04-27`, an open one `../2017`."
UNKNOWN = " An end that is unknown is left out: `/2017`."
FOLDER = "tables"
CITED_IDS, CITED_LOCATORS, CITES = "citedIds", "citedLocators", "cites"


@dataclass(frozen=True)
class Column:
    """A column: its name, where stores hold its values, and what they mean.

    `leads_to`: the class of whose rows it has the ids. `predicate`: the property in RDF that says the same.
    """

    name: str
    stored: str
    holds: CellType
    names: Names
    scalar: Scalar = Scalar.STRING
    required: bool = False
    vocabulary: type[Code] | None = None
    leads_to: type[Node] | None = None
    predicate: str = ""

    @property
    def is_date(self) -> bool:
        """Whether it holds dates as EDTF."""
        return self.stored.endswith("Edtf")


@dataclass(frozen=True)
class Table:
    """A table: of the nodes of a class, of the relations of a kind, or, without a record, of what these cite."""

    name: str
    names: Names
    columns: tuple[Column, ...]
    record: type[Node] | type[Relation] | None = None

    @property
    def path(self) -> str:
        """Where its file stands."""
        return f"{FOLDER}/{self.name}.csv"

    @property
    def cited(self) -> bool:
        """Whether its rows cite sources."""
        return any(column.name == CITES for column in self.columns)

    @cached_property
    def items(self) -> s.Items:
        """Its columns as a selection asks for them, and the locators of what is cited last of all."""
        at = At.EDGE if self.record and issubclass(self.record, Relation) else At.NODE
        leaves = [Shown((one.stored,), one.scalar, one.holds is CellType.LIST) for one in self.columns]
        locators = [Shown((CITED_LOCATORS,), Scalar.STRING, many=True)] if self.cited else []
        return tuple(s.Leaf(one, at) for one in (*leaves, *locators))

    def at(self, name: str) -> int:
        """Where a column stands in a row."""
        return [column.name for column in self.columns].index(name)


def tables(ontology: Ontology) -> tuple[Table, ...]:
    """The tables of all classes, by name, and then of all relations."""
    nodes = sorted(ontology.classes, key=lambda cls: cls.path())
    relations = sorted(ontology.relations, key=lambda relation: relation.path())
    return (*map(node_table, nodes), *(relation_table(ontology, one) for one in relations))


def node_table(cls: type[Node]) -> Table:
    """The table of a class."""
    return Table(cls.path(), cls.names, tuple(_of_node(cls)), cls)


def relation_table(ontology: Ontology, relation: type[Relation]) -> Table:
    """The table of a relation."""
    declared = relation.declared
    columns = (
        _id("id", Names("id", "identifiant", "Identifies the relation; its IRI ends in it.")),
        _end(ontology, "subject_id", form.SUBJECT, declared.source, "sourceId"),
        _end(ontology, "object_id", form.OBJECT, declared.target, "targetId"),
        _dataset(),
        *_own(relation, Relation),
        *([_cites()] if declared.cited else []),
    )
    source, target = (Node.names if end.abstract else end.names for end in (declared.source, declared.target))
    ends = f"{source.en} – {relation.names.en} – {target.en}"
    french = f"{source.fr} – {declared.fr} – {target.fr}"
    return Table(relation.path(), dataclasses.replace(relation.names, en=ends, fr=french), columns, relation)


def snake(name: str) -> str:
    """`whenStated` → `when_stated`."""
    return kebab(name).replace("-", "_")


def _of_node(cls: type[Node]) -> Iterator[Column]:
    yield _id("id", Names("id", "identifiant", f"Identifies the {cls.names.en}; its IRI ends in it."))
    if issubclass(cls, Documented):
        yield _dataset()
    label = Names("label", "libellé", "How it is called where it stands alone.")
    for column, predicate in zip(text_columns("label"), ("label", "label", ""), strict=True):
        yield _text(column, label, predicate and "rdfs:label")
    yield from _own(cls, Node)


def _end(ontology: Ontology, name: str, names: Names, end: type[Node], stored: str) -> Column:
    which = "a node of any class; its id begins with the table's name" if end.abstract else a(end.names.en)
    told = dataclasses.replace(names, definition=f"{names.definition.removesuffix('.')}: {which}.")
    return _id(name, told, stored, end if end in ontology.classes else None, f"ac:{names.en}")


def _id(name: str, names: Names, stored: str = "id", leads_to: type[Node] | None = None, predicate: str = "") -> Column:
    return Column(
        name, stored, CellType.STRING, names, Scalar.ID, required=True, leads_to=leads_to, predicate=predicate
    )


def _dataset() -> Column:
    return _id("dataset_id", form.DATASET, "dataset", Dataset, "ac:dataset")


def _cites() -> Column:
    said = (
        f"{form.CITES.definition} The table `citation` has the same, one source a row; `basis` says for what they are"
        " cited."
    )
    names = dataclasses.replace(form.CITES, definition=said)
    return Column(CITES, CITED_IDS, CellType.LIST, names, predicate="ac:cites")


def _own(cls: type[Node] | type[Relation], frame: type[Node] | type[Relation]) -> Iterator[Column]:
    """The columns of all properties; those that every node, or relation, has stand last."""
    every = form.predicates(frame)
    for one in sorted(form.predicates(cls), key=every.__contains__):
        yield from _of_predicate(one)


def _of_predicate(one: Predicate) -> Iterator[Column]:
    match one.form:
        case TermForm.TEXT:
            yield from (_text(column, one.names, f"ac:{one.name}") for column in text_columns(one.name)[:2])
        case TermForm.DATES:
            yield from _dates(one)
        case _:
            yield _plain(one)


def _text(column: str, names: Names, predicate: str) -> Column:
    """A text in the language with which the name of its column ends."""
    suffixes = zip(text_columns(""), (*LANGUAGES, None), strict=True)
    said = next(language for suffix, language in suffixes if column.endswith(suffix))
    if said is None:
        own = Names(f"{names.en}, native", f"{names.fr}, langue d’origine", "The same in the people's own language.")
        return Column(snake(column), column, CellType.STRING, own, predicate=predicate)
    english, french = said
    told = Names(f"{names.en}, in {english}", f"{names.fr}, {french}", f"{names.definition} In {english}.")
    return Column(snake(column), column, CellType.STRING, told, predicate=predicate)


def _dates(one: Predicate) -> Iterator[Column]:
    said = f"{one.names.definition} {EDTF}{UNKNOWN if one.unknown else ''}"
    yield dataclasses.replace(
        _plain(one), stored=f"{one.name}Edtf", names=dataclasses.replace(one.names, definition=said)
    )
    precise, column = DatePrecision.names, f"{one.name}Precision"
    names = Names(f"{one.names.en}, precision", f"{one.names.fr}, précision", precise.definition)
    yield Column(snake(column), column, CellType.STRING, names, required=one.required, vocabulary=DatePrecision)


def _plain(one: Predicate) -> Column:
    return Column(
        snake(one.name),
        join("", one.name),
        CellType.LIST if one.many else CELLS.get(one.form, CellType.STRING),
        one.names,
        SCALARS.get(one.form, Scalar.STRING),
        required=one.required,
        vocabulary=one.vocabulary,
        predicate=f"ac:{one.name}",
    )


LOCATOR = next(one.names for one in form.predicates(Documentation) if one.name == "locator")
CITATION = Table(
    "citation",
    Names(
        "citation",
        "citation",
        "The sources of relations, one a row, in their order. Those of nodes are in the table `documentation`.",
    ),
    (
        _id(
            "relation_id",
            Names("relation", "relation", "The relation that cites; its id begins with its table's name."),
        ),
        _id("source_id", Source.names, "", Source, "prov:wasDerivedFrom"),
        Column("locator", "", CellType.STRING, LOCATOR),
    ),
)
"""What is in the lists of the column `cites`."""
