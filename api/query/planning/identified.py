"""What is read besides what is selected, where an answer takes another form than JSON: ids, points, relations.

It is part of the plan, and so of the price. Its keys (answering/outline.py) are none that a document could have.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graphql import GraphQLField

from api.query.answering import outline
from api.query.answering import shapes as sh
from api.query.answering.outline import hedge_of
from api.query.answering.rows_as_rdf import relation_columns
from api.query.planning.collecting import Details
from api.query.planning.pages import Over, PageUse
from api.query.planning.rows import Entries, RowItems, cursor_of
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from graph.asked import selection as s
from graph.asked.relations import Said
from graph.asked.selection import At
from graph.rdf.description import Column
from graph.stored import columns
from graph.stored.columns import Shown
from ontology.model import Documented, End, Node
from ontology.places import Place
from ontology.vocabularies import Nearness

HAS_NEXT = m.OfPageInfo.HAS_NEXT.value
PLACE_COLUMNS = tuple(Column(name) for name in ("lat", "lon", "kind", "precision"))


class Identified(Selecting):
    """Reads the id of every node, the hedge with which it or what leads to it is said, and whether a list goes on."""

    def node(self, cls: type[Node], graphql_field: GraphQLField, details: Details, row: RowItems) -> sh.Shape:
        shape = super().node(cls, graphql_field, details, row)
        return _with(shape, tuple(self._of_node(cls, row)))

    def connection(
        self, use: PageUse, over: Over, graphql_field: GraphQLField, details: Details, row: RowItems
    ) -> tuple[Entries, bool]:
        entries, counted = super().connection(use, over, graphql_field, details, row)
        if not any(isinstance(shape, sh.Edges) for _, shape in entries):
            return entries, counted
        told: Entries = tuple((key, sh.Edges(shape)) for key, shape in self._of_items(over, row))
        if over.end or over.within:
            told = (*told, (outline.CUT, sh.PageInfo(((outline.MORE, HAS_NEXT),), sh.Cursor(()))))
        return (*entries, *told), counted

    def at_root(self, use: PageUse, entries: Entries, row: RowItems) -> Entries:
        """Pages that are read backwards have none that follow."""
        if use.page.backward or not row.items:
            return entries
        told = ((outline.MORE, HAS_NEXT), (outline.END, m.OfPageInfo.END.value))
        return (*entries, (outline.PAGE, sh.PageInfo(told, cursor_of(use, row))))

    def _of_items(self, over: Over, row: RowItems) -> Iterator[tuple[str, sh.Shape]]:
        yield outline.ITEMS, sh.Cell(row.add(s.Leaf(columns.ID)))
        if over.end and (hedge := hedge_of(over.end.relation)):
            yield outline.HEDGES, sh.Cell(row.add(s.Leaf(columns.shown(hedge)[""], At.EDGE)))

    def _of_node(self, cls: type[Node], row: RowItems) -> Iterator[tuple[str, sh.Shape]]:
        yield outline.ID, sh.Cell(row.add(s.Leaf(columns.ID)))
        hedges = {one: hedge for one in self.ontology.subclasses(cls) if (hedge := hedge_of(one))}
        leaves = {one: s.Leaf(columns.shown(hedge)[""]) for one, hedge in hedges.items()}
        if cls in leaves:
            yield outline.HEDGE, sh.Cell(row.add(leaves[cls]))
        elif leaves:
            cases = tuple((one, (leaf,)) for one, leaf in leaves.items())
            yield outline.HEDGE, sh.Inner(row.add(s.ByClass(cases)), sh.Cell(1))  # after the name of the class


class Located(Identified):
    """Reads besides where places are, and how near to them a relation says that something was."""

    def _of_items(self, over: Over, row: RowItems) -> Iterator[tuple[str, sh.Shape]]:
        yield from super()._of_items(over, row)
        for prop in over.end.relation.properties() if over.end else ():
            if prop.range is Nearness:
                yield outline.NEARNESS, sh.Cell(row.add(s.Leaf(columns.shown(prop)[""], At.EDGE)))

    def _of_node(self, cls: type[Node], row: RowItems) -> Iterator[tuple[str, sh.Shape]]:
        yield from super()._of_node(cls, row)
        if cls is Place:
            yield outline.PLACE, _cells(PLACE_COLUMNS, row)
        elif issubclass(Place, cls):
            items = tuple(_leaf(one) for one in PLACE_COLUMNS)
            yield outline.PLACE, sh.Cell(row.add(s.ByClass(((Place, items),))))


class Stated(Identified):
    """Reads besides the relations that lead to nodes, whose dataset each is, and texts in whichever languages."""

    def _of_items(self, over: Over, row: RowItems) -> Iterator[tuple[str, sh.Shape]]:
        if over.end:
            yield outline.RELATIONS, _cells(relation_columns(over.end.relation), row, At.EDGE)
        elif over.kinds:
            told = ((kind, relation_columns(kind)) for kind in over.kinds)
            cases = ((kind, tuple((one.name, _leaf(one, At.EDGE)) for one in own)) for kind, own in told)
            yield outline.RELATIONS, sh.Cell(row.add(Said(tuple(cases))))

    def _of_node(self, cls: type[Node], row: RowItems) -> Iterator[tuple[str, sh.Shape]]:
        yield from super()._of_node(cls, row)
        if cls.abstract or issubclass(cls, Documented):
            yield outline.DATASET, _cells((Column("dataset"),), row)

    def _related(self, key: str, end: End, graphql_field: GraphQLField, details: Details, row: RowItems) -> sh.Shape:
        if not end.single:
            return super()._related(key, end, graphql_field, details, row)
        inner = RowItems()
        shape = self.node(end.far, graphql_field, details, inner)
        told = _cells(relation_columns(end.relation), inner, At.EDGE)
        return sh.Inner(row.add(s.One(end, inner.taken())), _with(shape, ((outline.RELATION, told),)))

    def _read(
        self, key: str, meaning: m.Meaning, graphql_field: GraphQLField, details: Details, row: RowItems
    ) -> sh.Shape:
        match meaning:
            case m.InLanguage(by_language, at):
                told = dict(by_language)["EN"].columns
                return _cells((Column(name) for name in told), row, at)
        return super()._read(key, meaning, graphql_field, details, row)


def _with(shape: sh.Shape, entries: Entries) -> sh.Shape:
    """The shape of an object, of whichever class, with further entries."""
    match shape:
        case sh.Fields():
            return replace(shape, entries=(*shape.entries, *entries))
        case sh.ByClass():
            return replace(shape, cases=tuple((name, _with(case, entries)) for name, case in shape.cases))
    raise TypeError(f"{shape} is not the shape of a node")


def _cells(of: Iterable[Column], row: RowItems, at: At = At.NODE) -> sh.Cells:
    return sh.Cells(tuple(row.add(_leaf(one, at)) for one in of))


def _leaf(column: Column, at: At = At.NODE) -> s.Leaf:
    return s.Leaf(Shown((column.name,), column.scalar, column.many), at)
