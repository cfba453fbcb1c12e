"""An attack on a body that watches over an agreement, or on a mission, by a party or one who belonged to one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from graph.compliance import wording as words
from graph.deriving import guards
from graph.deriving.bonds import Bond, Bound, Path
from graph.deriving.facts import Facts, Happening, Pact
from graph.deriving.force import (
    ATTACKER,
    CLASHING,
    OF_FORCE,
    TARGET,
    attacked,
    day_of,
    held_from,
    in_force,
    joined,
    notes,
    opposed,
    told,
)
from graph.deriving.guards import Guard
from graph.deriving.leads import Lead, Step
from graph.deriving.rule import Rule
from ontology.values import Text
from ontology.vocabularies import ActorKind, FindingRule, Topic

TOPICS = (Topic.OPERATIONAL_COORDINATION, Topic.MONITORING, Topic.CEASEFIRE)
BODIES = (ActorKind.MECHANISM.name, ActorKind.MISSION.name)
