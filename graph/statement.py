"""What an engine runs: a text, and the values that it is bound to for each request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Bound = Any
"""A constant, a Slot, or a tuple of such: what a parameter is made of."""


@dataclass(frozen=True)
class Slot:
    """A value that comes with the request: its path in the variables."""

    path: tuple[str | int, ...]

    def resolve(self, variables: Mapping[str, Any]) -> Any:
        """The value that the request brings."""
        value: Any = variables
        for step in self.path:
            value = value[step]
        return value


@dataclass(frozen=True)
class Parameter:
    """A value that a statement is bound to: a slot or a constant, and how it becomes the engine's value."""

    value: Any
    convert: Callable[[Any], Any]

    def bind(self, variables: Mapping[str, Any]) -> Any:
        """The engine's value for one request."""
        return self.convert(fill(self.value, variables))


def fill(value: Any, variables: Mapping[str, Any]) -> Any:
    """A value with its slots, at any depth, replaced by what the request brings."""
    if isinstance(value, Slot):
        return value.resolve(variables)
    if isinstance(value, tuple):
        return [fill(item, variables) for item in value]
    return value


@dataclass(frozen=True)
class Statement:
    """What an engine runs: its text, and the values that it is bound to, named p0, p1, ..."""

    text: str
    parameters: tuple[Parameter, ...]

    def bind(self, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters for one request."""
        return {f"p{number}": parameter.bind(variables) for number, parameter in enumerate(self.parameters)}


class Parameters:
    """The parameters of a statement while it is compiled. Equal slots share a name.

    Constants do not: else the text would tell which of them happen to be equal, and be another one for other values.
    """

    def __init__(self) -> None:
        self._all: list[Parameter] = []
        self._slots: dict[Parameter, int] = {}

    def add(self, value: Any, convert: Callable[[Any], Any]) -> str:
        """The name under which a statement refers to a value."""
        parameter, number = Parameter(value, convert), len(self._all)
        if isinstance(value, Slot):
            number = self._slots.setdefault(parameter, number)
        if number == len(self._all):
            self._all.append(parameter)
        return f"$p{number}"

    def statement(self, text: str) -> Statement:
        """The finished statement."""
        return Statement(text, tuple(self._all))
