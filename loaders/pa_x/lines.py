"""Lines of signatures: what each of them says. One names a body for which somebody signs, one a role, one a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile

from loaders.pa_x.bodies import (
    AND,
    BRACKETS,
    KINDS,
    LONGEST,
    OFFICES,
    PROSE,
    Known,
    is_capitalised,
    is_person,
    kind_of,
    plain,
    words,
)
from ontology.vocabularies import Capacity

I = re.IGNORECASE  # noqa: E741
MARKS = re.compile(
    r"[\[(](?:signed?|signature|sign[ée]|stamp|cachet|firmado|illegible|seal)[\])]\s*:?|[\ufeff\u200b•●▪*_]|\.{4,}", I
)
NUMBER = re.compile(r"^\s*(?:\(?[0-9]{1,3}\s*[.)-]+\s*|[-–—]\s+)")
HEADING = re.compile(
    r"(?:signed(?: by)?|signatures?|(?:the )?signator(?:y|ies)(?: parties)?|signataires|ont signé)\s*:?",
    I,
)
THE = r"\s*(?:the\b|le\b|la\b|les\b|l['’]|el\b|los\b|las\b)?\s*"
FOR = re.compile(
    r"(?:signed\s+|signator(?:y|ies)\s+|signataires?\s+)?"
    r"(?:for and on behalf of|on behalf of|in the name of|for|pour et au nom d(?:e|u|es)|pour"
    rf"|au nom d(?:e|u|es)|en representación de|en nombre de|por)\b{THE}[:-]?\s*(?P<rest>.*)",
    I,
)
REPRESENTS = (
    re.compile(
        r"(?:the\s+|les?\s+|la\s+|an?\s+)?(?:representatives?|repr[ée]sentante?s?|d[ée]l[ée]gu[ée]s?|delegates?)\s+"
        rf"(?:of|for|from|des?|du|pour)?{THE}(?P<rest>.+)",
        I,
    ),
    re.compile(r"(?:the\s+|an?\s+)?(?P<rest>.+?)(?:['’]s|s['’])?\s+representatives?", I),
)
"""The representative of a body, and a body's representative."""
AGAIN = re.compile(r"\s(?:on behalf of|au nom d(?:e|u|es)|for the)\s", I)
"""Said a second time in a line, it is two lines that became one."""
ROLES = (
    (Capacity.GUARANTOR, re.compile(r"m[ée]diat|facilit|guarant|garant", I)),
    (Capacity.WITNESS, re.compile(r"witness|t[ée]moin|observ|presence of|présence d", I)),
    (Capacity.PARTY, re.compile(r"part(?:y|ies)", I)),
)
ROLE = re.compile(
    r"(?:(?:signed|agreement|as|the|an?|les?|la|first|second|third|[0-9]+(?:st|nd|rd|th)|in|for|pour|by"
    r"|en qualité de)\s+)*"
    r"(?:witness(?:ed|es)?(?:\s+by)?|t[ée]moins?|observers?|observat(?:eur|rice)s?|m[ée]diat(?:ion|ors?|eurs?)"
    r"|facilitat(?:ion|ors?|eurs?)|guarantors?|garants?|(?:the\s+)?presence\s+of|(?:en\s+)?présence\s+(?:de|du|des)"
    r"|parties)(?:\s+(?:associé|team|parties|signatories|signataires))?\s*[:.]?",
    I,
)
"""A line that says nothing but as what those below it sign."""
BETWEEN = re.compile(r"\s*[,;]\s*(?:and|et|y)?\s*|\s+(?:and|et|y)\s+(?=(?:the|le|la|les|el|los|las)\s|l['’])", I)
OF = re.compile(r"\b(?:of|for|de|du|des|pour)\s+(?:the\s+|la\s+|l['’]\s*)?|\bd['’]|,\s*", I)
BEHIND = re.compile(r"(?P<person>[^()]+?),?\s*\((?P<acronym>[A-Z][\w/-]*[A-Z0-9][\w/-]*)\)")
NOUNS = frozenset[str]().union(*(nouns for _, nouns in KINDS))
"""A body's name has such a word among its first three, where it stands behind an office."""
CUT = re.compile(r"\s*:\s*|\s+[-–—]\s+")


