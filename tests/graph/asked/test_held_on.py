"""Relations that held on a day, surely or possibly. What generated ones must answer is reckoned in plain Python.

As each engine agrees with that, engines agree with each other.
"""

from collections.abc import AsyncIterator, Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.query.engine import Engine
from graph.loading.load import load
from graph.store import Store
from ontology import ONTOLOGY
from ontology.actors import Actor, Alliance, Membership
from ontology.events import Event, Setting
from ontology.iris import DEFAULT_BASE_IRI
from ontology.model import Node, Relation
from ontology.places import Containment, Place
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, EventKind, PlaceKind
from tests.graph.asked.plain_holding import Dated, Reckoning
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.graph.questions import keys, problem
from tests.patience import PATIENT
from tests.schemas import schema_of

ASKED = """
  met_{end}: {root}(first: 100, where: {{{end}: {{some: {on}}}}}) {{ nodes {{ id }} }}
  once_{end}: {root}(first: 100, where: {{{end}: {{single: {on}}}}}) {{ nodes {{ id }} }}
  shown_{end}: {root}(first: 100) {{
    nodes {{ id held: {end}(where: {on}, first: 100) {{ totalCount nodes {{ id }} }} }}
  }}
  others_{end}: {root}(first: 100) {{ nodes {{ id others: {end}(where: {{NOT: {on}}}) {{ totalCount }} }} }}"""
ENDS: list[tuple[str, str, type[Relation]]] = [
    ("actors", "memberOf", Membership),
    ("actors", "hasMember", Membership),
    ("actors", "alliedWith", Alliance),
    ("places", "within", Containment),
    ("places", "contains", Containment),
]
ON = "{on: {day: $day, certainty: $certainty}}"
DOCUMENT = "".join(ASKED.format(root=root, end=end, on=ON) for root, end, _ in ENDS)
MEMBERS, GROUPS = [f"actor/member-{number}" for number in range(6)], ["actor/group-0", "actor/group-1"]
PLACES = ["place/here", "place/there", "place/where"]


def _spans(*forms: str) -> st.SearchStrategy[DateSpan | None]:
    return st.none() | st.sampled_from(forms).map(DateSpan)


DAYS = [f"2014-01-0{number}" for number in range(1, 7)]
KNOWN = [*DAYS, "2014-01", "2014-01-02/2014-01-04", "2014-01-03/2014-01-06"]
OPEN = ["../2014-01-03", "2014-01-04/..", "../2014-01-06", "2014-01-02/.."]
UNKNOWN = ["/2014-01-03", "2014-01-04/", "/2014-01-06", "2014-01-02/"]
ends, lives = _spans(*KNOWN, *OPEN, *UNKNOWN), _spans(*KNOWN, *OPEN)


@st.composite
def in_order(draw: st.DrawFn, dates: st.SearchStrategy[DateSpan | None]) -> tuple[DateSpan | None, DateSpan | None]:
    """Two dates of which the first does not lie after the second, by what is stated."""
    start, end = draw(dates), draw(dates)
    if start and end and start.first and end.last and start.first > end.last:
        return end, start
    return start, end


@st.composite
def actors(draw: st.DrawFn) -> list[Actor]:
    """Some of whom it is known when they were founded, or when they ended."""
    found = []
    for id_ in (*MEMBERS, *GROUPS):
        founded, ended = draw(in_order(lives))
        found.append(Actor(id=id_, kind=ActorKind.ARMED_MOVEMENT, name=Text(id_), founded=founded, ended=ended))
    return found


@st.composite
def relations(draw: st.DrawFn) -> list[Dated]:
    """Memberships, alliances and containments; parallel ones begin on different dates."""
    found: list[Dated] = []
    for relation, sources, targets in (
        (Membership, MEMBERS, GROUPS),
        (Alliance, MEMBERS[:3], MEMBERS[3:]),
        (Containment, PLACES[:2], PLACES[2:]),
    ):
        pairs = st.tuples(st.sampled_from(sources), st.sampled_from(targets), in_order(ends))
        for source, target, (start, end) in draw(
            st.lists(pairs, min_size=2, max_size=12, unique_by=lambda one: (one[0], one[1], one[2][0]))
        ):
            found.append(relation(source=source, target=target, from_=start, to=end))
    return found


def _records(nodes: Iterable[Node], held: Iterable[Relation]) -> list[tuple[Node | Relation, ...]]:
    related = list(held)
    return [(node, *(one for one in related if one.source == node.id)) for node in nodes]


def _places() -> list[Place]:
    return [Place(id=id_, kind=PlaceKind.REGION, name=Text(id_)) for id_ in PLACES]


@pytest.fixture(scope="module")
async def generated(store_url: str) -> AsyncIterator[tuple[Store, Engine]]:
    """A store that is filled anew by every example, and what asks it."""
    made = opened(store_url)
    yield made, Engine(schema_of(ONTOLOGY), made, DEFAULT_BASE_IRI, PATIENT)
    await made.close()


