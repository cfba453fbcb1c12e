"""What the page of events offers to choose from: facets, what it is narrowed by, and other ways to show the same."""

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from api.explorer.escaping import escaped, markup
from api.explorer.pages import Wording


class Choice(NamedTuple):
    """A value by which events are narrowed: what it is called, how many have it, and whether it is chosen."""

    value: str
    label: str
    number: int | None
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """The values of one word, those with the most events first. `none`: how many events have no value."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    total: int
    none: int = 0

    @property
    def more(self) -> int:
        """How many other values there are."""
        return self.total - bool(self.none) - sum(one.number is not None for one in self.choices)

    def written(self, say: Wording) -> Markup:
        """Its values as fields of a form, a line for each: beside a chosen actor there are hundreds of others."""
        begun = f'<li><label><input type="checkbox" name="{escaped(self.name)}" value="'
        return markup("\n".join(f"{begun}{_written(one, say)}</label></li>" for one in self.choices))


def _written(one: Choice, say: Wording) -> str:
    count = "" if one.number is None else f' <span class="count">{escaped(say.number(one.number))}</span>'
    checked = ' checked=""' if one.chosen else ""
    return f'{escaped(one.value)}"{checked}/> {escaped(one.label)}{count}'


@dataclass(frozen=True)
class Taken:
    """What the page is narrowed by: in words, with the address without it."""

    name: str
    label: str
    address: str
    count: int | None = None


@dataclass(frozen=True)
class Way:
    """Another way to show the same: what it is called, its address, and whether it is this one."""

    label: str
    address: str
    chosen: bool