@dataclass(frozen=True)
class Head:
    """The bodies that a line names, and who signs for them, if it goes on to tell. None: the next line names it."""

    bodies: tuple[str, ...]
    person: str = ""
    is_open: bool = False
    """Whether it ends in a colon: those who sign follow, over as many blocks as it takes."""


def blocks_of(text: str) -> Iterator[list[str]]:
    """Its lines between empty ones, without the marks and numbers of lists. A line that is all mark does not part."""
    block: list[str] = []
    for line in (*text.splitlines(), ""):
        bare = " ".join(NUMBER.sub("", MARKS.sub(" ", line)).split())
        if bare and not HEADING.fullmatch(bare):
            block.append(bare)
        elif not line.strip() and block:
            yield block
            block = []


def role_of(line: str) -> Capacity | None:
    """As what those below a line sign, if that is all it says."""
    if ROLE.fullmatch(line) is None:
        return None
    return next((role for role, said in ROLES if said.search(line)), None)


def head_of(line: str, known: Known, *, is_first: bool) -> Head | None:
    """The body that a line names; without a word such as `for`, only at the head of a block."""
    if found := FOR.fullmatch(line):
        return None if AGAIN.search(BRACKETS.sub(" ", found["rest"])) else _named(found["rest"], known)
    for form in REPRESENTS:
        if (found := form.fullmatch(line)) and _is_body(found["rest"], known):
            return Head((found["rest"],), is_open=line.endswith(":"))
    name, person = _cut(line)
    if name[:1].isupper() and (is_first or person) and kind_of(name, known):
        return Head((name,), person, line.endswith(":"))
    return None


def is_body(line: str, known: Known) -> bool:
    """Whether a line is the name of a body and says nothing else."""
    head = head_of(line, known, is_first=True)
    return head is not None and head.bodies == (line,)


def affiliation(line: str, known: Known) -> str:
    """The body for which a person speaks: `Abba Nobody (MW)`, `Chair of the Front of Ber`; "" if a line tells none."""
    if found := BEHIND.fullmatch(line):
        return found["acronym"] if is_person(found["person"]) else ""
    said = line.partition(",")[2].strip() if is_person(line) else line
    if not set(words(said)[:1]) & OFFICES:
        return ""
    behind = " ".join(dropwhile(lambda word: set(words(word)) <= OFFICES, said.split()))
    rests = (behind if OF.match(behind) is None else "", *(said[found.end() :] for found in OF.finditer(said)))
    return next((body for body in rests if NOUNS & _begin(body) and kind_of(body, known)), "")


def _begin(text: str) -> frozenset[str]:
    return frozenset(words(plain(text))[:3])


def listed(line: str, known: Known) -> tuple[str, ...]:
    """The bodies that a line lists, if each of its parts is the name of one."""
    parts = [part for part in BETWEEN.split(line.rstrip(" .")) if part]
    return tuple(parts) if len(parts) > 1 and all(kind_of(part, known) for part in parts) else ()


def _named(rest: str, known: Known) -> Head | None:
    """What stands behind a word such as `for`."""
    if not rest:
        return Head((), is_open=True)
    name, person = _cut(rest)
    if _is_body(name, known):
        return Head((name,), person, rest.endswith(":"))
    several = listed(rest, known)
    return Head(several, is_open=rest.endswith(":")) if several else None


def _is_body(name: str, known: Known) -> bool:
    """Whether it is the name of a body, seeing that somebody signs for it: capitals are enough then."""
    if kind_of(name, known):
        return True
    bare = plain(name)
    parted = BETWEEN.search(bare) or AND.search(bare)
    free = not (OFFICES | PROSE) & set(words(bare)) and len(bare) <= LONGEST and not parted
    return free and is_capitalised(bare)


def _cut(text: str) -> tuple[str, str]:
    """A body, and who signs for it, where one line has both: behind a colon, a dash, a bracket or a comma."""
    text = text.rstrip(" ,")
    before, comma, after = text.partition(",")
    if comma and not CUT.search(before) and (is_person(after) or set(words(after)[:3]) & OFFICES):
        return before, after.strip()
    if (parted := CUT.split(text, maxsplit=1))[1:]:
        return parted[0], parted[1]
    bracket = text.rfind(")") + 1
    if bracket and is_person(behind := text[bracket:].strip(" ,")):
        return text[:bracket], behind
    return text, ""
