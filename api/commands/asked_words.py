"""What reports are asked for on the command line: which agreement and day are meant, and how wide lines are."""

import os
import shutil
import sys
from datetime import UTC, date, datetime
from typing import TypeVar

from api.commands.running import WithStatus
from api.commands.terminal import tell
from api.exit_codes import UNREACHABLE, WRONG_USE
from api.reports.days import NotADay, read_day
from api.reports.names import Named, meant
from api.reports.not_named import not_named
from api.reports.phrases import WIDTH
from graph.store import Store
from ontology.values import Language, Text

T = TypeVar("T")
CHANGED = Text(
    "The store was changed meanwhile; run the command again.",
    "La base a été modifiée entre-temps ; relancez la commande.",
)
NARROWEST, WIDEST = 40, 120
"""Lines of how many columns are still a report, and still easy to read."""


async def named(store: Store, cls: Named, asked: str, lang: str) -> str:
    """The id of what is called so. WithStatus proposes the nearest where it is not clear which is meant."""
    found = await meant(store, cls, asked)
    if found.id is None:
        raise WithStatus(not_named(cls, asked, found, Language(lang)), WRONG_USE)
    return found.id


def there(found: T | None, lang: str) -> T:
    """What was worked out of nodes that were there a moment ago. WithStatus where they are gone."""
    if found is None:
        raise WithStatus(CHANGED.in_language(Language(lang)), UNREACHABLE)
    return found


class Days:
    """The days that options give, and what is to be said of how they were taken, in the language of the report."""

    def __init__(self, lang: str) -> None:
        self._language, self._today = Language(lang), datetime.now(UTC).date()
        self._remarks = list[str]()

    def day(self, option: str, asked: str | None) -> date:
        """The day that is meant; today (UTC) where none is given. WithStatus says why it is none."""
        if asked is None:
            return self._today
        try:
            read = read_day(asked, self._today)
        except NotADay as error:
            raise WithStatus(f"{option}: {error.why.in_language(self._language)}", WRONG_USE) from None
        self._remarks += [f"{option}: {remark.in_language(self._language)}" for remark in read.remarks]
        return read.day

    def known_by(self, asked: str | None) -> date | None:
        """The day by which sources were published; None where none is given."""
        return None if asked is None else self.day("--known-by", asked)

    def tell(self) -> None:
        """Say on stderr how days were taken."""
        for remark in self._remarks:
            tell(remark, err=True)


def line_width() -> int:
    """How many columns a line has: as many as the terminal, or as COLUMNS says; in a pipe or a file, always as many."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return WIDTH
    return min(max(shutil.get_terminal_size((WIDTH, 0)).columns, NARROWEST), WIDEST)
