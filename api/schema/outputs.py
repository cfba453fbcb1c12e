"""What answers are made of: a type for every class, connection and value, made from the ontology."""

from collections.abc import Iterator
from typing import Any

from api.schema.ancestors import ancestors_field, unit_field
from api.schema.clocks import left_out_field, left_out_type
from api.schema.descriptions import Entries, end_name, nodes_of
from api.schema.inputs import Inputs
from api.schema.meaning import (
    InDataset,
    InLanguage,
    Iri,
    Meaning,
    OfCitation,
    OfConnection,
    OfEdge,
    OfPageInfo,
    OfParts,
    Parts,
    Plain,
    Related,
)
from api.schema.scalars import Date
from api.schema.strawberry_parts import (
    ID,
    Argument,
    Field,
    add_fields,
    argument,
    empty_interface,
    empty_object,
    enumeration,
    field,
)
from graph.asked.clocks import is_clocked
from graph.asked.selection import At
from graph.stored import columns
from graph.stored.ancestry import dated_hierarchy
from graph.stored.columns import shown
from ontology.codes import Code
from ontology.model import Documented, End, Node, Ontology, Relation
from ontology.outlines import Outline
from ontology.properties import Property
from ontology.sources import Dataset, Documentation, Source
from ontology.values import DatePrecision, DateSpan, Language, Text
from ontology.vocabularies import Basis

CURSOR = "The position in this list. Valid for the same arguments, but for those that choose a page."
SCALAR_TYPES: dict[type, Any] = {Text: str, str: str, int: int, float: float, bool: bool, Outline: str}
SPAN_PARTS: dict[str, tuple[Any, str]] = {
    "edtf": (str, "The date in EDTF (ISO 8601-2), such as 2018-04-26/2018-04-27."),
    "from": (Date | None, "The first day on which it may have been; null where the start is open or unknown."),
    "to": (Date | None, "The last day on which it may have been; null where the end is open or unknown."),
    "precision": (DatePrecision, "How exactly the date is known; of a span, the coarser of its ends."),
}


def enumerate_codes(ontology: Ontology) -> None:
    """Make every code list an enumeration of the schema, its values labelled and defined in both languages."""
    for codes in ontology.vocabularies:
        enumeration(codes.__name__, codes, codes.names.definition, {code.name: _described(code) for code in codes})


def _described(code: Code) -> str:
    concept = code.concept
    source = f"\n{concept.source}" if concept.source else ""
    return f"{concept.en}: {concept.definition}\n{concept.fr} : {concept.fr_definition}{source}"


