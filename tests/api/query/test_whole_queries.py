"""25 nodes with every field and every relation two deep, 10 of each: the defaults let it through, on every store.

Neo4j plans for some seconds what it has not been asked before, so the classes that have most are enough of a usual run.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import hypothesis
import pytest

from api.query.engine import Engine
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.api.query.every_field import whole
from tests.patience import PATIENT
from tests.schemas import schema_of
from tests.stores import opened

SCHEMA = schema_of(ONTOLOGY)
LONG = hypothesis.settings.get_current_profile_name() == "long"
LARGEST = ("actors", "events")


def connections() -> list[str]:
    """The root fields that have pages of nodes of a class."""
    assert SCHEMA.query_type
    arguments = {name: set(root.args) for name, root in SCHEMA.query_type.fields.items()}
    return [name for name, given in arguments.items() if {"first", "where", "orderBy"} <= given and "by" not in given]


@dataclass
class Answers:
    """What every store must answer, asked for once: SQLite takes any statement whole."""

    engine: Engine
    told: dict[str, Any] = field(default_factory=dict)

    async def to(self, root: str) -> Any:
        """The answer to the whole query of a root field."""
        if root not in self.told:
            self.told[root] = await self.engine.execute(whole(SCHEMA, root))
        return self.told[root]


@pytest.fixture(scope="module")
async def on_sqlite(filled_url: str) -> AsyncIterator[Answers]:
    """The answers of a store of its own."""
    store = opened(filled_url)
    yield Answers(Engine(SCHEMA, store, DEFAULT_BASE_IRI, PATIENT))
    await store.close()


@pytest.mark.parametrize("root", connections())
async def test_everything_two_relations_deep_is_let_through(on_sqlite: Answers, root: str) -> None:
    page = (await on_sqlite.to(root))[root]
    assert len(page["edges"]) == min(25, page["totalCount"])


@pytest.mark.parametrize("root", connections() if LONG else LARGEST)
async def test_every_store_answers_the_same(on_sqlite: Answers, mali: Engine, root: str) -> None:
    assert await mali.execute(whole(SCHEMA, root)) == await on_sqlite.to(root)
