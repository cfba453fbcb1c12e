"""Full-text search of generated texts. What must be found is told by a plain reading of the texts, word by word, which
knows nothing of an index; as each engine agrees with it, engines agree with each other.
"""

from collections.abc import AsyncIterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from api.query.engine import Engine
from graph.loading.load import load
from graph.searching.query import SHORTEST_BEGINNING
from graph.searching.stems import FUNCTION_WORDS, stem
from graph.searching.words import search_words
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from ontology.sources import Source
from ontology.values import Language, Text
from ontology.vocabularies import SourceKind
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.graph.searching.test_search import found
from tests.patience import PATIENT
from tests.schemas import schema_of

WORDS = ["Ménaka", "œil", "OEIL", "Straße", "l'azawad", "10.5", "AND", "OR", "NOT", "جماعة", "ab", "a", "b"]
FORMS = ["attaque", "Attaques", "attack", "attacks", "exécution", "executions", "the", "des", "execu"]
ODD = ["foo_bar", "foo", "bar", "_", "ࢶ", "ՠՠ"]
LONG = ["x" * 254, "x" * 255, "x" * 256, "x" * 300]
word = st.sampled_from(WORDS + FORMS + ODD + LONG) | st.text("abAéßİ1-'+*\"", min_size=1, max_size=4).filter(
    search_words
)
title = st.lists(word, min_size=1, max_size=4).map(" ".join)
titles = st.lists(st.tuples(title, title), min_size=1, max_size=6)


@st.composite
def terms(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Terms of a query: how they are meant, and their words."""
    kinds = st.sampled_from(["words", "phrase", "prefix"])
    made = draw(
        st.lists(st.tuples(kinds, st.lists(word, min_size=1, max_size=2).map(" ".join)), min_size=1, max_size=3)
    )
    plain = [(kind, said.replace('"', "").replace("*", "")) for kind, said in made]
    told = ((kind, search_words(said) if kind == "prefix" else said) for kind, said in plain)  # a star follows a word
    return [("words" if kind == "prefix" and _is_short(said) else kind, said) for kind, said in told]


def _is_short(said: str) -> bool:
    """Whether the last of some words may not be taken for the beginning of one."""
    return len(said.rpartition(" ")[-1]) < SHORTEST_BEGINNING


@pytest.fixture(scope="module")
async def searched(store_url: str) -> AsyncIterator[Store]:
    """A store that is filled anew by every example."""
    made = opened(store_url)
    yield made
    await made.close()


@given(texts=titles, query=terms())
@example(texts=[("l'azawad libre", "b"), ("la zawad", "b")], query=[("phrase", "L’AZAWAD")])
@example(texts=[("b", "aaa b"), ("b aaa", "b"), ("aaab", "b"), ("b", "b")], query=[("prefix", "aaa")])
@example(texts=[("a b c", "b"), ("a c b", "b"), ("a", "b c")], query=[("phrase", "a b"), ("words", "c")])
@example(texts=[("foo_bar", "b"), ("foo bar", "b"), ("bar", "b")], query=[("words", "foo")])
@example(texts=[("ࢶ", "b"), ("b", "b")], query=[("words", "ࢶ")])
@example(texts=[("attacks", "b"), ("attack", "b"), ("b", "attaques")], query=[("words", "attack")])
@example(texts=[("a the b", "b"), ("the", "b"), ("c", "the")], query=[("words", "the")])
@example(texts=[("executed", "b"), ("b", "exécutions")], query=[("words", "the execu")])
@example(texts=[("x" * 300, "b"), ("x" * 200, "b")], query=[("prefix", "x" * 260)])
async def test_what_generated_texts_find(
    searched: Store, texts: list[tuple[str, str]], query: list[tuple[str, str]]
) -> None:
    sources = (Source(id=f"source/it-{n}", kind=SourceKind.PRESS, title=Text(*text)) for n, text in enumerate(texts))
    await load(searched, delivery(*(row(n, one) for n, one in enumerate(sources)), name="generated"), strict=True)
    engine = Engine(schema_of(ONTOLOGY), searched, DEFAULT_BASE_IRI, PATIENT)
    said = " ".join({"words": "{}", "phrase": '"{}"', "prefix": "{}*"}[kind].format(words) for kind, words in query)
    expected = {f"source/it-{n}" for n, text in enumerate(texts) if _has(text, query)}
    assert await found(engine, said, "SOURCE") == expected


def _has(texts: tuple[str, str], query: list[tuple[str, str]]) -> bool:
    """Whether an English and a French text hold all that is asked for."""
    terms = [one for kind, words in query for one in _terms(kind, search_words(words))]
    telling = [(kind, said) for kind, said in terms if kind != "word" or said not in FUNCTION_WORDS]
    if not telling:
        return bool(terms) and all(_stands(texts, said) for _, said in terms)
    begun = telling[-1] == terms[-1] and len(terms[-1][1]) >= SHORTEST_BEGINNING
    *before, (kind, said) = telling
    if kind == "word" and begun and _holds(texts, "prefix", said):
        return all(_holds(texts, *term) for term in before)
    return all(_holds(texts, *term) for term in telling)


def _terms(kind: str, said: str) -> list[tuple[str, str]]:
    """A phrase is one term. Of other words each is one, and of a prefix, only the last is begun."""
    if kind == "phrase":
        return [(kind, said)] if said else []
    words = said.split()
    return [("prefix" if kind == "prefix" and at == len(words) else "word", one) for at, one in enumerate(words, 1)]


def _holds(texts: tuple[str, str], kind: str, said: str) -> bool:
    if kind == "phrase":
        return _stands(texts, said)
    held = [search_words(text).split() for text in texts]
    if kind == "prefix":
        return any(word.startswith(said) for words in held for word in words)
    languages = zip(held, (Language.EN, Language.FR), strict=True)
    stems = {stem(word, language) for words, language in languages for word in words if word not in FUNCTION_WORDS}
    return not stems.isdisjoint({stem(said, Language.EN), stem(said, Language.FR)})


def _stands(texts: tuple[str, str], said: str) -> bool:
    return any(f" {said} " in f" {search_words(text)} " for text in texts)
