"""What our dataset makes of Crisis Group's page on Mali: each sentence, hedge, figure and claim of April 2018."""

import pytest

from ontology.events import (
    Attribution,
    Carriage,
    CasualtyEstimate,
    Claim,
    Estimation,
    Event,
    FigureAttribution,
    Involvement,
    Setting,
    Subject,
)
from ontology.model import Citation
from ontology.values import DateSpan, Text
from ontology.vocabularies import DateBasis, Harm, Hedge, Role, Scope, Situation
from tests.loaders.curated_graph import citations, nodes, records, relations_from, relations_to

PAGE = "source/crisis-group-mali-2018-05"
DIOURA = "event/mali-2018-04-06-dioura"
CAMP = "event/mali-2018-04-14-timbuktu-camp"
REBELS_BEFORE_THE_CMA = {("event/mali-2014-05-17", "actor/cma"), ("event/mali-2014-05-21", "actor/cma")}
IN_HINDSIGHT = {*REBELS_BEFORE_THE_CMA, ("event/mali-2014-07-11", "actor/gatia")}
"""Whom UCDP names before they were founded."""


@pytest.mark.parametrize("number", range(1, 17))
def test_every_sentence_of_the_entry_is_cited(number: int) -> None:
    assert Citation(PAGE, f"entry, sentence {number}") in {citation for _, citation in citations()}


def test_every_other_part_of_the_page_is_cited() -> None:
    parts = {f"overview, sentence {number}" for number in range(1, 6)} | {"entry, heading"}
    parts |= {f"quotation {number}" for number in range(1, 6)} | {f"updates, item {number}" for number in range(1, 5)}
    cited = {citation.locator for _, citation in citations() if citation.source == PAGE}
    assert parts <= cited
    assert "" not in cited


def _claims_about(id_: str) -> list[tuple[str, str, str | None, tuple[Citation, ...]]]:
    """Who says it, what they do by it, what they say, and where it stands."""
    claims = [nodes()[one.source] for one in relations_to(Subject, id_)]
    return [(_speaker(one), one.kind.key, one.text.en, one.sources) for one in claims if isinstance(one, Claim)]


def _speaker(claim: Claim) -> str:
    return relations_from(Attribution, claim.id)[0].target


def _figures(event: str) -> list[tuple[str, str, str | None, str, Hedge | None]]:
    """Who says it, the harm, of whom, the number, and the reserve."""
    figures = [nodes()[one.source] for one in relations_to(Estimation, event)]
    return [
        (relations_from(FigureAttribution, one.id)[0].target, one.harm.key, one.victims.en, one.number(), one.hedge)
        for one in figures
        if isinstance(one, CasualtyEstimate)
    ]


def _involved(event: str) -> set[tuple[str, Role, Hedge | None]]:
    return {(one.target, one.role, one.hedge) for one in relations_from(Involvement, event)}


def test_dioura_has_the_armys_account_and_the_accusation_side_by_side() -> None:
    sentence = (Citation(PAGE, "entry, sentence 16"),)
    claims = _claims_about(DIOURA)
    assert ("actor/fama", "asserts", "The fourteen had tried to escape.", sentence) in claims
    accuser = "actor/unnamed-2018-04-06-dioura-local-sources"
    assert (accuser, "accuses", "The army executed the fourteen summarily.", sentence) in claims
    assert len(claims) == 6
    assert ("actor/fama", Role.ATTACKER, None) in _involved(DIOURA)
    assert _figures(DIOURA) == [
        ("actor/crisis-group", "killed", "suspected jihadists", "14", None),
        ("actor/fama", "killed", "terrorist suspects", "14", None),
    ]


