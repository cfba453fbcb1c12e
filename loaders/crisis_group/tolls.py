"""How many were killed, wounded, abducted: `at least 40 Tuaregs`, `two soldiers and several civilians`, `soldier`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.crisis_group.numbers import ABOUT, AT_LEAST, AT_MOST, DOZENS, NUMBER, NUMBERS, UNCOUNTED
from ontology.vocabularies import Harm, Hedge

QUANTITY = re.compile(
    rf"(?:between\s+(?P<low>{NUMBER})\s+and\s+(?P<high>{NUMBER})"
    rf"|(?:another\s+)?(?P<least>{AT_LEAST})?\s*(?:another\s+)?(?:(?P<about>{ABOUT})\s+)?(?P<from>{NUMBER})"
    rf"(?:\s*(?:-|–|to|or)\s*(?P<upto>{NUMBER}))?"
    rf"|(?P<uncounted>{UNCOUNTED}))(?![\w-])",
    re.IGNORECASE,
)
PERSONS = (
    "soldier|gendarme|peacekeeper|officer|civilian|policeman|driver|imam|chief|commander|leader|member|militant|fighter"
    "|official|teacher|villager|worker|journalist|activist|person|man|woman|child|politician|mayor|expert|assailant|jihadist"
    "|attacker|one|another|militiaman|guard|priest|trader|farmer|herder|boy|girl|resident|general|colonel|judge|lawyer"
    "|governor|candidate|bandit|rebel|minister|nurse|doctor|student|bishop|pilot|brother|sister|wife|husband|son|daughter|father|mother|relative|chairman"
)
ONE = re.compile(rf"(?:(?:a|an|another|one)\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:{PERSONS})\b", re.IGNORECASE)
"""One person, without a number."""
NAMED = re.compile(r"[A-ZÀ-Þ][\w’'\-]+(?: (?:al-|ag |bin |ould |de )?[A-ZÀ-Þ][\w’'\-]+){1,4}")
"""The name of a person, where nothing else is the object of a verb that kills."""
STOP = re.compile(
    r"\s+(?:in|at|near|on|during|after|before|when|while|who|which|that|from|as|with|amid|following|for|since|by|along"
    r"|around|between|outside|across|inside|throughout|and (?:burn|loot|destroy|displac|injur|wound|abduct|kidnapp|seiz"
    r"|tak|forc)\w+"
    r"|over|under|including|mostly|dead|killed|wounded|injured|missing|into|within|through|against|because|despite)\b"
    r"|\s(?:[0-9]+ ?km|north|south|east|west|north[- ]east|north[- ]west|south[- ]east|south[- ]west)\s|,\s+[A-ZÀ-Þ]"
    r"|[;~]|\s\(|(?<![A-Z])\.(?:\s|$)|\s-\s|,\s+(?:and\s+)?[a-z]+ing\b|\s+and\s+[a-z]+ing\s"
    r"|,\s+(?:mostly|mainly|including|among|most|some of)\b"
)
BETWEEN = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+as well as\s+|\s+plus\s+")


@dataclass(frozen=True)
class Toll:
    """Figures of one group of victims. All are None where the number is unknown."""

    harm: Harm
    victims: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    hedge: Hedge | None = None
    stated: str = ""


def quantity(text: str) -> tuple[int | None, int | None, int | None, int]:
    """The lowest, best and highest number with which a text begins, and where it ends; an end of 0 if with none."""
    found = QUANTITY.match(text)
    if found is None:
        return None, None, None, 0
    if found["uncounted"]:
        return None, None, None, found.end()
    if found["low"]:
        return number(found["low"]), None, number(found["high"]), found.end()
    least, about = found["least"], (found["about"] or "").lower()
    one = number(found["from"])
    if found["upto"]:
        return one, None, max(one, number(found["upto"])), found.end()
    if about in AT_MOST:
        return None, None, one, found.end()
    if least:
        return one, None, None, found.end()
    return (None, one, None, found.end()) if about else (one, one, one, found.end())


def number(word: str) -> int:
    """A number in figures or words."""
    plain = word.lower().replace(",", "").strip()
    if plain.isdigit():
        return int(plain)
    return DOZENS.get(plain) or NUMBERS[plain]


def victims(text: str, harm: Harm, hedge: Hedge | None = None) -> Iterator[Toll]:
    """The figures of those whom words name, up to the end of their group; none where nobody is counted."""
    stop = STOP.search(text)
    end = stop.start() if stop else len(text)
    if re.match(r"\s*(?:no(?:body| one| casualties)?\b|none\b)", text[:end], re.IGNORECASE):
        return
    for part in _counted_parts(text[:end]):
        low, best, high, after = quantity(part)
        named = re.sub(r"^\s*(?:of|others?(?= \w)|additional|more)?\s*", "", part[after:] if after else part).strip()
        if after:
            yield Toll(harm, named or "people", low, best, high, hedge, part)
        elif ONE.fullmatch(re.split(r" and | of ", part)[0]):
            yield Toll(harm, part, 1, 1, 1, hedge, part)
        elif NAMED.fullmatch(re.split(r" and ", part)[0]):
            yield Toll(harm, re.split(r" and ", part)[0], 1, 1, 1, hedge, part)
        elif part:
            yield Toll(harm, part, None, None, None, hedge, part)


def _counted_parts(text: str) -> Iterator[str]:
    """The groups of a list: each begins with a number, or is a person; what does not goes with the one before it."""
    span = re.match(rf"\s*between\s+{NUMBER}\s+and\s+", text, re.IGNORECASE)
    head = span.end() if span else 0
    first, *rest = BETWEEN.split(text[head:])
    pieces = [piece.strip() for piece in (text[:head] + first, *rest) if piece.strip()]
    parts: list[str] = []
    for piece in pieces:
        begins = quantity(piece)[3] or ONE.fullmatch(piece) or not parts
        if begins:
            parts.append(piece)
        else:
            parts[-1] = f"{parts[-1]} and {piece}"
    yield from parts
