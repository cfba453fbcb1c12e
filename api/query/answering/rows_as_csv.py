"""An answer as tables in CSV (RFC 4180): one for each chain of lists, from the root's down.

Each row is an item of the last list of the chain, with all that is selected of the items above it, their ids, and the
hedge of what has one; one above without any below it keeps a row, in which the cells of these are empty. A column is
not alone where there is an id to stand beside it. Lines end in CR LF, text is UTF-8. Null is an empty cell, an empty
text is `""`. A list of values is one cell: they stand between bars, and a bar or backslash within one has a backslash
before it. Nothing else is changed: a cell that begins with `=` stays as it is.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from api.errors import NOT_ACCEPTABLE, RequestError
from api.query.answering.levels import Item, Level, Way, chains, root_levels, value_at
from api.query.answering.outline import Fields

END_OF_LINE = "\r\n"
SEPARATOR = "|"
IN_QUOTES = re.compile(r'[",\r\n]|^\s|\s$|^$')
Chain = tuple[Level, ...]


def check(outline: Fields) -> None:
    """RequestError where nothing is selected that a table could have."""
    if not any(_names(chain) for root in root_levels(outline) for chain in chains(root)):
        message = "Nothing but __typename is selected, of which there is no table; select fields, or accept JSON."
        raise RequestError.of(NOT_ACCEPTABLE, message)


class Tables:
    """Writes the tables of an answer."""

    def __init__(self, outline: Fields) -> None:
        self._chains = [chain for root in root_levels(outline) for chain in chains(root) if _names(chain)]

    @property
    def parts(self) -> tuple[str, ...]:
        """Each table is called by the way to its last list."""
        return tuple(chain[-1].name for chain in self._chains)

    def begin(self) -> list[str]:
        """The names of the columns."""
        return [_line(_names(chain)) for chain in self._chains]

    def page(self, data: Mapping[str, Any]) -> list[str]:
        """The rows of a page."""
        return ["".join(map(_line, rows(chain, data))) for chain in self._chains]

    def end(self) -> list[str]:
        """Nothing."""
        return [""] * len(self._chains)


def rows(chain: Chain, data: Item) -> Iterator[list[Any]]:
    """The values of each row of a chain, in the order of its columns. Nothing where the root is null."""
    ways = [tuple(columns.values()) for columns in _columns(chain)]
    if data[chain[0].name] is not None:
        yield from _rows(chain, ways, 0, data, [])


def _rows(chain: Chain, ways: list[tuple[Way, ...]], at: int, item: Item, above: list[Any]) -> Iterator[list[Any]]:
    row = [*above, *(value_at(item, way) for way in ways[at])]
    if at + 1 == len(chain):
        yield row
    elif items := chain[at + 1].items(item):
        for one in items:
            yield from _rows(chain, ways, at + 1, one, row)
    elif row:
        yield row + [None] * sum(map(len, ways[at + 1 :]))


def _columns(chain: Chain) -> list[dict[str, Way]]:
    """The columns of each level: the ids of the nodes on the way to the level below it, and what is selected."""
    below = [*(level.way for level in chain[1:]), None]
    found = [{**(level.ids_on(way) if way else {}), **level.columns} for level, way in zip(chain, below, strict=True)]
    if sum(map(len, found)) == 1:  # alone and empty, it would be no row for most readers
        found = [{**level.ids_on(*own.values()), **own} if own else {} for level, own in zip(chain, found, strict=True)]
    return found


def _names(chain: Chain) -> list[str]:
    return [name for columns in _columns(chain) for name in columns]


def _line(values: list[Any]) -> str:
    cells = [_cell(value) for value in values]
    return (",".join(cells) if len(cells) > 1 else cells[0] or '""') + END_OF_LINE  # an empty line would be no row


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return '"' + value.replace('"', '""') + '"' if IN_QUOTES.search(value) else value
        case list():
            return _cell(SEPARATOR.join(map(_in_list, value))) if value else ""
    return _cell(_plain(value))


def _in_list(value: Any) -> str:
    return re.sub(r"([\\|])", r"\\\1", value if isinstance(value, str) else _plain(value))


def _plain(value: Any) -> str:
    """A number, a truth value, or an object, as JSON writes it."""
    return "" if value is None else orjson.dumps(value).decode()
