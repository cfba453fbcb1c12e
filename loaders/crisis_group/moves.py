"""The moves of a clause: each has one verb that tells something. Times and brackets are masked, in place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from loaders.crisis_group.rows import alternatives
from loaders.crisis_group.sentences import Piece
from loaders.crisis_group.times import Time
from loaders.crisis_group.words import (
    ADVERBS,
    AGREED,
    DEEDS,
    FIRED,
    HARMING,
    LAUNCHED,
    NOT_SO,
    RELATIVE,
    SPEECH,
    SUBORDINATE,
    TAKING,
    TREND_NOUNS,
    TRENDS,
    VERBS,
)
from ontology.codes import Code
from ontology.vocabularies import ClaimKind, EventKind, Harm

C = TypeVar("C", bound=Code)
EVENT = alternatives(" ".join((*VERBS.values(), *HARMING.values())))
SAID = "|".join(alternatives(words) for words in SPEECH.values())
LEFT = r"left(?=\s[^;]*?\b(?:dead|wounded|injured|killed|missing))"
ATTACKED = {
    kind: re.compile(
        rf"{LAUNCHED}(?:{alternatives(DEEDS[kind])})\s+(?:on|against|targeting|near|in|at)\b", re.IGNORECASE
    )
    for kind in (EventKind.AMBUSH, EventKind.SHELLING, EventKind.MILITARY_OPERATION, EventKind.ATTACK)
}
"""`launched attack on`: the kind of attack that a noun tells."""
TAKEN = alternatives(TAKING)
EXPLODED = r"(?:hit|struck|ran\s+over|drove\s+over|triggered|detonated)"
NOUNS = "|".join(pattern.pattern for pattern in ATTACKED.values())
FINITE = rf"(?<![\w-])(?:{NOUNS}|{FIRED}|{TAKEN}|{EVENT}|{SAID}|{LEFT}|{EXPLODED})(?![\w-])"
VERB = re.compile(FINITE, re.IGNORECASE)
TREND = re.compile(rf"(?<![\w-])(?:{alternatives(TRENDS)})(?![\w-])")
TREND_NOUN = re.compile(rf"(?<![\w-])(?:{alternatives(TREND_NOUNS)})(?![\w-])", re.IGNORECASE)
SIGNED = re.compile(rf"(?<![\w-])(?:{AGREED})(?![\w-])")
SUBORDINATED = re.compile(SUBORDINATE)
NEGATED, RELATED = re.compile(NOT_SO, re.IGNORECASE), re.compile(RELATIVE, re.IGNORECASE)
PASSIVE_BEFORE = re.compile(
    r"\b(?:was|were|been|being|be|are|is)\s+(?:also |reportedly |allegedly |later )*$", re.IGNORECASE
)
BRACKET = re.compile(r"\([^()]*\)")
QUOTE = re.compile(r"“[^”]*”|\"[^\"]*\"")
CONNECT = re.compile(
    rf",?\s+(?:while|whereas|but|although|though)\s+"
    rf"|,?\s+and\s+(?=(?:~+\s*)?{ADVERBS}(?:~+\s*)?{ADVERBS}{FINITE})"
    rf"|,\s+(?=(?:~+\s*)?{ADVERBS}(?:~+\s*)?{ADVERBS}{FINITE})"
    rf"|,?\s+and\s+(?=[^,;~]{{2,80}}?~+\s*{ADVERBS}{FINITE})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Verb:
    """A verb of a move: between which characters, what it makes of the event or the claim, and how it stands there."""

    start: int
    end: int
    word: str
    kind: EventKind | None = None
    harm: Harm | None = None
    claim: ClaimKind | None = None
    negated: bool = False
    passive: bool = False

    @property
    def takes(self) -> bool:
        """Whether its object is a place that somebody took."""
        return _is_taking(self.word)


@dataclass(frozen=True)
class Move:
    """A part of a clause. `text` has no times in it, `plain` no brackets and quotations either; all have one length."""

    piece: Piece
    text: str
    plain: str
    times: tuple[Time, ...]
    joined: str = ""

    @property
    def time(self) -> Time | None:
        """When it was, if the move says so."""
        return next((time for time in self.times if not time.background), None)

    def part(self, start: int, end: int, joined: str = "") -> "Move":
        """A part of it, with the times in it."""
        piece = Piece(self.piece.text[start:end], self.piece.start + start)
        own = tuple(time for time in self.times if piece.start <= time.start and time.end <= piece.end)
        return Move(piece, self.text[start:end], self.plain[start:end], own, joined)

    def time_of(self, verb: Verb) -> Time | None:
        """When a verb was: the time that stands right before it, else the first after it."""
        own = [time for time in self.times if not time.background]
        before = [time for time in own if time.start < self.piece.start + verb.start]
        return before[-1] if before else next(iter(own), None)

    def verbs(self) -> Iterator[Verb]:
        """Its verbs, in their order, but those of relative clauses."""
        for found in VERB.finditer(self.plain):
            before = self.plain[: found.start()].replace("~", " ")
            if RELATED.search(before) or SUBORDINATED.match(before.strip()):
                continue
            word = " ".join(found[0].lower().split())
            if word == "claimed" and self.plain[found.end() :].lstrip().startswith("by "):
                continue
            yield Verb(
                found.start(),
                found.end(),
                word,
                kind=_kind(word),
                harm=_of(HARMING, word),
                claim=_of(SPEECH, word),
                negated=NEGATED.search(before) is not None,
                passive=PASSIVE_BEFORE.search(before) is not None,
            )


def _kind(word: str) -> EventKind | None:
    """The kind of event that a verb tells."""
    if re.fullmatch(FIRED, word):
        return EventKind.SHELLING
    if _is_taking(word):
        return EventKind.MILITARY_OPERATION
    return _of(VERBS, word) or next((kind for kind, pattern in ATTACKED.items() if pattern.fullmatch(word)), None)


def _is_taking(word: str) -> bool:
    return word.replace(" ", "_") in TAKING.split()


def _of(table: dict[C, str], word: str) -> C | None:
    return next((key for key, words in table.items() if word.replace(" ", "_") in words.split()), None)


def moves(clause: Piece, times: list[Time], names: list[tuple[int, int]]) -> Iterator[Move]:
    """The moves of a clause; the times are those of its sentence. A name is one word: its blanks are low lines."""
    own = [time for time in times if clause.start <= time.start and time.end <= clause.end]
    text = clause.text
    plain = QUOTE.sub(_blank, BRACKET.sub(_blank, text))
    for time in own:
        start, end = time.start - clause.start, time.end - clause.start
        text = text[:start] + " " * (end - start) + text[end:]
        plain = plain[:start] + "~" * (end - start) + plain[end:]
    for start, end in names:
        text = text[:start] + text[start:end].replace(" ", "_") + text[end:]
        plain = plain[:start] + plain[start:end].replace(" ", "_") + plain[end:]
    whole = Move(clause, text, plain, tuple(own))
    start, joined = 0, ""
    for found in CONNECT.finditer(plain):
        if VERB.search(plain[start : found.start()]):
            yield whole.part(start, found.start(), joined)
            start, joined = found.end(), found[0].strip(" ,").lower()
    yield whole.part(start, len(text), joined)


def _blank(found: "re.Match[str]") -> str:
    return " " * len(found[0])
