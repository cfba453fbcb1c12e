"""The ledger of an agreement, and what is worked out from it, as JSON: all that the text tells, in both languages."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from api.reports.choices import Part
from graph.compliance.accounts import Entry, Ledger
from graph.compliance.changes import Changes
from graph.compliance.ledger import standing_of
from graph.compliance.voices import Voices
from ontology.naming import camel
from ontology.values import Language, Text


def ledger_json(ledger: Ledger, part: Part | None = None) -> str:
    """A ledger, or a part of one, as JSON, by the names of its own parts.

    Of each entry it says under which count it falls, and of a part which commitments it has, and of how many.
    """
    said = {"part": _plain(part)} if part else {}
    return _written(said | _plain(ledger))


def changes_json(changes: Changes) -> str:
    """What changed between two ledgers as JSON, by the names of its own parts."""
    return _written(_plain(changes))


def voices_json(voices: Voices) -> str:
    """Two assessors side by side as JSON, by the names of its own parts, without the rest of the ledger."""
    ledger, parts = voices.ledger, ("a", "b", "counts", "comparisons", "caution")
    of_ledger = ("instrument", "as_of", "known_by", "not_yet", "left_out")
    told = {camel(name): _plain(getattr(ledger, name)) for name in of_ledger}
    return _written(told | {name: _plain(getattr(voices, name)) for name in parts})


def _written(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return {one.value: text for one, text in zip(Language, value.by_language, strict=True) if text}
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        standing = {"standing": standing_of(value)} if isinstance(value, Entry) else {}
        return standing | {camel(one.name): _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value
