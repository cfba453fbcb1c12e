"""What is read of counts that stores keep is priced by these, and not by all that they count."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, cast

import httpx
import pytest

from api.app import create_app
from api.query.guarding.kept import CELLS
from api.settings import Settings
from benchmarks.pages import client_of
from graph.store import Store
from graph.stored.statistics import Statistic
from tests.api.query.guarding import limited
from tests.api.query.guarding.limited import SizedStore, refusal

EVENTS = 1_000_000
KINDS = [
    Statistic("Event", EVENTS),
    Statistic("Actor", 2_000),
    Statistic("Place", 5_000),
    Statistic("Source", 10_000),
    Statistic("CasualtyEstimate", 250_000),
    Statistic("involves", 1_670_000, 1.8, 95_000.0),
    Statistic("happenedAt", 980_000, 1.0, 6_000.0),
    Statistic("estimates", 250_000, 1.0, 10.0),
    Statistic("figureSaidBy", 250_000, 1.0, 37_000.0),
    Statistic("within", 5_000, 1.0, 78.0),
    Statistic("documentedBy", 1_280_000, 1.0, 1_300.0),
]
"""Of a million coded events, as a store counts them."""
MONTH, DAYS = {"when": {"overlaps": "2018-04"}}, {"when": {"overlaps": "2018-04-03/2018-04-20"}}
REGION = {"happenedAt": {"some": {"node": {"within": {"under": "place/ml-menaka"}}}}}
SOMEWHERE, NEAR = ({"happenedAt": {"some": {"precision": {"in": near}}}} for near in (["REGION", "COUNTRY"], ["NEAR"]))
ATTACKER = {"involves": {"some": {"role": {"eq": "ATTACKER"}}}}
GROUPS = "query ($where: EventWhere) { eventGroups(by: %s, where: $where) { nodes { keys count } } }"
COUNT = "query ($where: EventWhere) { events(where: $where) { totalCount } }"
OF_CELLS = CELLS / 8 + 20
"""What is priced so, with a page of the default size."""


def engine(store: Store, **limits: Any) -> Any:
    """Prices as over a million events."""
    return limited.engine(SizedStore(store, KINDS), **limits)


@pytest.mark.parametrize(
    ("query", "where"),
    [
        (COUNT, {"kind": {"eq": "ATTACK"}}),
        (COUNT, MONTH),
        (COUNT, {"AND": [MONTH, {"kind": {"in": ["ATTACK", "ARMED_CLASH"]}}]}),
        *((GROUPS % by, where) for by in ("KIND", "REGION", "DATASET", "ROLE", "HEDGE") for where in ({}, MONTH)),
        (GROUPS % "ACTOR", {}),
        (GROUPS % "WHEN_MONTH", MONTH),
        (GROUPS % "PLACE", {"NOT": SOMEWHERE, "hasPlace": True}),
        (GROUPS % "REGION", SOMEWHERE),
        (GROUPS % "REGION", {"AND": [SOMEWHERE, MONTH]}),
    ],
)
async def test_what_is_kept_is_cheap(loaded: Store, query: str, where: dict[str, Any]) -> None:
    assert (await engine(loaded).answer(query, {"where": where})).cost <= OF_CELLS


@pytest.mark.parametrize(
    ("query", "where"),
    [
        (COUNT, DAYS),
        (COUNT, ATTACKER),
        *((GROUPS % by, DAYS) for by in ("KIND", "REGION", "DATASET", "ROLE", "HEDGE")),
        (GROUPS % "ACTOR", MONTH),
        (GROUPS % "KIND", ATTACKER),
        (GROUPS % "PLACE", {"NOT": SOMEWHERE}),
        (GROUPS % "PLACE", {"NOT": NEAR, "hasPlace": True}),
        (GROUPS % "PLACE", {"AND": [{"NOT": SOMEWHERE, "hasPlace": True}, MONTH]}),
        (GROUPS % "PLACE", SOMEWHERE),
        (GROUPS % "REGION", NEAR),
        (GROUPS.replace("(by", "(duplicates: true, by") % "KIND", MONTH),
    ],
)
async def test_what_is_not_kept_costs_all_events(loaded: Store, query: str, where: dict[str, Any]) -> None:
    """So do days at which no month begins and ends: whether cells answer depends on the values of the request."""
    assert (await engine(loaded).answer(query, {"where": where})).cost >= EVENTS / 8


async def test_of_a_place_that_may_have_no_cells_a_part_of_all_events_is_expected(loaded: Store) -> None:
    kept, part, every = [
        (await engine(loaded).answer(GROUPS % "KIND", {"where": {"AND": asked}})).cost
        for asked in ([], [REGION], [REGION, DAYS])
    ]
    assert kept <= OF_CELLS < part < every / 5


async def test_of_many_actors_each_has_a_cell(loaded: Store) -> None:
    many = [Statistic("Actor", 800_000) if one.kind == "Actor" else one for one in KINDS]
    cost = (await limited.engine(SizedStore(loaded, many)).answer(GROUPS % "ACTOR", {"where": {}})).cost
    assert 100_000 <= cost < 101_000


async def test_sums_that_are_kept_cost_their_cells(loaded: Store) -> None:
    text = "query ($where: EventWhere) { eventGroups(by: WHEN_MONTH, where: $where) { nodes { casualties { best } } } }"
    kept, read = [(await engine(loaded).answer(text, {"where": where})).cost for where in (MONTH, DAYS)]
    assert OF_CELLS < kept < 3 * OF_CELLS < read / 10


@pytest.fixture(scope="module")
async def client(loaded: Store) -> AsyncIterator[httpx.AsyncClient]:
    """Asks for pages, which are priced as over a million events."""
    async with client_of(create_app(cast(Store, SizedStore(loaded, KINDS)), Settings())) as made:
        yield made


@pytest.mark.parametrize("view", ["list", "map", "time"])
@pytest.mark.parametrize(
    "asked", ["", "&when=2018-04", "&under=place/ml-menaka", "&under=place/ml-menaka&when=2018-04"]
)
async def test_the_explorer_has_all_facets_of_events(client: httpx.AsyncClient, view: str, asked: str) -> None:
    """Those of who took part in them, too, which it leaves out where they would cost too much."""
    answer = await client.get(f"/events?lang=en&view={view}{asked}", follow_redirects=True)
    assert answer.status_code == 200
    assert "There are too many events to count" not in answer.text
    assert 'name="role"' in answer.text


@pytest.mark.parametrize("view", ["map", "time"])
@pytest.mark.parametrize("asked", ["&role=ATTACKER", "&as-of=2018-04-11&role=TARGET", "&hedge=alleged&when=2018-04"])
async def test_events_that_are_too_many_to_be_drawn_are_listed(loaded: Store, view: str, asked: str) -> None:
    figures = ("CasualtyEstimate", "estimates", "figureSaidBy")
    of_ucdp = [replace(one, total=2_200_000) if one.kind in figures else one for one in KINDS]
    async with client_of(create_app(cast(Store, SizedStore(loaded, of_ucdp)), Settings())) as client:
        answer = await client.get(f"/events?lang=en&view={view}{asked}", follow_redirects=True)
    assert answer.status_code == 200
    assert "There are too many events to be drawn, so they are listed." in answer.text
    assert '<article class="event"' in answer.text


@pytest.mark.parametrize("address", ["/", "/actors", "/sources", "/doc/place/ml-menaka", "/doc/actor/mali"])
async def test_other_pages_ask_for_less_than_is_allowed(client: httpx.AsyncClient, address: str) -> None:
    assert (await client.get(f"{address}?lang=en", follow_redirects=True)).status_code == 200


async def test_what_truly_reads_a_million_events_over_and_over_is_refused(loaded: Store) -> None:
    every = " ".join(
        f'r{at}: eventGroups(by: [ACTOR, ROLE], where: {{when: {{overlaps: "2018-04-{at:02}"}}}}) {{ totalCount }}'
        for at in range(1, 15)
    )
    code, message = await refusal(engine(loaded), f"{{ {every} }}")
    assert code == "COST_EXCEEDED"
    assert message.endswith(" are allowed; ask for fewer groupings or sums.")
