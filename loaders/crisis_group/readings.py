"""What is read in a sentence: events, what speakers say, and what is said of the month as a whole."""

from dataclasses import dataclass, field

from loaders.crisis_group.groups import Party
from loaders.crisis_group.places import Spot
from loaders.crisis_group.sentences import Piece
from loaders.crisis_group.times import Time
from loaders.crisis_group.tolls import Toll
from ontology.vocabularies import ClaimKind, EventKind, Hedge, Role


@dataclass(frozen=True)
class Part:
    """Somebody's part in an event."""

    party: Party
    role: Role
    side: str | None = None
    hedge: Hedge | None = None


@dataclass
class Happening:
    """An event as a sentence tells it. `speaker`: who says so, if the page only passes it on."""

    kind: EventKind
    piece: Piece
    sentence: Piece
    time: Time | None = None
    recently: bool = False
    parts: list[Part] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    where_stated: str = ""
    hedge: Hedge | None = None
    speaker: Party | None = None
    said: Time | None = None

    def parties(self, *roles: Role) -> list[Party]:
        """Those who have one of these roles."""
        return [part.party for part in self.parts if part.role in roles]

    def add(self, party: Party, role: Role, side: str | None = None) -> None:
        """Give somebody a part, once."""
        if all(party.who.identity != part.party.who.identity for part in self.parts):
            self.parts.append(Part(party, role, side, party.hedge or (self.hedge if role is Role.ATTACKER else None)))


@dataclass
class Statement:
    """What somebody says. `about`: the event of which it speaks."""

    kind: ClaimKind
    speaker: Party
    piece: Piece
    time: Time | None = None
    about: Happening | None = None
    accused: tuple[Party, ...] = ()
    responsibility: bool = False


@dataclass
class Reading:
    """All that is read in a sentence. What has nothing is unread."""

    sentence: Piece
    happenings: list[Happening] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    is_trend: bool = False

    @property
    def is_read(self) -> bool:
        """Whether anything was read in it."""
        return bool(self.happenings or self.statements or self.is_trend)
