"""Reads the sentences of an entry, one after the other. What the grammar has no rule for is unread, never guessed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.crisis_group.cast import Cast
from loaders.crisis_group.countries import COUNTRY_OF, is_country
from loaders.crisis_group.groups import Party, group
from loaders.crisis_group.happening import Teller, counts_victims
from loaders.crisis_group.kinds import deed_of
from loaders.crisis_group.moves import NEGATED, SIGNED, TREND, TREND_NOUN, Move, Verb, moves
from loaders.crisis_group.nouns import LINKED
from loaders.crisis_group.places import BORDER, SAME, UNITS, Spot, spots, topic
from loaders.crisis_group.readings import Happening, Part, Reading, Statement
from loaders.crisis_group.sentences import Piece, clauses
from loaders.crisis_group.times import RECENTLY, Clock, Time
from loaders.crisis_group.words import DOUBTFUL_SPEECH, RESPONSIBILITY, TEXTS, UNARMED, WITH_A_CLAUSE
from ontology.vocabularies import ClaimKind, EventKind, Hedge, Role

RESPONSIBLE = re.compile(rf"(?P<who>[^,;~]*?)\s*~*\s*(?:later |also |same day )*{RESPONSIBILITY}", re.IGNORECASE)
CLAIMED_BY = re.compile(r"\bclaimed by (?P<who>[^,;~.]+)|\bresponsibility (?:was )?claimed by (?P<by>[^,;~.]+)")
NOBODY = re.compile(r"\b(?:no|nobody|no one|none)\b", re.IGNORECASE)
SIGNING = re.compile(
    r"(?P<time>~+)\s*(?:signing|signature) of (?P<text>[^;~]*?) by (?P<who>[^;~]*?)(?=,\s+(?:at|in|on)\s|;|~|$)"
)
MEETING = re.compile(
    r"\b[Aa]t\s+(?:~+\s+)?(?P<who>[^,;~]*?)\s+(?:meeting|session|briefing|summit)\b(?:\s+with\s+(?P<with>[^;]*))?$"
)
UNARMED_DEEDS = {kind: re.compile(rf"(?<![\w-])(?:{pattern})", re.IGNORECASE) for kind, pattern in UNARMED.items()}
ACCUSED_OF = re.compile(r"^\s*(?P<who>.+?)\s+(?:of|for)\s+(?P<what>.+)$")


class Reader:
    """Reads an entry."""

    def __init__(self, cast: Cast, clock: Clock) -> None:
        self._cast, self._clock = cast, clock
        self._teller = Teller(cast)
        self._last: Happening | None = None
        self._topic: Spot | None = None
        self._subject: tuple[Party, ...] = ()

    def read(self, sentence: Piece, *, opens: bool = False) -> Reading:
        """What a sentence says. One that opens a paragraph sums it up, unless it has a day of its own."""
        reading = Reading(sentence)
        self._topic, self._subject = None, ()
        if opens and not self._clock.has_times(sentence.text):
            reading.is_trend = True
            return reading
        times = [time.moved(sentence.start) for time in self._clock.times(sentence.text)]
        for clause in clauses(sentence):
            end, named = topic(clause.text)
            if named and self._may_be_place(named):
                self._topic = named
            body = clause.part(end, len(clause.text)) if end else clause
            self._signing(body, times, reading)
            told = len(reading.happenings)
            for move in moves(body, times, [(name.start, name.end) for name in self._cast.names(body.text)]):
                self._move(move, reading)
            if len(reading.happenings) == told:
                units = [spot for _, _, spot in spots(body.text) if spot.is_unit and self._may_be_place(spot)]
                self._topic = units[0] if units else self._topic
        reading.is_trend = not (reading.happenings or reading.statements) and is_trend(sentence.text)
        return reading

    def _move(self, move: Move, reading: Reading) -> None:
        """What the first verb of a move says that is not denied."""
        if self._responsibility(move, reading):
            return
        for verb in move.verbs():
            if verb.negated:
                return
            self._unarmed(move.part(0, verb.start), reading)
            if verb.claim:
                self._speech(move, verb, reading)
            else:
                self._event(move, verb, reading)
            break
        else:
            self._agreement(move, reading)
            self._unarmed(move, reading)
            self._summed_up(move, reading)
        self._claimed_by(move, reading)

    def _summed_up(self, move: Move, reading: Reading) -> None:
        """`army continued operations, killing 36 suspected militants in April`: a figure makes an event of a trend."""
        found = TREND.search(move.plain)
        if found and move.time and counts_victims(move.text[found.end() :]):
            self._event(move, Verb(found.start(), found.end(), found[0]), reading)

    def _event(
        self, move: Move, verb: Verb, reading: Reading, speaker: Party | None = None, said: Time | None = None
    ) -> None:
        subject = move.plain[: verb.start].replace("~", " ").strip(" ,")
        before = reading.happenings[-1] if reading.happenings else None
        own = (speaker,) if speaker else self._subject
        if before and not subject and move.joined == "and" and (move.time is None or before.time is None):
            self._teller.merge(before, move, verb, own)
            self._place(before, move)
            return
        if before and verb.harm and not move.time and not list(spots(move.text)) and _is_rest(move, verb):
            self._teller.add_tolls(before, move, verb)
            return
        if before and not move.time and not list(spots(move.text)) and deed_of(move.plain[: verb.start]):
            self._teller.add_outcome(before, move, verb)
            return
        happening = self._teller.happening(move, verb, self._subject, own, reading.sentence)
        if happening is None:
            return
        happening.speaker, happening.said = speaker, said
        happening.time = move.time_of(verb)
        happening.recently = happening.time is None and RECENTLY.search(move.text) is not None
        self._place(happening, move)
        self._last = happening
        self._subject = tuple(happening.parties(Role.ATTACKER)) or self._subject
        reading.happenings.append(happening)

    def _place(self, happening: Happening, move: Move) -> None:
        """Where it was: as the move says, else as the sentence begins, else in the country."""
        text = move.text.replace("_", " ")
        for name in self._cast.names(text):
            text = text[: name.start] + "x" * (name.end - name.start) + text[name.end :]
        found = [spot for _, _, spot in spots(text) if self._may_be_place(spot)]
        named = _without_outer([*filter(self._may_be_place, happening.spots), *found])
        if not named and SAME.search(move.plain) and self._last:
            named, happening.where_stated = list(self._last.spots), SAME.search(move.plain)[0]  # type: ignore[index]
            named = [replace(spot, stated=happening.where_stated) for spot in named]
        if not named and (border := BORDER.search(text)):
            happening.where_stated = " ".join(border[0].split())
        outer = self._topic
        if outer and (outer.kind in UNITS or not outer.sort):
            named = [spot if spot.within or spot.is_unit else replace(spot, within=outer) for spot in named]
        happening.spots = named or ([outer] if outer and not happening.where_stated else [])

    def _may_be_place(self, spot: Spot) -> bool:
        """Whether it is no actor, and no other country."""
        if is_country(spot.name) or spot.name in COUNTRY_OF or re.search(LINKED, spot.name):
            return False
        return bool(spot.sort and spot.kind in UNITS) or not (self._cast.names(spot.name) or spot.name.isupper())

    def _speech(self, move: Move, verb: Verb, reading: Reading) -> None:
        """A claim; and if what is said is an event, that event, by this speaker."""
        assert verb.claim is not None
        subject = move.text[: verb.start]
        speakers = group(subject, self._cast).parties or (self._subject if not subject.strip(" ,~") else ())
        said, inner = self._times(move, verb)
        if meeting := MEETING.search(move.plain[: verb.start].rstrip()):
            speakers = self._meeting(meeting, move, said, reading) or speakers
        if not speakers:
            return
        before = len(reading.happenings)
        rest = move.part(verb.end, len(move.text))
        about = reading.happenings[-1] if reading.happenings else None
        if verb.word in WITH_A_CLAUSE:
            told = replace(rest, times=inner)
            for one in told.verbs():
                if not one.negated and not one.claim:
                    self._event(told, one, reading, speakers[0], said)
                break
            for happening in reading.happenings[before:]:
                about = happening
                if verb.word in DOUBTFUL_SPEECH:
                    happening.parts = [_doubted(part, speakers[0]) for part in happening.parts]
        accused: tuple[Party, ...] = ()
        if verb.claim is ClaimKind.ACCUSES and (found := ACCUSED_OF.match(rest.text)):
            accused = group(found["who"], self._cast).parties
        for speaker in speakers:
            reading.statements.append(Statement(verb.claim, speaker, move.piece, said, about, accused))
        self._subject = speakers

    def _times(self, move: Move, verb: Verb) -> tuple[Time | None, tuple[Time, ...]]:
        """When it was said, and the times of what is said."""
        end = move.piece.start + verb.end
        beside = len(move.plain[verb.end :]) - len(move.plain[verb.end :].lstrip())
        said = [time for time in move.times if not time.background and time.start <= end + beside]
        inner = [time for time in move.times if time.start > end + beside]
        return (said[-1] if said else None), tuple(inner)

    def _meeting(self, found: "re.Match[str]", move: Move, said: Time | None, reading: Reading) -> tuple[Party, ...]:
        """A meeting at which somebody takes a stand is an event."""
        present = group(found["who"], self._cast).parties
        others = group(found["with"] or "", self._cast).parties
        happening = Happening(EventKind.STATEMENT, move.piece, reading.sentence, said)
        for party in (*present, *others):
            happening.add(party, Role.INVOLVED)
        if happening.parts and happening.time:
            reading.happenings.append(happening)
        return others or present

    def _responsibility(self, move: Move, reading: Reading) -> bool:
        """Somebody claims what was told before."""
        found = RESPONSIBLE.search(move.plain)
        if found is None or NOBODY.search(move.plain[: found.end()]):
            return found is not None
        who = group(move.text[: found.end("who")], self._cast, self._subject).parties
        opens = move.piece.start == reading.sentence.start
        about = reading.happenings[-1] if reading.happenings else self._last if opens else None
        if who:
            for party in who:
                claim = ClaimKind.CLAIMS_RESPONSIBILITY
                reading.statements.append(
                    Statement(claim, party, move.piece, move.time, about, responsibility=about is not None)
                )
        return bool(who)

    def _claimed_by(self, move: Move, reading: Reading) -> None:
        found = CLAIMED_BY.search(move.plain)
        if found and reading.happenings:
            for party in group(found["who"] or found["by"], self._cast).parties:
                claim = ClaimKind.CLAIMS_RESPONSIBILITY
                about = reading.happenings[-1]
                reading.statements.append(Statement(claim, party, move.piece, None, about, responsibility=True))

    def _signing(self, body: Piece, times: list[Time], reading: Reading) -> None:
        """`28 March signing of roadmap by govt and rebels`."""
        masked, text = body.text, body.text
        for time in times:
            start, end = time.start - body.start, time.end - body.start
            if start >= 0 and end <= len(masked):
                masked = masked[:start] + "~" * (end - start) + masked[end:]
        for found in SIGNING.finditer(masked):
            at = next((time for time in times if time.start - body.start == found.start("time")), None)
            if at and re.match(rf"(?:new |final |preliminary )*{TEXTS}", found["text"]):
                piece = body.part(found.start(), found.end())
                self._agreed(piece, text[found.start("who") : found.end("who")], at, reading)

    def _unarmed(self, move: Move, reading: Reading) -> None:
        """`PM 3 May resigned`, `Council 30 May extended mandate`: what somebody does without force, on a day."""
        for kind, pattern in UNARMED_DEEDS.items():
            found = pattern.search(move.plain)
            if found is None or NEGATED.search(move.plain[: found.start()].replace("~", " ")):
                continue
            doers = [one for one in group(move.text[: found.start()], self._cast).parties if not one.who.is_stranger]
            if doers and move.time:
                happening = Happening(kind, move.piece, reading.sentence, move.time)
                for party in doers:
                    happening.add(party, Role.INVOLVED)
                reading.happenings.append(happening)
            return

    def _agreement(self, move: Move, reading: Reading) -> None:
        """`govt and rebels 3 May signed ceasefire`."""
        found = SIGNED.search(move.plain)
        if found and move.time and re.match(rf"\s+(?:~+\s*)?{TEXTS}", move.plain[found.end() :]):
            self._agreed(move.piece, move.text[: found.start()], move.time, reading)

    def _agreed(self, piece: Piece, who: str, time: Time, reading: Reading) -> None:
        happening = Happening(EventKind.AGREEMENT, piece, reading.sentence, time)
        for party in group(who, self._cast).parties:
            happening.add(party, Role.PARTY)
        if len(happening.parts) > 1:
            reading.happenings.append(happening)


def is_trend(text: str) -> bool:
    """Whether a sentence tells how the month went as a whole."""
    return TREND.search(text) is not None and TREND_NOUN.search(text) is not None


def _is_rest(move: Move, verb: Verb) -> bool:
    """Whether a move tells nothing but how many: `37 militants also killed`."""
    return re.fullmatch(r"[\s.,;]*(?:in attack|in incident|as result)?[\s.,;]*", move.plain[verb.end :]) is not None


def _doubted(part: Part, speaker: Party) -> Part:
    """What a speaker claims of others is alleged."""
    own = part.party.who.identity == speaker.who.identity
    return part if own or part.role is Role.TARGET else replace(part, hedge=part.hedge or Hedge.ALLEGED)


def _without_outer(named: list[Spot]) -> list[Spot]:
    """Of places of which one contains the others, the others, each within it."""
    inner = [spot for spot in named if not spot.is_unit]
    outer = [spot for spot in named if spot.is_unit]
    if not inner:
        return _once(outer)
    return _once([spot if spot.within or not outer else replace(spot, within=outer[0]) for spot in inner])


def _once(named: list[Spot]) -> list[Spot]:
    """Each place once, though the sentence may name it in two phrases."""
    return list({(spot.name, spot.sort): spot for spot in reversed(named)}.values())[::-1]


def readings(reader: Reader, pieces: Iterator[Piece]) -> Iterator[Reading]:
    """What each sentence says."""
    yield from map(reader.read, pieces)
