"""What speakers say: each claim with its speaker, its day, and the event that it is about."""

import pytest

from tests.loaders.crisis_group.pages import told

CLAIMS = {
    "RPT 11 May said gunmen had killed one of its officers in Tibala region.": (
        "month | killing | attacker: “gunmen” | target: rpt | @Tibala region | killed 1/1/1 its officers | says rpt",
        "rpt asserts 2018-05-11 about it",
    ),
    "French forces said they had killed four alleged jihadists 22 May near Tin-Alwar.": (
        "2018-05-22 | military-operation | attacker: barkhane | target: “four alleged jihadists” (alleged)"
        " | near @Tin-Alwar | killed 4/4/4 alleged jihadists | says barkhane",
        "barkhane asserts about it",
    ),
    "FLDK 12 May accused army of executing herders.": ("fldk accuses of fama 2018-05-12",),
    "Army 6 May killed six suspected rebels near Dourma town; army said they had opened fire, while local sources"
    " accused army of executions.": (
        "2018-05-06 | military-operation | attacker: fama | target: “six suspected rebels” (suspected)"
        " | near @Dourma town | killed 6/6/6 suspected rebels",
        "fama asserts about it",
        "“local sources” accuses of fama about it",
    ),
    "Over 40 people killed 24 May in suicide bombing in Dourma town, claimed by LOD.": (
        "2018-05-24 | bombing | target: “Over 40 people” | @Dourma town | killed 40/-/- people",
        "lions claims-responsibility about it",
    ),
    "Gunmen 3 May killed soldier in Dourma town; LOD 5 May claimed responsibility.": (
        "2018-05-03 | killing | attacker: “Gunmen” | target: fama | @Dourma town | killed 1/1/1 soldier",
        "lions claims-responsibility 2018-05-05 about it",
    ),
    "FLDK alleged army 4 May attacked market in Bamou village.": (
        "2018-05-04 | attack | attacker: fama (alleged) | @Bamou village | says fldk",
        "fldk asserts about it",
    ),
    "At 11 May Security Council meeting with France advised council to impose sanctions.": (
        "2018-05-11 | statement | involved: france",
        "france urges 2018-05-11 about it",
    ),
    "MINUSMA said 16 May that its convoy had been ambushed near Tin-Alwar, one peacekeeper killed.": (
        "month | ambush | target: minusma | near @Tin-Alwar | killed 1/1/1 peacekeeper | says minusma",
        "minusma asserts 2018-05-16 about it",
    ),
    "LOD 23 May attacked army camp in Agoul region; group claimed responsibility.": (
        "2018-05-23 | attack | attacker: lions | target: fama | @Agoul region",
        "lions claims-responsibility about it",
    ),
    "Violence continued unabated in centre.": ("trend",),
}


@pytest.mark.parametrize(("sentence", "lines"), CLAIMS.items())
def test_a_claim_has_its_own_speaker(sentence: str, lines: tuple[str, ...]) -> None:
    assert told(sentence).splitlines() == list(lines)


def test_nobody_claims_what_none_claimed() -> None:
    text = "Gunmen 3 May killed soldier in Dourma town; no group claimed responsibility."
    assert "claims" not in told(text)
