"""What overlaps some days: events of a day, of months and of years, some without an end, each found once and in order.

What is expected is worked out from the spans themselves.
"""

from contextlib import closing
from random import Random
from typing import Any

import apsw
import pytest

from api.query.engine import Engine
from graph.asked import selection as s
from graph.asked.grouping import ByColumn, group_key
from graph.asked.operators import OPERATORS, OVERLAPS, span_first, span_last
from graph.sqlite.store import SqliteStore
from graph.store import Store
from graph.stored.columns import ID, ID_KEY
from graph.stored.layout import node_days
from ontology import ONTOLOGY
from ontology.actors import Actor
from ontology.events import Event, Involvement, Setting
from ontology.iris import DEFAULT_BASE_IRI
from ontology.model import End
from ontology.places import Containment, Place
from ontology.records import Delivery
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, EventKind, PlaceKind, Role
from tests.graph.deliveries import delivery, row
from tests.patience import PATIENT
from tests.schemas import schema_of

DAYS = (
    *("2014-03-31", "2014-04-01", "2014-04-30", "2014-05-01", "2014-04", "2014", "2013", "2013-12-31/2014-01-01"),
    *("2014-04-03/2014-04-09", "2014-03-30/2014-04-02", "2014-03-01/2014-05-31", "2012/2015", "../2014-04-02"),
    *("2014-04-28/..", "2011/..", "../2012", "2014-03-31/2014-03-31", "2014-02-01/2014-03-31", "2014-04-15"),
)
SPANS = ("2014-04", "2014-04-15", "2014-04-03/2014-04-20", "2014", "../2014-03", "2014-05-02/..", "2012/2015", "2010")
EVENTS = {f"event/of-{number:02}": span for number, span in enumerate(Random(7).sample(DAYS * 3, len(DAYS) * 3))}
ARMED, FAR = "actor/armed", "place/far"
HOW = {
    "all": "",
    "of an actor": f', involves: {{some: {{node: {{id: {{eq: "{ARMED}"}}}}}}}}',
    "in a place": f', happenedAt: {{some: {{node: {{within: {{under: "{FAR}"}}}}}}}}',
    "of a kind": ", kind: {eq: ATTACK}",
}
"""What is asked besides, and of which events it is true."""


def _meets(id_: str, how: str) -> bool:
    number = int(id_[-2:])
    return {"all": True, "of an actor": number % 2 == 0, "in a place": number % 3 == 0}.get(how, number % 5 == 0)


@pytest.fixture(scope="module")
def delivered() -> tuple[Delivery, ...]:
    """Events, of which every second one is of an actor in two roles, and every third one in a place."""
    rows = [
        row(1, Actor(id=ARMED, kind=ActorKind.ARMED_MOVEMENT, name=Text("Armed"))),
        row(2, Place(id=FAR, kind=PlaceKind.REGION, name=Text("Far"))),
    ]
    for line, (id_, span) in enumerate(EVENTS.items(), start=3):
        kind = EventKind.ATTACK if _meets(id_, "of a kind") else EventKind.KILLING
        made: list[Any] = [Event(id=id_, kind=kind, when=DateSpan(span), title=Text(f"On {span}"))]
        if _meets(id_, "of an actor"):
            made += [Involvement(source=id_, target=ARMED, role=role) for role in (Role.ATTACKER, Role.TARGET)]
        if _meets(id_, "in a place"):
            made.append(Setting(source=id_, target=FAR))
        rows.append(row(line, *made))
    return (delivery(*rows, name="overlaps"),)


