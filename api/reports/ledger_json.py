"""The ledger of an agreement as JSON, with all that the text tells, in both languages."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from api.reports.choices import Part
from graph.compliance.accounts import Entry, Ledger
from graph.compliance.ledger import standing_of
from ontology.naming import camel
from ontology.values import Language, Text


def ledger_json(ledger: Ledger, part: Part | None = None) -> str:
    """A ledger, or a part of one, as JSON, by the names of its own parts.

    Of each entry it says under which count it falls, and of a part which commitments it has, and of how many.
    """
    said = {"part": _plain(part)} if part else {}
    return json.dumps(said | _plain(ledger), ensure_ascii=False, indent=2)


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
