"""Free text of signatures: what has their form is read, with its capacity; what has not is kept as it stands."""

import pytest

from loaders.pa_x.bodies import is_person, key, kind_of
from loaders.pa_x.signatories import read_signatories
from ontology.vocabularies import ActorKind, Capacity

PARTY, GUARANTOR, WITNESS = Capacity.PARTY, Capacity.GUARANTOR, Capacity.WITNESS
Told = list[tuple[str, str]]


def _nobody(name: str) -> ActorKind | None:
    return None


def _known(name: str) -> ActorKind | None:
    return ActorKind.JIHADIST_GROUP if name == "Riders of Dawn" else None


def _read(text: str) -> tuple[Told, list[str]]:
    reading = read_signatories(text, PARTY, _known)
    assert {one.capacity for one in reading.signers} <= {PARTY}
    return [(one.body, one.person) for one in reading.signers], reading.unread


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        (
            "(Signed)\r\nFor the Movement of the Wells (MW)\r\nAbba Ag Nobody\r\nSecretary General\r\n\r\n"
            "(Signed)\r\nFor the Government of the Dunes\r\nGal. Musa REEDS, \r\nMinister of Sand",
            [
                ("Movement of the Wells (MW)", "Abba Ag Nobody, Secretary General"),
                ("Government of the Dunes", "Gal. Musa REEDS, Minister of Sand"),
            ],
        ),
        (
            "(Signed) Abba Ag Nobody\nFor the Mouvement des Puits\n\n(Signed) Ali RIVES\nFor the Front des Rives",
            [("Mouvement des Puits", "Abba Ag Nobody"), ("Front des Rives", "Ali RIVES")],
        ),
        (
            "Pour le Gouvernement des Dunes: Le Ministre du Sable, Colonel Musa Reeds",
            [("Gouvernement des Dunes", "Le Ministre du Sable, Colonel Musa Reeds")],
        ),
        (
            "For the herders of Ber - Sidi BARRAGE\n\nFor the farmers of Ber - Musa TOGOLA",
            [("herders of Ber", "Sidi BARRAGE"), ("farmers of Ber", "Musa TOGOLA")],
        ),
        (
            "For the Dogon community:\nAmadou TOGO, village chief\nPeter NJARRA\n\nYoussouf BARRA, adviser\n\n"
            "For the Bozo community\n\n1- Abba KONE\nThe village chief of Ber\n\n2- Ali KONE",
            [
                ("Dogon community", "Amadou TOGO, village chief; Peter NJARRA; Youssouf BARRA, adviser"),
                ("Bozo community", "Abba KONE, The village chief of Ber; Ali KONE"),
            ],
        ),
        (
            "Le Mouvement des Puits (MP),\nAbba Ag Nobody\nSecrétaire général",
            [("Le Mouvement des Puits (MP)", "Abba Ag Nobody, Secrétaire général")],
        ),
        (
            "Le Mouvement des Puits (MP)\nde la plateforme du 3 mars\nAbba Ag Nobody",
            [("Le Mouvement des Puits (MP) de la plateforme du 3 mars", "Abba Ag Nobody")],
        ),
        (
            "Dafing community representative\nTandou REEDS, chief of Ber",
            [("Dafing community", "Tandou REEDS, chief of Ber")],
        ),
        (
            "The Government of the Dunes and le Mouvement des Puits (MP), la Coordination des mouvements et fronts des"
            " Rives (CR).",
            [
                ("The Government of the Dunes", ""),
                ("le Mouvement des Puits (MP)", ""),
                ("la Coordination des mouvements et fronts des Rives (CR)", ""),
            ],
        ),
        (
            "On behalf of\nGovernment of the Dunes\nColonel Musa REEDS",
            [("Government of the Dunes", "Colonel Musa REEDS")],
        ),
        ("On behalf of the Platform\nFahad Ag NOBODY", [("Platform", "Fahad Ag NOBODY")]),
        ("Riders of Dawn\nAbu NOBODY", [("Riders of Dawn", "Abu NOBODY")]),
    ],
)
def test_signatures_are_read(text: str, signed: Told) -> None:
    assert _read(text) == (signed, [])


@pytest.mark.parametrize(
    "text",
    [
        "Not signed, agreement mentions the following parties as having produced it: the Government of the Dunes",
        "Page 1, Preamble:\nThe Government of the Dunes and the Movement of the Wells have met",
        "Abba NOBODY\nAli RIVES",
        "The mayor of Ber - Abba NOBODY",
        "On behalf of CAM On behalf of the Platform\nAbba Ag NOBODY Ali Ag RIVES",
        "For Tarba and Ibaha\nAbba Ag NOBODY",
        "For the Government of the Dunes and SPLX\nAbba Ag NOBODY",
        "In the name of God the parties shall agree on a government of national unity.",
        "62 participants were present, 17 of whom were members of the Front",
    ],
)
def test_what_has_not_the_form_of_signatures_makes_nobody_sign(text: str) -> None:
    signed, unread = _read(text)
    assert signed == []
    assert [line for line in text.splitlines() if line not in "\n".join(unread)] == []


