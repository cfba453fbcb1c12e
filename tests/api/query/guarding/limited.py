"""Engines with limits of a test's own, and what they refuse."""

from typing import Any

import pytest

from api.errors import RequestError
from api.query.engine import Engine
from api.query.guarding.limits import Limits
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.schemas import schema_of

SCHEMA = schema_of(ONTOLOGY)


def engine(store: Store, **limits: Any) -> Engine:
    """One whose limits are the defaults, but for these."""
    return Engine(SCHEMA, store, DEFAULT_BASE_IRI, Limits(**limits))


async def refusal(asked: Engine, query: str, variables: dict[str, Any] | None = None) -> tuple[str, str]:
    """Code and message of a refused request."""
    with pytest.raises(RequestError) as caught:
        await asked.answer(query, variables)
    return caught.value.code.code, caught.value.errors[0].message
