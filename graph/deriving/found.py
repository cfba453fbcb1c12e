"""What is found of an event under an agreement, and how that is told: who stood against whom, and with what reserve."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from graph.deriving import telling
from graph.deriving.bonds import Bond, Bound, Path
from graph.deriving.facts import Facts, Happening, Pact, Part
from graph.deriving.force import held_from, in_force
from graph.deriving.guards import Guard
from graph.deriving.knowing import first, is_known, known, published, told_by
from graph.deriving.leads import Lead
from graph.deriving.telling import joined
from ontology.values import Text
from ontology.vocabularies import FindingRule

NOT_BOUND = Text(
    "The attacker belonged to a party at another time only, or had split off from one by then; or the party"
    " signed only on that day or later.",
    "L’attaquant n’appartenait à une partie qu’à un autre moment, ou en avait déjà fait scission ; ou la partie"
    " n’a signé que ce jour-là ou plus tard.",
)
"""Why what somebody did by force may not count, whatever it was."""
AFTER_ITS = Text("after the attacker's party had signed", "après la signature de la partie dont relève l’attaquant")


@dataclass(frozen=True)
class Found:
    """Two who stood against each other, by what way that leads to the agreement, and why it is not counted, if so.

    Who had no bond to the agreement that day is there by the part alone; who is not recorded, by words for them.
    """

    who: Bond | Part
    whom: Bond | Part | Text
    path: Path
    reason: Text | None = None

    @property
    def parts(self) -> list[Part]:
        """The parts of the two."""
        return [each for one in (self.who, self.whom) if (each := _part(one))]


@dataclass(frozen=True)
class Deed:
    """What one did by force who may have been bound to an agreement: to whom, and what else shows it.

    `aside` leads from the event to what shows it. `reason`: why it is not counted whoever did it.
    """

    by: Bound
    to: Part | Text
    aside: Path
    reason: Text | None = None

    def found(self, event: Happening, pact: Pact, guard: Callable[[str], Guard | None]) -> Iterator[Found]:
        """By each bond that it had that day; or why it had none. `guard`: what the rule protects, for a party."""
        bonds = self.by.bonds(pact)
        for bond in bonds:
            if (protected := guard(bond.party)) is not None:
                yield Found(bond, self.to, (*bond.way(event, pact), *self.aside, *protected), self.reason)
        for one in () if bonds or self.reason else self.by.missing(event, pact):
            if (protected := guard(one.party)) is not None:
                yield Found(self.by.part, self.to, (*one.way, *self.aside, *protected), one.why)


def leads_of(
    rule: FindingRule,
    facts: Facts,
    event: Happening,
    deeds: Sequence[Deed],
    guard: Callable[[Pact, str], Guard | None],
) -> Iterator[Lead]:
    """One for each agreement to which one of those who did something was bound at some time."""
    pacts = {id_: pact for deed in deeds for id_, pact in deed.by.pacts.items() if in_force(pact, deed.by.day)}
    for pact in pacts.values():
        if found := [one for deed in deeds for one in deed.found(event, pact, partial(guard, pact))]:
            yield lead_of(rule, facts, event, pact, found, AFTER_ITS)


def lead_of(rule: FindingRule, facts: Facts, event: Happening, pact: Pact, found: Sequence[Found], after: Text) -> Lead:
    """What is found of one event, which counts if it does of any two. `after`: after what it happened, if it counts."""
    of = [one for one in found if not one.reason] or found
    counted, by = not of[0].reason, first(known(one.path) for one in of)
    told = [one for one in of if is_known(known(one.path), by)]
    coding, coded_by = telling.coding(facts, (part for one in of for part in one.parts))
    return Lead(
        rule=rule,
        agreement=pact.id,
        subject=event.id,
        text=_text(facts, event, pact, told, after if counted else None, by),
        paths=tuple(dict.fromkeys(one.path for one in of)),
        holds_from=held_from(event),
        denials=event.denials,
        exception=None if counted else joined(dict.fromkeys(one.reason for one in told if one.reason)),
        coding=coding,
        coded_by=coded_by,
    )


def _text(
    facts: Facts, event: Happening, pact: Pact, found: Sequence[Found], after: Text | None, by: date | None
) -> Text:
    """What was known on the day from which it is a lead: paths may tell more, each from a later day on."""
    names = _names(found)
    who = telling.against((_name(one.who, names), _name(one.whom, names)) for one in found)
    parts = (replace(part, evidence=told_by(part.evidence, by)) for one in found for part in one.parts)
    at = [one.place for one in event.settings if is_known(published(one.evidence), by)]
    return joined(filter(None, (telling.told(event, pact, who, at, after), telling.reserves(facts, parts))))


def _part(one: Bond | Part | Text) -> Part | None:
    if isinstance(one, Text):
        return None
    return one.part if isinstance(one, Bond) else one


def _name(one: Bond | Part | Text, names: Mapping[str, Text]) -> Text:
    if isinstance(one, Text):
        return one
    return names[(one.part if isinstance(one, Bond) else one).actor.id]


def _names(found: Iterable[Found]) -> dict[str, Text]:
    """What each is called: with the party farthest off to which it belonged that day, if it belonged to another."""
    names = dict[str, Text]()
    for one in (each for two in found for each in (two.who, two.whom)):
        if isinstance(one, Part):
            names.setdefault(one.actor.id, one.actor.short)
        elif isinstance(one, Bond) and (one.chain.links or one.part.actor.id not in names):
            names[one.part.actor.id] = one.name
    return names
