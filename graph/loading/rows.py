"""The rows of a load: a few are held, the others lie in its temporary file."""

import io
import pickle
from collections import OrderedDict
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any

from graph.loading.input import InputRow
from graph.loading.staging import Staging
from ontology.records import Shared

HELD = 500
"""So many rows are not written at all: a small input stays in memory."""
BLOCK = 100
"""So many are written, and read again, together."""
HELD_BLOCKS = 4
AT_ONCE = 200
"""So many are looked at together."""
Numbered = list[tuple[int, InputRow]]
"""Rows with their numbers."""


class Rows:
    """Rows by their numbers, in the order in which they come. The dataset's own, with the number 0, is always held."""

    def __init__(self, staging: Staging, own: InputRow) -> None:
        self._staging, self._own = staging, own
        self._replaced: dict[int, InputRow] = {}
        self._last: list[InputRow] = []
        self._staged = 1
        self._read: OrderedDict[int, list[InputRow]] = OrderedDict()
        self._shared: list[Shared] = []
        self._numbers: dict[int, int] = {}

    def __len__(self) -> int:
        return self._staged + len(self._last)

    def add(self, row: InputRow) -> None:
        """Take in a row."""
        self._last.append(row)
        if len(self._last) > HELD:
            self._write()

    def replace(self, number: int, row: InputRow) -> None:
        """Let another row stand in the place of one. Such rows are held: they are those of promises."""
        self._replaced[number] = row

    def __getitem__(self, number: int) -> InputRow:
        if number in self._replaced:
            return self._replaced[number]
        if not number:
            return self._own
        if number >= self._staged:
            return self._last[number - self._staged]
        first = number - (number - 1) % BLOCK
        return self._block(first)[number - first]

    def batches(self, but: Container[int] = ()) -> Iterator[Numbered]:
        """All but some, in order, the dataset's own by itself."""
        yield from self._without([0], but)
        for first in range(1, len(self), AT_ONCE):
            yield from self._without(range(first, min(first + AT_ONCE, len(self))), but)

    def _without(self, numbers: Iterable[int], but: Container[int]) -> Iterator[Numbered]:
        if batch := [(number, self[number]) for number in numbers if number not in but]:
            yield batch

    def _write(self) -> None:
        """Write all of which a block is full."""
        blocks = []
        while len(self._last) >= BLOCK:
            blocks.append((self._staged, self._pickled(self._last[:BLOCK])))
            self._staged += BLOCK
            del self._last[:BLOCK]
        self._staging.add("block", blocks)

    def _block(self, first: int) -> list[InputRow]:
        if first not in self._read:
            content = self._staging.first("SELECT content FROM block WHERE first = ?", first)
            self._read[first] = _Unpickler(io.BytesIO(content), self._shared).load()
            if len(self._read) > HELD_BLOCKS:
                self._read.popitem(last=False)
        return self._read[first]

    def _pickled(self, rows: list[InputRow]) -> bytes:
        """Rows in writing, but not what many of them share: only its number."""
        content = io.BytesIO()
        pickler = pickle.Pickler(content, protocol=pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = dict.fromkeys(_subclasses(Shared), self._numbered)
        pickler.dump(rows)
        return content.getvalue()

    def _numbered(self, shared: Shared) -> tuple[Callable[[int], Shared], tuple[int]]:
        if id(shared) not in self._numbers:
            self._numbers[id(shared)] = len(self._shared)
            self._shared.append(shared)
        return shared_at, (self._numbers[id(shared)],)


def shared_at(number: int) -> Shared:
    """Stands in what is written of rows for what they share; who reads them has it."""
    raise AssertionError(number)


def _subclasses(cls: type[Shared]) -> Iterator[type[Shared]]:
    yield cls
    for one in cls.__subclasses__():
        yield from _subclasses(one)


class _Unpickler(pickle.Unpickler):
    """Reads rows that this process has written."""

    def __init__(self, file: io.BytesIO, shared: list[Shared]) -> None:
        super().__init__(file)
        self._shared = shared

    def find_class(self, module: str, name: str) -> Any:
        return self._shared.__getitem__ if name == shared_at.__name__ else super().find_class(module, name)
