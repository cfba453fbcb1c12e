"""What a brief is asked for: of which day, by which sources, which parts of the page and which promises."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from api.reports.brief.phrases import PARTS
from api.reports.choices import narrowing
from graph.compliance.accounts import Ledger
from graph.compliance.narrowing import Narrowing
from graph.compliance.promises import NamedActor
from graph.compliance.wording import both
from ontology.values import Text

ANY = ("any", "all", "toute", "toutes", "tout")
"""What says that sources of any day count."""
IN_FRENCH = {"promesses": "promises", "affrontements": "clashes", "violences": "killings", "femmes": "women"}
"""What parts are called in French, where they are called otherwise."""
NO_PART = Text(
    "take: {asked} is no part of a brief; write some of: {known}.",
    "take : {asked} n’est pas une partie d’une note ; écrivez-en parmi : {known}.",
)


class NoSuchPart(ValueError):
    """Says in both languages that a page has no part called so, and which it has."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


@dataclass(frozen=True)
class What:
    """Which parts and promises. Where promises are narrowed to a topic and no part is named, they stand alone."""

    parts: tuple[str, ...] = tuple(PARTS)
    only: Narrowing = Narrowing()  # noqa: RUF009 - it is frozen
    words: Text | None = None


@dataclass(frozen=True)
class Asked:
    """A brief that is asked for, by the words for its parts."""

    agreement: str
    as_of: date
    known_by: date | None
    take: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()

    def what(self, ledger: Ledger, lang: str, taking: Iterable[NamedActor] = ()) -> What:
        """Which parts and promises are meant. NotInLedger, in that language, where the ledger has no such thing.

        `taking`: those who took part in events of which the brief may tell.
        """
        given = What(self.take or (("promises",) if self.topics else tuple(PARTS)))
        if ledger.not_yet or not (self.topics or self.actors):
            return given
        only, words = narrowing(ledger, self.topics, self.actors, (), lang, taking)
        return replace(given, only=only, words=words)


def parts_named(asked: Iterable[str]) -> tuple[str, ...]:
    """The parts that words name, each a list between commas, in the order of the page. NoSuchPart where one is none."""
    words = [name.strip() for words in asked for name in words.split(",") if name.strip()]
    names = [IN_FRENCH.get(name.lower(), name) for name in words]
    for name in names:
        if name not in PARTS:
            quoted = Text(repr(name), f"«\u00a0{name}\u00a0»")
            known = ", ".join(PARTS)
            raise NoSuchPart(both(*NO_PART.variants, asked=quoted, known=Text(known, known)))
    return tuple(part for part in PARTS if part in names)
