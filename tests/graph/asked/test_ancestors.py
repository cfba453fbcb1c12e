"""What a place lies in on a day, and the unit of a kind in which an event or a signature was, on each store.

Generated places are climbed in plain Python too.
"""

from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.query import engine as engine_module
from api.query.engine import Engine
from graph.asked.ancestors import MOST
from graph.loading.load import load
from graph.store import Store
from ontology import ONTOLOGY
from ontology.events import Event, Setting
from ontology.iris import DEFAULT_BASE_IRI
from ontology.places import Containment, Place
from ontology.values import DateSpan, Text
from ontology.vocabularies import EventKind, PlaceKind
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.graph.questions import fields, problem
from tests.graph.sample_events import Records
from tests.graph.sample_groups import actors, groups
from tests.patience import PATIENT
from tests.schemas import schema_of

DAYS = ["2016-01-18", "2016-01-19", "2017-06-01"]
BEGINS = [None, "2016-01-19", "2016", "/2016-01-18", "../2017"]
ENDS = [None, "2016-01-18", "2016", "2016-01-18/", "2017/.."]
WHENS = ["2016-01-18", "2016-01-18/2016-01-19", "2016", "2017", "2016-01-19/..", "../2016-01-18", "../2016-01-19"]
KINDS = [PlaceKind.REGION, PlaceKind.CERCLE]
IDS = [f"place/p{number}" for number in range(6)]
DOCUMENT = """query ($on: Date!, $kind: PlaceKind!) {
  places { nodes { id ancestors(on: $on) { id kind } } }
  events { nodes { happenedAt { edges { node { id } within(kind: $kind) { id kind } } } } }
}"""


async def filled(store: Store, *records: Records) -> Engine:
    """An engine on a store that holds these rows and no others of their dataset."""
    await load(store, delivery(*(row(n, *one) for n, one in enumerate(records, 1)), name="groups"), strict=True)
    return Engine(schema_of(ONTOLOGY), store, DEFAULT_BASE_IRI, PATIENT)


@pytest.fixture(scope="module")
async def any_store(store_url: str) -> AsyncIterator[Store]:
    """A store that the last tests fill anew."""
    made = opened(store_url)
    yield made
    await made.close()


@pytest.fixture(scope="module")
async def grouped(any_store: Store) -> Engine:
    """A well in a cercle that moves from one region to another on 19 January 2016."""
    await load(any_store, groups(), strict=True)
    return Engine(schema_of(ONTOLOGY), any_store, DEFAULT_BASE_IRI, PATIENT)


@pytest.mark.parametrize(
    ("place", "day", "above"),
    [
        ("well", "2016-01-18", "cercle gao country"),
        ("well", "2016-01-19", "cercle menaka country"),
        ("cercle", "2016-01-18", "gao country"),
        ("menaka", "2016-01-18", ""),
        ("menaka", "2016-01-19", "country"),
        ("country", "2016-01-19", ""),
        ("forest", "2016-01-19", ""),
    ],
)
async def test_a_place_lies_in_what_it_lay_in_on_the_day(grouped: Engine, place: str, day: str, above: str) -> None:
    asked = f'ancestors(on: "{day}") {{ id }}'
    expected = [{"id": f"place/{one}"} for one in above.split()]
    assert (await fields(grouped, f'place(id: "place/{place}")', asked))["ancestors"] == expected
    through_the_interface = await fields(grouped, f'node(id: "place/{place}")', f"... on Place {{ {asked} }}")
    assert through_the_interface["ancestors"] == expected


