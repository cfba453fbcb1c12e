"""The pages of two days and of two assessors tell what was worked out, and their documents ask for all of it."""

from collections.abc import AsyncIterator
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from api.explorer.ledgers.voices_answer import speaking_in
from api.explorer.operations import Operation
from api.query.engine import Engine
from graph.compliance.accounts import Ledger
from graph.compliance.changes import Changes
from graph.compliance.comparing import changes
from graph.compliance.heard import hear
from graph.compliance.voices import Voices
from graph.deriving.renewing import derive
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI
from tests.api.explorer.told_in_data import untold
from tests.loaders.curated_graph import deliveries
from tests.patience import PATIENT
from tests.schemas import schema_of
from tests.stores import Hold

ACCORD = "agreement/accord-2015"
NOT_ON_THE_PAGE = ("accounts", "supporting", "later", "newest_source", "newest_told")
"""Of the ledger in which two assessors speak, on the page of them."""


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
    answer = await engine.answer(operation.document, operation.variables)
    found, ledger = answer.worked_out(Changes, "changes"), answer.worked_out(Ledger, "compliance")
    assert found is not None
    assert ledger is not None
    day, other = date.fromisoformat(first), date.fromisoformat(last)
    assert found == await changes(store, agreement, day, other, date.fromisoformat(known_by) if known_by else None)
    data = answer.data["compliance"]
    assert list(untold(found, answer.data["changes"])) == []
    assert list(untold(ledger, data, but={one.name for one in fields(ledger)} - {"stops"})) == []
    assert _texts(data) >= {one.instrument.id for one in (*found.promised, *found.demanded, *found.overdue)}


def _texts(ledger: dict[str, Any]) -> set[str]:
    """The ids of the texts that the data of a ledger tells whole."""
    told = (one["instrument"] for one in (*ledger["accounts"], *ledger["supporting"]))
    return {one["agreement"]["id"] for one in told if len(one) > 1}


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
    answer = await engine.answer(operation.document, operation.variables)
    found, data = answer.worked_out(Voices, "voices"), answer.data["voices"]
    assert found is not None
    day, by = date.fromisoformat(as_of), date.fromisoformat(known_by) if known_by else None
    assert found == await hear(store, ACCORD, f"actor/{a}", f"actor/{b}", day, by)
    assert list(untold(found, data, but={"ledger"})) == []
    ledger = found.ledger
    assert list(untold(ledger, data["ledger"], but=NOT_ON_THE_PAGE)) == []
    assert _texts(data["ledger"]) >= {one.instrument.id for one in found.comparisons}
    entries = [entry for one in (*ledger.accounts, *ledger.supporting) for entry in one.entries]
    spoken = {said.assessor.id for entry in entries for said in entry.latest}
    assert spoken <= {one.actor.id for one in speaking_in(data["ledger"], ledger).speakers}


async def test_nothing_is_told_where_there_is_no_agreement(engine: Engine) -> None:
    day = {"agreement": "agreement/none", "from": "2018-01-01", "to": "2018-02-01", "between": {}}
    operation = Operation("compare", day)
    answer = await engine.answer(operation.document, operation.variables)
    assert (answer.worked_out(Changes, "changes"), answer.worked_out(Ledger, "compliance")) == (None, None)
