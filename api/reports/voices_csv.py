"""Two assessors side by side as a table in CSV (RFC 4180), for a spreadsheet.

A row is one word on one commitment: of A, of B, or of another; `NEWEST` is the one by which the two are compared, and
`BESIDES` the last word of another who speaks for the same side. Names of columns and codes are the same in both
languages, texts are in the one that is asked for. Several values in a cell stand between bars, as in other tables.
"""

from collections.abc import Iterator
from typing import Any

from api.reports.ledger_csv import in_language, of_judgement, row
from api.reports.voices_text import part_of
from graph.compliance.promises import Judgement
from graph.compliance.voices import Comparison, Voices
from graph.deposit.csv_tables import in_bars
from ontology.values import Language

COLUMNS = (
    *("as_of", "known_by", "a", "b", "agreement", "commitment", "kind", "topic", "text", "obliged", "comparison"),
    *("side", "word", "assessment", "assessor", "assessor_name", "standpoint", "status", "said_on", "done", "out_of"),
    *("sources", "locators", "published", "urls"),
)


def voices_csv(voices: Voices, language: str) -> Iterator[str]:
    """The lines of the table, each with its end: the names of the columns, and then the rows."""
    yield row(COLUMNS)
    ledger = voices.ledger
    days = {"as_of": ledger.as_of.isoformat(), "known_by": ledger.known_by and ledger.known_by.isoformat()}
    told = days | {"a": voices.a.id, "b": voices.b.id}
    for one in voices.comparisons:
        for side, word, judgement in _words(one):
            said = _of_commitment(one) | {"side": side, "word": word} | of_judgement(judgement)
            yield row(in_language((told | said)[name], Language(language)) for name in COLUMNS)


def _of_commitment(one: Comparison) -> dict[str, Any]:
    promise = one.entry.promise
    return {
        "agreement": one.instrument.id,
        "commitment": promise.id,
        "kind": promise.kind,
        "topic": promise.topic,
        "text": promise.text,
        "obliged": in_bars([who.id for who in promise.obliged]),
        "comparison": part_of(one).upper(),
    }


def _words(one: Comparison) -> Iterator[tuple[str, str, Judgement]]:
    for side, voice in (("A", one.a), ("B", one.b)):
        if voice:
            yield side, "NEWEST", voice.latest
            yield from ((side, "BESIDES", each) for each in voice.besides)
    yield from (("OTHER", "NEWEST", each) for each in one.others)
