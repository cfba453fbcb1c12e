"""From an operation to its plan: what to select, how to read the answer, and what to check in each request.

A plan is made once for a document, an operation and the shape of its variables; the values of variables are slots in
it. Which fields are asked for, with @skip, @include and fragments, is decided by graphql-core's own collector.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from graphql import FieldNode, GraphQLField, GraphQLObjectType, GraphQLSchema, OperationDefinitionNode, VariableValues

from api.errors import PAGE_SIZE_INVALID, RequestError
from api.query.answering import shapes as sh
from api.query.answering.codes import code_definitions
from api.query.answering.outline import Fields
from api.query.planning.clocks import nodes_shown, read_clocks, with_left_out
from api.query.planning.collecting import Details, Fragments, Grouped, root_fields
from api.query.planning.forms import Form
from api.query.planning.identity import IdOf
from api.query.planning.outlining import Outlining
from api.query.planning.pages import Over, PageUse, page_over
from api.query.planning.roots.computed import ComputedFields
from api.query.planning.roots.groups import GroupFields
from api.query.planning.roots.ledger import LedgerFields, OfLedger
from api.query.planning.roots.search import SearchFields
from api.query.planning.roots.suggestions import SuggestFields
from api.query.planning.rows import NOWHERE, RowItems, page_as_read, placed
from api.query.planning.selecting import Selecting
from api.schema import enums as e
from api.schema import meaning as m
from api.schema.inputs import MAX_PAGE_SIZE
from api.schema.meaning import meaning_of
from graph.asked import selection as s
from graph.asked.clocks import NONE
from graph.asked.operators import BY_NAME
from graph.statement import Parameter, Slot
from graph.stored import columns
from ontology.actors import Actor
from ontology.agreements import Agreement
from ontology.codes import Code
from ontology.model import Node, Ontology


def lift(value: Any, path: tuple[str | int, ...] = ()) -> Any:
    """Variables with slots in place of their values; what decides the shape of a plan stays as it is.

    So does whether a list has one value or several: one may be asked for as such (planning/filters.py).
    """
    if isinstance(value, dict):
        return {key: lift(item, (*path, key)) for key, item in value.items()}
    if isinstance(value, list) and (not value or any(isinstance(item, dict | e.Chosen) for item in value)):
        return [lift(item, (*path, number)) for number, item in enumerate(value)]
    structural = value is None or isinstance(value, bool) or (isinstance(value, Enum) and not isinstance(value, Code))
    return value if structural else Slot(path, alone=isinstance(value, list) and len(value) == 1)


@dataclass(frozen=True)
class Plan:
    """What one operation selects and how its answer is read.

    `given` is what a request gives to the reading besides its pages, or has checked, `introspection` the fields that
    ask about the schema, `codes` how many are told, and `keys` all response keys in their order. `outline` is there
    where the answer takes another form than JSON.
    """

    selection: s.Selection
    shape: sh.Fields
    pages: tuple[PageUse, ...]
    given: tuple[Parameter, ...]
    introspection: tuple[FieldNode, ...]
    codes: int
    keys: tuple[str, ...]
    outline: Fields | None = None


def plan(
    schema: GraphQLSchema,
    ontology: Ontology,
    operation: OperationDefinitionNode,
    fragments: Fragments,
    variables: VariableValues,
    form: Form | None = None,
) -> Plan:
    """The plan for an operation whose variables are lifted, and its answer in a form.

    RequestError where an argument cannot be, or the form cannot say what is selected.
    """
    selecting = form.selecting if form else Selecting
    return _Roots(selecting(schema, ontology, operation, fragments, variables), form).plan()


class _Roots:
    """The root fields of one operation while it is planned."""

    def __init__(self, selecting: Selecting, form: Form | None) -> None:
        self._selecting, self._form = selecting, form
        self._roots: dict[s.Root, int] = {}
        self._codes = 0

    def plan(self) -> Plan:
        found = self._selecting
        query = found.schema.query_type
        assert query is not None
        grouped = root_fields(found.schema, found.fragments, found.variables, found.operation, query)
        outline = self._outline(query, grouped) if self._form else None
        asked = {key: details for key, details in grouped.items() if _is_introspection(details)}
        entries = tuple((key, self._root(key, grouped[key], query)) for key in grouped if key not in asked)
        introspection = tuple(detail.node for details in asked.values() for detail in details)
        pages = tuple(found.pages.values())
        return Plan(
            selection=tuple(self._roots),
            shape=sh.Fields(entries),
            pages=pages,
            given=tuple(found.given),
            introspection=introspection,
            codes=self._codes,
            keys=tuple(grouped),
            outline=outline,
        )

    def _outline(self, query: GraphQLObjectType, grouped: Grouped) -> Fields:
        assert self._form is not None
        outline = Outlining(self._selecting).fields(query, grouped)
        self._form.check(outline)
        return outline

    def _root(self, key: str, details: Details, query: GraphQLObjectType) -> sh.Shape:
        try:
            return self._planned(key, details, query)
        except RequestError as error:
            raise error.located(details[0].node) from None

    def _planned(self, key: str, details: Details, query: GraphQLObjectType) -> sh.Shape:
        name = details[0].node.name.value
        if name == "__typename":
            return sh.Constant(query.name)
        graphql_field = query.fields[name]
        arguments = self._selecting.arguments(graphql_field, details)
        match meaning_of(graphql_field):
            case m.FindOne(cls):
                return self._find_one(key, cls, arguments["id"], graphql_field, details)
            case m.FindEach(cls):
                return self._find_each(cls, arguments["ids"], graphql_field, details)
            case m.ListAll(cls):
                return self._list_all(key, cls, arguments, graphql_field, details)
            case m.SearchNodes(by_default):
                hits = SearchFields(self._selecting, key, by_default, arguments, details, self._add)
                return hits.connection(graphql_field, details, self._add)
            case m.SuggestNames():
                names = SuggestFields(self._selecting, self._add)
                return names.suggestions(key, arguments, graphql_field, details)
            case m.GroupNodes(cls):
                groups = GroupFields(self._selecting, cls, key, arguments, details)
                return groups.connection(graphql_field, details, self._add)
            case m.TraceCompliance() | m.TraceChanges() | m.HearVoices() as meaning:
                return self._of_ledger(key, meaning, arguments, graphql_field, details)
            case m.ListCodes():
                return self._list_codes(arguments["list"].value, graphql_field, details)
        raise TypeError(f"{name} is not a field of the root")

    def _of_ledger(
        self, key: str, meaning: OfLedger, arguments: dict[str, Any], graphql_field: GraphQLField, details: Details
    ) -> sh.Shape:
        for name, cls in (("agreement", Agreement), ("a", Actor), ("b", Actor)):
            if name in arguments:
                self._check_id(key, name, cls, arguments[name])
        fields = LedgerFields(self._selecting, arguments["agreement"], self._add)
        return fields.reckoned(meaning, arguments, graphql_field, details)

    def _add(self, root: s.Root) -> int:
        return self._roots.setdefault(root, len(self._roots))

    def _find_one(self, key: str, cls: type[Node], id_: Any, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        if not cls.abstract:
            self._check_id(key, "id", cls, id_)
        row = RowItems()
        shape = self._selecting.node(cls, graphql_field, details, row)
        return sh.Inner(self._add(s.Find(cls, id_, row.taken())), shape)

    def _check_id(self, key: str, argument: str, cls: type[Node], id_: Any) -> None:
        """Have the id of each request checked."""
        self._selecting.give(Parameter(id_, IdOf(self._selecting.ontology, f"{key}: {argument}", cls, finds=True)))

    def _find_each(self, cls: type[Node], ids: Any, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        row, key = RowItems(), columns.ID_KEY
        row.add(s.Leaf(columns.ID))
        shape = self._selecting.node(cls, graphql_field, details, row)
        ids = tuple(ids) if isinstance(ids, list) else ids
        page = s.Page((s.Order(key),), MAX_PAGE_SIZE, s.Test(key, BY_NAME["in"], ids))
        given = self._selecting.give(Parameter(ids, _checked_ids))
        return sh.Each(self._add(s.All(cls, page, row.taken())), given, shape)

    def _list_all(
        self, key: str, cls: type[Node], arguments: dict[str, Any], graphql_field: GraphQLField, details: Details
    ) -> sh.Shape:
        asked = self._selecting.where.of_nodes(cls, arguments.get("where"), f"{key}: where")
        clocks, over, row = read_clocks(arguments), Over(cls), RowItems()
        filter_ = nodes_shown(cls, clocks, arguments, asked)
        use = self._selecting.page(details, over, lambda number: page_over(over, number, key, arguments, filter_))
        entries, counted = self._selecting.connection(use, over, graphql_field, details, row)
        entries = with_left_out(entries, cls, clocks, nodes_shown(cls, NONE, arguments, asked), self._add)
        entries = self._selecting.at_root(use, entries, row)
        at = self._add(s.All(cls, page_as_read(use, entries), row.taken())) if row.items else NOWHERE
        count = self._add(s.CountAll(cls, filter_)) if counted else NOWHERE
        return placed(use, entries, at, count)

    def _list_codes(self, codes: type[Code], graphql_field: GraphQLField, details: Details) -> sh.Shape:
        self._codes += len(codes)
        given = self._selecting.give(Parameter(codes, code_definitions))
        return sh.Given(given, ComputedFields(self._selecting).object(graphql_field, details))


def _checked_ids(ids: list[str]) -> list[str]:
    if len(ids) > MAX_PAGE_SIZE:
        raise RequestError.of(
            PAGE_SIZE_INVALID, f"nodes: {len(ids)} ids are asked for; ask for {MAX_PAGE_SIZE} at most."
        )
    return ids


def _is_introspection(details: Details) -> bool:
    return details[0].node.name.value in ("__schema", "__type")
