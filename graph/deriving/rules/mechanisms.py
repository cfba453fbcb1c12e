"""An attack on a body that watches over an agreement, or on a mission, by a party or one who belonged to it."""

from collections.abc import Iterator
from itertools import product

from graph.compliance.standpoints import ANSWERABLE
from graph.deriving import guards
from graph.deriving.bonds import Bound, played
from graph.deriving.facts import Facts, Happening, Pact
from graph.deriving.force import ATTACKER, CLASHING, OF_FORCE, TARGET, USES_FORCE, day_of, opposed
from graph.deriving.found import NOT_BOUND, Deed, leads_of
from graph.deriving.guards import Guard
from graph.deriving.leads import Lead
from graph.deriving.rule import Rule
from ontology.values import Text
from ontology.vocabularies import ActorKind, FindingRule, Topic

TOPICS = (Topic.OPERATIONAL_COORDINATION, Topic.MONITORING, Topic.CEASEFIRE)
BODIES = (ActorKind.MECHANISM.name, ActorKind.MISSION.name)
NO_ATTACK = Text(
    "Both fought, and the data do not say that it attacked.",
    "Tous deux ont combattu, et les données ne disent pas qu’il a attaqué.",
)


def _is_body(one: Bound) -> bool:
    """Whether it is a mechanism or mission, or belonged to one that day. A movement with a seat in one is none."""
    groups = [link.group.kind for chain in one.held.values() for link in chain.links]
    return one.part.actor.kind in BODIES or (
        one.part.actor.kind not in ANSWERABLE and not set(BODIES).isdisjoint(groups)
    )


def _leads(facts: Facts, event: Happening) -> Iterator[Lead]:
    if event.kind not in OF_FORCE:
        return
    took_part = [Bound(facts, part, day_of(event)) for part in event.parts]
    bodies = [one for one in took_part if one.part.role in (TARGET, CLASHING) and _is_body(one)]
    armed = [one for one in took_part if one.part.role in USES_FORCE and one.part.actor.kind not in BODIES]
    deeds = [
        Deed(by, body.part, played(event, body.part), None if by.part.role == ATTACKER else NO_ATTACK)
        for by, body in product(armed, bodies)
        if opposed(by.part, body.part)
    ]
    protected = frozenset(id_ for body in bodies for id_ in body.held)

    def guard(pact: Pact, party: str) -> Guard | None:
        return guards.first_of(
            lambda: guards.of_promises(pact, TOPICS, protected),
            lambda: guards.of_promises(pact, TOPICS, frozenset((party,))),
            lambda: guards.of_clauses(pact, TOPICS),
        )

    yield from leads_of(RULE.code, facts, event, deeds, guard)


RULE = Rule(
    code=FindingRule.ATTACK_ON_MECHANISM,
    protects=TOPICS,
    exceptions=(
        NO_ATTACK,
        NOT_BOUND,
        Text(
            "The attacker is unnamed, or was never bound to a party: such attacks are not listed here.",
            "L’attaquant n’est pas nommé, ou n’a jamais relevé d’une partie : ces attaques ne sont pas listées ici.",
        ),
    ),
    of_event=_leads,
)
