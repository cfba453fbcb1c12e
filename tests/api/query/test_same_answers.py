"""Random documents: every store gives the same bytes, and graphql-core's own executor finds neither more nor less.

Neo4j is asked twice: as ever, and split into as many statements as can be. The executor walks our answer, by response
key, over the schema as it is printed. It would miss what we leave out, and would leave out what we should not have
answered: wrong aliases, fragments, @skip and @include, nulls and enumerations.
"""

from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
from graphql import GraphQLSchema, build_schema, execute_sync, parse, validate
from hypothesis import example, given, target

from api.errors import RequestError
from api.query.engine import Engine
from api.schema import sdl
from graph.loading.load import load
from graph.neo4j.store import Neo4jStore
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.api.query.random_documents import Document, documents
from tests.conftest import STORES, empty
from tests.graph.conftest import opened
from tests.graph.sample import sample
from tests.patience import PATIENT
from tests.schemas import schema_of

PRINTED: GraphQLSchema = build_schema(sdl(ONTOLOGY))


@pytest.fixture(scope="module")
async def engines(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[list[Engine]]:
    """One for each store in STORES, all with the sample; for Neo4j, another that splits whatever it is asked."""
    schema = schema_of(ONTOLOGY)
    stores: list[Store] = []
    for engine in STORES:
        if engine == "sqlite":
            url = f"sqlite:///{tmp_path_factory.mktemp('same')}/answers.db"
        else:
            server = request.getfixturevalue("neo4j_server")
            empty(server)
            url = server.url
        stores.append(opened(url))
        await load(stores[-1], sample(), strict=True)
        if isinstance(stores[-1], Neo4jStore):
            splitting = opened(url)
            assert isinstance(splitting, Neo4jStore)
            splitting.splits_above = 0
            stores.append(splitting)
    yield [Engine(schema, store, DEFAULT_BASE_IRI, PATIENT) for store in stores]
    for store in stores:
        await store.close()


LOOKED_UP_IN_VAIN = Document('{ compliance(agreement: "agreement/accord") { asOf } }', {})
"""A deadline of the sample is counted from words, so that no event is found by them."""


@given(document=documents(PRINTED))
@example(document=LOOKED_UP_IN_VAIN)
async def test_same_answers(engines: list[Engine], document: Document) -> None:
    assert validate(PRINTED, parse(document.text)) == []
    answers = [await _answer(engine, document) for engine in engines]
    assert all(one == answers[0] for one in answers)
    if isinstance(answers[0], bytes):
        target(float(len(answers[0])))
        assert orjson.dumps(_walked(document, orjson.loads(answers[0]))) == answers[0]


async def _answer(engine: Engine, document: Document) -> bytes | str:
    """The answer as bytes, or what was said instead of one."""
    try:
        return orjson.dumps(await engine.execute(document.text, document.variables))
    except RequestError as error:
        return f"{error.code.code}: {error}"


def _walked(document: Document, answer: dict[str, Any]) -> dict[str, Any] | None:
    """What the stock executor finds in our answer."""
    result = execute_sync(
        PRINTED,
        parse(document.text),
        root_value=answer,
        variable_values=document.variables,
        field_resolver=lambda source, info, **_: source[info.path.key],
        type_resolver=lambda value, *_: value["__typename"],
    )
    assert result.errors is None
    return result.data