@given(lived=actors(), related=relations(), days=st.lists(st.integers(-1, 8), min_size=1, max_size=2, unique=True))
async def test_generated_relations(
    generated: tuple[Store, Engine], lived: list[Actor], related: list[Dated], days: list[int]
) -> None:
    store, engine = generated
    rows = _records([*lived, *_places()], related)
    await load(store, delivery(*(row(n, *one) for n, one in enumerate(rows)), name="held"), strict=True)
    reckoning = Reckoning({one.id: one for one in lived})
    for day in (date(2014, 1, 1) + timedelta(days=number) for number in days):
        for certainty in ("SURELY", "POSSIBLY"):
            asked = f"query ($day: Date!, $certainty: Certainty!) {{{DOCUMENT}}}"
            answer = await engine.execute(asked, {"day": day.isoformat(), "certainty": certainty})
            held = {one for one in related if reckoning.held(one, day, certainty)}
            expected = [
                _expected(root, end, [one for one in related if isinstance(one, of)], held) for root, end, of in ENDS
            ]
            assert answer == {name: value for one in expected for name, value in one.items()}


def _expected(root: str, end: str, related: list[Dated], held: set[Dated]) -> dict[str, Any]:
    """What is answered about an end: of each node, what it leads to where the relation held."""
    led: dict[str, list[tuple[str, bool]]] = {
        id_: [] for id_ in sorted([*MEMBERS, *GROUPS] if root == "actors" else PLACES)
    }
    for one in related:
        if end not in ("hasMember", "contains"):
            led[one.source].append((one.target, one in held))
        if end not in ("memberOf", "within"):
            led[one.target].append((one.source, one in held))
    found = {id_: sorted(far for far, holds in each if holds) for id_, each in led.items()}
    shown = [
        {"id": id_, "held": {"totalCount": len(far), "nodes": [{"id": one} for one in far]}}
        for id_, far in found.items()
    ]
    others = [{"id": id_, "others": {"totalCount": len(each) - len(found[id_])}} for id_, each in led.items()]
    return {
        f"met_{end}": {"nodes": [{"id": id_} for id_, far in found.items() if far]},
        f"once_{end}": {"nodes": [{"id": id_} for id_, far in found.items() if len(far) == 1]},
        f"shown_{end}": {"nodes": shown},
        f"others_{end}": {"nodes": others},
    }


GROUP = Actor(
    id=GROUPS[0],
    kind=ActorKind.COALITION,
    name=Text("Group"),
    founded=DateSpan("2014-06-14"),
    ended=DateSpan("2020-02-29"),
)
DAYS_ASKED = "2012-12-31 2014-06-13 2014-06-14 2017-06-01 2018-01-01 2020-02-29 2020-03-01"
ITS_LIFE = "2014-06-14 2017-06-01 2018-01-01 2020-02-29"
CASES: list[tuple[str | None, str | None, str, str]] = [
    # from when until when; on which of the days above it surely held, and on which possibly
    (None, None, "", ITS_LIFE),
    ("2014-06-14", None, "2014-06-14", ITS_LIFE),
    ("/2017", None, "", ITS_LIFE),
    ("/2014-06-14", None, "2014-06-14", ITS_LIFE),
    ("/2017", "2018/..", "2018-01-01 2020-02-29 2020-03-01", f"{ITS_LIFE} 2020-03-01"),
    ("../2017", "2017/..", DAYS_ASKED, DAYS_ASKED),
    ("../2017", None, "", f"2012-12-31 2014-06-13 {ITS_LIFE}"),
    ("../2017", "2017/", "2012-12-31 2014-06-13 2014-06-14", f"2012-12-31 2014-06-13 {ITS_LIFE}"),
    (None, "2018", "", "2014-06-14 2017-06-01 2018-01-01"),
    (None, "2018-01-01", "2018-01-01", "2014-06-14 2017-06-01 2018-01-01"),
    ("2014", "2018", "2017-06-01 2018-01-01", "2014-06-13 2014-06-14 2017-06-01 2018-01-01"),
    ("2014-06-14", "2017-06/", "2014-06-14 2017-06-01", ITS_LIFE),
    ("2014-06-14", "/2017", "2014-06-14", "2014-06-14 2017-06-01"),
    ("2014-06-14/..", "2020-02-29", "2020-02-29", ITS_LIFE),
    (None, "2020-02-29/", "2020-02-29", ITS_LIFE),
]


@pytest.fixture(scope="module")
async def engine(store_url: str) -> AsyncIterator[Engine]:
    """What answers from a store with one member for each of the cases, and places that have no life."""
    made = opened(store_url)
    members = [
        Actor(id=f"actor/case-{n}", kind=ActorKind.ARMED_MOVEMENT, name=Text("Member"), founded=DateSpan("2012"))
        for n in range(len(CASES))
    ]
    memberships = [
        Membership(source=member.id, target=GROUP.id, from_=_span(start), to=_span(end))
        for member, (start, end, _, _) in zip(members, CASES, strict=True)
    ]
    here, there, region = _places()
    contained = [
        Containment(source=here.id, target=region.id),
        Containment(source=there.id, target=region.id, from_=DateSpan("/2014"), to=DateSpan("2016/")),
    ]
    event = Event(id="event/early", kind=EventKind.ATTACK, when=DateSpan("2012"), title=Text("Early"))
    related = [*memberships, *contained, Setting(source=event.id, target=there.id)]
    rows = _records([GROUP, *members, here, there, region, event], related)
    await load(made, delivery(*(row(n, *one) for n, one in enumerate(rows)), name="held"), strict=True)
    yield Engine(schema_of(ONTOLOGY), made, DEFAULT_BASE_IRI, PATIENT)
    await made.close()


