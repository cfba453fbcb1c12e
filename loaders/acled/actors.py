"""Whom ACLED's names stand for: actors of its own, and strangers, who are others in each event."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.acled.codes import Inter
from loaders.gazetteer import Gazetteer
from ontology.actors import Actor
from ontology.model import Citation
from ontology.values import Text, slug
from ontology.vocabularies import ActorKind

STRANGERS = re.compile(r"(?:Civilians|Protesters|Rioters|Unidentified|Unknown)\b", re.IGNORECASE)
"""How those begin whom ACLED names by what they were alone: one for each event, since nobody knows who they were."""
NOT_FIGHTING = re.compile(r"(?:Civilians|Protesters)\b", re.IGNORECASE)
ACRONYM = re.compile(r"([A-Z][\w/-]*[A-Z][\w/-]*): (.+)")
"""`JNIM: Group for Support of Islam and Muslims`."""
YEARS = re.compile(r" \([0-9]{4}-(?:[0-9]{4})?\)")
"""Of a government and its forces ACLED says in which years it was."""
FORCES = re.compile(r"(?:Military|Police) Forces of\b")
HOME = "Forces of Mali"
GOVERNMENT = "Government of "
MISSION = re.compile(r"UN\b|AU\b|United Nations|MINUSMA|AMISOM|G5 ?S|MISMA|AFISMA")
MILITIA = re.compile(r"\bMilitia\b|Dozo|Self-Defen[cs]e")
COMMUNITY = re.compile(
    r"(?:.* (?:Ethnic|Clan|Sub-Clan|Caste|Communal|Tribal|Religious|Muslim|Christian|Indigenous) Group|"
    r"(?:Muslim|Christian|Labou?r|Women|Men|Girls|Students|Teachers|Farmers|Fishers|Pastoralists|Journalists|Miners|"
    r"Refugees/IDPs|Prisoners|Traders|Vendors|Lawyers|Judges|(?:Aid|Health) Workers|LGBTQ\+)\b.*)"
    r"(?: \([^)]*\))?"
)
"""What tells to which people or trade somebody belonged: it acts in no event by itself."""
BY_INTER = {
    Inter.REBELS: ActorKind.ARMED_MOVEMENT,
    Inter.POLITICAL_MILITIA: ActorKind.MILITIA,
    Inter.IDENTITY_MILITIA: ActorKind.MILITIA,
    Inter.RIOTERS: ActorKind.COMMUNITY,
    Inter.PROTESTERS: ActorKind.COMMUNITY,
    Inter.CIVILIANS: ActorKind.COMMUNITY,
    Inter.STATE: ActorKind.STATE_BODY,
    Inter.OTHERS: ActorKind.FOREIGN_FORCE,
}

UNORGANISED = (Inter.RIOTERS, Inter.PROTESTERS, Inter.CIVILIANS)


@dataclass(frozen=True)
class Side:
    """One of the two main actors of an event: its name, of what sort it is, and those who are named with it."""

    name: str
    inter: Inter
    allies: tuple[str, ...] = ()


def is_stranger(name: str) -> bool:
    """Whether it names nobody in particular."""
    return STRANGERS.match(name) is not None


def is_community(name: str) -> bool:
    """Whether it says of those beside whom it stands to which people or trade they belong."""
    return COMMUNITY.fullmatch(name) is not None


def is_unarmed(name: str, inter: Inter) -> bool:
    """Whether it could not fight: civilians and peaceful protesters."""
    return inter in (Inter.CIVILIANS, Inter.PROTESTERS) or NOT_FIGHTING.match(name) is not None


def key_of(name: str) -> str:
    """What stands for a name in ids."""
    return slug(name) or hashlib.sha256(name.encode()).hexdigest()[:10]


class Actors:
    """The names of a file, and of what sort its publisher calls each."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        self._inters, self._beside = (defaultdict[str, set[Inter]](set) for _ in range(2))

    def add(self, side: Side) -> None:
        """Take in the names of a side. An armed ally that is no main actor anywhere is taken for of its sort."""
        self._add(side.name, side.inter, self._inters)
        for ally in side.allies:
            self._add(ally, side.inter if side.inter not in UNORGANISED else Inter.UNSTATED, self._beside)

    def _add(self, name: str, inter: Inter, inters: defaultdict[str, set[Inter]]) -> None:
        if not is_stranger(name):
            key = key_of(name)
            self._names[key].add(name)
            if inter:
                inters[key].add(inter)

    def records(self, dataset: str, cited: tuple[Citation, ...]) -> Iterator[Actor]:
        """The actors, each once."""
        for key in sorted(self._names):
            name, *others = sorted(self._names[key])
            found = ACRONYM.fullmatch(name)
            yield Actor(
                id=f"{Actor.path()}/{dataset}-{key}",
                kind=self._kind(name, min(self._inters[key] or self._beside[key], default=Inter.UNSTATED)),
                name=Text(name),
                aliases=(*others, *((found[2],) if found else ())),
                acronyms=(found[1],) if found else (),
                sources=cited,
            )

    def _kind(self, name: str, inter: Inter) -> ActorKind:
        """As ours has it, where one of ours is meant; else by how it is called, and by its sort."""
        return self._ours(name) or _by_name(name) or BY_INTER.get(inter, ActorKind.ORGANISATION)

    def _ours(self, name: str) -> ActorKind | None:
        found = ACRONYM.fullmatch(name)
        for form in (name, YEARS.sub("", name), *(found.groups() if found else ())):
            node = self._gazetteer.actor(form).node
            if node and isinstance(node.kind, ActorKind) and node.kind is not ActorKind.UNNAMED:
                return node.kind
        return None


def _by_name(name: str) -> ActorKind | None:
    if FORCES.search(name):
        return ActorKind.ARMED_FORCES if HOME in name else ActorKind.FOREIGN_FORCE
    if name.startswith(GOVERNMENT):
        return ActorKind.STATE
    if is_community(name):
        return ActorKind.COMMUNITY
    if MISSION.match(name):
        return ActorKind.MISSION
    return ActorKind.MILITIA if MILITIA.search(name) else None