async def test_without_a_day_it_is_that_of_the_request(grouped: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """One plan serves every day, and a day lasts until midnight, in UTC."""
    query = 'query ($on: Date) { place(id: "place/cercle") { ancestors { id } asked: ancestors(on: $on) { id } } }'
    before_midnight = datetime(2016, 1, 18, 23, 59, 59, 999_999, tzinfo=UTC)
    for now, region in [(before_midnight, "gao"), (before_midnight + timedelta(microseconds=1), "menaka")]:
        monkeypatch.setattr(engine_module, "datetime", clock(now))
        for variables in ({}, {"on": None}):
            place = (await grouped.execute(query, variables))["place"]
            assert place["ancestors"] == place["asked"] == [{"id": f"place/{region}"}, {"id": "place/country"}]


def clock(moment: datetime) -> type[datetime]:
    """A clock that stands still."""

    class Still(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Still":
            assert tz is UTC
            return cls.combine(moment.date(), moment.time(), UTC)

    return Still


async def test_ancestors_have_every_field(grouped: Engine) -> None:
    asked = 'ancestors(on: "2016-01-19") { name kind dataset { id } contains { nodes { id } } within { totalCount } }'
    cercle, region, country = (await fields(grouped, 'place(id: "place/well")', asked))["ancestors"]
    dataset = {"id": "dataset/groups"}
    assert cercle["contains"] == {"nodes": [{"id": "place/well"}]}
    assert region == {
        "name": "Menaka",
        "kind": "REGION",
        "dataset": dataset,
        "contains": {"nodes": [{"id": "place/cercle"}]},
        "within": {"totalCount": 1},
    }
    assert (country["kind"], country["within"]) == ("COUNTRY", {"totalCount": 0})


@pytest.mark.parametrize(
    ("event", "kind", "units"),
    [
        ("eve", "REGION", ["gao"]),
        ("day", "REGION", ["menaka", "menaka"]),
        ("across", "REGION", ["gao"]),
        ("before", "REGION", ["gao"]),
        ("month", "REGION", ["gao", "gao"]),
        ("eve", "CERCLE", ["cercle"]),
        ("eve", "SITE", ["well"]),
        ("eve", "COUNTRY", ["country"]),
        ("eve", "LOCALITY", [None]),
        ("months", "REGION", [None]),
        ("years", "COUNTRY", ["country"]),
        ("since", "REGION", []),
    ],
)
async def test_the_unit_of_a_kind_is_that_of_the_first_day_that_is_known(
    grouped: Engine, event: str, kind: str, units: list[str | None]
) -> None:
    found = await fields(
        grouped, f'event(id: "event/{event}")', f"happenedAt {{ edges {{ within(kind: {kind}) {{ id }} }} }}"
    )
    expected = [{"within": unit and {"id": f"place/{unit}"}} for unit in units]
    assert found["happenedAt"]["edges"] == expected


async def test_units_have_every_field_and_each_edge_its_own(grouped: Engine) -> None:
    unit = "within(kind: REGION) { id dataset { id } events(first: 1) { nodes { id } } within { nodes { id } } }"
    found = await fields(grouped, 'event(id: "event/two-months")', f"happenedAt {{ edges {{ node {{ id }} {unit} }} }}")
    cercle, town = found["happenedAt"]["edges"]
    assert (cercle["node"]["id"], town["node"]["id"]) == ("place/cercle", "place/town")
    assert (cercle["within"]["id"], town["within"]["id"]) == ("place/menaka", "place/gao")
    assert cercle["within"]["within"] == {"nodes": [{"id": "place/country"}]}
    assert town["within"]["events"] == {"nodes": [{"id": "event/month"}]}
    assert town["within"]["dataset"] == {"id": "dataset/groups"}


async def test_what_has_no_such_day_or_kind_is_refused(grouped: Engine) -> None:
    code, message = await problem(grouped, '{ places { nodes { ancestors(on: "2016") { id } } } }')
    assert (code, "'2016' is not a day: write one such as 2018-04-14" in message) == ("GRAPHQL_VALIDATION_FAILED", True)
    without = "Argument 'EventHappenedAtEdge.within(kind:)' of type 'PlaceKind!' is required, but it was not provided."
    assert await problem(grouped, "{ events { nodes { happenedAt { edges { within { id } } } } } }") == (
        "GRAPHQL_VALIDATION_FAILED",
        without,
    )


@pytest.mark.parametrize(
    ("when", "unit"),
    [
        ("../2016-01-19", "region"),
        ("../2016-01-18", None),
        ("2016-01-19/..", "region"),
        ("2016-01-18/2016-01-19", None),
    ],
)
async def test_where_only_the_last_day_is_known_it_is_that_of_the_last(
    any_store: Store, when: str, unit: str | None
) -> None:
    """The cercle lies in the region from 19 January 2016 on, and in none before."""
    cercle, region = place("place/cercle", PlaceKind.CERCLE), place("place/region", PlaceKind.REGION)
    inside = Containment(source=cercle.id, target=region.id, from_=DateSpan("2016-01-19"))
    event = Event(id="event/it", kind=EventKind.ATTACK, when=DateSpan(when), title=Text("It"))
    rows = ((region,), (cercle, inside), (event, Setting(source=event.id, target=cercle.id)))
    engine = await filled(any_store, *rows)
    found = await fields(engine, 'event(id: "event/it")', "happenedAt { edges { within(kind: REGION) { id } } }")
    assert found["happenedAt"]["edges"] == [{"within": unit and {"id": f"place/{unit}"}}]


async def test_a_climb_has_an_end(any_store: Store) -> None:
    """A chain is climbed to its end, a ring once, and of very many only the first are told."""
    chain = [f"place/chain-{number:02}" for number in range(30)]
    many = [f"place/many-{number:03}" for number in range(MOST + 2)]
    inside = [*pairwise(chain), ("place/ring-a", "place/ring-b"), ("place/ring-b", "place/ring-a")]
    inside += [("place/ring-b", "place/ring-c"), *(("place/one", each) for each in many)]
    places = [place(id_, PlaceKind.AREA) for id_ in dict.fromkeys(id_ for pair in inside for id_ in pair)]
    steps = [Containment(source=near, target=far) for near, far in inside]
    engine = await filled(any_store, *rows_of(places, steps))
    above = {
        one["id"]: [each["id"] for each in one["ancestors"]]
        for one in (await fields(engine, "places(first: 500)", "nodes { id ancestors { id } }"))["nodes"]
    }
    assert above[chain[0]] == chain[1:]
    assert above[chain[20]] == chain[21:]
    assert above["place/ring-a"] == ["place/ring-b", "place/ring-c"]
    assert above["place/one"] == many[:MOST]


def rows_of(places: list[Place], steps: list[Containment]) -> Iterator[Records]:
    """A row for each place, with what it lies within."""
    return ((one, *(step for step in steps if step.source == one.id)) for one in places)


def place(id_: str, kind: PlaceKind) -> Place:
    return Place(id=id_, kind=kind, name=Text(id_))


@st.composite
def steps(draw: st.DrawFn) -> list[Containment]:
    """What lies in what; rings, and several units at once, among them."""
    ends = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])
    made = []
    for near, far in draw(st.lists(ends, max_size=9, unique=True)):
        begins, until = draw(st.sampled_from(BEGINS)), draw(st.sampled_from(ENDS))
        first, last = begins and DateSpan(begins), until and DateSpan(until)
        if first and last and first.first and last.last and first.first > last.last:
            last = None
        made.append(Containment(source=near, target=far, from_=first or None, to=last or None))
    return made


