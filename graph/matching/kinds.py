"""How well the kinds of two events agree: sources call one fight a clash, an ambush or an attack."""

from enum import Enum

from graph.matching.occurrences import ON_CIVILIANS, Occurrence
from ontology.vocabularies import EventKind


class Family(Enum):
    """Kinds that sources take for one another."""

    FIGHT = (EventKind.ARMED_CLASH, EventKind.AMBUSH, EventKind.MILITARY_OPERATION)
    STRIKE = (EventKind.ATTACK, EventKind.BOMBING, EventKind.SHELLING)
    KILLING = (EventKind.KILLING, EventKind.MASSACRE)
    CROWD = (EventKind.PROTEST, EventKind.RIOT)
    MOVE = (EventKind.WITHDRAWAL, EventKind.DEVELOPMENT, EventKind.PATROL)
    TEXT = (EventKind.AGREEMENT, EventKind.DECLARATION, EventKind.ORGANISATION)
    TALK = (EventKind.NEGOTIATION, EventKind.CONFERENCE, EventKind.MONITORING)
    OFFICE = (EventKind.APPOINTMENT, EventKind.INSTITUTION, EventKind.ELECTION)
    WORD = (EventKind.STATEMENT, EventKind.ACCUSATION)
    MEASURE = (EventKind.SANCTION, EventKind.UN_DECISION)


FAMILY_OF = {kind.name: family for family in Family for kind in family.value}
MASSACRE = EventKind.MASSACRE.name
VIOLENT = frozenset({Family.FIGHT, Family.STRIKE, Family.KILLING})
ALIKE = 0.9
"""Kinds of two families that sources take for one another."""
LIKE = 0.8
"""Kinds of one family."""
RARELY = 0.3
"""A killing of people who were not fighting, and a fight."""
UNLIKE = 0.2
"""A massacre, and a fight."""


def kinds(one: Occurrence, other: Occurrence) -> float:
    """From 0, where they cannot be one event, to 1."""
    if one.kind == other.kind:
        return 1.0
    families = {FAMILY_OF[one.kind], FAMILY_OF[other.kind]}
    if len(families) == 1:
        return ALIKE if families <= VIOLENT else LIKE
    if not families <= VIOLENT:
        return 0.0
    if Family.KILLING not in families or (_fought_back(one) and _fought_back(other)):
        return ALIKE
    if MASSACRE in (one.kind, other.kind):
        return UNLIKE if Family.FIGHT in families else LIKE
    return RARELY if Family.FIGHT in families else LIKE


def _fought_back(event: Occurrence) -> bool:
    """Whether those who were killed were armed: of whom a source names the force or group to which they belonged."""
    return event.kind not in ON_CIVILIANS or event.cast.names_target
