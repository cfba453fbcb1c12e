"""A clash between two who were bound to different parties to one agreement."""

from dataclasses import replace

import pytest

from graph.compliance.promises import Stem
from graph.deriving.facts import Happening, Part, Setting, Tie
from graph.deriving.findings import finding_rows
from graph.deriving.rules.clashes import RULE
from ontology.values import Text
from tests.graph.deriving.rules import fought as f
from tests.graph.deriving.rules.fought import attacked, counted, event, fought, found, only, reason, target, under
from tests.graph.deriving.rules.promised import days

NO_SIDES = "Others fought too, and the data do not say who stood against whom."


def test_the_path_of_a_clash() -> None:
    lead = only(RULE, event(fought("HCUA"), fought("GATIA"), denials=("claim/no",)))
    assert (lead.agreement, lead.subject, lead.denials) == (f.ACCORD, f.EVENT, ("claim/no",))
    assert days(lead) == ("2016-07-19", None)
    (path,) = lead.paths
    assert [(step.node, step.relation, step.evidence[0].source) for step in path] == [
        (f.EVENT, None, "source/press"),
        ("actor/hcua", "involvement/hcua--clashing_party", "source/press"),
        ("actor/cma", "membership/hcua--cma", "source/hcua-cma"),
        (f.ACCORD, "signature/cma", "source/cma-signs"),
        (f.EVENT, None, "source/press"),
        ("actor/gatia", "involvement/gatia--clashing_party", "source/press"),
        ("actor/platform", "membership/gatia--platform", "source/gatia-platform"),
        (f.ACCORD, "signature/platform", "source/platform-signs"),
        (f.CEASEFIRE, "undertaking/ceasefire", "source/text"),
    ]


def test_what_it_says() -> None:
    lead = only(RULE, event(fought("CMA"), fought("HCUA"), fought("GATIA")))
    assert lead.text == Text(
        "Lead under Accord: CMA, HCUA (CMA) against GATIA (Platform), on 19 July 2016, Kidal, after both had signed:"
        " Fight.",
        "Piste au titre de «\u00a0Accord\u00a0»\u00a0: CMA, HCUA (CMA) contre GATIA (Platform), le 19 juillet 2016,"
        " Kidal, après la signature des deux\u00a0: Combat.",
    )


@pytest.mark.parametrize(
    "of",
    [
        event(fought("CMA"), fought("Platform")),
        event(fought("CMA", "a"), fought("GATIA", "b")),
        event(attacked("CMA"), target("GATIA")),
        event(attacked("CMA"), attacked("MNLA"), target("army"), kind="ATTACK"),
        event(fought("CMA"), target("GATIA")),
        event(attacked("JNIM"), fought("GATIA"), target("CMA")),
        event(fought("CMA"), attacked("GATIA")),
        event(attacked("CMA", "a"), attacked("GATIA", "b")),
        event(fought("CMA"), fought("Imghad")),
        event(fought("CMA"), fought("army"), fought("GATIA")),
        event(fought("CMA"), fought("MNLA"), fought("GATIA")),
        event(fought("CMA", hedge="ALLEGED"), fought("GATIA")),
    ],
)
def test_opposed(of: Happening) -> None:
    assert counted(RULE, of)


@pytest.mark.parametrize(
    "of",
    [
        event(fought("army", "a"), fought("GATIA", "a"), fought("JNIM", "b")),
        event(attacked("army"), attacked("GATIA"), target("JNIM"), kind="MILITARY_OPERATION"),
        event(attacked("JNIM"), target("CMA"), target("GATIA"), kind="BOMBING"),
        event(attacked("CMA", "a"), target("GATIA", "a")),
        event(fought("CMA"), fought("JNIM")),
        event(attacked("gunmen"), target("CMA")),
        event(fought("CMA"), f.part("GATIA", "INVOLVED")),
        event(fought("CMA"), fought("Algeria")),
        event(attacked("CMA"), target("GATIA"), kind="ACCUSATION"),
        event(fought("CMA"), fought("GATIA"), when="2024-02-01"),
    ],
)
def test_nothing_of_the_sort(of: Happening) -> None:
    """On the same side, with a stranger, without force, a guarantor, or after the end."""
    assert not found(RULE, of, under(f.accord(f.promise("CEASEFIRE", "CMA", "Mali"), ended="2024-01-25")))


def test_in_french_a_name_of_any_gender_needs_no_article() -> None:
    lead = only(RULE, event(fought("CMA"), fought("MSA"), when="2019-07-13"))
    assert lead.exception
    assert lead.exception.fr == ("MSA\u00a0: membre de «\u00a0Platform\u00a0» seulement à partir du 14 juillet 2019.")


