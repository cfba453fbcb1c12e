"""Which agreement or actor is meant by what people call it: its id or key, a name in either language, an acronym, or a
part of one.

It is taken only where a single one fits. Otherwise the nearest are proposed: the ledger of another agreement, taken for
that of the one which was meant, would mislead.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import cached_property
from typing import Protocol, TypeVar

from graph.asked import selection as s
from graph.asked.selection import At
from graph.compliance.rows import Piece, RowOf, leaf, plain, row_of, text
from graph.searching.dates import written_out
from graph.searching.names import LONGEST_NAME, name_token
from graph.searching.query import SearchQuery, Sort, Term
from graph.searching.stems import stems
from graph.searching.words import words_of
from graph.store import Store
from graph.stored import columns
from ontology.actors import Actor
from ontology.agreements import Agreement
from ontology.values import Language, Text, fold, slug

T = TypeVar("T")
HITS, READ, NEAREST = 50, 10_000, 3
"""Among how many hits of a search, and of all agreements, one is looked for; and how many are proposed."""
BEST_FIRST = (s.Order(s.RANK, descending=True, at=At.EDGE), s.Order(columns.ID_KEY))
BY_ID = (s.Order(columns.ID_KEY),)
ID_ALONE = (s.Leaf(columns.ID),)
LANGUAGES = (Language.EN, Language.FR)
Named = type[Agreement] | type[Actor]


class Among(Enum):
    """The classes in which a search looks."""

    AGREEMENT = Agreement.__name__
    ACTOR = Actor.__name__


@dataclass(frozen=True)
class Title:
    """An agreement or actor as it may be called."""

    id: str
    name: Text
    others: tuple[str, ...]
    dates: tuple[str, ...]

    @property
    def key(self) -> str:
        """The id without its class, by which it is asked for."""
        return self.id.partition("/")[2]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return (*self.name.variants, *self.others)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """All by which it may be called, its key and dates among them."""
        dates = (written_out(date, language) for date in self.dates for language in LANGUAGES)
        return (*self.names, self.key.replace("-", " "), *dates)


def _title(cls: Named, dates: Piece) -> RowOf[Title]:
    others = Piece((leaf(cls, "aliases"), leaf(cls, "acronyms")), lambda *lists: sum(map(tuple, lists), ()))
    return row_of(Title, id=plain(s.Leaf(columns.ID)), name=text("name"), others=others, dates=dates)


TITLES: dict[Named, RowOf[Title]] = {
    Agreement: _title(Agreement, plain(leaf(Agreement, "date", "edtf"), lambda edtf: tuple(edtf.split("/")))),
    Actor: _title(Actor, Piece((), lambda: ())),
}


@dataclass(frozen=True)
class Meant:
    """What is meant; where it is not clear which, None and the nearest."""

    id: str | None
    nearest: tuple[Title, ...] = ()


class Work(Protocol):
    """Does some work, here or elsewhere."""

    async def __call__(self, work: Callable[[], T], /) -> T:
        """The result of the work."""


async def at_once(work: Callable[[], T]) -> T:
    """Does it here."""
    return work()


async def meant(store: Store, cls: Named, asked: str, do: Work = at_once) -> Meant:
    """What of a class is called so in a store. Of what is longer than any name, the beginning is looked for.

    `do` compares names, which takes long where there are many.
    """
    asked, title = asked[:LONGEST_NAME].strip(), TITLES[cls]
    id_ = f"{cls.path()}/{slug(asked.casefold().removeprefix(f'{cls.path()}/'))}"
    (exact,) = await store.fetch(store.compile((s.Find(cls, id_, ID_ALONE),)), {})
    if exact:
        return Meant(id_)
    hit = (s.ByClass(((cls, title.items),)),)
    sought = s.Search(asked, (Among(cls.__name__),), (), s.Page(BEST_FIRST, HITS), hit)
    (found,) = await store.fetch(store.compile((sought,)), {})
    query, hits = SearchQuery.parse(asked), title.read_each(told for ((_, *told),) in found)
    if one := _only(hits, query):
        return Meant(one.id)
    (rows,) = await store.fetch(store.compile((s.All(cls, s.Page(BY_ID, READ), title.items),)), {})
    return await do(lambda: _among(title.read_each(rows), hits, asked, query))


def _among(titles: Sequence[Title], hits: Sequence[Title], asked: str, query: SearchQuery) -> Meant:
    """What of all that there is is called so, or is nearest to it."""
    if one := _only(titles, query):
        return Meant(one.id)
    return Meant(None, _nearest(asked, query, hits, titles))


def _only(titles: Iterable[Title], query: SearchQuery) -> Title | None:
    """The one that is called so; else that with all words in one name; else in all by which it may be called.

    None where there is none in any way, or several in the first in which there are any.
    """
    ways: tuple[Callable[[Title], bool], ...] = (
        lambda one: bool(query.named) and query.named in {name_token(words_of(name)) for name in one.names},
        lambda one: any(_has_all(query, [name]) for name in one.names),
        lambda one: _has_all(query, one.texts),
    )
    titles = tuple(titles)
    for way in ways if any(map(str.isalpha, query.named)) else ways[-1:]:  # a number may be a year that many are of
        if fitting := [one for one in titles if way(one)]:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _has_all(query: SearchQuery, texts: Iterable[str]) -> bool:
    words = {word for text in texts for word in words_of(text)}
    return bool(query.terms) and all(_has(term, words) for term in query.terms)


def _has(term: Term, words: set[str]) -> bool:
    """Whether a term is among words, in whatever form; the last one of a text may be only begun."""
    if term.prefix and any(word.startswith(term.words[0]) for word in words):
        return True
    if term.sort is Sort.PHRASE:
        return words.issuperset(term.words)
    return any(not set(term.stems).isdisjoint(stems(word)) for word in words)


def _nearest(asked: str, query: SearchQuery, hits: Sequence[Title], titles: Sequence[Title]) -> tuple[Title, ...]:
    """Those that the search found; then those with most of the words, of which rare ones tell more, or most alike."""
    having = {one.id: [term for term in query.terms if _has(term, _words(one))] for one in titles}
    common = Counter(term for terms in having.values() for term in terms)
    worth = {one.id: sum(1 / common[term] for term in having[one.id]) + _likeness(asked, one) for one in titles}
    first = dict.fromkeys((*hits, *sorted(titles, key=lambda one: -worth[one.id])))
    return tuple(first)[:NEAREST]


def _words(title: Title) -> set[str]:
    return {word for text in title.texts for word in words_of(text)}


def _likeness(asked: str, title: Title) -> float:
    """How much alike what is asked for and the most similar of the names are, from 0 to 1."""
    folded = fold(asked)
    return max(SequenceMatcher(None, folded, fold(name)).ratio() for name in (*title.names, title.key))
