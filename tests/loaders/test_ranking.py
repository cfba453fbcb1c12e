"""Candidates for a name: ranked, explained, ambiguous where several are as near; units are those of the day."""

from datetime import date

from loaders.gazetteer import Gazetteer, Known, Outcome, Within
from loaders.ranking import NameSort, Ranker
from ontology.values import Text
from ontology.vocabularies import ActorKind, PlaceKind

DAY = date(2018, 4, 14)
IN_MALI = (Within("place/ml"),)
MALI = Known("place/ml", "dataset/places", PlaceKind.COUNTRY, ("Mali",), name=Text("Mali"))


def _unit(key: str, name: str, kind: PlaceKind, around: str = "place/ml") -> Known:
    en, fr = f"{name} {kind.key}", f"{kind.concept.fr} de {name}"
    return Known(f"place/{key}", "dataset/places", kind, (en, fr), within=(Within(around),), name=Text(en, fr))


BELVA = _unit("ml-belva", "Belvandou", PlaceKind.REGION)
BELVA_CERCLE = _unit("ml-belva-belva", "Belvandou", PlaceKind.CERCLE, "place/ml-belva")
KORATI = _unit("ml-belva-korati", "Korati", PlaceKind.CERCLE, "place/ml-belva")
KORADI = _unit("ml-belva-koradi", "Koradi", PlaceKind.CERCLE, "place/ml-belva")
TOWN = Known(
    "place/ml-belva-town",
    "dataset/mali",
    PlaceKind.LOCALITY,
    ("Belvandou", "Belvandu"),
    name=Text("Belvandou", "Belvandou"),
)
FRONT = Known(
    "actor/flb",
    "dataset/mali",
    ActorKind.ARMED_MOVEMENT,
    ("Belvandou Liberation Front", "Front libérateur du Belvandou", "Les Libérateurs", "FLB", "F2L"),
    name=Text("Belvandou Liberation Front", "Front libérateur du Belvandou"),
    acronyms=("FLB", "F2L"),
)
FLP = Known("actor/flp", "dataset/mali", ActorKind.ARMED_MOVEMENT, ("FLP-II",))
RANKER = Ranker(Gazetteer([MALI, BELVA, BELVA_CERCLE, KORATI, KORADI, TOWN, FRONT, FLP]))


def test_a_candidate_says_which_of_its_names_fitted_and_how() -> None:
    (alias,) = RANKER.actor("les liberateurs").candidates
    assert (alias.node, alias.name, alias.sort, alias.score) == (FRONT, "Les Libérateurs", NameSort.ALIAS, 100)
    assert alias.why == Text("alias", "autre nom")
    (french,) = RANKER.actor("Front libérateur Belvandou").candidates
    assert french.why.en == "name in French, but for hyphens, articles or the order of words"
    (spelt,) = RANKER.actor("Front libérateur du Belvandu").candidates
    assert spelt.why == Text(
        "name in French, by its spelling, 96 of 100", "nom en français, par la graphie, 96 sur 100"
    )


def test_an_acronym_is_found_as_it_is_written_or_not_at_all() -> None:
    assert [one.why.en for one in RANKER.actor("F.L.B.").candidates] == ["acronym"]
    for other in ("FLC", "FLBB", "FLP", "FLP-III", "F3L"):
        assert RANKER.actor(other).outcome is Outcome.UNMATCHED
    assert [one.sort for one in RANKER.actor("flp ii").candidates] == [NameSort.ACRONYM]


def test_an_actor_that_is_told_twice_is_found_where_both_are_its_names() -> None:
    for name in ("Front libérateur du Belvandou (FLB)", "FLB: Belvandou Liberation Front", "F2L – Les Libérateurs"):
        assert [one.node for one in RANKER.actor(name).candidates] == [FRONT]
    (spelt,) = RANKER.actor("Front libérateur du Belvandu (FLB)").candidates
    assert spelt.score == 96
    assert RANKER.actor("Armed men (FLB)").outcome is RANKER.actor("FLB (FLP-II)").outcome is Outcome.UNMATCHED


def test_the_nearest_come_first_and_what_several_are_called_is_ambiguous() -> None:
    found = RANKER.place("Belvandou")
    assert [one.node for one in found.candidates] == [TOWN, BELVA, BELVA_CERCLE]
    assert (found.outcome, found.foremost) == (Outcome.AMBIGUOUS, found.candidates)
    found = RANKER.place("Korasi")
    assert [(one.node, one.score) for one in found.candidates] == [(KORADI, 83), (KORATI, 83)]
    assert found.outcome is Outcome.AMBIGUOUS


def test_a_name_as_it_stands_leads_those_that_are_merely_like_it() -> None:
    found = RANKER.place("Korati")
    assert [(one.node, one.score) for one in found.candidates] == [(KORATI, 100), (KORADI, 83)]
    assert (found.outcome, [one.node for one in found.foremost]) == (Outcome.FOUND, [KORATI])


def test_a_word_for_its_kind_leaves_out_other_places() -> None:
    for name, node in (
        ("Cercle de Belvandou", BELVA_CERCLE),
        ("cercle belvandu", BELVA_CERCLE),
        ("BELVANDOU REGION", BELVA),
        ("Région du Belvandou", BELVA),
        ("Belvandou town", TOWN),
        ("ville de Belvandou", TOWN),
    ):
        assert [one.node for one in RANKER.place(name).candidates] == [node]


def test_places_are_no_actors() -> None:
    assert RANKER.actor("Belvandou").outcome is Outcome.UNMATCHED
    assert RANKER.place("FLB").outcome is Outcome.UNMATCHED


def test_what_has_no_letters_or_far_too_many_is_unmatched() -> None:
    for name in ("", "…", "cercle de", "x" * 100_000):
        assert RANKER.place(name).outcome is Outcome.UNMATCHED


def test_a_unit_is_taken_by_its_spelling_where_one_of_its_kind_is_near() -> None:
    region, cercle = PlaceKind.REGION, PlaceKind.CERCLE
    near = RANKER.unit("Belvandu", region, MALI, DAY).best
    assert near
    assert (near.node, near.score) == (BELVA, 89)
    assert RANKER.unit("Korasi", cercle, BELVA, DAY).best is None
    assert [one.node for one in RANKER.unit("Korasi", cercle, BELVA, DAY).foremost] == [KORADI, KORATI]
    assert RANKER.unit("Maraka", region, MALI, DAY).outcome is Outcome.UNMATCHED
    elsewhere = _unit("sn-belva", "Belvandou", region, "place/sn")
    assert RANKER.unit("Belvandu", region, elsewhere, DAY).best is None
