"""Pages of connections: from their arguments to the page of a selection, and what each request must bring for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.errors import BAD_USER_INPUT, PAGE_SIZE_INVALID, RequestError
from api.query.answering.cursors import Seal, decode
from api.schema.enums import Direction, OrderField
from api.schema.inputs import MAX_PAGE_SIZE, PAGE_SIZE
from graph.asked import selection as s
from graph.asked.pages import usual_order
from graph.asked.selection import At
from graph.statement import CursorSlot, fill
from graph.stored import columns
from graph.stored.columns import Key
from ontology.model import End, Node, Relation
from ontology.values import Language


@dataclass(frozen=True)
class Over:
    """What a connection is over: a class at the root, a relation, or nodes `within` what has this seal.

    `kinds`: the relations, of several kinds, that lead to its nodes.
    """

    cls: type[Node]
    end: End | None = None
    within: Seal | None = None
    kinds: tuple[type[Relation], ...] = ()

    @property
    def usual(self) -> tuple[s.Order, ...]:
        """By what it is ordered, besides ids, unless another order is asked for: as its relation declares."""
        return usual_order(self.end) if self.end else ()

    @property
    def subject(self) -> str:
        """What cursors of it are sealed with."""
        return f"{self.end.near.__name__}.{self.end.name}" if self.end else self.cls.__name__


@dataclass(frozen=True)
class PageUse:
    """A page of a plan, with what each request brings for it: a size, a seal, and cursors.

    `name` is its response key. `after` and `before` are the cursors as they are given; in the page, slots stand for
    what they hold. Of a node's own list (`owned`), cursors are tied to the node too.
    """

    number: int
    name: str
    page: s.Page
    seal: Seal
    after: Any = None
    before: Any = None
    owned: bool = False

    def checked_size(self, variables: Mapping[str, Any]) -> int:
        """How many rows the page has. RequestError where it asks for too many."""
        argument = "last" if self.page.backward else "first"
        return checked_size(f"{self.name}: {argument}", fill(self.page.limit, variables), MAX_PAGE_SIZE)

    def cursors(self, variables: Mapping[str, Any], mark: str) -> dict[str, list[Any]]:
        """The values of the cursors that the request gives, by argument. RequestError where one belongs elsewhere."""
        if not self.given:
            return {}
        scalars = [s.compared(order) for order in self.page.order]
        return {
            argument: decode(fill(cursor, variables), mark, scalars, f"{self.name}: {argument}", self.owned)
            for argument, cursor in self.given
        }

    @property
    def given(self) -> tuple[tuple[str, Any], ...]:
        """The cursors that are given, with their arguments."""
        return tuple(each for each in (("after", self.after), ("before", self.before)) if each[1] is not None)


def checked_size(argument: str, size: int, most: int) -> int:
    """How many rows are asked for. RequestError where it is more than there may be at most."""
    if not 0 <= size <= most:
        raise RequestError.of(PAGE_SIZE_INVALID, f"{argument} is {size}; give a number from 0 to {most}.")
    return size


def read_page(
    number: int,
    name: str,
    arguments: Mapping[str, Any],
    order: tuple[s.Order, ...],
    seal: Seal,
    filter_: s.Filter = s.EVERYTHING,
    owned: bool = False,
) -> PageUse:
    """The page that a connection's arguments ask for, in an order which tells any two rows apart."""
    first, last, after, before = (arguments.get(argument) for argument in ("first", "last", "after", "before"))
    if first is not None and last is not None:
        raise RequestError.of(PAGE_SIZE_INVALID, f"{name}: both first and last are given; give one of them.")
    backward = last is not None
    page = s.Page(
        order=order,
        limit=last if backward else PAGE_SIZE if first is None else first,
        filter=filter_,
        after=_slots(number, "after", len(order)) if after is not None else None,
        before=_slots(number, "before", len(order)) if before is not None else None,
        backward=backward,
    )
    return PageUse(number, name, page, seal, after, before, owned)


def page_over(over: Over, number: int, name: str, arguments: Mapping[str, Any], filter_: s.Filter) -> PageUse:
    """The page that the arguments of a connection to nodes ask for."""
    order = read_order(name, arguments.get("orderBy"), At.EDGE if over.end else At.NODE, over.usual)
    seal = Seal.of(subject_of(over.subject, arguments), order, filter_)
    return read_page(number, name, arguments, order, seal, filter_, owned=over.end is not None)


def subject_of(subject: str, arguments: Mapping[str, Any]) -> str:
    """What cursors of a list are sealed with: of one that shows duplicates, they are of no other."""
    return f"{subject} duplicates" if arguments.get("duplicates") else subject


def read_order(name: str, given: Any, ending: At, usual: tuple[s.Order, ...] = ()) -> tuple[s.Order, ...]:
    """The order that `orderBy` asks for; where it asks for none, the usual one. `ending`: whose id ends it."""
    keys = [] if given else list(usual)
    for asked in given or ():
        field = asked["field"]
        assert isinstance(field, OrderField)
        key = _in_language(name, field, asked.get("language"))
        keys.append(s.Order(key, asked.get("direction") is Direction.DESC, field.at, field.through))
    end = s.Order(columns.ID_KEY, bool(keys) and keys[-1].descending, ending)
    distinct = tuple(dict.fromkeys(keys))
    return distinct if end in distinct else (*distinct, end)


def _in_language(name: str, field: OrderField, language: Language | None) -> Key:
    """The key of a field, in a language where one is asked for. RequestError where the field is in none."""
    if language is None:
        return field.key
    if not field.key.by_language:
        message = f"{name}: orderBy has the language {language.name} with {field.name}, which has no translations"
        raise RequestError.of(BAD_USER_INPUT, f"{message}; leave language out there.")
    return field.key.in_language(language)


def _slots(number: int, argument: str, length: int) -> tuple[CursorSlot, ...]:
    return tuple(CursorSlot(number, argument, place) for place in range(length))
