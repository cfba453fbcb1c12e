"""What the address of a list of actors or of sources may ask for, and the variables that GraphQL is asked with."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from api.explorer.state import State, Words
from api.web.problems import Problem
from graph.errors import shortened
from ontology.codes import Code
from ontology.values import Language
from ontology.vocabularies import ActorKind, SourceKind

SOUGHT, KIND, AFTER, BEFORE, NUMBER = "q", "kind", "after", "before", "page"
WORDS = Words(once=(SOUGHT, AFTER, BEFORE, NUMBER, "format"), many=(KIND,))
OF_A_PAGE = (AFTER, BEFORE, NUMBER)
"""What says which page of the list an address is of; whatever narrows the list begins it anew."""
PAGE = 100


@dataclass(frozen=True)
class Index:
    """A list of all nodes of a class. `name`: its address, its documents, and what these ask for, are called so.

    `order`: the field that it is in the order of. `searched`: those that a search looks in. `apart`: the kinds that
    are left out unless they are asked for.
    """

    name: str
    kinds: type[Code]
    order: str
    searched: tuple[str, ...]
    apart: tuple[Code, ...] = ()


ACTORS = Index("actors", ActorKind, "NAME", ("name", "aliases", "acronyms"), apart=(ActorKind.UNNAMED,))
"""Whom a source leaves unnamed is no actor that a reader looks for by name: there is one for every claim and event."""
SOURCES = Index("sources", SourceKind, "TITLE", ("title", "publisher"))
INDEXES = (ACTORS, SOURCES)


@dataclass(frozen=True)
class Asked:
    """What an address asks for, read and checked. Problem, in both languages, says what it cannot be."""

    index: Index
    state: State

    def __post_init__(self) -> None:
        self.kinds, self.number  # noqa: B018 - whatever is wrong in it is told at once

    @property
    def sought(self) -> str:
        """What is to be in a name."""
        return (self.state.one(SOUGHT) or "").strip()

    @cached_property
    def kinds(self) -> tuple[Code, ...]:
        """The kinds that are asked for."""
        return tuple(self._kind(text) for text in self.state.all(KIND))

    def _kind(self, text: str) -> Code:
        name, codes = text.strip().upper().replace("-", "_").replace(" ", "_"), self.index.kinds.__members__
        if name in codes:
            return codes[name]
        value, known = shortened(text), ", ".join(codes)
        raise Problem(
            400,
            f"kind={value} is not one of those that there are. Write one of: {known}.",
            fr=f"kind={value} n’est pas de ceux qui existent. Écrivez l’un de ceux-ci : {known}.",
        )

    @property
    def number(self) -> int:
        """Which page of the list it is, from 1 on. A cursor does not say, so the address does."""
        text, goes_on = self.state.one(NUMBER), any(self.state.one(name) for name in (AFTER, BEFORE))
        if text is None and not goes_on:
            return 1
        number = int(text[:9]) if text and text.isascii() and text.isdecimal() else 0
        if not (number and goes_on):
            value = shortened(text or "")
            raise Problem(
                400,
                f"page={value} does not say which page it is: a number goes with after or before, and these with a"
                " number. Follow the links from page to page, or leave out all three.",
                fr=f"page={value} ne dit pas de quelle page il s’agit : un numéro va avec after ou before, et ceux-ci"
                " avec un numéro. Suivez les liens d’une page à l’autre, ou ôtez les trois.",
            )
        return number

    @property
    def begun(self) -> State:
        """The state of the first page of the same list."""
        state = self.state
        for name in OF_A_PAGE:
            state = state.having(name)
        return state

    @property
    def by_name(self) -> dict[str, Any]:
        """The conditions, but for the kinds."""
        if not self.sought:
            return {}
        return {"OR": [{field: {"contains": self.sought}} for field in self.index.searched]}

    @property
    def where(self) -> dict[str, Any]:
        """The conditions."""
        chosen, apart = ([one.name for one in kinds] for kinds in (self.kinds, self.index.apart))
        kinds = {"kind": {"in": chosen} if chosen else {"notIn": apart}} if chosen or apart else {}
        return {"AND": [one for one in (self.by_name, kinds) if one]}

    @property
    def left_apart(self) -> tuple[Code, ...]:
        """The kinds that are left out without being asked."""
        return () if self.kinds else self.index.apart

    def variables(self, language: Language) -> dict[str, Any]:
        """The variables of the document of a page of the list."""
        before = self.state.one(BEFORE)
        page = {"last": PAGE, "before": before} if before else {"first": PAGE, "after": self.state.one(AFTER)}
        return {**self.of_all(language), "butKind": self.by_name, **page}

    def of_all(self, language: Language) -> dict[str, Any]:
        """The variables of the document of the whole list, as its forms hand it out."""
        return {"where": self.where, "order": [{"field": self.index.order, "language": language.name}]}
