"""A folder to deposit, filled from one state of a store. The same data give the same bytes, on every store."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from graph.asked.restricted import causes, restricted, withheld
from graph.deposit.about import DatasetIn, Deposit
from graph.deposit.citation import citation
from graph.deposit.codebook import codebook
from graph.deposit.contents import (
    CITATION_FILE,
    CODEBOOK,
    CRATE,
    DATA_PACKAGE,
    MODELS,
    QUADS,
    README,
    TURTLE,
    said_of,
)
from graph.deposit.crate import crate
from graph.deposit.csv_tables import write_tables
from graph.deposit.data_package import data_package
from graph.deposit.features import Features
from graph.deposit.folder import Folder
from graph.deposit.reading import State
from graph.deposit.readme import readme
from graph.deposit.tables import node_table, tables
from graph.rdf.export import EVERYTHING, PAGE_SIZE, export_of
from graph.rdf.formats import format_named
from graph.store import Store
from ontology.iris import DEFAULT_BASE_IRI, rebase
from ontology.publishing.generated import published
from ontology.sources import Dataset


class NothingToDeposit(Exception):
    """The store holds no dataset."""


@dataclass(frozen=True)
class Summary:
    """What was written: files, bytes, nodes and relations, and the licences of the datasets.

    `left_out`: the datasets that are not in it, as they may not be passed on.
    """

    files: int
    size: int
    records: int
    licences: tuple[str, ...]
    left_out: tuple[str, ...] = ()


async def fill(store: Store, base: str, program: str, root: Path, page_size: int = PAGE_SIZE) -> Summary:
    """Fill an empty folder. `program`: the name and version of what does it.

    NothingToDeposit where no dataset is loaded; errors of the store as an export has them. A folder that was not filled
    to the end has no checksums.
    """
    async with store.snapshot() as snapshot:
        EVERYTHING.check_whole(snapshot.loading)
        left_out = await withheld(store.ontology, store.compile, snapshot.fetch)
        because = causes(await restricted(store.compile, snapshot.fetch))
        state = State(store, snapshot, page_size, left_out)
        deposit = Deposit(await _datasets(state, base), base, program)
        if not deposit.datasets:
            raise NothingToDeposit(_nothing(because))
        return replace(await _write(Folder(root), state, deposit), left_out=because)


def _nothing(left_out: tuple[str, ...]) -> str:
    if not left_out:
        return "Nothing is loaded, so there is nothing to deposit; run `accord load`."
    return f"Nothing is loaded that may be passed on: the terms of {', '.join(left_out)} forbid it."


async def _datasets(state: State, base: str) -> tuple[DatasetIn, ...]:
    table = node_table(Dataset)
    names = [column.name for column in table.columns]
    async with aclosing(state.pages(table)) as pages:
        return tuple([DatasetIn(dict(zip(names, row, strict=True)), base) async for page in pages for row in page])


async def _write(folder: Folder, state: State, deposit: Deposit) -> Summary:
    ontology = state.store.ontology
    of_all = tables(ontology)
    rows = await write_tables(folder, state, of_all)
    await Features(state).write(folder)
    for path in (QUADS, TURTLE):
        format_ = format_named(PurePosixPath(path).suffix[1:])
        await _write_pieces(folder, path, export_of(state.store, state.snapshot, format_, deposit.base))
    files = published(ontology, DEFAULT_BASE_IRI)
    for path in MODELS:
        folder.write(path, rebase(files[f"ontology/published/{PurePosixPath(path).name}"], deposit.base))
    fingerprint = folder.files[QUADS].sha256
    folder.write(CODEBOOK, codebook(deposit, of_all, rows))
    folder.write(CITATION_FILE, citation(deposit, fingerprint))
    folder.write(README, readme(deposit, of_all, rows, fingerprint))
    folder.write(DATA_PACKAGE, data_package(deposit, of_all, folder.files))
    folder.write(CRATE, crate(deposit, folder.files, said_of(of_all, rows)))
    folder.write_checksums()
    sizes = [one.size for one in folder.files.values()]
    records = sum(rows[table.name] for table in of_all)
    return Summary(len(sizes), sum(sizes), records, tuple(deposit.licence_lines))


async def _write_pieces(folder: Folder, path: str, pieces: AsyncGenerator[bytes]) -> None:
    with folder.file(path) as file:
        async with aclosing(pieces):
            async for piece in pieces:
                file.write(piece)