def test_of_a_text_that_is_read_in_part_the_rest_is_kept() -> None:
    signed, unread = _read(
        "For the Front of Ber\nAbba NOBODY\n\nThe mayor of Ber\nAli RIVES\n\n[Note: a mediator was there too.]"
    )
    assert signed == [("Front of Ber", "Abba NOBODY")]
    assert sorted(unread) == ["Ali RIVES", "The mayor of Ber", "[Note: a mediator was there too.]"]


def test_third_parties_sign_as_what_the_text_says() -> None:
    text = (
        "Pour la Médiation\n\n(Signed)\nPour l’Union des Rives\nS.E.M. Ali RIVES\n\n"
        "Témoins\n\n(Signed)\nPour la République des Dunes\nMusa REEDS"
    )
    reading = read_signatories(text, None, _nobody)
    assert [(one.body, one.capacity, one.person) for one in reading.signers] == [
        ("Union des Rives", GUARANTOR, "S.E.M. Ali RIVES"),
        ("République des Dunes", WITNESS, "Musa REEDS"),
    ]
    assert reading.unread == []


def test_third_parties_of_whom_the_text_does_not_say_as_what_they_sign_are_left_as_text() -> None:
    reading = read_signatories("For the Union of the Shores\nAli RIVES", None, _nobody)
    assert (reading.signers, reading.unread) == ([], ["Union of the Shores", "Ali RIVES"])


def test_witnesses_among_the_parties_are_no_parties() -> None:
    reading = read_signatories(
        "For the Front of Ber\nAbba NOBODY\n\nWitnesses:\n\nFor the Union of Ber\nAli RIVES", PARTY, _nobody
    )
    assert [(one.body, one.capacity) for one in reading.signers] == [("Front of Ber", PARTY), ("Union of Ber", WITNESS)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Government of National Unity", ActorKind.STATE),
        ("République du Tchad", ActorKind.STATE),
        ("Economic Community of the Shores", ActorKind.ORGANISATION),
        ("Coordination of Movements and Forces", ActorKind.COALITION),
        ("Mouvement arabe de la plateforme", ActorKind.ARMED_MOVEMENT),
        ("Dogon community", ActorKind.COMMUNITY),
        ("President of the Republic", None),
        ("Government of the Dunes and the Front", None),
        ("The parties shall form a government", None),
        ("Ouenkoro", None),
    ],
)
def test_a_body_is_told_by_its_first_noun(name: str, kind: ActorKind | None) -> None:
    assert kind_of(name, _nobody) is kind


@pytest.mark.parametrize(
    "line", ["Abba Ag NOBODY", "Dr. Ali Rives, Minister", "S.E.M. Musa REEDS", "Zeyd Ould Reeds Chef de Ber"]
)
def test_a_person_is_told_by_a_title_or_by_capitals(line: str) -> None:
    assert is_person(line)


@pytest.mark.parametrize(
    "line", ["Secretary General", "Front of Ber", "in the town of Ber", "Ber", "Ministre du Sable"]
)
def test_other_lines_are_no_persons(line: str) -> None:
    assert not is_person(line)


def test_one_body_has_one_key_whatever_stands_around_its_name() -> None:
    names = ("le Mouvement des Puits (MP)", "Mouvement des puits", "MOUVEMENT DES PUITS,")
    assert {key(name) for name in names} == {"mouvement-des-puits"}
    assert len(key("Mission " * 60)) < 100


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Abba Ag NOBODY (MWX)\nAli RIVES (FRX)", [("MWX", "Abba Ag NOBODY (MWX)"), ("FRX", "Ali RIVES (FRX)")]),
        (
            "(Signed) Abba Ag Nobody\nSecretary-General Mouvement des Puits",
            [("Mouvement des Puits", "Abba Ag Nobody, Secretary-General Mouvement des Puits")],
        ),
        (
            "Musa Reeds, Minister of Sand of the Republic of the Dunes\nAli Rives, President of the Front of Ber",
            [
                ("Republic of the Dunes", "Musa Reeds, Minister of Sand of the Republic of the Dunes"),
                ("Front of Ber", "Ali Rives, President of the Front of Ber"),
            ],
        ),
        ("Ali Rives\nPresident\nFront of Ber", [("Front of Ber", "Ali Rives, President")]),
        ("Government of the Dunes\nFront of Ber", [("Government of the Dunes", ""), ("Front of Ber", "")]),
        (
            "Government of the Dunes: Musa REEDS\nFront of Ber: Ali RIVES",
            [("Government of the Dunes", "Musa REEDS"), ("Front of Ber", "Ali RIVES")],
        ),
    ],
)
def test_people_speak_for_the_body_that_their_office_or_a_bracket_names(text: str, signed: Told) -> None:
    assert _read(text) == (signed, [])


@pytest.mark.parametrize("text", ["Ali Rives, Minister of Sand", "Ali Rives, mayor of Ber", "Ali Rives (in hiding)"])
def test_an_office_that_names_no_body_makes_nobody_sign(text: str) -> None:
    assert _read(text) == ([], [text])
