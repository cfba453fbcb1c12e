"""Sentences of entries and the events that the reader makes of them: when, of what kind, who, where, how many."""

import pytest

from tests.loaders.crisis_group.pages import told

EVENTS = {
    "In north, gunmen 3 May killed FAMA soldier in Dourma town.": (
        "2018-05-03 | killing | attacker: “gunmen” | target: fama | @Dourma town | killed 1/1/1 FAMA soldier"
    ),
    "Unidentified assailants 5 May fired rockets at UN mission (MINUSMA) camp in Agoul region, killing two"
    " peacekeepers.": (
        "2018-05-05 | shelling | attacker: “Unidentified assailants” | target: minusma | @Agoul region"
        " | killed 2/2/2 peacekeepers"
    ),
    "Army, backed by French forces, 6 May clashed with suspected jihadists in Kessou region, three soldiers and unknown"
    " number of assailants killed.": (
        "2018-05-06 | armed-clash | clashing-party a: fama | clashing-party b: “suspected jihadists” (suspected)"
        " | involved: barkhane | @Kessou region | killed 3/3/3 soldiers | killed -/-/- assailants"
    ),
    "Suspected Lions of the Dunes (LOD) fighters 7-8 May attacked villages of Bamou and Taré, Sorbé region, killing at"
    " least 30 civilians.": (
        "2018-05-07/2018-05-08 | massacre | attacker: lions (suspected) | target: “at least 30 civilians”"
        " | @Bamou village < Sorbé | @Taré village < Sorbé | killed 30/-/- civilians"
    ),
    "Roadside bomb 9 May killed three soldiers near Tin-Alwar.": (
        "2018-05-09 | bombing | target: fama | near @Tin-Alwar | killed 3/3/3 soldiers"
    ),
    "Military vehicle 10 May hit landmine in Agoul region, one soldier wounded.": (
        "2018-05-10 | bombing | target: fama | @Agoul region | wounded 1/1/1 soldier"
    ),
    "Clashes between RPT and FLDK 13 May left four fighters dead in Agoul region.": (
        "2018-05-13 | armed-clash | clashing-party a: rpt | clashing-party b: fldk | @Agoul region"
        " | killed 4/4/4 fighters"
    ),
    "Govt and FLDK 14 May signed ceasefire agreement in Dourma.": (
        "2018-05-14 | agreement | party: mali | party: fldk"
    ),
    "Army reportedly killed between five and nine bandits late May near Niger border.": (
        "2018-05-21/2018-05-31 | military-operation | attacker: fama (reported)"
        " | target: “between five and nine bandits” | killed 5/-/9 bandits (reported)"
    ),
    "Assailants 20 May killed teacher and abducted two others in Bamou village (Sorbé region).": (
        "2018-05-20 | killing | attacker: “Assailants” | target: “teacher” | target: “two others”"
        " | @Bamou village < Sorbé | killed 1/1/1 teacher | captured 2/2/2 others"
    ),
    "Airstrikes by French forces 23 May killed around fifteen jihadists in Agoul region.": (
        "2018-05-23 | military-operation | attacker: barkhane | target: “around fifteen jihadists” | @Agoul region"
        " | killed -/15/- jihadists"
    ),
    "Operation Barkhane had reportedly recently killed alleged bandit commander in Kessou region.": (
        "recently | military-operation | attacker: barkhane (reported) | target: “alleged bandit commander” (alleged)"
        " | @Kessou region | killed 1/1/1 alleged bandit commander (reported)"
    ),
    "RPT-FLDK unit 10 May ambushed convoy in Kessou region, killing at least three members.": (
        "2018-05-10 | ambush | attacker: rpt | attacker: fldk | target: “at least three members” | @Kessou region"
        " | killed 3/-/- members"
    ),
}
MORE_FORMS = {
    "Two soldiers were killed and four injured when their vehicle hit mine near Tin-Alwar 14 May.": (
        "2018-05-14 | bombing | target: fama | near @Tin-Alwar | killed 2/2/2 soldiers | wounded 4/4/4 people"
    ),
    "Convoy of RPT ambushed 19 May by unidentified gunmen near Tin-Alwar, three fighters killed.": (
        "2018-05-19 | ambush | target: rpt | attacker: “unidentified gunmen” | near @Tin-Alwar | killed 3/3/3 fighters"
    ),
    "LOD militants 15 May launched attacks on army bases in Agoul region, killing around 60.": (
        "2018-05-15 | attack | attacker: lions | target: fama | @Agoul region | killed -/60/- people"
    ),
    "FLDK 16 May fired ballistic missile at Tin-Alwar town, Agoul region.": (
        "2018-05-16 | shelling | attacker: fldk | @Tin-Alwar town < Agoul"
    ),
    "Rebels 17 May captured Bamou town (Kessou region) from army.": (
        "2018-05-17 | military-operation | attacker: “Rebels” | @Bamou town < Kessou"
    ),
    "Army, alongside FLDK, 18 May reportedly killed at least 20 herders in Bamou village.": (
        "2018-05-18 | killing | attacker: fama (reported) | attacker: fldk (reported) | target: “at least 20 herders”"
        " | @Bamou village | killed 20/-/- herders (reported)"
    ),
    "At least twelve killed in clashes between Bamba and Fulani in Kessou region 18-20 May.": (
        "2018-05-18/2018-05-20 | armed-clash | clashing-party a: “Bamba” | clashing-party b: “Fulani” | @Kessou region"
        " | killed 12/-/- people"
    ),
    "Security forces continued operations, reportedly killing at least nine bandits in Kessou region in May.": (
        "2018-05 | attack | attacker: mdsf | target: “at least nine bandits” | @Kessou region"
        " | killed 9/-/- bandits (reported)"
    ),
    "Defence minister resigned 20 May.": "2018-05-20 | appointment | involved: mali",
    "RPT 3, 5 and 9 May attacked army post in Kessou region’s Bamou area.": (
        "2018-05-03/2018-05-09 | attack | attacker: rpt | target: fama | near @Bamou area < Kessou"
    ),
}
SEVERAL = {
    "Gunmen 3 May attacked checkpoint in Kessou region, killing gendarme; same day ambushed army convoy near Dourma"
    " town, several soldiers wounded.": (
        "2018-05-03 | attack | attacker: “Gunmen” | target: mdsf | @Kessou region | killed 1/1/1 gendarme",
        "2018-05-03 | ambush | attacker: “Gunmen” | target: fama | near @Dourma town | wounded -/-/- soldiers",
    ),
    "FLDK 4 May attacked army post near Dourma town, killing two soldiers; eleven rebels also killed.": (
        "2018-05-04 | attack | attacker: fldk | target: fama | near @Dourma town | killed 2/2/2 soldiers"
        " | killed 11/11/11 rebels",
    ),
    "RPT 7 May killed two herders in Bamou village, 12 May killed another three in Taré village.": (
        "2018-05-07 | killing | attacker: rpt | target: “two herders” | @Bamou village | killed 2/2/2 herders",
        "2018-05-12 | killing | attacker: rpt | @Taré village | killed 3/3/3 people",
    ),
    "Gunmen 6 May clashed with army near Tin-Alwar. Assailants next day ambushed army patrol in same area.": (
        "2018-05-06 | armed-clash | clashing-party a: “Gunmen” | clashing-party b: fama | near @Tin-Alwar",
        "2018-05-07 | ambush | attacker: “Assailants” | target: fama | near @Tin-Alwar",
    ),
}


