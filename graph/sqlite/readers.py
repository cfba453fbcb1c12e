"""Threads in which SQLite reads, so that nothing else waits for it, each with a connection of its own."""

import asyncio
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import apsw

from graph.errors import StoreUnavailable
from graph.sqlite import answers
from graph.sqlite.file import SqliteFile
from graph.sqlite.time_limit import TimedWork
from graph.sqlite.transaction import as_sqlite
from graph.statement import Cursors, Statement

T = TypeVar("T")


class Readers:
    """So many threads that read a file."""

    def __init__(self, file: SqliteFile, number: int, name: str) -> None:
        self._file, self._threads, self._local = file, ThreadPoolExecutor(number, name), threading.local()
        self._open: dict[int, apsw.Connection] = {}

    async def fetch(
        self,
        statement: Statement,
        variables: Mapping[str, Any],
        seconds: float | None,
        cursors: Cursors = (),
        connection: apsw.Connection | None = None,
    ) -> list[Any]:
        """The row of a statement, read by a connection, or else by that of a thread."""
        work, loop = TimedWork(seconds), asyncio.get_running_loop()
        timer = None if seconds is None else loop.call_later(seconds, work.end)

        def read() -> str | list[Any]:
            bound = {name: as_sqlite(value) for name, value in statement.bind(variables, cursors).items()}
            text: str = work.rows(connection or self.connection(), statement.text, bound)[0][0]
            return text if len(text) <= answers.LONG else answers.parsed_in_pieces(text)

        try:
            answer = await self.run(read)
        finally:
            work.end()
            if timer:
                timer.cancel()
        return answers.parsed(answer) if isinstance(answer, str) else answer

    async def run(self, work: Callable[[], T]) -> T:
        """Run something in a thread; errors of the file are ours."""

        def guarded() -> T:
            try:
                with self._file.failures():
                    return work()
            except StoreUnavailable:
                self._local.file = None
                raise

        return await asyncio.get_running_loop().run_in_executor(self._threads, guarded)

    def connection(self) -> apsw.Connection:
        """The connection of this thread; opened anew where the file was replaced under it, or could not be read."""
        local, file = self._local, self._file.identity()
        if getattr(local, "file", None) != file:
            local.connection = self._open[threading.get_ident()] = self._file.reader()
            local.file = file
        connection = local.connection
        assert isinstance(connection, apsw.Connection)
        return connection

    def close(self) -> None:
        """Let the threads go, and close their connections."""
        self._threads.shutdown()
        for connection in self._open.values():
            connection.close()
        self._open.clear()

    def finish(self, last: Callable[[], object]) -> None:
        """Do this when all else is done, and let the threads go. Nobody waits for that: a connection cannot be closed
        while a thread has not yet noticed that whoever asked it was cancelled."""
        self._threads.submit(last)
        self._threads.shutdown(wait=False)
