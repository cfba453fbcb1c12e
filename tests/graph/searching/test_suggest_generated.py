"""Suggestions from generated names. What must come, and in which order, is told by a plain reading of the names, which
knows nothing of an index; as each engine agrees with it, engines agree with each other.
"""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from graph.loading.load import load
from graph.searching.words import search_words
from graph.store import Store
from ontology.actors import Actor
from ontology.model import Node
from ontology.sources import Source
from ontology.values import Language, Text
from ontology.vocabularies import ActorKind, SourceKind
from tests.api.query.guarding.limited import engine
from tests.graph.conftest import opened
from tests.graph.deliveries import delivery, row
from tests.graph.searching.test_suggest import suggested

Named = tuple[tuple[str, str, str], list[str], list[str]]
"""The label in each language, empty where there is none; aliases; acronyms."""
COMPARED = 60
NO_BEGINNING = {"a", "de", "of", "l"}
WORDS = ["a", "ab", "Abc", "Âb", "de", "of", "L’ab", "Straße", "a-b", "x" * 40, "B", "ba", "!", "جماعة"]
name = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
names = st.tuples(
    st.tuples(name, st.just("") | name, st.just("") | name),
    st.lists(name, max_size=2, unique=True),
    st.lists(name, max_size=1),
)
asked = st.fixed_dictionaries(
    {"text": name | st.sampled_from(["", "a", "b", "x" * 70]), "lang": st.none() | st.sampled_from(Language)}
)


@pytest.fixture(scope="module")
async def kept(store_url: str) -> AsyncIterator[Store]:
    """A store that is filled anew by every example."""
    made = opened(store_url)
    yield made
    await made.close()


@settings(phases=(Phase.explicit, Phase.generate))  # to shrink loads of a store takes minutes
@given(actors=st.lists(names, max_size=5), titles=st.lists(names, max_size=3), asked=st.lists(asked, min_size=3))
@example(
    actors=[(("ab ab", "Âb ab", ""), ["ab"], ["ab ab"]), (("x" * 80, "x" * 70, "a"), [], [])],
    titles=[(("a", "a b", ""), [], [])],
    asked=[
        {"text": text, "lang": lang} for text in ("a", "AB a", "x" * 75, "b", "a b a") for lang in (None, *Language)
    ],
)
async def test_what_is_suggested_of_generated_names(
    kept: Store, actors: list[Named], titles: list[Named], asked: list[dict[str, Any]]
) -> None:
    nodes = [*(_actor(at, one) for at, one in enumerate(actors)), *(_source(at, one) for at, one in enumerate(titles))]
    await load(kept, delivery(*(row(at, node) for at, node in enumerate(nodes)), name="generated"), strict=True)
    for one in asked:
        lang = one["lang"] and one["lang"].name
        found = await suggested(engine(kept), one["text"], lang=lang, first=50, **{"in": ["ACTOR", "SOURCE"]})
        own = [each for each in found if each[2] != "generated"]
        assert own == [each for _, each in sorted(_suggestions(nodes, one["text"], one["lang"]))], one


def _actor(at: int, named: Named) -> Actor:
    (en, fr, native), aliases, acronyms = named
    text = Text(en, fr or None, native or None)
    kind = ActorKind.MILITIA
    return Actor(id=f"actor/it-{at}", kind=kind, name=text, aliases=tuple(aliases), acronyms=tuple(acronyms))


def _source(at: int, named: Named) -> Source:
    (en, fr, _), *_ = named
    return Source(id=f"source/it-{at}", kind=SourceKind.PRESS, title=Text(en, fr or None))


def _suggestions(nodes: list[Any], text: str, lang: Language | None) -> Any:
    """What is suggested, each behind what it is ordered by: the best of each node."""
    words = search_words(text)
    begin = next((at for at, word in enumerate(words.split()[:-1]) if word not in NO_BEGINNING), len(words.split()) - 1)
    typed = {words[:COMPARED], " ".join(words.split()[begin:])[:COMPARED]} - {""}
    for node in nodes if typed else []:
        if found := [(*match, lang) for match in _matches(node, typed, words.split())]:
            (fits, tier, further, key, _), said, language, _ = min(found, key=_of_node)
            yield (fits, tier, key, further, node.id), (said, language and language.name, node.id.partition("/")[2])


def _of_node(match: tuple[tuple[int, int, bool, str, int], str, Language | None, Language | None]) -> Any:
    (fits, *order), _, language, lang = match
    return fits, lang is not None and language not in (lang, None), *order


def _matches(node: Node, typed: set[str], typed_words: list[str]) -> Any:
    for at, (said, language, further) in enumerate(_names(node)):
        words = search_words(said)
        for begin in range(len(words)):
            later = begin > 0
            if later and (words[begin - 1] != " " or isinstance(node, Source)):
                continue
            key = words[begin : begin + COMPARED]
            if later and key.split()[0] in NO_BEGINNING:
                continue
            tier = 2 if isinstance(node, Source) else int(later)
            if key.startswith(tuple(typed)):
                yield (int(later or key not in typed), tier, further, key, at), said, language
            first, *others = typed_words
            if others and key.startswith(first) and all(f" {other}" in key for other in others):
                yield (2, tier, further, key, at), said, language


def _names(node: Any) -> list[tuple[str, Language | None, bool]]:
    """All names, each with its language, and whether it is another than the node's own."""
    label = node.label()
    own = [(text, language, False) for language in Language if (text := label.only_in(language))]
    acronyms = [(text, None, False) for text in getattr(node, "acronyms", ())]
    return [*own, *acronyms, *((text, None, True) for text in getattr(node, "aliases", ()))]