def _span(text: str | None) -> DateSpan | None:
    return DateSpan(text) if text else None


@pytest.mark.parametrize("certainty", ["SURELY", "POSSIBLY"])
@pytest.mark.parametrize("day", DAYS_ASKED.split())
async def test_memberships_on_a_day(engine: Engine, day: str, certainty: str) -> None:
    asked = f'(where: {{memberOf: {{some: {{on: {{day: "{day}", certainty: {certainty}}}}}}}}}, first: 100)'
    data = await engine.execute(f"{{ actors{asked} {{ nodes {{ id }} }} }}")
    expected = [
        f"actor/case-{n}" for n, case in enumerate(CASES) if day in str(case[2 if certainty == "SURELY" else 3])
    ]
    assert data == {"actors": {"nodes": [{"id": id_} for id_ in sorted(expected)]}}


@pytest.mark.parametrize(
    ("day", "certainty", "found"),
    [
        ("2013-01-01", "SURELY", ["here"]),
        ("2013-01-01", "POSSIBLY", ["here", "there"]),
        ("2015-06-01", "SURELY", ["here", "there"]),
        ("2017-01-01", "SURELY", ["here"]),
        ("2017-01-01", "POSSIBLY", ["here", "there"]),
    ],
)
async def test_places_have_no_life_and_lie_where_nothing_changed(
    engine: Engine, day: str, certainty: str, found: list[str]
) -> None:
    on = f'on: {{day: "{day}", certainty: {certainty}}}'
    where = f'{{within: {{some: {{node: {{id: {{eq: "place/where"}}}}, {on}}}}}}}'
    assert await keys(engine, "places", f"where: {where}") == found


async def test_what_lies_under_a_place_possibly_lay_there(engine: Engine) -> None:
    assert await keys(engine, "events", 'where: {happenedAt: {some: {node: {within: {under: "place/where"}}}}}') == [
        "early"
    ]


async def test_unknown_ends_are_shown_as_they_are_written(engine: Engine) -> None:
    selected = "memberOf { edges { from { edtf from to precision } to { edtf from to } } }"
    data = await engine.execute(f'{{ actor(id: "actor/case-7") {{ {selected} }} }}')
    edge = {
        "from": {"edtf": "../2017", "from": None, "to": "2017-12-31", "precision": "YEAR"},
        "to": {"edtf": "2017/", "from": "2017-01-01", "to": None},
    }
    assert data == {"actor": {"memberOf": {"edges": [edge]}}}


async def test_what_is_unknown_is_missing_and_may_overlap(engine: Engine) -> None:
    unknown = [f"case-{n}" for n, (start, _, _, _) in enumerate(CASES) if start in ("/2017", "/2014-06-14")]
    missing = "from: {from: {isNull: true}, to: {isNull: false}}"
    where = f'memberOf: {{some: {{{missing}, NOT: {{from: {{from: {{lt: "2000"}}}}}}}}}}'
    open_ = [f"case-{n}" for n, (start, _, _, _) in enumerate(CASES) if start == "../2017"]
    assert await keys(engine, "actors", f"where: {{{where}}}") == sorted([*unknown, *open_])
    overlaps = 'memberOf: {some: {from: {overlaps: "1960", to: {isNull: false}}}}'
    assert await keys(engine, "actors", f"where: {{{overlaps}}}") == sorted([*unknown, *open_])


@pytest.mark.parametrize(
    ("condition", "code", "message"),
    [
        (
            'from: {overlaps: "/2017"}',
            "GRAPHQL_VALIDATION_FAILED",
            "from.overlaps: '/2017' has an unknown end, which a filter does not take: for an open end write '../2017'",
        ),
        (
            'to: {within: "2017/"}',
            "GRAPHQL_VALIDATION_FAILED",
            "to.within: '2017/' has an unknown end, which a filter does not take: for an open end write '2017/..'",
        ),
        (
            'from: {from: {gte: "/2017"}}',
            "GRAPHQL_VALIDATION_FAILED",
            "from.from.gte: '/2017' is not a date: write 2018, 2018-04 or 2018-04-14",
        ),
        (
            'on: {day: "2017", certainty: SURELY}',
            "GRAPHQL_VALIDATION_FAILED",
            "on.day: '2017' is not a day: write one such as 2018-04-14",
        ),
    ],
)
async def test_filters_take_no_unknown_end(engine: Engine, condition: str, code: str, message: str) -> None:
    document = f"{{ actors(where: {{memberOf: {{some: {{{condition}}}}}}}) {{ totalCount }} }}"
    assert await problem(engine, document) == (code, f"actors: where.memberOf.some.{message}")
