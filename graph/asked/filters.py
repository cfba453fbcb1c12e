"""Conditions on nodes and relations, as a frozen tree. What a kind of filter is made of is said here and nowhere else.

Whatever walks through filters is written on top of `parts`: a new kind is its class, its line in `Filter`, and what
`parts`, `bound` and `speaks_of` say of it; mypy refuses one that any of them, `written.py` or the compilers forget.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, assert_never

from graph.asked.operators import Operator
from graph.stored.ancestry import Ancestry, ancestry_of
from graph.stored.columns import Key
from graph.stored.layout import node_life
from ontology.model import End, Relation


class At(Enum):
    """Whose column it is: the node's, that of the relation which led to it, or that of the node which that left."""

    NODE = "node"
    EDGE = "edge"
    LED = "led"


class Quantifier(Enum):
    """How many related nodes must meet a condition. "All" and "none" are said by these and NOT."""

    SOME = "some"
    SINGLE = "single"


@dataclass(frozen=True)
class And:
    """All of them; nothing at all is true.

    `implied`: they follow from something else that is asked for, and do not count as conditions of the request.
    """

    parts: tuple["Filter", ...]
    implied: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Or:
    """One of them; nothing at all is false."""

    parts: tuple["Filter", ...]


@dataclass(frozen=True)
class Not:
    """The opposite."""

    part: "Filter"


@dataclass(frozen=True)
class Test:
    """A key compared with a value."""

    key: Key
    operator: Operator
    value: Any
    at: At = At.NODE


@dataclass(frozen=True)
class Related:
    """A condition on related nodes and the relations that lead to them."""

    end: End
    quantifier: Quantifier
    condition: "Filter"


@dataclass(frozen=True)
class Missing:
    """A key that stands for no value."""

    key: Key
    at: At = At.NODE


@dataclass(frozen=True)
class Reaches:
    """The node has an id, or a relation leads from it, once or again and again, to the node that has it.

    `during`: the keys of the first and last day of the node that led here, on which each step must have been valid;
    None asks for no day.
    """

    relation: type[Relation]
    id: Any
    during: tuple[Key, Key] | None = None


class Certainty(Enum):
    """Whether something must have been so by all that is known, or may have been."""

    SURELY = "surely"
    POSSIBLY = "possibly"


@dataclass(frozen=True)
class Held:
    """The relation at an end, which has a beginning and an end, held on a day."""

    end: End
    day: Any
    certainty: Any

    @property
    def lives(self) -> tuple[tuple[At, tuple[Key, Key]], ...]:
        """Within what the relation lies where nothing else is known: the lives of the nodes that it joins."""
        ends = ((At.LED, self.end.near), (At.NODE, self.end.far))
        return tuple((at, life) for at, cls in ends if (life := node_life(cls)))


@dataclass(frozen=True)
class Near:
    """The node lies within so many kilometres of a point. `place`: where that is asked, as an error names it."""

    lat: Any
    lon: Any
    km: Any
    place: str = field(default="near", compare=False)


@dataclass(frozen=True)
class Box:
    """The node lies between two parallels and two meridians, or on them: from `west` eastward to `east`.

    `place`: where that is asked, as an error names it.
    """

    south: Any
    west: Any
    north: Any
    east: Any
    place: str = field(default="box", compare=False)


@dataclass(frozen=True)
class InCountry:
    """By what stores keep of a relation's hierarchy, the node lies in its dataset's country (`own`), or in another.

    Where its dataset has no country, it lies in neither.
    """

    kept: Ancestry
    own: bool


@dataclass(frozen=True)
class Cited:
    """A source is cited for the relation that led to the node, and meets a condition, in which it is the node."""

    condition: "Filter"


@dataclass(frozen=True)
class Representative:
    """The node stands for itself: no relation of a kind leads from it to another that stands for it.

    `at`: the node at hand, or, where it is the source of the relation that led to it, that source.
    """

    by: type[Relation]
    at: At = At.NODE


Filter = And | Or | Not | Test | Missing | Reaches | Held | Near | Box | InCountry | Related | Cited | Representative
EVERYTHING = And(())
"""Asks for nothing. By itself it is not even written into a statement; within another filter it is `true`."""


def parts(filter_: Filter) -> tuple[Filter, ...]:
    """The filters directly inside a filter."""
    match filter_:
        case And(inner) | Or(inner):
            return inner
        case Not(part) | Related(condition=part) | Cited(part):
            return (part,)
        case Test() | Missing() | Reaches() | Held() | Near() | Box() | InCountry() | Representative():
            return ()
        case _:
            assert_never(filter_)


def bound(filter_: Filter) -> tuple[Any, ...]:
    """The values that a filter itself is bound to, without those of its parts."""
    match filter_:
        case Test(value=value):
            return (value,)
        case Reaches(id=id_):
            return (id_,)
        case Held(day=day, certainty=certainty):
            return day, certainty
        case Near(lat, lon, km):
            return lat, lon, km
        case Box(south, west, north, east):
            return south, west, north, east
        case And() | Or() | Not() | Related() | Cited() | Missing() | InCountry() | Representative():
            return ()
        case _:
            assert_never(filter_)


def speaks_of(filter_: Filter) -> At | None:
    """Whether a filter itself speaks of the node or of the relation that led to it; None where only its parts do."""
    match filter_:
        case Test(at=at) | Missing(at=at) | Representative(at=at):
            return at
        case Held(lives=lives):
            return At.NODE if lives else At.EDGE
        case Cited():
            return At.EDGE
        case Related() | Reaches() | Near() | Box() | InCountry():
            return At.NODE
        case And() | Or() | Not():
            return None
        case _:
            assert_never(filter_)


def walk(filter_: Filter) -> Iterator[Filter]:
    """A filter and all that is in it, each before its parts."""
    yield filter_
    for part in parts(filter_):
        yield from walk(part)


def values(filter_: Filter) -> tuple[Any, ...]:
    """Every value that a filter is bound to, in the order in which they stand in it."""
    return tuple(value for part in walk(filter_) for value in bound(part))


def both(*filters: Filter) -> Filter:
    """All of some filters, without those that ask for nothing."""
    asked = tuple(one for one in filters if one != EVERYTHING)
    return asked[0] if len(asked) == 1 else And(asked)


def implied(*filters: Filter) -> Filter:
    """All of some filters that follow from something else."""
    asked = (one.parts if isinstance(one, And) else (one,) for one in filters)
    return And(tuple(part for parts_ in asked for part in parts_), implied=True)


def stated(filter_: Filter) -> Iterator[Filter]:
    """A filter and all that is in it, without what is implied."""
    if isinstance(filter_, And) and filter_.implied:
        return
    yield filter_
    for part in parts(filter_):
        yield from stated(part)


def together(filter_: Filter) -> Iterator[Filter]:
    """The conditions that must all hold for a filter to hold."""
    if not isinstance(filter_, And):
        yield filter_
        return
    for part in filter_.parts:
        yield from together(part)


def lies_under(related: Related) -> tuple[Ancestry, Reaches] | None:
    """A condition that asks for exactly what a store keeps of a hierarchy."""
    kept, asked = ancestry_of(related.end.relation), related.condition
    if not kept or not related.end.forward or related.quantifier is not Quantifier.SOME:
        return None
    if isinstance(asked, Reaches) and asked.relation is kept.hierarchy and asked.during == kept.days:
        return kept, asked
    return None
