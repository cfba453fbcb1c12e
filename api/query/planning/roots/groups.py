"""The fields of groups, such as `eventGroups`: keys by which nodes are grouped, in a page of groups."""

from collections.abc import Mapping, Sequence
from typing import Any

from graphql import GraphQLField

from api.errors import BAD_USER_INPUT, RequestError
from api.query.answering import shapes as sh
from api.query.answering.cursors import Seal
from api.query.planning.clocks import nodes_shown, read_clocks
from api.query.planning.collecting import Details
from api.query.planning.pages import Over, read_page, subject_of
from api.query.planning.roots.connections import ConnectionFields
from api.query.planning.roots.filling import read_filling
from api.query.planning.roots.sums import SumFields
from api.query.planning.rows import RowItems
from api.query.planning.selecting import Selecting
from api.schema import enums as e
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from graph.asked import selection as s
from graph.asked.grouping import COUNT, SHOWN, TRUE, ByTime, group_key, sum_key
from graph.asked.representatives import of_representatives
from graph.stored.columns import Key, Scalar, Shown
from ontology.model import Node
from ontology.naming import uncapitalized

HOW_MANY = s.Leaf(Shown((COUNT.column,), Scalar.INT))


class GroupFields(ConnectionFields):
    """Gathers what one field of groups selects."""

    present = HOW_MANY

    def __init__(
        self, selecting: Selecting, cls: type[Node], key: str, arguments: Mapping[str, Any], details: Details
    ) -> None:
        super().__init__(selecting)
        self._cls = cls
        groupings = _checked(key, arguments["by"])
        self._by = tuple(grouping.key for grouping in groupings)
        self._at = {grouping.field: at for at, grouping in enumerate(groupings)}
        asked = selecting.where.of_nodes(cls, arguments.get("where"), f"{key}: where")
        self._name, self._clocks = key, read_clocks(arguments)
        self._filter = nodes_shown(cls, self._clocks, arguments, asked)
        given = arguments.get("orderBy") or ()
        order = _order(given, len(self._by))
        self._harms = tuple(dict.fromkeys(harm for one in given if (harm := one["field"].harm)))
        if self._harms:
            self._check_sums("orderBy has a sum")
        self._filling = read_filling(key, groupings, asked) if arguments.get("fill") else None
        root = f"{uncapitalized(cls.__name__)}Groups"
        subject = " ".join([root, *(grouping.name for grouping in groupings), *(["filled"] if self._filling else [])])
        self._seal = seal = Seal.of(subject_of(subject, arguments), order, self._filter)
        self.use = selecting.page(details, Over(cls), lambda number: read_page(number, key, arguments, order, seal))

    def _page_root(self, page: s.Page, items: s.Items) -> s.Root:
        return s.Groups(self._cls, self._by, self._filter, page, items, self._harms, self._filling)

    def _count_root(self) -> s.Root:
        return s.CountGroups(self._cls, self._by, self._filter, self._filling)

    def _node(self, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        return sh.Fields(self._selecting.entries(graphql_field, details, self._of_group))

    def _of_group(self, _: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        field = meaning_of(graphql_field)
        if field is m.OfGroup.COUNT:
            return sh.Cell(self._row.add(HOW_MANY))
        if field is m.OfGroup.CASUALTIES:
            return self._casualties(graphql_field, details)
        if field is m.OfGroup.KEYS:
            return sh.Cells(tuple(map(self._key, range(len(self._by)))))
        if field is m.OfGroup.IN_ONE_UNIT:
            units = tuple((self._key(at), by.characters) for at, by in enumerate(self._by) if isinstance(by, ByTime))
            return sh.InOneUnit(units) if units else sh.Constant(None)
        assert isinstance(field, m.KeyOfGroup)
        at = self._at.get(field)
        return sh.Constant(None) if at is None else self._shown(field, at, graphql_field, details)

    def _shown(self, field: m.KeyOfGroup, at: int, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match field.shown:
            case m.KeyShown.CODE:
                return sh.Cell(self._key(at))
            case m.KeyShown.TRUTH:
                return sh.Cell(self._row.add(s.Leaf(Shown((f"{TRUE}{at}",), Scalar.BOOLEAN))))
            case m.KeyShown.SPAN:
                return sh.Span(self._key(at), self._selecting.names(graphql_field, details))
            case m.KeyShown.NODE:
                assert field.cls is not None
                row = RowItems()
                shape = self._selecting.node(field.cls, graphql_field, details, row)
                return sh.Inner(self._row.add(s.Lookup(f"{SHOWN}{at}", field.cls, row.taken())), shape)

    def _key(self, at: int) -> int:
        return self._row.add(s.Leaf(Shown((f"{SHOWN}{at}",), Scalar.STRING)))

    def _casualties(self, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        self._check_sums(f"{details[0].node.name.value} is selected")
        arguments = self._selecting.arguments(graphql_field, details)
        harms, include = (_constant(arguments.get(name)) for name in ("harm", "include"))
        sums = SumFields(self._selecting, self._seal, include)
        shape = sh.Fields(self._selecting.entries(graphql_field, details, sums.read))
        beside = of_representatives(self._filter)
        return sh.Listed(self._row.add(s.Casualties(len(self._by), harms, include, sums.row.taken(), beside)), shape)

    def _check_sums(self, asked: str) -> None:
        """RequestError where sums are to be known by a day: they take figures whenever these were published."""
        if self._clocks.known_by is not None:
            said = "and sums are of all figures, whenever they were published; leave that out, or knownBy"
            raise RequestError.of(BAD_USER_INPUT, f"{self._name}: knownBy is given, {asked}, {said}.")


def _checked(name: str, by: Sequence[e.Grouping]) -> Sequence[e.Grouping]:
    """RequestError where nothing is named, or two of one sort."""
    if not by:
        raise RequestError.of(BAD_USER_INPUT, f"{name}: by is empty; name one grouping at least, such as DATASET.")
    first: dict[m.KeyOfGroup, e.Grouping] = {}
    for one in by:
        other = first.setdefault(one.field, one)
        if other is not one:
            message = f"{name}: by has {other.name} and {one.name}, two of {one.field.name}; keep one of them."
            raise RequestError.of(BAD_USER_INPUT, message)
    if len(first) < len(by):
        twice = next(one.name for at, one in enumerate(by) if one in by[:at])
        raise RequestError.of(BAD_USER_INPUT, f"{name}: by has {twice} twice; name it once.")
    return by


def _constant(asked: Any) -> Any:
    """A list that may be a slot, as a statement takes it."""
    return tuple(asked) if isinstance(asked, list) else asked


def _order(given: Sequence[Mapping[str, Any]], keys: int) -> tuple[s.Order, ...]:
    """What is asked for, then what is left of the keys."""
    order = dict[str, s.Order]()
    for one in given:
        for key in _ordered_by(one["field"], keys):
            order.setdefault(key.column, s.Order(key, one.get("direction") is e.Direction.DESC))
    for key in map(group_key, range(keys)):
        order.setdefault(key.column, s.Order(key))
    return tuple(order.values())


def _ordered_by(field: e.GroupOrderField, keys: int) -> list[Key]:
    if field.harm:
        return [sum_key(field.harm)]
    return [COUNT] if field.is_count else list(map(group_key, range(keys)))
