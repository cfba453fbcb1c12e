"""ACLED's codes: what its types of events are here, and what its numbers and words say of an actor."""

from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import lru_cache

from loaders.source import WrongValue
from ontology.vocabularies import EventKind


class Shape(Enum):
    """How those who are named in an event stood to each other."""

    FORCE = "one used force against the other, or both fought"
    CROWD = "people demonstrated"
    DEAL = "they agreed"
    OTHER = "something else"


class Inter(IntEnum):
    """ACLED's sorts of actors, by their numbers."""

    UNSTATED = 0
    STATE = 1
    REBELS = 2
    POLITICAL_MILITIA = 3
    IDENTITY_MILITIA = 4
    RIOTERS = 5
    PROTESTERS = 6
    CIVILIANS = 7
    OTHERS = 8


INTERS = {
    "": Inter.UNSTATED,
    "state forces": Inter.STATE,
    "rebel group": Inter.REBELS,
    "rebel groups": Inter.REBELS,
    "rebel forces": Inter.REBELS,
    "political militia": Inter.POLITICAL_MILITIA,
    "political militias": Inter.POLITICAL_MILITIA,
    "identity militia": Inter.IDENTITY_MILITIA,
    "identity militias": Inter.IDENTITY_MILITIA,
    "ethnic militias": Inter.IDENTITY_MILITIA,
    "communal militias": Inter.IDENTITY_MILITIA,
    "rioters": Inter.RIOTERS,
    "protesters": Inter.PROTESTERS,
    "civilians": Inter.CIVILIANS,
    "external/other forces": Inter.OTHERS,
    "external forces": Inter.OTHERS,
    "other forces": Inter.OTHERS,
} | {str(int(inter)): inter for inter in Inter}


@dataclass(frozen=True)
class Sort:
    """What a type of ACLED's is called, in French too, which kind of event it is here, and how its actors stood."""

    en: str
    fr: str
    kind: EventKind
    shape: Shape


