"""Somebody listed under sanctions who belonged, then or later, to a party to an agreement."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from graph.compliance import wording as words
from graph.compliance.counting import counted_day
from graph.deriving import guards
from graph.deriving.belonging import Chain, chains
from graph.deriving.bonds import Bond, Path
from graph.deriving.facts import Facts, Happening, Pact, Part, Signing
from graph.deriving.knowing import first, is_known, known
from graph.deriving.leads import Lead, Step
from graph.deriving.rule import Rule
from graph.deriving.telling import opened
from ontology.values import Text
from ontology.vocabularies import ActorKind, AgreementKind, EventKind, FindingRule, Role, Topic

PROTECTS = (Topic.SANCTIONS,)


class _Listing(Bond):
    """How somebody who was listed leads to a party to an agreement."""

    @property
    def since(self) -> date:
        """The first day on which it holds: none before the listing, the membership or the signature."""
        return max(self.chain.first, counted_day(self.signing.date))

    @property
    def holds(self) -> bool:
        """Whether there is such a day."""
        return self.since <= self.chain.last

    @property
    def name(self) -> Text:
        """`Ahmoudou Ag Asriw (GATIA)`."""
        who, groups = self.part.actor.short, [link.group.short for link in self.chain.links]
        return words.both("{who} ({of})", "{who} ({of})", who=who, of=words.listed(groups)) if groups else who


def _leads(facts: Facts, event: Happening) -> Iterator[Lead]:
    """One for each agreement to whose parties somebody listed leads."""
    if event.kind != EventKind.SANCTION.name:
        return
    day, listed = counted_day(event.when), [one for one in event.parts if one.role == Role.TARGET.name]
    belonging = [(one, chains(facts, one.actor.id, day)) for one in listed]
    ever = [(one, chains(facts, one.actor.id, day, lapsed=True)) for one in listed]
    for pact in filter(_is_protected, facts.pacts):
        holding = [tie for tie in _ties(belonging, pact.parties) if tie.holds]
        met = {tie.part.actor.id for tie in holding}
        lapsed = [tie for tie in _ties(ever, pact.parties) if tie.part.actor.id not in met]
        if holding or lapsed:
            yield _lead(event, pact, holding, lapsed)


def _is_protected(pact: Pact) -> bool:
    """A peace accord, or a text that speaks of measures against those who obstruct it."""
    return pact.kind == AgreementKind.PEACE_ACCORD.name or bool(_protecting(pact))


def _protecting(pact: Pact) -> list[Step]:
    """What the agreement says of such measures: its provisions, and its promises that stem from none of these."""
    clauses = {one.id: one for topic in PROTECTS for one in pact.clauses_on.get(topic.name, ())}
    commitments = [one for topic in PROTECTS for one in pact.commitments_on.get(topic.name, ())]
    apart = [one for one in commitments if clauses.keys().isdisjoint(stem.id for stem in one.provisions)]
    return [
        *map(guards.to_clause, clauses.values()),
        *(guards.to_promise(one, pact.tie.get((one.id, pact.id))) for one in apart),
    ]


def _ties(listed: Iterable[tuple[Part, Mapping[str, Chain]]], parties: Mapping[str, Signing]) -> Iterator[_Listing]:
    """To the nearest parties: none lies beyond another, nor beyond an office of a State, as a deputy has it."""
    for part, ways in listed:
        for id_, chain in ways.items():
            before = [part.actor, *(link.group for link in chain.links)][:-1]
            ends_there = any(one.id in parties or one.kind == ActorKind.STATE_BODY.name for one in before)
            if id_ in parties and not ends_there:
                yield _Listing(part, chain, parties[id_])


def _lead(event: Happening, pact: Pact, holding: list[_Listing], lapsed: list[_Listing]) -> Lead:
    ways = {tie: tuple(_ways(tie, event, pact, lapsed=tie in lapsed)) for tie in (*holding, *lapsed)}
    ties = holding or lapsed
    by = first(known(way) for tie in ties for way in ways[tie])
    told = {tie for tie, each in ways.items() if any(is_known(known(way), by) for way in each)}
    last = max((tie.chain for tie in ties), key=lambda chain: chain.last)
    holds_from = min(tie.since for tie in ties)
    ceased = holding and last.last < date.max
    holding, lapsed = ([tie for tie in each if tie in told] for each in (holding, lapsed))
    exception = _exception(pact, holds_from, holding, lapsed)
    return Lead(
        rule=FindingRule.LISTED_MEMBER,
        agreement=pact.id,
        subject=event.id,
        text=opened(pact, _text(event, holding, lapsed), counted=exception is None),
        paths=tuple(way for tie in ties for way in ways[tie]),
        holds_from=holds_from,
        holds_to=last.last if ceased else None,
        ended_by=last.ended_by if ceased else (),
        denials=event.denials,
        exception=exception,
        excepted_by=pact.ended_by if exception and holding else (),
    )


def _ways(tie: _Listing, event: Happening, pact: Pact, *, lapsed: bool) -> Iterator[Path]:
    """To the agreement and on to each thing that the rule watches over, if the agreement has any."""
    way = tie.lapsed(event, pact) if lapsed else tie.way(event, pact)
    for ends in [(one,) for one in _protecting(pact)] or ((),):
        yield *way, *ends


def _text(event: Happening, holding: list[_Listing], lapsed: list[_Listing]) -> Text:
    told = words.both(
        "listed under sanctions ({when}), and belonging then or later to a party: {who}.",
        "inscription sur une liste de sanctions ({when}), et appartenance, alors ou par la suite, à une partie"
        + words.COLON_FR
        + "{who}.",
        when=words.date_in_words(event.when),
        who=_names(holding or lapsed),
    )
    if not (holding and lapsed):
        return told
    return words.both(
        "{told} Not counted, as the membership had ended by then: {who}.",
        "{told} Non compté, l’appartenance ayant déjà pris fin" + words.COLON_FR + "{who}.",
        told=told,
        who=_names(lapsed),
    )


def _names(ties: Iterable[_Listing]) -> Text:
    return words.listed(dict.fromkeys(tie.name for tie in ties))


def _exception(pact: Pact, since: date, holding: list[_Listing], lapsed: list[_Listing]) -> Text | None:
    if not holding:
        return _left(lapsed[0])
    if pact.ended and counted_day(pact.ended) < since:
        return words.both(
            "The agreement had ended before: {ended}.",
            "L’accord avait déjà pris fin" + words.COLON_FR + "{ended}.",
            ended=words.date_in_words(pact.ended),
        )
    return None


def _left(tie: _Listing) -> Text:
    """Which membership did not last, by when it had ended."""
    links = tie.chain.links
    place = min(range(len(links)), key=lambda place: links[place].last)
    member = links[place - 1].group if place else tie.part.actor
    return words.both(
        "Not, or no longer, a member then: {member} belonged to {group} until {day} at the latest.",
        "Pas ou plus membre à cette date"
        + words.COLON_FR
        + "{member} a appartenu à {group} jusqu’au {day} au plus tard.",
        member=member.short,
        group=links[place].group.short,
        day=words.day_in_words(links[place].last),
    )


RULE = Rule(
    code=FindingRule.LISTED_MEMBER,
    protects=PROTECTS,
    exceptions=(
        Text(
            "Somebody whose membership had ended before the listing or the signature, or whose movement had by then"
            " split off from the party.",
            "Une personne dont l’appartenance avait pris fin avant l’inscription ou la signature, ou dont le mouvement"
            " s’était alors déjà séparé de la partie.",
        ),
        Text(
            "An office in a civil body of a State, such as a seat in parliament: it makes nobody a member of a party.",
            "Une fonction dans un organe civil de l’État, comme un siège au parlement" + words.COLON_FR + "elle ne rend"
            " personne membre d’une partie.",
        ),
        Text(
            "A text other than a peace accord that says nothing of measures against those who obstruct it.",
            "Un texte autre qu’un accord de paix et qui ne dit rien de mesures contre ceux qui l’entravent.",
        ),
        Text("A listing after the agreement had ended.", "Une inscription postérieure à la fin de l’accord."),
    ),
    of_event=_leads,
)
