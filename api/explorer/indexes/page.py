"""The lists of actors and of sources: each with what it is, and how much of it is here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from api.explorer.answered import Named, actor_in, edtf_in, text_of, titled
from api.explorer.indexes.state import AFTER, BEFORE, INDEXES, KIND, NUMBER, OF_A_PAGE, PAGE, SOUGHT, Asked
from api.explorer.pages import Place, Wording, page
from api.explorer.shell import Shell
from graph.compliance.promises import NamedActor
from ontology.codes import Code
from ontology.values import Text
from ontology.vocabularies import ActorKind, SourceKind

INDEX_WORDS = tuple(
    f"{key}_{one.name}"
    for key in ("all_of", "lead_of", "narrow", "none_of", "earlier_of", "later_of")
    for one in INDEXES
)
"""Sentences of the pages that are put together from the name of a list."""


@dataclass(frozen=True)
class ActorRow:
    """An actor: in how many events it takes a part, how much it promised, and how many claims it makes.

    None where these are not counted.
    """

    actor: NamedActor
    kind: ActorKind
    dataset: Named
    parts: int | None
    promises: int | None
    claims: int | None


@dataclass(frozen=True)
class SourceRow:
    """A source, and how many records rest on it; None where these are not counted."""

    id: str
    title: Text
    kind: SourceKind
    dataset: Named
    publisher: str | None
    published: str | None
    records: int | None


@dataclass(frozen=True)
class Choice:
    """A kind: what it is called, how many are of it, if that is counted, and whether it is chosen."""

    value: str
    label: str
    count: int | None
    chosen: bool


class IndexPage:
    """What the page of a list tells of the answer to its document in one state."""

    def __init__(self, asked: Asked, data: Mapping[str, Any], say: Wording) -> None:
        self.asked, self._data, self._say = asked, data, say
        self._list: Mapping[str, Any] = data[asked.index.name]
        self.total: int = self._list["totalCount"]

    @property
    def name(self) -> str:
        """What the list is called."""
        return self.asked.index.name

    def says(self, key: str) -> str:
        """A sentence about this list."""
        return self._say(f"{key}_{self.name}")

    @property
    def actors(self) -> tuple[ActorRow, ...]:
        """The actors of the page."""
        return tuple(map(_actor, self._list["nodes"]))

    @property
    def sources(self) -> tuple[SourceRow, ...]:
        """The sources of the page."""
        return tuple(map(_source, self._list["nodes"]))

    @property
    def first(self) -> int:
        """The number of the first that the page shows."""
        return (self.asked.number - 1) * PAGE + 1

    @property
    def last(self) -> int:
        """The number of the last."""
        return self.first + len(self._list["nodes"]) - 1

    @property
    def counted(self) -> bool:
        """Whether there are counts, which may cost too much."""
        return "kinds" in self._data

    @property
    def kinds(self) -> list[Choice]:
        """What to choose from, the kinds with the most first. What there is none of may only be left out again."""
        found = [self._choice(one) for one in self.asked.index.kinds]
        return sorted((one for one in found if one.count != 0 or one.chosen), key=lambda one: -(one.count or 0))

    def _choice(self, kind: Code) -> Choice:
        return Choice(kind.name, self._say.code(kind), self._number(kind), kind in self.asked.kinds)

    def _number(self, kind: Code) -> int | None:
        return self._numbers.get(kind.name, 0) if self.counted else None

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {one["kind"]: one["count"] for one in self._data["kinds"]["nodes"]}

    @property
    def apart(self) -> list[tuple[Choice, str]]:
        """The kinds that are left out without being asked, each with its address, if there are any of it."""
        choices = map(self._choice, self.asked.left_apart)
        return [(one, self.asked.begun.having(KIND, one.value).query()) for one in choices if one.count != 0]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form sends along: all but what it has fields for, and which page it was."""
        return [(name, value) for name, value in self.asked.state.items() if name not in (SOUGHT, KIND, *OF_A_PAGE)]

    @property
    def everything(self) -> str:
        """The address of the list without what it is narrowed by."""
        return self.asked.begun.having(SOUGHT).having(KIND).query()

    @property
    def earlier(self) -> str | None:
        """The address of the page before."""
        info, number = self._list["pageInfo"], self.asked.number - 1
        if not info["hasPreviousPage"] or number < 1:
            return None
        return self._turned(number, BEFORE, info["startCursor"]) if number > 1 else self.asked.begun.query()

    @property
    def later(self) -> str | None:
        """The address of the next page."""
        info = self._list["pageInfo"]
        return self._turned(self.asked.number + 1, AFTER, info["endCursor"]) if info["hasNextPage"] else None

    def _turned(self, number: int, side: str, cursor: str) -> str:
        return self.asked.begun.having(NUMBER, str(number)).having(side, cursor).query()


def _actor(node: Mapping[str, Any]) -> ActorRow:
    counts = (_count(node, name) for name in ("parts", "promises", "claims"))
    return ActorRow(actor_in(node), ActorKind[node["kind"]], titled(node["dataset"]), *counts)


def _source(node: Mapping[str, Any]) -> SourceRow:
    title, published = text_of(node, "title"), edtf_in(node, "published")
    kind, dataset, records = SourceKind[node["kind"]], titled(node["dataset"]), _count(node, "records")
    return SourceRow(node["id"], title, kind, dataset, node["publisher"], published, records)


def _count(node: Mapping[str, Any], name: str) -> int | None:
    return int(node[name]["totalCount"]) if name in node else None


def index_page(told: IndexPage, shell: Shell, place: Place) -> str:
    """The page in HTML."""
    return page("index.html", place, shell=replace(shell, timeless=True), told=told)
