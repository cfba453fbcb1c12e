"""The grades of the packaged datasets, beside those that their rows give by hand."""

from collections.abc import AsyncIterator

import pytest

from graph.asked import selection as s
from graph.deriving.renewing import derive
from graph.store import Store
from graph.stored.columns import ID, Scalar, Shown
from ontology.model import Documented
from ontology.sources import Source
from tests.graph.contents import EVERYTHING, fetched
from tests.loaders.curated_graph import deliveries, nodes
from tests.loaders.grades_by_hand import BEST_FIRST, grade_by_hand
from tests.stores import Hold

GRADE = Shown(("sourceGrade",), Scalar.STRING)


@pytest.fixture(scope="module")
async def curated(hold: Hold) -> AsyncIterator[Store]:
    """A store that holds the curated datasets and what follows from them, which no row grades."""
    made = await hold("mali", deliveries, derive)
    yield made
    await made.close()


async def test_nothing_is_graded_above_its_own_best_source(curated: Store) -> None:
    stored = {id_: grade for id_, grade in (await _stored(curated)).items() if id_ in nodes()}
    graded = {id_: grade for id_, grade in stored.items() if grade != "UNVERIFIED"}
    kinds = {id_: node.kind.name for id_, node in nodes().items() if isinstance(node, Source)}
    by_hand = {
        id_: grade_by_hand(node, kinds)
        for id_, node in nodes().items()
        if isinstance(node, Documented) and not isinstance(node, Source) and id_ in graded
    }
    above = {id_ for id_, grade in by_hand.items() if BEST_FIRST.index(graded[id_]) < BEST_FIRST.index(grade)}
    assert above == set()
    assert {id_: graded[id_] for id_ in by_hand} == by_hand
    assert {graded[id_] for id_ in graded.keys() - by_hand.keys()} == {None}, "of sources and datasets"
    assert set(by_hand.values()) == set(BEST_FIRST)


async def _stored(store: Store) -> dict[str, str | None]:
    assert ID.key is not None
    page = s.Page((s.Order(ID.key),), EVERYTHING)
    roots = (s.All(cls, page, (s.Leaf(ID), s.Leaf(GRADE))) for cls in store.ontology.classes)
    return {id_: grade for found in await fetched(store, *roots) for id_, grade in found}
