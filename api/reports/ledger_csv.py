"""The ledger of an agreement as a table in CSV (RFC 4180), for a spreadsheet: what `accord trace --format csv` prints.

A row is what one assessor last said of one commitment; a commitment that nobody has assessed has a row too. Names of
columns and codes are the same in both languages, texts are in the one that is asked for. Several values in a cell stand
between bars, as in other tables; where there is an assessment, the sources are its own, else the commitment's.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from graph.compliance.accounts import Account, Entry, Ledger
from graph.compliance.ledger import DEMAND, standing_of
from graph.compliance.promises import Evidence, Judgement
from graph.deposit.csv_tables import in_bars
from ontology.values import Language


@dataclass(frozen=True)
class Line:
    """What a row is made of."""

    ledger: Ledger
    account: Account
    entry: Entry
    judgement: Judgement | None
    language: Language

    @property
    def is_demand(self) -> bool:
        """Whether others ask for it: it is never overdue, and no count of the headline has it."""
        return self.entry.promise.kind == DEMAND

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The sources of the row."""
        found = self.judgement.evidence if self.judgement else self.entry.promise.evidence
        return tuple(dict.fromkeys(found))


def _of_judgement(read: Callable[[Judgement, Language], Any]) -> Callable[[Line], Any]:
    return lambda line: read(line.judgement, line.language) if line.judgement else None


def _of_sources(read: Callable[[Evidence], str | None]) -> Callable[[Line], str]:
    """One value for each source, empty where it has none; nothing where none has."""

    def cell(line: Line) -> str:
        values = [read(one) or "" for one in line.evidence]
        return in_bars(values) if any(values) else ""

    return cell


COLUMNS: Mapping[str, Callable[[Line], Any]] = {
    "as_of": lambda line: line.ledger.as_of.isoformat(),
    "known_by": lambda line: line.ledger.known_by and line.ledger.known_by.isoformat(),
    "agreement": lambda line: line.account.instrument.id,
    "commitment": lambda line: line.entry.promise.id,
    "kind": lambda line: line.entry.promise.kind,
    "topic": lambda line: line.entry.promise.topic,
    "text": lambda line: line.entry.promise.text.in_language(line.language),
    "obliged": lambda line: in_bars([one.id for one in line.entry.promise.obliged]),
    "due": lambda line: line.entry.deadline.due,
    "standing": lambda line: None if line.is_demand else standing_of(line.entry).upper(),
    "days_overdue": lambda line: None if line.is_demand else line.entry.deadline.days_overdue,
    "days_overdue_if_not_kept": lambda line: None if line.is_demand else line.entry.deadline.days_overdue_if_not_kept,
    "assessment": _of_judgement(lambda one, _: one.id),
    "assessor": _of_judgement(lambda one, _: one.assessor.id),
    "assessor_name": _of_judgement(lambda one, language: one.assessor.name.in_language(language)),
    "standpoint": _of_judgement(lambda one, _: one.standpoint),
    "status": _of_judgement(lambda one, _: one.status),
    "said_on": _of_judgement(lambda one, _: one.date),
    "done_on": _of_judgement(lambda one, _: one.done_on),
    "done": _of_judgement(lambda one, _: one.done),
    "out_of": _of_judgement(lambda one, _: one.out_of),
    "sources": _of_sources(lambda one: one.source),
    "locators": _of_sources(lambda one: one.locator),
    "published": _of_sources(lambda one: one.published),
    "urls": _of_sources(lambda one: one.url or one.read_at),
}


def ledger_csv(ledger: Ledger, language: str) -> Iterator[str]:
    """The lines of the table, each with its end: the names of the columns, and then the rows."""
    yield _line(COLUMNS)
    for account in (*ledger.accounts, *ledger.supporting):
        for entry in account.entries:
            for judgement in entry.latest or (None,):
                line = Line(ledger, account, entry, judgement, Language(language))
                yield _line(read(line) for read in COLUMNS.values())


def _line(cells: Iterable[Any]) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()
