"""What the page of events offers to choose from: facets, what it is narrowed by, and other ways to show the same."""

from dataclasses import dataclass


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
