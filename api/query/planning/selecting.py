"""How the fields of nodes, connections and edges become items of a row and the shape that reads them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableValues,
    get_argument_values,
    get_named_type,
)

from api.errors import RequestError
from api.query.answering import shapes as sh
from api.query.planning.absent import without_absent, without_null_items
from api.query.planning.clocks import left_out_of, read_clocks, relations_shown
from api.query.planning.collecting import Details, Fragments, Grouped, subfields
from api.query.planning.filters import WhereReader
from api.query.planning.pages import Over, PageUse, page_over
from api.query.planning.relations import Walk, citations_of, of_relation
from api.query.planning.rows import (
    COUNTED,
    NOWHERE,
    Entries,
    OwnList,
    ReadField,
    RowItems,
    cursor_of,
    page_as_read,
    placed,
    shows_cursors,
)
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from graph.asked import selection as s
from graph.statement import TODAY, Parameter
from graph.stored import columns
from ontology.model import End, Node, Ontology
from ontology.sources import Dataset
from ontology.values import Language


class Selecting:
    """Gathers what one operation selects."""

    def __init__(
        self,
        schema: GraphQLSchema,
        ontology: Ontology,
        operation: OperationDefinitionNode,
        fragments: Fragments,
        variables: VariableValues,
    ) -> None:
        self.schema, self.ontology = schema, ontology
        self.operation, self.fragments, self.variables = operation, fragments, variables
        declared = (one.variable.name.value for one in operation.variable_definitions or ())
        self._absent = {*declared} - variables.coerced.keys()
        self.pages: dict[tuple[int, Over], PageUse] = {}
        self.given: dict[Parameter, int] = {}
        self.where = WhereReader(ontology, self.give)

    def arguments(self, graphql_field: GraphQLField, details: Details) -> dict[str, Any]:
        """The arguments of a field, defaults filled in, without what holds nothing but absent variables."""
        given = without_absent(details[0].node, self._absent)
        arguments = get_argument_values(graphql_field, given, self.variables)
        return {name: without_null_items(value) for name, value in arguments.items()}

    def language(self, graphql_field: GraphQLField, details: Details) -> tuple[Language, bool]:
        """The language that a text is asked for in, and whether another may stand in; null is as if left out."""
        arguments = self.arguments(graphql_field, details)
        return arguments.get("lang") or Language.EN, arguments.get("fallback") is not False

    def page(self, details: Details, over: Over, read: Callable[[int], PageUse]) -> PageUse:
        """The page of a connection, read with its number if it is new.

        The same field of a fragment asks for the same page wherever it stands.
        """
        asked = (id(details[0].node), over)
        if asked not in self.pages:
            self.pages[asked] = read(len(self.pages))
        return self.pages[asked]

    def give(self, given: Parameter) -> int:
        """The number of something that a request gives to the reading of its row; equal ones share it."""
        return self.given.setdefault(given, len(self.given))

    def node(self, cls: type[Node], graphql_field: GraphQLField, details: Details, row: RowItems) -> sh.Shape:
        """A node whose fields are items of the row at hand."""
        graphql_type = get_named_type(graphql_field.type)
        if isinstance(graphql_type, GraphQLInterfaceType):
            return self._interface(cls, graphql_type, details, row)
        return sh.Fields(self.entries(graphql_field, details, partial(self._read_own, row=row)))

    def connection(
        self, use: PageUse, over: Over, graphql_field: GraphQLField, details: Details, row: RowItems
    ) -> tuple[Entries, bool]:
        """The fields of a connection, and whether it counts: a count stands beside the page, not in it."""
        entries = self.entries(graphql_field, details, partial(self._of_connection, use, over, row=row))
        return entries, any(shape is COUNTED for _, shape in entries)

    def entries(self, graphql_field: GraphQLField, details: Details, read: ReadField) -> Entries:
        """Response key and shape of every field that is selected of an object."""
        graphql_type = get_named_type(graphql_field.type)
        assert isinstance(graphql_type, GraphQLObjectType)
        grouped = self.grouped(graphql_type, details).items()
        return tuple((key, self._entry(key, graphql_type, fields, read)) for key, fields in grouped)

    def at_root(self, use: PageUse, entries: Entries, row: RowItems) -> Entries:
        """The entries of a connection at the root. Other forms than JSON read more of it."""
        return entries

    def names(self, graphql_field: GraphQLField, details: Details) -> tuple[tuple[str, str], ...]:
        """Response key and name of every field that is selected of an object; for __typename the type's name."""
        graphql_type = get_named_type(graphql_field.type)
        assert isinstance(graphql_type, GraphQLObjectType)
        names = ((key, fields[0].node.name.value) for key, fields in self.grouped(graphql_type, details).items())
        return tuple((key, graphql_type.name if name == "__typename" else name) for key, name in names)

    def grouped(self, graphql_type: GraphQLObjectType, details: Details) -> Grouped:
        """The fields that are selected of an object, by response key."""
        return subfields(self.schema, self.fragments, self.variables, self.operation, graphql_type, details)

    @staticmethod
    def _entry(key: str, graphql_type: GraphQLObjectType, details: Details, read: ReadField) -> sh.Shape:
        name = details[0].node.name.value
        if name == "__typename":
            return sh.Constant(graphql_type.name)
        try:
            return read(key, graphql_type.fields[name], details)
        except RequestError as error:
            raise error.located(details[0].node) from None

    def _interface(self, cls: type[Node], shared: GraphQLInterfaceType, details: Details, row: RowItems) -> sh.Shape:
        """What the interface itself has is read once; only the rest depends on the class."""
        rows, told = {one: RowItems(first=1) for one in self.ontology.subclasses(cls)}, dict[Any, sh.Shape]()
        entries = {one: self._class_entries(one, shared, details, row, own, told) for one, own in rows.items()}
        first = next(iter(entries.values()))
        if all(each == first for each in entries.values()) and not any(own.items for own in rows.values()):
            return sh.Fields(tuple((key, shape) for key, _, shape in first))
        at = row.add(s.ByClass(tuple((one, own.taken()) for one, own in rows.items())))
        cases = ((one.__name__, _case(at, each)) for one, each in entries.items())
        return sh.ByClass(at, tuple(cases))

    def _class_entries(
        self,
        cls: type[Node],
        shared: GraphQLInterfaceType,
        details: Details,
        row: RowItems,
        own: RowItems,
        told: dict[Any, sh.Shape],
    ) -> list[tuple[str, bool, sh.Shape]]:
        """The fields of one class. `told`: those of the interface that another class has had, of the same places."""
        graphql_type = self.schema.type_map[cls.__name__]
        assert isinstance(graphql_type, GraphQLObjectType)
        entries = []
        for key, found in self.grouped(graphql_type, details).items():
            name = found[0].node.name.value
            if name in shared.fields:
                places = (key, *(id(one.node) for one in found))
                if places not in told:
                    told[places] = self._read_own(key, shared.fields[name], found, row)
                entries.append((key, True, told[places]))
            else:
                shape = self._entry(key, graphql_type, found, partial(self._read_own, row=own))
                entries.append((key, name == "__typename", shape))
        return entries

    def _read_own(self, key: str, graphql_field: GraphQLField, details: Details, row: RowItems) -> sh.Shape:
        return self._read(key, meaning_of(graphql_field), graphql_field, details, row)

    def _read(
        self, key: str, meaning: m.Meaning, graphql_field: GraphQLField, details: Details, row: RowItems
    ) -> sh.Shape:
        match meaning:
            case m.Plain(shown, at):
                return sh.Cell(row.add(s.Leaf(shown, at)))
            case m.InLanguage(by_language, at):
                language, fallback = self.language(graphql_field, details)
                text = dict(by_language)[language.name]
                return sh.Cell(row.add(s.Leaf(text if fallback else text.alone, at)))
            case m.Parts():
                return self._parts(meaning, graphql_field, details, row)
            case m.Iri():
                return sh.IriCell(row.add(s.Leaf(columns.ID)))
            case m.InDataset():
                inner = RowItems()
                shape = self.node(Dataset, graphql_field, details, inner)
                return sh.Inner(row.add(s.Lookup("dataset", Dataset, inner.taken())), shape)
            case m.Related(end):
                return self._related(key, end, graphql_field, details, row)
            case m.AllRelations(cls):
                walk = Walk(self.ontology, cls, self.arguments(graphql_field, details))
                use = self.page(details, walk.over, partial(walk.page, key))
                return self.own_list(walk.own_list(use), graphql_field, details, row)
            case m.AncestorsIn() | m.UnitIn():
                return self._climbed(meaning, graphql_field, details, row)
        raise TypeError(f"{key}: {meaning} is not a field of a node")

    def _parts(self, meaning: m.Parts, graphql_field: GraphQLField, details: Details, row: RowItems) -> sh.Shape:
        parts = dict(meaning.parts)

        def read(key: str, part: GraphQLField, found: Details) -> sh.Shape:
            return self._read(key, parts[found[0].node.name.value], part, found, row)

        fields = sh.Fields(self.entries(graphql_field, details, read))
        return sh.Present(row.add(s.Leaf(meaning.presence, meaning.at)), fields)

    def _climbed(
        self, meaning: m.AncestorsIn | m.UnitIn, graphql_field: GraphQLField, details: Details, row: RowItems
    ) -> sh.Shape:
        arguments, inner = self.arguments(graphql_field, details), RowItems()
        shape = self.node(meaning.hierarchy.declared.target, graphql_field, details, inner)
        if isinstance(meaning, m.AncestorsIn):
            day = arguments.get("on") or TODAY
            return sh.Listed(row.add(s.Ancestors(meaning.hierarchy, day, inner.taken())), shape)
        unit = s.Unit(meaning.hierarchy, meaning.days, meaning.kind, arguments["kind"], inner.taken())
        return sh.Inner(row.add(unit), shape)

    def _related(self, key: str, end: End, graphql_field: GraphQLField, details: Details, row: RowItems) -> sh.Shape:
        if end.single:
            inner = RowItems()
            shape = self.node(end.far, graphql_field, details, inner)
            return sh.Inner(row.add(s.One(end, inner.taken())), shape)
        arguments, over = self.arguments(graphql_field, details), Over(end.far, end)
        asked = self.where.of_relation(end, arguments.get("where"), f"{key}: where")
        filter_ = relations_shown(end, read_clocks(arguments), arguments, asked)
        use = self.page(details, over, lambda number: page_over(over, number, key, arguments, filter_))
        own = OwnList(use, over, partial(s.Many, end), s.Count(end, use.page.filter))
        return self.own_list(own, graphql_field, details, row)

    def own_list(self, own: OwnList, graphql_field: GraphQLField, details: Details, row: RowItems) -> sh.Connection:
        """A list that what is at hand has of its own, tied to it where cursors of the list are shown or given."""
        use, inner = own.use, RowItems()
        entries, counted = self.connection(use, own.over, graphql_field, details, inner)
        at = row.add(own.read(page_as_read(use, entries), inner.taken())) if inner.items else NOWHERE
        connection = placed(use, entries, at, row.add(own.count) if counted else NOWHERE)
        if not (use.given or shows_cursors(connection)):
            return connection
        given = tuple((f"{use.name}: {argument}", cursor) for argument, cursor in use.given)
        number = self.give(Parameter(given, list)) if given else None
        return replace(connection, owner=row.add(s.Leaf(own.owner)), given=number)

    def _of_connection(
        self, use: PageUse, over: Over, key: str, graphql_field: GraphQLField, details: Details, row: RowItems
    ) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.OfConnection.TOTAL_COUNT:
                return COUNTED
            case m.OfConnection.LEFT_OUT:
                return sh.Fields(self.entries(graphql_field, details, left_out_of))
        shape = self._of_page(use, over, graphql_field, details, row)
        if not row.items:
            row.add(s.Leaf(columns.ID))  # nothing is asked of the rows but that they are there
        return shape

    def _of_page(
        self, use: PageUse, over: Over, graphql_field: GraphQLField, details: Details, row: RowItems
    ) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.OfConnection.NODES:
                return sh.Edges(self.node(over.cls, graphql_field, details, row))
            case m.OfConnection.EDGES:
                read = partial(self._of_edge, use, over, row=row)
                return sh.Edges(sh.Fields(self.entries(graphql_field, details, read)))
        return sh.PageInfo(self.names(graphql_field, details), cursor_of(use, row))

    def _of_edge(
        self, use: PageUse, over: Over, key: str, graphql_field: GraphQLField, details: Details, row: RowItems
    ) -> sh.Shape:
        match meaning := meaning_of(graphql_field):
            case m.OfEdge.CURSOR:
                return cursor_of(use, row)
            case m.OfEdge.NODE:
                return self.node(over.cls, graphql_field, details, row)
            case m.OfEdge.CITATIONS:
                return citations_of(self, graphql_field, details, row)
            case m.OfRelation():
                return of_relation(self, meaning, over.kinds, graphql_field, details, row)
        return self._read(key, meaning, graphql_field, details, row)


def _case(at: int, entries: list[tuple[str, bool, sh.Shape]]) -> sh.Fields:
    return sh.Fields(tuple((key, shape if common else sh.OfCase(at, shape)) for key, common, shape in entries))
