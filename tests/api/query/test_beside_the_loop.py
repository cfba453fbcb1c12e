"""What the engine gives to its worker, what it keeps of that, and how a request's time ends it."""

from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from api.errors import RequestError
from api.query.answering.cells import Asking
from api.query.engine import Engine
from api.query.planning.preparing import SMALL
from api.query.worker import Worker
from api.settings import Settings
from api.web.documents import Documents
from api.web.graphql_http import GraphQLEndpoint
from tests.api.web.live_app import CURRENT
from tests.patience import PATIENT

SMALL_ONE = "{ events(first: 1) { nodes { id } } }"
LARGE_ONE = "{ events(first: 1) { nodes { id } } } #" + "-" * SMALL
SCHEMA_ONE = "query Names($name: String!) { __type(name: $name) { name fields { name } } }"
LEDGER = '{ compliance(agreement: "agreement/accord-2015") { asOf } }'


@pytest.fixture
async def engine(mali: Engine) -> Engine:
    """One with nothing kept."""
    return Engine(mali.schema, mali._store, "https://example.org/", PATIENT)


class Full(Worker):
    """A worker for whom as many wait as may."""

    def __init__(self) -> None:
        super().__init__(most_waiting=0)


@pytest.mark.parametrize(
    "query",
    [
        LARGE_ONE,
        "{ events { nodes { " + "id " * 200 + "} } }",
        "{ " + "...A " * 2 + "} fragment A on Query { " + " ".join(f"a{at}: __typename" for at in range(60)) + " }",
        "{ __schema { queryType { name } } }",
        "{ " + " ".join(f"a{at}: codes(list: EVENT_KIND) {{ code }}" for at in range(25)) + " }",
        LEDGER,
        '{ search(text: "camp", first: 21) { edges { snippet } } }',
        '{ a: search(text: "camp") { totalCount } b: search(text: "attack") { totalCount } }',
    ],
    ids=[
        *("many characters", "repeated fields", "many fields by fragments", "the schema", "codes", "a ledger"),
        *("snippets", "several searches"),
    ],
)
async def test_what_takes_long_needs_the_worker(engine: Engine, query: str) -> None:
    engine._worker = Full()
    assert "data" in await answered(engine, SMALL_ONE)
    assert await answered(engine, query) == {"code": "OVERLOADED"}


async def test_what_a_box_asks_for_while_one_types_does_not(engine: Engine) -> None:
    engine._worker = Full()
    for query in (
        '{ search(text: "camp", first: 20) { totalCount edges { snippet node { label } } } }',
        '{ search(text: "camp", first: 500) { nodes { label } } }',
    ):
        assert "data" in await answered(engine, query)


async def test_what_is_kept_needs_it_no_more(engine: Engine) -> None:
    asked = [(LARGE_ONE, None), (SCHEMA_ONE, {"name": "Event"}), (SCHEMA_ONE, {"name": "Actor"})]
    before = [await answered(engine, *one) for one in asked]
    engine._worker = Full()
    assert [await answered(engine, *one) for one in asked] == before
    assert [list(one) for one in before] == [["data"]] * 3
    assert await answered(engine, SCHEMA_ONE, {"name": "Place"}) == {"code": "OVERLOADED"}


async def answered(engine: Engine, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
    """The data, or the code of the refusal."""
    try:
        return {"data": await engine.execute(query, variables)}
    except RequestError as error:
        return {"code": error.code.code}


async def test_a_server_that_has_too_much_to_do_says_when_to_ask_again(engine: Engine) -> None:
    engine._worker = Full()
    endpoint = GraphQLEndpoint(engine, Documents(engine, None), Settings())
    transport = httpx.ASGITransport(Starlette(routes=[Route("/graphql", endpoint)]))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        response = await client.post("/graphql", json={"query": LARGE_ONE}, headers={"accept": CURRENT})
    assert (response.status_code, response.headers["retry-after"]) == (503, "5")
    assert response.json()["errors"][0]["extensions"]["code"] == "OVERLOADED"


async def test_today_is_that_of_utc(engine: Engine) -> None:
    before = datetime.now(UTC).date()
    answer = await engine.execute(LEDGER)
    assert before <= date.fromisoformat(answer["compliance"]["asOf"]) <= datetime.now(UTC).date()


async def test_today_is_one_day_for_a_whole_answer(engine: Engine) -> None:
    data = await read(engine, f"{{ a: {LEDGER[2:-2]} b: {LEDGER[2:-2]} }}", Asking(date(2016, 2, 29), lambda: None))
    assert data == {"a": {"asOf": "2016-02-29"}, "b": {"asOf": "2016-02-29"}}


class TimeIsOver(Exception):
    """The work has been checked as often as it may go on."""


async def test_a_ledger_stops_between_commitments(engine: Engine) -> None:
    checked = list[None]()

    def check_time() -> None:
        checked.append(None)
        if len(checked) == 5:
            raise TimeIsOver

    with pytest.raises(TimeIsOver):
        await read(engine, LEDGER, Asking(date(2016, 2, 29), check_time))


async def read(engine: Engine, query: str, asking: Asking) -> dict[str, Any]:
    """The data for a query without variables and pages, as a request reads them."""
    document = engine._preparing.document(query)
    operation = document.named(None)
    ready = engine._preparing.plan(document, operation, engine._preparing.values(operation, {}))
    assert ready.statement is not None
    row = await engine._store.fetch(ready.statement, {})
    return ready.read(row, [], [], [parameter.bind({}) for parameter in ready.plan.given], "", asking)
