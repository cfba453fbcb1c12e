"""What the page of events offers to choose from: facets, what it is narrowed by, and other ways to show the same."""

from dataclasses import dataclass

from markupsafe import Markup

from api.explorer.escaping import fill, markup
from api.explorer.pages import Wording

CHOICE = '<li><label><input type="checkbox" name="{name}" value="{value}"{checked}/> {label}{count}</label></li>'
CHECKED = Markup(' checked=""')
COUNT = ' <span class="count">{number}</span>'


@dataclass(frozen=True)
class Choice:
    """A value by which events are narrowed: what it is called, how many have it, and whether it is chosen."""

    value: str
    label: str
    count: int | None
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
        return self.total - bool(self.none) - sum(one.count is not None for one in self.choices)

    def written(self, say: Wording) -> Markup:
        """Its values as fields of a form, a line for each: beside a chosen actor there are hundreds of others."""
        return markup("\n".join(self._written(one, say) for one in self.choices))

    def _written(self, one: Choice, say: Wording) -> Markup:
        count = "" if one.count is None else fill(COUNT, number=say.number(one.count))
        checked = CHECKED if one.chosen else ""
        return fill(CHOICE, name=self.name, value=one.value, checked=checked, label=one.label, count=count)


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
