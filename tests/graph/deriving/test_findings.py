"""What findings leads become: hand-made ones, each saying one thing about days, paths, sources and exceptions."""

from dataclasses import replace
from datetime import date

import pytest

from graph.deriving.dataset import delivery
from graph.deriving.findings import finding_rows
from graph.deriving.leads import Lead, Step
from graph.errors import LoadRefused
from ontology.findings import Finding, FindingDenial, FindingStep
from ontology.model import Citation
from ontology.values import Text
from ontology.vocabularies import Basis
from tests.graph.deriving.hand_made import CLASH, UNDATED, lead, source, step

REASON = Text("One was no member yet.", "L’un n’était pas encore membre.")


def found(*leads: Lead) -> Finding:
    """The one finding that leads make."""
    (row,) = finding_rows(leads)
    finding = row.records[0]
    assert isinstance(finding, Finding)
    return finding


def steps(*leads: Lead) -> list[FindingStep]:
    """The steps of the one finding that leads make."""
    (row,) = finding_rows(leads)
    return [one for one in row.records if isinstance(one, FindingStep)]


def known_from(*paths: tuple[tuple[str | None, ...], ...]) -> str | None:
    """From when a finding is known whose paths have steps with sources of these dates."""
    made = (tuple(step(f"actor/{at}-{n}", *dates) for n, dates in enumerate(path)) for at, path in enumerate(paths))
    known = found(lead(*made)).known_from
    return known.edtf if known else None


def test_the_id_says_rule_agreement_and_what_it_is_about() -> None:
    assert found(lead()).id == "finding/clash-between-signatories-accord-attack"


def test_it_holds_as_its_lead_says() -> None:
    ended = found(lead(holds_to=date(2018, 5, 1)))
    assert (ended.holds_from.edtf, ended.holds_to and ended.holds_to.edtf) == ("2018-04-14", "2018-05-01")
    assert found(lead()).holds_to is None


@pytest.mark.parametrize(
    ("paths", "day"),
    [
        pytest.param([[["2015"], ["2018-05"]]], "2018-05-31", id="by the last day of what the last step needs"),
        pytest.param([[["2015"], ["2018-05", "2018-04-20"]]], "2018-04-20", id="by the first source of each step"),
        pytest.param([[["2015"], [UNDATED, "2018"]]], "2018-12-31", id="whatever has no date"),
        pytest.param([[["2015"], [UNDATED]]], None, id="not where a step has no dated source"),
        pytest.param([[["2015"], []]], None, id="nor where it has none at all"),
        pytest.param([[["2015"], ["2018/.."]]], None, id="nor where publication has no end"),
        pytest.param([[["2019"]], [["2016"]], [[UNDATED]]], "2016-12-31", id="by the first path that is told whole"),
    ],
)
def test_it_is_known_once_each_step_of_a_path_is_told(paths: list[list[list[str | None]]], day: str | None) -> None:
    assert known_from(*(tuple(map(tuple, path)) for path in paths)) == day


def test_a_step_is_known_once_its_node_is_told_too_by_a_source_of_its_own() -> None:
    led = step("provision/article", "2016", relation="provision-agreement/article")
    told, of_row = (source("text", "2017", basis=basis) for basis in ("OWN", "ROW"))
    assert known(replace(led, documented=(told,))) == "2017-12-31"
    assert known(replace(led, documented=(of_row,))) is None
    assert known(replace(led, evidence=(of_row,))) == "2017-12-31", "a relation may rest on the row around it"
    assert known(replace(led, relation=None, evidence=(of_row,))) is None


def known(one: Step) -> str | None:
    """From when a finding with one step is known."""
    found_from = found(lead((one,))).known_from
    return found_from.edtf if found_from else None


def test_what_is_not_counted_is_known_once_the_reason_is_told() -> None:
    why = (source("ended", "2019"),)
    excepted = found(lead(exception=REASON, excepted_by=why))
    assert excepted.known_from
    assert excepted.known_from.edtf == "2019-12-31"
    assert Citation("source/ended") in excepted.sources


def test_texts_of_leads_that_are_known_only_later_are_left_out() -> None:
    late, early = (step("event/attack", "2019"),), (step("event/attack", "2018"),)
    leads = (lead(late, text=Text("Later.")), lead(early, text=Text("First.")))
    assert found(*leads).text == Text("First.")
    reasons = (replace(one, exception=Text(f"Not counted. {one.text.en}")) for one in leads)
    assert found(*reasons).exception == Text("Not counted. First.")


