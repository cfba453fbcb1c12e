"""A topic that PA-X codes: its column, what that says here, and the column that it is a part of."""

from dataclasses import dataclass
from functools import cached_property

from ontology.vocabularies import Topic


@dataclass(frozen=True)
class Coded:
    """A column of a topic. `part_of`: the column of the larger topic within which it is told apart, if any."""

    column: str
    topic: Topic
    en: str
    fr: str
    part_of: str = ""

    @cached_property
    def name(self) -> str:
        """What the loader calls the column: as the file does, in small letters."""
        return self.column.lower()

    @cached_property
    def key(self) -> str:
        """What stands for it in ids: `gchsubs`, `ppsge-st`."""
        return self.name.replace(":", "-")

    @property
    def spellings(self) -> tuple[str, ...]:
        """How files write it: `PpsGe:St`, or `PpsGe.St` where a program has been at it."""
        return tuple(dict.fromkeys(self.name.replace(":", mark) for mark in (":", ".", "_", "-", "/", " ")))
