"""`accord trace` and `accord changes`: which agreement and which days are meant, and what is said where none is."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from api.commands.running import WithStatus
from api.commands.terminal import tell
from api.exit_codes import WRONG_USE
from api.reports.agreement_names import Meant, meant
from api.reports.choices import NotInLedger, Part, narrowing
from api.reports.days import DayRead, NotADay, read_day
from api.reports.ledger_json import ledger_json
from api.reports.ledger_text import report
from api.reports.phrases import WIDTH
from graph.compliance.accounts import Ledger
from graph.compliance.tracing import trace
from graph.compliance.wording import both
from graph.store import Store
from ontology.values import Language, Text

NOTHING = Text("Nothing is loaded; run `accord load`.", "Rien n’est chargé ; lancez `accord load`.")
NOT_ONE = Text("No agreement is known as {asked}.", "Aucun accord n’est connu comme {asked}.")
NEAREST = Text(" Name one by its key; the nearest:", " Nommez-en un par sa clé ; les plus proches :")
NARROWEST, WIDEST = 40, 120
"""Lines of how many columns are still a report, and still easy to read."""


@dataclass(frozen=True)
class Asked:
    """What is to be traced, and how it is to be told."""

    agreement: str
    as_of: str | None
    known_by: str | None
    lang: str
    topics: Sequence[str]
    actors: Sequence[str]
    standings: Sequence[str]
    form: str


async def tell_ledger(store: Store, asked: Asked) -> None:
    """Write the ledger that is asked for to stdout. WithStatus says, in its language, what is wrong with a word."""
    on = day_of("--as-of", asked.as_of, asked.lang)
    by = None if asked.known_by is None else day_of("--known-by", asked.known_by, asked.lang)
    found = await meant(store, asked.agreement)
    ledger = await trace(store, found.id, on.day, by.day if by else None) if found.id else None
    if ledger is None:
        raise WithStatus(not_one(asked.agreement, found, asked.lang), WRONG_USE)
    told, part = _part(ledger, asked)
    for remark in remarks(asked.lang, ("--as-of", on), ("--known-by", by)):
        tell(remark, err=True)
    for line in [ledger_json(told, part)] if asked.form == "json" else report(told, asked.lang, line_width(), part):
        tell(line)


def _part(ledger: Ledger, asked: Asked) -> tuple[Ledger, Part | None]:
    """The commitments that are asked for."""
    if ledger.not_yet:
        return ledger, None
    try:
        only, what = narrowing(ledger, asked.topics, asked.actors, asked.standings, asked.lang)
    except NotInLedger as error:
        raise WithStatus(str(error), WRONG_USE) from None
    if not only:
        return ledger, None
    return only.of(ledger), Part(what, ledger.counts.promises + ledger.counts.demands)


def line_width() -> int:
    """How many columns a line has: as many as the terminal, or as COLUMNS says; in a pipe or a file, always as many."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return WIDTH
    return min(max(shutil.get_terminal_size((WIDTH, 0)).columns, NARROWEST), WIDEST)


def day_of(option: str, asked: str | None, lang: str) -> DayRead:
    """The day that is meant; today (UTC) where none is given. WithStatus says, in a language, why it is none."""
    today = datetime.now(UTC).date()
    if asked is None:
        return DayRead(today)
    try:
        return read_day(asked, today)
    except NotADay as error:
        raise WithStatus(f"{option}: {error.why.in_language(Language(lang))}", WRONG_USE) from None


def not_one(asked: str, meant: Meant, lang: str) -> str:
    """What to say where no single agreement is meant: the nearest, each by its key and title."""
    language = Language(lang)
    said = both(*NOT_ONE.variants, asked=Text(repr(asked), f"«\u00a0{asked}\u00a0»")).in_language(language)
    if not meant.nearest:
        return f"{said} {NOTHING.in_language(language)}"
    width = max(len(one.key) for one in meant.nearest)
    listed = (f"\n  {one.key:{width}}  {one.name.in_language(language)}" for one in meant.nearest)
    return said + NEAREST.in_language(language) + "".join(listed)


def remarks(lang: str, *read: tuple[str, DayRead | None]) -> Iterator[str]:
    """What is said of how days were taken, each once, with its option."""
    for option, day in read:
        for remark in day.remarks if day else ():
            yield f"{option}: {remark.in_language(Language(lang))}"
