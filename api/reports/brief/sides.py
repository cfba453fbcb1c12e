"""Who stood on which side in an event on which leads rest, and to which party that belonged: read from their paths."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.compliance.promises import Statement
from graph.compliance.surroundings import Affair, Lead, Part
from ontology.actors import Actor
from ontology.agreements import Agreement

OF_ACTORS, OF_AGREEMENTS = (f"{cls.path()}/" for cls in (Actor, Agreement))


@dataclass(frozen=True)
class Side:
    """One who took part in an event, and to whom that belonged, nearest first: the last is a party. By their ids."""

    who: str
    groups: tuple[str, ...] = ()

    @property
    def party(self) -> str:
        """The party to which it belonged, if it was not that itself."""
        return self.groups[-1] if self.groups else self.who


@dataclass(frozen=True)
class Found:
    """An event on which leads rest, with the two sides of each path, or the one side where there is no other.

    `below`: whether both had signed only a text that carries out the one that is asked for. `coded`: whether coded
    datasets alone name somebody who took part, or name somebody without reserve.
    """

    affair: Affair
    sides: tuple[tuple[Side, ...], ...]
    denials: tuple[Statement, ...]
    below: bool = False
    coded: bool = False

    @property
    def hedged(self) -> frozenset[str]:
        """Who is named in it with reserve alone."""
        plain = {one.actor.id for one in self.affair.parts if not one.hedge}
        return frozenset(one.actor.id for one in self.affair.parts if one.hedge) - plain

    @property
    def hedges(self) -> str | None:
        """The reserves with which these are named, if there are any."""
        taking = {side.who for sides in self.sides for side in sides} & self.hedged
        return _listed(one.hedge for one in self.affair.parts if one.actor.id in taking)


def sides_of(leads: Sequence[Lead]) -> tuple[tuple[Side, ...], ...]:
    """Of each path of leads on one event, who took part, and to whom that belonged.

    Where another path leads further, to a party to which that belonged too, the way to the further one is told.
    """
    paths = defaultdict[tuple[str, int], list[str]](list)
    for lead in leads:
        for step in sorted(lead.steps, key=lambda one: (one.path, one.order)):
            paths[lead.id, step.path].append(step.node)
    ways = [list(_ways(nodes, leads[0].subject)) for nodes in paths.values()]
    furthest = dict[str, tuple[str, ...]]()
    for who, *groups in (way for each in ways for way in each):
        furthest[who] = max(furthest.get(who, ()), tuple(groups), key=lambda one: (len(one), one))
    return tuple(dict.fromkeys(tuple(Side(who, furthest[who]) for who, *_ in each) for each in ways))


def _ways(nodes: Sequence[str], event: str) -> Iterator[list[str]]:
    """From a path, each way from the event to the agreement: who took part, and to whom that belonged."""
    way: list[str] | None = None
    for node in nodes:
        if node == event:
            way = []
        elif way is not None and node.startswith(OF_ACTORS):
            way.append(node)
        else:
            if way and node.startswith(OF_AGREEMENTS):
                yield way
            way = None


def hedges_of(parts: Iterable[Part]) -> str | None:
    """The reserves with which parts are told, if there are any."""
    return _listed(one.hedge for one in parts)


def _listed(hedges: Iterable[str | None]) -> str | None:
    return "|".join(sorted({one for one in hedges if one})) or None
