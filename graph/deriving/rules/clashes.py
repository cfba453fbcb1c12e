"""Parties to one agreement, or those who belonged to them, against each other by force, after both had signed it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from graph.compliance import wording as words
from graph.deriving import guards
from graph.deriving.bonds import Bond, Bound
from graph.deriving.facts import Facts, Happening, Pact
from graph.deriving.force import (
    ATTACKER,
    CLASHING,
    OF_FORCE,
    TARGET,
    USES_FORCE,
    day_of,
    in_force,
    is_told,
    opposed,
)
from graph.deriving.found import Found, lead_of
from graph.deriving.guards import Guard
from graph.deriving.leads import Lead
from graph.deriving.rule import Rule
from ontology.values import Text
from ontology.vocabularies import FindingRule, Topic

ORDER = (ATTACKER, CLASHING, TARGET)
LAST = "~"
TOPICS = (Topic.CEASEFIRE,)
AFTER = Text("after both had signed", "après la signature des deux")
NO_SIDES = Text(
    "Others fought too, and the data do not say who stood against whom.",
    "D’autres ont aussi combattu, et les données ne disent pas qui combattait qui.",
)


@dataclass(frozen=True)
class _Clash:
    """An event of force, seen from one agreement."""

    facts: Facts
    event: Happening
    pact: Pact
    took_part: tuple[Bound, ...]

    def found(self) -> Iterator[Found]:
        """What is found of each two who stood against each other."""
        for one, other in combinations(self.took_part, 2):
            if one.part.actor.id != other.part.actor.id and opposed(one.part, other.part):
                yield from self._of_two(*sorted((one, other), key=self._first))

    def _first(self, one: Bound) -> tuple[int, str]:
        """Attackers stand first, and targets last; of those who only fought, all of one party on the same side."""
        parties = [bond.party for bond in one.bonds(self.pact)]
        return ORDER.index(one.part.role), parties[-1] if parties else LAST

    def _of_two(self, one: Bound, other: Bound) -> Iterator[Found]:
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
            yield from self._pairs(
                common[-1:], [each for each in others if each.party == common[-1].party], _both_of(common[-1])
            )

    def _pairs(self, bonds: Iterable[Bond], others: Iterable[Bond], reason: Text | None) -> Iterator[Found]:
        for one, other in product(bonds, others):
            guard = self._guard(one.party, other.party)
            if guard is not None:
                path = (*one.way(self.event, self.pact), *other.way(self.event, self.pact), *guard)
                yield Found(one, other, path, reason)

    def _missed(self, one: Bound, other: Bound, bonds: tuple[Bond, ...]) -> Iterator[Found]:
        """Of two, one had no bond to a party that day, but to another party at another time."""
        if not bonds:
            return
        parties = {bond.party for bond in bonds}
        short = other if one.bonds(self.pact) else one
        missing = [each for each in short.missing(self.event, self.pact) if each.party not in parties]
        guard = self._guard(*parties, *(each.party for each in missing))
        if guard is None:
            return
        for each in missing:
            path = (*bonds[0].way(self.event, self.pact), *each.way, *guard)
            who, whom = (bonds[0], short.part) if short is other else (short.part, bonds[0])
            yield Found(who, whom, path, each.why)

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
    for pact in (one for one in pacts.values() if guards.has_any(one, TOPICS)):
        if found := list(_Clash(facts, event, pact, took_part).found()):
            yield lead_of(RULE.code, facts, event, pact, found, AFTER)


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
