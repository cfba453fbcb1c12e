"""Where something was, as the sentence says: "Tina forest, Mopti region", "near Goundam village", "in same area"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.crisis_group.rows import listed
from ontology.vocabularies import Nearness, PlaceKind

LETTER = "A-ZÀ-ÖØ-Þ"
WORD = rf"[{LETTER}][\w’'\-]*"
NAME = (
    rf"(?:{WORD}|[Aa]l-{WORD})(?:[ ](?:(?:de|du|des|la|le|el|al|ag|of the|of|and the)[ ])?"
    rf"(?:{WORD}|[Aa]l-{WORD}|[0-9]+(?![0-9 ]*[{LETTER}])\b)){{0,4}}"
)
KINDS = {
    "village": PlaceKind.LOCALITY,
    "town": PlaceKind.LOCALITY,
    "city": PlaceKind.LOCALITY,
    "locality": PlaceKind.LOCALITY,
    "municipality": PlaceKind.LOCALITY,
    "neighbourhood": PlaceKind.LOCALITY,
    "hamlet": PlaceKind.LOCALITY,
    "settlement": PlaceKind.LOCALITY,
    "commune": PlaceKind.LOCALITY,
    "camp": PlaceKind.SITE,
    "base": PlaceKind.SITE,
    "market": PlaceKind.SITE,
    "airport": PlaceKind.SITE,
    "prison": PlaceKind.SITE,
    "forest": PlaceKind.AREA,
    "island": PlaceKind.AREA,
    "valley": PlaceKind.AREA,
    "mountains": PlaceKind.AREA,
    "highway": PlaceKind.AREA,
    "road": PlaceKind.AREA,
    "axis": PlaceKind.AREA,
    "area": None,
    **dict.fromkeys(("checkpoint", "post", "barracks", "outpost", "station", "garrison")),
    "region": PlaceKind.REGION,
    "province": PlaceKind.REGION,
    "state": PlaceKind.REGION,
    "governorate": PlaceKind.REGION,
    "department": PlaceKind.CERCLE,
    "district": PlaceKind.CERCLE,
    "circle": PlaceKind.CERCLE,
    "cercle": PlaceKind.CERCLE,
    "county": PlaceKind.CERCLE,
    "prefecture": PlaceKind.CERCLE,
    "territory": PlaceKind.CERCLE,
    "zone": PlaceKind.CERCLE,
}
"""What stands after the name of a place, and what that makes it; "Akabar area" is near Akabar."""
UNITS = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.CERCLE)
PLURALS = {"villages": "village", "towns": "town", "localities": "locality", "areas": "area", "cities": "city"} | {
    "regions": "region",
    "provinces": "province",
    "states": "state",
    "districts": "district",
    "departments": "department",
}
ONE, SEVERAL = ("|".join(sorted(words, key=len, reverse=True)) for words in (KINDS, PLURALS))
SORT = f"{SEVERAL}|{ONE}"
NEAR = (
    "near",
    "around",
    "close to",
    "outside",
    "outskirts of",
    "between",
    "off",
    "north of",
    "south of",
    "east of",
    "west of",
)
AT = ("in", "at", "inside", "on", "across", "within", "into", "through")
PREPOSITION = "|".join(sorted((*AT, *NEAR), key=len, reverse=True))
DIRECTION = (
    r"(?:(?:far|extreme|central|northern|southern|eastern|western|north|south|east|west|centre|neighbouring|remote|rural"
    r"|capital|nearby)[- ]?(?:eastern|western|east|west)? ?)*"
)
PLACED = re.compile(
    rf"\b(?P<prep>{PREPOSITION})\s+(?:the\s+)?(?:outskirts of\s+)?(?P<dir>{DIRECTION})(?:(?P<before>{SORT})s?\s+of\s+)?"
    rf"(?>(?P<name>{NAME}))(?:[’']s\b)?(?P<others>(?:(?:,| and| or|, and) (?>{NAME})(?!\s+(?:{ONE})\b))*)"
    rf"(?P<sort>(?:\s+[a-z]+)?\s+(?:{SORT})\b)?"
)
CONTAINER = re.compile(
    rf"^\s*(?:,|\()\s*(?:also\s+)?(?:in\s+)?(?P<dir>{DIRECTION})(?P<name>{NAME})(?:[’']s)?\s+(?P<sort>{SORT})\b\)?"
    rf"|^\s*\((?:also\s+)?(?P<bare>{NAME})\)"
    rf"|^\s+of\s+(?:capital\s+)?(?P<whole>{NAME})"
    rf"|^\s+in\s+(?P<dir2>{DIRECTION})(?P<name2>{NAME})\s+"
    rf"(?P<sort2>region|province|state|governorate|department|district|zone)\b"
)
"""What follows a place within which it lies: `, Ménaka region`, `(Gao region)`, `(Kidal)`."""
OWNED = re.compile(rf"[’']s\s+(?P<name>{NAME})(?:\s+(?P<sort>{SORT})\b)?")
"""What follows a region as its own: `Katsina state’s Safana area`."""
PERSONAL = re.compile(r"\b(?:person|persons|people|figure|leader|allegedly|reportedly)\s*$")
"""Before "close to", where that is said of somebody."""
SAME = re.compile(r"\b(?:in|near|at) (?:the )?same (?:area|village|town|city|district|region|province|locality)\b")
BORDER = re.compile(rf"\b(?:near|along|on|at|close to) (?:the )?(?:border (?:with|of) )?(?P<name>{NAME})(?: border)?\b")
TIMES = listed(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun "
    "Jul Aug Sept Sep Oct Nov Dec Ramadan Christmas Easter Eid Friday Monday Sunday Saturday Thursday Tuesday "
    "Wednesday"
)


@dataclass(frozen=True)
class Spot:
    """A place as a sentence names it: its name and sort, how near, and what it is said to lie in."""

    name: str
    sort: str = ""
    nearness: Nearness = Nearness.EXACT
    within: "Spot | None" = None
    stated: str = ""

    @property
    def kind(self) -> PlaceKind | None:
        """What its sort makes it, if that is said."""
        return KINDS.get(self.sort)

    @property
    def is_unit(self) -> bool:
        """Whether it is a region or the like: what happened in it was somewhere there."""
        return self.kind in UNITS


def spots(text: str) -> Iterator[tuple[int, int, Spot]]:
    """The places that a text names after a preposition, with where the phrase stands."""
    taken = 0
    for found in PLACED.finditer(text):
        name = found["name"]
        if found["prep"] == "close to" and PERSONAL.search(text[: found.start()]):
            continue
        if found.start() < taken or name.split()[0] in TIMES or _qualifies(found["prep"], text[taken : found.start()]):
            continue
        end = found.end()
        sort = found["sort"] or ""
        sort = sort.split()[-1] if sort else (found["before"] or "")
        sort = PLURALS.get(sort, sort)
        within, end = _containers(text, end)
        if text[end:].lstrip().startswith("border") or name.endswith(" border"):
            continue
        names = [name, *(part for part in re.split(r",? and |, | or ", found["others"] or "") if part)]
        if found["prep"] == "between" and not (found["before"] or sort in KINDS):
            continue
        if found["others"] and not (found["before"] or found["sort"] or found["prep"] == "between"):
            names, end = [name], found.start("others")
            within, end = _containers(text, end)
        near = _nearness(found["prep"], sort, text[max(0, found.start() - 30) : found.start()])
        owned = OWNED.match(text[end:])
        if owned and sort:
            within, names = Spot(names[0], sort, Nearness.REGION, within), [owned["name"]]
            end, sort = end + owned.end(), owned["sort"] or ""
            near = _nearness(found["prep"], sort, "")
        for one in names:
            outer, _, inner = one.replace("'s ", "’s ").rpartition("’s ")
            around = within or (Spot(outer) if outer else None)
            yield (
                found.start(),
                end,
                Spot(inner.strip(), sort, near, around, " ".join(text[found.start() : end].split())),
            )
        taken = end


def _qualifies(preposition: str, between: str) -> bool:
    """Whether a phrase only tells more of the place right before it: `Garin village near Bosso`."""
    return (
        preposition in NEAR and bool(re.fullmatch(r",?\s*(?:[0-9]+ ?km )?(?:[a-z]+ )?\s*", between)) and between != ""
    )


def topic(text: str) -> tuple[int, Spot | None]:
    """Where the phrase of place ends with which a sentence begins, and the place that it names, if it names one."""
    found = re.match(
        rf"^(?:(?:Also|Meanwhile|Elsewhere|Notably|Further|Still)[, ]+)?"
        rf"(?:[Ii]n|[Nn]ear|[Aa]cross|[Aa]long|[Aa]round"
        rf"|(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:[- ]?(?:east|west))? of)\s[^,;:]*"
        rf"(?:\([^)]*\)[^,;:]*)?(?:, {NAME}(?: {SORT})?(?=,))?,\s",
        text,
    )
    if found is None:
        return 0, None
    named = [spot for _, _, spot in spots(text[: found.end()][:1].lower() + text[1 : found.end()])]
    return found.end(), named[0] if named else None


def object_spots(text: str) -> Iterator[tuple[int, int, Spot]]:
    """The places that stand as the object of a verb: `Tessit town (Gao region)`, `villages of Awakassa and ...`."""
    listed = re.match(
        rf"\s*(?:the )?(?:[\w-]+ )?(?P<sort>{SORT})\s+of\s+"
        rf"(?P<names>(?>{NAME})(?:(?:,| and|, and) (?>{NAME})(?!\s+(?:{ONE})\b))*)",
        text,
    )
    if listed:
        sort = PLURALS.get(listed["sort"], listed["sort"])
        within, end = _containers(text, listed.end())
        for name in re.split(r",? and |, ", listed["names"]):
            yield 0, end, Spot(name, sort, Nearness.EXACT, within)
        return
    named = re.match(rf"\s*(?:the )?(?P<name>{NAME})\s+(?:[a-z]+\s+)?(?P<sort>{SORT})\b", text)
    if named:
        within, end = _containers(text, named.end())
        sort = PLURALS.get(named["sort"], named["sort"])
        near = Nearness.NEAR if sort == "area" else Nearness.EXACT
        yield 0, end, Spot(named["name"], sort, near, within)
        return
    bare = re.match(rf"\s*(?P<name>{NAME})(?=,| \()", text)
    if bare:
        within, end = _containers(text, bare.end())
        if within or re.match(r",\s+capital of", text[bare.end() :]):
            yield 0, end, Spot(bare["name"], "", Nearness.EXACT, within)


def _containers(text: str, end: int) -> tuple[Spot | None, int]:
    """What a place is said to lie in, the nearest first, and where that ends."""
    found = CONTAINER.match(text[end:])
    if found is None:
        return None, end
    name = found["name"] or found["bare"] or found["whole"] or found["name2"]
    sort = found["sort"] or found["sort2"] or ""
    if name.isupper() and not sort:
        return None, end
    outer, after = _containers(text, end + found.end())
    return Spot(name, PLURALS.get(sort, sort), Nearness.REGION, outer), after


def _nearness(preposition: str, sort: str, before: str) -> Nearness:
    if KINDS.get(sort) in UNITS and preposition in AT:
        return Nearness.REGION
    if preposition in NEAR or sort == "area" or re.search(r"\bkm\b[^,;]*$", before):
        return Nearness.NEAR
    return Nearness.EXACT