class Outputs:
    """All object and interface types of a schema but the root."""

    def __init__(self, ontology: Ontology, inputs: Inputs) -> None:
        self.ontology, self._inputs = ontology, inputs
        self.page_info, self.left_out = self._page_info(), left_out_type()
        self.date_span = self._date_span()
        self._values: dict[str, type] = {DateSpan.__name__: self.date_span}
        self.nodes: dict[type[Node], type] = {}
        for cls in (*ontology.interfaces, *ontology.classes):
            self.nodes[cls] = self._empty(cls)
        self.citation = self._citation()
        self._connections: dict[str, type] = {}
        for cls in self.nodes:
            add_fields(self.nodes[cls], self._node_fields(cls))

    def connection(self, cls: type[Node]) -> type:
        """`EventConnection`: a connection at the root."""
        connection = self._connection(cls.__name__, cls, [], "")
        if is_clocked(cls):
            add_fields(connection, [left_out_field(self.left_out)])
        return connection

    def related_connection(self, end: End) -> type:
        """`EventInvolvesConnection`: a connection over a relation."""
        named = " and the properties of the relation to it"
        return self._connection(end_name(end), end.far, self._edge_fields(end), named)

    def named_connection(self, name: str, far: type[Node], edge_fields: list[Field], besides: str = "") -> type:
        """`SearchConnection`: a connection to what a root field finds. `besides`: what its edges say, in words."""
        return self._connection(name, far, edge_fields, besides)

    def _empty(self, cls: type[Node]) -> type:
        above = tuple(
            self.nodes[each] for each in self.ontology.interfaces if each is not cls and issubclass(cls, each)
        )
        make = empty_interface if cls.abstract else empty_object
        return make(cls.__name__, cls.names.definition, above[-1:])

    def _node_fields(self, cls: type[Node]) -> Iterator[Field]:
        yield field(
            "id",
            ID,
            "The id, as class/key: `event/mali-2018-04-06-dioura`. It stays the same across loads.",
            Plain(columns.ID),
        )
        yield field("iri", str, "The IRI of the node: the id under the base IRI of the server.", Iri())
        label = InLanguage(tuple(columns.LABEL.items()))
        yield field(
            "label", str | None, "A short name to show for the node wherever it is mentioned.", label, text_arguments()
        )
        if issubclass(cls, Documented):
            yield field("dataset", self.nodes[Dataset], "The dataset that it was loaded from.", InDataset())
        for prop in cls.properties():
            yield self._property_field(prop, At.NODE)
        for end in self.ontology.ends(cls):
            yield self._end_field(end)
        if hierarchy := dated_hierarchy(self.ontology, cls):
            yield ancestors_field(hierarchy, self.nodes[cls])

    def _end_field(self, end: End) -> Field:
        if end.single:
            far = self.nodes[end.far]
            annotation = far if end.relation.declared.always else far | None
            return field(end.name, annotation, end.definition, Related(end))
        connection = self.related_connection(end)
        return field(end.name, connection, end.definition, Related(end), self._inputs.related_arguments(end))

    def _property_field(self, prop: Property, at: At) -> Field:
        return self._declared_field(prop, property_meaning(prop, at))

    def _declared_field(self, prop: Property, meaning: Meaning) -> Field:
        arguments = text_arguments() if prop.range is Text else []
        return field(prop.name, self._annotation(prop), prop.names.definition, meaning, arguments)

    def _annotation(self, prop: Property) -> Any:
        if prop.many:
            return list[prop.range]  # type: ignore[name-defined]
        value: Any = SCALAR_TYPES.get(prop.range) or self._value(prop)
        return value if prop.required and prop.range is not Text else value | None

    def _value(self, prop: Property) -> Any:
        if prop.vocabulary:
            return prop.vocabulary
        name = prop.range.__name__
        if name not in self._values:
            value_type = prop.value_type
            assert value_type is not None
            self._values[name] = empty_object(name, value_type.names.definition)
            parts = value_type.properties()
            add_fields(self._values[name], (self._declared_field(part, OfParts.PART) for part in parts))
        return self._values[name]

    @staticmethod
    def _date_span() -> type:
        span = empty_object("DateSpan", "When something was: a day, month or year, or a span between two of these.")
        add_fields(span, (field(name, kind, text, OfParts.PART) for name, (kind, text) in SPAN_PARTS.items()))
        return span

    def _connection(self, name: str, far: type[Node], edge_fields: list[Field], besides: str) -> type:
        if name not in self._connections:
            entries = Entries(nodes_of(far), besides=besides)
            self._connections[name] = self.connection_to(name, self.nodes[far], entries, edge_fields)
        return self._connections[name]

    def connection_to(self, name: str, node: type, entries: Entries, edge_fields: list[Field]) -> type:
        """A connection to objects of a type, with what its edges say besides."""
        connection = empty_object(f"{name}Connection", f"A page of {entries.all}.")
        told = f"with its cursor{entries.besides}."
        edge = empty_object(f"{name}Edge", f"A {entries.one} of a page, {told}")
        listed: Any = list[edge]  # type: ignore[valid-type]
        nodes: Any = list[node]  # type: ignore[valid-type]
        add_fields(
            edge,
            [
                field("cursor", str, CURSOR, OfEdge.CURSOR),
                field("node", node, f"The {entries.one} itself.", OfEdge.NODE),
                *edge_fields,
            ],
        )
        add_fields(
            connection,
            [
                field("edges", listed, f"The {entries.one}s of this page, each {told}", OfConnection.EDGES),
                field("nodes", nodes, f"The {entries.one}s of this page, without edges.", OfConnection.NODES),
                field(
                    "pageInfo",
                    self.page_info,
                    "Cursors of this page, and whether there are others.",
                    OfConnection.PAGE_INFO,
                ),
                field(
                    "totalCount",
                    int,
                    "How many there are on all pages. Counted only if selected.",
                    OfConnection.TOTAL_COUNT,
                ),
            ],
        )
        return connection

    def _edge_fields(self, end: End) -> list[Field]:
        fields = [self._property_field(prop, At.EDGE) for prop in edge_properties(end.relation)]
        if end.relation.declared.cited:
            citations: Any = list[self.citation]  # type: ignore[name-defined]
            fields.append(
                field("citations", citations, "The sources of the relation, with locators.", OfEdge.CITATIONS)
            )
        hierarchy = dated_hierarchy(self.ontology, end.far)
        if hierarchy and (unit := unit_field(hierarchy, end, self.nodes[end.far])):
            fields.append(unit)
        return fields

    def _citation(self) -> type:
        citation = empty_object("Citation", "A source of a relation, and where in it the statement is.")
        add_fields(
            citation,
            [
                field(
                    "locator",
                    str | None,
                    Documentation.properties()[-1].names.definition,
                    OfCitation.LOCATOR,
                ),
                field(
                    "basis",
                    Basis,
                    Documentation.properties()[0].names.definition,
                    OfCitation.BASIS,
                ),
                field("source", self.nodes[Source], "The source.", OfCitation.SOURCE),
            ],
        )
        return citation

    @staticmethod
    def _page_info() -> type:
        page_info = empty_object("PageInfo", "Where a page stands in its list, as Relay defines it.")
        add_fields(
            page_info,
            [
                field("hasNextPage", bool, "Whether there is a page after this one.", OfPageInfo.HAS_NEXT),
                field("hasPreviousPage", bool, "Whether there is a page before this one.", OfPageInfo.HAS_PREVIOUS),
                field(
                    "startCursor",
                    str | None,
                    "The cursor of the first entry; null if the page is empty.",
                    OfPageInfo.START,
                ),
                field(
                    "endCursor", str | None, "The cursor of the last entry; null if the page is empty.", OfPageInfo.END
                ),
            ],
        )
        return page_info