@pytest.mark.parametrize(("sentence", "event"), EVENTS.items())
def test_a_sentence_tells_one_event(sentence: str, event: str) -> None:
    assert told(sentence) == event


@pytest.mark.parametrize(("sentence", "event"), MORE_FORMS.items())
def test_other_forms_tell_one_event_too(sentence: str, event: str) -> None:
    assert told(sentence) == event


@pytest.mark.parametrize(("text", "events"), SEVERAL.items())
def test_a_text_tells_several_events(text: str, events: tuple[str, ...]) -> None:
    assert told(text).splitlines() == list(events)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels did not attack Dourma town.",
        "FLDK threatened to attack convoy in Dourma.",
        "Army could attack rebels in Kessou region in June.",
        "Moon rose over the dunes.",
        "Council opened school in Dourma.",
    ],
)
def test_what_did_not_happen_or_has_no_known_form_is_unread(sentence: str) -> None:
    assert told(sentence) == "unread"


def test_a_name_of_another_country_is_not_taken_for_one_of_ours() -> None:
    assert told("FLDK 3 May killed two soldiers in Quilla village.", country="Peru") == (
        "2018-05-03 | killing | target: own Peruvian Armed Forces | @Quilla village | killed 2/2/2 soldiers"
    )


def test_a_name_that_an_acronym_explains_is_the_pages_own() -> None:
    text = "Front for Sand and Water (FSW) 21 May attacked army post; FSW 25 May ambushed army patrol."
    assert [line.split(" | ")[2] for line in told(text).splitlines()] == ["attacker: own Front for Sand and Water"] * 2
