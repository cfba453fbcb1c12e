"""What an engine runs: a text, and the values that it is bound to for each request."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Bound = Any
"""A constant, a slot, or a tuple of such: what a parameter is made of."""
Cursors = Sequence[Mapping[str, Sequence[Any]]]
"""What the cursors of a request hold: for each page, the values in `after` and in `before` where they are given."""


@dataclass(frozen=True)
class Slot:
    """A value that comes with the request: its path in the variables. `alone`: it is a list of one value."""

    path: tuple[str | int, ...]
    alone: bool = False

    def resolve(self, variables: Mapping[str, Any]) -> Any:
        """The value that the request brings."""
        value: Any = variables
        for step in self.path:
            value = value[step]
        return value

    @property
    def first(self) -> "Slot":
        """The first value of the list that comes."""
        return Slot((*self.path, 0))


DAY_OF_REQUEST = ""
"""The name under which whoever asks adds the day of the request to its variables, none of which can have it."""
TODAY = Slot((DAY_OF_REQUEST,))


@dataclass(frozen=True)
class CursorSlot:
    """A value that comes within a cursor: of which page, in `after` or `before`, and where among its values."""

    page: int
    argument: str
    place: int

    def resolve(self, cursors: Cursors) -> Any:
        """The value that the request brings."""
        return cursors[self.page][self.argument][self.place]


@dataclass(frozen=True)
class Parameter:
    """A value that a request brings, or a constant, and how it becomes what a statement is bound to."""

    value: Bound
    convert: Callable[[Any], Any]

    def bind(self, variables: Mapping[str, Any], cursors: Cursors = ()) -> Any:
        """The converted value for one request."""
        return self.convert(fill(self.value, variables, cursors))


def fill(value: Bound, variables: Mapping[str, Any], cursors: Cursors = ()) -> Any:
    """A value with its slots, at any depth, replaced by what the request brings."""
    if isinstance(value, Slot):
        return value.resolve(variables)
    if isinstance(value, CursorSlot):
        return value.resolve(cursors)
    if isinstance(value, tuple):
        return [fill(item, variables, cursors) for item in value]
    return value


@dataclass(frozen=True)
class Statement:
    """What an engine runs: its text, and the values that it is bound to, named p0, p1, ..."""

    text: str
    parameters: tuple[Parameter, ...]

    def bind(self, variables: Mapping[str, Any], cursors: Cursors = ()) -> dict[str, Any]:
        """The parameters for one request."""
        return {f"p{number}": parameter.bind(variables, cursors) for number, parameter in enumerate(self.parameters)}


class Parameters:
    """The parameters of a statement while it is compiled. Equal slots share a name.

    Constants do not: else the text would tell which of them happen to be equal, and be another one for other values.
    `named`: how the text refers to them, but for the number.
    """

    def __init__(self, named: str = "$p") -> None:
        self._named = named
        self._all: list[Parameter] = []
        self._slots: dict[Parameter, int] = {}

    def add(self, value: Bound, convert: Callable[[Any], Any]) -> str:
        """The name under which a statement refers to a value."""
        parameter, number = Parameter(value, convert), len(self._all)
        if isinstance(value, Slot | CursorSlot):
            number = self._slots.setdefault(parameter, number)
        if number == len(self._all):
            self._all.append(parameter)
        return f"{self._named}{number}"

    def statement(self, text: str) -> Statement:
        """The finished statement."""
        return Statement(text, tuple(self._all))