def test_the_camp_attack_has_every_figure_with_its_speaker() -> None:
    staff = "actor/french-armed-forces-staff"
    assert _figures(CAMP) == [
        ("actor/crisis-group", "killed", "peacekeeper", "1", None),
        ("actor/crisis-group", "killed", "assailants", "15", Hedge.REPORTED),
        ("actor/ucdp", "killed", "all sides", "16", None),
        ("actor/mali", "killed", "peacekeeper", "1", None),
        ("actor/mali", "wounded", "peacekeepers", "~10", None),
        ("actor/mali", "wounded", "French soldiers", "~10", None),
        (staff, "killed", "attackers", "15+", None),
        (staff, "wounded", "French soldiers", "7", None),
        ("actor/wikipedia", "killed", "civilians", "2", None),
    ]
    assert [(speaker, kind) for speaker, kind, _, _ in _claims_about(CAMP)] == [
        ("actor/jnim", "claims-responsibility"),
        ("actor/jnim", "asserts"),
    ]
    assert [one.target for one in relations_from(Setting, CAMP)] == [
        "place/ml-timbuktu-town",
        "place/ml-timbuktu-camp",
    ]


def test_the_roadmap_has_both_dates_each_by_its_speakers() -> None:
    said = [(speaker, text) for speaker, _, text, _ in _claims_about("agreement/roadmap-2018")]
    assert said == [
        ("actor/maliweb", "Signed on 22 March 2018."),
        ("actor/bamada-net", "Signed on 22 March 2018."),
        ("actor/un-secretary-general", "Signed on 22 March 2018."),
        ("actor/crisis-group", "Signed on 28 March 2018."),
    ]
    assert _claims_about("event/mali-2018-03-22") == _claims_about("agreement/roadmap-2018")


def test_three_states_ask_for_sanctions_on_11_april() -> None:
    said = [(speaker, kind) for speaker, kind, _, _ in _claims_about("event/mali-2018-04-11")]
    assert said == [("actor/france", "urges"), ("actor/united-kingdom", "urges"), ("actor/united-states", "urges")]


def test_the_undated_killings_have_an_honest_span() -> None:
    event = nodes()["event/mali-2018-04-barkhane"]
    assert isinstance(event, Event)
    assert (event.when, event.when_stated) == (DateSpan("2018-03/2018-04-14"), "recently")
    assert {hedge for _, _, hedge in _involved(event.id)} == {Hedge.REPORTED, Hedge.ALLEGED}
    assert [(victims, number, hedge) for _, _, victims, number, hedge in _figures(event.id)] == [
        ("alleged weapons expert and trainer of jihadist groups", "1", Hedge.REPORTED),
        ("other alleged jihadists", "4", Hedge.REPORTED),
    ]


@pytest.mark.parametrize(
    ("event", "involved"),
    [
        ("mali-2018-04-01-akabar", ("actor/jnim", Role.TARGET, Hedge.ALLEGED)),
        ("mali-2018-04-06-akabar", ("actor/unnamed-2018-04-06-akabar", Role.CLASHING_PARTY, Hedge.ALLEGED)),
        ("mali-2018-04-10", ("actor/unnamed-2018-04-10-niger-border", Role.TARGET, Hedge.SUSPECTED)),
        ("mali-2018-04-20", ("actor/unnamed-2018-04-20-tina", Role.TARGET, Hedge.SUSPECTED)),
        ("mali-2018-04-21", ("actor/unnamed-2018-04-21-goundam", Role.TARGET, Hedge.ALLEGED)),
        ("mali-2018-04-26", ("actor/isgs", Role.ATTACKER, Hedge.SUSPECTED)),
    ],
)
def test_no_hedge_of_the_entry_is_lost(event: str, involved: tuple[str, Role, Hedge]) -> None:
    assert involved in _involved(f"event/{event}")


def test_whom_one_source_names_for_an_unnamed_party_is_no_second_one() -> None:
    attributed = {
        (one.source, one.target) for one in records() if isinstance(one, Involvement) and one.hedge is Hedge.ATTRIBUTED
    }
    assert attributed == {
        *IN_HINDSIGHT,
        ("event/mali-2015-05-18", "actor/cma"),
        ("event/mali-2015-05-18", "actor/maa-cma"),
        ("event/mali-2016-07-20-timboukre", "actor/gatia"),
        ("event/mali-2017-08-14", "actor/jnim"),
        ("event/mali-2018-03-01", "actor/cma"),
        ("event/mali-2018-04-02-segou", "actor/jnim"),
        ("event/mali-2018-04-02-timbuktu", "actor/jnim"),
        ("event/mali-2018-04-05", "actor/jnim"),
        ("event/mali-2018-04-06-akabar", "actor/isgs"),
        (CAMP, "actor/jnim"),
        ("event/mali-2018-04-15", "actor/isgs"),
        ("event/mali-2018-04-21", "actor/jnim"),
        ("event/mali-2019-01-20", "actor/aqim"),
        ("event/mali-2019-01-20", "actor/jnim"),
        ("event/mali-2019-03-23", "actor/dozos"),
        ("event/mali-2019-03-23", "actor/dan-na-ambassagou"),
    }
    for event, named in attributed - IN_HINDSIGHT:
        roles = {who: role for who, role, _ in _involved(event)}
        others = [who for who, role in roles.items() if role in {Role.ATTACKER, roles[named]}]
        assert len([who for who in others if who.startswith("actor/unnamed-")]) == 1


