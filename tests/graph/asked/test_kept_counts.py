"""Counts that are kept: after every load they are what the records give, and so are the answers from them.

A condition on ids that all events meet keeps a list from being read from cells; so each question is asked both ways.
"""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.query.engine import Engine
from graph.checking.store_check import StoreCheck
from graph.loading.following import Derive
from graph.loading.load import load
from graph.store import Store
from ontology import ONTOLOGY
from ontology.actors import Actor
from ontology.events import Attribution, CasualtyEstimate, Claim, Event, Setting, Subject
from ontology.iris import DEFAULT_BASE_IRI
from ontology.model import Node, Relation
from ontology.places import Containment, Place
from ontology.values import DateSpan, Text
from ontology.vocabularies import ActorKind, ClaimKind, Nearness, PlaceKind
from tests.graph.asked.test_sums_generated import ACTORS, SOURCES, actors, events, links
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.graph.matched import matches
from tests.patience import PATIENT
from tests.schemas import schema_of

Records = tuple[Node | Relation, ...]
PLACES = {"mali": PlaceKind.COUNTRY, "gao": PlaceKind.REGION, "kidal": PlaceKind.REGION, "well": PlaceKind.SITE}
STEPS = [("gao", "mali"), ("kidal", "mali"), ("well", "gao"), ("well", "kidal")]
SPANS = ["2014", "2014-01", "2014-01-02/2014-01-03", "2014-01-03/..", "../2014-01", "2013-12-31/2014-01-31"]
SUMS = "harm events partial openEnded unknown leftOut low best high span { low high highest }"
GROUPS, COUNTS = (
    f"{{ totalCount nodes {{ keys count casualties {{ {SUMS} }} }} }}",
    "{ totalCount nodes { keys count } }",
)
OF_ACTOR = "involves: {some: {node: {id: {eq: $actor}}}}"
THERE = "happenedAt: {some: {node: {within: {under: $place}}}}"
SOMEWHERE = "happenedAt: {some: {precision: {in: $near}}}"
OR = "OR: [{when: {to: {lte: $day}}}, {when: {within: $span}}]"
EVENTS = (
    "",
    f"{OF_ACTOR}, {THERE}",
    f"{OF_ACTOR}, {THERE}, when: {{overlaps: $span}}",
    f"{THERE}, kind: {{in: $kinds}}, when: {{from: {{gte: $day}}, to: {{lt: $day}}}}",
    f"NOT: {{when: {{from: {{gt: $day}}}}}}, {OR}",
)
"""Conditions of events that are counted."""
GROUPED = (
    ("", "by: [WHEN_MONTH, REGION], first: 200", GROUPS),
    ("", "by: [COUNTRY, WHEN_YEAR], orderBy: [{field: KILLED, direction: DESC}]", GROUPS),
    ("", "by: [REGION], orderBy: [{field: WOUNDED}, {field: COUNT}], first: 2", GROUPS),
    (f"{THERE}, when: {{overlaps: $span}}", "by: [KIND]", COUNTS),
    ("when: {within: $span}", "by: [REGION, KIND], last: 3", COUNTS),
    (f"{THERE}, when: {{from: {{eq: $day}}}}", "by: [WHEN_MONTH]", GROUPS),
    ('kind: {in: $kinds}, when: {within: "2013-11/2014-02"}', "by: [WHEN_MONTH], fill: true", COUNTS),
    ("when: {from: {isNull: true}}", "by: [WHEN_YEAR]", GROUPS),
    ("", "by: [ACTOR], orderBy: [{field: COUNT, direction: DESC}], first: 3", COUNTS),
    ("", "by: [ROLE]", COUNTS),
    ("when: {overlaps: $span}", "by: [HEDGE]", COUNTS),
    ("when: {within: $span}, NOT: {when: {from: {gt: $day}}}", "by: [ROLE]", COUNTS),
    ("when: {overlaps: $span}", "by: [ACTOR]", COUNTS),
    (OR, "by: [DATASET]", COUNTS),
    ("", "by: [DATASET]", GROUPS),
    ("", "by: [ROLE, HEDGE]", COUNTS),
    (THERE, "by: [ACTOR]", COUNTS),
    (f"{THERE}, when: {{overlaps: $span}}", "by: [HEDGE]", COUNTS),
    (f"{THERE}, {OR}", "by: [DATASET]", COUNTS),
    (f"NOT: {{{SOMEWHERE}}}, hasPlace: true", "by: [PLACE]", COUNTS),
    (f"{THERE}, NOT: {{{SOMEWHERE}}}, hasPlace: true", "by: [PLACE], first: 2", COUNTS),
    (f"NOT: {{{SOMEWHERE}}}", "by: [PLACE]", COUNTS),
    (f"NOT: {{{SOMEWHERE}}}, hasPlace: true, when: {{within: $span}}", "by: [PLACE]", COUNTS),
    (SOMEWHERE, "by: [REGION]", COUNTS),
    (f"{THERE}, AND: [{{{SOMEWHERE}}}], when: {{overlaps: $span}}", "by: [REGION]", COUNTS),
    (f"NOT: {{{SOMEWHERE}}}", "by: [REGION]", COUNTS),
    (SOMEWHERE, "by: [PLACE]", COUNTS),
)
"""Conditions of groups, how these are asked for, and what is selected of them."""
VARIABLES = {
    "actor": "ID!",
    "place": "ID!",
    "span": "EDTF!",
    "day": "PartialDate!",
    "kinds": "[EventKind!]",
    "near": "[Nearness!]",
}


