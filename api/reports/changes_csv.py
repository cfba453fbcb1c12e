"""What changed between two days as a table in CSV (RFC 4180), for a spreadsheet.

A row is one thing that changed, by the list in which it stands: a commitment with what one assessor last said of it, a
new word with the one before, a text agreed, an end, a finding, an event. Names of columns and codes are the same in
both languages, texts are in the one that is asked for. Several values in a cell stand between bars, as in other tables.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from api.reports.ledger_csv import in_language, of_judgement, of_sources, row
from graph.compliance.accounts import Entry
from graph.compliance.changes import Change, Changes, NamedFinding, NewWord
from graph.compliance.ledger import DEMAND, standing_of
from graph.compliance.promises import Ending, Evidence, Instrument, Judgement, Occurrence
from graph.deposit.csv_tables import in_bars
from ontology.values import Language

COLUMNS = (
    *("from", "to", "known_by", "change", "id", "agreement", "kind", "topic", "text", "date", "obliged", "due"),
    *("standing_before", "standing", "assessment", "assessor", "assessor_name", "standpoint", "status", "said_on"),
    *("done", "out_of"),
    *("assessment_before", "status_before", "sources", "locators", "published", "urls"),
)
COMMITMENTS = ("promised", "overdue", "contested", "no_longer_contested", "fulfilled", "demanded")
Cells = Mapping[str, Any]


def changes_csv(changes: Changes, language: str) -> Iterator[str]:
    """The lines of the table, each with its end: the names of the columns, and then the rows."""
    yield row(COLUMNS)
    days = {"from": changes.from_day, "to": changes.to_day, "known_by": changes.known_by}
    told = {name: day.isoformat() if day else None for name, day in days.items()}
    for change, cells in _rows(changes):
        found = told | {"change": change.upper()} | dict(cells)
        yield row(in_language(found.get(name), Language(language)) for name in COLUMNS)


def _rows(changes: Changes) -> Iterator[tuple[str, Cells]]:
    for name in COMMITMENTS:
        for change in getattr(changes, name):
            for judgement in change.entry.latest or (None,):
                yield name, _of_commitment(change) | _of_judgement(change.entry, judgement)
    for word in changes.words:
        yield "words", _of_word(word)
    others: Mapping[str, Callable[[Any], Cells]] = {
        "agreed": _of_text,
        "endings": _of_ending,
        "found": _of_finding,
        "ceased": _of_finding,
        "events": _of_event,
    }
    for name, cells in others.items():
        yield from ((name, cells(one)) for one in getattr(changes, name))


def _of_commitment(change: Change) -> dict[str, Any]:
    promise = change.entry.promise
    return {
        "id": promise.id,
        "agreement": change.instrument.id,
        "kind": promise.kind,
        "topic": promise.topic,
        "text": promise.text,
        "obliged": in_bars([one.id for one in promise.obliged]),
        "due": change.entry.deadline.due,
        "standing_before": _standing(change.before),
        "standing": _standing(change.entry),
    }


def _standing(entry: Entry | None) -> str | None:
    """Under which count it falls; a demand under none."""
    return None if entry is None or entry.promise.kind == DEMAND else standing_of(entry).upper()


def _of_judgement(entry: Entry, judgement: Judgement | None) -> dict[str, Any]:
    """What an assessor says, with its sources; those of the commitment where nobody has assessed it."""
    return of_judgement(judgement) if judgement else of_sources(entry.promise.evidence)


def _of_word(word: NewWord) -> Cells:
    earlier = word.earlier
    before = {"assessment_before": earlier.id, "status_before": earlier.status} if earlier else {}
    return _of_commitment(word.change) | _of_judgement(word.change.entry, word.judgement) | before


def _of_text(text: Instrument) -> Cells:
    evidence: tuple[Evidence, ...] = (*(found for each in text.signings for found in each.evidence), *text.evidence)
    told = {"id": text.id, "agreement": text.id, "kind": text.kind, "text": text.name, "date": text.date}
    return told | of_sources(evidence)


def _of_ending(ending: Ending) -> Cells:
    told = {"id": ending.agreement, "agreement": ending.agreement, "text": ending.name, "date": ending.date}
    return told | of_sources(ending.evidence)


def _of_finding(finding: NamedFinding) -> Cells:
    span = f"{finding.holds_from}/{finding.holds_to or '..'}"
    return {"id": finding.id, "kind": finding.rule, "text": finding.text, "date": span}


def _of_event(event: Occurrence) -> Cells:
    return {"id": event.id, "text": event.title, "date": event.when} | of_sources(event.evidence)
