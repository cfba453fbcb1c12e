"""A small graph that changes, and what is derived of it: of each attack, a lead to those who took part in it."""

from collections.abc import Iterable
from typing import Any

from graph.asked import selection as s
from graph.asked.restricted import Compile, Fetch
from graph.compliance.promises import Evidence
from graph.deriving.dataset import delivery as findings
from graph.deriving.leads import Lead, Step
from graph.stored import columns
from ontology.actors import Actor
from ontology.events import Event, Involvement
from ontology.model import Citation, End, Node, Relation
from ontology.records import Delivery
from ontology.sources import Source
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, EventKind, FindingRule, Role, SourceKind
from tests.graph.deliveries import delivery, row

ARMY = Actor(id="actor/army", kind=ActorKind.ARMED_FORCES, name=Text("Army"))
REPORT = Source(id="source/report", kind=SourceKind.PRESS, title=Text("Report"), published=DateSpan("2018-05"))
PAGE = s.Page((s.Order(columns.ID_KEY),), 100)
PART = s.Many(End(Involvement, forward=True), s.Page((s.Order(columns.ID_KEY),), 100), (s.Leaf(columns.ID),))


def events(*days: int, alone: bool = False) -> Delivery:
    """Attacks by the army, which another dataset has, one on each of these days; or by nobody."""
    rows = (
        row(
            10 + day,
            Event(
                id=f"event/attack-{day}",
                kind=EventKind.ATTACK,
                when=DateSpan(f"2018-04-{day:02}"),
                title=Text("Attack"),
                sources=(Citation("source/report"),),
            ),
            *([] if alone else [Involvement(source=f"event/attack-{day}", target="actor/army", role=Role.ATTACKER)]),
        )
        for day in days
    )
    return delivery(*rows, name="events", requires=("dataset/actors",))


def actors(*more: Node | Relation, report: Source = REPORT) -> Delivery:
    """The army, others, and a report."""
    return delivery(row(1, report), *(row(2 + at, one) for at, one in enumerate((ARMY, *more))), name="actors")


async def derive(compile_: Compile, fetch: Fetch) -> tuple[Delivery, ...]:
    """For each event that is there by now, and each who took part, a lead."""
    (rows,) = await fetch(compile_((s.All(Event, PAGE, (s.Leaf(columns.ID), PART)),)), {})
    return (findings(_leads(rows)),)


def _leads(rows: Iterable[list[Any]]) -> Iterable[Lead]:
    report = (Evidence("source/report", Text("Report"), published="2018-05", basis="OWN"),)
    for event, parts in rows:
        path = (Step(event, None, report), *(Step(actor, None, report) for (actor,) in parts))
        text, day = Text("They fought.", "Ils se sont affrontés."), DateSpan("2018-04-14").first
        assert day
        yield Lead(FindingRule.CLASH_BETWEEN_SIGNATORIES, "agreement/accord", event, text, (path,), day)
