"""Copies of the graph that queries read: RDF stores on disk, made anew in the background when the data have changed."""

import asyncio
import logging
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import ExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import Any

from graph.errors import DataChanging, StoreBusy, StoreError, StoreUnavailable
from graph.rdf.export import EVERYTHING, export
from graph.rdf.formats import format_named
from graph.rdf.scope import Scope
from graph.rdf.sparql.folders import own_folder
from graph.rdf.sparql.processes import end, start
from graph.store import Store, of_one_state

LOG = logging.getLogger("accord.sparql")
WAIT_SECONDS = 10.0
"""How long a query waits for a copy of the newest data; then it reads the one before."""
AGAIN_SECONDS = 30.0
"""When a copy that could not be made is tried again."""
ATTEMPTS = 10
PAUSE_SECONDS = 1.0
LONGEST_TOLD = 2_000


class SnapshotUnavailable(StoreBusy):
    """There is no copy that a query could read, as yet."""


@dataclass
class Snapshot:
    """A copy of one state of the data: where it lies, the state, when it was read, and how many queries read it."""

    path: Path
    state: Any
    read_at: datetime
    readers: int = 0
    replaced: bool = False


@dataclass
class Snapshots:
    """The copies of a store under a base IRI, in a folder of their own. None is made before one is asked for."""

    store: Store
    base: str
    _newest: Snapshot | None = None
    _building: asyncio.Task[None] | None = None
    _begun: float = 0.0
    _failed: float = float("-inf")
    _held: ExitStack = field(default_factory=ExitStack)

    @cached_property
    def folder(self) -> Path:
        """Where copies lie, and what queries write."""
        return self._held.enter_context(own_folder())

    @asynccontextmanager
    async def newest(self, wait: float | None = WAIT_SECONDS) -> AsyncIterator[Snapshot]:
        """The newest copy, which stays until the block ends.

        If the data have changed since, another is begun, and awaited for so many seconds (None: as long as it takes).
        Errors as `Store.notes` has them; SnapshotUnavailable if there is no copy yet.
        """
        await self._renew(wait)
        snapshot = self._newest
        if snapshot is None:
            raise SnapshotUnavailable("The copy of the graph that SPARQL reads is not there yet. Try again in a while.")
        snapshot.readers += 1
        try:
            yield snapshot
        finally:
            snapshot.readers -= 1
            await self._clear(snapshot)

    async def begin(self) -> None:
        """Begin a copy, so that the first query finds one."""
        try:
            await self._renew(0)
        except StoreError as error:
            LOG.warning("no copy of the graph is made for SPARQL yet: %s", error)

    async def close(self) -> None:
        """End what is being made, and remove all copies."""
        if self._building is not None:
            self._building.cancel()
            await asyncio.wait([self._building])
        await asyncio.to_thread(self._held.close)

    async def _renew(self, wait: float | None) -> None:
        state = (await self.store.changes(), await self.store.notes())
        if self._newest is not None and self._newest.state == state:
            return
        if self._building is None or self._building.done():
            if monotonic() < self._failed + AGAIN_SECONDS:
                return
            self._begun = monotonic()
            self._building = asyncio.create_task(self._build(state))
        left = None if wait is None else max(0.0, self._begun + wait - monotonic())
        await asyncio.wait([self._building], timeout=left)

    async def _build(self, state: Any) -> None:
        path, begun = self.folder / f"{monotonic():.6f}", datetime.now(UTC)
        try:
            await fill_of_one_state(self.store, self.base, path)
        except Exception as error:  # whatever it is, queries are answered from the copy before
            self._failed = monotonic()
            LOG.error("the copy of the graph for SPARQL could not be made: %s", error)
            await _remove(path)
            return
        before, self._newest = self._newest, Snapshot(path, state, begun)
        LOG.info("the copy of the graph for SPARQL was made in %.1f seconds", monotonic() - self._begun)
        if before is not None:
            before.replaced = True
            await self._clear(before)

    async def _clear(self, snapshot: Snapshot) -> None:
        if snapshot.replaced and not snapshot.readers:
            await _remove(snapshot.path)


async def fill_of_one_state(store: Store, base: str, path: Path, scope: Scope = EVERYTHING) -> None:
    """As `fill`, and begin anew some times where a load has overtaken it."""

    async def anew() -> None:
        await _remove(path)
        await fill(store, base, path, scope)

    await of_one_state(anew, ATTEMPTS, pause=PAUSE_SECONDS, overtaken=(DataChanging, StoreBusy))


async def fill(store: Store, base: str, path: Path, scope: Scope = EVERYTHING) -> None:
    """Copy the graph, or a part of it, into an RDF store at a path.

    Errors as an export has them; StoreUnavailable if it fails.
    """
    with tempfile.TemporaryFile(dir=path.parent) as told:
        pipe, null = subprocess.PIPE, subprocess.DEVNULL
        process = await start("build_process", str(path), stdin=pipe, stdout=null, stderr=told.fileno())
        try:
            async with aclosing(export(store, format_named("nq"), base, scope)) as pieces:
                await _write(process, pieces)
            code = await process.wait()
        finally:
            await end(process)
        told.seek(0)
        if code:
            raise StoreUnavailable(f"The process ended with exit code {code}: {told.read(LONGEST_TOLD).decode()}")


async def _write(process: asyncio.subprocess.Process, pieces: Any) -> None:
    assert process.stdin is not None
    try:
        async for piece in pieces:
            process.stdin.write(piece)
            await process.stdin.drain()
        process.stdin.close()
    except (BrokenPipeError, ConnectionResetError):
        pass  # its exit code and what it says tell why


async def _remove(path: Path) -> None:
    await asyncio.to_thread(shutil.rmtree, path, ignore_errors=True)
