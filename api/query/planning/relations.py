"""The fields of a node's `relations`: which of them a page is of, and what an edge says of a relation of any kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from graphql import GraphQLField

from api.query.answering import shapes as sh
from api.query.answering.cursors import Seal
from api.query.planning.collecting import Details
from api.query.planning.pages import Over, PageUse, read_page
from api.query.planning.rows import Entries, OwnList, ReadField, RowItems
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from api.schema.outputs import edge_properties, property_meaning
from graph.asked import selection as s
from graph.asked.relations import (
    ID,
    LEADS_SHOWN,
    RELATION,
    RELATION_SHOWN,
    CountNeighbours,
    Leads,
    Neighbours,
    Said,
    step_labels,
    steps_from,
)
from graph.asked.selection import At
from graph.statement import Parameter
from ontology.model import Node, Ontology, Relation
from ontology.sources import Source
from ontology.values import Language

SUBJECT = "Node.relations"
ORDER = (s.Order(RELATION, at=At.EDGE), s.Order(ID, at=At.EDGE))
Named = tuple[str, s.Leaf]


class Request(Protocol):
    """What must be known of an operation, besides the field at hand, to say something of a relation."""

    ontology: Ontology

    def language(self, graphql_field: GraphQLField, details: Details) -> tuple[Language, bool]:
        """The language that a text is asked for in, and whether another may stand in."""

    def names(self, graphql_field: GraphQLField, details: Details) -> tuple[tuple[str, str], ...]:
        """Response key and name of every field that is selected of an object."""

    def give(self, given: Parameter) -> int:
        """The number of something that a request gives to the reading of its row."""

    def entries(self, graphql_field: GraphQLField, details: Details, read: ReadField) -> Entries:
        """Response key and shape of every field that is selected of an object."""

    def node(self, cls: type[Node], graphql_field: GraphQLField, details: Details, row: RowItems) -> sh.Shape:
        """A node whose fields are items of the row at hand."""


class Walk:
    """What the arguments of one such field ask for, from nodes of a class or an interface."""

    def __init__(self, ontology: Ontology, cls: type[Node], arguments: Mapping[str, Any]) -> None:
        types, self._arguments = arguments.get("types"), arguments
        kinds = ontology.relations if types is None else tuple(dict.fromkeys(one.relation for one in types))
        leads = arguments.get("direction") or Leads.BOTH
        self._cls, self._steps = cls, steps_from(ontology, cls, kinds, leads)
        asked = "*" if types is None else sorted({one.name for one in types})
        self._seal = Seal.of(f"{SUBJECT} {leads.name} {asked}", ORDER, s.EVERYTHING)

    @property
    def over(self) -> Over:
        """What the page is over: nodes of any class."""
        kinds = dict.fromkeys(step.relation for step in self._steps)
        return Over(Node, within=self._seal, kinds=tuple(kinds))

    def page(self, name: str, number: int) -> PageUse:
        """The page that is asked for."""
        return read_page(number, name, self._arguments, ORDER, self._seal, owned=True)

    def own_list(self, use: PageUse) -> OwnList:
        """How the page is read, and counted."""
        read = partial(Neighbours, self._cls, self._steps)
        return OwnList(use, self.over, read, CountNeighbours(self._cls, self._steps))


def of_relation(
    request: Request,
    meaning: m.OfRelation,
    kinds: Iterable[type[Relation]],
    graphql_field: GraphQLField,
    details: Details,
    row: RowItems,
) -> sh.Shape:
    """What an edge says of its relation, which is of one of these kinds."""
    kind = row.add(s.Leaf(RELATION_SHOWN, At.EDGE))
    if meaning is m.OfRelation.KIND:
        return sh.Cell(kind)
    leads = row.add(s.Leaf(LEADS_SHOWN, At.EDGE))
    if meaning is m.OfRelation.LEADS:
        return sh.Cell(leads)
    language, fallback = request.language(graphql_field, details)
    if meaning is m.OfRelation.LABEL:
        labels = LabelsOf(request.ontology, fallback)
        return sh.StepLabel(kind, leads, request.give(Parameter(language, labels)))
    cases = ((one, tuple(_named(one, language, fallback))) for one in kinds)
    said = Said(tuple((one, values) for one, values in cases if values))
    return sh.Properties(row.add(said), request.names(graphql_field, details))


def citations_of(request: Request, graphql_field: GraphQLField, details: Details, row: RowItems) -> sh.Shape:
    """What an edge says of the sources of its relation."""
    source = RowItems()

    def read(_: str, part: GraphQLField, found: Details) -> sh.Shape:
        match meaning_of(part):
            case m.OfCitation.LOCATOR:
                return sh.Cell(0)
            case m.OfCitation.BASIS:
                return sh.Cell(1)
        return sh.Inner(2, request.node(Source, part, found, source))

    entries = request.entries(graphql_field, details, read)
    return sh.Listed(row.add(s.Citations(source.taken())), sh.Fields(entries))


@dataclass(frozen=True)
class LabelsOf:
    """Makes of a language what relations are called in it."""

    ontology: Ontology
    fallback: bool

    def __call__(self, language: Language) -> Mapping[tuple[str, str], str | None]:
        return step_labels(self.ontology, language, self.fallback)


def _named(relation: type[Relation], language: Language, fallback: bool) -> Iterator[Named]:
    for prop in edge_properties(relation):
        yield from _leaves(prop.name, property_meaning(prop, At.EDGE), language, fallback)


def _leaves(
    name: str, meaning: m.Plain | m.InLanguage | m.Parts, language: Language, fallback: bool
) -> Iterator[Named]:
    """The values of a property, each with a name: a date has one, another value with parts one for each of these."""
    match meaning:
        case m.Plain(shown, at):
            yield name, s.Leaf(shown, at)
        case m.InLanguage(by_language, at):
            text = dict(by_language)[language.name]
            yield name, s.Leaf(text if fallback else text.alone, at)
        case m.Parts(presence, parts, at) if "edtf" in dict(parts):
            yield name, s.Leaf(presence, at)
        case m.Parts(_, parts):
            for part, inner in parts:
                yield from _leaves(f"{name}.{part}", inner, language, fallback)
