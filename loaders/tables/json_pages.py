"""The rows of a page of a publisher's API: the objects of its list, each at its line. Values stay as written."""

import json
import re
from collections.abc import Iterator
from typing import Any

from loaders.tables.files import File
from loaders.tables.refusing import refused

LISTS = ("result", "results", "data")
ERRORS, NOTHING = ("error", "message", "messages"), ("", "[]", "{}")
BLANK = re.compile(r"[\s,]*")
DECODER = json.JSONDecoder(parse_float=str, parse_int=str)
Rows = list[tuple[int, dict[str, Any]]]


class Page:
    """A page of an API: its rows with their lines, and what it says of itself besides."""

    def __init__(self, file: File) -> None:
        with file.opened() as content:
            try:
                self._text = content.read().decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise refused(file.name, 1, f"byte {error.start}", "is not UTF-8", "Save it as UTF-8.") from None
        self._file = file
        self.said: dict[str, str] = {}
        self.rows: Rows = []
        try:
            self._read(BLANK.match(self._text, 0).end())  # type: ignore[union-attr]  # it matches nothing at least
        except json.JSONDecodeError as error:
            raise refused(file.name, error.lineno, "", f"is not JSON: {error.msg}", "Fetch it anew.") from None

    def columns(self) -> tuple[str, ...]:
        """Every key of a row."""
        return tuple(dict.fromkeys(key for _, row in self.rows for key in row))

    def _read(self, at: int) -> None:
        if self._text.startswith("[", at):
            self._list(at)
            return
        at += 1
        while not self._text.startswith("}", at := self._after_blank(at)):
            key, at = DECODER.raw_decode(self._text, at)
            at = self._after_blank(self._colon(self._after_blank(at)))
            if str(key).lower() in LISTS and self._text.startswith("[", at):
                at = self._list(at)
            else:
                value, at = DECODER.raw_decode(self._text, at)
                self.said[str(key).lower()] = cell(value)

    def _list(self, at: int) -> int:
        line, counted = 1, 0
        at += 1
        while not self._text.startswith("]", at := self._after_blank(at)):
            line, counted = line + self._text.count("\n", counted, at), at
            row, at = DECODER.raw_decode(self._text, at)
            if not isinstance(row, dict):
                raise refused(self._file.name, line, str(row), "is no object with a row's values", "Fetch it anew.")
            self.rows.append((line, row))
        return at + 1

    def _after_blank(self, at: int) -> int:
        found = BLANK.match(self._text, at)
        assert found
        return found.end()

    def _colon(self, at: int) -> int:
        if not self._text.startswith(":", at):
            raise json.JSONDecodeError("Expecting ':' delimiter", self._text, at)
        return at + 1


def cell(value: Any) -> str:
    """A value as a file of cells would have it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def excuse(page: Page) -> str:
    """Why it has no rows, as far as it says."""
    return next((told for key in ERRORS if (told := page.said.get(key, "")) not in NOTHING), "")


def pages_left(page: Page) -> Iterator[str]:
    """What a page says of others that it is not."""
    total = page.said.get("totalcount") or page.said.get("total_count", "")
    if total.isdigit() and int(total) > len(page.rows):
        yield f"it is one page of several: {len(page.rows)} of {total} rows"
    elif page.said.get("next_cursor"):
        yield f"it is one page of several: more follow its {len(page.rows)} rows"
    if (restricted := page.said.get("data_query_restrictions", "")) not in NOTHING:
        yield f"its publisher restricts what was asked for: {restricted}"