def test_its_end_is_known_by_the_sources_that_say_so() -> None:
    said = (source("late", "2019"), source("early", "2018-06-01"), source("undated"))
    finding = found(lead(holds_to=date(2018, 5, 1), ended_by=said))
    assert finding.end_known_from
    assert finding.end_known_from.edtf == "2018-06-01"
    assert {"source/late", "source/early", "source/undated"} < {one.source for one in finding.sources}
    assert found(lead(holds_to=date(2018, 5, 1), ended_by=said[2:])).end_known_from is None
    assert found(lead(ended_by=said)).end_known_from is None


def test_a_step_cites_its_own_sources_and_the_finding_all_of_them() -> None:
    row_of, own = source("row", "2015", basis="ROW"), source("own", "2018")
    path = (
        replace(step("event/attack"), evidence=(row_of,)),
        replace(step("actor/army", relation="involvement/x"), evidence=(row_of, own, own)),
    )
    first, second = steps(lead(path))
    assert (first.sources, first.basis) == ((Citation("source/row"),), Basis.ROW)
    assert (second.sources, second.basis) == ((Citation("source/own"),), Basis.OWN)
    assert (first.relation, second.relation) == (None, "involvement/x")
    assert found(lead(path)).sources == (Citation("source/own"), Citation("source/row"))


def test_leads_about_the_same_make_one_finding_with_several_paths_in_a_lasting_order() -> None:
    short, long = (step("event/attack", "2018"),), (step("event/attack", "2018"), step("actor/army", "2018"))
    one, other = lead(long, denials=("claim/b",)), lead(short, long, denials=("claim/a", "claim/b"))
    assert [(one.path_, one.order, one.target) for one in steps(one, other)] == [
        (1, 1, "event/attack"),
        (2, 1, "event/attack"),
        (2, 2, "actor/army"),
    ]
    assert delivery((one, other)).dataset == delivery((other, one)).dataset
    (row,) = finding_rows((other, one))
    assert [one.target for one in row.records if isinstance(one, FindingDenial)] == ["claim/a", "claim/b"]


def test_a_denial_cites_what_is_cited_for_the_claim() -> None:
    (row,) = finding_rows([lead(denials=("claim/a", "claim/b"))], {"claim/a": (source("paper", "2018"),)})
    first, second = [one for one in row.records if isinstance(one, FindingDenial)]
    assert (first.sources, second.sources) == ((Citation("source/paper"),), ())
    assert Citation("source/paper") not in row.finding.sources


def test_texts_that_differ_stand_one_after_the_other() -> None:
    other = Text("They fought again.")
    assert found(lead(), lead(text=other), lead()).text == Text("They fought again. They fought.", CLASH.fr)


def test_one_of_several_leads_that_has_not_ended_still_holds() -> None:
    ended = lead(holds_to=date(2018, 5, 1), ended_by=(source("end", "2018"),))
    assert found(ended, lead(text=Text("More"))).holds_to is None
    later = found(ended, lead(holds_to=date(2018, 6, 1), text=Text("More")))
    assert later.holds_to
    assert later.holds_to.edtf == "2018-06-01"
    assert later.end_known_from is None, "of one, no source says when it ended"


def test_what_a_rule_does_not_count_says_why_unless_another_lead_counts() -> None:
    path = (step("actor/msa", "2018"),)
    assert found(lead(path, exception=REASON)).exception == REASON
    both = (lead(path, exception=REASON), lead())
    assert found(*both).exception is None
    assert [one.target for one in steps(*both)] == ["event/attack", "agreement/accord"]


def test_two_findings_of_one_id_are_refused() -> None:
    one = lead(agreement="agreement/a", subject="event/b-c")
    with pytest.raises(LoadRefused, match="event/b-c under agreement/a and event/c under agreement/a-b"):
        list(finding_rows([one, lead(agreement="agreement/a-b", subject="event/c")]))


def test_the_checksum_follows_from_what_was_found() -> None:
    same = delivery([lead(), lead(subject="event/other")]).dataset
    assert same == delivery([lead(subject="event/other"), lead()]).dataset
    assert same.checksum != delivery([lead()]).dataset.checksum
    assert same.checksum.startswith(same.version)
