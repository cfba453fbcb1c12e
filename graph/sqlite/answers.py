"""What SQLite answers: one text of JSON, whose parsing holds up every thread until it is done.

So a long text is parsed piece by piece: between two of them others have their turn.
"""

import json
from typing import Any

import orjson

LONG = 500_000
"""Up to so many characters, a text is parsed in 10 ms or so."""
LEVELS = 3
"""How far down a text is taken to pieces: its roots, their rows, the cells of these, and the rows within. With further
levels it takes longer."""

_PARSE = json.JSONDecoder().raw_decode


def parsed(text: str) -> list[Any]:
    """The row that a short text is."""
    row = orjson.loads(text)
    assert isinstance(row, list)
    return row


def parsed_in_pieces(text: str) -> list[Any]:
    """The row that a text is which has no space between its values."""
    row, _ = _pieces(text, 0, LEVELS)
    return row


def _pieces(text: str, at: int, levels: int) -> tuple[list[Any], int]:
    """The list that begins there, and where it has ended."""
    values = list[Any]()
    if text[at + 1] == "]":
        return values, at + 2
    while text[at] != "]":  # at what stands before a value
        inner = levels and text[at + 1] == "["
        value, at = _pieces(text, at + 1, levels - 1) if inner else _PARSE(text, at + 1)
        values.append(value)
    return values, at + 1
