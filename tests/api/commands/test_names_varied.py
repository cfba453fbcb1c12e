"""Every name of the Mali datasets in the variants that people write: each finds its node, and no other in its place."""

from collections.abc import AsyncIterator, Iterator

import pytest

from api.commands.names import gazetteer_of
from graph.deriving.renewing import derive
from graph.store import Store
from loaders.gazetteer import Gazetteer, Known
from loaders.ranking import NameSort, Ranker, Ranking
from ontology.actors import Actor
from ontology.places import Place
from ontology.values import Language, fold
from ontology.vocabularies import ActorKind, PlaceKind
from tests.loaders.curated_graph import deliveries
from tests.stores import Hold

LEAST_LETTERS = 5
"""Of a shorter word, no letter may be another."""


@pytest.fixture(scope="module")
async def names(hold: Hold) -> AsyncIterator[Gazetteer]:
    """The names of the curated datasets."""
    store: Store = await hold("mali", deliveries, derive)
    yield await gazetteer_of(store, "")
    await store.close()


@pytest.fixture(scope="module")
def ranker(names: Gazetteer) -> Ranker:
    """Ranks them."""
    return Ranker(names)


def _every(names: Gazetteer) -> Iterator[tuple[Known, str]]:
    for cls in (Place, Actor):
        for node in names.nodes(cls):
            for name in dict.fromkeys(node.names):
                yield node, name


def _ranked(ranker: Ranker, node: Known, name: str) -> Ranking:
    return ranker.place(name) if isinstance(node.kind, PlaceKind) else ranker.actor(name)


def _lost(ranker: Ranker, node: Known, name: str) -> bool:
    """Whether a node is not among the foremost; a variant that is another's very name is that one's."""
    foremost = _ranked(ranker, node, name).foremost
    return not any(one.node == node or (one.score == 100 and fold(one.name) == fold(name)) for one in foremost)


def _one_letter_changed(name: str) -> str | None:
    """One in the middle of the longest word, for the next in the alphabet."""
    longest = max(name.split(), key=len)
    if len(longest) < LEAST_LETTERS or not longest.isalpha():
        return None
    middle = len(longest) // 2
    changed = chr(ord("a") + (ord(fold(longest[middle])[0]) - ord("a") + 1) % 26)
    return name.replace(longest, longest[:middle] + changed + longest[middle + 1 :], 1)


def test_there_are_many_names(names: Gazetteer) -> None:
    assert sum(1 for _ in _every(names)) > 900
    assert not any(node.kind is ActorKind.UNNAMED for node, _ in _every(names))


def test_a_name_as_it_stands_finds_what_is_called_so_and_nothing_else(names: Gazetteer, ranker: Ranker) -> None:
    for node, name in _every(names):
        found = _ranked(ranker, node, name)
        assert node in [one.node for one in found.foremost], name
        assert {one.score for one in found.foremost} == {100}, name


def test_without_accents_hyphens_and_capitals_it_is_found(names: Gazetteer, ranker: Ranker) -> None:
    for change in (fold, str.upper, lambda name: name.replace("-", " "), lambda name: name.replace("’", "'")):
        assert [(node.id, name) for node, name in _every(names) if _lost(ranker, node, change(name))] == []


def test_with_two_words_as_one_it_is_found(names: Gazetteer, ranker: Ranker) -> None:
    joined = [(node, name.replace("-", "")) for node, name in _every(names) if "-" in name]
    assert len(joined) > 50
    assert [(node.id, name) for node, name in joined if _lost(ranker, node, name)] == []


def test_with_one_letter_changed_it_is_found_but_for_acronyms(names: Gazetteer, ranker: Ranker) -> None:
    tried, lost = 0, list[tuple[str, str]]()
    for node, name in _every(names):
        (sort,) = {one.sort for one in _ranked(ranker, node, name).candidates if one.node == node}
        if sort is not NameSort.ACRONYM and (changed := _one_letter_changed(name)):
            tried += 1
            lost += [(node.id, changed)] if _lost(ranker, node, changed) else []
    assert tried > 700
    assert lost == []


@pytest.mark.parametrize(("kind", "words"), [(PlaceKind.CERCLE, "cercle de {}"), (PlaceKind.REGION, "région de {}")])
def test_units_are_found_with_the_word_for_their_kind(
    names: Gazetteer, ranker: Ranker, kind: PlaceKind, words: str
) -> None:
    for node in names.nodes(Place):
        bare, _, word = node.label.in_language(Language.EN).rpartition(" ")
        if word == kind.key:
            assert node in [one.node for one in ranker.place(words.format(bare)).foremost], bare


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Anderamboukane", {"place/ml-anderamboukane", "place/ml-menaka-anderamboukane"}),
        ("Anderanboucane", {"place/ml-anderamboukane", "place/ml-menaka-anderamboukane"}),
        ("Andéranbukane", {"place/ml-anderamboukane", "place/ml-menaka-anderamboukane"}),
        ("cercle de Tinessako", {"place/ml-kidal-tin-essako"}),
        ("Région de Menaca", {"place/ml-menaka"}),
        ("Tabunkort", {"place/ml-tabankort", "place/ml-tabonkort"}),
        ("Maraka", set()),
        ("Nord-est du cercle de Goundam", set()),
    ],
)
def test_places_in_spellings_of_the_press(ranker: Ranker, name: str, ids: set[str]) -> None:
    assert {one.node.id for one in ranker.place(name).foremost} == ids


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Coordination des mouvements de l'Azawad", {"actor/cma"}),
        ("Coordination of Movements of Azawad", {"actor/cma"}),
        ("CMA", {"actor/cma"}),
        ("Coordination des Mouvements de l'Azawad (CMA)", {"actor/cma"}),
        ("JNIM: Group for Support of Islam and Muslims", {"actor/jnim"}),
        ("MAA (CMA)", {"actor/maa-cma"}),
        ("Unidentified Armed Group (Mali)", set()),
        ("CM FPR", {"actor/cmfpr"}),
        ("CMFPR 2", {"actor/cmfpr2"}),
        ("CMFPR IV", set()),
        ("Al Mourabitoune", {"actor/al-mourabitoun"}),
        ("Platforme", {"actor/platform"}),
    ],
)
def test_actors_in_spellings_of_the_press(ranker: Ranker, name: str, ids: set[str]) -> None:
    assert {one.node.id for one in ranker.actor(name).foremost} == ids
