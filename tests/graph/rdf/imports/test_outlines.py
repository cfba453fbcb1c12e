"""An outline is stored, shown, passed on in every syntax, and comes back as it went."""

import pytest

from api.query.engine import Engine
from graph.loading.load import load
from graph.rdf.formats import FORMATS, format_named
from graph.rdf.syntax import Format
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from ontology.outlines import Outline
from ontology.places import Place
from ontology.values import Text
from ontology.vocabularies import PlaceKind
from tests.graph.conftest import filled
from tests.graph.deliveries import delivery, row
from tests.graph.rdf.imports.importing import exported, imported
from tests.patience import PATIENT
from tests.schemas import schema_of

NAMED = Text("Marsh & fen")
OUTLINE = Outline(
    '{"type":"MultiPolygon","coordinates":[[[[0.5,1],[2,1e-05],[2,-3],[0.5,1]]],[[[5,5],[6,5],[6,6],[5,5]]]]}'
)
WITH = Place(id="place/marsh", kind=PlaceKind.REGION, name=NAMED, outline=OUTLINE)
WITHOUT = Place(id="place/well", kind=PlaceKind.SITE, name=NAMED)
QUESTION = "{ places(orderBy: {field: ID}) { nodes { id outline } } }"


@pytest.fixture(scope="module")
async def store(store_url: str) -> Store:
    """A store of two places, of which one has an outline."""
    return await filled(store_url, [delivery(row(2, WITH), row(3, WITHOUT))])


async def test_it_is_shown_as_text(store: Store) -> None:
    answer = await Engine(schema_of(ONTOLOGY), store, DEFAULT_BASE_IRI, PATIENT).execute(QUESTION)
    shown = [{"id": WITH.id, "outline": OUTLINE.geojson}, {"id": WITHOUT.id, "outline": None}]
    assert answer == {"places": {"nodes": shown}}


@pytest.mark.parametrize("format_", FORMATS, ids=lambda one: one.name)
async def test_it_comes_back(store: Store, format_: Format, tmp_path_factory: pytest.TempPathFactory) -> None:
    content = await exported(store, format_)
    copy = await filled(f"sqlite:///{tmp_path_factory.mktemp('copy')}/copy.db", [])
    await imported(copy, content, format_)
    assert await exported(copy, format_) == content
    await copy.close()


async def test_another_way_to_write_it_is_taken_for_the_same(
    store: Store, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ntriples = format_named("nt")
    content = await exported(store, ntriples)
    spaced = content.replace(b'{\\"type\\":', b'{ \\"type\\" : ')
    assert spaced != content
    copy = await filled(f"sqlite:///{tmp_path_factory.mktemp('spaced')}/copy.db", [])
    await imported(copy, spaced, ntriples)
    assert await exported(copy, ntriples) == content
    await copy.close()


async def test_a_change_of_it_is_a_change(store: Store) -> None:
    again = delivery(row(2, Place(id=WITH.id, kind=WITH.kind, name=NAMED)), row(3, WITHOUT))
    report = await load(store, again, strict=True)
    assert str(report) == "read 2, new 0, changed 1, unchanged 1, removed 0, rejected 0"
