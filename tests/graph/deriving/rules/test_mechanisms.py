"""An attack on a mechanism or mission by one who was bound to a party to an agreement."""

from dataclasses import replace

import pytest

from graph.deriving.facts import Happening
from graph.deriving.rules.mechanisms import NO_ATTACK, RULE
from ontology.values import Text
from tests.graph.deriving.rules import fought as f
from tests.graph.deriving.rules.fought import attacked, counted, event, fought, found, only, reason, target, under
from tests.graph.deriving.rules.promised import days

PATROLS = "commitment/patrols"
KNOWN = under(
    f.accord(
        f.promise("OPERATIONAL_COORDINATION", "CMA", "Platform", key=PATROLS),
        f.promise("MONITORING", "MOC", key="commitment/monitor"),
    )
)


def test_the_path_of_an_attack() -> None:
    lead = only(RULE, event(attacked("HCUA"), target("MINUSMA"), kind="SHELLING", denials=("claim/no",)), KNOWN)
    assert (lead.agreement, lead.subject, lead.denials) == (f.ACCORD, f.EVENT, ("claim/no",))
    assert days(lead) == ("2016-07-19", None)
    assert lead.text == Text(
        "Lead under Accord: HCUA (CMA) against MINUSMA, on 19 July 2016, Kidal, after the attacker's party had signed:"
        " Fight.",
        "Piste au titre de «\u00a0Accord\u00a0»\u00a0: HCUA (CMA) contre MINUSMA, le 19 juillet 2016, Kidal, après la"
        " signature de la partie dont relève l’attaquant\u00a0: Combat.",
    )
    (path,) = lead.paths
    assert [(step.node, step.relation) for step in path] == [
        (f.EVENT, None),
        ("actor/hcua", "involvement/hcua--attacker"),
        ("actor/cma", "membership/hcua--cma"),
        (f.ACCORD, "signature/cma"),
        (f.EVENT, None),
        ("actor/minusma", "involvement/minusma--target"),
        (PATROLS, "undertaking/patrols"),
    ]


@pytest.mark.parametrize(("whom", "protected"), [("MOC", "monitor"), ("officer", "monitor"), ("MINUSMA", "patrols")])
def test_what_it_protects(whom: str, protected: str) -> None:
    """The promise that binds the body itself, if there is one; else one that binds the attacker's party."""
    lead = only(RULE, event(attacked("CMA"), target(whom)), KNOWN)
    assert lead.paths[0][-1].node == f"commitment/{protected}"


@pytest.mark.parametrize(
    "of",
    [
        event(attacked("JNIM"), target("MINUSMA")),
        event(attacked("gunmen"), target("MOC")),
        event(attacked("CMA"), target("GATIA")),
        event(attacked("Algeria"), target("MINUSMA")),
        event(attacked("MINUSMA"), target("CMA")),
        event(attacked("JNIM"), target("MINUSMA"), target("CMA")),
        event(attacked("CMA"), target("MOC"), kind="ACCUSATION"),
        event(attacked("CMA", "a"), target("MOC", "a")),
    ],
)
def test_nothing_of_the_sort(of: Happening) -> None:
    assert not found(RULE, of, KNOWN)


@pytest.mark.parametrize(
    ("of", "why"),
    [
        (event(fought("CMA"), fought("MINUSMA")), NO_ATTACK.en),
        (event(attacked("MSA"), target("MOC")), "MSA belonged to Platform only from 14 July 2019."),
        (event(attacked("CMA"), target("MOC"), when="2015-06-01"), "CMA signed only on 20 June 2015."),
    ],
)
def test_not_counted(of: Happening, why: str) -> None:
    assert reason(RULE, of, KNOWN) == why


def test_a_movement_with_a_seat_in_a_mechanism_is_no_mechanism() -> None:
    known = replace(KNOWN, memberships=(*KNOWN.memberships, f.belongs("GATIA", "MOC")))
    assert not found(RULE, event(attacked("CMA"), target("GATIA")), known)


def test_a_body_that_fought_back_was_attacked() -> None:
    assert counted(RULE, event(attacked("CMA"), fought("MOC")), KNOWN)


def test_with_reserve() -> None:
    of = event(attacked("CMA", hedge="SUSPECTED"), target("MOC"))
    assert counted(RULE, of, KNOWN)
    assert (only(RULE, of, KNOWN).text.en or "").endswith(" With reserve: CMA (suspected).")


def test_where_an_agreement_has_nothing_on_it_the_rule_is_silent() -> None:
    assert not found(RULE, event(attacked("CMA"), target("MOC")), under(f.accord(f.promise("DDR", "CMA"))))
