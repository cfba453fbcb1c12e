"""Dates that texts say, in figures or in words, found however they are asked for. No engine is named here."""

from collections.abc import AsyncIterator

import pytest

from api.query.engine import Engine
from graph.loading.load import load
from ontology.sources import Source
from ontology.values import Text
from ontology.vocabularies import SourceKind
from tests.api.query.guarding.limited import engine as limited
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.graph.searching.test_search import found

TITLES = {
    "figures": Text("Report 2018-04-14 on the north"),
    "french-figures": Text(fr="Le rapport du 14/04/2018 sur le nord"),
    "words": Text("Report of 14 April 2018"),
    "french-words": Text(fr="Rapport du 14 avril 2018"),
    "month": Text("Report of April 2018"),
    "other": Text("Report 2018-04-15"),
}
DAY = {"figures", "french-figures", "words", "french-words"}
FOUND = [
    ("report 2018-04-14", {"figures", "words"}),
    ("report 14/04/2018", {"figures", "words"}),
    ("report 14 April 2018", {"figures", "words"}),
    ("rapport 2018-04-14", {"french-figures", "french-words"}),
    ("rapport du 14 avril 2018", {"french-figures", "french-words"}),
    ("2018-04-14", DAY),
    ("14 April 2018", DAY),
    ("14 avril 2018", DAY),
    ("report 2018-04", {"figures", "words", "month", "other"}),
    ('report "2018-04-14"', {"figures"}),
    ('"2018-04-14"', {"figures"}),
    ('"report 2018-04-14"', {"figures"}),
    ('"14 April 2018"', {"words"}),
    ("report 2018-13-14", set()),
]


@pytest.fixture(scope="module")
async def engine(store_url: str) -> AsyncIterator[Engine]:
    """Answers from a store that holds these titles alone."""
    made = opened(store_url)
    sources = (Source(id=f"source/{key}", kind=SourceKind.PRESS, title=title) for key, title in TITLES.items())
    await load(made, delivery(*(row(at, one) for at, one in enumerate(sources)), name="dated"), strict=True)
    yield limited(made)
    await made.close()


@pytest.mark.parametrize(("text", "keys"), FOUND)
async def test_a_date_is_found_in_either_form(engine: Engine, text: str, keys: set[str]) -> None:
    assert await found(engine, text) == {f"source/{key}" for key in keys}
