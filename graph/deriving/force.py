"""Who used force against whom in an event, and when."""

from datetime import date

from graph.compliance.counting import counted_day, first_day, is_vague
from graph.deriving.facts import Happening, Pact, Part
from ontology.vocabularies import EventKind, Role

OF_FORCE = {
    kind.name
    for kind in (
        EventKind.AMBUSH,
        EventKind.ARMED_CLASH,
        EventKind.ATTACK,
        EventKind.BOMBING,
        EventKind.KILLING,
        EventKind.MASSACRE,
        EventKind.MILITARY_OPERATION,
        EventKind.SHELLING,
    )
}
"""Kinds of events in which force was used."""
ATTACKER, TARGET, CLASHING = Role.ATTACKER.name, Role.TARGET.name, Role.CLASHING_PARTY.name
USES_FORCE = (ATTACKER, CLASHING)


def day_of(event: Happening) -> date:
    """The day on which it is asked who belonged to whom: the first on which it may have been."""
    return first_day(event.when)


def held_from(event: Happening) -> date:
    """The first day on which it has surely begun."""
    return counted_day(event.when) if is_vague(event.when) else first_day(event.when)


def in_force(pact: Pact, day: date) -> bool:
    """Whether an agreement had not yet ended."""
    return pact.ended is None or day <= counted_day(pact.ended)


def attacked(one: Part, other: Part) -> bool:
    """Whether the first attacked the second, and they did not stand together."""
    return (one.role, other.role) == (ATTACKER, TARGET) and not (one.side and one.side == other.side)


def opposed(one: Part, other: Part) -> bool:
    """Whether two stood against each other: on different sides, one the target of the other, or fighting in one clash.

    Two who both attacked, or were both attacked, did not, unless their sides tell so.
    """
    if one.side and other.side:
        return one.side != other.side
    roles = {one.role, other.role}
    return not roles.isdisjoint(USES_FORCE) and roles <= {*USES_FORCE, TARGET} and roles != {ATTACKER}


def is_told(one: Part, other: Part) -> bool:
    """Whether sides or roles say that these two were opposed, and not only that both fought."""
    return bool(one.side and other.side) or TARGET in (one.role, other.role)
