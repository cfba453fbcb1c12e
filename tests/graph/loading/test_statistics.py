"""What loads count: the same as is counted in Python from all that a store holds."""

from collections import Counter
from dataclasses import replace

from graph.asked import selection as s
from graph.loading.load import load
from graph.store import Store
from graph.stored.columns import ID, Scalar, Shown
from graph.stored.statistics import Statistic
from ontology.model import Node, Relation
from tests.graph.contents import EVERYTHING, fetched
from tests.graph.sample import sample

ENDS = tuple(s.Leaf(Shown((column,), Scalar.ID), s.At.EDGE) for column in ("sourceId", "targetId"))


async def _counted(store: Store) -> dict[str, Statistic]:
    classes, relations = store.ontology.classes, store.ontology.relations
    assert ID.key is not None
    page = s.Page((s.Order(ID.key),), EVERYTHING)
    nodes = await fetched(store, *(s.All(cls, page, (s.Leaf(ID),)) for cls in classes))
    pairs = await fetched(store, *(s.Relations(one, EVERYTHING, "", ENDS) for one in relations))
    listed = [*map(_class, classes, nodes), *map(_relation, relations, pairs)]
    return {one.kind: one for one in listed if one.total}


def _class(cls: type[Node], rows: list[list[str]]) -> Statistic:
    return Statistic(cls.__name__, len(rows))


def _relation(relation: type[Relation], pairs: list[list[str]]) -> Statistic:
    ways = [*pairs, *(pair[::-1] for pair in pairs)] if relation.declared.symmetric else pairs
    forward, backward = (_met([pair[end] for pair in ways]) for end in (0, 1))
    return Statistic(relation.declared.stored, len(ways), forward, backward)


def _met(near: list[str]) -> float:
    return sum(n * n for n in Counter(near).values()) / len(near) if near else 0.0


async def _kept(store: Store) -> dict[str, Statistic]:
    return {kind: one for kind, one in (await store.statistics()).kinds.items() if one.total}


async def test_they_follow_what_loads_write_and_remove(store: Store) -> None:
    await load(store, sample(), strict=True)
    kept = await _kept(store)
    assert kept == await _counted(store)
    assert {"Event", "involves"} <= kept.keys()
    delivery = sample()
    await load(store, replace(delivery, rows=list(delivery.rows)[:3]), strict=False)
    fewer = await _kept(store)
    assert fewer == await _counted(store)
    assert fewer != kept


async def test_a_store_that_holds_nothing_yet_has_none(store: Store) -> None:
    await store.prepare()
    assert (await store.statistics()).kinds == {}
