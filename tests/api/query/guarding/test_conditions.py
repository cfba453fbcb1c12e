"""What conditions on related nodes cost: foreseen from how many relations nodes have, and refused before they run."""

from math import ceil
from typing import Any

import pytest

from api.query.engine import Engine
from api.query.guarding.visits import CITED as CITED_BY_A_RELATION
from api.query.guarding.visits import CLIMBED, VISITS_OF_A_ROW, Scan, scans
from api.query.planning.filters import WhereReader
from graph.asked import selection as s
from graph.asked.clocks import Clocks
from graph.stored.columns import ID_KEY
from graph.stored.statistics import Statistic, Statistics
from ontology import ONTOLOGY
from ontology.actors import Actor
from ontology.events import Event, Involvement
from ontology.model import End, Node
from tests.api.query.guarding.limited import refusal

EVENTS, INVOLVED = 8_000, 16_000
KINDS = [
    Statistic("Event", EVENTS),
    Statistic("involves", INVOLVED, 3.0, 100.0),
    Statistic("happenedAt", EVENTS, 1, 50),
]
STATISTICS = Statistics(ONTOLOGY, {one.kind: one for one in KINDS})
X = {"node": {"id": {"eq": "actor/x"}}}
MILITIAS = {"node": {"kind": {"eq": "MILITIA"}}}
BACK = {"node": {"involvedIn": {"some": {"node": {"title": {"eq": "x"}}}}}}
THERE_AND_BACK = {"node": {"involvedIn": {"some": {"node": {"involves": {"some": MILITIAS}}}}}}
VISITS: list[tuple[str, dict[str, Any], float]] = [
    ("columns of its own", {"title": {"eq": "x"}}, 0),
    ("as many as come with the row", {"OR": [{"title": {"eq": "x"}}] * 8}, 0),
    ("four times as many", {"OR": [{"title": {"eq": "x"}}] * 32}, EVENTS * 3),
    ("four times as many by AND and NOT", {"AND": [{"NOT": {"title": {"eq": "x"}}}] * 32}, EVENTS * 3),
    ("of the one with an id", {"id": {"eq": "x"}, "OR": [{"title": {"eq": "x"}}] * 31}, 3),
    ("of those with one of many ids", {"OR": [{"id": {"eq": "x"}}] * 488}, 488 * 60),
    (
        "of those, if they are so",
        {"AND": [{"OR": [{"id": {"eq": "x"}}] * 30}, {"title": {"eq": "x"}}, {"kind": {"eq": "ATTACK"}}]},
        30 * 3,
    ),
    ("of one of many ids, or others", {"OR": [*[{"id": {"eq": "x"}}] * 31, {"title": {"eq": "x"}}]}, EVENTS * 3),
    ("of related nodes", {"involves": {"some": {"OR": [MILITIAS] * 16}}}, INVOLVED * 2),
    ("any at all", {"involves": {"some": {}}}, EVENTS),
    ("all of them", {"involves": {"some": MILITIAS}}, INVOLVED),
    ("all of them by NOT", {"involves": {"all": MILITIAS}}, INVOLVED),
    ("all of them, and theirs", {"involves": {"none": BACK}}, INVOLVED * (1 + 100)),
    ("there and back", {"involves": {"some": THERE_AND_BACK}}, INVOLVED * (1 + 100 * (1 + 3))),
    ("the one with an id at each that it is found by", {"involves": {"some": X}}, 100),
    ("the one with an id, or others", {"OR": [{"involves": {"some": each}} for each in (X, MILITIAS)]}, 24_000),
    ("what lies in another country", {"abroad": True}, EVENTS * CLIMBED),
    ("what lies in its country alone", {"abroad": False}, EVENTS * CLIMBED * 2),
    ("what it is kept to lie under", {"happenedAt": {"some": {"node": {"within": {"under": "place/x"}}}}}, EVENTS),
]


@pytest.mark.parametrize(("where", "visits"), [row[1:] for row in VISITS], ids=[row[0] for row in VISITS])
def test_how_many_rows_a_condition_looks_at(where: dict[str, Any], visits: float) -> None:
    condition = WhereReader(ONTOLOGY).of_nodes(Event, where)
    rows = [scan.rows(STATISTICS) for scan in scans(s.CountAll(Event, condition))]
    assert rows == ([ceil(visits / VISITS_OF_A_ROW)] if visits else [])


