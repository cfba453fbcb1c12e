"""`accord trace`, `accord changes` and `accord voices`: what is asked for, worked out and written to stdout.

WithStatus says, in the language of the report, what is wrong with a word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

from api.commands.asked_words import Days, line_width, named, there
from api.commands.running import WithStatus
from api.commands.terminal import tell
from api.exit_codes import WRONG_USE
from api.reports import changes_text, ledger_text, voices_text
from api.reports.choices import NotInLedger, Part, narrowing
from api.reports.ledger_csv import ledger_csv
from api.reports.ledger_json import ledger_json
from graph.compliance.accounts import Ledger
from graph.compliance.comparing import changes
from graph.compliance.heard import hear
from graph.compliance.tracing import trace
from graph.compliance.wording import both, day_in_words
from graph.store import Store
from ontology.actors import Actor
from ontology.agreements import Agreement
from ontology.values import Language, Text

ORDER = Text(
    "--from: {first} is after {last}; give the earlier day first.",
    "--from: le {first} vient après le {last} ; donnez d’abord le jour qui précède.",
)
ONE = Text("A and B are both {one}; name two assessors.", "A et B désignent tous deux {one} ; nommez deux évaluateurs.")


@dataclass(frozen=True)
class Asked:
    """The ledger that is asked for: of which day, by which sources, in which language, which part, and its form."""

    agreement: str
    as_of: str | None
    known_by: str | None
    lang: str
    topics: Sequence[str]
    actors: Sequence[str]
    standings: Sequence[str]
    form: str


async def tell_ledger(store: Store, asked: Asked) -> None:
    """Write a ledger, or a part of it."""
    days = Days(asked.lang)
    on, by = days.day("--as-of", asked.as_of), days.known_by(asked.known_by)
    ledger = await trace(store, await named(store, Agreement, asked.agreement, asked.lang), on, by)
    told, part = _part(there(ledger, asked.lang), asked)
    days.tell()
    if asked.form == "csv":
        _tell_table(told, asked.lang)
    elif asked.form == "json":
        _tell([ledger_json(told, part)])
    else:
        _tell(ledger_text.report(told, asked.lang, line_width(), part))


def _tell_table(ledger: Ledger, lang: str) -> None:
    """Write a ledger as CSV. Why there is none of that day, or what is left out of it, a table has no place for."""
    beside = ledger.not_yet or (ledger.left_out and ledger.left_out.words)
    if beside:
        tell(beside.in_language(Language(lang)), err=True)
    for line in ledger_csv(ledger, lang):
        click.echo(line, nl=False)


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


async def tell_changes(
    store: Store, agreement: str, from_: str, to: str | None, known_by: str | None, lang: str
) -> None:
    """Write what changed between two days."""
    days = Days(lang)
    first, last, by = days.day("--from", from_), days.day("--to", to), days.known_by(known_by)
    if first > last:
        said = both(*ORDER.variants, first=day_in_words(first), last=day_in_words(last))
        raise WithStatus(said.in_language(Language(lang)), WRONG_USE)
    found = await changes(store, await named(store, Agreement, agreement, lang), first, last, by)
    days.tell()
    _tell(changes_text.report(there(found, lang), lang, line_width()))


async def tell_voices(
    store: Store, agreement: str, a: str, b: str, as_of: str | None, known_by: str | None, lang: str
) -> None:
    """Write what two assessors say, side by side."""
    days = Days(lang)
    on, by = days.day("--as-of", as_of), days.known_by(known_by)
    of = await named(store, Agreement, agreement, lang)
    first, other = [await named(store, Actor, one, lang) for one in (a, b)]
    if first == other:
        raise WithStatus(ONE.in_language(Language(lang)).format(one=first), WRONG_USE)
    found = await hear(store, of, first, other, on, by)
    days.tell()
    _tell(voices_text.report(there(found, lang), lang, line_width()))


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        tell(line)
