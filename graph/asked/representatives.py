"""One of all records of an event stands for it: what lists, groups and sums ask of events, so that none counts twice.

Which one stands for which is a relation that matching makes (`canonical`); an event without it stands for itself.
"""

from dataclasses import replace

from graph.asked import selection as s
from graph.asked.filters import EVERYTHING, And, Filter, Representative, both, together
from ontology.matching import Representation
from ontology.model import End, Node

REPRESENTATIVES = Representative(Representation)
"""Events that stand for themselves."""


def are_represented(cls: type[Node]) -> bool:
    """Whether one node of a class may stand for others of it."""
    return issubclass(cls, Representation.declared.source)


def lead_to_represented(end: End) -> bool:
    """Whether relations at an end lead to nodes of which one may stand for others.

    From one such node to others they lead to what they tell of: parts, and duplicates themselves. These are all shown.
    """
    return are_represented(end.far) and not are_represented(end.near)


def of_representatives(filter_: Filter) -> bool:
    """Whether a condition lets through those alone that stand for themselves."""
    return REPRESENTATIVES in together(filter_)


def besides_representatives(filter_: Filter) -> Filter:
    """What a condition asks besides that, as it would be written if nothing stood for anything."""
    if filter_ == REPRESENTATIVES:
        return EVERYTHING
    if not isinstance(filter_, And):
        return filter_
    if filter_.implied:
        return replace(filter_, parts=tuple(part for part in filter_.parts if part != REPRESENTATIVES))
    return both(*map(besides_representatives, filter_.parts)) if of_representatives(filter_) else filter_


def with_duplicates(item: s.Item | s.Root) -> s.Item | s.Root:
    """The same item or root, of all records of an event."""
    match item:
        case s.All() | s.Many():
            return replace(item, page=replace(item.page, filter=besides_representatives(item.page.filter)))
        case s.Count() | s.CountAll() | s.Groups() | s.CountGroups():
            return replace(item, filter=besides_representatives(item.filter))
    return item
