"""The ledger that a page is written from is the one that was worked out, and its document asks for all of it."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from api.explorer.answered import cited_in
from api.explorer.operations import NAMES, Operation
from api.query.engine import Engine
from graph.compliance.accounts import Ledger
from graph.compliance.tracing import trace
from graph.deriving.renewing import derive
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI
from tests.api.explorer.told_in_data import untold
from tests.loaders.curated_graph import deliveries
from tests.patience import PATIENT
from tests.schemas import schema_of
from tests.stores import Hold

ASKED = [
    ("accord-2015", "2018-07-01", None),
    ("accord-2015", "2018-04-11", "2018-04-11"),
    ("accord-2015", "2026-11-29", None),
    ("accord-2015", "2018-04-11", "2014-01-01"),
    ("roadmap-2018", "2011-01-01", None),
    ("unscr-2480", "2020-07-01", "2020-07-01"),
]


@pytest.fixture(scope="module")
async def store(hold: Hold) -> AsyncIterator[Store]:
    """The curated datasets, on each store."""
    held = await hold("mali", deliveries, derive)
    yield held
    await held.close()


@pytest.mark.parametrize(("agreement", "as_of", "known_by"), ASKED)
async def test_the_ledger_of_the_answer(store: Store, agreement: str, as_of: str, known_by: str | None) -> None:
    id_ = f"agreement/{agreement}"
    operation = Operation("ledger", {"agreement": id_, "asOf": as_of, "knownBy": known_by})
    engine = Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI, PATIENT)
    answer = await engine.answer(operation.document, operation.variables)
    found = answer.worked_out(Ledger, "compliance")
    assert found == await trace(
        store, id_, date.fromisoformat(as_of), (known_by and date.fromisoformat(known_by)) or None
    )
    assert list(untold(found, answer.data["compliance"])) == []
    cited = cited_in(answer.data)
    assert cited is not None
    assert (cited.title.en, cited.licence[:8]) == ("Mali’s accord of 2015", "https://")


async def test_what_the_data_says_otherwise_is_found(store: Store) -> None:
    operation = Operation("ledger", {"agreement": "agreement/accord-2015", "asOf": "2018-04-11"})
    engine = Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI, PATIENT)
    answer = await engine.answer(operation.document, operation.variables)
    data = answer.data["compliance"]
    data["accounts"][1]["entries"][0]["promise"]["textFr"] = "Autre chose."
    del data["stops"][0]
    found = list(untold(answer.worked_out(Ledger, "compliance"), data))
    assert {one.partition(":")[0] for one in found} >= {"/accounts/1/entries/0/promise/text", "/stops"}


async def test_nothing_is_told_where_there_is_no_agreement(store: Store) -> None:
    engine = Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI, PATIENT)
    operation = Operation("ledger", {"agreement": "agreement/none"})
    answer = await engine.answer(operation.document, operation.variables)
    assert (answer.worked_out(Ledger, "compliance"), cited_in(answer.data)) == (None, None)


@pytest.mark.parametrize("name", NAMES)
async def test_each_document_is_within_the_limits_of_a_server(store: Store, name: str) -> None:
    engine = Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI)
    await engine.check(Operation(name).document)
