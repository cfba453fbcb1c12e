"""What becomes of the sentences of an entry: events with all that hangs on them, and claims."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from loaders.crisis_group.cast import Who
from loaders.crisis_group.groups import Party
from loaders.crisis_group.people import People, stranger
from loaders.crisis_group.publisher import Published
from loaders.crisis_group.readings import Happening, Part, Reading, Statement
from loaders.crisis_group.sentences import Piece
from loaders.crisis_group.times import Clock
from loaders.crisis_group.tolls import Toll
from loaders.crisis_group.whereabouts import Whereabouts
from ontology.events import (
    Attribution,
    CasualtyEstimate,
    Claim,
    Estimation,
    Event,
    FigureAttribution,
    Involvement,
    Setting,
    Subject,
)
from ontology.model import Citation, Node, Relation
from ontology.values import DateSpan, Text, slug
from ontology.vocabularies import ClaimKind, DateBasis, EventKind, Harm, Nearness, Role, Scope

WHOLE = frozenset((EventKind.KILLING, EventKind.MASSACRE, EventKind.SHELLING, EventKind.BOMBING))
"""Kinds of events in which one side alone is harmed, so that its dead are all."""
BY_FORCE = (Role.ATTACKER, Role.TARGET, Role.CLASHING_PARTY)
"""What was done by force was done somewhere in the country, if nothing closer is told."""
RESPONSIBLE = Text("Claims responsibility.", "Revendique l’acte.")


@dataclass
class Records:
    """Makes the records of an entry: of which country, of which month, published as what."""

    published: Published
    country: str
    clock: Clock
    whereabouts: Whereabouts
    people: People
    used: Counter[str]

    def rows(self, reading: Reading) -> Iterator[tuple[Piece, list[Node | Relation]]]:
        """The rows of a sentence: each event with its figures and the claims about it, and each claim about none."""
        ids = {id(one): self._id(Event, one.piece) for one in reading.happenings}
        about: dict[int, list[Statement]] = {key: [] for key in ids}
        for statement in reading.statements:
            about.setdefault(id(statement.about) if id(statement.about) in ids else 0, []).append(statement)
        for one in reading.happenings:
            event_id = f"{Event.path()}/{ids[id(one)]}"
            records = list(self._event(one, event_id))
            for statement in about[id(one)]:
                records += self._claim(statement, event_id)
            yield one.piece, records
        for statement in about.get(0, ()):
            yield statement.piece, list(self._claim(statement, None))
        if reading.is_trend:
            yield reading.sentence, list(self._trend(reading.sentence))

    def _id(self, cls: type[Node], piece: Piece) -> str:
        """`NAME-2018-04-HASH`: of the country and of the words, whatever stands around them."""
        words = " ".join(piece.text.split())
        digest = hashlib.sha256(f"{self.country}\n{words}".encode()).hexdigest()[:10]
        key = f"{self.published.key}-{self.clock.edtf}-{digest}"
        self.used[f"{cls.path()}/{key}"] += 1
        times = self.used[f"{cls.path()}/{key}"]
        return key if times == 1 else f"{key}-{times}"

    def _cited(self, piece: Piece) -> tuple[Citation, ...]:
        return self.published.cited(piece.start, piece.end)

    def _when(self, one: Happening) -> tuple[DateSpan, str | None]:
        """When it was, and the page's words where they say more. What was said on a day was so by that day."""
        if one.time:
            words = " ".join(one.time.stated.split())
            return one.time.span, None if any(map(str.isdigit, words)) and one.time.first == one.time.last else words
        if one.recently:
            return DateSpan(self.clock.recently), "recently"
        if one.said and one.said.last >= date(self.clock.year, self.clock.month, 1):
            first = date(self.clock.year, self.clock.month, 1)
            last = one.said.last
            return DateSpan(f"{first}/{last}" if first < last else f"{first}"), f"said {one.said.stated}"
        return DateSpan(self.clock.edtf), None

    def _event(self, one: Happening, id_: str) -> Iterator[Node | Relation]:
        when, stated = self._when(one)
        cited = self._cited(one.piece)
        settings = list(self._settings(one, id_, when.last or date(self.clock.year, self.clock.month, 1), cited))
        yield Event(id=id_, kind=one.kind, when=when, when_stated=stated, title=self._title(one), sources=cited)
        yield from settings
        key = id_.partition("/")[2]
        for part in _gathered(one.parts):
            actor = self._actor(part.party, f"{key}-{slug(part.role.key)}-{slug(part.party.who.text)[:40].strip('-')}")
            if isinstance(actor, Node):
                yield actor
            target, role = _id_of(actor), part.role
            yield Involvement(source=id_, target=target, role=role, hedge=part.hedge, side=part.side, sources=cited)
        said_by = self._actor(one.speaker, f"{key}-speaker") if one.speaker else self.published.publisher
        if isinstance(said_by, Node):
            yield said_by
        speaker = _id_of(said_by)
        for toll in {(toll.harm, slug(toll.victims)): toll for toll in reversed(one.tolls)}.values():
            figure = f"{key}-{slug(toll.harm.key)}-{slug(toll.victims)[:40].strip('-')}"
            yield from self._figure(one, toll, id_, figure, speaker)

    def _actor(self, party: Party, key: str) -> Node | str:
        """The id of an actor, or a stranger of this event alone."""
        if not party.who.is_stranger:
            return self.people.named(party.who)
        return stranger(f"actor/{key}", party.who.text, self.people.cited)

    def _settings(self, one: Happening, id_: str, day: date, cited: tuple[Citation, ...]) -> Iterator[Setting]:
        taken: set[str] = set()
        for spot in one.spots:
            place, nearness = self.whereabouts.of(spot, self.country, day)
            if place not in taken:
                taken.add(place)
                stated = one.where_stated or spot.stated or None
                yield Setting(source=id_, target=place, precision=nearness, where_stated=stated, sources=cited)
        if not taken and one.parties(*BY_FORCE):
            place = self.whereabouts.country(self.country)
            stated = one.where_stated or None
            yield Setting(source=id_, target=place, precision=Nearness.COUNTRY, where_stated=stated, sources=cited)

    def _title(self, one: Happening) -> Text:
        kind = one.kind.concept
        first = _names(one.parties(Role.ATTACKER, Role.PARTY))
        second = _names(one.parties(Role.TARGET))
        sides = " – ".join(filter(None, (_names(one.parties(Role.CLASHING_PARTY, Role.INVOLVED)), first, second)))
        where = ", ".join(spot.name for spot in one.spots) or self.country
        told = f"{sides} ({where})" if sides else where
        return Text(f"{kind.en}: {told}", f"{kind.fr} : {told}")

    def _figure(self, one: Happening, toll: Toll, id_: str, key: str, speaker: str) -> Iterator[Node | Relation]:
        cited = self._cited(one.piece)
        unknown = toll.low is None and toll.best is None and toll.high is None
        note = Text(f"The number is unknown: {toll.stated}.", f"Nombre inconnu : {toll.stated}.") if unknown else None
        same = [other for other in one.tolls if other.harm is toll.harm]
        scope = Scope.ALL if one.kind in WHOLE and len(same) == 1 else Scope.PART
        figure = CasualtyEstimate(
            id=f"{CasualtyEstimate.path()}/{key}",
            harm=toll.harm,
            victims=Text(toll.victims.replace("_", " ")),
            scope=scope if toll.harm is Harm.KILLED or scope is Scope.PART else Scope.ALL,
            low=toll.low,
            best=toll.best,
            high=toll.high,
            hedge=toll.hedge,
            sources=cited,
            note=note,
        )
        yield figure
        yield Estimation(source=figure.id, target=id_, sources=cited)
        yield FigureAttribution(source=figure.id, target=speaker, sources=cited)

    def _claim(self, statement: Statement, event: str | None) -> Iterator[Node | Relation]:
        key = self._id(Claim, statement.piece)
        cited = self._cited(statement.piece)
        speaker = self._actor(statement.speaker, f"{key}-speaker")
        kind = statement.kind
        if kind is ClaimKind.ACCUSES and not statement.accused and event is None:
            kind = ClaimKind.ASSESSES
        said = " ".join(statement.piece.text.split()).strip(" ,;.")
        claim = Claim(
            id=f"{Claim.path()}/{key}",
            kind=kind,
            text=RESPONSIBLE if statement.responsibility else Text(f"“{said}”"),
            date=statement.time.span if statement.time else self.published.source.published,
            date_basis=DateBasis.STATED if statement.time else DateBasis.PUBLICATION,
            language="en",
            sources=cited,
        )
        yield claim
        if isinstance(speaker, Node):
            yield speaker
        yield Attribution(source=claim.id, target=_id_of(speaker), sources=cited)
        accused = [self.people.named(party.who) for party in statement.accused if not party.who.is_stranger]
        about = [event or self.whereabouts.country(self.country), *accused]
        for target in dict.fromkeys(about):
            yield Subject(source=claim.id, target=target, sources=cited)

    def _trend(self, sentence: Piece) -> Iterator[Node | Relation]:
        """What Crisis Group says of the month as a whole."""
        cited = self._cited(sentence)
        claim = Claim(
            id=f"{Claim.path()}/{self._id(Claim, sentence)}",
            kind=ClaimKind.ASSERTS,
            text=Text(f"“{' '.join(sentence.text.split()).strip(' .')}”"),
            date=self.published.source.published,
            date_basis=DateBasis.PUBLICATION,
            language="en",
            sources=cited,
        )
        yield claim
        yield Attribution(source=claim.id, target=self.published.publisher, sources=cited)
        yield Subject(source=claim.id, target=self.whereabouts.country(self.country), sources=cited)


def _gathered(parts: list[Part]) -> Iterator[Part]:
    """The parts in an event, in which all strangers of one side and reserve are one actor."""
    strangers: dict[tuple[object, ...], list[Part]] = {}
    for part in parts:
        if part.party.who.is_stranger:
            strangers.setdefault((part.role, part.side, part.hedge), []).append(part)
        else:
            yield part
    for together in strangers.values():
        words = ", ".join(part.party.who.label for part in together)
        yield replace(together[0], party=replace(together[0].party, who=Who(words)))


def _id_of(actor: Node | str) -> str:
    return actor.id if isinstance(actor, Node) else actor


def _names(parties: list[Party]) -> str:
    return ", ".join(party.who.label for party in parties)
