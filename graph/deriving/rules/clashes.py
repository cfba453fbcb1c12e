"""Parties to one agreement, or those who belonged to them, against each other by force, after both had signed it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from graph.compliance import wording as words
from graph.deriving import guards
from graph.deriving.bonds import Bond, Bound, Path
from graph.deriving.facts import Facts, Happening, Pact, Part
from graph.deriving.force import (
    ATTACKER,
    CLASHING,
    OF_FORCE,
    TARGET,
    USES_FORCE,
    day_of,
    held_from,
    in_force,
    is_told,
    joined,
    notes,
    opposed,
    told,
)
from graph.deriving.guards import Guard
from graph.deriving.leads import Lead, Step
from graph.deriving.rule import Rule
from ontology.values import Text
from ontology.vocabularies import FindingRule, Topic

ORDER = (ATTACKER, CLASHING, TARGET)
LAST = "~"
TOPICS = (Topic.CEASEFIRE,)
AFTER = Text("after both had signed", "après la signature des deux")
NO_SIDES = Text(
    "Others fought too, and nothing recorded says who stood against whom.",
    "D’autres ont combattu aussi, et rien d’enregistré ne dit qui était contre qui.",
)


@dataclass(frozen=True)
class _Found:
    """Two who stood against each other, by what way that leads to the agreement, and why it is not counted, if so.

    One who had no bond to the agreement that day is there by the part alone.
    """

    two: tuple[Bond | Part, Bond | Part]
    path: Path
    reason: Text | None = None

    @property
    def parts(self) -> list[Part]:
        """The parts of the two."""
        return [one.part if isinstance(one, Bond) else one for one in self.two]


@dataclass(frozen=True)
class _Clash:
    """An event of force, seen from one agreement."""

    facts: Facts
    event: Happening
    pact: Pact
    took_part: tuple[Bound, ...]

    def found(self) -> Iterator[_Found]:
        """What is found of each two who stood against each other."""
        for one, other in combinations(self.took_part, 2):
            if one.part.actor.id != other.part.actor.id and opposed(one.part, other.part):
                yield from self._of_two(*sorted((one, other), key=self._first))

    def _first(self, one: Bound) -> tuple[int, str]:
        """Attackers stand first, and targets last; of those who only fought, all of one party on the same side."""
        parties = [bond.party for bond in one.bonds(self.pact)]
        return ORDER.index(one.part.role), parties[-1] if parties else LAST

    def _of_two(self, one: Bound, other: Bound) -> Iterator[_Found]:
        bonds, others = one.bonds(self.pact), other.bonds(self.pact)
        if not (bonds and others):
            yield from self._missed(one, other, bonds or others)
            return
        common = [bond for bond in bonds if bond.party in {each.party for each in others}]
        others_fought = () if is_told(one.part, other.part) else self._others_fought(one, other)
        if not common:
            strangers = any(not each.bonds(self.pact) for each in others_fought)
            yield from self._pairs(bonds, others, NO_SIDES if strangers else None)
        elif not others_fought:
            yield from self._pairs(bonds[:1], others[:1], _both_of(common[-1]))

    def _pairs(self, bonds: Iterable[Bond], others: Iterable[Bond], reason: Text | None) -> Iterator[_Found]:
        for one, other in product(bonds, others):
            guard = self._guard(one.party, other.party)
            if guard is not None:
                path = (*one.way(self.event, self.pact), *other.way(self.event, self.pact), *guard)
                yield _Found((one, other), path, reason)

    def _missed(self, one: Bound, other: Bound, bonds: tuple[Bond, ...]) -> Iterator[_Found]:
        """Of two, one had no bond to a party that day, but to another party at another time."""
        parties = {bond.party for bond in bonds}
        short = other if one.bonds(self.pact) else one
        reasons = {party: why for party, why in short.missing(self.pact) if party not in parties}
        guard = self._guard(*parties, *reasons)
        if bonds and reasons and guard is not None:
            part = short.part
            aside = (
                Step(self.event.id, None, self.event.evidence),
                Step(part.actor.id, part.relation, part.evidence),
            )
            path = (*bonds[0].way(self.event, self.pact), *aside, *guard)
            two = (bonds[0], part) if short is other else (part, bonds[0])
            yield _Found(two, path, joined(dict.fromkeys(reasons.values())))

    def _others_fought(self, one: Bound, other: Bound) -> list[Bound]:
        """Those who used force besides these two."""
        two = {one.part.actor.id, other.part.actor.id}
        return [each for each in self.took_part if each.part.role in USES_FORCE and each.part.actor.id not in two]

    def _guard(self, *parties: str) -> Guard | None:
        bound = frozenset(parties)
        return guards.first_of(
            lambda: guards.of_promises(self.pact, TOPICS, bound),
            lambda: guards.of_clauses(self.pact, TOPICS),
            lambda: guards.of_whole(self.pact),
        )


def _both_of(bond: Bond) -> Text:
    party = bond.signing.actor.short
    return words.both("Both belonged to {party}.", "Tous deux relevaient de {party}.", party=party)


def _leads(facts: Facts, event: Happening) -> Iterator[Lead]:
    """One for each agreement."""
    if event.kind not in OF_FORCE:
        return
    took_part = tuple(Bound(facts, part, day_of(event)) for part in event.parts if part.role in ORDER)
    pacts = {id_: pact for one in took_part for id_, pact in one.pacts.items() if in_force(pact, one.day)}
    for pact in pacts.values():
        if found := list(_Clash(facts, event, pact, took_part).found()):
            yield _lead(facts, event, pact, found)


def _lead(facts: Facts, event: Happening, pact: Pact, found: list[_Found]) -> Lead:
    """What is found of one event, which counts if it does of any two."""
    of = [one for one in found if not one.reason] or found
    counted = not of[0].reason
    first = told(event, pact, _against(of), counted=counted, after=AFTER)
    return Lead(
        rule=FindingRule.CLASH_BETWEEN_SIGNATORIES,
        agreement=pact.id,
        subject=event.id,
        text=joined((first, *notes(facts, event, (part for one in of for part in one.parts)))),
        paths=tuple(dict.fromkeys(one.path for one in of)),
        holds_from=held_from(event),
        denials=event.denials,
        exception=None if counted else joined(dict.fromkeys(one.reason for one in of if one.reason)),
    )


def _against(found: Iterable[_Found]) -> Text:
    """Who stood against whom: `CMA, HCUA (CMA) against GATIA (Platform)`."""
    names = _names(found)
    by_whom = dict[str, dict[str, None]]()
    for who, whom in (one.parts for one in found):
        by_whom.setdefault(who.actor.id, {})[whom.actor.id] = None
    sides = dict[tuple[str, ...], list[str]]()
    for id_, whom_ids in by_whom.items():
        sides.setdefault(tuple(whom_ids), []).append(id_)
    pairs = ((words.listed(names[id_] for id_ in side) for side in pair) for pair in sides.items())
    return joined(
        (words.both("{who} against {whom}", "{who} contre {whom}", who=who, whom=whom) for whom, who in pairs), ";"
    )


def _names(found: Iterable[_Found]) -> dict[str, Text]:
    """What each is called: with the party farthest off to which it belonged that day, if it belonged to another."""
    names = dict[str, Text]()
    for one in (each for two in found for each in two.two):
        if isinstance(one, Part):
            names.setdefault(one.actor.id, one.actor.short)
        elif one.chain.links or one.part.actor.id not in names:
            names[one.part.actor.id] = one.name
    return names


RULE = Rule(
    code=FindingRule.CLASH_BETWEEN_SIGNATORIES,
    protects=TOPICS,
    exceptions=(
        Text(
            "One of the two belonged to a party at another time only, or had split off from one by then.",
            "L’un des deux n’appartenait à une partie qu’à un autre moment, ou en avait déjà fait scission.",
        ),
        Text(
            "One of their parties signed only on that day or later.",
            "L’une de leurs parties n’a signé que ce jour-là ou plus tard.",
        ),
        Text("Both belonged to one and the same party.", "Tous deux relevaient d’une même partie."),
        NO_SIDES,
    ),
    of_event=_leads,
)
