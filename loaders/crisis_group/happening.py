"""An event out of a move: its kind, who did it to whom, where, and what it cost."""

import re
from dataclasses import replace

from loaders.crisis_group.cast import Cast, Who
from loaders.crisis_group.groups import ADJECTIVE, Group, Party, group, hedge_in
from loaders.crisis_group.kinds import HEAD_END, IN_DEED, are_armed, deed_of, is_massacre, is_passive
from loaders.crisis_group.moves import Move, Verb
from loaders.crisis_group.nouns import ARMED
from loaders.crisis_group.places import object_spots
from loaders.crisis_group.readings import Happening
from loaders.crisis_group.sentences import Piece
from loaders.crisis_group.tolls import ONE, Toll, quantity, victims
from loaders.crisis_group.words import (
    HAD_AN_EXPLOSION,
    HARM_PARTICIPLES,
    HARM_WORDS,
    WEAPONS,
)
from ontology.vocabularies import ActorKind, EventKind, Harm, Hedge, Role

BY = re.compile(
    r"\b(?:by|involving)\s+(?P<who>[^,;~]+?)(?=\s+(?:in|at|near|on|against|around|during|outside|when|while|north|south|east|west)\s"
    r"|[,;.~]|$)"
)
OF = re.compile(r"\b(?:operations?|offensive|raids?|airstrikes?|sweep)\s+(?:of|by|involving)\s+(?P<who>[^;~]+)$")
AGAINST = re.compile(
    r"\b(?:on|against|targeting)\s+(?P<who>[^,;~]+?)(?=\s+(?:in|at|near|around|killed|left)\s|[,;.~]|$)"
)
BETWEEN = re.compile(
    r"\b(?:between|among)\s+(?P<who>[^;~]+?)(?=\s+(?:in|at|near|around|over|on|killed|left|reportedly)\s|[,;.~]|$)"
)
WITH = re.compile(
    r"\bwith\s+(?P<who>[^;~]+?)(?=\s+(?:in|at|near|around|over|on|outside|for|along|during|after)\s|,\s|[;.~]|$)"
)
OBJECT_END = re.compile(
    r",|;|~|\s(?:in|at|near|on|during|after|around|between|outside|along|when|while|with|from|for|by|before|amid)\s"
    r"|\s[a-z]+ing\s"
)
ABSOLUTE = re.compile(
    r"(?:(?<=,)|(?<=\band))\s*(?P<np>(?:(?!\b(?:killing|wounding|injuring|leaving|after|which|who)\b)[^,;~])*?)\s+"
    r"(?P<hedge>(?:(?:also|reportedly|allegedly|were|was|then|later)\s+)*)"
    rf"(?P<harm>{'|'.join(HARM_WORDS)})(?![\w-])"
)
LEAVING = re.compile(
    rf"\b(?P<hedge>reportedly |allegedly )?(?:leaving|left)\s+(?P<np>[^,;~]*?)\s+"
    rf"(?P<harm>{'|'.join(HARM_WORDS)})(?![\w-])"
    rf"(?:\s+and\s+(?P<np2>[^,;~]*?)\s+(?P<harm2>{'|'.join(HARM_WORDS)})(?![\w-]))?"
)
CONTINUED = re.compile(r"\s(?:in|at|near|around)\s[^,;~]*,\s+and\s+(?P<np>[^,;~]+)$")
PARTICIPLE = re.compile(rf"\b(?P<hedge>reportedly |allegedly )?(?P<harm>{'|'.join(HARM_PARTICIPLES)})\s+(?P<np>[^;]*)")


