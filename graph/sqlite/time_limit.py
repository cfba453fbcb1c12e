"""Statements of SQLite that end in time, or when nobody waits for them any more."""

import threading
import time
from typing import Any

import apsw

from graph.errors import StatementTimedOut, StatementTooLarge

STEPS = 200_000
"""After how many steps of SQLite's machine, some milliseconds, it asks whether to go on."""
TOO_LARGE = ("too many", "too large", "too big", "too deep", "overflow", "at most", "tables in a join")
"""What SQLite says where a statement is beyond one of its limits."""


class TimedWork:
    """One statement with a time limit, which may have to wait for a thread first."""

    def __init__(self, seconds: float | None) -> None:
        self._until = None if seconds is None else time.monotonic() + seconds
        self._ended = False
        self._running: apsw.Connection | None = None
        self._turn = threading.Lock()

    def end(self) -> None:
        """Stop at the next occasion: time is over, or nobody waits for the answer.

        A full-text index takes few steps of SQLite's machine for much work, and is stopped between two of them.
        """
        with self._turn:
            self._ended = True
            if self._running:
                self._running.interrupt()

    def _over(self) -> bool:
        return self._ended or (self._until is not None and time.monotonic() > self._until)

    def rows(self, connection: apsw.Connection, text: str, bound: dict[str, Any]) -> list[tuple[Any, ...]]:
        """All rows of a statement. StatementTimedOut where it did not end in time."""
        with self._turn:
            if self._over():
                raise StatementTimedOut("A statement waited too long for its turn.")
            self._running = connection
        connection.set_progress_handler(self._over, STEPS)
        try:
            return list(connection.execute(text, bound))
        except apsw.InterruptError as error:
            raise StatementTimedOut("SQLite has stopped a statement that took too long.") from error
        except (apsw.SQLError, apsw.TooBigError) as error:
            if any(words in str(error) for words in TOO_LARGE):
                raise StatementTooLarge(f"SQLite cannot run this statement: {error}") from error
            raise
        finally:
            with self._turn:  # whatever the connection does next is for others
                self._running = None
            connection.set_progress_handler(None)