@pytest.mark.parametrize(
    ("of", "why"),
    [
        (event(fought("CMA"), fought("MSA"), when="2019-07-13"), "MSA belonged to Platform only from 14 July 2019."),
        (event(fought("CMA"), fought("CPA"), when="2018"), "CPA belonged to Platform only until 11 November 2017."),
        (event(fought("GATIA"), fought("FPA"), when="2017-11-11"), "FPA belonged to CMA only until 10 November 2017."),
        (event(fought("CMA"), fought("GATIA"), when="2015-06-20"), "CMA signed only on 20 June 2015."),
        (
            event(attacked("GATIA"), target("MSA"), when="2018-01-01"),
            "MSA had split off from MNLA (2 September 2016).",
        ),
        (event(fought("MNLA"), fought("HCUA")), "Both belonged to CMA."),
        (event(fought("army"), fought("GATIA"), fought("JNIM")), NO_SIDES),
        (event(fought("army"), fought("GATIA"), fought("gunmen")), NO_SIDES),
    ],
)
def test_not_counted(of: Happening, why: str) -> None:
    assert reason(RULE, of) == why
    lead = only(RULE, of)
    assert (lead.text.en or "").startswith("Not counted under Accord: ")
    assert all(path[-1].node == f.CEASEFIRE for path in lead.paths)


@pytest.mark.parametrize(
    "of",
    [
        event(fought("CMA"), fought("MSA"), when="2019-07-14"),
        event(fought("CMA"), fought("CPA"), when="2017-11-11"),
        event(fought("GATIA"), fought("FPA"), when="2017-11-10"),
        event(fought("CMA"), fought("GATIA"), when="2015-06-21"),
    ],
)
def test_the_day_that_makes_the_difference(of: Happening) -> None:
    assert counted(RULE, of)


def test_before_either_signed_there_is_nothing_to_tell() -> None:
    assert not found(RULE, event(fought("CMA"), fought("GATIA"), when="2015-05-15"))


@pytest.mark.parametrize(
    ("when", "held"), [("2015-08-15/2015-08-17", "2015-08-15"), ("2016-07", "2016-07-31"), ("2016", "2016-12-31")]
)
def test_a_vague_day_counts_once_it_is_surely_past(when: str, held: str) -> None:
    assert days(only(RULE, event(fought("CMA"), fought("GATIA"), when=when))) == (held, None)


@pytest.mark.parametrize(
    ("parts", "said", "coding"),
    [
        ((attacked("CMA", hedge="ALLEGED"), target("GATIA")), " With reserve: CMA (alleged).", None),
        ((fought("CMA", by="ucdp"), fought("GATIA")), "", "Coded by UCDP alone: CMA."),
        (
            (attacked("CMA", hedge="ALLEGED"), fought("CMA", by="ucdp"), target("GATIA")),
            " With reserve: CMA (alleged).",
            "Coded by UCDP alone, said by others with reserve: CMA.",
        ),
        (
            (attacked("CMA", hedge="ALLEGED", by="ucdp"), target("GATIA")),
            " With reserve: CMA (alleged).",
            "Coded by UCDP alone: CMA.",
        ),
        (
            (attacked("GATIA", hedge="ATTRIBUTED", by="ucdp"), target("CMA")),
            " With reserve: GATIA (attributed).",
            "Coded by UCDP alone: GATIA.",
        ),
        ((attacked("CMA", hedge="ALLEGED"), fought("CMA"), target("GATIA")), "", None),
    ],
)
def test_what_is_said_with_reserve_or_coded_alone(parts: tuple[Part, ...], said: str, coding: str | None) -> None:
    lead = only(RULE, event(*parts))
    assert (lead.text.en or "").partition(": Fight.")[2] == said
    assert (lead.coding.en if lead.coding else None) == coding
    assert bool(lead.coded_by) == (coding is not None)


def test_what_it_says_where_no_place_is_known() -> None:
    text = only(RULE, event(fought("CMA"), fought("Platform"), settings=())).text
    assert text.en == "Lead under Accord: CMA against Platform, on 19 July 2016, after both had signed: Fight."


def later(one: Part, by: str, published: str) -> Part:
    """A part that a source published later tells."""
    return replace(one, evidence=f.cited(by, published))


def test_it_names_who_was_known_of_first_and_its_paths_all() -> None:
    lead = only(RULE, event(fought("CMA"), later(fought("HCUA"), "report", "2017"), fought("GATIA")))
    assert lead.text == only(RULE, event(fought("CMA"), fought("GATIA"))).text
    assert {step.node for path in lead.paths for step in path} >= {"actor/cma", "actor/hcua", "actor/gatia"}
    undated = (replace(each, evidence=f.cited("press", None)) for each in (fought("CMA"), fought("HCUA")))
    assert "CMA, HCUA (CMA) against" in (only(RULE, event(*undated, fought("GATIA"))).text.en or "")


def test_it_names_no_place_of_which_a_source_told_only_later() -> None:
    told = (Setting(Text("Kidal"), f.cited("press")), Setting(Text("Tessalit"), f.cited("report", "2017")))
    text = only(RULE, event(fought("CMA"), fought("Platform"), settings=told)).text
    assert text.en == "Lead under Accord: CMA against Platform, on 19 July 2016, Kidal, after both had signed: Fight."


