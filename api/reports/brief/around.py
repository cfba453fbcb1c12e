"""What a brief tells of what surrounds the promises: clashes, attacks and harm, listings, measures and calls.

All but events and calls are leads, which declared rules found; they are told with the reserve that the sources have.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from api.reports.brief.calling import Calling
from api.reports.brief.citing import Citing
from api.reports.brief.counting import count
from api.reports.brief.model import Cited, Phrase, Quoted, Sentence, Series
from api.reports.brief.phrases import SEMICOLON, say
from api.reports.brief.room import Room
from api.reports.brief.sides import Found, Side, hedges_of, sides_of
from graph.compliance.accounts import Ledger
from graph.compliance.counting import counted_day, first_day
from graph.compliance.promises import NamedActor, Occurrence, Statement
from graph.compliance.surroundings import Affair, Lead, Surroundings
from graph.compliance.wording import both, date_in_words, day_in_words, listed
from ontology.values import Text
from ontology.vocabularies import ActorKind, ClaimKind, FindingRule, Hedge, Role, Topic

RECENT = timedelta(days=92)
"""A call is told for as long after it was made."""
CLASH, LISTED = FindingRule.CLASH_BETWEEN_SIGNATORIES.name, FindingRule.LISTED_MEMBER.name
HARM = (FindingRule.CIVILIANS_HARMED.name, FindingRule.ATTACK_ON_MECHANISM.name)
ATTACKER, TARGET = Role.ATTACKER.name, Role.TARGET.name
MECHANISM, UNNAMED = ActorKind.MECHANISM.name, ActorKind.UNNAMED.name
VALUES = (ClaimKind.ASSERTS.name, ClaimKind.DENIES.name, ClaimKind.ACCUSES.name)


class OfSurroundings:
    """The sentences on what surrounds a ledger. `only`: on what these actors took part in, if any are named."""

    def __init__(
        self,
        ledger: Ledger,
        around: Surroundings,
        citing: Citing,
        calling: Calling,
        room: Room,
        only: Iterable[str] = (),
    ) -> None:
        self._ledger, self._around, self._cite, self._room = ledger, around, citing, room
        self._called = calling.short
        self._only = frozenset(only)
        self._affairs = {one.occurrence.id: one for one in around.affairs}

    def clashes(self) -> Iterator[Sentence]:
        """How often which parties clashed, on which days, who denies it, and where accounts differ."""
        found = self._found((CLASH,))
        by_parties = defaultdict[tuple[str, ...], list[Found]](list)
        for one in found:
            for parties in dict.fromkeys(tuple(sorted({side.party for side in two})) for two in one.sides):
                by_parties[parties].append(one)
        pairs = sorted(by_parties.items(), key=lambda one: (-len(one[1]), one[0]))
        for parties, events in self._room.first("pairs", pairs):
            yield from self._clashes(parties, events)
        if not found:
            yield self._cite.nothing("no_clash", of_all=not self._only)
            return
        yield from self._denials(found)
        yield from self._accounts(found)

    def killings(self) -> Iterator[Sentence]:
        """Leads on attacks on bodies of the agreement and harm to civilians, with accounts; then other attacks.

        What several datasets record is told once: of what another tells that is told too, nothing is.
        """
        found = self._found(HARM)
        told, attacks = {one.affair.occurrence.id for one in found}, list(self._attacks())
        once = told.union(one.occurrence.id for one in attacks)
        attacks = [one for one in attacks if one.occurrence.id not in told and one.stands_for_it not in once]
        if not (found or attacks):
            yield self._cite.nothing("no_killing", of_all=not self._only)
        for one in self._room.first("leads", found[::-1]):
            yield Sentence("leads", self._lead(one))
            yield from self._accounts_of(one)
        if shown := self._room.first("attacks", self._newest(attacks)):
            items = Series(tuple(map(self._attack, shown)), SEMICOLON)
            phrase = say("attacks", attacks=count("attacks", len(attacks)), what=items)
            yield Sentence("attacks", phrase, {"attacks": len(attacks)})
        yield from self._denials(found)

    def sanctions(self) -> Iterator[Sentence]:
        """Who was listed that belonged to a party; other measures; and who called for what of late."""
        found = self._found((LISTED,))
        if not found:
            yield self._cite.nothing("nobody_listed", of_all=not self._only)
        for one in self._room.first("listed", found[::-1]):
            yield Sentence("listed", self._listing(one))
        calls = self._calls()
        told = {one.affair.occurrence.id for one in found} | {event for call in calls for event in call[0].events}
        measures = [one for one in self._measures() if one.id not in told]
        if shown := self._room.first("measures", measures):
            items = tuple(say("event", **_event(one), cited=self._cite.record(one.id, *one.evidence)) for one in shown)
            yield Sentence("measures", Series(items, SEMICOLON))
        for same in self._room.first("calls", calls):
            yield Sentence("calls", self._call(same))

    def _found(self, rules: Sequence[str]) -> list[Found]:
        """The events of leads by these rules, oldest first, each once, whichever texts they are leads under."""
        by_event = defaultdict[str, list[Lead]](list)
        for lead in self._around.leads:
            if lead.rule in rules and lead.subject in self._affairs:
                by_event[lead.subject].append(lead)
        found = [
            Found(
                self._affairs[event],
                sides_of(leads),
                tuple({one.claim: one for lead in leads for one in lead.denials}.values()),
                below=all(self._ledger.instrument.id not in {step.node for step in lead.steps} for lead in leads),
                coded=any(lead.coding for lead in leads),
            )
            for event, leads in by_event.items()
        ]
        taking = (one for one in found if self._is_of_actors(one))
        return sorted(taking, key=lambda one: (counted_day(one.affair.occurrence.when), one.affair.occurrence.id))

    def _is_of_actors(self, found: Found) -> bool:
        taking = {id_ for sides in found.sides for side in sides for id_ in (side.who, *side.groups)}
        return not self._only or not self._only.isdisjoint(taking)

    def _clashes(self, parties: Sequence[str], events: Sequence[Found]) -> Iterator[Sentence]:
        """How often two parties clashed, when, and where one is named with reserve, or by coded datasets alone."""
        sides = [self._side(party, events) for party in parties]
        one, other = sides if len(sides) > 1 else (*sides, *sides)
        phrase = say(
            "clashes_below" if any(one.below for one in events) else "clashes",
            one=one,
            other=other,
            clashes=count("clashes", len(events)),
            days=self._days(events),
        )
        yield Sentence("clashes", phrase, {"clashes": len(events)})
        if reserved := [one for one in events if one.hedged & _taking(one, parties)]:
            phrase = say("reserve", count=str(len(reserved)), days=self._days(reserved, hedged=True))
            yield Sentence("reserve", phrase, {"clashes": len(reserved)})
        if coded := [one for one in events if one.coded]:
            phrase = say("coded", count=str(len(coded)), days=self._days(coded))
            yield Sentence("coded", phrase, {"clashes": len(coded)})

    def _days(self, events: Sequence[Found], *, hedged: bool = False) -> Phrase:
        """The days of events; where there is no room for all, the newest. `hedged`: as they are told with reserve."""
        shown = self._room.first("days_of_clashes", events[::-1])[::-1]
        days = Series(tuple(self._day(one, hedged) for one in shown), SEMICOLON)
        if len(shown) == len(events):
            return days
        earlier = count("earlier", len(events) - len(shown))
        return say("since", earlier=earlier, first=day_in_words(first_day(events[0].affair.occurrence.when)), days=days)

    def _side(self, party: str, events: Iterable[Found]) -> Text:
        """`CMA, HCUA (CMA)`: those of a party who took part, each with it where it is not that itself."""
        taking = {side for event in events for two in event.sides for side in two if side.party == party}
        return listed(map(self._named, sorted(taking, key=lambda one: (one.who != party, one.who, one.groups))))

    def _day(self, found: Found, hedged: bool) -> Phrase:
        parts = (one for one in found.affair.parts if one.hedge and one.actor.id in found.hedged)
        of = [one for part in parts for one in part.evidence] if hedged else []
        cited = self._cite.affair(found.affair, found.hedges, of)
        return say("with_source", what=date_in_words(found.affair.occurrence.when), cited=cited)

    def _denials(self, found: Iterable[Found]) -> Iterator[Sentence]:
        """What is denied, by whom: the newest first."""
        denied = {claim.claim: (one, claim) for one in found for claim in one.denials}
        newest = sorted(denied.values(), key=lambda two: two[0].affair.occurrence.when, reverse=True)
        for one, claim in self._room.first("denials", newest):
            yield Sentence("denials", say("said", **_event(one.affair.occurrence), said=self._speaks(claim)))

    def _accounts(self, found: Iterable[Found]) -> Iterator[Sentence]:
        """Of the newest events of which accounts differ, the accounts."""
        differing = [one for one in found if len(_rivals(one.affair.occurrence)) > 1]
        for one in self._room.first("accounts", differing[::-1]):
            yield from self._accounts_of(one)

    def _accounts_of(self, found: Found) -> Iterator[Sentence]:
        """What is said of an event, where accounts of it differ."""
        event = found.affair.occurrence
        if rivals := _rivals(event):
            said = Series(tuple(map(self._speaks, rivals)), SEMICOLON)
            yield Sentence("accounts", say("said", **_event(event), said=said))

    def _lead(self, found: Found) -> Phrase:
        who = listed(dict.fromkeys(self._reserved(side, found) for sides in found.sides for side in sides))
        cited = self._cite.affair(found.affair, found.hedges)
        return say("lead", **_event(found.affair.occurrence), cited=cited, who=who)

    def _reserved(self, side: Side, found: Found) -> Text:
        """`GATIA (Platform), alleged`."""
        hedge = next((one.hedge for one in found.affair.parts if one.actor.id == side.who), None)
        return _with_hedge(self._named(side), hedge if side.who in found.hedged else None)

    def _attacks(self) -> Iterator[Affair]:
        for one in self._around.affairs:
            at_body = [part for part in one.parts if part.role == TARGET and part.actor.kind == MECHANISM]
            if at_body and (not self._only or not self._only.isdisjoint(part.actor.id for part in one.parts)):
                yield one

    def _attack(self, one: Affair) -> Phrase:
        by = [part for part in one.parts if part.role == ATTACKER and part.actor.kind != UNNAMED]
        who = listed(_with_hedge(self._called(part.actor), part.hedge) for part in by) if by else None
        cited = self._cite.affair(one, hedges_of(by))
        return say("attack", **_event(one.occurrence), by=say("by", who=who) if who else say("by_unnamed"), cited=cited)

    def _listing(self, found: Found) -> Phrase:
        who = listed(dict.fromkeys(self._named(side) for sides in found.sides for side in sides))
        return say(
            "listed", **_event(found.affair.occurrence), cited=self._cite.affair(found.affair, found.hedges), who=who
        )

    def _measures(self) -> list[Occurrence]:
        """What bears on promises of measures against those who obstruct the agreement: the first, then the newest."""
        topic = Topic.SANCTIONS.name
        entries = (entry for account in self._ledger.accounts for entry in account.entries)
        bearings = (one for entry in entries if entry.promise.topic == topic for one in entry.bearings)
        found = {one.occurrence.id: one.occurrence for one in bearings}
        in_order = sorted(found.values(), key=lambda one: counted_day(one.when))
        return [*in_order[:1], *reversed(in_order[1:])]

    def _calls(self) -> list[list[Statement]]:
        """What was called for of late, newest first; those who called for the same together."""
        as_of = self._ledger.as_of
        texts = (account.instrument for account in self._ledger.accounts)
        said = {one.claim: one for text in texts for one in text.statements if one.kind == ClaimKind.URGES.name}
        recent = [one for one in said.values() if one.date and as_of - RECENT <= counted_day(one.date) <= as_of]
        if self._only:
            recent = [one for one in recent if one.speaker.id in self._only]
        same = defaultdict[tuple[Text, str | None], list[Statement]](list)
        for one in sorted(recent, key=lambda one: (counted_day(one.date or ""), one.claim), reverse=True):
            same[one.text, one.date].append(one)
        return [sorted(each, key=lambda one: one.claim) for each in same.values()]

    def _call(self, same: Sequence[Statement]) -> Phrase:
        citations = tuple(dict.fromkeys(one for each in same for one in self._cite.statement(each).citations))
        who = listed(self._called(one.speaker) for one in same)
        date = date_in_words(same[0].date or "")
        return say("calls", who=who, date=date, text=Quoted(same[0].text), cited=Cited(citations))

    def _speaks(self, claim: Statement) -> Phrase:
        return say(
            "speaks", who=self._called(claim.speaker), text=Quoted(claim.text), cited=self._cite.statement(claim)
        )

    def _named(self, side: Side) -> Text:
        """`Ahmoudou Ag Asriw (GATIA, Platform)`: with those to whom it belonged, as far as their names are known."""
        who = self._actors.get(side.who)
        name = self._called(who) if who else Text(side.who, side.who)
        groups = [self._called(self._actors[id_]) for id_ in side.groups if id_ in self._actors]
        return both("{name} ({groups})", "{name} ({groups})", name=name, groups=listed(groups)) if groups else name

    @cached_property
    def _actors(self) -> Mapping[str, NamedActor]:
        """Those who took part in events or signed a text, by their ids."""
        accounts = (*self._ledger.accounts, *self._ledger.supporting)
        signed = (one.signed_by for account in accounts for one in account.instrument.signings)
        taking = (part.actor for one in self._around.affairs for part in one.parts)
        return {one.id: one for one in (*signed, *taking)}

    def _newest(self, affairs: Iterable[Affair]) -> list[Affair]:
        return sorted(affairs, key=lambda one: first_day(one.occurrence.when), reverse=True)


def _taking(found: Found, parties: Sequence[str]) -> set[str]:
    return {side.who for two in found.sides for side in two if side.party in parties}


def _event(event: Occurrence) -> dict[str, Phrase | Text]:
    return {"title": Quoted(event.title), "date": date_in_words(event.when)}


def _rivals(event: Occurrence) -> list[Statement]:
    """The accounts of an event that contradict each other, in the order of their days."""
    told = {one.claim for one in event.statements}
    rivals = [one for one in event.statements if one.kind in VALUES and not told.isdisjoint(one.rivals)]
    return sorted(rivals, key=lambda one: (counted_day(one.date) if one.date else date.max, one.claim))


def _with_hedge(name: Text, hedge: str | None) -> Text:
    if hedge is None:
        return name
    concept = Hedge[hedge].concept
    said = Text(concept.en.lower(), concept.fr.lower())
    return both("{name} [{said}]", "{name} [{said}]", name=name, said=said)