def test_conditions_of_a_page_within_a_page_count_for_each_of_its_nodes() -> None:
    end = End(Involvement, forward=False)
    condition = WhereReader(ONTOLOGY).of_relation(end, {"node": {"involves": {"some": MILITIAS}}})
    page = s.Page((s.Order(ID_KEY),), 20, condition)
    for item in (s.Many(end, page, ()), s.Count(end, condition)):
        assert scans(item) == (Scan(end, condition),)
        assert scans(item)[0].rows(STATISTICS) == ceil(100 * 3 / VISITS_OF_A_ROW)


def test_whether_it_held_on_a_day_is_told_by_the_row_that_is_looked_at() -> None:
    on = {"day": "2014-06-14", "certainty": s.Certainty.SURELY}
    statistics = Statistics(ONTOLOGY, {one.kind: one for one in (Statistic("Actor", 60), Statistic("memberOf", 240))})
    kinds = ({"some": {"on": on}}, {"some": {"from": {"to": {"lte": "2014"}}}})
    rows = [
        scan.rows(statistics)
        for kind in kinds
        for scan in scans(s.CountAll(Actor, WhereReader(ONTOLOGY).of_nodes(Actor, {"memberOf": kind})))
    ]
    assert rows == [ceil(240 / VISITS_OF_A_ROW)] * 2


def test_a_store_of_which_nothing_is_known_costs_nothing_more() -> None:
    condition = WhereReader(ONTOLOGY).of_nodes(Event, {"involves": {"some": MILITIAS}})
    assert scans(s.CountAll(Event, condition))[0].rows(Statistics(ONTOLOGY)) == 0


def nested(levels: int) -> str:
    """A document whose condition leads to and fro between events and actors so often, and to an id of none."""
    where = '{id: {eq: "event/x"}}'
    for level in reversed(range(levels)):
        where = f"{{{'involvedIn' if level % 2 else 'involves'}: {{some: {{node: {where}}}}}}}"
    return f"{{ events(where: {where}) {{ totalCount nodes {{ id }} }} }}"


async def test_conditions_that_are_nested_eight_deep_are_refused(mali: Engine) -> None:
    code, message = await refusal(mali, nested(8))
    assert code == "COST_EXCEEDED"
    assert message.endswith(" 5000000 are allowed; ask for fewer or simpler conditions.")


async def test_conditions_that_are_nested_four_deep_are_answered(mali: Engine) -> None:
    answer = await mali.answer(nested(4))
    assert answer.data == {"events": {"totalCount": 0, "nodes": []}}
    assert 1_000 < answer.cost < 50_000


def test_all_of_a_class_may_be_found_by_a_text_whatever_a_condition_names() -> None:
    related = WhereReader(ONTOLOGY).of_nodes(Event, {"involves": {"some": X}, "id": {"eq": "event/x"}})
    own = WhereReader(ONTOLOGY).of_nodes(Actor, {"name": {"eq": "x"}})
    for root in (
        s.CountSearch("x", None, ((Actor, own), (Event, related))),
        s.CountClasses("x", None, ((Event, related),), (Event,)),
        s.Search("x", None, ((Event, related),), s.Page((), 10), ()),
    ):
        ranked = ceil(STATISTICS.nodes(Node) / VISITS_OF_A_ROW)
        assert [scan.rows(STATISTICS) for scan in scans(root)] == [ranked, EVENTS // VISITS_OF_A_ROW]


CITED = Statistics(ONTOLOGY, {one.kind: one for one in (*KINDS, Statistic("documentedBy", 3 * EVENTS, 3, 500))})


def test_what_a_day_asks_of_sources_is_looked_at() -> None:
    told = Clocks(known_by="2018-04-30")
    for clocks, visits in ((Clocks(as_of="2018-04-30"), 0), (told, 3 * EVENTS)):
        scanned = scans(s.CountAll(Event, clocks.of_nodes(Event)))
        assert [one.rows(CITED) for one in scanned] == ([ceil(visits / VISITS_OF_A_ROW)] if visits else [])
    end = End(Involvement, forward=True)
    (scanned_edges,) = scans(s.Count(end, told.of_relations(end)))
    assert scanned_edges.rows(CITED, 1) == ceil(3 * 2 * CITED_BY_A_RELATION / VISITS_OF_A_ROW)


async def test_days_are_no_conditions_of_a_request(mali: Engine) -> None:
    lists = " ".join(f'e{at}: events(knownBy: "2018-04-30", first: 1) {{ nodes {{ id }} }}' for at in range(200))
    answer = await mali.execute(f"{{ {lists} }}")
    assert len(answer) == 200
