"""All pages that `accord query` writes are of one state of the data, whatever is loaded meanwhile."""

from pathlib import Path

from api.commands.querying import Question, _pages
from api.query.engine import Engine
from api.query.planning.forms import CSV, forms
from graph.loading.load import load
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.conftest import filled
from tests.graph.deliveries import delivery
from tests.graph.sample import sample
from tests.schemas import schema_of


async def test_a_load_between_two_pages_changes_nothing(tmp_path: Path) -> None:
    store = await filled(f"sqlite:///{tmp_path}/accord.db", (sample(),))
    engine = Engine(schema_of(store.ontology), store, DEFAULT_BASE_IRI)
    (form,) = (one for one in forms(store.ontology, DEFAULT_BASE_IRI) if one.name == CSV)
    asked = Question("{ events(first: 10) { totalCount nodes { id } } }", {}, None)
    before = (await engine.execute("{ events { totalCount } }"))["events"]["totalCount"]
    written = list[str]()
    async for _, (text,) in _pages(engine, store, asked, form):
        written += text.splitlines()
        if len(written) == 11:
            await load(store, delivery(), strict=True)
    assert (await engine.execute("{ events { totalCount } }"))["events"]["totalCount"] == 0
    assert len(written) == before + 1
    assert {line.partition(",")[0] for line in written[1:]} == {str(before)}
    await store.close()
