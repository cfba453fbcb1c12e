"""The ledger that a page reads from the answer to its document is the one that was worked out, to the last source."""

from collections.abc import AsyncIterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest

from api.explorer.ledgers.ledger_answer import cited_in, ledger_in
from api.explorer.operations import NAMES, Operation
from api.query.engine import Engine
from api.schema.roots.ledger import LEFT_OUT
from graph.compliance.tracing import trace
from graph.deriving.renewing import derive
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI
from ontology.values import Text
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


def told(value: Any) -> Any:
    """What GraphQL tells of a part of a ledger: all but what goes into the computation and comes out elsewhere."""
    if isinstance(value, tuple):
        return [told(one) for one in value]
    if not is_dataclass(value) or isinstance(value, Text):
        return value
    left_out = LEFT_OUT.get(type(value), ())
    return {one.name: told(getattr(value, one.name)) for one in fields(value) if one.name not in left_out}


@pytest.mark.parametrize(("agreement", "as_of", "known_by"), ASKED)
async def test_the_ledger_of_the_answer(store: Store, agreement: str, as_of: str, known_by: str | None) -> None:
    id_ = f"agreement/{agreement}"
    operation = Operation("ledger", {"agreement": id_, "asOf": as_of, "knownBy": known_by})
    engine = Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI, PATIENT)
    answer = await engine.answer(operation.document, operation.variables)
    found = ledger_in(answer.data)
    worked_out = await trace(store, id_, date.fromisoformat(as_of), (known_by and date.fromisoformat(known_by)) or None)
    assert told(found) == told(worked_out)
    cited = cited_in(answer.data)
    assert cited is not None
    assert (cited.title.en, cited.licence[:8]) == ("Mali’s accord of 2015", "https://")


async def test_nothing_is_read_where_there_is_no_agreement(store: Store) -> None:
    engine = Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI, PATIENT)
    operation = Operation("ledger", {"agreement": "agreement/none"})
    answer = await engine.answer(operation.document, operation.variables)
    assert (ledger_in(answer.data), cited_in(answer.data)) == (None, None)


@pytest.mark.parametrize("name", NAMES)
async def test_each_document_is_within_the_limits_of_a_server(store: Store, name: str) -> None:
    engine = Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI)
    await engine.check(Operation(name).document)
