"""The ledger of an agreement, and what is worked out from it, as JSON: all that the text tells, in both languages."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from api.reports.choices import Part
from graph.compliance.accounts import Entry, Ledger
from graph.compliance.changes import Changes
from graph.compliance.ledger import standing_of
from graph.compliance.promises import INPUTS
from graph.compliance.voices import Voices
from ontology.naming import camel
from ontology.values import Language, Text


def ledger_json(ledger: Ledger, part: Part | None = None) -> str:
    """A ledger, or a part of one, as JSON, by the names of its own parts.

    Of each entry it says under which count it falls, and of a part which commitments it has, and of how many.
    """
    said = {"part": _plain(part)} if part else {}
    return _written(said | _plain(ledger))


def told_json(told: Ledger | Changes) -> str:
    """A ledger, or what changed between two, as pages tell it: without what it was worked out from."""
    return _written(_plain(told, INPUTS))


def voices_json(voices: Voices) -> str:
    """Two assessors side by side as pages tell them, by the names of their parts, without the rest of the ledger."""
    ledger, parts = voices.ledger, ("a", "b", "counts", "comparisons", "caution")
    of_ledger = ("instrument", "as_of", "known_by", "not_yet", "left_out")
    told = {camel(name): _plain(getattr(ledger, name), INPUTS) for name in of_ledger}
    return _written(told | {name: _plain(getattr(voices, name), INPUTS) for name in parts})


def _written(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)


def _plain(value: Any, without: Mapping[type, tuple[str, ...]] = MappingProxyType({})) -> Any:
    """As JSON knows it. `without`: the attributes of each class that stay empty."""
    if isinstance(value, Text):
        return {one.value: text for one, text in zip(Language, value.by_language, strict=True) if text}
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        standing = {"standing": standing_of(value)} if isinstance(value, Entry) else {}
        empty = without.get(type(value), ())
        parts = ((one.name, one.default if one.name in empty else getattr(value, one.name)) for one in fields(value))
        return standing | {camel(name): _plain(part, without) for name, part in parts}
    if isinstance(value, tuple | list):
        return [_plain(one, without) for one in value]
    return value
