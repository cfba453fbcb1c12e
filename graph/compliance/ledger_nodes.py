"""The nodes of which a ledger tells, with whatever else is asked of them: it is read where the ledger reads the node.

What is asked of a node stands at the end of each row that the ledger has of it, and begins with the node's id.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from graph.asked import selection as s
from ontology.events import Event
from ontology.model import Node
from ontology.sources import Source

Asked = Mapping[type[Node], s.Items]
"""What is asked of the nodes of each class: their id, and then anything."""


def of_root(items: s.Items, cls: type[Node], asked: Asked) -> s.Items:
    """The items of a root of nodes of a class, with what is asked besides.

    What is asked of this class is read at the root, and not again for each node that leads to one of it.
    """
    of_others = {each: read for each, read in asked.items() if each is not cls}
    return (*_of_node(items, cls, of_others), *asked.get(cls, ()))


def _of_node(items: s.Items, cls: type[Node], asked: Asked) -> s.Items:
    return (*(_with_asked(item, asked) for item in items), *_of_class(cls, asked))


def _with_asked(item: s.Item, asked: Asked) -> s.Item:
    match item:
        case s.Many() | s.One():
            return replace(item, items=_of_node(item.items, item.end.far, asked))
        case s.Lookup():
            return replace(item, items=_of_node(item.items, item.cls, asked))
        case s.Citations():
            return replace(item, items=_of_node(item.items, Source, asked))
    return item


def _of_class(cls: type[Node], asked: Asked) -> s.Items:
    """Of the nodes of any class that a claim is about, a ledger tells the events."""
    if cls is Node:
        return (s.ByClass(((Event, asked[Event]),)),) if Event in asked else ()
    return asked.get(cls, ())


def nodes_in(rows: Iterable[list[Any]], items: s.Items) -> Iterator[list[Any]]:
    """What was asked of each node that rows have, and of those within. `items`: those of a row without it."""
    inner = [(at, item) for at, item in enumerate(items) if not isinstance(item, s.Leaf)]
    for row in rows:
        for at, item in inner:
            yield from _within(item, row[at])
        yield from _at_end(row[len(items) :])


def _within(item: s.Item, cell: Any) -> Iterator[list[Any]]:
    match item:
        case s.Many():
            yield from nodes_in(cell, item.items)
        case s.One() | s.Lookup():
            yield from nodes_in([cell] if cell else [], item.items)
        case s.Citations():
            yield from nodes_in((source for *_, source in cell), item.items)


def _at_end(asked: list[Any]) -> Iterator[list[Any]]:
    match asked:
        case [] | [None]:
            return
        case [[_, *of_event]]:
            yield of_event
        case _:
            yield asked
