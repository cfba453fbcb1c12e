"""Random documents in other forms: each is written or refused, triples are those of the export, and rows are whole."""

import csv
import io

import orjson
import pytest
from graphql import GraphQLSchema, build_schema
from hypothesis import given

from api.errors import NOT_ACCEPTABLE, RequestError
from api.query.engine import Engine
from api.schema import sdl
from graph.rdf.export import export
from graph.rdf.formats import format_named
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.api.query.in_form import in_form
from tests.api.query.random_documents import Document, documents

PRINTED: GraphQLSchema = build_schema(sdl(ONTOLOGY))


@pytest.fixture(scope="module")
async def exported(small: Engine) -> set[str]:
    """All statements of the data."""
    pieces = [piece async for piece in export(small._store, format_named("nq"), DEFAULT_BASE_IRI)]
    return set(b"".join(pieces).decode().splitlines())


async def written(engine: Engine, name: str, document: Document) -> dict[str, str]:
    """The files in a form. Nothing where it cannot say what is selected, or JSON is refused as well."""
    try:
        return await in_form(engine, name, document.text, document.variables)
    except RequestError as error:
        refused = error.code
    if refused is not NOT_ACCEPTABLE:
        with pytest.raises(RequestError) as again:
            await engine.execute(document.text, document.variables)
        assert again.value.code is refused
    return {}


@given(document=documents(PRINTED))
async def test_each_form_is_whole(small: Engine, exported: set[str], document: Document) -> None:
    for table in (await written(small, "csv", document)).values():
        head, *rows = csv.reader(io.StringIO(table, newline=""), strict=True)
        assert len(head) == len(set(head))
        assert {len(row) for row in rows} <= {len(head)}
    for features in (await written(small, "geojson", document)).values():
        assert orjson.loads(features)["type"] == "FeatureCollection"
    for triples in (await written(small, "nq", document)).values():
        assert set(triples.splitlines()) <= exported
