"""Everything that a store holds, to be compared before and after."""

from typing import Any

from graph.asked import selection as s
from graph.store import Store
from graph.stored.columns import ID, Scalar, Shown

EVERYTHING = 1_000_000
DIGEST = Shown(("digest",), Scalar.STRING)


async def contents(store: Store) -> dict[str, str]:
    """Every node and relation: its id, and the digest of its values."""
    assert ID.key is not None
    order = (s.Order(ID.key),)
    nodes = (s.All(cls, s.Page(order, EVERYTHING), (s.Leaf(ID), s.Leaf(DIGEST))) for cls in store.ontology.classes)
    edge = (s.Leaf(ID, s.At.EDGE), s.Leaf(DIGEST, s.At.EDGE))
    relations = (s.Relations(relation, EVERYTHING, "", edge) for relation in store.ontology.relations)
    return dict(pair for found in await fetched(store, *nodes, *relations) for pair in found)


async def stated(store: Store) -> set[str]:
    """The ids of all that a store holds, but for sources and what they document."""
    return {id_ for id_ in await contents(store) if not id_.startswith(("source/", "documentation/"))}


async def fetched(store: Store, *roots: s.Root) -> list[Any]:
    """What a store answers to a selection without variables."""
    return await store.fetch(store.compile(roots), {})
