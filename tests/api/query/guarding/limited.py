"""Engines with limits of a test's own, and what they refuse."""

from collections.abc import Iterable
from typing import Any

import pytest

from api.errors import RequestError
from api.query.engine import Engine
from api.query.guarding.limits import Limits
from graph.store import Store
from graph.stored.statistics import Statistic, Statistics
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.schemas import schema_of

SCHEMA = schema_of(ONTOLOGY)


class SizedStore:
    """A store that says to hold so much."""

    def __init__(self, store: Store, kinds: Iterable[Statistic]) -> None:
        self._store, self._statistics = store, Statistics(ONTOLOGY, {one.kind: one for one in kinds})

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    async def statistics(self) -> Statistics:
        """What a request is priced by."""
        return self._statistics


def engine(store: Any, **limits: Any) -> Engine:
    """One whose limits are the defaults, but for these."""
    return Engine(SCHEMA, store, DEFAULT_BASE_IRI, Limits(**limits))


async def refusal(asked: Engine, query: str, variables: dict[str, Any] | None = None) -> tuple[str, str]:
    """Code and message of a refused request."""
    with pytest.raises(RequestError) as caught:
        await asked.answer(query, variables)
    return caught.value.code.code, caught.value.errors[0].message
