"""Counts that are kept: after every load they are what the records give, and answers from them are those from the records.

A condition on ids that all events meet keeps a list from being read from cells; so each question is asked both ways.
"""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.query.engine import Engine
from graph.checking.store_check import StoreCheck
from graph.loading.load import load
from graph.store import Store
from ontology import ONTOLOGY
from ontology.actors import Actor
from ontology.events import Setting
from ontology.iris import DEFAULT_BASE_IRI
from ontology.model import Node, Relation
from ontology.places import Containment, Place
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, PlaceKind
from tests.graph.asked.test_sums_generated import ACTORS, SOURCES, actors, events
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.patience import PATIENT
from tests.schemas import schema_of

Records = tuple[Node | Relation, ...]
PLACES = {"mali": PlaceKind.COUNTRY, "gao": PlaceKind.REGION, "kidal": PlaceKind.REGION, "well": PlaceKind.SITE}
STEPS = [("gao", "mali"), ("kidal", "mali"), ("well", "gao"), ("well", "kidal")]
SPANS = ["2014", "2014-01", "2014-01-02/2014-01-03", "2014-01-03/..", "../2014-01", "2013-12-31/2014-01-31"]
SUMS = "harm events partial openEnded unknown leftOut low best high span { low high highest }"
FRAGMENT = f"""
fragment Groups on EventGroupConnection {{ totalCount nodes {{ keys count casualties {{ {SUMS} }} }} }}
fragment Counts on EventGroupConnection {{ totalCount nodes {{ keys count }} }}
"""
ASKED = {
    "events(where: {%s})": "totalCount",
    "events(where: {%s, involves: {some: {node: {id: {eq: $actor}}}}, happenedAt: {some: {node: {within: {under: $place}}}}})": (
        "totalCount"
    ),
    "events(where: {%s, involves: {some: {node: {id: {eq: $actor}}}}, happenedAt: {some: {node: {within: {under: $place}}}},"
    " when: {overlaps: $span}})": "totalCount",
    "events(where: {%s, happenedAt: {some: {node: {within: {under: $place}}}}, kind: {in: $kinds},"
    " when: {from: {gte: $day}, to: {lt: $day}}})": "totalCount",
    "events(where: {%s, NOT: {when: {from: {gt: $day}}}, OR: [{when: {to: {lte: $day}}}, {when: {within: $span}}]})": (
        "totalCount"
    ),
    "eventGroups(where: {%s}, by: [WHEN_MONTH, REGION], first: 200)": "...Groups",
    "eventGroups(where: {%s}, by: [COUNTRY, WHEN_YEAR], orderBy: [{field: KILLED, direction: DESC}])": "...Groups",
    "eventGroups(where: {%s}, by: [REGION], orderBy: [{field: WOUNDED}, {field: COUNT}], first: 2)": "...Groups",
    "eventGroups(where: {%s, happenedAt: {some: {node: {within: {under: $place}}}}, when: {overlaps: $span}}, by: [KIND])": (
        "...Counts"
    ),
    "eventGroups(where: {%s, when: {within: $span}}, by: [REGION, KIND], last: 3)": "...Counts",
    "eventGroups(where: {%s, happenedAt: {some: {node: {within: {under: $place}}}}, when: {from: {eq: $day}}},"
    " by: [WHEN_MONTH])": "...Groups",
    "eventGroups(where: {%s, kind: {in: $kinds}, when: {within: \"2013-11/2014-02\"}}, by: [WHEN_MONTH], fill: true)": (
        "...Counts"
    ),
    "eventGroups(where: {%s, when: {from: {isNull: true}}}, by: [WHEN_YEAR])": "...Groups",
}
VARIABLES = "$actor: ID!, $place: ID!, $span: EDTF!, $day: PartialDate!, $kinds: [EventKind!]"


def document(condition: str) -> str:
    """Every question, each with a condition besides."""
    fields = (f"  q{number}: {field % condition} {{ {of} }}" for number, (field, of) in enumerate(ASKED.items()))
    return f"query ({VARIABLES}) {{\n" + "\n".join(fields) + f"\n}}\n{FRAGMENT}"


FROM_CELLS, FROM_RECORDS = document(""), document('id: {ne: "event/none"}')


@st.composite
def places(draw: st.DrawFn) -> list[Records]:
    """A country, regions and a well, and what lies in what, all of which another load may say otherwise."""
    made = list[Records]()
    for key, kind in PLACES.items():
        within = [
            Containment(source=f"place/{near}", target=f"place/{far}", from_=DateSpan("2014-01-03") if late else None)
            for near, far in STEPS
            if near == key and draw(st.booleans())
            for late in [draw(st.booleans())]
        ]
        kind = draw(st.sampled_from([kind, kind, PlaceKind.AREA]))
        made.append((Place(id=f"place/{key}", kind=kind, name=Text(key)), *within))
    return made


@st.composite
def happenings(draw: st.DrawFn) -> list[Records]:
    """Events with figures, and where they were."""
    made = [one for at in range(draw(st.integers(0, 4))) for one in draw(events(at))]
    for at, (event, *others) in enumerate(made):
        if event.id.startswith("event/"):
            where = draw(st.lists(st.sampled_from(list(PLACES)), max_size=2, unique=True))
            made[at] = (event, *others, *(Setting(source=event.id, target=f"place/{place}") for place in where))
    return made


def _unnamed(records: list[Records]) -> list[Records]:
    """The same, in which nobody names one actor. Of such there is no membership."""
    return [
        (Actor(id=one.id, kind=ActorKind.UNNAMED, name=one.name),) if one.id == ACTORS[3] else (one, *more)
        for one, *more in records
        if isinstance(one, Actor)
    ]


@pytest.fixture(scope="module")
async def kept(store_url: str) -> AsyncIterator[Store]:
    """A store that every example loads again and again."""
    made = opened(store_url)
    yield made
    await made.close()


@given(data=st.data())
async def test_answers_from_cells_are_those_from_records(kept: Store, data: st.DataObject) -> None:
    engine = Engine(schema_of(ONTOLOGY), kept, DEFAULT_BASE_IRI, PATIENT)
    for _ in range(2):
        there = data.draw(places())
        await load(kept, delivery(*(row(n, *one) for n, one in enumerate(there)), name="places"), strict=True)
        records = [*((one,) for one in SOURCES), *data.draw(actors()), *data.draw(happenings())]
        rows = (row(n, *one) for n, one in enumerate(records))
        await load(kept, delivery(*rows, name="kept", requires=("dataset/places",)), strict=True)
        assert [str(problem) async for problem in StoreCheck(kept).problems()] == []
        variables: dict[str, Any] = {
            "actor": data.draw(st.sampled_from(ACTORS)),
            "place": f"place/{data.draw(st.sampled_from(list(PLACES)))}",
            "span": data.draw(st.sampled_from(SPANS)),
            "day": data.draw(st.sampled_from(["2014", "2014-01", "2014-01-03", "2013-12-31"])),
            "kinds": data.draw(st.none() | st.lists(st.sampled_from(["ATTACK", "ACCUSATION"]), unique=True)),
        }
        assert await engine.execute(FROM_CELLS, variables) == await engine.execute(FROM_RECORDS, variables)
