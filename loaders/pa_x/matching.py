"""Which agreements of ours a file has too: by the day within our signatures, and then a name or parties that agree.

PA-X dates an agreement by its last signature, as its code book says; ours have the first and the last. Where several
would do, or one of ours would be two of the file's, none is chosen: that is told.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product

from loaders.gazetteer import Gazetteer, Known
from loaders.spelling import ALIKE, score, spelling
from ontology.matching import MatchDecision
from ontology.values import Text
from ontology.vocabularies import MatchVerdict

DECIDED_BY = "loader pa-x"
BY_NAME, BY_PARTIES = 0.95, 0.8
"""How sure a match is: by one name that is the same, or by parties alone."""


@dataclass(frozen=True)
class Listed:
    """An agreement of the file: its id there and here, its day, its names, and the actors of ours among its parties."""

    number: str
    id: str
    day: date
    names: tuple[str, ...]
    parties: frozenset[str]


@dataclass(frozen=True)
class Match:
    """An agreement of ours that one of the file's is, and why."""

    ours: Known
    score: float
    why: str

    def decision(self, id_: str) -> MatchDecision:
        """The record that says so, from which a link follows as long as both are there."""
        return MatchDecision(
            id=f"{MatchDecision.path()}/{id_.partition('/')[2]}",
            verdict=MatchVerdict.SAME,
            first=id_,
            second=self.ours.id,
            explanation=Text(self.why),
            decided_by=DECIDED_BY,
        )


@dataclass(frozen=True)
class Matches:
    """What was matched, by id; and what to tell, matched or not."""

    found: dict[str, Match]
    notices: tuple[str, ...]


def matches(listed: Iterable[Listed], gazetteer: Gazetteer) -> Matches:
    """The matches of a whole file. What one of its agreements is, no other is: that may leave one for another."""
    near = {one: gazetteer.signed(one.day) for one in listed}
    open_ = {one: around for one, around in near.items() if around}
    found, taken = dict[Listed, Match](), set[str]()
    while sure := _sure({one: _likely(one, _left(around, taken)) for one, around in open_.items()}):
        found |= sure
        taken |= {match.ours.id for match in sure.values()}
        open_ = {one: around for one, around in open_.items() if one not in sure}
    told = [f"has {one.number}, which is {match.ours.id}: {match.why}" for one, match in found.items()]
    for one, around in open_.items():
        if possible := [known.id for known in _left(around, taken) if _may_be(one, known)]:
            told.append(f"has {one.number}, which may be {' or '.join(possible)}: that is left open")
    return Matches({one.id: match for one, match in found.items()}, tuple(told))


def _left(near: tuple[Known, ...], taken: set[str]) -> tuple[Known, ...]:
    return tuple(known for known in near if known.id not in taken)


def _sure(likely: dict[Listed, list[Match]]) -> dict[Listed, Match]:
    """Those of which only one of ours is likely, and which is claimed by none other as well or better."""
    claims: defaultdict[str, list[tuple[Listed, Match]]] = defaultdict(list)
    for one, candidates in likely.items():
        for match in candidates:
            claims[match.ours.id].append((one, match))
    sure = dict[Listed, Match]()
    for claimed in claims.values():
        best = max(match.score for _, match in claimed)
        foremost = [(one, match) for one, match in claimed if match.score == best]
        if len(foremost) == 1 and len(likely[foremost[0][0]]) == 1:
            sure |= foremost
    return sure


def _likely(one: Listed, near: tuple[Known, ...]) -> list[Match]:
    """Those of ours that it may well be: those of its name if there are any, or else those of its day and parties."""
    if named := [known for known in near if _same_name(one, known)]:
        return [Match(known, BY_NAME, f"{_within(one, known)}, and one name is the same") for known in named]
    last = [known for known in near if known.date and known.date.last == one.day]
    shared = [(known, sorted(one.parties & known.parties)) for known in last]
    return [
        Match(known, BY_PARTIES, f"{_within(one, known)}, and both name {', '.join(parties)}")
        for known, parties in shared
        if parties
    ]


def _may_be(one: Listed, known: Known) -> bool:
    """Whether it has a party or a name of one of ours, which is not enough."""
    return bool(one.parties & known.parties or _likely(one, (known,)))


def _same_name(one: Listed, known: Known) -> bool:
    """Whether one of their names is the same, but for case, accents, marks, articles and the order of words."""
    pairs = product(map(spelling, one.names), map(spelling, known.names))
    return any(score(asked, name) >= ALIKE for asked, name in pairs)


def _within(one: Listed, known: Known) -> str:
    assert known.date
    if known.date.is_single:
        return f"both were signed on {one.day}"
    return f"its day, {one.day}, lies in our {known.date.edtf}"
