"""A large selection as several statements, for an engine that takes long to plan a large one.

What a planner takes grows faster than a statement, and a relation of a relation is written out once for each way to
it. So each statement goes one relation far, and reads the same whatever is asked of what it finds: of a relation all
that is shown of it, of a node its id; besides only what follows from the request, such as a unit by the day. All that
is shown of the nodes of a class is read by another statement, for all ids at once, whichever way led to them. There are
few such statements, then, and they can be planned before anybody asks (see usual_parts). What was asked for is put
together from their rows (see levels.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import assert_never

from graph.asked import selection as s
from graph.asked.clocks import without_exceptions
from graph.asked.filters import both, implied
from graph.asked.pages import usual_order
from graph.asked.relations import ID as RELATION_ID
from graph.asked.relations import (
    LEADS_SHOWN,
    RELATION,
    RELATION_SHOWN,
    CountNeighbours,
    Leads,
    Neighbours,
    Said,
    steps_from,
)
from graph.asked.representatives import REPRESENTATIVES, lead_to_represented
from graph.neo4j.levels import Cell, Cited, Held, Levels, Looked, Name, OfClass, Part, Row, Rows
from graph.statement import TODAY
from graph.stored.columns import ID, ID_KEY, Scalar, Shown
from graph.stored.layout import shown_columns
from ontology.events import CasualtyEstimate
from ontology.model import End, Node, Ontology, Relation
from ontology.sources import Source


def split(selection: s.Selection) -> Levels:
    """A selection in levels. Equal parts are one, wherever they stand."""
    return _Splitting().split(selection)


def usual_parts(ontology: Ontology) -> Iterator[Part]:
    """The parts of which most large selections are made: in the default order, without conditions."""
    for cls in (*ontology.interfaces, *ontology.classes):
        yield _own(cls)
        steps = steps_from(ontology, cls, ontology.relations, Leads.BOTH)
        order = (s.Order(RELATION, at=s.At.EDGE), s.Order(RELATION_ID, at=s.At.EDGE))
        yield Node, (Neighbours(cls, steps, s.Page(order, 1), WALKED),)
        yield Node, (CountNeighbours(cls, steps),)
    for end in (End(one, forward) for one in ontology.relations for forward in (True, False)):
        led = _led(end.relation)
        if end.single:
            yield Node, (s.One(end, led),)
        elif end.name:
            usual = _usual(end)
            yield Node, (s.Many(end, s.Page((*usual_order(end), s.Order(ID_KEY, at=s.At.EDGE)), 1, usual), led),)
            yield Node, (s.Count(end, usual),)
        if end.forward and end.relation.declared.hierarchy:
            yield Node, (s.Ancestors(end.relation, TODAY, (HERE,)),)


def _usual(end: End) -> s.Filter:
    """What lists of the nodes at an end leave out unless asked for more."""
    once = REPRESENTATIVES if lead_to_represented(end) else s.EVERYTHING
    return both(s.EVERYTHING, implied(without_exceptions(end.far), once))


def _as_stored(column: str, at: s.At = s.At.NODE) -> s.Leaf:
    return s.Leaf(Shown((column,), Scalar.STRING), at)


HERE = s.Leaf(ID)
CITED = s.Citations((HERE,))
WALKED: s.Items = (
    HERE,
    _as_stored("id", s.At.EDGE),
    *(_as_stored(one.columns[0], s.At.EDGE) for one in (RELATION_SHOWN, LEADS_SHOWN)),
    CITED,
)
"""What is read of a relation of whatever kind."""


def _own(cls: type[Node]) -> Part:
    """All that is shown of the nodes of a class."""
    return cls, tuple(map(_as_stored, shown_columns(cls)))


def _led(relation: type[Relation]) -> s.Items:
    """All that is shown of a relation, and the id of the node to which it leads."""
    shown = (_as_stored(column, s.At.EDGE) for column in shown_columns(relation))
    return (HERE, *shown, *([CITED] if relation.declared.cited else []))


@dataclass
class _Reading:
    """What a statement reads for a row: items that every such statement has, and such as this one needs besides."""

    cls: type[Node] | None
    items: dict[s.Item, int] = field(default_factory=dict)

    def hold(self, item: s.Item) -> Held:
        """Where an item stands that the statement reads."""
        return Held((self.items.setdefault(item, len(self.items)),))


class _Splitting:
    def __init__(self) -> None:
        self._parts: dict[Part, int] = {}
        self._shown: dict[type[Node], tuple[int, dict[str, int]]] = {}

    def split(self, selection: s.Selection) -> Levels:
        roots = [self._root(at, root) for at, root in enumerate(selection)]
        return Levels(tuple(root for root, _ in roots), tuple(self._parts), Row.of(tuple(cell for _, cell in roots)))

    def _root(self, at: int, root: s.Root) -> tuple[s.Root, Cell]:
        held = Held((at,))
        match root:
            case (
                s.CountAll()
                | s.CountSearch()
                | s.CountClasses()
                | s.CountGroups()
                | s.Relations()
                | s.Strays()
                | s.Counted()
                | s.Notices()
                | s.UnsoundNotices()
                | s.Tallied()
                | s.TalliedActors()
            ):
                return root, held
            case s.Find() | s.All():
                items, row = self._row(root.items, root.cls, (HERE,))
            case s.Search() | s.Suggest():
                items, row = self._row(root.items, Node, (HERE,))
            case s.Groups():
                items, row = self._row(root.items, None)
            case _:
                assert_never(root)
        return replace(root, items=items), Rows(held, not isinstance(root, s.Find), row)

    def _row(self, items: s.Items, cls: type[Node] | None, read: s.Items = (), *before: Name) -> tuple[s.Items, Row]:
        """What a statement reads, and how a row is put together of it. Without a class, it is not a node's."""
        reading = _Reading(cls, {item: at for at, item in enumerate(read)})
        cells = tuple(self._cell(item, reading) for item in items)
        return tuple(reading.items), Row.of((*before, *cells))

    def _row_by_id(self, items: s.Items, cls: type[Node], *before: Name) -> Row:
        """How a row is put together of which nothing is read but the node's id."""
        return self._row(items, cls, (HERE,), *before)[1]

    def _cell(self, item: s.Item, reading: _Reading) -> Cell:
        cls = reading.cls
        match item:
            case s.Leaf(Shown(columns), at):
                return self._leaf(item, columns, at, reading)
            case s.KeyValue(key, s.At.EDGE):
                stored = _as_stored(key.column, s.At.EDGE)
                return reading.hold(item if key.instead or stored not in reading.items else stored)
            case s.KeyValue(key) if cls and key == ID_KEY and not item.through:
                return Held((0,))
            case s.KeyValue() | s.Completions() | s.Under() | s.Around() | s.NamesAround():
                return self._part(cls, item) if cls else reading.hold(item)
            case Said() | s.CountFigures():
                return reading.hold(item)
            case s.Count() | CountNeighbours():
                return self._part(Node, item)
            case s.Lookup(column, far, items):
                held = self._leaf(_as_stored(column), (column,), s.At.NODE, reading)
                row = self._row_by_id(items, far)
                return Looked(held, Row.of(row.cells, self._number(_own(far))))
            case s.Citations(items):
                return Cited(reading.hold(CITED), self._row_by_id(items, Source))
            case s.ByClass(cases):
                rows = ((one.path(), self._row_by_id(items, one, Name(one.__name__))) for one, items in cases)
                return OfClass(dict(rows))
            case s.One() | s.Many():
                return self._onward(item, item.end.far, _led(item.end.relation))
            case s.Ancestors():
                return self._onward(item, item.hierarchy.declared.target, (HERE,))
            case Neighbours():
                return self._onward(item, Node, WALKED)
            case s.Unit():
                return self._here(item, item.hierarchy.declared.target, reading)
            case s.Figures():
                return self._here(item, CasualtyEstimate, reading)
            case s.Casualties():
                return self._here(item, None, reading)
            case _:
                assert_never(item)

    def _leaf(self, item: s.Leaf, columns: tuple[str, ...], at: s.At, reading: _Reading) -> Held:
        """Where a value is: in the row at hand, or in that of all that is shown of the node."""
        if at is s.At.NODE and reading.cls:
            if columns == (ID_KEY.column,):
                return Held((0,))
            return self._own(reading.cls, columns) or self._part(reading.cls, item)
        stored = [_as_stored(column, at) for column in columns]
        if all(one in reading.items for one in stored):
            return Held(tuple(reading.items[one] for one in stored))
        return reading.hold(item)

    def _own(self, cls: type[Node], columns: tuple[str, ...]) -> Held | None:
        """Where the part with all that is shown of a class has the columns; None if it has not all of them."""
        if cls not in self._shown:
            self._shown[cls] = self._number(_own(cls)), {column: at for at, column in enumerate(shown_columns(cls))}
        number, places = self._shown[cls]
        if not all(column in places for column in columns):
            return None
        return Held(tuple(places[column] for column in columns), number)

    def _onward(self, item: s.One | s.Many | s.Ancestors | Neighbours, far: type[Node], read: s.Items) -> Rows:
        items, row = self._row(item.items, far, read)
        return Rows(self._part(Node, replace(item, items=items)), not isinstance(item, s.One), row)

    def _here(self, item: s.Unit | s.Figures | s.Casualties, cls: type[Node] | None, reading: _Reading) -> Rows:
        """Rows that this statement reads itself, as they hang on what it asks."""
        items, row = self._row(item.items, cls, (HERE,) if cls else ())
        return Rows(reading.hold(replace(item, items=items)), not isinstance(item, s.Unit), row)

    def _part(self, cls: type[Node], item: s.Item) -> Held:
        return Held((0,), self._number((cls, (item,))))

    def _number(self, part: Part) -> int:
        return self._parts.setdefault(part, len(self._parts))
