"""Orders and filters in writing: literally, since every cursor that was ever given out is sealed with it.

A change here ends them all, and needs another VERSION.
"""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from graph.asked import selection as s
from graph.asked.operators import BY_NAME, OVERLAPS
from graph.asked.selection import EVERYTHING, At, Certainty, Filter, Order
from graph.asked.written import written, written_value
from graph.statement import Slot
from graph.stored.ancestry import Ancestry
from graph.stored.columns import ID_KEY, Key, Scalar
from graph.stored.layout import node_days, sort_key
from ontology.actors import Membership
from ontology.events import Attribution, Claim, Event, Involvement, Setting
from ontology.model import End
from ontology.places import Containment
from ontology.vocabularies import Harm, Role

BY_ID = (Order(ID_KEY),)
WHEN = sort_key(Event, "when")
ATTACKER = s.Test(Key("role", Scalar.CODE), BY_NAME["eq"], Role.ATTACKER, At.EDGE)
ATTACKS = s.Test(sort_key(Event, "kind"), BY_NAME["in"], Slot(("kinds",)))
UNDER = s.Reaches(Containment, "place/gao", node_days(Event))
FILTERS: list[tuple[Filter, Any]] = [
    (EVERYTHING, {"and": []}),
    (ATTACKS, {"key": "kind", "at": "node", "is": "in"}),
    (ATTACKER, {"key": "role", "at": "edge", "is": "eq"}),
    (s.Missing(sort_key(Event, "summary")), {"key": "summaryKey", "at": "node", "is": "missing"}),
    (s.Test(replace(WHEN, absent=()), OVERLAPS[0], "2018"), {"key": "whenFirst", "at": "node", "is": "overlaps from"}),
    (UNDER, {"reaches": "within", "during": ["whenFirst", "whenLast"]}),
    (s.Reaches(Containment, "place/gao"), {"reaches": "within", "during": None}),
    (s.Near(16, 0, 50), {"near": ["lat", "lon", "km"]}),
    (s.Box(15, -5, 18, 4), {"box": ["south", "west", "north", "east"]}),
    (s.InCountry(Ancestry(Setting, Containment), own=True), {"country": "own", "by": "happenedAt"}),
    (s.InCountry(Ancestry(Setting, Containment), own=False), {"country": "other", "by": "happenedAt"}),
    (s.Cited(ATTACKS), {"cited": {"key": "kind", "at": "node", "is": "in"}}),
    (
        s.Held(End(Membership, forward=False), Slot(("day",)), Certainty.SURELY),
        {"held": {"relation": "memberOf", "forward": False}},
    ),
    (
        s.Not(s.Related(End(Involvement, forward=True), s.Quantifier.SINGLE, s.Or((ATTACKER, ATTACKS)))),
        {
            "not": {
                "related": {"relation": "involves", "forward": True},
                "how": "single",
                "where": {"or": [{"key": "role", "at": "edge", "is": "eq"}, {"key": "kind", "at": "node", "is": "in"}]},
            }
        },
    ),
]


@pytest.mark.parametrize(("filter_", "where"), FILTERS)
def test_a_filter(filter_: Filter, where: Any) -> None:
    order = [{"key": "id", "at": "node", "descending": False, "through": None}]
    assert orjson.loads(written("Event", BY_ID, filter_)) == {
        "version": 1,
        "of": "Event",
        "order": order,
        "where": where,
    }


def test_an_order_to_the_letter() -> None:
    speaker = Order(sort_key(Claim, "date"), descending=True, through=End(Attribution, forward=True))
    assert written("Actor.claims", (speaker, Order(ID_KEY, at=At.EDGE)), ATTACKS) == (
        '{"of":"Actor.claims","order":['
        '{"at":"node","descending":true,"key":"dateFirst","through":{"forward":true,"relation":"saidBy"}},'
        '{"at":"edge","descending":false,"key":"id","through":null}],'
        '"version":1,"where":{"at":"node","is":"in","key":"kind"}}'
    )


def test_codes_are_written_by_their_names() -> None:
    values = [written_value(value) for value in (Role.TARGET, [Harm.KILLED, "x"], 0.5, True, "2018-04")]
    assert values == ["TARGET", ["KILLED", "x"], 0.5, True, "2018-04"]
