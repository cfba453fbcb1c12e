"""Who took which part in an event. The order in which ACLED names two says nothing of who attacked, by its codebook."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.acled.actors import Side, is_community, is_stranger, is_unarmed, key_of
from loaders.acled.codes import Inter, Shape
from loaders.acled.event import AcledEvent
from ontology.actors import Actor
from ontology.events import Involvement
from ontology.model import Citation, Node, Relation
from ontology.values import Text
from ontology.vocabularies import ActorKind, EventKind, Role

LETTERS = "ab"
FOUGHT = frozenset({EventKind.ARMED_CLASH})


@dataclass(frozen=True)
class Part:
    """That somebody took part in an event: in the row of which side, by what name, in which role."""

    side: int
    name: str
    role: Role
    letter: str | None = None


def roles(event: AcledEvent, sides: tuple[Side, ...]) -> tuple[Role, ...]:
    """The role of each side."""
    unarmed = tuple(is_unarmed(side.name, side.inter) for side in sides)
    if event.sort.shape is Shape.DEAL:
        return (Role.PARTY,) * len(sides)
    attacked = any(unarmed) and not all(unarmed)
    if event.sort.shape is Shape.FORCE or (event.sort.kind is EventKind.RIOT and attacked):
        if len(sides) == 1:
            return (_alone(event, unarmed[0]),)
        if attacked:
            return tuple(Role.TARGET if one else Role.ATTACKER for one in unarmed)
        return (Role.INVOLVED if all(unarmed) else Role.CLASHING_PARTY,) * len(sides)
    return (Role.INVOLVED,) * len(sides)


def _alone(event: AcledEvent, unarmed: bool) -> Role:
    """The role of the only one who is named: by the codebook it is who used force, unless it could not."""
    if unarmed:
        return Role.TARGET
    return Role.CLASHING_PARTY if event.sort.kind in FOUGHT else Role.ATTACKER


def parts(event: AcledEvent, sides: tuple[Side, ...]) -> list[Part]:
    """All who took part, each name once in each role. Who stands on both sides is on none, and told with the second."""
    found: dict[tuple[str, Role], Part] = {}
    for number, (side, role) in enumerate(zip(sides, roles(event, sides), strict=True)):
        for name in (side.name, *side.allies):
            own = role if name == side.name else _beside(name, role, event)
            letter = LETTERS[number] if own is Role.CLASHING_PARTY else None
            key = (f"{number} " if is_stranger(name) else "") + key_of(name), own
            before = found.get(key)
            both = before is not None and before.side != number
            found[key] = Part(number, name, own, None if both else letter)
    return list(found.values())


def _beside(name: str, role: Role, event: AcledEvent) -> Role:
    """The role of who is named beside a main actor: the same, unless the name tells a people, a trade or civilians."""
    if role not in (Role.ATTACKER, Role.CLASHING_PARTY):
        return role
    if is_unarmed(name, Inter.UNSTATED):
        return Role.TARGET if event.civilians_targeted else Role.INVOLVED
    return Role.INVOLVED if is_community(name) else role


def involvements(
    event: AcledEvent, own: list[Part], key: str, row: str, cited: tuple[Citation, ...]
) -> Iterator[Node | Relation]:
    """The parts that a row tells, and those strangers who are actors of its event alone.

    `key` begins the ids of the file's actors, `row` those of this event.
    """
    for part in own:
        target = f"{Actor.path()}/{key}-{key_of(part.name)}"
        if is_stranger(part.name):
            target = f"{Actor.path()}/{row}-{LETTERS[part.side]}-{key_of(part.name)}"
            yield Actor(id=target, kind=ActorKind.UNNAMED, name=Text(part.name), sources=cited)
        yield Involvement(source=f"event/{row}", target=target, role=part.role, side=part.letter, sources=cited)
