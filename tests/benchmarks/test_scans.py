"""A bare scan reads what an export reads, or the two could not be compared."""

import os
from collections.abc import AsyncIterator
from typing import Any

import pytest

from benchmarks.rdf import exported, reading
from benchmarks.scans import scan
from benchmarks.servers import StoreAddress
from graph.rdf.formats import DEFAULT, templates
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from tests.graph.sample import sample
from tests.stores import Hold, address


@pytest.fixture(scope="module")
async def loaded(hold: Hold) -> AsyncIterator[StoreAddress]:
    """The address of a store that holds the sample."""
    store = await hold("sample", lambda: [sample()])
    yield StoreAddress(address(store), *(os.environ.get(f"ACCORD_STORE_{name}", "") for name in ("USER", "PASSWORD")))
    await store.close()


async def test_reads_every_record_that_an_export_reads(loaded: StoreAddress) -> None:
    kept: list[Any] = []

    def keep(_: str, row: list[Any]) -> str:
        kept.append(row)
        return ""

    await exported(loaded, reading(keep))
    assert await scan(loaded, templates(ONTOLOGY, DEFAULT, DEFAULT_BASE_IRI)) == len(kept) > 100