FORCE, CROWD, DEAL, OTHER = Shape
SUB_TYPES = (
    Sort("Armed clash", "Affrontement armé", EventKind.ARMED_CLASH, FORCE),
    Sort("Government regains territory", "L’État reprend du terrain", EventKind.ARMED_CLASH, FORCE),
    Sort("Non-state actor overtakes territory", "Un groupe armé prend du terrain", EventKind.ARMED_CLASH, FORCE),
    Sort("Chemical weapon", "Arme chimique", EventKind.ATTACK, FORCE),
    Sort("Air/drone strike", "Frappe aérienne ou de drone", EventKind.MILITARY_OPERATION, FORCE),
    Sort("Suicide bomb", "Attentat-suicide", EventKind.BOMBING, FORCE),
    Sort("Shelling/artillery/missile attack", "Tirs d’obus, d’artillerie ou de missiles", EventKind.SHELLING, FORCE),
    Sort("Remote explosive/landmine/IED", "Engin explosif ou mine", EventKind.BOMBING, FORCE),
    Sort("Grenade", "Grenade", EventKind.ATTACK, FORCE),
    Sort("Sexual violence", "Violence sexuelle", EventKind.ATTACK, FORCE),
    Sort("Attack", "Attaque", EventKind.ATTACK, FORCE),
    Sort("Abduction/forced disappearance", "Enlèvement ou disparition forcée", EventKind.ATTACK, FORCE),
    Sort("Excessive force against protesters", "Force excessive contre des manifestants", EventKind.ATTACK, FORCE),
    Sort("Protest with intervention", "Manifestation et intervention", EventKind.PROTEST, CROWD),
    Sort("Peaceful protest", "Manifestation pacifique", EventKind.PROTEST, CROWD),
    Sort("Violent demonstration", "Manifestation violente", EventKind.RIOT, CROWD),
    Sort("Mob violence", "Violence d’une foule", EventKind.RIOT, CROWD),
    Sort("Agreement", "Accord", EventKind.AGREEMENT, DEAL),
    Sort("Arrests", "Arrestations", EventKind.DEVELOPMENT, OTHER),
    Sort("Change to group/activity", "Changement d’un groupe ou de son activité", EventKind.DEVELOPMENT, OTHER),
    Sort("Disrupted weapons use", "Armes saisies ou neutralisées", EventKind.DEVELOPMENT, OTHER),
    Sort("Headquarters or base established", "Base établie", EventKind.DEVELOPMENT, OTHER),
    Sort("Looting/property destruction", "Pillage ou destruction de biens", EventKind.ATTACK, FORCE),
    Sort("Non-violent transfer of territory", "Changement de contrôle sans combat", EventKind.DEVELOPMENT, OTHER),
    Sort("Other", "Autre fait", EventKind.DEVELOPMENT, OTHER),
)
"""What stands in `sub_event_type` since 2019."""
TYPES = (
    Sort("Battles", "Combats", EventKind.ARMED_CLASH, FORCE),
    Sort("Explosions/Remote violence", "Explosion ou violence à distance", EventKind.ATTACK, FORCE),
    Sort("Violence against civilians", "Violence contre des civils", EventKind.ATTACK, FORCE),
    Sort("Protests", "Manifestation", EventKind.PROTEST, CROWD),
    Sort("Riots", "Émeute", EventKind.RIOT, CROWD),
    Sort("Strategic developments", "Fait stratégique", EventKind.DEVELOPMENT, OTHER),
    Sort("Battle-No change of territory", "Combat sans gain de terrain", EventKind.ARMED_CLASH, FORCE),
    Sort("Battle-Government regains territory", "Combat : l’État reprend du terrain", EventKind.ARMED_CLASH, FORCE),
    Sort(
        "Battle-Non-state actor overtakes territory",
        "Combat : un groupe armé prend du terrain",
        EventKind.ARMED_CLASH,
        FORCE,
    ),
    Sort("Remote violence", "Violence à distance", EventKind.ATTACK, FORCE),
    Sort("Riots/Protests", "Émeute ou manifestation", EventKind.PROTEST, CROWD),
    Sort("Strategic development", "Fait stratégique", EventKind.DEVELOPMENT, OTHER),
    Sort("Headquarters or base established", "Base établie", EventKind.DEVELOPMENT, OTHER),
    Sort("Non-violent transfer of territory", "Changement de contrôle sans combat", EventKind.DEVELOPMENT, OTHER),
    Sort("Non-violent activity by a conflict actor", "Activité sans violence", EventKind.DEVELOPMENT, OTHER),
)
"""What stands in `event_type`: six types since 2019, and those of before."""
SPELLINGS = {
    "battle-non-state actors overtake territory": "battle-non-state actor overtakes territory",
    "excessive force against protestors": "excessive force against protesters",
    "battles-no change of territory": "battle-no change of territory",
}
CIVILIANS_KILLED = frozenset({"Attack", "Violence against civilians", "Excessive force against protesters"})
"""What is a killing, or a massacre, where people died of it."""


@lru_cache(512)
def _folded(text: str) -> str:
    plain = " ".join(text.replace("\u2013", "-").replace("\u2019", "'").lower().split()).replace(" - ", "-")
    return SPELLINGS.get(plain, plain)


BY_SUB_TYPE = {_folded(sort.en): sort for sort in SUB_TYPES}
BY_TYPE = {_folded(sort.en): sort for sort in TYPES}


def sort_of(values: dict[str, str]) -> Sort:
    """What type of event it is, by `sub_event_type` where the row has one. WrongValue for a type that is unknown."""
    broad = _known(BY_TYPE, values, "event_type")
    return _known(BY_SUB_TYPE, values, "sub_event_type") if values["sub_event_type"] else broad


def _known(sorts: dict[str, Sort], values: dict[str, str], field: str) -> Sort:
    if found := sorts.get(_folded(values[field])):
        return found
    remedy = f"Write one of {', '.join(repr(sort.en) for sort in sorts.values())}."
    raise WrongValue(field, values[field], "is an unknown code", remedy)


def inter_of(values: dict[str, str], field: str) -> Inter:
    """The sort of an actor, by its number or word. WrongValue for one that is unknown."""
    if (found := INTERS.get(values[field].removesuffix(".0").lower())) is None:
        remedy = "Write a number from 1 to 8, or a word such as 'Rebel group'."
        raise WrongValue(field, values[field], "is an unknown code", remedy)
    return found