def edge_properties(relation: type[Relation]) -> tuple[Property, ...]:
    """The properties that edges show. Where a relation is cited, its citations say what is not written: their basis."""
    cited = relation.declared.cited
    return tuple(prop for prop in relation.properties() if prop.written or not cited)


def text_arguments(otherwise: str = "it is null") -> list[Argument]:
    """The arguments that ask for a text in a language. `otherwise`: what becomes of one that is missing in it."""
    alone = f"Whether to fall back to another language if the text is missing in this one. If false, {otherwise} then."
    return [
        argument("lang", Language | None, "The language of the text.", Language.EN),
        argument("fallback", bool | None, alone, True),
    ]


def property_meaning(prop: Property, at: At, prefix: str = "") -> Plain | InLanguage | Parts:
    """What a property's field stands for."""
    if prop.value_type:
        stored = columns.join(prefix, prop.name)
        parts = tuple((part.name, property_meaning(part, at, stored)) for part in prop.value_type.properties())
        first = parts[0][1]
        assert isinstance(first, Plain)
        return Parts(first.shown, parts, at)
    leaves = shown(prop, prefix)
    if prop.range is DateSpan:
        return Parts(leaves["edtf"], tuple((name, Plain(leaf, at)) for name, leaf in leaves.items()), at)
    if prop.range is Text:
        return InLanguage(tuple(leaves.items()), at)
    return Plain(leaves[""], at)
