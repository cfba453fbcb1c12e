"""How those who took part in an event were bound to agreements on that day: with which party, or why with none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.compliance import wording as words
from graph.compliance.counting import counted_day, first_day
from graph.deriving.belonging import Chain, chains
from graph.deriving.facts import Facts, Happening, Pact, Part, Signing, Split
from graph.deriving.leads import Step
from ontology.values import Text

Path = tuple[Step, ...]


def played(event: Happening, part: Part) -> Path:
    """From the event to one who played a part in it, by way of what a publisher calls it, if one does.

    That the two are one, no source says: who knows the part may know it.
    """
    first = Step(event.id, None, event.evidence)
    if not part.as_:
        return first, Step(part.actor.id, part.relation, part.evidence)
    recorded = Step(part.as_.actor, part.relation, part.evidence)
    return first, recorded, Step(part.actor.id, part.as_.identity, part.evidence)


def signed(pact: Pact, signing: Signing) -> Step:
    """The agreement, as a step after a party to it."""
    return Step(pact.id, signing.relation, signing.evidence, pact.evidence)


@dataclass(frozen=True)
class Bond:
    """That a party to an agreement is, or was at some time, the one who played a part, or one to whom it belonged."""

    part: Part
    chain: Chain
    signing: Signing

    @property
    def party(self) -> str:
        """The id of the party."""
        return self.signing.actor.id

    @property
    def signed(self) -> date:
        """The day by which the party had signed."""
        return counted_day(self.signing.date)

    @property
    def name(self) -> Text:
        """`GATIA (Platform)`; `CMA`, which signed itself."""
        if not self.chain.links:
            return self.part.actor.short
        return words.both("{who} ({of})", "{who} ({of})", who=self.part.actor.short, of=self.signing.actor.short)

    def way(self, event: Happening, pact: Pact) -> Path:
        """From the event to the agreement."""
        return *played(event, self.part), *(link.step for link in self.chain.links), signed(pact, self.signing)

    def lapsed(self, event: Happening, pact: Pact) -> Path:
        """The same where it was one at another time only: with the splits that ended it."""
        links = (step for link in self.chain.links for step in link.lapsed)
        return *played(event, self.part), *links, signed(pact, self.signing)


@dataclass(frozen=True)
class Missing:
    """A party with which one who played a part had no bond that day, why not, and the way that says so."""

    party: str
    why: Text
    way: Path


@dataclass(frozen=True)
class Bound:
    """What an actor was to all agreements on the day of an event."""

    facts: Facts
    part: Part
    day: date

    @cached_property
    def held(self) -> Mapping[str, Chain]:
        """To whom it belonged on that day, itself included."""
        found = chains(self.facts, self.part.actor.id, self.day)
        return {id_: chain for id_, chain in found.items() if chain.first <= self.day}

    @cached_property
    def ever(self) -> Mapping[str, Chain]:
        """To whom it belonged at some time."""
        return chains(self.facts, self.part.actor.id, self.day, lapsed=True)

    @cached_property
    def left(self) -> Mapping[str, tuple[Split, Chain]]:
        """To whom those belonged, themselves included, from whom it had split off by that day."""
        splits = [(one, first_day(one.date)) for one in self.facts.splits_of.get(self.part.actor.id, ()) if one.date]
        before = [(one, chains(self.facts, one.left, day), day) for one, day in splits if day <= self.day]
        return {id_: (one, chain) for one, ways, day in before for id_, chain in ways.items() if chain.first <= day}

    @property
    def pacts(self) -> dict[str, Pact]:
        """The agreements to a party of which it was bound at some time, by id."""
        parties = dict.fromkeys((*self.ever, *self.left))
        return {pact.id: pact for id_ in parties for pact in self.facts.pacts_of.get(id_, ())}

    def bonds(self, pact: Pact) -> tuple[Bond, ...]:
        """With the parties to which it belonged on that day, and that had signed before; the nearest first."""
        return tuple(one for one in self._with(pact, self.held) if one.signed < self.day)

    def missing(self, event: Happening, pact: Pact) -> Iterator[Missing]:
        """The parties with which it had no bond that day, but at another time."""
        bound = {one.party for one in self.bonds(pact)}
        for bond in self._with(pact, self.ever):
            if bond.party not in bound:
                yield Missing(bond.party, self._why(bond), bond.lapsed(event, pact))
        for party, (split, chain) in self.left.items():
            if party in pact.parties and party not in self.ever:
                way = (split.step, *(link.step for link in chain.links), signed(pact, pact.parties[party]))
                yield Missing(party, self._split(split), (*played(event, self.part), *way))

    def _with(self, pact: Pact, ways: Mapping[str, Chain]) -> list[Bond]:
        found = [Bond(self.part, chain, pact.parties[id_]) for id_, chain in ways.items() if id_ in pact.parties]
        return sorted(found, key=lambda one: (len(one.chain.links), one.party))

    def _why(self, bond: Bond) -> Text:
        who, group = self.part.actor.short, bond.signing.actor.short
        if bond.party in self.held:
            day = words.when_in_words(bond.signing.date)
            return words.both("{group} signed only {day}.", "{group} n’a signé que {day}.", group=group, day=day)
        later = bond.chain.first > self.day
        en = "{who} belonged to {group} only " + ("from {day}." if later else "until {day}.")
        fr = "{who} : membre de «\u00a0{group}\u00a0» seulement " + (
            "à partir du {day}." if later else "jusqu’au {day}."
        )
        return words.both(
            en,
            fr.replace(" : ", words.COLON_FR),
            who=who,
            group=group,
            day=words.day_in_words(bond.chain.first if later else bond.chain.last),
        )

    def _split(self, split: Split) -> Text:
        assert split.date
        return words.both(
            "{who} had split off from {left} ({day}).",
            "{who}" + words.COLON_FR + "scission de {left} ({day}).",
            who=self.part.actor.short,
            left=self.facts.names.get(split.left, Text(split.left, split.left)),
            day=words.date_in_words(split.date),
        )
