"""Which spellings are near, and which names are not, however alike they look."""

import pytest

from loaders.spelling import ALIKE, EXACT, score, spelling

SAME = [
    ("MÉNAKA", "Menaka"),
    ("N’Tillit", "n tillit"),
    ("Région  de Gao", "region de gao"),
]
ALL_BUT = [
    ("Tin-Essako", "Tinessako"),
    ("Coordination mouvements Azawad", "Coordination des mouvements de l’Azawad"),
    ("Kone, Modibo", "Modibo Kone"),
    ("Congress of Justice in Azawad", "Congress for Justice in Azawad"),
    ("Comité suivi accord", "Comité de suivi de l'accord"),
]
NEAR = [
    ("Anderanboucane", "Andéramboukane"),
    ("Anderamboucane", "Anderanboukane"),
    ("Menaca", "Ménaka"),
    ("Mopit", "Mopti"),
    ("Tombouktou", "Tombouctou"),
    ("Tidarmene", "Tidermène"),
    ("In-Ouelane", "I-n-Ouellene"),
    ("Coordonation des mouvements de l’Azawad", "Coordination des mouvements de l’Azawad"),
    ("Mohammed Ag Najim", "Mohamed Ag Nagim"),
]
FALSE_FRIENDS = [
    ("Menaka", "Maraka"),
    ("Gao", "Goa"),
    ("Kita", "Kati"),
    ("Koro", "Kora"),
    ("Macina", "Menaka"),
    ("Mali", "Malia"),
    ("Niger", "Nigeria"),
    ("Guinea", "Guinea-Bissau"),
    ("Kidal", "Kadiolo"),
    ("North Kivu", "South Kivu"),
    ("Nord-est du cercle", "Sud-est du cercle"),
    ("Nord-est du cercle", "Nord-ouest du cercle"),
    ("Front du Nord", "Front du Sud"),
    ("Resolution 2374", "Resolution 2364"),
    ("Front de résistance I", "Front de résistance II"),
    ("Groupe armé 2", "Groupe armé 3"),
    ("Interim authority of Gao", "Interim authority of Bla"),
    ("Coordination des mouvements de l’Azawad", "Coordination des mouvements de l’Entente"),
    ("MAA, CMA wing", "MAA, CSP wing"),
    ("Alla Ag Elmehdi", "Hassane Ag Mehdi"),
    ("Al-Mourabitoun", "Al-Moulathamoun"),
    ("Mouvement arabe", "Mouvement"),
    ("", "Gao"),
    ("—", "…"),
]


@pytest.mark.parametrize(("asked", "known"), SAME)
def test_case_accents_blanks_and_apostrophes_make_no_difference(asked: str, known: str) -> None:
    assert score(spelling(asked), spelling(known)) == EXACT


@pytest.mark.parametrize(("asked", "known"), ALL_BUT)
def test_hyphens_articles_and_order_make_hardly_any(asked: str, known: str) -> None:
    assert score(spelling(asked), spelling(known)) == score(spelling(known), spelling(asked)) == ALIKE


@pytest.mark.parametrize(("asked", "known"), NEAR)
def test_a_letter_or_a_sound_makes_a_little(asked: str, known: str) -> None:
    found = score(spelling(asked), spelling(known))
    assert found == score(spelling(known), spelling(asked))
    assert 70 <= found < ALIKE


@pytest.mark.parametrize(("asked", "known"), FALSE_FRIENDS)
def test_false_friends_are_not_near(asked: str, known: str) -> None:
    assert score(spelling(asked), spelling(known)) == score(spelling(known), spelling(asked)) == 0


def test_the_nearer_of_two_has_the_higher_score() -> None:
    asked = spelling("Anderambukane")
    near, far = (score(asked, spelling(known)) for known in ("Anderamboukane", "Andaramboukane"))
    assert (near, far) == (93, 86)
