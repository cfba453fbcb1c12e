"""Full-text search of generated texts. What must be found is told by a plain reading of the texts, word by word, which
knows nothing of an index; as each engine agrees with it, engines agree with each other.
"""

from collections.abc import AsyncIterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from api.query.engine import Engine
from api.schema import build_schema
from graph.loading.load import load
from graph.searching.words import search_words
from graph.store import Store
from ontology import ONTOLOGY
from ontology.iris import DEFAULT_BASE_IRI
from ontology.sources import Source
from ontology.values import Text
from ontology.vocabularies import SourceKind
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.graph.searching.test_search import found
from tests.patience import PATIENT

WORDS = ["Ménaka", "œil", "OEIL", "Straße", "l'azawad", "10.5", "AND", "OR", "NOT", "جماعة", "ab", "a", "b"]
ODD = ["foo_bar", "foo", "bar", "_", "ࢶ", "ՠՠ"]
LONG = ["x" * 254, "x" * 255, "x" * 256, "x" * 300]
word = st.sampled_from(WORDS + ODD + LONG) | st.text("abAéßİ1-'+*\"", min_size=1, max_size=4).filter(search_words)
title = st.lists(word, min_size=1, max_size=4).map(" ".join)
titles = st.lists(st.tuples(title, title), min_size=1, max_size=6)


@st.composite
def terms(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Terms of a query: how they are meant, and their words."""
    kinds = st.sampled_from(["words", "phrase", "prefix"])
    made = draw(
        st.lists(st.tuples(kinds, st.lists(word, min_size=1, max_size=2).map(" ".join)), min_size=1, max_size=3)
    )
    return [(kind, said.replace('"', "").replace("*", "")) for kind, said in made]


@pytest.fixture(scope="module")
async def searched(store_url: str) -> AsyncIterator[Store]:
    """A store that is filled anew by every example."""
    made = opened(store_url)
    yield made
    await made.close()


@given(texts=titles, query=terms())
@example(texts=[("l'azawad libre", "b"), ("la zawad", "b")], query=[("phrase", "L’AZAWAD")])
@example(texts=[("b", "a b"), ("b a", "b"), ("ab", "b"), ("b", "b")], query=[("prefix", "a")])
@example(texts=[("a b c", "b"), ("a c b", "b"), ("a", "b c")], query=[("phrase", "a b"), ("words", "c")])
@example(texts=[("foo_bar", "b"), ("foo bar", "b"), ("bar", "b")], query=[("words", "foo")])
@example(texts=[("ࢶ", "b"), ("b", "b")], query=[("words", "ࢶ")])
@example(texts=[("x" * 300, "b"), ("x" * 200, "b")], query=[("prefix", "x" * 260)])
async def test_what_generated_texts_find(
    searched: Store, texts: list[tuple[str, str]], query: list[tuple[str, str]]
) -> None:
    sources = (Source(id=f"source/it-{n}", kind=SourceKind.PRESS, title=Text(*text)) for n, text in enumerate(texts))
    await load(searched, delivery(*(row(n, one) for n, one in enumerate(sources)), name="generated"), strict=True)
    engine = Engine(build_schema(ONTOLOGY), searched, DEFAULT_BASE_IRI, PATIENT)
    said = " ".join({"words": "{}", "phrase": '"{}"', "prefix": "{}*"}[kind].format(words) for kind, words in query)
    expected = {f"source/it-{n}" for n, text in enumerate(texts) if _has(text, query)}
    assert await found(engine, said, "SOURCE") == expected


def _has(texts: tuple[str, str], query: list[tuple[str, str]]) -> bool:
    held = [search_words(text).split() for text in texts]
    return any(search_words(words) for _, words in query) and all(_holds(held, *term) for term in query)


def _holds(held: list[list[str]], kind: str, said: str) -> bool:
    words = search_words(said).split()
    if not words:
        return True
    if kind == "phrase":
        return any(text[at : at + len(words)] == words for text in held for at in range(len(text)))
    whole = words[:-1] if kind == "prefix" else words
    every = {one for text in held for one in text}
    return every.issuperset(whole) and (kind == "words" or any(one.startswith(words[-1]) for one in every))
