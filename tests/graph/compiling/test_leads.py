"""Pages of nodes that a condition on a relation leads to: the same nodes, in the same order, as by any other way.

This suite knows no engine's name: all of it holds on each.
"""

import pytest

from api.query.engine import Engine
from graph.asked import selection as s
from graph.asked.operators import BY_NAME
from graph.asked.selection import And, At, Filter, Order, Page, Quantifier, Related
from graph.compiling.leads import lead_to
from graph.stored.columns import Key, Scalar
from graph.stored.layout import node_days, sort_key
from ontology.events import Claim, Event, Involvement, Setting
from ontology.model import End
from ontology.places import Containment
from ontology.vocabularies import Role
from tests.graph.questions import keys

NODE_ID, WHEN, TITLE = Key("id", Scalar.ID), sort_key(Event, "when"), sort_key(Event, "title")
INVOLVES, HAPPENED_AT = End(Involvement, forward=True), End(Setting, forward=True)
JNIM = s.Test(NODE_ID, BY_NAME["eq"], "actor/jnim")
ATTACKER = s.Test(Key("role", Scalar.CODE), BY_NAME["eq"], Role.ATTACKER, At.EDGE)
NAMED = s.Test(sort_key(Event, "title"), BY_NAME["eq"], "raid")
OF_JNIM = Related(INVOLVES, Quantifier.SOME, JNIM)
IN_GAO = Related(HAPPENED_AT, Quantifier.SOME, s.Reaches(Containment, "place/gao", node_days(Event)))
BY_WHEN, BY_ID = (Order(WHEN, True), Order(NODE_ID, True)), (Order(NODE_ID),)
BY_TITLE, MIXED = (Order(TITLE), Order(NODE_ID)), (Order(WHEN, True), Order(NODE_ID))


@pytest.mark.parametrize(
    ("filter_", "order", "stored", "index", "rest"),
    [
        (OF_JNIM, BY_WHEN, "involves", ("targetId", "sourceWhenFirst", "sourceId"), And(())),
        (OF_JNIM, BY_ID, "involves", ("targetId", "sourceId"), And(())),
        (OF_JNIM, BY_TITLE, "involves", ("targetId", "sourceId"), And(())),
        (OF_JNIM, MIXED, "involves", ("targetId", "sourceId"), And(())),
        (IN_GAO, BY_WHEN, "happenedAtUnder", ("targetId", "sourceWhenFirst", "sourceId"), And(())),
        (And((IN_GAO, OF_JNIM)), BY_ID, "involves", ("targetId", "sourceId"), And((IN_GAO,))),
        (And((NAMED, And((IN_GAO, NAMED)))), BY_ID, "happenedAtUnder", ("targetId", "sourceId"), And((NAMED, NAMED))),
        (
            Related(INVOLVES, Quantifier.SOME, And((ATTACKER, JNIM))),
            BY_ID,
            "involves",
            ("targetId", "sourceId"),
            And((ATTACKER,)),
        ),
    ],
)
def test_what_leads(
    filter_: Filter, order: tuple[Order, ...], stored: str, index: tuple[str, ...], rest: Filter
) -> None:
    lead = lead_to(Event, Page(order, 20, filter_))
    assert lead is not None
    assert (lead.stored, lead.index, lead.page.filter) == (stored, index, rest)
    assert lead.repeats == (stored == "involves")
    assert lead.ordered == (order in (BY_WHEN, BY_ID))


@pytest.mark.parametrize(
    "filter_",
    [
        And(()),
        NAMED,
        s.Or((OF_JNIM, IN_GAO)),
        s.Not(OF_JNIM),
        And((OF_JNIM, s.Or(()))),
        Related(INVOLVES, Quantifier.SINGLE, JNIM),
        Related(INVOLVES, Quantifier.SOME, ATTACKER),
        Related(INVOLVES, Quantifier.SOME, s.Not(JNIM)),
        Related(INVOLVES, Quantifier.SOME, And((JNIM, s.Test(TITLE, BY_NAME["eq"], "army")))),
        Related(HAPPENED_AT, Quantifier.SOME, s.Reaches(Containment, "place/gao")),
        Related(End(Involvement, forward=False), Quantifier.SOME, JNIM),
    ],
)
def test_what_does_not_lead(filter_: Filter) -> None:
    assert lead_to(Event, Page(BY_ID, 20, filter_)) is None


def test_a_class_that_the_relation_does_not_lead_from() -> None:
    assert lead_to(Claim, Page(BY_ID, 20, OF_JNIM)) is None


def of(actor: str) -> str:
    """The condition that an actor took part."""
    return f'involves: {{some: {{node: {{id: {{eq: "actor/{actor}"}}}}}}}}'


LED = [
    of("army"),
    of("jnim"),
    of("nobody"),
    f'{of("army")}, when: {{from: {{gte: "2018-04"}}}}',
    f"AND: [{{{of('army')}}}, {{NOT: {{kind: {{eq: PATROL}}}}}}]",
    f"AND: [{{{of('army')}}}, {{{of('jnim')}}}]",
    'involves: {some: {role: {eq: ATTACKER}, node: {id: {eq: "actor/jnim"}}}}',
    'involves: {some: {role: {eq: TARGET}, hedge: {isNull: true}, node: {id: {eq: "actor/army"}}}}',
    'happenedAt: {some: {node: {id: {eq: "place/menaka"}}}}',
    'happenedAt: {some: {node: {within: {under: "place/gao"}}}}',
    f'{of("jnim")}, happenedAt: {{some: {{node: {{within: {{under: "place/gao"}}}}}}}}',
]
"""Conditions that lead. In the sample JNIM takes part in the attack on the camp in two roles."""
ORDERS = [
    "",
    "orderBy: {field: ID, direction: DESC}",
    "orderBy: {field: WHEN}",
    "orderBy: {field: WHEN, direction: DESC}",
    "orderBy: [{field: WHEN, direction: DESC}, {field: ID}]",
    "orderBy: {field: TITLE}",
    "orderBy: [{field: KIND}, {field: WHEN}]",
]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("where", LED)
async def test_the_same_nodes_in_the_same_order(engine: Engine, where: str, order: str) -> None:
    led = await keys(engine, "events", f"where: {{{where}}} {order}")
    assert led == await keys(engine, "events", f"where: {{OR: [{{{where}}}]}} {order}")
    assert len(led) == len(set(led))
    counted = await engine.execute(f"{{ events(where: {{{where}}}) {{ totalCount }} }}")
    assert counted == {"events": {"totalCount": len(led)}}


@pytest.mark.parametrize(("forwards", "beyond"), [("first", "after"), ("last", "before")])
@pytest.mark.parametrize("order", ORDERS)
async def test_pages_of_what_is_led_to(engine: Engine, order: str, forwards: str, beyond: str) -> None:
    document = f"""query ($cursor: String) {{
      events(where: {{{of("jnim")}}} {order} {forwards}: 1 {beyond}: $cursor) {{
        edges {{ cursor node {{ id }} }} pageInfo {{ hasNextPage hasPreviousPage }}
      }}
    }}"""
    cursor, found = None, []
    while True:
        page = (await engine.execute(document, {"cursor": cursor}))["events"]
        [edge] = page["edges"]
        found.append(edge["node"]["id"].partition("/")[2])
        if not page["pageInfo"]["hasNextPage" if forwards == "first" else "hasPreviousPage"]:
            break
        cursor = edge["cursor"]
    every = await keys(engine, "events", f"where: {{{of('jnim')}}} {order}")
    assert found == (every if forwards == "first" else every[::-1])
    assert len(found) == 3