def _expected(span: str, how: str) -> list[str]:
    """In order of first days, and of ids."""
    met = [
        (span_first(days), id_)
        for id_, days in EVENTS.items()
        if span_first(days) <= span_last(span) and span_last(days) >= span_first(span) and _meets(id_, how)
    ]
    return [id_ for _, id_ in sorted(met)]


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("span", SPANS)
async def test_each_is_found_once_and_in_order(loaded: Store, span: str, how: str) -> None:
    engine = Engine(schema_of(ONTOLOGY), loaded, DEFAULT_BASE_IRI, PATIENT)
    where = f'where: {{when: {{overlaps: "{span}"}}{HOW[how]}}}'
    expected = _expected(span, how)
    by_id = {id_: f"{_kind(id_)}" for id_ in expected}
    document = f"""{{
      ahead: events({where}, orderBy: [{{field: WHEN}}], first: 100) {{ totalCount nodes {{ id }} }}
      back: events({where}, orderBy: [{{field: WHEN, direction: DESC}}], first: 100) {{ nodes {{ id }} }}
      last: events({where}, orderBy: [{{field: WHEN}}], last: 3) {{ nodes {{ id }} }}
      byId: events({where}, first: 100) {{ nodes {{ id }} }}
      kinds: eventGroups({where}, by: [KIND, DATASET]) {{ nodes {{ kind count }} }}
      actors: eventGroups({where}, by: [ACTOR]) {{ totalCount nodes {{ actor {{ id }} count }} }}
    }}"""
    answer = await engine.execute(document, {})
    found = {name: [node["id"] for node in answer[name]["nodes"]] for name in ("ahead", "back", "last", "byId")}
    assert found == {
        "ahead": expected,
        "back": expected[::-1],
        "last": expected[-3:],
        "byId": sorted(expected),
    }
    assert answer["ahead"]["totalCount"] == len(expected)
    kinds = {group["kind"]: group["count"] for group in answer["kinds"]["nodes"]}
    assert kinds == {kind: [*by_id.values()].count(kind) for kind in by_id.values()}
    of_actor = [id_ for id_ in expected if _meets(id_, "of an actor")]
    actors = {group["actor"] and group["actor"]["id"]: group["count"] for group in answer["actors"]["nodes"]}
    counts = {ARMED: len(of_actor), None: len(expected) - len(of_actor)}
    assert actors == {actor: count for actor, count in counts.items() if count}


def _kind(id_: str) -> str:
    return "ATTACK" if _meets(id_, "of a kind") else "KILLING"


@pytest.mark.parametrize("how", HOW)
async def test_pages_follow_each_other(loaded: Store, how: str) -> None:
    engine = Engine(schema_of(ONTOLOGY), loaded, DEFAULT_BASE_IRI, PATIENT)
    document = f"""query ($after: String) {{
      events(where: {{when: {{overlaps: "2014-04"}}{HOW[how]}}}, orderBy: [{{field: WHEN}}], first: 2, after: $after) {{
        pageInfo {{ hasNextPage endCursor }}
        nodes {{ id }}
      }}
    }}"""
    found, after = list[str](), None
    while True:
        page = (await engine.execute(document, {"after": after}))["events"]
        found += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert found == _expected("2014-04", how)


EVENT_DAYS = node_days(Event)
assert EVENT_DAYS
FIRST = EVENT_DAYS[0]
OVERLAPPING = tuple(
    s.Test(key, operator, "2014-04-02/2014-04-09") for key, operator in zip(EVENT_DAYS, OVERLAPS, strict=True)
)
LEADS = {
    "all": (),
    "of an actor": (s.Related(End(Involvement, forward=True), s.Quantifier.SOME, s.Test(ID_KEY, OPERATORS[0], ARMED)),),
    "in a place": (s.Related(End(Setting, forward=True), s.Quantifier.SOME, s.Reaches(Containment, FAR, EVENT_DAYS)),),
}
LATER = {
    "all": "SEARCH n0 USING COVERING INDEX Event_by_whenFirst_id_whenLast (whenFirst>? AND whenFirst<?)",
    "of an actor": "SEARCH r0 USING COVERING INDEX involves_by_targetId_sourceWhenFirst_sourceId"
    " (targetId=? AND sourceWhenFirst>? AND sourceWhenFirst<?)",
    "in a place": "SEARCH r0 USING COVERING INDEX happenedAtUnder_by_targetId_sourceWhenFirst_sourceId"
    " (targetId=? AND sourceWhenFirst>? AND sourceWhenFirst<?)",
}
LONG = "SEARCH n0 USING COVERING INDEX Event_across_months (whenFirst<?)"


@pytest.mark.parametrize("how", LEADS)
async def test_what_began_long_before_is_not_looked_at(loaded: Store, how: str) -> None:
    """On SQLite: of all that began before the month of the days, only what ends in another month than it began."""
    if not isinstance(loaded, SqliteStore):
        pytest.skip("this is how SQLite goes about it")
    filter_ = s.And((*OVERLAPPING, *LEADS[how]))
    page = s.Page((s.Order(FIRST), s.Order(ID_KEY)), 20, filter_)
    by_dataset = s.Groups(Event, (ByColumn("dataset"),), filter_, s.Page((s.Order(group_key(0)),), 20), ())
    statement = loaded.compile((s.All(Event, page, (s.Leaf(ID),)), s.CountAll(Event, filter_), by_dataset))
    with closing(apsw.Connection(str(loaded.path))) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {statement.text}", statement.bind({}))
        steps = [str(step) for *_, step in plan]
    assert (steps.count(LATER[how]), steps.count(LONG)) == (3, 3)
    others = [step for step in steps if "INDEX Event_by_when" in step or step.startswith("SCAN Event")]
    assert others == [step for step in others if step == LATER["all"]]
