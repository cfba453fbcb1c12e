"""The search field: a page of hits by score, and a snippet of each, cut from its own texts once these are read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

from graphql import GraphQLField

from api.errors import BAD_USER_INPUT, RequestError
from api.query.answering import shapes as sh
from api.query.answering.cursors import Seal
from api.query.planning.collecting import Details
from api.query.planning.pages import Over, read_page
from api.query.planning.roots.computed import ComputedFields
from api.query.planning.roots.connections import AddRoot, ConnectionFields
from api.query.planning.selecting import Selecting
from api.schema import meaning as m
from api.schema.meaning import meaning_of
from api.schema.roots.search import searchable, searched, value_name
from graph.asked import selection as s
from graph.asked.clocks import without_exceptions
from graph.asked.filters import both
from graph.asked.operators import class_names
from graph.asked.selection import At
from graph.errors import shortened
from graph.searching.query import SHORTEST_BEGINNING, SearchQuery, Sort, Term
from graph.searching.snippets import Languages, Snippets
from graph.statement import Parameter
from graph.stored import columns
from graph.stored.columns import Shown, shown
from graph.stored.surroundings import surroundings
from ontology.model import Node, Ontology
from ontology.naming import uncapitalized
from ontology.values import Language, Text

Classes = tuple[Enum, ...]
SUBJECT = "search"
MAX_WORDS = 64
MAX_CHARACTERS = 1_000
"""More than a text of so many words has. To fold a longer one, and to take it apart, would hold others up."""
ORDER = (s.Order(s.RANK, descending=True, at=At.EDGE), s.Order(columns.ID_KEY))


class SearchFields(ConnectionFields):
    """Gathers what one search field selects. `by_default`: the classes that are looked in where none are named."""

    present = s.Leaf(columns.ID)

    def __init__(
        self,
        selecting: Selecting,
        key: str,
        by_default: Classes,
        arguments: Mapping[str, Any],
        details: Details,
        add_root: AddRoot,
    ) -> None:
        super().__init__(selecting)
        self._text, self._add_root, self._cuts = arguments["text"], add_root, False
        given = tuple(_conditions(selecting, key, arguments.get("where") or {}))
        self._where = tuple(_counted(selecting.ontology, dict(given)))
        asked = arguments.get("in")
        among = tuple(asked) if isinstance(asked, list) else asked
        self._classes = by_default if among is None else among
        seal = _seal(key, self._text, among, given)
        self.use = selecting.page(details, Over(Node), lambda number: read_page(number, key, arguments, ORDER, seal))

    def _page_root(self, page: s.Page, items: s.Items) -> s.Root:
        return s.Search(self._text, self._classes, self._where, page, items, self._cuts)

    def _count_root(self) -> s.Root:
        return s.CountSearch(self._text, self._classes, self._where)

    def _of_connection(self, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        if meaning_of(graphql_field) is m.OfConnection.COUNTS:
            return self._counts(graphql_field, details)
        return super()._of_connection(key, graphql_field, details)

    def _counts(self, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        """How many there are of each class, whichever are looked in."""
        among = searchable(self._selecting.ontology)
        at = self._add_root(s.CountClasses(self._text, None, self._where, among))
        each = ComputedFields(self._selecting).object(graphql_field, details)
        return sh.Counts(at, tuple((cls.__name__, value_name(cls)) for cls in among), each)

    def _of_edge(self, key: str, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        match meaning_of(graphql_field):
            case m.OfEdge.SCORE:
                return sh.Cell(self._row.add(s.Leaf(s.SCORE, At.EDGE)))
            case m.OfEdge.SNIPPET:
                return self._snippet(sh.Cell("text"))
            case m.OfEdge.SNIPPET_LANGUAGE:
                return self._snippet(sh.Cell("language_name"))
            case m.OfEdge.SNIPPET_PARTS:
                parts = ComputedFields(self._selecting).object(graphql_field, details)
                return self._snippet(sh.Listed("parts", parts))
        return super()._of_edge(key, graphql_field, details)

    def _snippet(self, shape: sh.Shape) -> sh.Snippet:
        """What is shown of a snippet, which is cut from all texts that a search looks into, each as it is stored."""
        texts = [
            (cls, tuple(_texts_of_hit(cls, self._selecting.ontology))) for cls in searchable(self._selecting.ontology)
        ]
        read = s.ByClass(tuple((cls, tuple(item for item, _ in own)) for cls, own in texts))
        languages = tuple((cls.__name__, tuple(language for _, language in own)) for cls, own in texts)
        given, self._cuts = self._selecting.give(Parameter(self._text, SnippetsOf(languages))), True
        return sh.Snippet(self._row.add(read), given, shape)

    def _node(self, graphql_field: GraphQLField, details: Details) -> sh.Shape:
        return self._selecting.node(Node, graphql_field, details, self._row)


@dataclass(frozen=True)
class SnippetsOf:
    """Makes of a search text what cuts its snippets. `languages`: those of the texts of each class."""

    languages: tuple[tuple[str, Languages], ...]

    def __call__(self, text: str) -> Snippets:
        return Snippets(SearchQuery.parse(text), dict(self.languages))


def _conditions(selecting: Selecting, key: str, where: Mapping[str, Any]) -> Iterator[tuple[type[Node], s.Filter]]:
    """What nodes of each class must meet, where anything is asked of them."""
    for cls in searchable(selecting.ontology):
        name = uncapitalized(cls.__name__)
        asked = selecting.where.of_nodes(cls, where.get(name), f"{key}: where.{name}")
        if asked != s.EVERYTHING:
            yield cls, asked


def _counted(ontology: Ontology, given: Mapping[type[Node], s.Filter]) -> Iterator[tuple[type[Node], s.Filter]]:
    """The same, and that findings are none that their rule does not count."""
    for cls in searchable(ontology):
        asked = both(given.get(cls, s.EVERYTHING), without_exceptions(cls))
        if asked != s.EVERYTHING:
            yield cls, asked


def _seal(name: str, text: Any, classes: Any, where: tuple[tuple[type[Node], s.Filter], ...]) -> Seal:
    """Cursors of hits are tied to the text, the classes, and what is asked of each class."""
    sought = Parameter(text, partial(_terms, name))
    among = () if classes is None else (Parameter(classes, _in_one_order),)
    subject = " ".join([SUBJECT, *(cls.__name__ for cls, _ in where)])
    asked = Seal.of(subject, ORDER, s.And(tuple(condition for _, condition in where)))
    return Seal(asked.form, (sought, *among, *asked.values))


def _in_one_order(classes: Any) -> list[str]:
    """The names of classes, each once: in whichever order they are given, the hits are the same."""
    return sorted({*class_names(classes)})


def check_length(name: str, text: str) -> None:
    """RequestError where a text has too many characters. `name`: of the field that takes it."""
    if len(text) > MAX_CHARACTERS:
        message = f"{name}: the text {shortened(text)!r} has {len(text)} characters; give {MAX_CHARACTERS} at most."
        raise RequestError.of(BAD_USER_INPUT, message)


def _terms(name: str, text: str) -> list[Any]:
    """The terms of a text in writing. RequestError where it has too many characters, or too many words."""
    check_length(name, text)
    query = SearchQuery.parse(text)
    if query.length > MAX_WORDS:
        message = f"{name}: the text has {query.length} words; give {MAX_WORDS} at most."
        raise RequestError.of(BAD_USER_INPUT, message)
    if short := next(filter(None, map(_begun_too_short, query.terms)), None):
        message = f"{name}: the text has {short!r}; give {SHORTEST_BEGINNING} letters at least before an asterisk."
        raise RequestError.of(BAD_USER_INPUT, message)
    return query.written


def _begun_too_short(term: Term) -> str:
    """The beginning of a word, if it is that of very many: an index would look for each of them. Otherwise empty."""
    (word, *_) = term.words
    return f"{word}*" if term.sort is Sort.PREFIX and len(word) < SHORTEST_BEGINNING else ""


def _texts_of_hit(cls: type[Node], ontology: Ontology) -> Iterator[tuple[s.Item, Language | Languages | None]]:
    """The texts by which nodes of a class are found, each with its language: their own, labels, names around them."""
    yield from _texts(cls)
    yield from _text(columns.LABEL["EN"], Language)
    for one in surroundings(ontology):
        led = one.relation.declared
        if issubclass(cls, led.source) and (names := tuple(_texts(led.target))):
            yield s.NamesAround(one, tuple(leaf for leaf, _ in names)), tuple(language for _, language in names)


def _texts(cls: type[Node]) -> Iterator[tuple[s.Leaf, Language | None]]:
    for prop in searched(cls):
        yield from _text(next(iter(shown(prop).values())), Language if prop.range is Text else (None,))


def _text(leaf: Shown, languages: Iterable[Language | None]) -> Iterator[tuple[s.Leaf, Language | None]]:
    for column, language in zip(leaf.columns, languages, strict=True):
        yield s.Leaf(Shown((column,), leaf.scalar, leaf.many)), language
