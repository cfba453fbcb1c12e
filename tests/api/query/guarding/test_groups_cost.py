"""What groups cost: all that they look at, however small their page is."""

from collections.abc import Iterator
from itertools import islice, pairwise, permutations
from typing import Any

import pytest

from api.query.guarding.limits import Limits
from graph.store import Store
from graph.stored.statistics import Statistic
from ontology.vocabularies import Harm
from tests.api.query.guarding import limited
from tests.api.query.guarding.limited import SizedStore, refusal

SIZES = {
    "Event": 100_000,
    "CasualtyEstimate": 80_000,
    "involves": 300_000,
    "happenedAt": 110_000,
    "estimates": 80_000,
    "documentedBy": 400_000,
}
"""Of coded event data with a hundred thousand events."""
FACETS = ["KIND", "WHEN_YEAR", "COUNTRY", "REGION", "ACTOR", "ROLE", "HARM", "SOURCE", "SOURCE_GRADE", "DATASET"]
RECORDS = "duplicates: true"
"""All records, of which no counts are kept."""
SIDEBAR = "query ($where: EventWhere) {{ {} }}".format(
    " ".join(
        f"{by.lower()}: eventGroups({RECORDS}, by: {by}, where: $where, orderBy: [{{field: COUNT, direction: DESC}}]) "
        "{ totalCount nodes { keys count } }"
        for by in FACETS
    )
)
SUM = "{ eventGroups(duplicates: true, by: %s, first: 1) { nodes { %s } } }"


def engine(store: Store, **sizes: int) -> Any:
    """Prices as over a hundred thousand events, or as many as are told."""
    kinds = (Statistic(kind, total) for kind, total in (SIZES | sizes).items())
    return limited.engine(SizedStore(store, kinds), seconds=300)


def sums(number: int, by: str = "KIND") -> str:
    """A query with so many different sums of each group."""
    return SUM % (
        by,
        " ".join(f"s{at}: casualties(harm: [{', '.join(of)}]) {{ best }}" for at, of in _harms(number)) or "count",
    )


def _harms(number: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Different lists of harms."""
    lists = (of for length in range(1, 5) for of in permutations([one.name for one in Harm], length))
    return enumerate(islice(lists, number))


async def test_ten_facets_of_a_hundred_thousand_events_are_one_request(loaded: Store) -> None:
    assert 500_000 < (await engine(loaded).answer(SIDEBAR)).cost < Limits().cost / 3


async def test_every_sum_costs_all_figures(loaded: Store) -> None:
    costs = [(await engine(loaded).answer(sums(number))).cost for number in range(4)]
    steps = [after - before for before, after in pairwise(costs)]
    assert max(steps) - min(steps) <= 1
    assert min(steps) > SIZES["CasualtyEstimate"]
    none = [(await engine(loaded, estimates=0).answer(sums(number))).cost for number in (0, 1)]
    assert none[1] - none[0] < min(steps) / 3


async def test_groups_that_overlap_cost_the_more(loaded: Store) -> None:
    apart, overlapping = [(await engine(loaded).answer(sums(1, by))).cost for by in ("KIND", "ACTOR")]
    assert overlapping > 2.5 * apart


@pytest.mark.parametrize("order", ["orderBy: [{field: KILLED}]", "orderBy: [{field: KILLED}, {field: WOUNDED}]"])
async def test_an_order_by_sums_costs_their_figures(loaded: Store, order: str) -> None:
    plain, ordered = [
        (await engine(loaded).answer(f"{{ eventGroups({RECORDS}, by: KIND, {by}) {{ nodes {{ keys }} }} }}")).cost
        for by in ("orderBy: [{field: COUNT}]", order)
    ]
    assert ordered - plain > order.count("field") * SIZES["CasualtyEstimate"] / 2


async def test_a_filter_that_names_nodes_makes_sums_cheap(loaded: Store) -> None:
    named = sums(1).replace("first: 1", 'first: 1, where: {id: {eq: "event/a"}}')
    assert (await engine(loaded).answer(named)).cost < (await engine(loaded).answer(sums(1))).cost / 5


async def test_many_sums_are_refused(loaded: Store) -> None:
    code, message = await refusal(engine(loaded), sums(60))
    assert code == "COST_EXCEEDED"
    assert message.endswith(" are allowed; ask for fewer groupings or sums.")
