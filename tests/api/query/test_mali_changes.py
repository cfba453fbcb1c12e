"""What changed in the ledger of the accord of 2015 between two days, by what the curated dataset has, on each store."""

from typing import Any

import pytest

from api.errors import RequestError
from api.query.engine import Engine
from api.reports.changes_text import LISTED, UNCHANGED, report
from graph.compliance.comparing import changes
from ontology.naming import camel
from tests.graph.compliance.promised import on

QUERY = """query (
  $of: ID = "agreement/accord-2015", $from: Date = "2018-01-31", $to: Date = "2018-04-30", $known: Date
) {
  changes(agreement: $of, from: $from, to: $to, knownBy: $known) {
    before { promises overdue }
    after { promises overdue }
    agreed { agreement { id } }
    promised { entry { promise { commitment { id underAgreement { id } } } } before { status } }
    demanded { entry { promise { commitment { id kind } } } }
    overdue { entry { deadline { daysOverdue due { edtf } } promise { commitment { id } } } before { overdue } }
    words {
      judgement { assessor { actor { id } } status assessment { id status } }
      earlier { status }
      change { entry { promise { commitment { id } } } }
    }
    contested { entry { promise { commitment { id } } } }
    noLongerContested { entry { promise { commitment { id } } } }
    fulfilled { entry { promise { commitment { id } } } }
    endings { agreement { id } date { edtf } }
    found { finding { id text } text rule holdsFrom { edtf } }
    ceased { finding { id } holdsTo { edtf } }
    events { event { id } }
    unchanged
    unchangedDemands
    leftOut { assessments { count } }
  }
}"""


async def changed(mali: Engine, **variables: str) -> Any:
    return (await mali.execute(QUERY, variables))["changes"]


def promises(listed: list[Any]) -> list[str]:
    """The keys of the commitments in a list."""
    entries = (one.get("change", one)["entry"] for one in listed)
    return [one["promise"]["commitment"]["id"].removeprefix("commitment/") for one in entries]


async def test_what_changed_from_the_end_of_january_to_the_end_of_april_2018(mali: Engine) -> None:
    found = await changed(mali)
    assert (found["before"], found["after"]) == ({"promises": 69, "overdue": 15}, {"promises": 79, "overdue": 17})
    assert [one["agreement"]["id"] for one in found["agreed"]] == ["agreement/roadmap-2018"]
    assert len(found["promised"]) == 10
    new = [one["entry"]["promise"]["commitment"] for one in found["promised"]]
    assert {one["underAgreement"]["id"] for one in new} == {"agreement/roadmap-2018"}
    assert {one["before"] for one in found["promised"]} == {None}
    assert promises(found["overdue"]) == ["jan18-moc", "jan18-all"]
    assert promises(found["words"]) == ["apr-national-conference"]
    said = [(one["judgement"]["assessor"]["actor"]["id"], one["judgement"]["status"]) for one in found["words"]]
    assert said == [("actor/malijet", "PARTLY")]
    assert [one["judgement"]["assessment"]["status"] for one in found["words"]] == [status for _, status in said]
    none = ("demanded", "contested", "noLongerContested", "fulfilled", "endings", "ceased")
    assert [found[name] for name in none] == [[]] * len(none)
    assert (found["unchanged"], found["unchangedDemands"], found["leftOut"]) == (66, 0, None)


async def test_findings_that_are_new_are_the_ones_that_lists_have_too(mali: Engine) -> None:
    found = (await changed(mali))["found"]
    assert [(one["rule"], one["holdsFrom"]["edtf"]) for one in found] == [
        ("DEADLINE_MISSED", "2018-03-16"),
        ("DEADLINE_MISSED", "2018-04-01"),
        ("CIVILIANS_HARMED", "2018-04-06"),
    ]
    assert [one["finding"]["text"] for one in found] == [one["text"] for one in found]
    listed = await mali.execute(
        """{ findings(first: 500, asOf: "2018-04-30", where: {
          holdsFrom: {from: {gt: "2018-01-31"}}
          hasStep: {some: {node: {id: {in: ["agreement/accord-2015", "agreement/timetable-2018-01"]}}}}
        }) { nodes { id } } }""",
        {},
    )
    assert {one["id"] for one in listed["findings"]["nodes"]} == {one["finding"]["id"] for one in found}


async def test_what_was_not_known_by_a_day_is_no_change_for_those_who_lived_then(mali: Engine) -> None:
    found = await changed(mali, known="2018-04-30")
    assert len(found["promised"]) == 8
    assert promises(found["overdue"]) == ["jan18-moc", "jan18-all"]
    assert found["words"] == []
    assert [one["rule"] for one in found["found"]] == ["DEADLINE_MISSED", "DEADLINE_MISSED"]
    assert found["unchanged"] == 66
    assert found["leftOut"]["assessments"]["count"] > 0


async def test_a_month_in_which_only_days_passed_has_nothing_but_what_is_unchanged(mali: Engine) -> None:
    found = await changed(mali, **{"from": "2018-02-01", "to": "2018-02-27"})
    empty = [name for name in map(camel, LISTED) if not found[name]]
    assert empty == [camel(name) for name in LISTED]
    assert found["unchanged"] == found["after"]["promises"]
    assert found["before"] == found["after"]


async def test_the_end_of_the_accord_is_told(mali: Engine) -> None:
    found = await changed(mali, **{"from": "2024-01-01", "to": "2024-02-01"})
    assert [one["agreement"]["id"] for one in found["endings"]] == ["agreement/accord-2015"]


@pytest.mark.parametrize("known_by", [None, "2018-04-30"])
async def test_the_printed_report_has_the_same_figures(mali: Engine, known_by: str | None) -> None:
    answer = await changed(mali, **({"known": known_by} if known_by else {}))
    figures = [len(answer[camel(name)]) for name in LISTED] + [answer[camel(name)] for name in UNCHANGED]
    known = on(known_by) if known_by else None
    found = await changes(mali._store, "agreement/accord-2015", on("2018-01-31"), on("2018-04-30"), known)
    assert found
    for language in ("en", "fr"):
        lines = [line for line in report(found, language) if line[:5].strip().isdigit()]
        assert [int(line[:5]) for line in lines[: len(figures)]] == figures
        assert len(list(report(found, language))) < 353


async def test_there_is_nothing_to_tell_of_an_agreement_that_is_not_loaded(mali: Engine) -> None:
    assert await changed(mali, of="agreement/oslo") is None


async def test_days_the_wrong_way_round_are_refused_with_both(mali: Engine) -> None:
    with pytest.raises(RequestError) as refused:
        await changed(mali, **{"from": "2018-05-01", "to": "2018-04-30"})
    message = "changes: from, 2018-05-01, is after to, 2018-04-30; give the earlier day as from."
    assert [str(one.message) for one in refused.value.errors] == [message]