class Teller:
    """Makes events of moves, with the names of a page."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def happening(
        self, move: Move, verb: Verb, subject: tuple[Party, ...], own: tuple[Party, ...], sentence: Piece
    ) -> Happening | None:
        """The event that a verb tells. `subject`: who did it where the move names nobody; `own`: whom "it" means."""
        before, after = move.text[: verb.start], move.text[verb.end :]
        event = Happening(verb.kind or EventKind.ATTACK, move.piece, sentence, move.time)
        event.hedge = hedge_in(" ".join(re.findall(r"\b(?:reportedly|allegedly|apparently|likely)\b", before[-45:])))
        if re.match(HAD_AN_EXPLOSION, move.plain[verb.start :]):
            event.kind = EventKind.BOMBING
            self._take(event, group(before, self._cast, own), Role.TARGET)
        elif deed := deed_of(move.plain[: verb.start]):
            self._of_deed(event, deed, before, move, verb)
        elif is_passive(move, verb):
            self._passive(event, before, after, verb)
        elif verb.kind is EventKind.ARMED_CLASH:
            self._clash(event, before, after, subject)
        elif verb.word == "left":
            return None
        else:
            self._active(event, before, after, move, verb, subject, own)
        self._tolls(event, move, verb, own)
        self._refine(event, move.plain[verb.start :])
        if verb.takes and not event.spots and not event.tolls:
            return None
        return event if event.parts or event.tolls else None

    def merge(self, event: Happening, move: Move, verb: Verb, own: tuple[Party, ...]) -> None:
        """Add to an event what a move goes on to say of it: `and wounded two others in ambush near Karangana town`."""
        self._active(event, "", move.text[verb.end :], move, verb, (), own)
        self._tolls(event, move, verb, own)
        event.time = event.time or move.time
        event.piece = Piece(
            event.sentence.text[event.piece.start - event.sentence.start : move.piece.end - event.sentence.start],
            event.piece.start,
        )
        self._refine(event, move.plain[verb.start :])

    def add_tolls(self, event: Happening, move: Move, verb: Verb) -> None:
        """Add the dead of whom a clause of its own tells: `37 militants also killed`."""
        before = move.text[: verb.start]
        if verb.harm:
            self._harmed(event, before, verb.harm, hedge_in(before), is_object=False)
        self._refine(event, "")

    def add_outcome(self, event: Happening, move: Move, verb: Verb) -> None:
        """Add what a fight cost that is told of apart: `fight with residents left at least nineteen dead`."""
        if verb.harm and not is_passive(move, verb):
            self._harmed(event, move.text[verb.end :], verb.harm, event.hedge, is_object=False)
        self._tolls(event, move, verb, ())

    def _take(self, event: Happening, found: Group, role: Role, side: str | None = None) -> None:
        for party in found.parties:
            event.add(party, role, side)
        for party in found.backers:
            event.add(party, Role.INVOLVED)

    def _of_deed(self, event: Happening, deed: EventKind, before: str, move: Move, verb: Verb) -> None:
        """An event that is the subject: an attack, a bomb, clashes between two."""
        event.kind = deed
        plain = move.text[: verb.start]
        if deed is EventKind.ARMED_CLASH:
            self._sides(event, (BETWEEN.search(move.text) or BY.search(plain)))
        elif found := OF.search(plain) or BY.search(plain):
            self._take(event, group(found["who"], self._cast), Role.ATTACKER)
        else:
            self._take(event, self._doers(HEAD_END.split(before)[0], deed), Role.ATTACKER)
        if found := AGAINST.search(plain):
            self._take(event, group(found["who"], self._cast), Role.TARGET)
        if verb.harm and not is_passive(move, verb):
            self._harmed(event, move.text[verb.end :], verb.harm, event.hedge, is_object=True)
        elif verb.kind and not verb.harm and verb.word != "left":
            self._active(event, "", move.text[verb.end :], move, verb, (), ())

    def _doers(self, head: str, deed: EventKind) -> Group:
        """Who stands before the noun of a deed: `Lions roadside bomb`, `Saudi airstrikes`, `army operation`."""
        if self._cast.names(head) or re.search(r"suicide bombers?", head, re.IGNORECASE):
            return group(head, self._cast)
        if deed is not EventKind.MILITARY_OPERATION:
            return Group()
        found = group(f"{' '.join(head.split()[:-1])} forces" if ADJECTIVE.search(head) else head, self._cast)
        return Group(tuple(party for party in found.parties if not party.who.is_stranger))

    def _passive(self, event: Happening, before: str, after: str, verb: Verb) -> None:
        """Victims who are the subject; who did it stands after "by", or nowhere."""
        event.kind = verb.kind or EventKind.ATTACK
        if BETWEEN.search(after) and IN_DEED[EventKind.ARMED_CLASH].search(after):
            event.kind = EventKind.ARMED_CLASH
        if verb.harm:
            self._harmed(event, before, verb.harm, event.hedge, is_object=True)
        else:
            self._take(event, group(before, self._cast), Role.TARGET)
        if event.kind is EventKind.ARMED_CLASH:
            self._sides(event, BETWEEN.search(after))
        elif found := BY.search(after):
            self._take(event, group(found["who"], self._cast), Role.ATTACKER)

    def _clash(self, event: Happening, before: str, after: str, subject: tuple[Party, ...]) -> None:
        first = group(before, self._cast, may_be_bare=True)
        parties = first.parties or subject
        found = WITH.search(after) or re.match(
            r"\s*(?!in\b|at\b|near\b|around\b|on\b)(?P<who>[^,;~]+?)(?=\s+(?:in|at|near|around|on)\s|[,;.~]|$)", after
        )
        second = group(found["who"], self._cast).parties if found else ()
        for number, party in enumerate(parties):
            event.add(party, Role.CLASHING_PARTY, "a" if second or number == 0 else "b")
        for party in second:
            event.add(party, Role.CLASHING_PARTY, "b")
        for party in first.backers:
            event.add(party, Role.INVOLVED)

    def _sides(self, event: Happening, found: "re.Match[str] | None") -> None:
        """Two sides of a fight, where exactly two are named; else those who fought, on no side."""
        parties = group(found["who"], self._cast, may_be_strangers=True).parties if found else ()
        for number, party in enumerate(parties):
            event.add(party, Role.CLASHING_PARTY, "ab"[number] if len(parties) == 2 else None)

    def _active(
        self,
        event: Happening,
        before: str,
        after: str,
        move: Move,
        verb: Verb,
        subject: tuple[Party, ...],
        own: tuple[Party, ...],
    ) -> None:
        """One does it to another."""
        doers = group(before, self._cast, own, may_be_bare=True) if before.strip(" ,") else Group()
        self._take(event, Group(doers.parties or subject, doers.backers), Role.ATTACKER)
        taken = [spot for _, _, spot in object_spots(after)] if verb.takes else []
        if verb.harm and not taken:
            self._harmed(event, after, verb.harm, event.hedge, is_object=True, own=own)
            return
        plain = move.plain[verb.end :]
        end = OBJECT_END.search(plain)
        event.spots += [spot for _, _, spot in object_spots(after) if not self._cast.names(spot.name)]
        if not event.spots:
            self._take(event, group(after[: end.start() if end else None], self._cast, own), Role.TARGET)

    def _tolls(self, event: Happening, move: Move, verb: Verb, own: tuple[Party, ...]) -> None:
        """The figures in the rest of a move: absolutes first, then what is left, then participles."""
        is_absolute = verb.harm and deed_of(move.plain[: verb.start]) and is_passive(move, verb)
        rest = move.text if is_absolute else move.text[verb.start if verb.word == "left" else verb.end :]
        for pattern in (LEAVING, ABSOLUTE):
            for found in list(pattern.finditer(rest)):
                words = found["np"].strip()
                if not (quantity(words)[3] or ONE.fullmatch(words)):
                    continue
                hedge = hedge_in(found["hedge"] or "") or hedge_in(
                    move.plain[: verb.start][-25:] if pattern is LEAVING else ""
                )
                self._harmed(event, words, HARM_WORDS[found["harm"]], hedge, is_object=False)
                if pattern is LEAVING and found["np2"]:
                    self._harmed(event, found["np2"], HARM_WORDS[found["harm2"]], hedge, is_object=False)
                rest = rest[: found.start()] + ";" * (found.end() - found.start()) + rest[found.end() :]
        for found in PARTICIPLE.finditer(rest):
            hedge = hedge_in(found["hedge"] or "") or event.hedge
            is_object = _has_named_attackers_alone(event)
            self._harmed(event, found["np"], HARM_PARTICIPLES[found["harm"]], hedge, is_object=is_object, own=own)

    def _harmed(
        self,
        event: Happening,
        words: str,
        harm: Harm,
        hedge: Hedge | None,
        *,
        is_object: bool,
        own: tuple[Party, ...] = (),
    ) -> None:
        """Take in victims: their figures, and those among them who were not on the side that attacked."""
        words = re.sub(r"\s+(?:was|were|had been|have been)\s*$", "", words)
        counted = re.sub(r"\b(?:also|reportedly|allegedly|all)\b|^\s*(?:and|while|but)\s", "", words).strip(" ,")
        further = CONTINUED.search(counted) if is_object else None
        more = victims(further["np"], harm, hedge) if further and quantity(further["np"])[3] else ()
        for toll in (*victims(counted, harm, hedge), *more):
            event.tolls.append(toll)
            counted_ones = toll.victims if toll.victims != "people" else toll.stated
            for party in group(counted_ones, self._cast, own).parties:
                if party.who.is_stranger:
                    party = replace(party, who=Who(toll.stated))
                if self._is_target(event, party, toll, is_object) and not _is_told(event, party):
                    event.add(party, _victims_role(event))

    def _is_target(self, event: Happening, party: Party, toll: Toll, is_object: bool) -> bool:
        if not party.who.is_stranger or is_object:
            return True
        if event.kind is EventKind.ARMED_CLASH:
            return False
        has_targets = bool(event.parties(Role.TARGET))
        return not has_targets and not (set(toll.victims.lower().split()) & ARMED)

    def _refine(self, event: Happening, rest: str) -> None:
        """The kind, by the deed that the rest of the sentence names, and by who was killed."""
        if event.kind in (EventKind.KILLING, EventKind.ATTACK):
            ways = {kind for kind, pattern in IN_DEED.items() if pattern.search(rest)} - {EventKind.ARMED_CLASH}
            if EventKind.AMBUSH in ways:
                event.kind = EventKind.AMBUSH
            elif way := next((kind for kind in (*sorted(WEAPONS, key=str), EventKind.ATTACK) if kind in ways), None):
                event.kind = way
        if event.kind is EventKind.KILLING and are_armed(event):
            event.kind = EventKind.MILITARY_OPERATION
        if event.kind in (EventKind.KILLING, EventKind.ATTACK) and is_massacre(event):
            event.kind = EventKind.MASSACRE


def _has_named_attackers_alone(event: Happening) -> bool:
    """Whether it is known who attacked, and not yet whom: so whoever was killed was attacked."""
    attackers = event.parties(Role.ATTACKER)
    named = bool(attackers) and not any(party.who.is_stranger for party in attackers)
    return named and not event.parties(Role.TARGET, Role.CLASHING_PARTY)


def counts_victims(text: str) -> bool:
    """Whether a text counts people whom somebody killed, wounded or abducted."""
    return any(quantity(found["np"])[3] for found in PARTICIPLE.finditer(text))


def _victims_role(event: Happening) -> Role:
    return Role.CLASHING_PARTY if event.kind is EventKind.ARMED_CLASH else Role.TARGET


def _is_told(event: Happening, party: Party) -> bool:
    """Whether peacekeepers are those of a mission that is told of already."""
    missions = [other for other in event.parties(*Role) if other.who.kind is ActorKind.MISSION]
    return party.who.kind is ActorKind.MISSION and bool(missions)
