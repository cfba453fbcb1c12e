"""A store that was filled by other words or rules of the program is refused: what it keeps would not be found.

This suite knows no engine's name: all of it holds on each.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from graph.errors import StoreLayoutError
from graph.loading.load import load
from graph.searching import names, stems
from graph.searching.words import search_words
from graph.store import Store
from graph.stored import completions, forms, provision_numbers, resolution_symbols, searched
from ontology import ONTOLOGY
from ontology.vocabularies import ProvisionKind
from tests.graph.conftest import opened
from tests.graph.sample import sample
from tests.ontology.toy import ontology_with_toy_class

WORDS = stems.FUNCTION_WORDS


def _otherwise_spelt(words: str) -> str:
    return re.sub(r"\bdj", "j", words)


OTHERWISE: dict[str, tuple[Any, str, Any]] = {
    "function words in names": (names, "FUNCTION_WORDS", WORDS - {"the"}),
    "function words in stems": (stems, "FUNCTION_WORDS", WORDS | {"well"}),
    "function words in completions": (completions, "FUNCTION_WORDS", WORDS - {"of"}),
    "how function words are listed": (forms, "FUNCTION_WORDS", WORDS | {"whose"}),
    "stems": (stems, "LONGEST_WORD", 5),
    "the length of completions": (completions, "LONGEST", 50),
    "the length of names": (names, "LONGEST_NAME", 10),
    "how names are spelt in names": (names, "spelt", _otherwise_spelt),
    "how names are spelt in stems": (stems, "spelt", _otherwise_spelt),
    "how names are spelt in completions": (completions, "_key", search_words),
    "symbols of resolutions": (resolution_symbols, "SYMBOL", "S/{}"),
    "which names are resolutions": (resolution_symbols, "NUMBER", re.compile(r"\b\d{3}\b")),
    "the length of spans of numbers": (provision_numbers, "LONGEST_SPAN", 99),
    "dates that texts say": (searched, "dates_in", lambda _: []),
    "short forms of numbers": (provision_numbers, "SHORT", {ProvisionKind.ARTICLE: ("a",)}),
}


def _forget() -> None:
    """What is remembered was worked out by other rules."""
    for remembered in (
        stems._remembered,
        searched._stems,
        searched._stems_of_all,
        searched._stems_of_date,
        searched._words,
        forms.forms,
    ):
        remembered.cache_clear()


@pytest.fixture
def anew() -> Iterator[None]:
    """What the program keeps is worked out anew in a test, and after it."""
    _forget()
    yield
    _forget()


@pytest.mark.usefixtures("anew")
@pytest.mark.parametrize("change", OTHERWISE)
async def test_a_store_that_was_filled_otherwise_is_refused(
    store: Store, fresh_url: str, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await load(store, sample(), strict=True)
    monkeypatch.setattr(*OTHERWISE[change])
    _forget()
    other = opened(fresh_url)
    for work in (other.prepare(), load(other, sample(), strict=True)):
        with pytest.raises(StoreLayoutError, match=r"was (made|filled) by another version"):
            await work
    await other.close()


async def test_a_store_that_was_filled_alike_is_not(store: Store, fresh_url: str) -> None:
    await load(store, sample(), strict=True)
    other = opened(fresh_url)
    await other.prepare()
    await other.close()


def test_specimens_have_every_code_and_every_class() -> None:
    for ontology in (ONTOLOGY, ontology_with_toy_class()):
        for cls in ontology.classes:
            made = list(forms.specimens(cls))
            for prop in cls.properties():
                if prop.vocabulary:
                    assert {getattr(one, prop.attribute) for one in made} >= set(prop.vocabulary)
                elif not prop.value_type:
                    assert any(getattr(one, prop.attribute) for one in made)
