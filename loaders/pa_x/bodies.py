"""What a line of signatures names: a body, such as a government or a movement, or a person. Told by words alone.

A body is known by a noun for bodies and no word for an office, or because the gazetteer has its name. What is neither
one nor the other for certain is neither here.
"""

import hashlib
import re
from collections.abc import Callable
from itertools import takewhile

from ontology.values import fold, slug
from ontology.vocabularies import ActorKind

Known = Callable[[str], ActorKind | None]
"""The kind of the actor that has a name, if the gazetteer knows the name."""

ARTICLE = re.compile(r"(?:(?:the|le|la|les|el|los|las)\s+|l['’]\s*)", re.IGNORECASE)
BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
WORD = re.compile(r"[^\W\d_]+")
ACRONYM = re.compile(r"[A-Z][\w/-]*[A-Z0-9][\w/-]*")
AND = re.compile(r"\s+(?:and|et|y|&)\s+")


def _nouns(text: str) -> frozenset[str]:
    return frozenset(text.split())


KINDS: tuple[tuple[ActorKind, frozenset[str]], ...] = (
    (ActorKind.STATE, _nouns("government gouvernement gobierno republic republique republica kingdom royaume")),
    (
        ActorKind.ORGANISATION,
        _nouns(
            "organisation organization organizacion organisations organizations union nations economique economic"
            " congress league ligue parliament association associations ong ngo foundation"
        ),
    ),
    (ActorKind.COALITION, _nouns("coalition alliance coordination platform plateforme alianza coordinadora cadre")),
    (
        ActorKind.ARMED_MOVEMENT,
        _nouns(
            "movement movements mouvement mouvements movimiento front fronts frente army armee ejercito forces fuerzas"
            " militia militias milice rebels guerrilla"
        ),
    ),
    (
        ActorKind.COMMUNITY,
        _nouns(
            "community communities communaute communautes tribe tribes tribu tribus clan clans village villages"
            " breeders herders farmers fishermen hunters pastoralists eleveurs agriculteurs chasseurs pecheurs"
        ),
    ),
    (
        ActorKind.ORGANISATION,
        _nouns(
            "party parti partido council conseil consejo committee comite commission assembly authority autorite group"
            " groupe grupo groups groupes network reseau church institute centre center initiative initiatives"
            " federation confederation bureau mission cooperation"
        ),
    ),
)
"""What a name is: by the first of its words that stands here."""
WIDER = _nouns("economique economic nations union")
"""Words that make an organisation of what else would be a community or a front."""
OFFICES = _nouns(
    "president presidente presidents chair chairman chairperson chairwoman minister ministre ministro ministers"
    " secretary secretaire secretario general generale colonel col commander commandant comandante captain"
    " capitaine major lieutenant gal gen brigadier sheikh cheikh chief chef chiefs chefs leader leaders head"
    " ambassador ambassadeur embajador envoy envoye representative representant representante representatives"
    " representants director directeur governor gouverneur mayor maire prefect prefet member membre members"
    " membres adviser advisor conseiller counsellor counselor spokesman spokesperson parole deputy vice"
    " vice-president excellency mr mrs ms dr me maitre mme monsieur madame prof professor pr king prince imam"
    " judge elder elders delegate delegue delegation coordinator coordonnateur facilitator facilitateur"
    " facilitation mediator mediateur mediation witness witnesses temoin temoins observer observers observateur"
    " prime premier"
)
"""Words, folded, for what a person holds, or as what somebody signs."""
PROSE = _nouns(
    "agreement agreements accord accords acuerdo pact treaty signatory signatories signataires page article"
    " shall will agree agrees agreed have has were was is are that this these which who sont est ont qui que cet cette"
    " signed mentions following between entre present participants participated"
)
"""Words of sentences; no name of a body has one."""
TITLED = re.compile(
    r"(?:mr|mrs|ms|dr|me|m|mme|mlle|prof|pr|h\.? ?e|s\.? ?e\.?(?: ?m)?|hon|gal|gen|lt|col|maj|capt|cdt|el hadj)\b\.? "
    r"|(?:maitre|colonel|general|major|captain|capitaine|lieutenant|commandant|commander|sheikh|cheikh|professor"
    r"|his excellency|her excellency|son excellence|imam)\b"
)
SMALL = _nouns("of de du des la le les l d and y e al el ag ould ben bin bint van von da dos della dit alias ibn")
FEWEST_NAMES, MOST_NAMES, LONGEST, LONGEST_KEY = 2, 8, 160, 80


def words(text: str) -> list[str]:
    """Its words, folded."""
    return [fold(word) for word in WORD.findall(text)]


def plain(name: str) -> str:
    """A name without the article before it, what stands in brackets, and the marks around it."""
    bare = BRACKETS.sub(" ", name).strip(' \t,;:.*-–—"“”«»')
    found = ARTICLE.match(bare)
    return " ".join((bare[found.end() :] if found else bare).split())


def acronyms(name: str) -> tuple[str, ...]:
    """What stands in brackets in a name and looks like its acronym: `(MNLA)`."""
    inner = (found.group().strip(" ()[]") for found in BRACKETS.finditer(name))
    return tuple(dict.fromkeys(one for one in inner if ACRONYM.fullmatch(one)))


def key(name: str) -> str:
    """What stands for a body in ids."""
    short = slug(plain(name))
    digest = hashlib.sha256(fold(plain(name)).encode()).hexdigest()[:10]
    return short if 0 < len(short) <= LONGEST_KEY else f"{short[:LONGEST_KEY].strip('-')}-{digest}".strip("-")


def kind_of(name: str, known: Known) -> ActorKind | None:
    """The kind of the one body that a text names; None if it is not for certain the name of one."""
    bare = plain(name)
    if not bare or len(bare) > LONGEST or ":" in bare:
        return None
    if found := next(filter(None, map(known, (bare, *acronyms(name)))), None):
        return found
    if (OFFICES | PROSE) & set(words(bare)) or _is_two(bare):
        return None
    return _kind(bare)


def is_capitalised(name: str) -> bool:
    """Whether a text is a name by its capitals: no word of it is small but those between names."""
    said = WORD.findall(plain(name))
    return bool(said) and all(word[0].isupper() or fold(word) in SMALL for word in said)


def is_person(line: str) -> bool:
    """Whether a line is a person's name, or begins with one: with a title, or of capitalised words alone."""
    first = re.split(r"[,(:\[]| [-–—] ", line.strip(), maxsplit=1)[0].strip()
    if TITLED.match(f"{fold(first)} "):
        return True
    name = " ".join(takewhile(lambda word: not OFFICES & set(words(word)), first.split()))
    if not FEWEST_NAMES <= len(name.split()) <= MOST_NAMES or PROSE & set(words(name)) or _kind(name):
        return False
    return is_capitalised(name)


def _kind(name: str) -> ActorKind | None:
    said = words(name)
    found = next((kind for word in said for kind, nouns in KINDS if word in nouns), None)
    return ActorKind.ORGANISATION if found is not ActorKind.STATE and WIDER & set(said) else found


def _is_two(name: str) -> bool:
    """Whether it may be the names of two: a government and another body, or a name and an acronym."""
    for found in AND.finditer(name):
        before, after = name[: found.start()], name[found.end() :]
        if ACRONYM.match(after) or (_kind(before) is ActorKind.STATE and _kind(after)):
            return True
    return False
