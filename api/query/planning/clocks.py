"""`asOf`, `knownBy`, `exceptions` and `duplicates`: from the arguments of a list to what it leaves out, and how many.

What no source had told by the day is counted; a duplicate is not, since the record that stands for it is there.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from graphql import GraphQLField

from api.query.answering import shapes as sh
from api.query.planning.collecting import Details
from api.query.planning.rows import Entries
from api.schema.meaning import OfLeftOut, meaning_of
from graph.asked import selection as s
from graph.asked.clocks import Clocks, without_exceptions
from graph.asked.filters import both, implied
from graph.asked.representatives import REPRESENTATIVES, are_represented, lead_to_represented
from ontology.model import End, Node

LEFT_OUT = {one: sh.Constant(None) for one in OfLeftOut}
"""Hold the places of counts until their positions are known."""


def read_clocks(arguments: Mapping[str, Any]) -> Clocks:
    """The days that a list is asked for."""
    return Clocks(arguments.get("asOf"), arguments.get("knownBy"))


def nodes_shown(cls: type[Node], clocks: Clocks, arguments: Mapping[str, Any], asked: s.Filter) -> s.Filter:
    """What the nodes of a list must meet, of which this is asked besides."""
    once = REPRESENTATIVES if are_represented(cls) and not arguments["duplicates"] else s.EVERYTHING
    return both(asked, implied(clocks.of_nodes(cls), _counted(cls, arguments), once))


def relations_shown(end: End, clocks: Clocks, arguments: Mapping[str, Any], asked: s.Filter) -> s.Filter:
    """The same of the relations that nodes have at an end, and of the nodes to which they lead."""
    once = REPRESENTATIVES if lead_to_represented(end) and not arguments["duplicates"] else s.EVERYTHING
    return both(asked, implied(clocks.of_relations(end), _counted(end.far, arguments), once))


def _counted(cls: type[Node], arguments: Mapping[str, Any]) -> s.Filter:
    return s.EVERYTHING if arguments.get("exceptions") else without_exceptions(cls)


def with_left_out(
    entries: Entries, cls: type[Node], clocks: Clocks, asked: s.Filter, add_root: Callable[[s.Root], int]
) -> Entries:
    """The entries of a list at the root, with how many nodes are left out where that is selected.

    `asked`: what the nodes must meet besides.
    """
    filters = {OfLeftOut.TOTAL: clocks.left_out, OfLeftOut.UNDATED: clocks.undated}

    def placed(shape: sh.Shape) -> sh.Shape:
        for one, held in LEFT_OUT.items():
            if shape is held:
                return sh.Cell(add_root(s.CountAll(cls, both(asked, implied(filters[one](cls))))))
        return shape

    return tuple((key, _within(shape, placed, told=clocks.known_by is not None)) for key, shape in entries)


def _within(shape: sh.Shape, placed: Callable[[sh.Shape], sh.Shape], *, told: bool) -> sh.Shape:
    if not isinstance(shape, sh.Fields) or not _holds(shape for _, shape in shape.entries):
        return shape
    return (
        replace(shape, entries=tuple((key, placed(one)) for key, one in shape.entries)) if told else sh.Constant(None)
    )


def left_out_of(_: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
    """What holds the place of a count."""
    field = meaning_of(graphql_field)
    assert isinstance(field, OfLeftOut)
    return LEFT_OUT[field]


def _holds(shapes: Iterable[sh.Shape]) -> bool:
    return any(shape is held for shape in shapes for held in LEFT_OUT.values())
