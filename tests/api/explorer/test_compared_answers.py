"""What the pages of two days and of two assessors read from GraphQL is what was worked out, to the last source."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest

from api.explorer.ledgers.compare_answer import changes_in
from api.explorer.ledgers.voices_answer import speaking_in, voices_in
from api.explorer.operations import Operation
from api.query.engine import Engine
from graph.compliance.comparing import changes
from graph.compliance.heard import hear
from graph.deriving.renewing import derive
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI
from tests.api.explorer.test_ledger_answer import told
from tests.loaders.curated_graph import deliveries
from tests.patience import PATIENT
from tests.schemas import schema_of
from tests.stores import Hold

ACCORD = "agreement/accord-2015"


@pytest.fixture(scope="module")
async def store(hold: Hold) -> AsyncIterator[Store]:
    """The curated datasets, on each store."""
    held = await hold("mali", deliveries, derive)
    yield held
    await held.close()


@pytest.fixture(scope="module")
def engine(store: Store) -> Engine:
    """The engine that pages ask."""
    return Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI, PATIENT)


@pytest.mark.parametrize(
    ("agreement", "first", "last", "known_by"),
    [
        (ACCORD, "2018-01-31", "2018-04-30", None),
        (ACCORD, "2011-01-01", "2024-12-31", None),
        (ACCORD, "2016-01-01", "2018-12-31", "2018-12-31"),
        ("agreement/roadmap-2018", "2010-01-01", "2011-01-01", None),
        ("agreement/unscr-2480", "2019-12-31", "2021-12-31", "2020-07-01"),
    ],
)
async def test_what_changed(
    store: Store, engine: Engine, agreement: str, first: str, last: str, known_by: str | None
) -> None:
    days = {"from": first, "to": last, "knownBy": known_by}
    operation = Operation("compare", {"agreement": agreement, "between": {}, **days})
    found = changes_in((await engine.answer(operation.document, operation.variables)).data)
    assert found is not None
    day, other = date.fromisoformat(first), date.fromisoformat(last)
    worked_out = await changes(store, agreement, day, other, date.fromisoformat(known_by) if known_by else None)
    assert told(found.changes) == told(worked_out)
    assert found.stops


@pytest.mark.parametrize(
    ("a", "b", "as_of", "known_by"),
    [
        ("independent-observer", "mali", "2019-02-28", None),
        ("united-nations", "minusma", "2020-12-31", "2019-12-31"),
        ("mali", "cma", "2011-01-01", None),
    ],
)
async def test_two_assessors(store: Store, engine: Engine, a: str, b: str, as_of: str, known_by: str | None) -> None:
    variables = {"agreement": ACCORD, "a": f"actor/{a}", "b": f"actor/{b}", "asOf": as_of, "knownBy": known_by}
    operation = Operation("voices", variables)
    answer = (await engine.answer(operation.document, operation.variables)).data
    speaking = speaking_in(answer["voices"]["ledger"])
    assert speaking is not None
    found = voices_in(answer, speaking)
    day, by = date.fromisoformat(as_of), date.fromisoformat(known_by) if known_by else None
    worked_out = await hear(store, ACCORD, f"actor/{a}", f"actor/{b}", day, by)
    assert worked_out is not None
    ledger = worked_out.ledger
    bare = replace(ledger, accounts=(), supporting=(), later=(), newest_source=None, newest_told=None)
    assert told(found) == told(replace(worked_out, ledger=bare))
    spoken = {
        said.assessor.id for one in (*ledger.accounts, *ledger.supporting) for e in one.entries for said in e.latest
    }
    assert spoken <= {one.actor.id for one in speaking.speakers}


async def test_nothing_is_read_where_there_is_no_agreement(engine: Engine) -> None:
    day = {"agreement": "agreement/none", "from": "2018-01-01", "to": "2018-02-01", "between": {}}
    operation = Operation("compare", day)
    assert changes_in((await engine.answer(operation.document, operation.variables)).data) is None
    assert speaking_in(None) is None
