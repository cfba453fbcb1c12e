"""What tables and features are made of: the lists of a selection, each with the values that its items have.

A level is what one row stands for: an item of a list, with the objects that it has one of. The lists of its items are
levels below it. `edges` and `nodes` of a connection are one list; a column is called by the response keys on the way to
it, without these two.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from api.query.answering.outline import HEDGE, HEDGES, ID, ITEMS, NEARNESS, Asked, Fields
from api.schema import meaning as m
from ontology.places import Place

Way = tuple[str, ...]
Item = Mapping[str, Any]
ROOTS = m.ListAll | m.SearchNodes | m.GroupNodes
BESIDE = (ITEMS, NEARNESS, HEDGES)
"""What a connection tells of its items in turn."""
SHORT = {m.OfConnection.EDGES: "edges", m.OfConnection.NODES: "nodes", m.OfEdge.NODE: "node"}
"""The response keys that are left out of names."""


@dataclass
class Level:
    """The rows of a list. `name`: how the list is called; `way`: where it lies in an item of the level above.

    `columns`: where each value lies in an item, by its name; `own_ids`: which of them are ids. `nodes`: by its name,
    where a node lies in an item, and its id. `places`: where those lie that may be places. `lists`: which lists of a
    connection go together.
    """

    name: str
    way: Way = ()
    lists: tuple[str, ...] = ()
    columns: dict[str, Way] = field(default_factory=dict)
    own_ids: set[str] = field(default_factory=set)
    nodes: dict[str, tuple[Way, Way]] = field(default_factory=dict)
    places: dict[Way, None] = field(default_factory=dict)
    below: dict[str, "Level"] = field(default_factory=dict)
    of_place: bool = True

    def items(self, above: Item | None) -> list[Item] | None:
        """The items that belong to one of the level above; None where it has no such list."""
        *way, last = self.way
        holder = value_at(above, tuple(way)) if way else above
        if not isinstance(holder, Mapping) or last not in holder:
            return None
        found = holder[last]
        if not self.lists:
            return [one for one in found or () if one is not None]
        lists = {key: found[key] for key in (*self.lists, *BESIDE) if key in found}
        return [dict(zip(lists, each, strict=True)) for each in zip(*lists.values(), strict=True)]

    def ids_on(self, way: Way) -> dict[str, Way]:
        """The names and the places of the ids of all nodes of an item that lie on a way."""
        return {self._id_name(name): id_ for name, (at, id_) in self.nodes.items() if at == way[: len(at)]}

    def _id_name(self, node: str) -> str:
        """What the column of an id is called, unless something else is."""
        name = f"{node}.id"
        return name if name in self.own_ids or name not in self.columns else f"{node}.@id"


def value_at(item: Any, way: Way) -> Any:
    """What lies on a way; None where it ends before."""
    for key in way:
        if not isinstance(item, Mapping):
            return None
        item = item.get(key)
    return item


def chains(level: Level, *above: Level) -> Iterator[tuple[Level, ...]]:
    """Each chain of lists from a level down to one that has no lists below it."""
    chain = (*above, level)
    if not level.below:
        yield chain
    for inner in level.below.values():
        yield from chains(inner, *chain)


def level_of(root: Asked) -> Level:
    """The level of a field of the root: what it leads to, and whatever lists are in that."""
    level = Level(root.key)
    _gather(level, root, (root.key,), root.key, of_place=False)
    return level


def _gather(level: Level, asked: Asked, way: Way, name: str, *, of_place: bool) -> None:
    """Add a field, which lies on a way in an item, to the level of that."""
    if not asked.cases:
        level.columns.setdefault(name, way)
        if asked.name == "id":
            level.own_ids.add(name)
    elif asked.many:
        _gather_list(level, asked, way, name, (), of_place=of_place)
    elif listed := _listed(asked):
        inner = _below(level, name, way, tuple(one.key for one in listed), of_place=of_place)
        if not isinstance(asked.meaning, ROOTS):
            inner.nodes.setdefault(f"{name}.node" if asked.edges_say_more else name, ((), (ITEMS,)))
        for one in asked.fields:
            if one in listed:
                item = _named(name, one)
                _gather_object(inner, one, (one.key,), _of_node(item, asked, one), of_place=of_place)
            else:
                _gather(level, one, (*way, one.key), f"{name}.{one.key}", of_place=of_place)
        if asked.hedge:
            inner.columns.setdefault(f"{name}.{asked.hedge}", (HEDGES,))
    else:
        _gather_object(level, asked, way, name, of_place=of_place)


def _gather_list(level: Level, asked: Asked, way: Way, name: str, lists: Way, *, of_place: bool) -> None:
    _gather_object(_below(level, name, way, lists, of_place=of_place), asked, (), name, of_place=of_place)


def _gather_object(level: Level, asked: Asked, way: Way, name: str, *, of_place: bool) -> None:
    """Add the fields of an object, of whichever class, to a level. `of_place`: it lies below a place."""
    if asked.is_node:
        level.nodes.setdefault(name, (way, (*way, ID)))
    for class_name, fields in asked.cases:
        is_place = class_name == Place.__name__
        if is_place and not of_place:
            level.places[way] = None
        for one in fields:
            _gather(level, one, (*way, one.key), _named(name, one, asked), of_place=of_place or is_place)
    if asked.is_node and asked.hedge:
        level.columns.setdefault(f"{name}.{asked.hedge}", (*way, HEDGE))


def _listed(asked: Asked) -> list[Asked]:
    """The lists of the items of a connection."""
    return [one for one in asked.fields if one.meaning in (m.OfConnection.EDGES, m.OfConnection.NODES)]


def _below(level: Level, name: str, way: Way, lists: Way, *, of_place: bool) -> Level:
    inner = level.below.setdefault(name, Level(name, way, lists))
    inner.lists = tuple(dict.fromkeys((*inner.lists, *lists)))
    inner.of_place = inner.of_place and of_place
    return inner


def _named(name: str, one: Asked, above: Asked | None = None) -> str:
    """The name of a field, below that of what it belongs to."""
    short = SHORT.get(one.meaning) if isinstance(one.meaning, m.OfConnection | m.OfEdge) else None
    if one.key != short:
        return f"{name}.{one.key}"
    if one.meaning is m.OfEdge.NODE and (above is None or above.edges_say_more):
        return f"{name}.{one.key}"
    return name


def _of_node(name: str, connection: Asked, one: Asked) -> str:
    """Where edges say something of their own, so that nodes are told apart from them."""
    if one.meaning is m.OfConnection.NODES and connection.edges_say_more:
        return f"{name}.node"
    return name


def root_levels(outline: Fields) -> list[Level]:
    """The level of each field of the root but __typename."""
    return [level_of(root) for root in outline if root.meaning is not None]