@pytest.mark.parametrize(
    ("first", "then", "said", "coding"),
    [
        (
            attacked("CMA", hedge="ALLEGED"),
            later(fought("CMA"), "ucdp", "2017"),
            " With reserve: CMA (alleged).",
            "Coded by UCDP alone, said by others with reserve: CMA.",
        ),
        (fought("CMA", by="ucdp"), later(attacked("CMA"), "report", "2017"), "", None),
    ],
)
def test_what_is_said_later_lifts_no_reserve_and_is_no_part_of_the_text(
    first: Part, then: Part, said: str, coding: str | None
) -> None:
    lead = only(RULE, event(first, then, target("GATIA")))
    assert (lead.text.en or "").partition(": Fight.")[2] == said
    assert (lead.coding.en if lead.coding else None) == coding
    (row,) = finding_rows([lead])
    assert row.finding.coding == lead.coding
    assert (row.finding.coding_known_from.edtf if row.finding.coding_known_from else None) == (coding and "2017-12-31")


@pytest.mark.parametrize(
    ("of", "says_why"),
    [
        (event(fought("CMA"), fought("MSA"), when="2019-07-13"), "membership/msa--platform"),
        (event(fought("GATIA"), fought("FPA"), when="2017-11-11"), "splintering/fpa--mnla"),
        (event(attacked("GATIA"), target("MSA"), when="2018-01-01"), "splintering/msa--mnla"),
        (event(fought("CMA"), fought("GATIA"), when="2015-06-20"), "signature/cma"),
        (event(fought("MNLA"), fought("HCUA")), "membership/mnla--cma"),
    ],
)
def test_why_it_is_not_counted_stands_on_its_path(of: Happening, says_why: str) -> None:
    lead = only(RULE, of)
    assert lead.exception
    assert says_why in {step.relation for path in lead.paths for step in path}


def test_denials_stand_beside_the_text_and_not_in_it() -> None:
    denied, plain = (only(RULE, event(fought("CMA"), fought("GATIA"), denials=by)) for by in (("claim/no",), ()))
    assert (denied.denials, plain.denials) == (("claim/no",), ())
    assert denied.text == plain.text


def test_where_an_agreement_has_nothing_on_it_the_rule_is_silent() -> None:
    clash = event(fought("CMA"), fought("GATIA"))
    assert not found(RULE, clash, under(f.accord(f.promise("DDR", "CMA"))))
    assert not found(RULE, clash, under(f.accord(f.promise("CEASEFIRE", "MINUSMA"))))
    assert not found(RULE, clash, under(f.accord(kind="RESOLUTION", clauses=(f.clause("CEASEFIRE"),))))


def test_what_it_protects() -> None:
    clash = event(fought("CMA"), fought("Platform"))
    by_article = only(RULE, clash, under(f.accord(clauses=(f.clause("CEASEFIRE"),))))
    assert [(step.node, step.relation) for step in by_article.paths[0][-1:]] == [
        (f.ARTICLE, "provision-agreement/article")
    ]
    whole = only(RULE, clash, under(f.accord(kind="CEASEFIRE")))
    assert whole.paths[0][-1].node == f.ACCORD


def test_a_promise_with_the_provision_that_it_stems_from() -> None:
    made, tie = f.promise("CEASEFIRE", "CMA")
    stems = Tie(f.CEASEFIRE, "derivation/ceasefire--article", f.ARTICLE, f.cited("text"))
    pact = f.accord((replace(made, provisions=(Stem(f.ARTICLE, Text("Article 1")),)), tie))
    pact = replace(pact, ties=(*pact.ties, stems), clauses=(f.clause("PRINCIPLES"),))
    lead = only(RULE, event(fought("CMA"), fought("Platform")), under(pact))
    assert [(step.node, step.relation) for step in lead.paths[0][-2:]] == [
        (f.ARTICLE, "provision-agreement/article"),
        (f.CEASEFIRE, "derivation/ceasefire--article"),
    ]


def test_memberships_in_a_circle_lead_nowhere_else() -> None:
    circle = (f.belongs("CMA", "MNLA"), f.belongs("MNLA", "CMA"), f.belongs("GATIA", "Platform"))
    known = replace(f.KNOWN, memberships=circle)
    assert counted(RULE, event(fought("MNLA"), fought("GATIA")), known)
    assert reason(RULE, event(fought("MNLA"), fought("CMA")), known) == "Both belonged to CMA."


def test_one_who_signed_alone_and_with_others_has_a_path_of_each() -> None:
    pact = replace(f.KEEP_THE_PEACE, signings=(*f.KEEP_THE_PEACE.signings, f.signed("GATIA", "2015-05-15")))
    lead = only(RULE, event(fought("CMA"), fought("GATIA")), under(pact))
    assert [[step.node for step in path[4:-1]] for path in lead.paths] == [
        ["actor/gatia", f.ACCORD],
        ["actor/gatia", "actor/platform", f.ACCORD],
    ]
