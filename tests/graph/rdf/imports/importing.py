"""Imports and exports in tests: bytes in, bytes out."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

from graph.errors import LoadRefused
from graph.loading.load import load_together
from graph.loading.one_dataset import Report
from graph.rdf.export import PAGE_SIZE, export
from graph.rdf.reading import deliveries
from graph.rdf.syntax import Format
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI


async def exported(store: Store, format_: Format, base: str = DEFAULT_BASE_IRI, *, page_size: int = PAGE_SIZE) -> bytes:
    """A whole export."""
    return b"".join([piece async for piece in export(store, format_, base, page_size=page_size)])


async def imported(
    store: Store, content: bytes, format_: Format, base: str = DEFAULT_BASE_IRI, *, dry_run: bool = False
) -> list[Report]:
    """Import a file with this content."""

    @contextmanager
    def opened() -> Iterator[BinaryIO]:
        yield BytesIO(content)

    with deliveries(store.ontology, opened, f"x.{format_.name}", format_, base) as made:
        return await load_together(store, made, "import", dry_run=dry_run)


async def refusal(store: Store, content: bytes, format_: Format, base: str = DEFAULT_BASE_IRI) -> list[str]:
    """What an import is refused for."""
    try:
        await imported(store, content, format_, base)
    except LoadRefused as refused:
        return str(refused).splitlines()
    raise AssertionError("it was not refused")