def test_whom_ucdp_calls_the_cma_before_it_was_formed_stand_under_their_own_names() -> None:
    for event, _ in REBELS_BEFORE_THE_CMA:
        fought = {who for who, role, hedge in _involved(event) if role is Role.CLASHING_PARTY and hedge is None}
        assert fought == {"actor/mnla", "actor/hcua", "actor/maa", "actor/fama"}


@pytest.mark.parametrize(
    ("event", "speaker", "scope"),
    [
        ("mali-2018-04-01-akabar", "french-armed-forces-staff", Scope.PART),
        ("mali-2018-04-20", "crisis-group", Scope.PART),
        ("mali-2018-04-21", "barkhane", Scope.PART),
        ("mali-2018-04-21", "ucdp", Scope.ALL),
        ("mali-2018-04-06-dioura", "fama", Scope.ALL),
    ],
)
def test_what_one_side_lost_in_a_fight_is_no_total(event: str, speaker: str, scope: Scope) -> None:
    figures = [nodes()[one.source] for one in relations_to(Estimation, f"event/{event}")]
    said = [one for one in figures if relations_from(FigureAttribution, one.id)[0].target == f"actor/{speaker}"]
    assert [one.scope for one in said if isinstance(one, CasualtyEstimate)] == [scope]


def test_an_unknown_number_has_none_and_says_so() -> None:
    unknown = [one for one in nodes().values() if isinstance(one, CasualtyEstimate) and not one.number()]
    assert [(one.id, one.harm, one.note) for one in unknown] == [
        (
            "casualty-estimate/mali-2018-04-06-akabar-crisis-group-killed-assailants",
            Harm.KILLED,
            Text("unknown number", "nombre inconnu"),
        )
    ]


def test_the_verdict_is_a_claim_with_its_situation() -> None:
    verdict = nodes()["claim/entry-verdict"]
    assert isinstance(verdict, Claim)
    assert verdict.situation is Situation.UNCHANGED
    assert (verdict.date, verdict.date_basis) == (DateSpan("2018-05"), DateBasis.PUBLICATION)
    assert relations_from(Subject, verdict.id)[0].target == "place/ml"


def test_the_analyst_is_quoted_by_five_outlets() -> None:
    said = [one.source for one in relations_to(Attribution, "actor/jean-herve-jezequel")]
    carried = {id_: [one.target for one in relations_from(Carriage, id_)] for id_ in said}
    assert carried == {
        "claim/quotation-2017-03-06": ["actor/reuters"],
        "claim/quotation-2016-11-17": ["actor/daily-nation"],
        "claim/quotation-2016-09-13": ["actor/ouest-france"],
        "claim/quotation-2016-09-06": ["actor/bloomberg"],
        "claim/quotation-2016-08-17": ["actor/politica-exterior"],
    }
    assert [one.language for id_ in said if isinstance(one := nodes()[id_], Claim)] == ["en", "en", "fr", "en", "es"]


def test_an_update_is_a_publication_and_what_the_page_says_of_it() -> None:
    (claim,) = [nodes()[one.source] for one in relations_to(Subject, "source/cg-update-twelve-points")]
    assert isinstance(claim, Claim)
    assert (_speaker(claim), claim.sources) == ("actor/crisis-group", (Citation(PAGE, "updates, item 2"),))
    assert {one.target for one in relations_from(Subject, claim.id)} == {
        "source/cg-update-twelve-points",
        "actor/african-union",
        "actor/moussa-faki-mahamat",
    }
