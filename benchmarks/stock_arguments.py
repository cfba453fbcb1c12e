"""The arguments that fields of the stock server take, by the names of our schema."""

from enum import Enum

import strawberry


@strawberry.enum
class Language(Enum):
    EN = "EN"
    FR = "FR"
    NATIVE = "NATIVE"


@strawberry.enum
class Direction(Enum):
    ASC = "ASC"
    DESC = "DESC"


@strawberry.enum
class EventOrderField(Enum):
    ID = "ID"
    WHEN = "WHEN"


@strawberry.enum
class Searchable(Enum):
    EVENT = "EVENT"


@strawberry.input
class EventOrder:
    field: EventOrderField
    direction: Direction = Direction.ASC


EventOrders = list[EventOrder] | None


@strawberry.input
class Id:
    eq: strawberry.ID


@strawberry.input
class ActorWhere:
    id: Id


@strawberry.input
class InvolvesWhere:
    node: ActorWhere


@strawberry.input
class SomeInvolves:
    some: InvolvesWhere


@strawberry.input
class Under:
    under: strawberry.ID


@strawberry.input
class PlaceWhere:
    within: Under


@strawberry.input
class HappenedAtWhere:
    node: PlaceWhere


@strawberry.input
class SomeHappenedAt:
    some: HappenedAtWhere


@strawberry.input
class EventWhere:
    involves: SomeInvolves | None = None
    happened_at: SomeHappenedAt | None = None

    @property
    def parameters(self) -> dict[str, str | None]:
        return {
            "actor": self.involves.some.node.id.eq if self.involves else None,
            "region": self.happened_at.some.node.within.under if self.happened_at else None,
        }
