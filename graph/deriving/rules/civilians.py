"""Civilians harmed by a party to an agreement with a provision for them, or by one who belonged to that party."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from graph.compliance import wording as words
from graph.deriving import guards
from graph.deriving.bonds import Bound, Path, played
from graph.deriving.facts import Facts, Figure, Happening, Pact, Part
from graph.deriving.force import ATTACKER, OF_FORCE, TARGET, attacked, day_of
from graph.deriving.found import NOT_BOUND, Deed, leads_of
from graph.deriving.guards import Guard
from graph.deriving.knowing import published
from graph.deriving.leads import Lead, Step
from graph.deriving.rule import Rule
from ontology.values import Text
from ontology.vocabularies import ActorKind, EventKind, FindingRule, Harm, Topic

TOPICS = (Topic.HUMANITARIAN, Topic.JUSTICE)
NOT_FIGHTING = (EventKind.KILLING.name, EventKind.MASSACRE.name)
"""Kinds of events in which people were killed who were not fighting."""
HARMED = (Harm.KILLED.name, Harm.WOUNDED.name, Harm.CAPTURED.name, Harm.MISSING.name)
ARMED = {
    kind.name
    for kind in (
        ActorKind.STATE,
        ActorKind.ARMED_FORCES,
        ActorKind.FOREIGN_FORCE,
        ActorKind.ARMED_MOVEMENT,
        ActorKind.COALITION,
        ActorKind.MILITIA,
        ActorKind.JIHADIST_GROUP,
        ActorKind.MISSION,
    )
}
PEOPLE = Text("people who were not fighting", "des personnes qui ne combattaient pas")
SOMEBODY = Text("those harmed", "les personnes atteintes")
ACCUSATION = Text(
    "It is an accusation: neither the kind of the event nor a target recorded says that those harmed were civilians.",
    "C’est une accusation\u00a0: ni la nature de l’événement ni une cible enregistrée ne dit que les personnes"
    " atteintes étaient des civils.",
)


def _leads(facts: Facts, event: Happening) -> Iterator[Lead]:
    deeds = list(_deeds(facts, event))
    for lead in leads_of(RULE.code, facts, event, deeds, _guard):
        denials = (*lead.denials, *(claim for figure in event.figures for claim in figure.denials))
        yield replace(lead, denials=tuple(dict.fromkeys(denials)))


def _deeds(facts: Facts, event: Happening) -> Iterator[Deed]:
    """What attackers did, if those harmed were civilians by the event's kind or by whom a publisher names as target."""
    figure = _earliest([one for one in event.figures if one.harm in HARMED])
    targets = [part for part in event.parts if part.role == TARGET and part.actor.kind != ActorKind.UNNAMED.name]
    civilians = [part for part in targets if part.actor.kind == ActorKind.COMMUNITY.name]
    for part in event.parts:
        if part.role != ATTACKER:
            continue
        by = Bound(facts, part, day_of(event))
        harmed = [one for one in civilians if attacked(part, one)]
        if event.kind in NOT_FIGHTING:
            yield from _killed(by, event, targets, harmed)
        elif event.kind in OF_FORCE and harmed and figure:
            yield from (Deed(by, one, (*played(event, one), *_counted(event, figure))) for one in harmed)
        elif event.kind == EventKind.ACCUSATION.name and figure:
            yield from _said(by, event, figure, harmed)


def _said(by: Bound, event: Happening, figure: Figure, harmed: Sequence[Part]) -> Iterator[Deed]:
    """Of what somebody is accused of."""
    aside = _counted(event, figure)
    if not harmed:
        yield Deed(by, SOMEBODY, aside, ACCUSATION)
    yield from (Deed(by, one, (*played(event, one), *aside)) for one in harmed)


def _killed(by: Bound, event: Happening, targets: Sequence[Part], harmed: Sequence[Part]) -> Iterator[Deed]:
    """Of an event in which people were killed who were not fighting: members of an armed side are no civilians."""
    if not targets:
        yield Deed(by, PEOPLE, ())
    for one in harmed or [one for one in targets if one.actor.kind not in ARMED] or targets:
        yield Deed(by, one, played(event, one), _of_armed(one) if one.actor.kind in ARMED else None)


def _of_armed(target: Part) -> Text:
    return words.both(
        "The target recorded is {whom}, which is armed.",
        "La cible enregistrée, {whom}, est armée.",
        whom=target.actor.short,
    )


def _earliest(figures: Sequence[Figure]) -> Figure | None:
    """The figure that was published first."""
    return min(figures, key=lambda one: (published(one.evidence) or date.max, one.id), default=None)


def _counted(event: Happening, figure: Figure) -> Path:
    return Step(event.id, None, event.evidence), Step(figure.id, figure.relation, figure.evidence, figure.evidence)


def _guard(pact: Pact, party: str) -> Guard | None:
    return guards.first_of(
        lambda: guards.of_clauses(pact, TOPICS),
        lambda: guards.of_promises(pact, TOPICS[:1], frozenset((party,))),
    )


RULE = Rule(
    code=FindingRule.CIVILIANS_HARMED,
    protects=TOPICS,
    exceptions=(
        ACCUSATION,
        Text("The target recorded is armed.", "La cible enregistrée est armée."),
        NOT_BOUND,
    ),
    of_event=_leads,
)
