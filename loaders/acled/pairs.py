"""Events that stand in two rows, as in ACLED's actor-based files: one row for each of the two who took part.

Either form is read: rows that name one actor each, and rows that name both, the second in the other order. In a file
with a row for each event an id that stands twice is a mistake, which the load tells.
"""

from array import array
from collections import Counter, defaultdict
from itertools import pairwise

from loaders.acled.actors import Side
from loaders.acled.event import AcledEvent
from loaders.source import WrongValue

MOST = 2
"""So many main actors an event has."""


class Pairs:
    """The sides of each event that stands in two rows, and which of them were read."""

    def __init__(self, actor_based: bool) -> None:
        self.actor_based = actor_based
        self._sides: defaultdict[str, list[Side]] = defaultdict(list)
        self._ids, self._seen, self._turned = (array("q") for _ in range(3))
        self._mirrored: set[int] = set()
        self._rows = Counter[str]()
        self._said: dict[str, int] = {}

    def is_empty(self, values: dict[str, str]) -> bool:
        """Whether a row is that of a second actor whom its event does not have."""
        return self.actor_based and not values["actor1"]

    def add(self, id_: str, sides: tuple[Side, ...]) -> None:
        """Take in the sides of a row."""
        if self.actor_based:
            self._sides[id_] += sides
        elif len(sides) == MOST:
            names = [side.name for side in sides]
            self._ids.append(hash(id_))
            self._seen.append(hash((id_, *names)))
            self._turned.append(hash((id_, *reversed(names))))

    def close(self) -> None:
        """All rows were taken in: find the events of which a second row names the same two in the other order."""
        ordered = sorted(self._ids)
        repeated = {one for one, other in pairwise(ordered) if one == other}
        rows = [row for row in zip(self._ids, self._seen, self._turned, strict=True) if row[0] in repeated]
        seen = {own for _, own, _ in rows}
        self._mirrored = {id_ for id_, own, turned in rows if turned in seen and turned != own}
        self._ids, self._seen, self._turned = (array("q") for _ in range(3))

    @property
    def found(self) -> int:
        """How many events stand in two rows."""
        return len(self._mirrored) + sum(len(sides) > 1 for sides in self._sides.values())

    def begin(self, id_: str) -> int | None:
        """Which row of its event a row is, from 0 on; None where an event has one row. To be asked once of each row."""
        if not self.actor_based and hash(id_) not in self._mirrored:
            return None
        number = self._rows[id_]
        self._rows[id_] += 1
        return number

    def sides(self, event: AcledEvent, number: int | None) -> tuple[Side, ...]:
        """The sides of the event of a row, in the order of its rows.

        WrongValue where it has too many, or where a row says something else of the event than the one before.
        """
        if number is None:
            return event.sides
        said = hash((event.when, event.sort, event.spot, event.fatalities))
        if self._said.setdefault(event.id, said) != said:
            raise WrongValue("event_id_cnty", event.id, "stands in two rows that differ", "Correct one of the two.")
        if not self.actor_based:
            return event.sides[::-1] if number else event.sides
        sides = tuple(self._sides[event.id])
        if len(sides) > MOST:
            remedy = "Give the file as ACLED hands it out."
            raise WrongValue("event_id_cnty", event.id, f"stands in {len(sides)} rows, and an event has two", remedy)
        return sides