def documents(condition: str, duplicates: str) -> list[str]:
    """Every question, each with a condition besides, of duplicates too or not: in two, since one would be too large."""
    every = f"duplicates: {duplicates}"
    counted = [f"events(where: {{{condition} {asked}}}, {every}) {{ totalCount }}" for asked in EVENTS]
    grouped = [
        f"eventGroups(where: {{{condition} {asked}}}, {every}, {how}) {selected}" for asked, how, selected in GROUPED
    ]
    fields = [f"q{number}: {field}" for number, field in enumerate([*counted, *grouped])]
    return [_document(" ".join(some)) for some in (fields[::2], fields[1::2])]


def _document(fields: str) -> str:
    given = ", ".join(f"${name}: {type_}" for name, type_ in VARIABLES.items() if f"${name}" in fields)
    return f"query ({given}) {{ {fields} }}"


ASKED_BOTH_WAYS = [
    both
    for each in ("false", "true")
    for both in zip(documents("", each), documents('id: {ne: "event/none"}', each), strict=True)
]
"""From cells, where these have it, and from records."""


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
        if isinstance(event, Event):
            where = draw(st.lists(st.sampled_from(list(PLACES)), max_size=2, unique=True))
            settings_ = [
                Setting(source=event.id, target=f"place/{place}", precision=draw(st.none() | st.sampled_from(Nearness)))
                for place in where
            ]
            made[at] = (event, *others, *settings_)
    return made


@st.composite
def parties(draw: st.DrawFn) -> list[Records]:
    """Actors, of whom one may be unnamed, who is then no member of others."""
    made, stranger = draw(actors()), Actor(id=ACTORS[0], kind=ActorKind.UNNAMED, name=Text("A stranger"))
    return [(stranger,), *made[1:]] if draw(st.booleans()) else made


@pytest.fixture(scope="module")
async def kept(store_url: str) -> AsyncIterator[Store]:
    """A store that every example loads again and again."""
    made = opened(store_url)
    yield made
    await made.close()


def published(day: str) -> list[Records]:
    """The sources, one of which was published on a day that decides which of two figures counts."""
    return [(replace(one, published=DateSpan(day)) if one == SOURCES[3] else one,) for one in SOURCES]


@st.composite
def denials(draw: st.DrawFn, figures: list[str]) -> list[Records]:
    """Claims of another dataset about some of these figures."""
    denied = draw(st.lists(st.sampled_from(figures), max_size=2, unique=True)) if figures else []
    ids = [f"claim/denial-{number}" for number, _ in enumerate(denied)]
    kinds = st.sampled_from([ClaimKind.DENIES, ClaimKind.ASSERTS])
    return [
        (
            Claim(id=id_, kind=draw(kinds), text=Text("It is not so.")),
            Attribution(source=id_, target=ACTORS[1]),
            Subject(source=id_, target=figure),
        )
        for id_, figure in zip(ids, denied, strict=True)
    ]


async def load_all(store: Store, records: list[Records], name: str, *requires: str, derive: Derive) -> None:
    """Load a dataset of these."""
    rows = (row(number, *one) for number, one in enumerate(records))
    await load(store, delivery(*rows, name=name, requires=requires), strict=True, derive=derive)


@settings(max_examples=settings().max_examples // 2)  # each loads eight times, and asks for all
@given(data=st.data())
async def test_answers_from_cells_are_those_from_records(kept: Store, data: st.DataObject) -> None:
    engine = Engine(schema_of(ONTOLOGY), kept, DEFAULT_BASE_IRI, PATIENT)
    for _ in range(2):
        derive = matches(data.draw(links(4)))
        await load_all(kept, data.draw(places()), "places", derive=derive)
        sources = published(data.draw(st.sampled_from(["2014-01-09", "2014-02", "2021"])))
        records = [*sources, *data.draw(parties()), *data.draw(happenings())]
        await load_all(kept, records, "kept", "dataset/places", derive=derive)
        figures = [one.id for each in records for one in each if isinstance(one, CasualtyEstimate)]
        await load_all(kept, data.draw(denials(figures)), "denials", "dataset/kept", derive=derive)
        assert [str(problem) async for problem in StoreCheck(kept).problems()] == []
        variables: dict[str, Any] = {
            "actor": data.draw(st.sampled_from(ACTORS)),
            "place": f"place/{data.draw(st.sampled_from(list(PLACES)))}",
            "span": data.draw(st.sampled_from(SPANS)),
            "day": data.draw(st.sampled_from(["2014", "2014-01", "2014-01-03", "2013-12-31"])),
            "near": data.draw(st.sampled_from([["REGION", "COUNTRY"], ["COUNTRY", "REGION"], ["REGION"], ["EXACT"]])),
            "kinds": data.draw(st.none() | st.lists(st.sampled_from(["ATTACK", "ACCUSATION"]), unique=True)),
        }
        for from_cells, from_records in ASKED_BOTH_WAYS:
            assert await engine.execute(from_cells, variables) == await engine.execute(from_records, variables)
        await load_all(kept, [], "denials", "dataset/kept", derive=derive)