@given(
    kinds=st.lists(st.sampled_from(KINDS), min_size=len(IDS), max_size=len(IDS)),
    held=steps(),
    when=st.sampled_from(WHENS),
    at=st.lists(st.sampled_from(IDS), unique=True),
)
async def test_generated_places_lie_in_what_one_climbs_to(
    any_store: Store, kinds: list[PlaceKind], held: list[Containment], when: str, at: list[str]
) -> None:
    places = [place(*one) for one in zip(IDS, kinds, strict=True)]
    event = Event(id="event/it", kind=EventKind.ATTACK, when=DateSpan(when), title=Text("It"))
    settings = [Setting(source=event.id, target=one) for one in at]
    engine = await filled(any_store, *rows_of(places, held), *actors(), (event, *settings))
    first = event.when.first or event.when.last
    assert first
    for day in DAYS:
        answer = await engine.execute(DOCUMENT, {"on": day, "kind": "REGION"})
        for shown in answer["places"]["nodes"]:
            above = climbed(shown["id"], held, date.fromisoformat(day))[1:]
            assert [one["id"] for one in shown["ancestors"]] == above
    regions = {one.id for one in places if one.kind is PlaceKind.REGION}
    found = {
        edge["node"]["id"]: edge["within"] and edge["within"]["id"]
        for edge in answer["events"]["nodes"][0]["happenedAt"]["edges"]
    }
    assert found == {id_: next((one for one in climbed(id_, held, first) if one in regions), None) for id_ in at}


def climbed(start: str, held: list[Containment], day: date) -> list[str]:
    """A place, and what it lies in on a day: one step, two steps and so on, by id within a step."""
    found, layer = [start], [start]
    while layer:
        above = {step.target for step in held if step.source in layer and holds(step, day)}
        layer = sorted(above - set(found))
        found += layer
    return found


def holds(step: Containment, day: date) -> bool:
    """Whether it may have held on a day, by what is known."""
    begun = not step.from_ or not step.from_.first or step.from_.first <= day
    return begun and not (step.to and step.to.last and step.to.last < day)
