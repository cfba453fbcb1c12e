"""`python -m tests.api.commands.clinging_store serve`: `accord serve` over a store that does not let go.

TWO, a question with two roots, never ends, nor does the document of ENDLESS_ID; THREE takes a moment. Where the user is
`stubborn` (SQLite has no use for a user), the thread that runs such a question does not end when it is told to.
"""

import asyncio
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from api.commands.serving import serve_until_stopped
from api.settings import Settings
from graph.asked.selection import Selection
from graph.sqlite.store import SqliteStore
from graph.statement import Cursors, Statement
from ontology import ONTOLOGY
from tests.api.web.test_time_limit import ENDLESS

COMMAND = (sys.executable, "-m", "tests.api.commands.clinging_store")
TWO = "{ events { nodes { id } } actors { nodes { id } } }"
THREE = "{ events { nodes { id } } actors { nodes { id } } places { nodes { id } } }"
ENDLESS_ID = "event/endless"
MOMENT, MOMENT_SECONDS = "\n-- takes a moment", 0.5


class HoldingStore(SqliteStore):
    """A store that holds on to some questions."""

    stubborn = False

    def compile(self, selection: Selection) -> Statement:
        """The statement that was asked for, marked by how long it is to take."""
        statement = super().compile(selection)
        text = {2: ENDLESS["sqlite"], 3: statement.text + MOMENT}.get(len(selection), statement.text)
        return Statement(text, statement.parameters)

    async def fetch(
        self,
        statement: Statement,
        variables: Mapping[str, Any],
        seconds: float | None = None,
        cursors: Cursors = (),
        *,
        heavy: bool = False,
    ) -> list[Any]:
        """The answer, in its time."""
        if variables.get("id") == ENDLESS_ID:
            statement = Statement(ENDLESS["sqlite"], ())
        if statement.text.endswith(MOMENT):
            await asyncio.sleep(MOMENT_SECONDS)
        elif statement.text == ENDLESS["sqlite"] and self.stubborn:
            await asyncio.get_running_loop().run_in_executor(self._readers._threads, time.sleep, 1e6)
        return await super().fetch(statement, variables, seconds, cursors, heavy=heavy)


def main() -> None:
    """Serve until a signal comes."""
    settings = Settings.from_environment()
    store, probe = (HoldingStore(Path(settings.store.removeprefix("sqlite:///")), ONTOLOGY) for _ in range(2))
    store.stubborn = settings.store_user == "stubborn"
    serve_until_stopped(store, probe, settings)


if __name__ == "__main__":
    main()
