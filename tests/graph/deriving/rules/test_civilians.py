"""Civilians harmed by one who was bound to a party to an agreement that has a provision for them."""

from dataclasses import replace

import pytest

from graph.deriving.facts import Clause, Facts, Figure, Happening
from graph.deriving.rules.civilians import ACCUSATION, RULE
from ontology.values import Text
from tests.graph.deriving.rules import fought as f
from tests.graph.deriving.rules.fought import attacked, event, fought, found, killed, only, reason, target, under
from tests.graph.deriving.rules.promised import days

KNOWN = under(f.accord(clauses=(f.clause("JUSTICE"),)))


def test_the_path_where_the_kind_of_the_event_says_so() -> None:
    lead = only(RULE, event(attacked("army"), kind="MASSACRE", denials=("claim/no",)), KNOWN)
    assert (lead.agreement, lead.subject, lead.denials) == (f.ACCORD, f.EVENT, ("claim/no",))
    assert days(lead) == ("2016-07-19", None)
    assert lead.text == Text(
        "Lead under Accord: army (Mali) against people who were not fighting, on 19 July 2016, Kidal, after the"
        " attacker's party had signed: Fight.",
        "Piste au titre de «\u00a0Accord\u00a0»\u00a0: army (Mali) contre des personnes qui ne combattaient pas, le 19"
        " juillet 2016, Kidal, après la signature de la partie dont relève l’attaquant\u00a0: Combat.",
    )
    (path,) = lead.paths
    assert [(step.node, step.relation) for step in path] == [
        (f.EVENT, None),
        ("actor/army", "involvement/army--attacker"),
        ("actor/mali", "membership/army--mali"),
        (f.ACCORD, "signature/mali"),
        (f.ARTICLE, "provision-agreement/article"),
    ]


def test_the_path_where_the_target_says_so_and_a_figure_that_they_were_harmed() -> None:
    figures = (_published("2021"), _published("2016-07"), _published(None))
    lead = only(RULE, event(attacked("army"), target("Dogon"), kind="ATTACK", figures=figures), KNOWN)
    assert (lead.text.en or "").startswith("Lead under Accord: army (Mali) against Dogon, on 19 July 2016")
    assert [(step.node, step.relation) for step in lead.paths[0][4:]] == [
        (f.EVENT, None),
        ("actor/dogon", "involvement/dogon--target"),
        (f.EVENT, None),
        ("casualty-estimate/2016-07", "estimation/killed"),
        (f.ARTICLE, "provision-agreement/article"),
    ]


def _published(day: str | None) -> Figure:
    evidence = tuple(replace(one, published=day) for one in killed().evidence)
    return replace(killed(), id=f"casualty-estimate/{day}", evidence=evidence)


@pytest.mark.parametrize(
    "of",
    [
        event(attacked("army"), target("gunmen"), kind="KILLING"),
        event(attacked("army"), target("officer"), kind="KILLING"),
        event(attacked("army"), target("Dogon"), target("JNIM"), kind="KILLING"),
        event(attacked("army", hedge="ALLEGED"), kind="KILLING"),
        event(attacked("army"), attacked("JNIM"), kind="KILLING"),
        event(attacked("army"), target("Dogon"), kind="ACCUSATION", figures=(killed(),)),
    ],
)
def test_civilians(of: Happening) -> None:
    assert only(RULE, of, KNOWN).exception is None


@pytest.mark.parametrize(
    "of",
    [
        event(attacked("JNIM"), kind="MASSACRE"),
        event(attacked("gunmen"), kind="MASSACRE"),
        event(target("army"), kind="KILLING"),
        event(fought("army"), target("Dogon"), figures=(killed(),)),
        event(attacked("army"), target("JNIM"), kind="ATTACK", figures=(killed(),)),
        event(attacked("army"), target("Dogon"), kind="ATTACK"),
        event(attacked("army"), target("Dogon"), kind="ATTACK", figures=(replace(killed(), harm="NEUTRALISED"),)),
        event(attacked("army"), target("Dogon"), kind="SANCTION", figures=(killed(),)),
    ],
)
def test_nothing_of_the_sort(of: Happening) -> None:
    assert not found(RULE, of, KNOWN)


def test_the_words_for_the_victims_are_never_read() -> None:
    figure = replace(killed(), victims=Text("civilians", "civils"))
    assert not found(RULE, event(attacked("army"), target("JNIM"), kind="ATTACK", figures=(figure,)), KNOWN)


@pytest.mark.parametrize(
    ("of", "why"),
    [
        (event(attacked("army"), target("JNIM"), kind="KILLING"), "The target recorded is JNIM, which is armed."),
        (event(attacked("army"), kind="ACCUSATION", figures=(killed(),)), ACCUSATION.en),
        (event(attacked("MSA"), kind="KILLING"), "MSA belonged to Platform only from 14 July 2019."),
        (event(attacked("CMA"), kind="KILLING", when="2015-06-20"), "CMA signed only on 20 June 2015."),
    ],
)
def test_not_counted(of: Happening, why: str) -> None:
    assert reason(RULE, of, KNOWN) == why


def test_who_denies_a_figure_denies_it_too() -> None:
    figure = replace(killed(), denials=("claim/figure", "claim/no"))
    of = event(attacked("army"), kind="ACCUSATION", figures=(figure,), denials=("claim/no",))
    assert only(RULE, of, KNOWN).denials == ("claim/no", "claim/figure")


def test_of_several_provisions_the_one_of_which_a_source_told_first() -> None:
    clauses = (_dated("a", None), _dated("b", "2018"), _dated("c", "2017"))
    lead = only(RULE, event(attacked("army"), kind="MASSACRE"), under(f.accord(clauses=clauses)))
    assert lead.paths[0][-1].node == "provision/c"


def _dated(key: str, published: str | None) -> Clause:
    evidence = tuple(replace(one, published=published) for one in f.cited(key))
    return replace(f.clause("JUSTICE"), id=f"provision/{key}", evidence=evidence)


@pytest.mark.parametrize(
    ("known", "silent"),
    [
        (under(f.accord(clauses=(f.clause("HUMANITARIAN"),))), False),
        (under(f.accord(f.promise("HUMANITARIAN", "Mali"))), False),
        (under(f.accord(f.promise("HUMANITARIAN", "CMA"))), True),
        (under(f.accord(f.promise("JUSTICE", "Mali"))), True),
        (under(f.accord(clauses=(f.clause("CEASEFIRE"),))), True),
    ],
)
def test_only_where_an_agreement_has_a_provision_for_them(known: Facts, *, silent: bool) -> None:
    assert (not found(RULE, event(attacked("army"), kind="MASSACRE"), known)) == silent
