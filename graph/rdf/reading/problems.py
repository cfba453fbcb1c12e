"""What is wrong with a file of RDF, until there is too much of it."""

from dataclasses import dataclass, field

from graph.errors import LoadRefused
from ontology.records import Position, Reject, told

MOST = 1000
"""After so many a file is not read on: it is not one of ours."""


@dataclass
class Problems:
    """The problems of a file, each with its line."""

    file: str
    rejects: list[Reject] = field(default_factory=list)

    def add(self, line: int, place: str, value: object, problem: str, remedy: str) -> None:
        """One more. LoadRefused where it is the last that is told."""
        self.rejects.append(Reject(Position(self.file, line), place, told(value), problem, remedy))
        if len(self.rejects) >= MOST:
            self.refuse()

    def refuse(self) -> None:
        """LoadRefused, with all of them, where there is any."""
        if self.rejects:
            raise LoadRefused("\n".join(map(str, self.rejects)), self.rejects)
