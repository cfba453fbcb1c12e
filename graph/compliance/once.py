"""Events that bear on a promise, each once, whichever datasets record it."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.compliance.promises import Occurrence


@dataclass(frozen=True)
class Bearer:
    """An event that bears on a promise, and the id of the one that stands for it, if another does."""

    event: Occurrence
    stands_for_it: str | None


def each_once(bearers: Iterable[Bearer]) -> tuple[Occurrence, ...]:
    """The events, without those for which another of them stands.

    Where what stands for one does not bear on the promise by itself, that one tells of it: nothing is lost.
    """
    told = list(bearers)
    ids = {one.event.id for one in told}
    return tuple(one.event for one in told if one.stands_for_it not in ids)
