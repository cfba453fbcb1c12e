"""What has no index is priced by all that is looked at, sorted or counted, and what has one is not."""

from math import ceil, sqrt

import pytest

from api.query.guarding.limits import Limits
from graph.store import Store
from graph.stored.statistics import Statistic, Statistics
from ontology import ONTOLOGY
from ontology.events import Involvement
from ontology.model import End
from tests.api.query.every_field import whole
from tests.api.query.guarding.limited import SizedStore, engine, refusal
from tests.schemas import schema_of

EVENTS, INVOLVED, MET = 1_000_000, 3_000_000, 65_000.0
KINDS = [
    Statistic("Event", EVENTS),
    Statistic("Actor", 2_000),
    Statistic("involves", INVOLVED, 3.2, MET),
    Statistic("memberOf", 200, 1.8, 8.0),
]
MOST = sqrt(MET * INVOLVED)
"""No actor has more events."""
ALL = EVENTS // 8
PAGE = "{ events(first: 10, %s) { nodes { id } } }"
HUB = '{ actor(id: "actor/x") { involvedIn(%s) { nodes { id } } } }'
COUNT = "{ events(duplicates: true, where: %s) { totalCount } }"
"""Of all records, of which nothing is kept."""
COSTS: list[tuple[str, str, float]] = [
    ("no order", PAGE % "orderBy: []", 10),
    ("an order that has an index", PAGE % "orderBy: [{field: WHEN, direction: DESC}]", 10),
    ("one in English", PAGE % "orderBy: [{field: TITLE, language: EN}]", 10),
    ("one in French", PAGE % "orderBy: [{field: TITLE, language: FR}]", 10 + ALL),
    ("one of another field", PAGE % "orderBy: [{field: SUMMARY}]", 10 + ALL),
    ("two", PAGE % "orderBy: [{field: WHEN}, {field: TITLE}]", 10 + ALL),
    ("two ways", PAGE % "orderBy: [{field: WHEN, direction: DESC}, {field: ID}]", 10 + ALL),
    ("what is equal", PAGE % "where: {kind: {eq: ATTACK}}", 10),
    ("a range in its order", PAGE % 'where: {when: {from: {gte: "2018"}}}, orderBy: [{field: WHEN}]', 10),
    ("a range in another order", PAGE % 'where: {when: {from: {gte: "2018"}}}', 10 + ALL),
    ("a month", PAGE % 'where: {when: {from: {eq: "2018-04"}}}', 10 + ALL),
    ("what contains a text", PAGE % 'where: {label: {contains: "x"}}', 10 + ALL),
    ("what has no index", PAGE % "where: {OR: [{kind: {eq: ATTACK}}, {kind: {eq: ARMED_CLASH}}]}", 10 + ALL),
    ("what is named", PAGE % 'where: {id: {in: ["event/x"]}, label: {contains: "x"}}', 10),
    ("what a condition leads to", PAGE % 'where: {involves: {some: {node: {id: {eq: "actor/x"}}}}}', 10 + MET / 8),
    (
        "what it leads to, tested",
        PAGE % 'where: {involves: {some: {node: {id: {eq: "actor/x"}}}}, label: {contains: "x"}}',
        10 + MOST * 2 / 8,
    ),
    ("a page of a hub", HUB % "first: 10", 11),
    ("its order by day", HUB % "first: 10, orderBy: [{field: WHEN}]", 11),
    ("its order by title", HUB % "first: 10, orderBy: [{field: TITLE}]", 11 + MOST / 8),
    ("its order by note", HUB % "first: 10, orderBy: [{field: NOTE}]", 11 + MOST / 8),
    ("its role", HUB % "first: 10, where: {role: {eq: ATTACKER}}", 11 + MOST / 8),
    ("a count of all", "{ events { totalCount } }", EVENTS / 32 / 8),
    ("a count of equal ones", COUNT % "{kind: {eq: ATTACK}}", EVENTS / 4 / 8),
    ("a count of a range", COUNT % '{when: {from: {gte: "2018"}}}', EVENTS / 4 / 8),
    ("a count of what has no index", COUNT % '{label: {contains: "x"}}', 20 + ALL),
    ("a count of a list of days", COUNT % '{when: {from: {in: ["2018", "2019"]}}}', 20 + ALL + 2 * (1 + ALL // 8)),
    ("a count of a hub", '{ actor(id: "actor/x") { involvedIn { totalCount } } }', 1 + MOST / 32 / 8),
    ("a count of all around it", '{ actor(id: "actor/x") { relations { totalCount } } }', 1 + MOST / 32 / 8),
    (
        "counts of several",
        "{ actors(first: 500) { nodes { involvedIn { totalCount } } } }",
        500 * (1 + ceil(MET / 32 / 8)),
    ),
    ("a count of one with few", '{ actor(id: "actor/x") { memberOf { totalCount } } }', 1 + 20),
]


@pytest.mark.parametrize(("query", "cost"), [row[1:] for row in COSTS], ids=[row[0] for row in COSTS])
async def test_what_a_request_costs_in_a_store_of_a_million_events(loaded: Store, query: str, cost: float) -> None:
    asked = engine(SizedStore(loaded, KINDS))
    assert (await asked.answer(query)).cost == pytest.approx(cost, abs=3, rel=0.001)


@pytest.mark.parametrize("given", ["in", "notIn"])
async def test_each_text_of_a_list_counts_as_a_condition(loaded: Store, given: str) -> None:
    """No engine has them as a set: each is looked for in all texts of a row."""
    asked = engine(SizedStore(loaded, KINDS))
    query = (
        f"query ($texts: [String!]) {{ events(where: {{title: {{{given}: $texts}}}}, first: 1) {{ nodes {{ id }} }} }}"
    )
    costs = [(await asked.answer(query, {"texts": ["x"] * number})).cost for number in (2, 102)]
    assert costs[1] - costs[0] == 100 * (1 + ALL // 8)
    assert await refusal(asked, query, {"texts": ["x"] * 1000}) == (
        "COST_EXCEEDED",
        "The request may read 15751001 rows, and 5000000 are allowed; ask for shorter lists in conditions.",
    )
    for others in ("kind: {in: [ATTACK, AMBUSH]}", 'id: {in: ["event/x", "event/y"]}'):
        assert (await asked.answer(f"{{ events(where: {{{others}}}, first: 1) {{ nodes {{ id }} }} }}")).cost < 20


def test_who_walks_comes_to_what_is_met_and_who_names_one_may_name_that_with_the_most() -> None:
    statistics = Statistics(ONTOLOGY, {one.kind: one for one in KINDS})
    end = End(Involvement, forward=False)
    assert statistics.at_each(end) == statistics.at_each(end, 10_000) == MET
    assert statistics.at_each(end, 1) == MOST
    assert MET < statistics.at_each(end, 4) == MOST / 2


async def test_suggestions_cost_what_is_looked_at_in_every_class(loaded: Store) -> None:
    asked = engine(loaded)
    costs = [(await asked.answer(f'{{ suggest(text: "x", first: {first}) {{ text }} }}')).cost for first in (0, 1, 50)]
    assert costs[0] > 500
    assert costs[1] - costs[0] > 10
    assert costs[2] - costs[0] == 50 * (costs[1] - costs[0])


async def test_snippets_cost_more_than_what_they_are_cut_from(loaded: Store) -> None:
    asked = engine(loaded)
    plain, cut = [
        (await asked.answer(f'{{ search(text: "x", first: 500) {{ edges {{ {field} }} }} }}')).cost
        for field in ("score", "snippet")
    ]
    assert cut - plain > 500 * 10


REMEDIES: list[tuple[str, str]] = [
    (f"{{ {' '.join(f'a{at}: codes(list: EVENT_KIND) {{ code }}' for at in range(9))} }}", "fewer lists of codes"),
    ("{ events(first: 500) { nodes { id } } }", "smaller pages"),
    ("{ events(first: 500) { nodes { involves(first: 9) { nodes { id } } } } }", "smaller pages"),
    (PAGE % "orderBy: [{field: SUMMARY}]", "orders by id"),
    (COUNT % "{kind: {eq: ATTACK}}", "fewer counts"),
    ('{ search(text: "x") { totalCount } }', "fewer searches"),
    ('{ search(text: "x", first: 500) { edges { snippet } } }', "fewer snippets, or smaller pages"),
    ("{ eventGroups(by: KIND, first: 5) { nodes { keys } } }", "fewer groupings or sums"),
    (COUNT % '{label: {contains: "x"}}', "fewer or simpler conditions"),
    (HUB % 'first: 1, where: {node: {label: {contains: "x"}}}', "fewer or simpler conditions"),
    (
        "{ actors(first: 500) { nodes { involvedIn(first: 1, orderBy: [{field: TITLE}]) { nodes { id } } } } }",
        "orders by id, or smaller pages",
    ),
    ('{ event(id: "event/x") { id } again: event(id: "event/y") { id } }', "less at once"),
]


@pytest.mark.parametrize(("query", "remedy"), REMEDIES, ids=[row[1] for row in REMEDIES])
async def test_a_refusal_names_what_costs_much(loaded: Store, query: str, remedy: str) -> None:
    sizes = [Statistic("Event", 20_000), Statistic("Actor", 500), Statistic("involves", 60_000, 3.2, 1300.0)]
    code, message = await refusal(engine(SizedStore(loaded, [] if "snippet" in query else sizes), cost=1), query)
    assert (code, message.rpartition(" ask for ")[2]) == ("COST_EXCEEDED", f"{remedy}.")


async def test_everything_two_relations_deep_is_let_through_of_a_million_events_too(loaded: Store) -> None:
    busy = {"involves": (3_000_000, 65_000), "saidBy": (800_000, 115_000), "figureSaidBy": (800_000, 119_000)}
    others = {"documentedBy": (3_800_000, 3_700), "happenedAt": (1_100_000, 2_800), "about": (820_000, 80)}
    kinds = [Statistic(kind, total, 3.2, met) for kind, (total, met) in (busy | others).items()]
    preparing = engine(loaded)._preparing
    document = preparing.document(whole(schema_of(ONTOLOGY), "actors"))
    operation = document.named(None)
    ready = preparing.plan(document, operation, preparing.values(operation, {}))
    price = ready.pricing.check({}, Statistics(ONTOLOGY, {one.kind: one for one in kinds}), Limits())
    assert 2_000_000 < price.rows < Limits().cost
