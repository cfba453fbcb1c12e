"""Whom a group of words names: `suspected JNIM fighters`, `MSA-GATIA and FAMA`, `gunmen on motorbikes`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.crisis_group.cast import Cast, Who
from loaders.crisis_group.countries import COUNTRIES, COUNTRY_WORDS
from loaders.crisis_group.nouns import CIVILIAN, CUT, FORCES, STRANGERS
from loaders.crisis_group.words import ADVERB_WORDS, HEDGES
from ontology.values import fold
from ontology.vocabularies import ActorKind, Hedge

JOINED = re.compile(
    r"\s*,\s*(?:and\s+|alongside\s+|along with\s+|together with\s+)?"
    r"|\s+and\s+|\s*&\s*|\s+as well as\s+|\s+along with\s+|\s+together with\s+|\s+alongside\s+"
)
LEADING = re.compile(
    r"^(?:\s|and\s|also\s|meanwhile,?\s|notably,?\s|further,?\s|while\s|but\s|the\s|later\s|however,?\s|in response,?\s"
    r"|separately,?\s|same day\s|elsewhere,?\s|moreover,?\s|earlier,?\s|additionally,?\s)+",
    re.IGNORECASE,
)
RELATIVE = re.compile(r",\s+(?:which|who|whose|led by|headed by|backed by)\s[^,]*(?:,|$)")
APPOSITION = re.compile(
    r"(?:the )?(?:armed wing|military wing|faction|branch|affiliate|part|offshoot|member|capital|ally) of\b"
)
TRAILING = re.compile(rf"(?:\s+(?:{'|'.join(ADVERB_WORDS)}))+\s*$")
SUPPORT = re.compile(
    r",?\s*\b(?:backed|supported|assisted|aided) by (?P<who>[^,;]+),?"
    r"|,?\s*\bwith (?:the )?(?:support|help|backing) (?:of|from) (?P<with>[^,;]+),?"
)
FORCE = {sort: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for sort, words in FORCES.items()}
ORDER = ("peacekeepers", "security", "army", "state")
"""In which these are tried: "UN peacekeepers" are no soldiers, "police officers" no officials."""
ADJECTIVE = re.compile(
    r"(?<![\w-])(" + "|".join(sorted(map(re.escape, COUNTRY_WORDS), key=len, reverse=True)) + r")(?![\w-])"
)
POSSESSIVE = re.compile(r"\b(?:its|their|own)\b")
PRONOUN = re.compile(r"^(?:it|they|he|she|group|movement|latter|the group|the movement)$", re.IGNORECASE)
FORMER = re.compile(r"\b(?:former|ex)\s*[- ]\s*$", re.IGNORECASE)
PERSON = re.compile(
    r"\b(?:President|PM|FM|VP|Prime Minister|Foreign Minister|Interior Minister|Defence Minister|Gen\.?|Col\.?"
    r"|Lt\.? Col\.?|Maj\.?|Capt\.?|Governor|Mayor|spokesperson|spokesman|envoy|Ambassador|Senator|King|Emir|Sheikh)\s+"
    r"((?:(?:[A-ZÀ-Þ][\w’'\-]*|al|ag|bin|ould|de|el)\s*){1,4})$"
)


@dataclass(frozen=True)
class Party:
    """Somebody who takes part, and with what reserve the sentence says so."""

    who: Who
    hedge: Hedge | None = None
    words: str = ""


@dataclass(frozen=True)
class Group:
    """Those whom a group of words names, and who stands behind them."""

    parties: tuple[Party, ...] = ()
    backers: tuple[Party, ...] = ()
    unread: bool = False


def hedge_in(words: str) -> Hedge | None:
    """The reserve that stands in words, the first of several."""
    return next((HEDGES[word] for word in re.findall(r"[a-z]+", words.lower()) if word in HEDGES), None)


def group(
    text: str,
    cast: Cast,
    own: tuple[Party, ...] = (),
    *,
    may_be_bare: bool = False,
    may_be_strangers: bool = False,
) -> Group:
    """Whom a subject or object names. `own`: whom "it" and "its" mean.

    `may_be_bare`: a bare name is somebody's. `may_be_strangers`: whatever stands there stands for somebody.
    """
    text = text.replace("_", " ")
    backers: tuple[Party, ...] = ()
    if found := SUPPORT.search(text):
        backers = group(found["who"] or found["with"], cast).parties
        text = text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]
    text = TRAILING.sub("", LEADING.sub("", text.strip()))
    cut = re.search(CUT, text)
    text, described = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    parties, unread = [], False
    parts = [part for part in _parts(RELATIVE.sub(" ", text), cast) if not APPOSITION.match(part)]
    if parts and FORCE["army"].search(parts[-1]):
        parts = [f"{part} forces" if part.strip() in COUNTRY_WORDS else part for part in parts]
    for part in parts:
        found_parties = list(_party(part, cast, own))
        if not found_parties and may_be_bare and (bare := cast.bare(part)):
            found_parties = [Party(bare, hedge_in(part), part)]
        if not found_parties and may_be_strangers:
            found_parties = [Party(Who(part), hedge_in(part), part)]
        parties += found_parties
        unread = unread or not found_parties
    if described and parties and parties[-1].who.is_stranger:
        parties[-1] = replace(parties[-1], who=Who(parties[-1].who.text + described.rstrip(" ,")))
    unique = {party.who.identity: party for party in reversed(parties)}
    return Group(tuple(party for party in parties if unique.pop(party.who.identity, None)), backers, unread)


def _parts(text: str, cast: Cast) -> Iterator[str]:
    """The parts of a list, none of which is cut within a name."""
    hidden = list(text)
    for named in cast.names(text):
        hidden[named.start : named.end] = "X" * (named.end - named.start)
    start, masked = 0, "".join(hidden)
    for found in JOINED.finditer(masked):
        if text[start : found.start()].strip():
            yield text[start : found.start()].strip()
        start = found.end()
    if text[start:].strip():
        yield text[start:].strip()


def _party(part: str, cast: Cast, own: tuple[Party, ...]) -> Iterator[Party]:
    """Whom one part of a list names: the last name in it, which others describe; else a force, else strangers."""
    hedge = hedge_in(part)
    if PRONOUN.match(part) or POSSESSIVE.search(part):
        yield from own
        if own:
            return
    names = [named for named in cast.names(part) if not FORMER.search(part[: named.start])]
    if names and FORCE["peacekeepers"].search(part) and names[-1].who[0].kind is ActorKind.ORGANISATION:
        yield Party(cast.force("peacekeepers", cast.country), hedge, part)
        return
    if names:
        for who in names[-1].who:
            yield Party(who, hedge, part)
        return
    if person := PERSON.search(part):
        yield Party(Who(person[0].strip(), key=person[0].strip(), kind=ActorKind.PERSON), hedge, part)
        return
    if force := _force(part, cast):
        yield Party(force, hedge, part)
        return
    if country := COUNTRIES.get(fold(part)):
        yield Party(cast.state(country), hedge, part)
        return
    last = set(re.findall(r"[\w-]+", part.lower()))
    if last & (STRANGERS | CIVILIAN):
        yield Party(Who(part), hedge, part)


def _force(part: str, cast: Cast) -> Who | None:
    adjective = ADJECTIVE.search(part)
    for sort in ORDER:
        if FORCE[sort].search(part):
            country = COUNTRY_WORDS[adjective[1]] if adjective else cast.country
            if sort in ("army", "security") and country != cast.country and adjective:
                return cast.foreign_force(adjective[1])
            return cast.force(sort, country)
    return None
