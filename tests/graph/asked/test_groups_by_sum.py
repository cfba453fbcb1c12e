"""Groups ordered by sums of casualties: as plain Python orders them, whole and page by page."""

from collections import defaultdict
from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.query.engine import Engine
from graph.loading.load import load
from graph.store import Store
from ontology import ONTOLOGY
from ontology.events import Involvement
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.asked.plain_sums import Figures
from tests.graph.asked.test_sums_generated import SOURCES, actors, events
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.patience import PATIENT
from tests.schemas import schema_of

DOCUMENT = """query ($order: [EventGroupOrder!], $after: String, $before: String, $first: Int, $last: Int) {
  eventGroups(by: ACTOR, orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    nodes { keys count casualties { harm best } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""
MISSING = 2**53


@pytest.fixture(scope="module")
async def summed(store_url: str) -> AsyncIterator[Store]:
    """A store that is filled anew by every example."""
    made = opened(store_url)
    yield made
    await made.close()


def expected(records: list[Any], order: list[tuple[str, str]]) -> list[tuple[str | None, int, dict[str, int | None]]]:
    """The key, count and sums of each group in an order, those without a sum last, or first where it goes down."""
    figures, members = Figures(records), defaultdict[str | None, list[str]](list)
    for event in figures.events:
        involved: set[str | None] = {
            one.target for one in records if isinstance(one, Involvement) and one.source == event
        }
        for actor in involved or {None}:
            members[actor].append(event)
    groups = [
        (actor, len(ids), {one["harm"]: one["best"] for one in figures.sums(ids, ())}) for actor, ids in members.items()
    ]
    groups.sort(key=lambda group: (group[0] is None, group[0] or ""))
    for harm, direction in reversed(order):
        sign = -1 if direction == "DESC" else 1
        groups.sort(key=lambda group: sign * _or_missing(group[2].get(harm)))
    return groups


def _or_missing(best: int | None) -> int:
    return MISSING if best is None else best


def told(page: Any) -> list[tuple[str | None, int, dict[str, int | None]]]:
    """The groups of a page."""
    return [
        (one["keys"][0], one["count"], {each["harm"]: each["best"] for each in one["casualties"]})
        for one in page["nodes"]
    ]


direction = st.sampled_from(["ASC", "DESC"])
orders = st.permutations(["KILLED", "WOUNDED"]).flatmap(
    lambda harms: st.tuples(direction, direction).map(lambda ways: list(zip(harms, ways, strict=True)))
)


@settings(max_examples=settings().max_examples // 2)  # each asks for many pages, by statements of its own
@given(data=st.data(), size=st.integers(1, 5), order=orders, harms=st.integers(1, 2))
async def test_groups_by_sums(
    summed: Store, data: st.DataObject, size: int, order: list[tuple[str, str]], harms: int
) -> None:
    made = [one for at in range(size) for one in data.draw(events(at))]
    rows = [*((one,) for one in SOURCES), *data.draw(actors()), *made]
    await load(summed, delivery(*(row(n, *one) for n, one in enumerate(rows)), name="sums"), strict=True)
    engine = Engine(schema_of(ONTOLOGY), summed, DEFAULT_BASE_IRI, PATIENT)
    by = order[:harms]
    wanted = expected([one for all_of in rows for one in all_of], by)
    asked = {"order": [{"field": field, "direction": way} for field, way in by]}
    whole = (await engine.execute(DOCUMENT, asked))["eventGroups"]
    assert told(whole) == wanted
    assert whole["totalCount"] == len(wanted)
    assert await _paged(engine, {**asked, "first": 1}, "after", "endCursor", "hasNextPage") == wanted
    assert await _paged(engine, {**asked, "last": 1}, "before", "startCursor", "hasPreviousPage") == wanted[::-1]


async def _paged(engine: Engine, asked: dict[str, Any], argument: str, cursor: str, more: str) -> list[Any]:
    """All groups, one a page."""
    seen, at = list[Any](), None
    while True:
        page = (await engine.execute(DOCUMENT, {**asked, argument: at}))["eventGroups"]
        seen += told(page)
        at = page["pageInfo"][cursor]
        if not page["pageInfo"][more]:
            return seen
