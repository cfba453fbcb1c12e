"""Of what kind an event is: by the noun that is its subject, by the deed that is named beside it, by who was killed."""

import re

from loaders.crisis_group.moves import Move, Verb
from loaders.crisis_group.nouns import ARMED, CIVILIAN
from loaders.crisis_group.numbers import NUMBER
from loaders.crisis_group.readings import Happening
from loaders.crisis_group.rows import alternatives
from loaders.crisis_group.words import ADVERB_WORDS, DEEDS, TRENDS
from ontology.vocabularies import ActorKind, EventKind, Harm, Role

MASSACRE = 5
"""So many who were not fighting, killed in one event, are a massacre."""
DEED = {kind: re.compile(rf"(?:^|[\s-])(?:{alternatives(words)})\s*$", re.IGNORECASE) for kind, words in DEEDS.items()}
IN_DEED = {
    kind: re.compile(
        rf"\b(?:in|during|by|when|after|as|from)\s+(?:[\w’'-]+\s+){{0,5}}?(?:{alternatives(words)})(?![\w-])",
        re.IGNORECASE,
    )
    for kind, words in DEEDS.items()
}
HEAD_END = re.compile(
    r"\s+(?:by|between|among|of|on|against|in|at|near|involving|from|targeting|outside|around|for|with)\s|~|\("
)
BY_WHOM = re.compile(r"[\s~]*by\b")
PASSIVE_AFTER = re.compile(
    rf"\s*(?:~+\s*)?(?:$|[,.;)]|(?:in|by|when|during|after|near|at(?! least)|as(?! many)|while|on|since"
    rf"|following|around(?! {NUMBER})"
    r"|amid|outside|along|including)\b)"
)


def deed_of(subject: str) -> EventKind | None:
    """The kind of event that a subject is, if it is one."""
    head = HEAD_END.split(subject.strip())[0].replace("~", " ").rstrip(" ,")
    head = re.sub(rf"(?:\s+(?:{'|'.join(ADVERB_WORDS)}|{alternatives(TRENDS)}))+$", "", head)
    return next((kind for kind, pattern in DEED.items() if pattern.search(head)), None)


def is_passive(move: Move, verb: Verb) -> bool:
    if verb.passive or BY_WHOM.match(move.plain[verb.end :]):
        return True
    subject = move.plain[: verb.start].replace("~", " ").strip(" ,")
    return verb.harm is not None and bool(subject) and PASSIVE_AFTER.match(move.plain[verb.end :]) is not None


def are_armed(event: Happening) -> bool:
    """Whether those who were killed bore arms for no State, and somebody who is named killed them."""
    killed = [toll for toll in event.tolls if toll.harm is Harm.KILLED]
    words = {word for toll in killed for word in toll.victims.lower().split()}
    doers = event.parties(Role.ATTACKER)
    return bool(words & ARMED) and not words & CIVILIAN and any(not party.who.is_stranger for party in doers)


def is_massacre(event: Happening) -> bool:
    """Whether five or more who were not fighting were killed, by a figure without reserve."""
    forces = (ActorKind.ARMED_FORCES, ActorKind.FOREIGN_FORCE, ActorKind.MISSION)
    if any(party.who.kind in forces for party in event.parties(Role.TARGET)):
        return False
    return any(
        toll.harm is Harm.KILLED
        and (toll.low or toll.best or 0) >= MASSACRE
        and toll.hedge is None
        and set(toll.stated.lower().split()) & CIVILIAN
        for toll in event.tolls
    )
