"""What reports are asked for on the command line: which agreement and day are meant, and how wide lines are."""

import os
import shutil
import sys
from datetime import UTC, date, datetime

from api.commands.running import WithStatus
from api.commands.terminal import tell
from api.exit_codes import WRONG_USE
from api.reports.days import NotADay, read_day
from api.reports.names import Meant, Named, meant
from api.reports.phrases import WIDTH
from graph.compliance.wording import both
from graph.store import Store
from ontology.actors import Actor
from ontology.agreements import Agreement
from ontology.values import Language, Text

NOTHING = Text("Nothing is loaded; run `accord load`.", "Rien n’est chargé ; lancez `accord load`.")
NOT_ONE: dict[Named, Text] = {
    Agreement: Text("No agreement is known as {asked}.", "Aucun accord n’est connu comme {asked}."),
    Actor: Text("No actor is known as {asked}.", "Aucun acteur n’est connu comme {asked}."),
}
NEAREST = Text(" Name one by its key; the nearest:", " Nommez-en un par sa clé ; les plus proches :")
NARROWEST, WIDEST = 40, 120
"""Lines of how many columns are still a report, and still easy to read."""


async def named(store: Store, cls: Named, asked: str, lang: str) -> str:
    """The id of what is called so. WithStatus proposes the nearest where it is not clear which is meant."""
    found = await meant(store, cls, asked)
    if found.id is None:
        raise WithStatus(_not_one(cls, asked, found, Language(lang)), WRONG_USE)
    return found.id


def _not_one(cls: Named, asked: str, meant: Meant, language: Language) -> str:
    said = both(*NOT_ONE[cls].variants, asked=Text(repr(asked), f"«\u00a0{asked}\u00a0»")).in_language(language)
    if not meant.nearest:
        return f"{said} {NOTHING.in_language(language)}"
    width = max(len(one.key) for one in meant.nearest)
    listed = (f"\n  {one.key:{width}}  {one.name.in_language(language)}" for one in meant.nearest)
    return said + NEAREST.in_language(language) + "".join(listed)


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
