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
from ontology.values import Language, Text


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
        return self.judgement.evidence if self.judgement else self.entry.promise.evidence


def _of_judgement(read: Callable[[Judgement, Language], Any]) -> Callable[[Line], Any]:
    return lambda line: read(line.judgement, line.language) if line.judgement else None


OF_SOURCES: Mapping[str, Callable[[Evidence], str | None]] = {
    "sources": lambda one: one.source,
    "locators": lambda one: one.locator,
    "published": lambda one: one.published,
    "urls": lambda one: one.url or one.read_at,
}
"""What tables tell of the sources of a row."""


def of_sources(evidence: Iterable[Evidence]) -> dict[str, str]:
    """The columns of `OF_SOURCES`: one value for each source, empty where it has none; nothing where none has."""
    found = tuple(dict.fromkeys(evidence))
    cells = {name: [read(one) or "" for one in found] for name, read in OF_SOURCES.items()}
    return {name: in_bars(values) if any(values) else "" for name, values in cells.items()}


def of_judgement(judgement: Judgement) -> dict[str, Any]:
    """What other tables tell of an assessment, by the names of columns."""
    return {
        "assessment": judgement.id,
        "assessor": judgement.assessor.id,
        "assessor_name": judgement.assessor.name,
        "standpoint": judgement.standpoint,
        "status": judgement.status,
        "said_on": judgement.date,
        "done": judgement.done,
        "out_of": judgement.out_of,
        **of_sources(judgement.evidence),
    }


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
    "renews": lambda line: in_bars([one.id for one in line.entry.promise.renews]),
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
}


def ledger_csv(ledger: Ledger, language: str) -> Iterator[str]:
    """The lines of the table, each with its end: the names of the columns, and then the rows."""
    yield row((*COLUMNS, *OF_SOURCES))
    for account in (*ledger.accounts, *ledger.supporting):
        for entry in account.entries:
            for judgement in entry.latest or (None,):
                line = Line(ledger, account, entry, judgement, Language(language))
                cells = of_sources(line.evidence)
                yield row((*(read(line) for read in COLUMNS.values()), *cells.values()))


def in_language(value: Any, language: Language) -> Any:
    """A text in a language, and any other value as it is."""
    return value.in_language(language) if isinstance(value, Text) else value


def row(cells: Iterable[Any]) -> str:
    """A line of a table."""
    written = StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()
